"""Cells of a table, as a source has them and as the data has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.importing.drafting.node import Node
from macros.importing.source import Cell, Table
from macros.model.tables.grid import GAP

TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计)")
"""How a row of sums begins."""


def as_words(table: Table) -> list[str]:
    """Return a table as paragraphs, a row each."""
    rows = (GAP.join(words for cell in row if (words := words_of(cell))) for row in table.rows)
    return [row for row in rows if row]


def words_of(cell: Cell) -> str:
    """Return the paragraphs of a cell on one line."""
    return " ".join(part.strip() for part in cell.paragraphs if part.strip())


def row_node(cells: Sequence[Cell]) -> Node:
    """Return a row as the data has it."""
    return Node(cells=[_cell(cell) for cell in cells])


def _cell(cell: Cell) -> str | Node:
    """Return a cell as its words alone, or with how far it is merged."""
    pieces = [part.strip() for part in cell.paragraphs if part.strip()]
    if cell.across == 1 and cell.down == 1 and len(pieces) < 2:
        return "".join(pieces)
    return Node(
        text="\n\n".join(pieces),
        down=str(cell.down) if cell.down > 1 else "",
        across=str(cell.across) if cell.across > 1 else "",
    )


def reach(cell: str | Node, key: str) -> int:
    """Return over how many columns or rows a cell reaches."""
    return 1 if isinstance(cell, str) else int(cell.get(key, "1"))
