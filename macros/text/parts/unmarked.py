"""Words that a document gives without quotation marks: where they begin, and where they may end."""

from __future__ import annotations

from collections.abc import Sequence

from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex

_ITEMS = tuple(
    map(
        regex,
        ("[〇零一二三四五六七八九十百]+、", "[（(][一二三四五六七八九十]+[）)]", "[0-9]+[、.．]", "[（(][0-9]+[）)]"),
    )
)  # fmt: skip
"""How paragraphs are numbered, outermost first."""


def behind_colon(text: str, at: int) -> int:
    """Return where words begin behind a colon and line breaks that stand at ``at``, if any do."""
    return len(text) - len(text[at:].lstrip("：:\n"))


def behind_lists(text: str, opened: int, first: int, stops: Sequence[int]) -> list[int]:
    """Return the ends of paragraphs with which words may end: not inside a list that they begin with.

    新增以下任务：5.甲。6.乙。 gives both. The paragraph that opens them must be numbered in another way.
    """
    marks = [_ITEMS[n] for n in (level_of(text, first),) if n >= 0 and n != level_of(text, opened)]
    begun = marks[0].match(text, first) if marks else None
    if not begun:
        return list(stops)
    number = _figure(begun[0])
    found = []
    for stop in stops:
        following = marks[0].match(text, stop + 1)
        if following and _figure(following[0]) == number + 1:
            number += 1
        else:
            found.append(stop)
    return found


def level_of(text: str, at: int) -> int:
    """Return how the paragraph is numbered that begins here; -1 if it is not."""
    return next((n for n, item in enumerate(_ITEMS) if item.match(text, at)), -1)


def marked(text: str, at: int) -> tuple[int, int, int] | None:
    """Return how a paragraph is numbered that begins here, its number, and where its words begin."""
    level = level_of(text, at)
    found = _ITEMS[level].match(text, at) if level >= 0 else None
    return (level, _figure(found[0]), found.end()) if found else None


def _figure(mark: str) -> int:
    return int(number_parts(mark)[-1])
