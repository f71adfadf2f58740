"""Which cell of a table covers which column, and what is printed above it.

A merged cell is written once, where it begins; here every row knows all the cells that cover it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.model.kinds import ColumnKind
from macros.model.section import Cell, HeaderRow, Table

GAP = "\u3000"
"""Between the header of a column and the words of its cell, and between cells: white space alone."""
NAMING = (ColumnKind.NUMBER, ColumnKind.TASK)
"""The columns that say which measure a row is."""


@dataclass(frozen=True)
class Grid:
    """The cells that cover each row, column by column; None where no cell is."""

    rows: tuple[tuple[Cell | None, ...], ...]
    starts: tuple[tuple[int, ...], ...]
    """The column in which each cell of each row begins."""
    widths: tuple[int, ...]
    """How many columns the cells of each row cover, those from rows above included."""
    overhang: int
    """By how many rows merged cells reach below the last one."""


def grid(rows: Sequence[HeaderRow], columns: int) -> Grid:
    """Lay the cells of ``rows`` out on ``columns`` columns; too many or too few cells are no error."""
    placed: list[list[Cell | None]] = [[None] * columns for _ in rows]
    widths = [0] * len(rows)
    starts: list[tuple[int, ...]] = []
    overhang = 0
    for number, row in enumerate(rows):
        begun = []
        for cell in row.cells:
            free = (n for n, held in enumerate(placed[number]) if held is None)
            start = next(free, columns)
            begun.append(start)
            overhang = max(overhang, number + cell.rows - len(rows))
            for below in range(number, min(number + cell.rows, len(rows))):
                widths[below] += cell.columns
                for column in range(start, min(start + cell.columns, columns)):
                    placed[below][column] = cell
        starts.append(tuple(begun))
    return Grid(tuple(map(tuple, placed)), tuple(starts), tuple(widths), overhang)


def headers(table: Table) -> tuple[str, ...]:
    """Return what is printed above each column, outermost first; a cell over several rows once."""
    return tuple(header_over([over]) for over in cells_above(table))


def cells_above(table: Table) -> list[list[Cell]]:
    """Return the cells of the header above each column, outermost first, each once."""
    found: list[list[Cell]] = [[] for _ in table.columns]
    for row in grid(table.header, len(table.columns)).rows:
        for cell, over in zip(row, found, strict=True):
            if cell and cell.text and not among(cell, over):
                over.append(cell)
    return found


def header_over(above: Sequence[Sequence[Cell]]) -> str:
    """Return what is printed above a cell over several columns: what is above all, else all of it."""
    every = list(above[0])
    for over in above[1:]:
        every += [cell for cell in over if not among(cell, every)]
    shared = [cell for cell in every if all(among(cell, over) for over in above)]
    return GAP.join(on_a_line(cell.text) for cell in shared or every)


def among(cell: Cell, cells: Sequence[Cell]) -> bool:
    """Whether it is one of the cells, not only alike."""
    return any(cell is other for other in cells)


def on_a_line(words: str) -> str:
    """Return the words of a cell with a blank between its paragraphs."""
    return " ".join(words.split("\n\n"))
