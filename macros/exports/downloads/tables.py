"""The plan as tables of plain text: one model from which CSV and XLSX are written.

A cell for which the published text says nothing is empty; nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from macros.index.absence import blank_column
from macros.index.citations import citation
from macros.index.in_force import amendments, validity
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.relations import Relation
from macros.index.statement_words import deadline_words, from_section, sourced, status_words
from macros.index.succession import since
from macros.index.titles import heading, with_number
from macros.index.units import Task
from macros.model.measure import Deadline, Progress, Target
from macros.model.numbering import has_number
from macros.pages.site import Site
from macros.pages.views.unit_tasks import role_groups
from macros.text.lines.reflow import paragraphs

NUMBER, ADDRESS = "编号", "永久网址"
LEADS, WORD = "牵头单位", "角色原文"
_UNSAID = ("单位", "角色", WORD, "引文", LEADS, "文件", "期限", "期限日期", "目标", "最新进展")
"""Columns for what the published text says; for some it may say nothing in any measure."""
_ASIDE = ("主题", "期限日期")
"""Columns left out of print: the editors' classes, and what another column says too."""
_IN_STEP = ("单位", "角色", WORD, "引文")
"""Columns of which the n-th lines belong together."""
AMENDED, VALIDITY = "修改情况", "效力"
UNITS = "单位"
"""The name of the table of units."""
_EDITORS = {"标题性质": "编者标明", "角色": "编者归纳", LEADS: "编者归纳", "主题": "编者归类"}
"""Columns that hold what the editors say, whatever words or source it rests on."""
_NAMES = (
    *(NUMBER, "部分", "措施标题", "标题性质", "原文", "单位", "角色", WORD, "引文", LEADS),
    *("文件", "主题", "期限", "期限日期", "目标", "最新进展", AMENDED, ADDRESS),
)
"""All columns on measures, in the order of ``_cells``."""


@dataclass(frozen=True)
class Column:
    """A column: its stable name, and what to know about it."""

    name: str
    remark: str = ""
    """A remark to print beside its name, where there is room."""
    editors: str = ""
    """The part that the editors have in it; empty for what the text says."""
    silent: bool = False
    """Whether nothing is said of it for any measure of the plan."""
    aside: bool = False
    """Whether a print can do without it: nothing of the text is lost."""

    @property
    def heading(self) -> str:
        """The name with the editors' mark. It never depends on what the cells hold."""
        return f"{self.name}（{self.editors}）" if self.editors else self.name


@dataclass(frozen=True)
class Table:
    """Rows of text under named columns."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def measures_table(site: Site) -> Table:
    """Return one row for each measure; the n-th lines of 单位, 角色, 角色原文 and 引文 belong together."""
    rows = tuple(
        _row(site, entry, entry.relations, entry.measure.all_deadlines)
        for entry in site.index.measures.values()
    )
    return _without(LEADS, Table("措施", _columns(site, _ASIDE), rows))


def roles_table(site: Site) -> Table:
    """Return one row for each unit that a measure names."""
    rows = tuple(
        _row(site, entry, (relation,), Task(entry, relation).deadlines)
        for entry in site.index.measures.values()
        for relation in entry.relations
    )
    return _without(LEADS, Table("单位与角色", _columns(site, ("部分", *_ASIDE)), rows))


def units_table(site: Site) -> Table:
    """Return one row for each unit: what it is, what the text calls it and what became of it."""
    index = site.index
    rows = tuple(
        (
            entry.title,
            _lines(entry.printed_words),
            entry.unit.kind,
            entry.unit.extent.label if entry.is_class else "",
            entry.unit.code or "",
            since(index, entry),
            site.url(entry),
        )
        for entry in index.units.values()
    )
    columns = (
        Column("单位"),
        Column("公文的写法"),
        Column("类别", "编者归类", "编者归类"),
        Column("所指", "编者归类", "编者归类"),
        Column("统一社会信用代码"),
        Column("后来的变化", "编者提示", "编者提示"),
        Column(ADDRESS),
    )
    return Table(UNITS, columns, rows)


def unit_table(site: Site, id: str) -> Table:
    """Return one row for each measure in which a unit has a role, with its roles; what it leads first."""
    cards = (card for group in role_groups(site.index.units[id]) for card in group.cards)
    rows = tuple(_row(site, card.task.entry, card.relations, card.task.deadlines) for card in cards)
    return Table("措施", _columns(site, ("部分", "单位", *_ASIDE)), rows)


def with_validity(index: Index, table: Table) -> Table:
    """Return the table with whether the plan is in force in every row, for files without a sheet for it.

    The column is always there, so that programs may rely on it; it is empty if nobody has looked it up.
    """
    words = validity(index)
    columns = (*table.columns, Column(VALIDITY))
    return replace(table, columns=columns, rows=tuple((*row, words) for row in table.rows))


def _without(name: str, table: Table) -> Table:
    """Return the table without a column."""
    kept = [place for place, column in enumerate(table.columns) if column.name != name]
    columns = tuple(table.columns[place] for place in kept)
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def with_numbers_of_pages(site: Site, table: Table) -> Table:
    """Return the table with the numbers that pages show, say 4.5; in CSV programs rely on 第四部分第5条."""
    shown = _numbers_of_pages(site)
    place = [column.name for column in table.columns].index(NUMBER)
    rows = (
        (*row[:place], shown.get(row[place], row[place]), *row[place + 1 :]) for row in table.rows
    )
    return replace(table, rows=tuple(rows))


@lru_cache(maxsize=1)
def _numbers_of_pages(site: Site) -> dict[str, str]:
    """Return the number that pages show for each label of a measure."""
    measures = site.index.measures.values()
    return {entry.label: entry.number for entry in measures if has_number(entry.measure)}


def numbered(table: Table) -> Table:
    """Return the table with lines that belong together numbered ①②③, for programs that wrap them."""
    places = [place for place, column in enumerate(table.columns) if column.name in _IN_STEP]

    def cell(words: str) -> str:
        lines = words.split("\n")
        return words if len(lines) == 1 else _lines(map(_mark, range(1, len(lines) + 1), lines))

    rows = (
        tuple(cell(words) if place in places else words for place, words in enumerate(row))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _mark(number: int, words: str) -> str:
    return f"{chr(0x2460 + number - 1)}{words}" if number <= 20 else f"({number}){words}"


def _columns(site: Site, aside: tuple[str, ...]) -> tuple[Column, ...]:
    def column(name: str) -> Column:
        editors = _EDITORS.get(name, "")
        silent = name in _silent(site)
        remark = _why_blank(site, name) if silent else editors
        return Column(name, remark, editors, silent, name in aside)

    return tuple(map(column, _NAMES))


@lru_cache(maxsize=1)
def _silent(site: Site) -> frozenset[str]:
    """Return the columns that are empty for every measure."""
    measures = site.index.measures.values()
    rows = [_cells(site, m, m.relations, m.measure.all_deadlines) for m in measures]
    names = (*_UNSAID, AMENDED)
    return frozenset(name for name in names if not any(cells[name] for cells in rows))


def _why_blank(site: Site, name: str) -> str:
    index = site.index
    return "没有收录" if name == AMENDED else blank_column(name, index.reviewed, index.explained)


def _row(
    site: Site,
    entry: MeasureEntry,
    units: tuple[Relation, ...],
    deadlines: tuple[Deadline, ...],
) -> tuple[str, ...]:
    return tuple(_cells(site, entry, units, deadlines).values())


def _cells(
    site: Site,
    entry: MeasureEntry,
    units: tuple[Relation, ...],
    deadlines: tuple[Deadline, ...],
) -> dict[str, str]:
    index, measure = site.index, entry.measure
    return {
        NUMBER: entry.label if has_number(measure) else measure.number,
        "部分": _lines((*map(heading, entry.sections), *_caption(entry))),
        "措施标题": measure.title,
        "标题性质": "原文" if entry.title_is_official else "编者拟",
        "原文": with_number(measure.number, measure.text).replace("\n\n", "\n"),
        "单位": _lines(index.units[relation.involvement.unit].unit.name for relation in units),
        "角色": _lines(relation.role.label for relation in units),
        WORD: _lines(relation.word for relation in units) if any(r.word for r in units) else "",
        "引文": _lines(_ground(entry, relation) for relation in units),
        LEADS: _lines(index.units[id].unit.name for id in entry.leads),
        "文件": _lines(citation(index, index.documents[id]) for id in measure.documents),
        "主题": _lines(index.topics[id].topic.name for id in measure.topics),
        "期限": _lines(deadline_words(index, deadline) for deadline in deadlines),
        "期限日期": _dates(deadlines),
        "目标": _lines(target_words(target) for target in measure.targets),
        "最新进展": progress_words(entry.latest_progress),
        AMENDED: amendments(index, entry),
        ADDRESS: site.url(entry),
    }


def _caption(entry: MeasureEntry) -> Iterator[str]:
    """Yield what is printed above the table of which a measure is a row, say 单位：万元."""
    if entry.caption:
        yield from paragraphs(entry.caption)


def progress_words(report: Progress | None) -> str:
    """Return a report as one line, with its source; empty for none."""
    if report is None:
        return ""
    summary = " ".join(report.summary.split())
    return f"{report.date} {status_words(report)}：{summary}{sourced(report.source)}"


def target_words(target: Target) -> str:
    """Return a target in the words of the text, its figures, and the source if it is another text."""
    facts = (
        target.kind,
        target.baseline and f"基数{target.baseline}",
        target.measured_in and f"计量单位{target.measured_in}",
        *(f"{value.year}年{value.value}" for value in target.years),
    )
    told = "，".join(fact for fact in facts if fact)
    return target.text + (f"（{told}）" if told else "") + sourced(target.source)


def _ground(entry: MeasureEntry, relation: Relation) -> str:
    """Return the words that give the role; never empty, so that lines stay in step."""
    involvement, clause = relation.involvement, relation.clause
    rule = f"（角色依据{clause.label}的总的分工规定：“{clause.clause.quote}”）" if clause else ""
    return (
        (involvement.quote or "")
        + from_section(entry, relation)
        + rule
        + sourced(involvement.source)
    )


def _dates(deadlines: tuple[Deadline, ...]) -> str:
    """Return the dates in step with the deadlines; empty if none has one."""
    dated = any(deadline.on for deadline in deadlines)
    return _lines(d.on.isoformat() if d.on else "" for d in deadlines) if dated else ""


def _lines(words: Iterable[str]) -> str:
    return "\n".join(words)
