"""A plain picture of one size: bars with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.rounds import COLD, Measured
from benchmarks.tables import figure

WIDTH, LEFT, RIGHT = 360, 184, 306
"""In pixels, as wide as a phone: of the picture, and where bars begin and the longest ends."""
ROW, HEAD = 24, 40
OWN, OTHER = "#0969da", "#8c959f"
FONT = "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
Bars = Sequence[tuple[str, float, bool]]
"""What stands before each bar, how long it is, and whether it is this project's."""


def picture(measures: int, found: Sequence[Measured]) -> str:
    """Return the picture as SVG."""
    there = [one for one in found if not one.failed]
    parts = (
        (f"{COLD} {measures:,} 项措施，CPU 秒", [(one, one.cpu()) for one in there]),
        ("改一处，从保存到看见，秒", [(one, one.latency) for one in there if one.latency]),
    )
    drawn, height = [], 0
    for title, values in parts:
        bars = [
            (one.contender.title, value, one.contender.title.startswith("本引擎"))
            for one, value in values
        ]
        if bars:
            drawn.append(_bars(title, bars, height))
            height += HEAD + ROW * len(bars)
    height += 12
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' height="{height}" font-family="{FONT}" font-size="12" fill="#1f2328">\n'
        f'  <rect width="{WIDTH}" height="{height}" rx="8" fill="#ffffff"/>\n'
        f"{''.join(drawn)}</svg>\n"
    )


def _bars(title: str, bars: Bars, top: int) -> str:
    longest = max(value for _, value, _ in bars)
    lines = [
        f'  <text x="12" y="{top + 26}" font-size="14" font-weight="600">{escape(title)}</text>\n'
    ]
    for place, (name, value, is_own) in enumerate(bars):
        y = top + HEAD + ROW * place
        width = max(1, round((RIGHT - LEFT) * value / longest))
        lines.append(
            f'  <text x="12" y="{y + 13}">{escape(name)}</text>\n'
            f'  <rect x="{LEFT}" y="{y + 1}" width="{width}" height="16" fill="{OWN if is_own else OTHER}"/>\n'
            f'  <text x="{LEFT + width + 6}" y="{y + 13}">{figure(value)}</text>\n'
        )
    return "".join(lines)
