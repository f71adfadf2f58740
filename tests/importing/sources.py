"""What a reader of formats would make of a stored transcription: a ``Source`` for tests and the score."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from macros.importing.source import Block, Cell, Paragraph, Source, Table
from macros.model.plan import PlanFile
from macros.model.section import Table as IssuedTable
from macros.model.walk import walk_tables


def source_of(path: Path, file: PlanFile | None = None) -> Source:
    """Return what a file with these words would hold; each line is a paragraph, one with tabs a row.

    A text file cannot say which cells are merged: those of the tables of ``file`` are taken from it,
    as a Word file has them.
    """
    tables = iter(walk_tables(file)) if file else iter(())
    lines = enumerate(path.read_text("utf-8").split("\n"), start=1)
    blocks: list[Block] = []
    for tabbed, group in groupby(
        (pair for pair in lines if pair[1].strip()), lambda p: "\t" in p[1]
    ):
        if not tabbed:
            blocks += (Paragraph(line.strip(), f"第{n}行") for n, line in group)
            continue
        numbered = list(group)
        rows = [tuple(Cell((words.strip(),)) for words in line.split("\t")) for _, line in numbered]
        held = next(tables, None)
        blocks.append(
            Table(tuple(_merged(held[1])) if held else tuple(rows), f"第{numbered[0][0]}行")
        )
    return Source(path, "txt", tuple(blocks))


def _merged(table: IssuedTable) -> Iterator[tuple[Cell, ...]]:
    for row in (*table.header, *table.rows):
        yield tuple(
            Cell(tuple(cell.before().text.split("\n\n")), cell.columns, cell.rows)
            for cell in row.cells
        )
