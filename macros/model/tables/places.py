"""Where a row is: how it is cited, which of its cells leads to its measure, which paragraph a cell is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.kinds import ColumnKind
from macros.model.section import Cell, HeaderRow, Section, Table, TableRow
from macros.model.tables.grid import NAMING, grid
from macros.model.tables.rows import ColumnWords
from macros.text.characters.numerals import number_parts
from macros.text.lines.reflow import paragraphs


@dataclass(frozen=True)
class RowPlace:
    """What tells a row from others of its table with the same number; 0 where nothing is needed."""

    block: int = 0
    """How often the numbers have begun again, from 1: 序号 1, 2, 1, 2."""
    line: int = 0
    """Which of the measures it is that share one merged number, from 1."""


ONE_ROW = RowPlace()


def row_places(table: Table) -> tuple[RowPlace, ...]:
    """Return the place of each row: the block of numbers, and the line below a merged number."""
    rows = zip(grid(table.rows, len(table.columns)).rows, table.rows, strict=True)
    numbers = [_number_cell(laid, table) if row.measure else None for laid, row in rows]
    cells = {id(cell): cell for cell in numbers if cell}
    printed = [number_parts(cell.text) for cell in cells.values()]
    figures = [number for number in printed if number]
    again = len(set(figures)) < len(figures)
    blocks = dict(zip(cells, _blocks(printed) if again else [0] * len(cells), strict=True))
    sharing = Counter(map(id, numbers))
    lines = Counter[int]()
    places = []
    for cell in map(id, numbers):
        lines[cell] += 1
        line = lines[cell] if sharing[cell] > 1 else 0
        places.append(RowPlace(blocks[cell], line) if cell in cells else ONE_ROW)
    return tuple(places)


def _number_cell(row: Sequence[Cell | None], table: Table) -> Cell | None:
    """Return the first cell of a row that holds its number."""
    held = zip(row, table.columns, strict=True)
    return next((c for c, kind in held if c and c.text and kind is ColumnKind.NUMBER), None)


def _blocks(printed: Sequence[tuple[str, ...]]) -> list[int]:
    """Return for each number how often the numbers began again up to it: one comes again or is less."""
    found: list[int] = []
    seen: set[tuple[str, ...]] = set()
    block = 1
    for n, number in enumerate(printed):
        if number in seen or (n and _less(number, printed[n - 1])):
            block, seen = block + 1, set()
        seen.add(number)
        found.append(block)
    return found


def _less(number: tuple[str, ...], last: tuple[str, ...]) -> bool:
    figures = [number, last]
    if not all(part.isdecimal() for one in figures for part in one):
        return False
    return [int(part) for part in number] < [int(part) for part in last]


def place_of(section: Section, measure: str) -> int:
    """Return the number of the table of a section, from 1, in which a measure is a row."""
    for number, table in enumerate(section.tables, start=1):
        if any(row.measure and row.measure.id == measure for row in table.rows):
            return number
    raise ValueError(f"no row of {section.id} is {measure}")


def linked_rows(table: Table) -> Iterator[tuple[TableRow, int | None]]:
    """Yield each row with the place of the cell that leads to the measure that the row is.

    That is its number, or what is to be done; None for a row that is no measure.
    """
    laid = grid(table.rows, len(table.columns))
    for row, starts in zip(table.rows, laid.starts, strict=True):
        kinds = [table.columns[min(start, len(table.columns) - 1)] for start in starts]
        places = (n for kind in NAMING for n, held in enumerate(kinds) if held is kind)
        filled = (n for n in places if row.cells[n].text)
        yield row, next(filled, 0) if row.measure else None


def cells_with_paragraphs(row: HeaderRow) -> Iterator[tuple[Cell, int]]:
    """Yield the cells of a row that is no measure with the number of their first paragraph; 0 if empty."""
    count = 1
    for cell in row.cells:
        if cell.text:
            yield cell, count
            count += len(paragraphs(cell.text))
        else:
            yield cell, 0


def cells_of_measure(
    row: TableRow, now: TableRow, lines: Sequence[ColumnWords]
) -> Iterator[tuple[Cell, int]]:
    """Yield the cells of a row that is a measure with the number of their paragraph in its text; 0 if none.

    The row is as issued or as it is ``now``, when the measure has these ``lines``. Its number is no paragraph.
    """
    first = {line.words: line.first for line in lines}
    for cell, present in zip(row.cells, now.cells, strict=True):
        yield cell, first.get(present.text, 0)
