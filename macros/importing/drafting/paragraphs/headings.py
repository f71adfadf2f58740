"""Where the heading of a numbered paragraph ends and its text begins; pure text, no plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from macros.importing.drafting.paragraphs.evidence import last_brackets, says_who
from macros.text.characters.han import HAN
from macros.text.lines.opening import opening
from macros.text.parts.sentences import sentences

LONGEST = 30
"""A sentence that runs on with text is a heading if it has no more characters than this."""
_LINE = 50
"""A line of its own may be longer."""
_STOPS = "。；！？，：:;,"
_COLON = re.compile(r"([^，。；：:、（(]{2,15})[：:](?=.)")
_IN_BRACKETS = re.compile(
    r"(?:(?:[（(](?:[^（()）]|[（(][^（()）]*[）)])*[）)]|【[^【】]*】|〔[^〔〕]*〕|［[^［］]*］)。?)+"
)
"""Brackets alone behind a sentence say who does it: the sentence is the text, no heading."""
_ENCLOSED = re.compile(
    r"(?:【(?P<a>[^【】]{2,14})】|[（(](?P<b>[^（()）。，；]{2,14})[）)])(?=\S{4})"
)
"""第一条（目的依据）为了…: a heading in brackets."""
_APART = re.compile(r"([^\s，。；：:、]{2,14})[ \u3000]+(?=\S{4})")
_HALF_STOP = re.compile(rf"(?<=[{HAN}）)”])\.(?=\s|$)")
"""A full stop as some offices type it: 种树. 种下去."""
_WIDE = str.maketrans(",;:", "，；：")
_OF_ITSELF = re.compile(rf"本[{HAN}]{{1,8}}?(?:自|由|从|印发|发布|有效期)")
"""What a document says of itself is no heading, be it short: 本意见自2023年3月1日起施行，有效期2年。"""
_LABEL = re.compile(r"(?:单位|部门|时限|期限|领导|责任人|牵头|配合|负责)$")


@dataclass(frozen=True)
class Heading:
    """A heading, how it stands before its text, and whether it is printed as one."""

    words: str
    rest: str = ""
    """The text behind it in the same paragraph."""
    stop: str = ""
    """The mark that parts them: 。 or ：."""
    printed: bool = True
    """False: the first words of a text without a heading."""


def heading(paragraph: str, *, goes_on: bool) -> Heading:
    """Return the heading with which a paragraph opens; ``goes_on``: other paragraphs follow."""
    found = _heading(_HALF_STOP.sub("。", paragraph), goes_on=goes_on)
    return replace(found, rest=paragraph[len(paragraph) - len(found.rest) :])


def _heading(paragraph: str, *, goes_on: bool) -> Heading:
    if (enclosed := _ENCLOSED.match(paragraph)) and not says_who(enclosed.group()):
        return Heading(enclosed["a"] or enclosed["b"], paragraph[enclosed.end() :].strip())
    first = sentences(paragraph)[0].strip() if paragraph else ""
    rest = paragraph[len(first) :].strip()
    bare = first.removesuffix("。")
    alone = (_IN_BRACKETS.fullmatch(rest) and not goes_on) or _OF_ITSELF.match(first)
    if bare != first and rest and len(bare) <= LONGEST and not alone:
        return Heading(bare, rest, "。")
    if bare != first and len(bare) <= LONGEST and goes_on and not (rest or alone):
        return Heading(bare, "", "。")
    if (colon := _COLON.match(paragraph)) and not _LABEL.search(colon[1]):
        return Heading(colon[1], paragraph[colon.end() :].strip(), "：")
    if (who := last_brackets(paragraph)) and says_who(paragraph):
        before = paragraph[: who[0] - 1].rstrip()
        if len(before) <= LONGEST and not re.search("[。，,]", before):
            return Heading(before, paragraph[len(before) :].strip())
    line = bare == first and (goes_on or not re.search("[，,]", paragraph))
    if line and len(paragraph) <= _LINE and paragraph[-1:] not in _STOPS:
        return Heading(paragraph)
    if (apart := _APART.match(paragraph)) and paragraph[apart.end() :].count("，"):
        return Heading(apart[1], paragraph[apart.end() :].strip())
    return Heading(bare[: _cut(bare)], paragraph, printed=False)


def _cut(text: str) -> int:
    """Return how many characters of a text stand for a heading that it has not: its first clauses."""
    return len(opening(text.translate(_WIDE), LONGEST).removesuffix("…"))
