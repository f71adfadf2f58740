"""Numbered points inside a paragraph: （1）, ①, 1. and 一是; pure text, no plan.

A number counts as that of a point if it opens the paragraph or stands behind a mark that ends
something, and if the numbers run on from one to the next: “按照第（1）项” names a point and begins none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.text.characters.numerals import chinese_number
from macros.text.characters.regex import regex

_CHINESE = "[一二三四五六七八九十]+"
_STYLES: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (regex(r"[（(]([0-9]{1,2})[）)]"), int),
    (regex(rf"[（(]({_CHINESE})[）)]"), chinese_number),
    (regex("([①-⑳])"), lambda mark: ord(mark) - ord("①") + 1),
    (regex(r"(?<![0-9.．])([0-9]{1,2})[.．](?![0-9])"), int),
    (regex(rf"({_CHINESE})是"), chinese_number),
)
_BEFORE = "。；;：:，,、"
"""The marks behind which a point may begin."""


@dataclass(frozen=True, order=True)
class Point:
    """Where a numbered point begins in a paragraph, and the number as printed."""

    start: int
    mark: str

    @property
    def cited(self) -> str:
        """How a citation calls it: （1） and ① as they are, 1. as 第1点, 一是 in quotation marks."""
        if self.mark[-1] in ".．":
            return f"第{self.mark[:-1]}点"
        return f"“{self.mark}”" if self.mark[-1] == "是" else self.mark


def points(paragraph: str) -> tuple[Point, ...]:
    """Return the numbered points of a paragraph in order; one that opens it begins at 0."""
    found = (point for style, value in _STYLES for point in _of_style(paragraph, style, value))
    return tuple(sorted(found))


def _of_style(
    paragraph: str, style: re.Pattern[str], value: Callable[[str], int]
) -> Iterator[Point]:
    """Yield the points whose numbers run on; a single one only if it opens the paragraph."""
    run: list[Point] = []
    last = 0
    for match in style.finditer(paragraph):
        before = paragraph[: match.start()].rstrip()
        if before and before[-1] not in _BEFORE:
            continue
        number = value(match[1])
        if number == last + 1 or number == 1 or match.start() == 0:
            if number != last + 1:
                yield from _kept(run)
                run = []
            run.append(Point(match.start(), match[0]))
            last = number
    yield from _kept(run)


def _kept(run: list[Point]) -> list[Point]:
    return run if len(run) > 1 or any(point.start == 0 for point in run) else []
