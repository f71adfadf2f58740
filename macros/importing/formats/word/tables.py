"""The tables of a .docx: rows of cells, a merged one given once, where it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from macros.importing.formats.blocks import cell_texts, has_table
from macros.importing.formats.word.package import NO_WORDS, Element, W, local, number, on, value
from macros.importing.formats.word.remarks import Remarks
from macros.importing.source import Block, Cell, Table


class Around(Protocol):
    """What reads the text in which a table stands."""

    remarks: Remarks

    def inside(self, container: Element, why: str) -> list[Block]:
        """Return what stands in a cell; with ``why`` it is left out instead."""

    def changed(self, kind: str, author: str | None) -> str:
        """Count a tracked change; return why its words are left out, empty if they stay."""

    def branch(self, alternatives: Element) -> Element:
        """Return the one of several copies of a content that is read."""


@dataclass
class _Cell:
    """A cell while its table is read."""

    blocks: list[Block]
    across: int = 1
    down: int = 1
    header: bool = False


def read_table(table: Element, around: Around, why: str, place: str) -> list[Block]:
    """Return a table; a frame of one cell is no table, what it holds stands in the text."""
    rows: list[list[_Cell]] = []
    above: dict[int, _Cell] = {}
    for row in _children(table, "tr", around):
        gone = why or _changed(row.find(W + "trPr"), around, "ins", "del")
        if gone:
            for element in _children(row, "tc", around):
                around.inside(element, gone)
        else:
            rows.append(_row(row, above, around))
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1:
        return cells[0].blocks
    around.remarks.nested = around.remarks.nested or any(has_table(cell.blocks) for cell in cells)
    made = tuple(tuple(map(_made, row)) for row in rows)
    return [Table(made, place)] if cells else []


def _children(parent: Element, name: str, around: Around) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in controls."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) == "AlternateContent":
            yield from _children(around.branch(child), name, around)
        elif local(child) not in NO_WORDS:
            yield from _children(child, name, around)


def _row(row: Element, above: dict[int, _Cell], around: Around) -> list[_Cell]:
    """Return the cells that begin in a row; ``above``: the cell that reaches down, by column."""
    properties = row.find(W + "trPr")
    column = max(0, number(value(properties, "gridBefore")))
    cells = [_Cell([], column)] if column else []
    held: _Cell | None = None
    for element in _children(row, "tc", around):
        own = element.find(W + "tcPr")
        across = max(1, min(number(value(own, "gridSpan"), 1), 200))
        gone = _changed(own, around, "cellIns", "cellDel")
        blocks = around.inside(element, gone)
        down, aside = _merged(own, "vMerge"), _merged(own, "hMerge")
        if down == "continue" and column in above:
            above[column].down += 1
            above[column].blocks += blocks
        elif aside == "continue" and held:
            held.across += across
            held.blocks += blocks
        elif not gone:
            held = _Cell(blocks, across, header=bool(on(properties, "tblHeader")))
            cells.append(held)
            above.pop(column, None)
            if down:
                above[column] = held
        column += across
    return cells


def _changed(properties: Element | None, around: Around, *names: str) -> str:
    """Return why the words of a row or cell are left out that a tracked change adds or takes."""
    for name in names:
        change = properties.find(W + name) if properties is not None else None
        if change is not None:
            return around.changed(name.removeprefix("cell").lower(), change.get(W + "author"))
    return ""


def _merged(properties: Element | None, name: str) -> str:
    """Return whether a merged cell begins (restart) or goes on (continue); empty: it is not merged."""
    merged = properties.find(W + name) if properties is not None else None
    if merged is None:
        return ""
    return "restart" if merged.get(W + "val") == "restart" else "continue"


def _made(cell: _Cell) -> Cell:
    return Cell(cell_texts(cell.blocks), cell.across, cell.down, cell.header)
