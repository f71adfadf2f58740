"""Wrapping of Chinese text for the data file: the same words always break at the same places.

Each sentence begins on a new line, so that an edit of one does not move the others. Long sentences
break after a clause mark if one is near, else at the width. Lines break only where
``macros.text.lines.reflow`` joins them without a space, so that it gives back the same text.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import islice

from macros.text.characters.regex import regex
from macros.text.lines.reflow import is_wide

WIDTH = 80
"""Columns of a line of text: forty full-width characters."""

SLACK = 10
"""A line may be longer by so many columns if a sentence or clause then ends with it."""

_NO_START = frozenset("〔，。、；：！？）》〉」』】〕］｝”’…—～·％‰℃〗,.;:!?)]}>%~-_/|\"'")
_NO_END = frozenset("（《〈「『【〔［｛“‘〖—…～－([{<￥$#№~-_/|\"'")
_SENTENCE = frozenset("。！？；")
_CLAUSE = frozenset("，：")
_ITEM = frozenset("、")
_NUMERIC = regex(r"[0-9０-９〇一二三四五六七八九十百千万亿.．]")


def columns(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "FWA" else 1 for char in text)


def wrap(paragraph: str) -> list[str]:
    """Return the lines of one paragraph; ``reflow`` of them is the paragraph again."""
    breaks = [n for n in range(1, len(paragraph)) if _may_break(paragraph, n)]
    lines, start = [], 0
    while start < len(paragraph):
        end = _line_end(paragraph, start, breaks)
        lines.append(paragraph[start:end])
        start = end
    return lines or [""]


def _line_end(text: str, start: int, breaks: list[int]) -> int:
    """Return where the line that begins at ``start`` ends."""
    fitting: list[int] = []
    for place in islice(breaks, bisect_right(breaks, start), None):
        width = columns(text[start:place])
        if width <= WIDTH + SLACK and _closes(text, place, _SENTENCE):
            return place
        if width > WIDTH + SLACK and fitting:
            break
        clause = _closes(text, place, _CLAUSE)
        if width <= WIDTH or not fitting or clause:
            fitting.append(place)
    else:
        if not fitting or columns(text[start:]) <= WIDTH + SLACK:
            return len(text)
    clauses = [place for place in fitting if _closes(text, place, _CLAUSE)]
    items = [place for place in fitting if _closes(text, place, _ITEM)]
    outside = [place for place in fitting if not _in_brackets(text[start:place])]
    for places, least in ((clauses, WIDTH // 2), (items, WIDTH // 2), (outside, WIDTH * 3 // 8)):
        if places and columns(text[start : places[-1]]) >= least:
            return places[-1]
    return fitting[-1]


def _in_brackets(beginning: str) -> bool:
    """Whether a line would end inside a title in 《》 or a remark in （）."""
    return any(beginning.rfind(left) > beginning.rfind(right) for left, right in ("《》", "（）"))


def _closes(text: str, place: int, marks: frozenset[str]) -> bool:
    """Whether one of ``marks`` is before ``place``, except for closing quotes and brackets."""
    before = text[max(0, place - 8) : place].rstrip("”’）》〉」』】〕］｝")
    return before[-1:] in marks


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if before.isspace() or after.isspace() or not (is_wide(before) or is_wide(after)):
        return False
    if before in _NO_END or after in _NO_START:
        return False
    return not _holds_number_together(before, after)


def _holds_number_together(before: str, after: str) -> bool:
    """Whether a break would part a number, or a number from the word before or after it."""
    numbers = bool(_NUMERIC.match(before)), bool(_NUMERIC.match(after))
    if all(numbers):
        return True
    return (before.isdecimal() and is_wide(after)) or (after.isdecimal() and before in "第〕")
