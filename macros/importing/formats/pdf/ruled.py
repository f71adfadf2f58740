"""Tables of a PDF: the cells that ruled lines enclose, merged where a line between them is missing."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.importing.formats.pdf.page import Rule

NEAR = 2.5
"""Lines nearer to each other than this, in points, are one."""
MAX_LINES = 400
"""A table has fewer lines in one direction; a drawing may have more."""


@dataclass(frozen=True)
class Place:
    """Where a cell stands: its first row and column, how many it covers."""

    row: int
    column: int
    down: int
    across: int


@dataclass(frozen=True)
class Frame:
    """The ruled lines of a table: where they stand from left to right, and from the top down."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    """Downwards: the greatest y comes first."""
    cells: tuple[Place, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside the table."""
        inside = self.columns[0] - NEAR <= x <= self.columns[-1] + NEAR
        return inside and self.rows[-1] - NEAR <= y <= self.rows[0] + NEAR

    def at(self, x: float, y: float) -> Place | None:
        """Return the cell in which a point stands."""
        column = min(max(bisect(self.columns, x) - 1, 0), len(self.columns) - 2)
        row = min(max(bisect([-edge for edge in self.rows], -y) - 1, 0), len(self.rows) - 2)
        for cell in self.cells:
            if (
                cell.row <= row < cell.row + cell.down
                and cell.column <= column < cell.column + cell.across
            ):
                return cell
        return None

    def width(self, cell: Place) -> float:
        """How wide a cell is."""
        return self.columns[cell.column + cell.across] - self.columns[cell.column]

    def height(self, cell: Place) -> float:
        """How high a cell is."""
        return self.rows[cell.row] - self.rows[cell.row + cell.down]


def frames(rules: Sequence[Rule]) -> list[Frame]:
    """Return the tables that the lines of a page make, those of at least two cells."""
    made = [_frame(group) for group in _groups(rules)]
    return [frame for frame in made if frame and len(frame.cells) > 1]


def _groups(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the lines that touch each other, directly or by way of others."""
    across = _merged([rule for rule in rules if rule.across])
    down = _merged([rule for rule in rules if not rule.across])
    if not across or not down or max(len(across), len(down)) > MAX_LINES:
        return
    all_rules = [*across, *down]
    group = list(range(len(all_rules)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    for a, flat in enumerate(across):
        for b, upright in enumerate(down, start=len(across)):
            meets = flat.start - NEAR <= upright.at <= flat.end + NEAR
            if meets and upright.start - NEAR <= flat.at <= upright.end + NEAR:
                group[root(a)] = root(b)
    found: dict[int, list[Rule]] = {}
    for n, rule in enumerate(all_rules):
        found.setdefault(root(n), []).append(rule)
    yield from found.values()


def _merged(rules: list[Rule]) -> list[Rule]:
    """Return lines with those joined that lie on one another or end to end."""
    merged: list[Rule] = []
    levels = _levels([rule.at for rule in rules])
    by_level: dict[float, list[Rule]] = {}
    for rule in rules:
        by_level.setdefault(_nearest(levels, rule.at), []).append(rule)
    for at, held in by_level.items():
        start, end = None, 0.0
        for rule in sorted(held, key=lambda one: one.start):
            if start is not None and rule.start <= end + NEAR:
                end = max(end, rule.end)
                continue
            if start is not None:
                merged.append(Rule(held[0].across, at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            merged.append(Rule(held[0].across, at, start, end))
    return merged


def _levels(places: list[float]) -> list[float]:
    """Return one place for each cluster of places that are near each other, in rising order."""
    levels: list[list[float]] = []
    for place in sorted(places):
        if levels and place - levels[-1][-1] <= NEAR:
            levels[-1].append(place)
        else:
            levels.append([place])
    return [sum(held) / len(held) for held in levels]


def _nearest(levels: list[float], place: float) -> float:
    return min(levels, key=lambda level: abs(level - place))


def _frame(rules: list[Rule]) -> Frame | None:
    across = [rule for rule in rules if rule.across]
    down = [rule for rule in rules if not rule.across]
    columns = _levels([rule.at for rule in down])
    rows = _levels([rule.at for rule in across])[::-1]
    if len(columns) < 2 or len(rows) < 2:
        return None
    right = [
        [_ruled(down, columns[c + 1], rows[r], rows[r + 1]) for c in range(len(columns) - 1)]
        for r in range(len(rows) - 1)
    ]
    below = [
        [_ruled(across, rows[r + 1], columns[c + 1], columns[c]) for c in range(len(columns) - 1)]
        for r in range(len(rows) - 1)
    ]
    return Frame(tuple(columns), tuple(rows), tuple(_cells(right, below)))


def _ruled(rules: list[Rule], at: float, high: float, low: float) -> bool:
    """Whether a line at ``at`` covers the middle of the stretch between two places."""
    middle = (high + low) / 2
    return any(abs(rule.at - at) <= NEAR and rule.start <= middle <= rule.end for rule in rules)


def _cells(right: list[list[bool]], below: list[list[bool]]) -> Iterator[Place]:
    """Yield the cells, row by row; a cell goes on to the right and down until a line ends it."""
    rows, columns = len(right), len(right[0])
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            across = 1
            while (
                column + across < columns
                and not right[row][column + across - 1]
                and (row, column + across) not in taken
            ):
                across += 1
            down = 1
            while row + down < rows and not any(below[row + down - 1][column : column + across]):
                down += 1
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
            yield Place(row, column, down, across)
