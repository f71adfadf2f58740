"""A Markdown extension that takes finished blocks of HTML out of a page at once.

Templates give pages that are all HTML but for their headings. Markdown finds the blocks too, tag by
tag in a parser, and MkDocs looks for anchors in the same way: together most of the time of a page.
Here one pattern finds every tag of what templates print, and cuts the page between blocks; no word of
it is changed. Markdown gets what its own step for HTML would leave. A page with anything that the
pattern does not know goes to that step as it is.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_TAG = re.compile(
    r'<(/?)([a-z][a-z0-9-]*)(?:\s+[A-Za-z][\w:.-]*(?:="[^"<>]*")?)*\s*(/?)>', re.ASCII
)
_OPEN_REFERENCE = re.compile(r"&#(?![0-9]+;|x[0-9a-fA-F]+;)")
_WORDS = {
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
}
"""Elements whose content is no markup; they are cut out only if nothing in them looks like a tag."""
_EMPTY = "hr"
"""Is never closed: Markdown takes it for a block of its own."""
_FOR_MARKDOWN = re.compile(r"<[^<>]*\smarkdown[\s=>]")
"""A tag of which Markdown is to read what is inside."""
_BLANK_LINE = re.compile(r"(?: *\n){2}")


class FinishedBlocks(Preprocessor):
    """Puts finished blocks where Markdown puts them."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a placeholder for each block, or as they were."""
        text = "\n".join(lines)
        parts = self.parts(text)
        if parts is None:
            return lines
        left = "".join(
            f"\n{self.md.htmlStash.store(part)}\n\n" if block else part for block, part in parts
        )
        return left.split("\n")

    def parts(self, text: str) -> list[tuple[bool, str]] | None:
        """Return the text as blocks and what is around them; None if that is not plain."""
        tags = list(_TAG.finditer(text))
        if len(tags) != text.count("<") or _OPEN_REFERENCE.search(text):
            return None
        if _FOR_MARKDOWN.search(text):
            return None
        parts: list[tuple[bool, str]] = []
        within: list[str] = []  # the tags that are open in the block
        start = end = 0
        for place, tag in enumerate(tags):
            closes, name, alone = tag.groups()
            if name in _WORDS and not closes and not _holds_words(tags, place):
                return None
            if not within:
                before = text[end : tag.start()]
                line = before[before.rfind("\n") + 1 :]
                in_tail = bool(end) and "\n" not in before
                block = not closes and self.md.is_block_level(name)
                if in_tail and (line.strip() or not block):
                    return None
                begins = block and (in_tail or (len(line) <= 3 and not line.strip()))
                if alone or name == _EMPTY or (name in _WORDS and not begins):
                    return None
                if not begins:
                    continue
                parts.append((False, text[end : tag.start()]))
                start = tag.start()
                within.append(name)
            elif closes:
                if name in within:
                    while within.pop() != name:
                        pass
                if not within:
                    end = tag.end()
                    blank = "\n" if _BLANK_LINE.match(text, end) else ""
                    if not blank and text[end : text.find("\n", end)].strip()[:1] not in ("", "<"):
                        return None
                    parts.append((True, text[start:end] + blank))
            elif not alone and name != _EMPTY:
                within.append(name)
        if within:
            return None
        parts.append((False, text[end:]))
        return parts


def _holds_words(tags: list[re.Match[str]], place: int) -> bool:
    """Whether the element that a tag opens is closed by the next tag."""
    following = tags[place + 1 : place + 2]
    return any(tag[1] and tag[2] == tags[place][2] for tag in following)


class _Finished(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        """Register the step before that in which MkDocs looks for anchors."""
        md.preprocessors.register(FinishedBlocks(md), "finished_blocks", 22)


def makeExtension(**_: Any) -> Extension:
    """Return the extension, by the name that Markdown asks for."""
    return _Finished()
