"""Notices as sources, for tests and the score: of a stored transcription, and read from a file of a format."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from macros.importing.formats.word.remarks import Revisions
from macros.importing.reading import read
from macros.importing.source import Block, Cell, Paragraph, Source, Table
from macros.importing.transcript import account, transcribe
from macros.model.plan import PlanFile
from macros.model.section import Table as IssuedTable
from macros.model.walk import walk_tables
from tests.importing.documents import as_docx, as_govcn, as_text
from tests.importing.pdffiles import as_pdf
from tests.importing.printed import Grid, Line, Notice, Spanned, line, notice_of

FORMATS: dict[str, Callable[[Notice], bytes]] = {
    "docx": as_docx,
    "html": lambda held: as_govcn(held).encode(),
    "pdf": as_pdf,
    "gb18030.txt": lambda held: as_text(held).encode("gb18030"),
}
COVERED = "↑"
"""In the text of a notice, a cell that the one above it covers."""


def source_in(form: str, path: Path) -> Source:
    """Return what is read from a file of this format with these words; ``txt``: from the text itself."""
    if form == "txt":
        return source_of(path)
    return _written(form, tuple(_printed(path.read_text("utf-8"))))


def plan_in(form: str, plan: Path) -> Source:
    """Return what is read from a file of this format with the notice of a plan, its cells merged as there."""
    return _written(form, notice_of(plan))


def _written(form: str, notice: Notice) -> Source:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"notice.{form}"
        file.write_bytes(FORMATS[form](notice))
        return read(file)


def read_whole(file: Path, data: bytes, revisions: Revisions = "accepted") -> Source:
    """Return what is read from a file with this content; its account must come out even."""
    file.write_bytes(data)
    source = read(file, revisions=revisions)
    assert account(source).complete, account(source).lines()
    return source


def shown(source: Source) -> list[str]:
    """Return the paragraphs of its transcription."""
    return transcribe(source).strip().split("\n\n")


def _printed(text: str) -> Iterator[Line | Grid]:
    lines = [words for words in text.split("\n") if words.strip()]
    for tabbed, group in groupby(lines, lambda words: "\t" in words):
        if not tabbed:
            yield from map(line, group)
            continue
        rows = [words.split("\t") for words in group]
        columns = max(map(len, rows))
        yield Grid(
            tuple(
                tuple(
                    Spanned(words, down=_down(rows, row, column))
                    for column, words in enumerate(cells)
                    if words != COVERED
                )
                for row, cells in enumerate(rows)
            ),
            columns,
        )


def _down(rows: list[list[str]], row: int, column: int) -> int:
    below = row + 1
    while below < len(rows) and rows[below][column : column + 1] == [COVERED]:
        below += 1
    return below - row


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
