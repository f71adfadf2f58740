"""What is not indented far enough: Markdown would take it out of the box, list or note that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.pages.writing.source import STATEMENT, fences, quoted, with_holes

_INDENT = re.compile(r"[ \t>]*")
_BOX = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]*[\"\w][^\n]*")
_TITLED = re.compile(r"!!![ \t]*[\w -]*\"[^\"]+\"")
_NEW = re.compile(r"(?:(?:#{1,6} |!!!|\?\?\?).*|[-*_]{3,}|)")
"""What begins something new, so that nothing of the box above it lost its blanks; also the end of the page."""
_ITEM = re.compile(r"(?:[-*+]|\d+\.|:)[ \t]+\S|\[\^[^\]\s]+\]:")
_ANYWHERE = re.compile(r"\[[^\]]+\]:[ \t]*\S|</")
"""What may stand between levels: an address or a note with its name, the end of an element."""
_STEP = 4
EMPTY_BOX = "里没有内容；属于它的每一行都要缩进四个空格。"
Found = Iterator[tuple[int, str]]


def indents(source: str) -> Found:
    """Yield line and words for each box without content, and each line between two levels."""
    lines, written = with_holes(source).replace(STATEMENT, "").split("\n"), source.split("\n")
    yield from _empty_boxes(lines, written)
    for fence in fences(source):
        lines[fence.line - 1] = written[fence.line - 1]
    yield from _between_levels(lines)


def _empty_boxes(lines: list[str], written: list[str]) -> Found:
    for number, line in enumerate(lines):
        width = _width(line)
        box = _BOX.match(_behind(line))
        below = next((one for one in written[number + 1 :] if _behind(one)), "")
        if box and _width(below) < width + _STEP and not _only_titled(line, below):
            yield (
                number + 1,
                f"“{quoted(box[0])}”{EMPTY_BOX}",
            )


def _only_titled(line: str, below: str) -> bool:
    """Whether a box is all that its title says: what stands below it cannot have been meant to be in it."""
    if not _TITLED.fullmatch(_behind(line)):
        return False
    return _width(below) < _width(line) or bool(_NEW.fullmatch(_behind(below)))


def _between_levels(lines: list[str]) -> Found:
    levels: list[int] = []
    blank = False
    for number, line in enumerate(lines, 1):
        words, width = _behind(line), _width(line)
        if _ANYWHERE.match(words):
            width -= width % _STEP
        if words and not line.lstrip().startswith(">"):
            item = bool(_ITEM.match(words))
            if item or blank:
                while levels and levels[-1] >= width + (not item):
                    levels.pop()
                if levels and levels[-1] < width < levels[-1] + _STEP:
                    yield number, f"“{quoted(words[:12])}”{_BETWEEN}"
                elif item:
                    levels.append(width)
                elif not width:
                    levels.clear()
        blank = not words


_BETWEEN = "的缩进在两级之间，会落到上一项的外面；属于上一项的缩进四个空格，不属于的顶格写。"


def _width(line: str) -> int:
    """Return how far a line is indented; a mark of quotation counts as a blank."""
    indent = _INDENT.match(line)
    return len(indent[0].expandtabs(_STEP)) if indent else 0


def _behind(line: str) -> str:
    return _INDENT.sub("", line, count=1).rstrip()
