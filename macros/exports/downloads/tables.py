"""The plan as tables of plain text: one model from which CSV and XLSX are written.

A cell for which the published text says nothing is empty; nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from macros.addresses import address
from macros.index.absence import blank_column
from macros.index.entries import MeasureEntry, Task
from macros.index.succession import since
from macros.index.titles import amendments, citation, heading, sourced, with_number
from macros.model.numbering import has_number
from macros.model.plan import Involvement, Progress, Target
from macros.pages.site import Site

NUMBER, ADDRESS = "编号", "永久网址"
_UNSAID = ("单位", "角色", "引文", "文件", "期限", "期限日期", "目标", "最新进展")
"""Columns for what the published text says; for some it may say nothing in any measure."""
_ASIDE = ("主题", "期限日期")
"""Columns left out of print: the editors' classes, and what another column says too."""
_IN_STEP = ("单位", "角色", "引文")
"""Columns of which the n-th lines belong together."""
AMENDED = "修改情况"
UNITS = "单位"
"""The name of the table of units."""
_EDITORS = {"标题性质": "编者标明", "角色": "编者归纳", "主题": "编者归类"}
"""Columns that hold what the editors say, whatever words or source it rests on."""


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
    """Return one row for each measure; the n-th lines of 单位, 角色 and 引文 belong together."""
    rows = tuple(_row(site, entry, entry.measure.units) for entry in site.index.measures.values())
    return Table("措施", _columns(site, _ASIDE), rows)


def roles_table(site: Site) -> Table:
    """Return one row for each unit that a measure names."""
    rows = tuple(
        _row(site, entry, (involvement,))
        for entry in site.index.measures.values()
        for involvement in entry.measure.units
    )
    return Table("单位与角色", _columns(site, ("部分", *_ASIDE)), rows)


def units_table(site: Site) -> Table:
    """Return one row for each unit: what it is, what the text calls it and what became of it."""
    index = site.index
    rows = tuple(
        (
            entry.title,
            _lines(entry.printed_words),
            entry.unit.kind,
            entry.unit.extent.label,
            entry.unit.code or "",
            since(index, entry),
            site.settings.site_url + address.page(entry),
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
    """Return one row for each role that a unit has in a measure; none if it has no role."""
    tasks: tuple[Task, ...] = site.index.units[id].tasks
    rows = tuple(_row(site, task.entry, (task.involvement,)) for task in tasks)
    return Table("措施", _columns(site, ("部分", "单位", *_ASIDE)), rows)


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
    whole = [_cells(site, m, m.measure.units) for m in site.index.measures.values()]

    def column(name: str) -> Column:
        editors = _EDITORS.get(name, "")
        silent = name in (*_UNSAID, AMENDED) and not any(cells[name] for cells in whole)
        remark = _why_blank(site, name) if silent else editors
        return Column(name, remark, editors, silent, name in aside)

    return tuple(column(name) for name in whole[0]) if whole else ()


def _why_blank(site: Site, name: str) -> str:
    return "没有收录" if name == AMENDED else blank_column(name, site.index.reviewed)


def _row(site: Site, entry: MeasureEntry, units: tuple[Involvement, ...]) -> tuple[str, ...]:
    return tuple(_cells(site, entry, units).values())


def _cells(site: Site, entry: MeasureEntry, units: tuple[Involvement, ...]) -> dict[str, str]:
    index, measure = site.index, entry.measure
    deadline = measure.deadline
    return {
        NUMBER: entry.label if has_number(measure) else measure.number,
        "部分": _lines(heading(section) for section in entry.sections),
        "措施标题": measure.title,
        "标题性质": "原文" if entry.title_is_official else "编者拟",
        "原文": with_number(measure.number, measure.text).replace("\n\n", "\n"),
        "单位": _lines(index.units[involvement.unit].unit.name for involvement in units),
        "角色": _lines(involvement.role.label for involvement in units),
        "引文": _lines(_ground(involvement) for involvement in units),
        "文件": _lines(citation(index, index.documents[id]) for id in measure.documents),
        "主题": _lines(index.topics[id].topic.name for id in measure.topics),
        "期限": deadline.text + sourced(deadline.source) if deadline else "",
        "期限日期": deadline.on.isoformat() if deadline and deadline.on else "",
        "目标": _lines(target_words(target) for target in measure.targets),
        "最新进展": progress_words(entry.latest_progress),
        AMENDED: amendments(index, entry),
        ADDRESS: measure_url(site, entry),
    }


def measure_url(site: Site, entry: MeasureEntry) -> str:
    """Return the public address of a measure's page."""
    return site.settings.site_url + address.page(entry)


def progress_words(report: Progress | None) -> str:
    """Return a report as one line, with its source; empty for none."""
    if report is None:
        return ""
    summary = " ".join(report.summary.split())
    return f"{report.date} {report.status.label}：{summary}{sourced(report.source)}"


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


def _ground(involvement: Involvement) -> str:
    """Return the words that give the role; never empty, so that lines stay in step."""
    return (involvement.quote or "") + sourced(involvement.source)


def _lines(words: Iterable[str]) -> str:
    return "\n".join(words)
