"""What each column of the tables must hold for a measure or a unit, from the plan alone.

A cell is compared as it is read: its lines without white space, numbers of lines and the apostrophe
that keeps a spreadsheet from computing. Of a cell that says more than the data the beginning is asked
for, and the words that it must have besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from macros.building.readback.output import differs, lists_differ
from macros.index.measures import MeasureEntry
from macros.index.relations import Relation
from macros.index.units import UnitEntry
from macros.model.measure import Deadline, Source
from macros.model.numbering import has_number
from macros.pages.site import Site

ADDRESS, TITLE, TEXT, UNIT, ROLE = "永久网址", "措施标题", "原文", "单位", "角色"
NUMBER, VALIDITY = "编号", "效力"
LEADS = "牵头单位"
OF_MEASURES = (
    *(NUMBER, "部分", TITLE, "标题性质（编者标明）", TEXT, UNIT, "角色（编者归纳）", "角色原文"),
    *("引文", "牵头单位（编者归纳）", "文件", "主题（编者归类）", "期限", "期限日期", "目标"),
    *("最新进展", "修改情况", ADDRESS),
)
"""The headings of tables on measures; a table of the plan has no column for who leads."""
OF_UNITS = (UNIT, "公文的写法", "类别", "所指", "统一社会信用代码", "后来的变化", ADDRESS)
"""The columns of the table of units, without remarks."""
FULL = 32_000
"""Longer words do not fit into a cell of Excel, and end before."""
Row = Mapping[str, str]
Line = Callable[[str], str]
"""Gives a line as it is compared."""


@dataclass(frozen=True)
class Words:
    """A line of a cell: how it begins, and what it must say besides."""

    begins: str
    besides: tuple[str, ...] = ()


def of_measure(
    site: Site,
    entry: MeasureEntry,
    relations: tuple[Relation, ...],
    deadlines: tuple[Deadline, ...],
    row: Row,
    line: Line,
) -> Iterator[str]:
    """Yield what the row of a measure has otherwise than the plan, for these relations and deadlines."""
    index = site.index
    yield from _number(entry, row)
    exact = {
        "标题性质": ["原文" if entry.title_is_official else "编者拟"],
        UNIT: [index.units[one.involvement.unit].title for one in relations],
        ROLE: [one.role.label for one in relations],
        "角色原文": [one.word for one in relations],
        LEADS: [index.units[id].title for id in entry.leads],
        "主题": [index.topics[id].title for id in entry.measure.topics],
        "期限日期": [one.on.isoformat() for one in deadlines if one.on],
    }
    for name, wanted in exact.items():
        if name in row:
            expected = [line(one) for one in wanted if one]
            yield from lists_differ(name, _lines(row[name], line), expected)
    for name, words in _longer(site, entry, relations, deadlines).items():
        yield from _said(name, row[name], words, line)
    if bool(row["修改情况"]) is not bool(entry.amended_by):
        yield f"修改情况是“{row['修改情况'][:30]}”，数据里{'有' if entry.amended_by else '没有'}修改它的文件"
    validity = index.plan.validity
    if VALIDITY in row and (validity.status.label if validity else "") not in row[VALIDITY]:
        yield f"效力是“{row[VALIDITY][:30]}”"


def of_unit(unit: UnitEntry, row: Row, line: Line) -> Iterator[str]:
    """Yield what the row of a unit has otherwise than the plan."""
    wanted = (
        (UNIT, [unit.title]),
        ("公文的写法", unit.printed_words),
        ("类别", [unit.unit.kind.value]),
        ("所指", [unit.unit.extent.label] if unit.is_class else []),
        ("统一社会信用代码", [unit.unit.code or ""]),
    )
    for name, words in wanted:
        expected = [line(one) for one in words if one]
        yield from lists_differ(name, _lines(row[name], line), expected)


def _number(entry: MeasureEntry, row: Row) -> Iterator[str]:
    """CSV has the label, say 第2条, by which programs find a measure; Excel the number of its page."""
    numbered = has_number(entry.measure)
    in_csv = entry.label if numbered else entry.measure.number
    in_excel = (entry.number if numbered else entry.measure.number) or "网页"
    if row[NUMBER].lstrip("'") not in (in_csv, in_excel):
        yield from differs(NUMBER, row[NUMBER], in_csv)


def _longer(
    site: Site,
    entry: MeasureEntry,
    relations: tuple[Relation, ...],
    deadlines: tuple[Deadline, ...],
) -> dict[str, list[Words]]:
    index, measure = site.index, entry.measure
    latest = entry.latest_progress
    return {
        "部分": [Words("", (one.name,)) for one in entry.sections],
        "引文": [
            Words(one.involvement.quote or "", _source(one.involvement.source)) for one in relations
        ],
        "文件": [Words("", (index.documents[id].title,)) for id in measure.documents],
        "期限": [
            Words(
                one.text,
                (
                    *([one.what] if one.what else ()),
                    *(index.units[id].title for id in one.units),
                    *_source(one.source),
                ),
            )
            for one in deadlines
        ],
        "目标": [
            Words(
                one.text,
                (
                    *(f"{year.year}年{year.value}" for year in one.years),
                    *(word for word in (one.kind, one.baseline, one.measured_in) if word),
                    *_source(one.source),
                ),
            )
            for one in measure.targets
        ],
        "最新进展": [
            Words(
                latest.date.isoformat(),
                (latest.status.label, latest.summary, *_source(latest.source)),
            )
        ]
        if latest
        else [],
    }


def _source(source: Source | None) -> tuple[str, ...]:
    return (source.title,) if source else ()


def _said(name: str, cell: str, wanted: list[Words], line: Line) -> Iterator[str]:
    """Each line in turn begins as it must and says what it must; a table's caption may stand behind 部分."""
    if len(cell) >= FULL:
        return
    found = [line(one) for one in cell.split("\n")] if cell else []
    if len(found) < len(wanted) or (len(found) > len(wanted) and name != "部分"):
        yield f"{name}有 {len(found)} 行，应有 {len(wanted)} 行"
    for one, words in zip(found, wanted, strict=False):
        besides = (line(each) for each in words.besides)
        lacking = [each for each in besides if each not in one]
        if not one.startswith(line(words.begins)):
            yield from differs(name, one, line(words.begins))
        elif lacking:
            yield f"{name}“{one[:30]}”缺“{lacking[0][:30]}”"


def _lines(cell: str, line: Line) -> list[str]:
    return [words for one in cell.split("\n") if (words := line(one))]
