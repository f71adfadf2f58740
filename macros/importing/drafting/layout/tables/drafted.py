"""Tables of a source as the data has them, and which of their rows are tasks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from macros.importing.drafting.layout.tables.cells import TOTAL, row_node
from macros.importing.drafting.layout.tables.columns import bare_years, column_kinds, header_rows
from macros.importing.drafting.layout.tables.merging import (
    fill_up,
    merge_across,
    merge_down,
    merge_header,
)
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.headings import heading
from macros.importing.drafting.paragraphs.numbers import number_of
from macros.importing.source import Table
from macros.model.kinds import ColumnKind, Role
from macros.model.section import Cell as IssuedCell
from macros.model.section import Table as PlanTable
from macros.model.tables.grid import grid
from macros.text.characters.numerals import number_parts
from macros.text.parts.nil import is_nil

_SHORT_ABOVE = "这一行的格数比别的行少，后面补了空格，请照原表合并"
_SHORT = f"{_SHORT_ABOVE}；是任务的补上 measure"
_NO_TASK = "写了单位而任务一格是空的，没有录为措施；是任务的补上 measure"
_SEVERAL = "这一格合并了序号不同的几行：作为一项，几行的分工和期限合在一起，请核对"


def as_table(table: Table) -> Node:
    """Return a table as the plan holds it; rows that name tasks are measures.

    A row that is not whole is filled up and is no measure: its cells may stand in other columns.
    """
    rows = [row_node(cells) for cells in table.rows]
    columns = max((sum(cell.across for cell in row) for row in table.rows), default=1)
    guesses = []
    if merge_header(rows, columns):
        guesses.append("表头两行，合并的格照列数推算，请照原表核对")
    if merge_down(rows, columns):
        guesses.append("有的行少了类别一格，当作与上面的一格合并，请照原表核对")
    if merge_across(rows, columns):
        guesses.append("有的行少了一格，当作在表头同一栏下合并，请照原表核对")
    short = fill_up(rows, columns)
    count = header_rows(table, rows)
    for n in short:
        rows[n].guess("", Matter.STRUCTURE, _SHORT if n >= count else _SHORT_ABOVE)
    body = rows[count:] or [Node(cells=[""] * columns)]
    held = {"columns": ["其他"] * columns, "header": rows[:count], "rows": body}
    parsed = PlanTable.model_validate(held)
    kinds = column_kinds(parsed)
    made = Node(columns=[str(kind) for kind in kinds], header=rows[:count], rows=body)
    for reason in guesses:
        made.guess("", Matter.STRUCTURE, reason)
    if ColumnKind.INDICATOR in kinds and bare_years(parsed, [ColumnKind.OTHER] * columns):
        made.guess("columns", Matter.TARGET, "表头只写了年份，哪一年是基数、哪一年是目标请核对")
    if ColumnKind.TASK in kinds and ColumnKind.INDICATOR not in kinds:
        _make_measures(made, parsed, kinds, {n - count for n in short})
    return made


def _make_measures(
    made: Node, table: PlanTable, kinds: Sequence[ColumnKind], short: Collection[int]
) -> None:
    """Give each whole row that begins a task its measure."""
    column = kinds.index(ColumnKind.TASK)
    roles = {role for kind in kinds if (role := kind.role)}
    if not roles & {Role.LEAD, Role.RESPONSIBLE} and ColumnKind.DEADLINE not in kinds:
        return
    laid = grid(table.rows, len(table.columns)).rows
    for n, (row, node, covering) in enumerate(zip(table.rows, made["rows"], laid, strict=True)):
        cell = covering[column]
        if n in short or any(TOTAL.match(own.text) for own in row.cells):
            continue
        numbers = _numbers([covering], kinds)
        if any(words and not number_parts(words) for words in numbers):
            continue  # a line that only parts rows, or one whose cells are shifted
        if cell is None or not cell.text:
            headed = any(one and one.rest for one in map(number_of, numbers))  # 一、山区
            beside = zip(covering, kinds, strict=True)
            told = (one.text for one, kind in beside if one and one.text and kind.role)
            if not headed and not all(map(is_nil, told)):
                node.guess("", Matter.STRUCTURE, _NO_TASK)
            continue
        if cell.columns > 2 or not any(cell is own for own in row.cells):
            continue
        first, *rest = cell.text.split("\n\n")
        found = heading(first, goes_on=bool(rest))
        measure = Node(title=found.words.rstrip("。"))
        node["measure"] = measure
        if len({words for words in _numbers(laid[n : n + cell.rows], kinds) if words}) > 1:
            measure.guess("", Matter.STRUCTURE, _SEVERAL)


def _numbers(rows: Sequence[Sequence[IssuedCell | None]], kinds: Sequence[ColumnKind]) -> list[str]:
    """Return the numbers that some rows have."""
    return [
        one.text
        for row in rows
        for one, kind in zip(row, kinds, strict=True)
        if one and kind is ColumnKind.NUMBER
    ]
