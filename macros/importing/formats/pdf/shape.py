"""How the text of a PDF is set: its margins, the size of its characters, what begins a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.importing.formats.pdf.printed import Line
from macros.importing.source import Align

CLUSTER = 3.0
"""Lines whose beginnings are nearer to each other than this, in points, begin at one place."""


@dataclass(frozen=True)
class Shape:
    """How the text of pages of one width is set; places and sizes are in points."""

    left: float
    right: float
    size: float
    """How wide a Chinese character is."""
    height: float
    """How high most lines are."""
    pitch: float
    """How far most lines are apart; 0 if no distance is usual."""
    indented: bool
    """Whether paragraphs begin with an indent."""
    unsure: bool
    """Whether neither indents nor gaps tell where paragraphs begin."""

    def aside(self, line: Line) -> float:
        """How far the middle of a line is from that of the page."""
        return abs(line.left + line.right - self.left - self.right) / 2

    def align(self, line: Line) -> Align:
        """Return how a line stands on the page, empty if it begins at the margin."""
        inset = line.left > self.left + 1.5 * self.size and line.right < self.right - self.size
        if inset and self.aside(line) < self.size:
            return "center"
        return "right" if line.left > (self.left + self.right) / 2 else ""

    def is_title(self, line: Line) -> bool:
        """Whether a line is set larger than the text, in the middle."""
        return line.size > 1.15 * self.height and self.aside(line) < 1.5 * self.size

    def is_full(self, last: Line, line: Line) -> bool:
        """Whether the first word of a line had no room in the last one."""
        return self.right - last.right <= max(line.first, 0.3 * self.size) + 1


def shape_of(lines: Sequence[Line], size: float, width: float) -> Shape:
    """Return how lines are set on pages of a width, with characters of that size."""
    often = max(2, len(lines) // 10)
    left = _left(lines, size)
    right = _right(lines, size)
    full = sum(right - line.right < 1.5 * size for line in lines)
    if full < max(4, len(lines) // 5):  # too few to tell: the margins are alike
        right = max(right, width - left)
    indents = sum(1.5 * size < line.left - left < 2.7 * size for line in lines)
    indented = indents >= max(2, len(lines) // 8)
    gaps = Counter(
        round(one.base - after.base) for one, after in pairwise(lines) if one.page == after.page
    )
    usual = [gap for gap, count in gaps.items() if count >= often]
    pitch = min(usual, default=0)
    spaced = any(gap > 1.3 * pitch for gap in usual)
    return Shape(
        left,
        right,
        size,
        height=most_common(round(line.size, 1) for line in lines),
        pitch=pitch,
        indented=indented,
        unsure=full > 5 and not indented and not spaced,
    )


def most_common(numbers: Iterable[float]) -> float:
    """Return the most frequent of some numbers, 12 if there are none."""
    counted = Counter(numbers).most_common(1)
    return counted[0][0] if counted else 12.0


def _left(lines: Sequence[Line], size: float) -> float:
    """Return where lines begin that have no indent: the leftmost place where several begin."""
    places = Counter(round(line.left / CLUSTER) for line in lines)
    often = max(2, len(lines) // 33)
    usual = [place for place, count in places.items() if count >= often]
    left = CLUSTER * min(usual or places, default=0)
    further = [line.left for line in lines if 1.6 * size < left - line.left < 2.4 * size]
    return min(further, default=left)  # so few lines go on that the indent seemed the margin


def _right(lines: Sequence[Line], size: float) -> float:
    """Return where the longest lines end, one that sticks out left aside."""
    ends = sorted(line.words_right for line in lines) or [0.0]
    usual = ends[int((len(ends) - 1) * 0.97)]
    return ends[-1] if ends[-1] < usual + 3 * size else usual
