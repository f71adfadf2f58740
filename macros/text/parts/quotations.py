"""Text with its quotations folded to one character each, so that what stands around them can be read.

Pure text. A quotation may run over several paragraphs, may hold others, and may repeat its opening mark
at the beginning of each paragraph, as official documents print it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from macros.text.characters.regex import regex
from macros.text.lines.reflow import paragraphs, squeeze

FOLDED = "[\U000f0000-\U000ffffd]"
"""What a folded quotation looks like to a pattern."""
_FIRST = 0xF0000
_MOST = 0xFFFD
_MARKS = regex("[“”]")
_OTHER_MARKS = str.maketrans("「」『』", "“”‘’")


@dataclass(frozen=True)
class Folded:
    """A text without white space, paragraphs apart by a line break, its quotations folded."""

    text: str
    """With one character for each quotation."""
    quotations: tuple[str, ...]
    """The words inside the marks of each, paragraphs apart as in the text."""
    origins: tuple[int, ...] = field(repr=False)
    """How many characters, white space aside, come before each character of ``text``, and before its end."""
    whole: str = field(repr=False)
    """The text as it is, without white space."""

    def quotation(self, char: str) -> str:
        """Return the words of a folded quotation."""
        return self.quotations[ord(char) - _FIRST]

    def printed(self, start: int, end: int) -> str:
        """Return a part of the text as it is printed."""
        return self.whole[self.origins[start] : self.origins[end]]


def fold(text: str) -> Folded:
    """Fold the quotations of a text."""
    joined = "\n".join(_marked(squeeze(one)) for one in paragraphs(text))
    kept: list[str] = []
    origins: list[int] = []
    quotations: list[str] = []
    at = seen = 0
    while at < len(joined):
        end = _end(joined, at) if len(quotations) < _MOST else at
        origins.append(seen)
        if end > at:
            kept.append(chr(_FIRST + len(quotations)))
            quotations.append(joined[at + 1 : end - 1].replace("\n“", "\n"))
        else:
            end = at + 1
            kept.append(joined[at])
        seen += len(squeeze(joined[at:end]))
        at = end
    return Folded("".join(kept), tuple(quotations), (*origins, seen), squeeze(text))


def _marked(paragraph: str) -> str:
    """Return a paragraph with the usual marks for others: 「甲」, "甲" if no usual ones stand beside them."""
    if _MARKS.search(paragraph):
        return paragraph
    if '"' in paragraph and paragraph.count('"') % 2 == 0:
        return re.sub('"([^"]*)"', "“\\1”", paragraph)
    return paragraph.translate(_OTHER_MARKS)


def unquoted(text: str) -> str:
    """Return a text without its quotations: what it says in its own words, paragraphs apart by a line break."""
    return re.sub(FOLDED, "", fold(text).text)


def _end(text: str, start: int) -> int:
    """Return where the quotation that begins here ends, or ``start`` if none does."""
    if text[start] != "“":
        return start
    depth = 0
    for mark in _MARKS.finditer(text, start):
        if mark[0] == "”":
            depth -= 1
        elif (
            not depth or text[mark.start() - 1] != "\n"
        ):  # at a paragraph's beginning it is repeated
            depth += 1
        if not depth:
            return mark.end()
    return start


def plain(words: str) -> str:
    """Return words without white space, marks inside marks like all others: the form to compare."""
    return squeeze(words).translate({ord("‘"): "“", ord("’"): "”"})
