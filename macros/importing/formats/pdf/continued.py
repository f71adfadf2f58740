"""A table of a PDF that goes on on the next page."""

from __future__ import annotations

from dataclasses import replace

from macros.importing.formats import lines
from macros.importing.formats.pdf.page import place_of
from macros.importing.formats.pdf.printed import Placed, TableOnPage
from macros.importing.source import LeftOut

MAX_HEADER = 3
"""At most so many rows are a header that is repeated."""


def goes_on_in(
    table: TableOnPage, part: TableOnPage, left_out: list[LeftOut], split_rows: list[int]
) -> bool:
    """Add the rows of ``part`` to a table that ends on the page before; return whether it goes on there.

    A repeated header is left out. A first row without a number of its own may be the rest of the last
    one, and is added to it where that breaks off in the middle of a sentence.
    """
    if part.page != table.last + 1 or not _columns_alike(table, part):
        return False
    rows = part.rows
    for header in table.rows[: min(MAX_HEADER, len(table.rows) - 1)]:
        if len(rows) < 2 or rows[0] != header:
            break
        words = "".join(text for placed in header for text in placed.cell.paragraphs)
        left_out.append(LeftOut(words, "续页重复的表头", place_of(part.page)))
        rows = rows[1:]
    if rows and rows[0] and not rows[0][0].cell.paragraphs:
        split_rows.append(part.page)
        rows = rows[1:] if _take_rest(table, rows[0]) else rows
    table.rows += rows
    table.last = part.page
    return True


def _columns_alike(table: TableOnPage, part: TableOnPage) -> bool:
    mine, theirs = table.frame.columns, part.frame.columns
    if len(mine) != len(theirs):
        return False
    shift = mine[0] - theirs[0]
    return all(abs(a - b - shift) <= 4 for a, b in zip(mine, theirs, strict=True))


def _take_rest(table: TableOnPage, row: list[Placed]) -> bool:
    """Add the words of a row to those above them; return False if they are no rest of these."""
    rest = [placed for placed in row if placed.cell.paragraphs]
    above = [placed for one in rest if (placed := _above(table, one.column))]
    if not rest or len(above) < len(rest) or not all(map(_breaks_off, above)):
        return False
    for held, one in zip(above, rest, strict=True):
        joined = _joined(held.cell.paragraphs, one.cell.paragraphs)
        held.cell = replace(held.cell, paragraphs=joined)
    return True


def _above(table: TableOnPage, column: int) -> Placed | None:
    """Return the cell that covers a column of the last row."""
    for distance, row in enumerate(reversed(table.rows)):
        for placed in row:
            covers = placed.column <= column < placed.column + placed.cell.across
            if covers and placed.cell.down > distance:
                return placed
    return None


def _breaks_off(placed: Placed) -> bool:
    """Whether a cell has words, and ends in the middle of a sentence."""
    texts = placed.cell.paragraphs
    return bool(texts) and not lines.ends_a_sentence(texts[-1])


def _joined(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """Return the paragraphs of a cell and of its rest, of which the first goes on with the last."""
    return (*before[:-1], lines.join(before[-1], after[0]), *after[1:])
