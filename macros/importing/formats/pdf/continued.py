"""A table of a PDF that goes on on the next page."""

from __future__ import annotations

from dataclasses import replace

from macros.importing import lines
from macros.importing.formats.pdf.page import place_of
from macros.importing.formats.pdf.printed import TableOnPage
from macros.importing.source import Cell, LeftOut

MAX_HEADER = 3
"""At most so many rows are a header that is repeated."""


def goes_on_in(
    table: TableOnPage, part: TableOnPage, left_out: list[LeftOut], split_rows: list[int]
) -> bool:
    """Add the rows of ``part`` to a table that ends on the page before; return whether it goes on there.

    A repeated header is left out. A first row without a number of its own is the rest of the last row.
    """
    if part.page != table.last + 1 or not _columns_alike(table, part):
        return False
    rows = part.rows
    for header in table.rows[: min(MAX_HEADER, len(table.rows) - 1)]:
        if len(rows) < 2 or rows[0] != header:
            break
        words = "".join(text for cell in header for text in cell.paragraphs)
        left_out.append(LeftOut(words, "续页重复的表头", place_of(part.page)))
        rows = rows[1:]
    if rows and table.rows and _is_rest(table.rows[-1], rows[0]):
        table.rows[-1] = [
            replace(cell, paragraphs=_joined(cell.paragraphs, rest.paragraphs))
            for cell, rest in zip(table.rows[-1], rows[0], strict=True)
        ]
        split_rows.append(part.page)
        rows = rows[1:]
    table.rows += rows
    table.last = part.page
    return True


def _columns_alike(table: TableOnPage, part: TableOnPage) -> bool:
    mine, theirs = table.frame.columns, part.frame.columns
    if len(mine) != len(theirs):
        return False
    shift = mine[0] - theirs[0]
    return all(abs(a - b - shift) <= 4 for a, b in zip(mine, theirs, strict=True))


def _is_rest(row: list[Cell], after: list[Cell]) -> bool:
    """Whether a row is the rest of the one before: as many cells, the first of them empty."""
    if len(row) != len(after) or len(row) < 2 or not row[0].paragraphs or after[0].paragraphs:
        return False
    return any(cell.paragraphs for cell in after)


def _joined(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    if not before or not after:
        return before or after
    return (*before[:-1], lines.join(before[-1], after[0]), *after[1:])
