"""What each row of a table says, column by column, and which words of a table belong to no measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.kinds import ColumnKind, Role
from macros.model.section import Cell, Table
from macros.model.tables.grid import (
    GAP,
    NAMING,
    among,
    cells_above,
    grid,
    header_over,
    headers,
    on_a_line,
)


@dataclass(frozen=True)
class ColumnWords:
    """What a row says in one column: the printed header, the words, and what the column holds."""

    header: str
    words: str
    kind: ColumnKind
    first: int = 1
    """The number of its first paragraph in the text of the measure that the row is."""
    across: bool = False
    """Whether it lies over columns of several kinds, of which not every one holds units: a heading."""

    @property
    def with_header(self) -> str:
        """The words behind their header."""
        return f"{self.header}{GAP}{self.words}" if self.header else self.words


def labelled_rows(table: Table) -> tuple[tuple[ColumnWords, ...], ...]:
    """Return what each row says, column by column; a cell over several rows is said in each.

    A measure may take up several rows: the row that is the measure then says what all of them say, each cell once.
    """
    above = cells_above(table)
    laid = grid(table.rows, len(table.columns)).rows
    together: dict[int | None, list[tuple[Cell | None, ...]]] = {}
    for row, holder in zip(laid, measured_by(table), strict=True):
        together.setdefault(holder, []).append(row)
    found = []
    for number, alone in enumerate(laid):
        said: list[ColumnWords] = []
        seen: list[Cell] = []
        for row in together.get(number, [alone]):
            for cell, kind in zip(row, table.columns, strict=True):
                if cell and cell.text and not among(cell, seen):
                    covered = [
                        over for other, over in zip(row, above, strict=True) if other is cell
                    ]
                    kinds = {
                        of for of, other in zip(table.columns, row, strict=True) if other is cell
                    }
                    across = len(kinds) > 1 and not all(of.role for of in kinds)
                    said.append(ColumnWords(header_over(covered), cell.text, kind, across=across))
                    seen.append(cell)
        found.append(tuple(said))
    return tuple(found)


def measured_by(table: Table) -> tuple[int | None, ...]:
    """Return for each row the place of the row whose measure it belongs to; None if to none.

    A measure goes on in the rows below over which its number or its task is merged.
    """
    found: list[int | None] = []
    last = 0  # the row below the measure
    laid = grid(table.rows, len(table.columns)).rows
    for number, row in enumerate(table.rows):
        if row.measure:
            kinds = zip(laid[number], table.columns, strict=True)
            own = [cell for cell, kind in kinds if cell and kind in NAMING]
            last = number + max([1, *(cell.rows for cell in own if among(cell, row.cells))])
            found.append(number)
        else:
            found.append(found[-1] if number < last else None)
    return tuple(found)


def table_words(table: Table) -> Iterator[str]:
    """Yield the words of a table that belong to no measure, piece by piece, as it prints them."""
    if table.caption:
        yield table.caption
    own = [row for row, held in zip(table.rows, measured_by(table), strict=True) if held is None]
    for row in (*table.header, *own):
        if words := GAP.join(on_a_line(cell.text) for cell in row.cells if cell.text):
            yield words
    if table.closing:
        yield table.closing


def column_roles(table: Table) -> Iterator[tuple[int, Role, str]]:
    """Yield each column of units: its number, the role that it gives, and its printed header."""
    for number, (kind, header) in enumerate(zip(table.columns, headers(table), strict=True)):
        if kind.role:
            yield number, kind.role, header
