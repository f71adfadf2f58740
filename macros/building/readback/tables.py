"""CSV and Excel files, read by csv and openpyxl: a row for each measure, with its words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial

import openpyxl

from macros.addresses import downloads
from macros.addresses.downloads import Format
from macros.building.built import Built
from macros.building.readback.known import known
from macros.building.readback.output import Output, lists_differ
from macros.editing.sheets.columns import GIVEN, Column
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs, squeeze

_ADDRESS, _TITLE, _TEXT, _UNIT, _DATE = "永久网址", "措施标题", "原文", "单位", "期限日期"
_ROLE = "角色"
_FULL = 32_000
"""Longer words do not fit into a cell of Excel, and end before."""
Row = dict[str, str]


def tables(built: Built, site: Site) -> Iterator[Output]:
    """Yield the tables of the plan and of each unit."""
    index = site.index
    for file in downloads.of_plan(index):
        if file.format in (Format.CSV, Format.XLSX):
            yield Output(file.address, partial(_plan, site, file.format), True)
    for unit in index.units.values():
        for file in downloads.of_unit(index, unit.id):
            if file.format in (Format.CSV, Format.XLSX):
                yield Output(file.address, partial(_unit, site, unit, file.format))
        if sheet := downloads.progress_sheet(unit):
            yield Output(sheet, partial(_to_fill_in, unit))


def _plan(site: Site, format: Format, content: bytes) -> Iterator[str]:
    measures = tuple(site.index.measures.values())
    rows = _rows(format, content)
    yield from lists_differ("各行", _addresses(rows), [site.url(one) for one in measures])
    yield from _words(site, rows, measures)
    by_url = {row[_ADDRESS]: row for row in rows}
    for measure in measures:
        units = [_line(site.index.units[one.involvement.unit].title) for one in measure.relations]
        roles = [one.role.label for one in measure.relations]
        dates = [one.on.isoformat() for one in measure.measure.all_deadlines if one.on]
        if row := by_url.get(site.url(measure)):
            yield from lists_differ(f"“{measure.title}”的单位", _cells(row, _UNIT), units)
            yield from lists_differ(f"“{measure.title}”的角色", _cells(row, _ROLE), roles)
            yield from lists_differ(f"“{measure.title}”的期限日期", _cells(row, _DATE), dates)


def _unit(site: Site, unit: UnitEntry, format: Format, content: bytes) -> Iterator[str]:
    rows = _rows(format, content)
    expected = sorted(site.url(one) for one in unit.measures)
    yield from lists_differ("各行", sorted(_addresses(rows)), expected)
    named = {name for row in rows for name in _cells(row, _UNIT)}
    yield from lists_differ("单位", named, [_line(unit.title)] if unit.measures else [])
    roles = sorted(f"{site.url(t.entry)} {t.involvement.role.label}" for t in unit.tasks)
    found = sorted(f"{row[_ADDRESS]} {role}" for row in rows for role in _cells(row, _ROLE))
    yield from lists_differ("角色", found, roles)
    yield from _words(site, rows, unit.measures)


def _to_fill_in(unit: UnitEntry, content: bytes) -> Iterator[str]:
    """Yield what is wrong with the sheet of a unit: it has each measure by its id, and nothing is filled in."""
    heads, *rows = _xlsx(content)
    names = [head.rstrip("*") for head in heads]
    yield from lists_differ("各列", names, list(Column))
    filled = [words for row in rows for words in row[len(GIVEN) :] if words]
    yield from lists_differ("填好的格", filled, [])
    given = [tuple(row[: len(GIVEN)]) for row in rows]
    wanted = [(one.number or one.label, one.measure.title, one.id) for one in unit.standing]
    yield from lists_differ("各行", map("，".join, given), map("，".join, wanted))


def _words(site: Site, rows: list[Row], measures: Iterable[MeasureEntry]) -> Iterator[str]:
    by_url = {row[_ADDRESS]: row for row in rows}
    for measure in measures:
        if row := by_url.get(site.url(measure)):
            text = _letters(row[_TEXT])
            if _bare(measure.title) != _bare(row[_TITLE]):
                yield f"“{measure.title}”的标题是“{row[_TITLE][:60]}”"
            for piece in paragraphs(measure.measure.text):
                if len(row[_TEXT]) < _FULL and _letters(piece) not in text:
                    yield f"缺措施“{measure.title}”的原文“{piece[:30]}”"


def _rows(format: Format, content: bytes) -> list[Row]:
    lines = _csv(content) if format is Format.CSV else _xlsx(content)
    heads, *rows = lines
    names = [head.partition("（")[0].strip() for head in heads]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _csv(content: bytes) -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [row for row in csv.reader(text)]


@known
def _xlsx(content: bytes) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    sheet = book.worksheets[0]
    return [[_cell(c) for c in row] for row in sheet.iter_rows(values_only=True)]


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _letters(words: str) -> str:
    """Return words without white space, and without what openpyxl takes for the escape of a sign."""
    return squeeze(words).replace("x005F_", "")


def _bare(words: str) -> str:
    """Return words without the apostrophe that keeps a spreadsheet from computing them."""
    return _letters(words).lstrip("'")


def _addresses(rows: list[Row]) -> list[str]:
    return [row[_ADDRESS] for row in rows]


def _cells(row: Row, name: str) -> list[str]:
    """Return the lines of a cell that are not empty, as they are compared."""
    return [_line(line) for line in row[name].split("\n") if line]


def _line(line: str) -> str:
    """Return a line without the number that some have, and without an apostrophe."""
    line = _bare(line)
    if line and 0x2460 <= ord(line[0]) < 0x2460 + 20:
        return line[1:]
    number, closed, words = line.partition(")")
    return words if closed and number.startswith("(") and number[1:].isdecimal() else line
