"""What a file holds, whatever its format: paragraphs and tables in the order of reading.

Readers of formats make a ``Source``; everything later uses only it. Each character of the file
is in a block or in ``left_out``, and counts once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

Align = Literal["", "left", "center", "right"]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as printed, its automatic number included."""

    text: str
    """Without line breaks; characters as in the file."""
    place: str = ""
    """Where it stands, as an editor finds it again: 第12段, 第3页, 第40行."""
    align: Align = ""
    level: int = 0
    """The level of a heading that the file itself declares (outline or <h2>); 0: none."""
    footnote: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of a table; merged ones are given once, where they begin."""

    paragraphs: tuple[str, ...]
    across: int = 1
    down: int = 1
    header: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells. A place that a merged cell covers holds no cell."""

    rows: tuple[tuple[Cell, ...], ...]
    place: str = ""


Block = Paragraph | Table


@dataclass(frozen=True)
class LeftOut:
    """Characters of the file that are no part of the notice."""

    text: str
    why: str
    """In Chinese: 页码, 页眉, 网页导航, 隐藏文字 …"""
    place: str = ""


@dataclass(frozen=True)
class Source:
    """A file, read: nothing is lost, since blocks and ``left_out`` together are all of it."""

    path: Path
    format: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    """What a page says beside the notice: 索引号, 发文字号, 成文日期, 有效性 … as printed."""
    url: str = ""
    """The address of a saved page, where the file names it."""
    notes: tuple[str, ...] = ()
    """What an editor should know of the reading, in Chinese, whole sentences."""
    raw: str = ""
    """All characters that the file holds, in any order, taken from it apart from the reading."""
    generated: str = ""
    """Characters that a reader of the file sees and the file does not hold: automatic numbers."""
    replaced: tuple[tuple[str, str], ...] = ()
    """Each character that stands in a block as another, and that other: radicals, symbols."""


class UnreadableSource(Exception):
    """The file cannot be read as a notice; its words say why and what to do, in Chinese."""


MAX_PARAGRAPHS, MAX_CHARACTERS, MAX_CELLS = 20_000, 1_000_000, 40_000
"""Of a notice: the longest plans have a tenth of that. More takes minutes to read."""


def refuse_if_endless(paragraphs: int, characters: int = 0) -> None:
    """Raise UnreadableSource if a file has more in it than any notice."""
    if paragraphs > MAX_PARAGRAPHS or characters > MAX_CHARACTERS:
        raise UnreadableSource(
            f"文件太长：多于 {MAX_PARAGRAPHS} 段，或多于 {MAX_CHARACTERS} 字，不像是公文；"
            "请只留公文的文字，或分成几个文件，再导入。"
        )


def narrowed(table: Table) -> Table:
    """Return a table whose titles, rows of one cell, are no wider than its other rows, whatever the file says.

    If such a cell reaches down, rows below it are wider than their own cells: then nothing is changed.
    """
    titles = [row[0] for row in table.rows if len(row) == 1]
    widest = max((_width(row) for row in table.rows if len(row) > 1), default=0)
    if not widest or any(cell.down > 1 for cell in titles):
        return table
    rows = (
        (replace(row[0], across=min(row[0].across, widest)),) if len(row) == 1 else row
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def refuse_if_too_wide(blocks: Sequence[Block]) -> None:
    """Raise UnreadableSource if the tables of a file have more places for cells than any notice."""
    tables = [block for block in blocks if isinstance(block, Table)]
    sizes = [(len(table.rows), max(map(_width, table.rows), default=0)) for table in tables]
    count = sum(rows * columns for rows, columns in sizes)
    if count > MAX_CELLS:
        (rows, columns), table = max(
            zip(sizes, tables, strict=True), key=lambda one: one[0][0] * one[0][1]
        )
        raise UnreadableSource(
            f"表格太大：共 {count} 格，多于 {MAX_CELLS} 格，最大的一个{table.place and f'在{table.place}，'}有 {rows} 行 {columns} 列，"
            "不像是公文的任务表；请只留任务表，或把附表分成几个文件，再导入。"
        )


def _width(row: Sequence[Cell]) -> int:
    return sum(cell.across for cell in row)
