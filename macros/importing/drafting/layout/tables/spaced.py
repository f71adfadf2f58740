"""Tables of text files: rows of words between blanks."""

from __future__ import annotations

from collections.abc import Sequence

from macros.importing.drafting.layout.tables.cells import TOTAL
from macros.importing.drafting.layout.tables.columns import kind_of
from macros.importing.source import Block, Cell, Paragraph, Table
from macros.model.kinds import ColumnKind


def with_spaced_tables(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, with a table for lines whose words, parted by blanks, are columns below a header.

    Text files print tables so: 序号 工程 投资 牵头单位, and a line below for each row.
    """
    found: list[Block] = []
    place = 0
    while place < len(blocks):
        rows = _spaced_rows(blocks[place:])
        if rows:
            first = blocks[place]
            found.append(Table(rows, first.place))
            place += len(rows)
        else:
            found.append(blocks[place])
            place += 1
    return found


def _spaced_rows(blocks: Sequence[Block]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a table that begins here; none if there are not two below a header."""
    rows: list[tuple[Cell, ...]] = []
    for block in blocks:
        words = block.text.split() if isinstance(block, Paragraph) else []
        if not rows:
            named = sum(kind_of(word) is not ColumnKind.OTHER for word in words)
            if len(words) < 3 or named < 2 or any(len(word) > 12 for word in words):
                return ()
        elif len(words) != len(rows[0]) and not (
            words and TOTAL.match(words[0]) and len(words) < len(rows[0])
        ):
            break
        rows.append(tuple(Cell((word,)) for word in words))
    return tuple(rows) if len(rows) > 2 else ()
