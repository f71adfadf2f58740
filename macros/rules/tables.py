"""Rules on tables: every row is whole, columns hold what their headers say, rows that are measures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from macros.grounds.role_words import GRAMMAR, roles_of
from macros.model.kinds import ColumnKind
from macros.model.measure import Target
from macros.model.plan import PlanFile
from macros.model.problems import Problem, Route
from macros.model.section import HeaderRow
from macros.model.tables.grid import grid, headers
from macros.model.tables.rows import column_roles, labelled_rows
from macros.model.walk import walk_measures, walk_tables
from macros.rules.context import Context
from macros.text.characters.regex import regex
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.roles import bodies
from macros.text.times.statements import figures
from macros.text.times.year_lists import is_in_a_range


def tables_are_whole(context: Context) -> Iterator[Problem]:
    """表格的每一行正好占满各列：合并的格写明竖跨几行、横跨几列，空格写 ""。"""
    for route, table, _ in walk_tables(context.file):
        for key, rows in (("header", table.header), ("rows", table.rows)):
            yield from _whole((*route, key), rows, len(table.columns))


def _whole(route: Route, rows: Sequence[HeaderRow], columns: int) -> Iterator[Problem]:
    laid = grid(rows, columns)
    for number, width in enumerate(laid.widths):
        if width != columns or None in laid.rows[number]:
            words = (
                f"表格的这一行共占 {width} 列（连同上面竖着合并下来的格），columns 有 {columns} 列；"
                '请照原表补上或删去一格，合并的格写 down、across，空格写 ""。'
            )
            yield Problem((*route, number), words)
            return  # what follows is shifted
    if laid.overhang:
        words = f"有一格竖着合并到了最后一行下面 {laid.overhang} 行；请改正 down（竖跨行数）。"
        yield Problem(route, words)


_SAYS = {
    ColumnKind.BASELINE: ("基数", "基期", "现状", "实际", "完成"),
    ColumnKind.TARGET: ("目标", "计划", "力争"),
}
"""Words in the header of a column that say what kind of figure it holds."""


def columns_are_what_they_say(context: Context) -> Iterator[Problem]:
    """表格的“牵头”“责任”“配合”各列，表头写明是这样的单位；“基数”“目标”各列，表头没有说是另一种，基数的年份不在目标的年份以后。"""
    for route, table, _ in walk_tables(context.file):
        for number, (kind, header) in enumerate(zip(table.columns, headers(table), strict=True)):
            if not _is_another(kind, header):
                continue
            words = (
                f"第 {number + 1} 列写了“{kind}”，表头却是“{excerpt(header)}”；请照表头改 columns。"
            )
            yield Problem((*route, "columns", number), words)
        others = any(map(_is_another, table.columns, headers(table)))
        if not others and (words := _later_baseline(table.columns, headers(table))):
            yield Problem((*route, "columns"), words)
        for number, role, header in column_roles(table):
            words_of_role = GRAMMAR.words(f"{header}：")
            if not any(role in roles_of(word) for word in words_of_role):
                words = (
                    f"第 {number + 1} 列写了“{role.label}”，表头“{excerpt(header)}”没有写明是"
                    f"{role.label}单位；请照表头改 columns，没有写明的写 其他。"
                )
                yield Problem((*route, "columns", number), words)


def _later_baseline(columns: Sequence[ColumnKind], said: Sequence[str]) -> str:
    """Say that a column of baselines is of a later year than one of aims; empty if none is."""
    years: dict[ColumnKind, list[int]] = {ColumnKind.BASELINE: [], ColumnKind.TARGET: []}
    for kind, header in zip(columns, said, strict=True):
        found = re.findall("(?<![0-9])[0-9]{4}(?=年)", header)
        if kind in years and len(found) == 1:
            years[kind].append(int(found[0]))
    if all(years.values()):
        first, last = max(years[ColumnKind.BASELINE]), min(years[ColumnKind.TARGET])
        if first > last:
            return (
                f"“基数”一列是 {first} 年，“目标”一列是 {last} 年，写颠倒了；请照表头改 columns。"
            )
    return ""


def _is_another(kind: ColumnKind, header: str) -> bool:
    """Whether a header says that its column holds the other kind of figure, and not this one."""
    said = {of for of, words in _SAYS.items() if any(word in header for word in words)}
    return kind in _SAYS and bool(said) and kind not in said


def row_measures_are_entered_once(context: Context) -> Iterator[Problem]:
    """表格的一行是措施的，序号和原文取自各格，不再写；这一行有“任务”一列的文字。"""
    for route, table, at in walk_tables(context.file):
        for number, (row, said) in enumerate(zip(table.rows, labelled_rows(table), strict=True)):
            if row.measure is None:
                continue
            here = (*route, "rows", number, "measure")
            for key in ("number", "text", "before", "added_by", "earlier"):
                inside = at.section.added_by  # with all that is in it
                if getattr(row.measure, key) and not (key == "added_by" and inside):
                    yield Problem(
                        (*here, key), f"表格里的措施不写 {key}，它照本行的各格；请删去 {key}。"
                    )
            if not any(one.kind is ColumnKind.TASK for one in said):
                words = f"措施“{row.measure.id}”这一行没有“任务”一列的文字；"
                words += "请在 columns 里写明哪一列是 任务，不是措施的行请删去 measure。"
                yield Problem(here, words)


def target_figures_are_printed(context: Context) -> Iterator[Problem]:
    """目标的基数、目标值里的数、各年目标值、计量单位和属性，在措施原文里或指标表同一指标的那一行里，或有来源。"""
    rows = _indicator_rows(context.file)
    plain = _by_plain_name(rows)
    for at in walk_measures(context.file):
        for n, target in enumerate(at.measure.targets):
            if target.source:
                continue
            name = squeeze(target.indicator or target.text)
            printed = [*paragraphs(at.measure.text), *(rows.get(name) or plain.get(name, ()))]
            pieces = [squeeze(piece) for piece in printed]
            for key, words, beside in _figures(target):
                together = (squeeze(words), *map(squeeze, beside))
                if not any(all(_stands(one, piece) for one in together) for piece in pieces):
                    yield Problem(
                        (*at.route, "targets", n, *key),
                        f"目标“{excerpt(target.text)}”的“{words}”不在本措施原文中，"
                        "也不在指标表同一指标的那一行里；请照原文写，或写明 source（来源）。",
                    )


def _stands(words: str, printed: str) -> bool:
    """Whether words stand in printed ones; a number not as part of another, a year also inside a range."""
    if re.fullmatch("[0-9]{4}", words) and is_in_a_range(words, printed):
        return True
    digit = r"[0-9０-９]"
    before = rf"(?<!{digit})(?<!{digit}[.．])" if words[0].isdigit() else ""
    behind = rf"(?![.．]?{digit})" if words[-1].isdigit() else ""
    return bool(re.search(f"{before}{re.escape(words)}{behind}", printed))


def _indicator_rows(file: PlanFile) -> dict[str, tuple[str, ...]]:
    """Return what each row of the tables of indicators says, headers too, by the indicator."""
    found: dict[str, tuple[str, ...]] = {}
    for _, table, _ in walk_tables(file):
        for said in labelled_rows(table):
            for one in said:
                if one.kind is ColumnKind.INDICATOR:
                    found[squeeze(one.words)] = tuple(other.with_header for other in said)
    return found


_BEFORE_NAME = regex(rf"^(?:[{bodies.MARKS}]|[（(][{bodies.MARKS}]+[）)]|其中[：:、]?)+")
_BEHIND_NAME = regex(rf"(?:[（(](?:单位[：:])?(?P<unit>[^（）()]+)[）)])?[{bodies.MARKS}]*$")


def _plain_name(name: str) -> str:
    """Return the bare name of an indicator, without marks, 其中 and the unit it is measured in: ★绿化率（%）."""
    found = _BEHIND_NAME.search(name)
    unit = found["unit"] if found else None
    measured = not unit or all(figures(f"1{one}") for one in unit.split("/"))
    return _BEFORE_NAME.sub("", name[: found.start()] if found and measured else name)


def _by_plain_name(rows: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the rows by the bare name of their indicator, where it is that of one row."""
    count = Counter(map(_plain_name, rows))
    return {plain: rows[name] for name in rows if count[plain := _plain_name(name)] == 1}


def _bound(value: str) -> str | None:
    """Return a value with a figure, without the sign that an editor may write for words: ≤2个工作日."""
    return value.lstrip("≤≥<>＜＞=＝~～± ") if re.search("[0-9０-９]", value) else None


def _figures(target: Target) -> Iterator[tuple[Route, str, tuple[str, ...]]]:
    """Yield each figure of a target, and the year that must stand beside it."""
    given: list[tuple[Route, str | None]] = [
        (("kind",), target.kind),
        (("baseline",), target.baseline),
        (("measured_in",), target.measured_in),
        (("value",), _bound(target.value or "")),
    ]
    yield from ((key, words, ()) for key, words in given if words)
    for n, value in enumerate(target.years):
        yield ("years", n, "year"), value.year, ()
        yield ("years", n, "value"), value.value, (value.year,)
