"""What each column of a table holds, by the words above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from macros.grounds.role_words import GRAMMAR, roles_of
from macros.importing.drafting.layout.tables.cells import reach, words_of
from macros.importing.drafting.node import Node
from macros.importing.drafting.paragraphs.evidence import is_label, names_units
from macros.importing.source import Cell, Table
from macros.model.kinds import ColumnKind
from macros.model.section import Table as PlanTable
from macros.model.tables.grid import GAP, grid, headers

_SAYS: tuple[tuple[ColumnKind, str], ...] = (
    (ColumnKind.NUMBER, r"(?:序号|编号|项号|序|号)$|(?i:no\.?)$"),
    (ColumnKind.MEASURED_IN, r"(?:计量)?单位$"),
    (ColumnKind.TARGET_KIND, r"(?:指标)?(?:属性|性质)$"),
    (
        ColumnKind.DEADLINE,
        r"时限|期限|完成时间|时间(?:节点|进度|安排|要求|表)|完成日期|进度(?:要求|安排)",
    ),
    (ColumnKind.BASELINE, r"基数|基期|现状|[12]\d{3}年(?:实际|完成|值$)"),
    (ColumnKind.TARGET, r"^(?!.*(?:内容|任务|措施)).*目标|计划值|[12]\d{3}年(?:计划|目标)"),
    (ColumnKind.INDICATOR, r"^(?:主要|具体|考核|评价|三级)?指标(?:名称|内容)?$"),
    (
        ColumnKind.TASK,
        r"任务|措施|举措|事项|项目|工程|工作(?:内容|要点|重点)|重点工作|内容|改革要求",
    ),
    (ColumnKind.CATEGORY, r"类别|领域|分类|板块|类型|方面|门类|一级指标|二级指标|阶段"),
)


def column_kinds(table: PlanTable) -> list[ColumnKind]:
    """Return what each column holds, by its header; of several that name tasks, the one with the most cells has the tasks."""
    kinds = [
        kind_of(header.split(GAP)[-1]) if header else ColumnKind.OTHER for header in headers(table)
    ]
    tasks = [n for n, kind in enumerate(kinds) if kind is ColumnKind.TASK]
    if len(tasks) > 1:
        laid = grid(table.rows, len(table.columns)).rows
        finest = Counter({n: len({id(row[n]) for row in laid}) for n in tasks}).most_common()
        best = max(count for _, count in finest)
        chosen = next(n for n in tasks if dict(finest)[n] == best)
        for n in tasks:
            if n != chosen:
                kinds[n] = ColumnKind.CATEGORY if n < chosen else ColumnKind.OTHER
    if ColumnKind.INDICATOR in kinds:
        bare = bare_years(table, kinds)
        for n in bare:
            first = len(bare) > 1 and n == bare[0]
            kinds[n] = ColumnKind.BASELINE if first else ColumnKind.TARGET
    else:
        kinds = [ColumnKind.OTHER if kind is ColumnKind.MEASURED_IN else kind for kind in kinds]
    return kinds


def bare_years(table: PlanTable, kinds: Sequence[ColumnKind]) -> list[int]:
    """Return the columns whose header is a year alone, the earliest first."""
    years = {
        header: n
        for n, header in enumerate(headers(table))
        if kinds[n] is ColumnKind.OTHER and re.fullmatch(r"[12]\d{3}年?", header)
    }
    return [years[header] for header in sorted(years)]


def kind_of(header: str) -> ColumnKind:
    """Return what a column holds below a header: the word for a role, else the first of ``_SAYS`` that fits."""
    plain = re.sub(r"\s", "", header)
    plain = re.sub(r"[（(].*?[）)]$", "", plain) or plain
    for word in GRAMMAR.words(f"{plain}："):
        for role in roles_of(word):
            kind = next((kind for kind in ColumnKind if kind.role is role), None)
            if kind and is_label(word) and names_units(word):
                return kind
    return next((kind for kind, says in _SAYS if re.search(says, plain)), ColumnKind.OTHER)


def header_rows(table: Table, rows: Sequence[Node]) -> int:
    """Return how many rows are the header: those marked so, else the first if it names columns."""
    marked = 0
    for row in table.rows:
        if not (row and all(cell.header for cell in row)):
            break
        marked += 1
    columns = max(map(len, table.rows))
    titles = 0
    while titles < min(_TITLES, len(rows) - 2) and _is_above_header(table.rows[titles], columns):
        titles += 1
    count = marked or (titles + 1 if _names_columns(table.rows[titles]) else 0)
    ends = [n + reach(cell, "down") for n in range(count) for cell in rows[n]["cells"]]
    return min(max([count, *ends]), len(rows) - 1)


_TITLES = 3
"""So many rows may stand above the names of the columns: a title, 填报单位：… 日期：…"""


def _is_above_header(row: Sequence[Cell], columns: int) -> bool:
    """Whether a row stands above the names of the columns: few cells, which name none."""
    return len(row) == 1 or (len(row) <= columns // 2 and _named(row) < 2)


def _names_columns(row: Sequence[Cell]) -> bool:
    return _named(row) > 1 or (bool(row) and kind_of(words_of(row[0])) is ColumnKind.NUMBER)


def _named(row: Sequence[Cell]) -> int:
    return sum(kind_of(words_of(cell)) is not ColumnKind.OTHER for cell in row)
