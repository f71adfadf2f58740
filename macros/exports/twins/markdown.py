"""A paper as Markdown (CommonMark, tables as GitHub has them); no word in it is read as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from macros.exports.downloads.paper import LEVELS, Block, BlockKind, Grid, Paper

_ANYWHERE = re.compile(r"([\\`*_\[\]<>#|~&$!])")
_AT_BEGINNING = re.compile(r"^([0-9]{1,9}(?=[.)](?: |$))|(?=[-+=:]))")
"""Before these a backslash keeps a line from being an item of a list or a definition, or from making a heading."""
_HEADINGS = {BlockKind.TITLE: 1, **{kind: place for place, kind in enumerate(LEVELS, start=2)}}
_DEEPEST = 6
_RULE = "* * *"


def markdown(paper: Paper) -> bytes:
    """Return a paper as Markdown."""
    first, *others = paper.blocks
    titled = first.kind is BlockKind.TITLE and paper.title.startswith(first.text)
    title = first if titled else Block(BlockKind.TITLE, paper.title)
    blocks = (title, *paper.box, *(others if titled else paper.blocks))
    return ("\n".join(lines_of(blocks)) + "\n").encode()


def lines_of(blocks: Iterable[Block]) -> list[str]:
    """Return the lines of blocks, an empty one between two that are no list."""
    lines: list[str] = []
    for block in blocks:
        told = list(_lines(block))
        listed = block.kind is BlockKind.FACT
        if lines and not (listed and lines[-1].startswith("- ")):
            lines.append("")
        lines += told
    return lines


def _lines(block: Block) -> Iterator[str]:
    words = f"{block.lead}{block.text}"
    if block.kind in _HEADINGS:
        yield f"{'#' * min(_HEADINGS[block.kind], _DEEPEST)} {plain(words)}"
    elif block.kind is BlockKind.FACT:
        text = f"<{block.url}>" if block.url else plain(block.text)
        yield f"- {plain(block.lead)}：{text}"
    elif block.kind is BlockKind.NEW_PAGE:
        yield _RULE
    elif block.table:
        yield from table_lines(block.table)
    else:
        yield plain(words)


def plain(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return at_beginning(escaped(" ".join(text.split())))


def escaped(text: str) -> str:
    """Return text of which nothing is Markdown where it stands behind other words."""
    return _ANYWHERE.sub(r"\\\1", text)


def at_beginning(line: str) -> str:
    """Return a line that begins no list, heading or definition."""
    return _AT_BEGINNING.sub(r"\1\\", line)


def table_lines(table: Grid, shown: Callable[[str], str] = plain) -> Iterator[str]:
    """Yield a table; the words of a merged cell stand where it begins, the others of it are empty.

    ``shown`` makes Markdown of the words of a cell.
    """
    rows = [_row(row_cells, len(table.weights), shown) for row_cells in _texts(table)]
    head = rows[:1] if table.headers else [_row({}, len(table.weights), shown)]
    yield from head
    yield "|" + " --- |" * len(table.weights)
    yield from rows[1:] if table.headers else rows


def _texts(table: Grid) -> Iterator[dict[int, str]]:
    for row in table.rows:
        yield {cell.column: cell.text for cell in row}


def _row(cells: dict[int, str], columns: int, shown: Callable[[str], str]) -> str:
    texts = (shown(cells.get(column, "")) for column in range(columns))
    return "|" + "".join(f" {text} |" if text else " |" for text in texts)
