"""Cells that are merged, though the source does not say so: its rows have too few cells otherwise."""

from __future__ import annotations

import re

from macros.importing.drafting.layout.tables.cells import TOTAL, reach
from macros.importing.drafting.layout.tables.columns import kind_of
from macros.importing.drafting.node import Node
from macros.model.kinds import ColumnKind
from macros.model.section import HeaderRow
from macros.model.tables.grid import grid


def merge_down(rows: list[Node], columns: int) -> bool:
    """Merge each cell of a category with the rows below that lack it.

    A text file prints no merged cells, and a page of a PDF cuts them. Return whether any were merged.
    """
    header = rows[0]["cells"]
    if len(header) != columns or not all(isinstance(cell, str) for cell in header):
        return False
    merged = [n for n, words in enumerate(header) if kind_of(words) is ColumnKind.CATEGORY]
    above: dict[int, Node] = {}
    covered = [0] * columns
    done = False
    for row in rows[1:]:
        free = [n for n in range(columns) if not covered[n]]
        covered = [max(0, count - 1) for count in covered]
        lacking = len(free) - sum(reach(cell, "across") for cell in row["cells"])
        whole = [n for n in merged if n in free and n in above]
        if merged and lacking == len(merged) == len(whole) and not _is_total(row):
            free = [n for n in free if n not in merged]
            done = True
            for n in merged:
                above[n]["down"] = str(reach(above[n], "down") + 1)
        for place, cell in enumerate(row["cells"]):
            taken, free = free[: reach(cell, "across")], free[reach(cell, "across") :]
            for n in taken:
                covered[n] = reach(cell, "down") - 1
            if taken[:1] and taken[0] in merged:
                above[taken[0]] = row["cells"][place] = _as_node(cell)
    for row in rows[1:]:
        row["cells"] = [_plain(cell) for cell in row["cells"]]
    return done


def _plain(cell: str | Node) -> str | Node:
    """Return a cell as its words alone, if it is not merged and has one paragraph."""
    if isinstance(cell, str) or cell.keys() - {"text"} or "\n" in cell.get("text", ""):
        return cell
    return str(cell.get("text", ""))


def _as_node(cell: str | Node) -> Node:
    return Node(text=cell) if isinstance(cell, str) else cell


def _is_total(row: Node) -> bool:
    first = row["cells"][0] if row["cells"] else ""
    return bool(TOTAL.match(first if isinstance(first, str) else first.get("text", "")))


def merge_header(rows: list[Node], columns: int) -> bool:
    """Merge the cells of a header of two lines, if how many there are leaves one way to do it.

    序号 项目 资金来源 责任分工 above 市级 县级 牵头单位 配合单位, and six columns below.
    """
    if len(rows) < 3 or any(isinstance(cell, dict) for row in rows for cell in row["cells"]):
        return False
    over, under = len(rows[0]["cells"]), len(rows[1]["cells"])
    alone = columns - under
    wide = over - alone
    if not 0 < alone < over < columns or under % wide:
        return False
    if any(re.search("[0-9。]", words) for row in rows[:2] for words in row["cells"]):
        return False
    rows[0]["cells"] = [
        Node(text=words, down="2") if n < alone else Node(text=words, across=str(under // wide))
        for n, words in enumerate(rows[0]["cells"])
    ]
    return True


def merge_across(rows: list[Node], columns: int) -> bool:
    """Merge two cells below a heading over two columns in a row that lacks one cell, if only one place fits.

    Below 资金来源, over 市级 and 县级, 1500 stands for both if otherwise 市甲局 would stand where sums do.
    Return whether any were merged.
    """
    places: list[int] = []
    at = 0
    for cell in rows[0]["cells"]:
        wide = reach(cell, "across")
        places += range(at, at + wide - 1)
        at += wide
    whole = [row["cells"] for row in rows[2:] if len(row["cells"]) == columns]
    if not (places and whole) or not all(isinstance(cell, str) for row in whole for cell in row):
        return False
    done = False
    for row in rows[2:]:
        cells = row["cells"]
        if len(cells) != columns - 1 or not all(isinstance(cell, str) for cell in cells):
            continue
        fitting = [
            place
            for place in places
            if all(
                not words or _is_sum(words) in {_is_sum(held[n + (n > place)]) for held in whole}
                for n, words in enumerate(cells)
            )
        ]
        if len(fitting) == 1:
            cells[fitting[0]] = Node(text=cells[fitting[0]], across="2")
            done = True
    return done


def _is_sum(words: str) -> bool:
    return bool(re.fullmatch(r"[0-9０-９.．,，％%—－-]+", words))


def fill_up(rows: list[Node], columns: int) -> list[int]:
    """Fill up rows that have too few cells; return which they are."""
    laid = grid([HeaderRow.model_validate(row) for row in rows], columns)
    short = [n for n, width in enumerate(laid.widths) if width < columns]
    for n in short:
        rows[n]["cells"] += [""] * (columns - laid.widths[n])
    return short
