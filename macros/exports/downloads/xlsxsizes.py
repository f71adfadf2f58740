"""How wide columns and how high rows of a workbook are, on the screen and on A4."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from macros.exports.downloads.tables import ADDRESS, AMENDED, NUMBER

_TEXT = "原文"
WIDTHS = {
    NUMBER: 8,
    "部分": 9,
    "措施标题": 12,
    "标题性质": 9,
    _TEXT: 32,
    "单位": 13,
    "角色": 10,
    "角色原文": 7,
    "引文": 16,
    "牵头单位": 12,
    "文件": 12,
    "主题": 9,
    "期限": 10,
    "期限日期": 11,
    "目标": 12,
    "最新进展": 14,
    AMENDED: 12,
    "去向": 42,
    "公文的写法": 16,
    "类别": 9,
    "所指": 9,
    "统一社会信用代码": 21,
    "后来的变化": 30,
    ADDRESS: 15,
}
"""In digits; as narrow as reads well, so that print on A4 stays large enough."""
_WIDEST = 70
NARROW = 8  # a column of which no row says anything
_REMARK = 13  # for （编者归纳）
_LINE, HIGHEST = 14.5, 409
"""Points: a line of text, and the highest row that Excel can show."""
_PRINT_WIDTH, _PRINT_HEIGHT = 1045, 487
"""Pixels and points: A4 on its side without margins."""
_SPREAD = int(_PRINT_WIDTH / 0.9)
"""Pixels up to which columns get wider for lower rows: 10 points are then printed as 9."""
_LEAST_FILLED = 0.25
"""If less than this share of the last page is used, the print gets smaller and saves that page."""
_JUDGED = 500
"""Rows by which widths are chosen, of however many."""
_PIECE = re.compile(r"[^\0-\u1fff]|[^/\-\s\u2000-\U0010ffff]*[/\-\s]|[^/\-\s\u2000-\U0010ffff]+")
"""What stays on one line: a Chinese character, a word, a piece of an address."""


def column_width(name: str, linked: bool, cells: Sequence[str]) -> int:
    """Return the width of a column: links stay on one line, the text gets as wide as it must."""
    width = WIDTHS[name] if any(cells) else min(NARROW, WIDTHS[name])
    if linked:
        return min(max((width, *(_digits(words) + 2 for words in cells))), _WIDEST)
    if name == _TEXT:
        while width < _WIDEST and any(row_height((c,), (width,)) >= HIGHEST for c in cells):
            width = min(width + 6, _WIDEST)
    return width


def least_width(heading: str) -> int:
    """Return the width that the remark in a heading asks for: a short one stays on one line."""
    _, _, remark = heading.partition("\n")
    return min(_digits(remark) + 1, _REMARK)


def spread(widths: Sequence[int], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the widths with what the paper still holds, digit by digit, where it saves height.

    That is the column whose words are the highest in most rows.
    """
    wider, rows = list(widths), rows[:_JUDGED]
    lines = [[_wrapped(row[place], width) for row in rows] for place, width in enumerate(wider)]
    for _ in range((_SPREAD - _pixels(wider)) // 7):
        tallest = [max(most, 2) for most in map(max, zip(*lines, strict=True))]  # one line is least
        decided = [
            sum(map(int.__eq__, column, tallest)) if width < _WIDEST else 0
            for column, width in zip(lines, wider, strict=True)
        ]
        place = decided.index(max(decided))
        if not decided[place]:
            break
        wider[place] += 1
        lines[place] = [_wrapped(row[place], wider[place]) for row in rows]
    return wider


def pages(widths: Sequence[int], heights: Sequence[float], headers: int) -> int:
    """Return on how many pages the rows must fit; 0 for as many as they take."""
    shrunk = max(1, _pixels(widths) / _PRINT_WIDTH)
    room = _PRINT_HEIGHT * shrunk - sum(heights[:headers])
    pages, used = 1, 0.0
    for height in heights[headers:]:
        if used and used + height > room:
            pages, used = pages + 1, 0.0
        used += height
    return pages - 1 if pages > 1 and used < room * _LEAST_FILLED else 0


def _pixels(widths: Iterable[int]) -> int:
    """Return how wide columns are together: a digit of Arial 10 has 7 pixels, a column 5 of its own."""
    return sum(7 * width + 5 for width in widths)


def row_height(row: Sequence[str], widths: Sequence[int]) -> float:
    """Return about how high the row must be: not every program works it out."""
    lines = max(_wrapped(words, width) for words, width in zip(row, widths, strict=True))
    return min(lines * _LINE + 2, HIGHEST)


def _wrapped(words: str, width: int) -> int:
    """Return about how many lines the words take in a column, and at least how many."""
    return sum(_lines(line, width - 1) for line in words.split("\n"))


@lru_cache(maxsize=10_000)
def _lines(line: str, room: int) -> int:
    """Return how many lines a line wraps into where ``room`` digits stand side by side."""
    lines, used = 1, 0
    for piece in _PIECE.findall(line):
        size = _digits(piece)
        if used and used + size > room:
            lines, used = lines + 1, 0
        used += size
        while used > room:  # longer than a line: breaks anywhere
            lines, used = lines + 1, used - room
    return lines


def _digits(line: str) -> int:
    """Return about how wide a line is, in digits."""
    return sum(1 if ord(char) < 0x2000 else 2 for char in line)
