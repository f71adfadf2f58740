"""CSV and Excel files, read by csv and openpyxl: a row for each measure, and in each column what the plan has."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial

import openpyxl
from lxml import etree
from openpyxl.cell import Cell, MergedCell

from macros.addresses import address, downloads
from macros.addresses.downloads import Format
from macros.building.built import Built
from macros.building.readback.columns import (
    ADDRESS,
    FULL,
    LEADS,
    OF_MEASURES,
    OF_UNITS,
    TEXT,
    TITLE,
    UNIT,
    VALIDITY,
    of_measure,
    of_unit,
)
from macros.building.readback.facts_sheet import facts_sheet
from macros.building.readback.known import known
from macros.building.readback.output import Output, differs, lists_differ
from macros.editing.sheets.columns import GIVEN, Column
from macros.index.measures import MeasureEntry
from macros.index.relations import Relation
from macros.index.units import Task, UnitEntry
from macros.model.kinds import Role
from macros.model.measure import Deadline
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs, squeeze

csv.field_size_limit(2**31 - 1)  # a cell may hold the quotes of many units
_SHEET = re.compile(r"xl/(workbook|worksheets/[^/]+)\.xml")
_HIDDEN = re.compile(rb'<(?:sheet|row|col) [^>]*(?:hidden="(?!0|false)|state="(?!visible))')
_TEXT_FORMATS = ("General", "@")
_ROLES = list(Role)
_MOST_LINKS = 65_000
"""Excel holds no more links on a sheet."""
Row = dict[str, str]
Lines = list[list[str]]


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
    columns = [one for one in OF_MEASURES if not one.startswith(LEADS)]
    first, *others = _sheets(format, content)
    yield from _headings(format, first, columns)
    rows = _rows(first)
    yield from lists_differ("各行", _addresses(rows), [site.url(one) for one in measures])
    yield from _words(site, rows, measures)
    by_url = {row[ADDRESS]: row for row in rows}
    for one in measures:
        if row := by_url.get(site.url(one)):
            yield from _row(site, one, one.relations, one.measure.all_deadlines, row)
    if format is Format.XLSX:
        yield from _linked(content, rows)
        yield from _title(content, site.index.plan.title)
        where = site.settings.site_url + address.PLAN
        yield from facts_sheet(site, where, others[-1], (first, *others[:2]))
        yield from _roles(site, columns, others[0])
        yield from _units(site, others[1])


def _roles(site: Site, columns: list[str], lines: Lines) -> Iterator[str]:
    """The second sheet has a row for each unit of each measure."""
    yield from _headings(Format.XLSX, lines, columns)
    pairs = [(one, each) for one in site.index.measures.values() for each in one.relations]
    rows = _rows(lines)
    expected = [f"{site.url(one)} {_line(_name(site, each))}" for one, each in pairs]
    found = [f"{row[ADDRESS]} {_line(row[UNIT])}" for row in rows]
    yield from lists_differ("“单位与角色”的各行", found, expected)
    for (one, each), row in zip(pairs, rows, strict=False):
        yield from _row(site, one, (each,), Task(one, each).deadlines, row)


def _units(site: Site, lines: Lines) -> Iterator[str]:
    """The third sheet has a row for each unit."""
    yield from _headings(Format.XLSX, lines, list(OF_UNITS))
    units, rows = tuple(site.index.units.values()), _rows(lines)
    expected = [site.url(one) for one in units]
    yield from lists_differ("“单位”表的各行", _addresses(rows), expected)
    for unit, row in zip(units, rows, strict=False):
        yield from (f"“单位”表中“{unit.title}”的{fault}" for fault in of_unit(unit, row, _line))


def _unit(site: Site, unit: UnitEntry, format: Format, content: bytes) -> Iterator[str]:
    lines, *others = _sheets(format, content)
    yield from _headings(format, lines, list(OF_MEASURES))
    rows = _rows(lines)
    expected = sorted(site.url(one) for one in unit.measures)
    yield from lists_differ("各行", sorted(_addresses(rows)), expected)
    by_url = {row[ADDRESS]: row for row in rows}
    for entry in unit.measures:
        tasks = [task for task in unit.tasks if task.entry.id == entry.id]
        if tasks and (row := by_url.get(site.url(entry))):
            by_role = sorted(tasks, key=lambda task: _ROLES.index(task.relation.role))
            relations = tuple(task.relation for task in by_role)
            yield from _row(site, entry, relations, tasks[0].deadlines, row)
    if format is Format.XLSX:
        yield from _linked(content, rows)
        yield from _title(content, unit.title)
        yield from facts_sheet(site, site.url(unit), others[-1], (lines,), unit)
    yield from _words(site, rows, unit.measures)


def _row(
    site: Site,
    entry: MeasureEntry,
    relations: tuple[Relation, ...],
    deadlines: tuple[Deadline, ...],
    row: Row,
) -> Iterator[str]:
    for fault in of_measure(site, entry, relations, deadlines, row, _line):
        yield f"“{entry.title}”的{fault}"


def _to_fill_in(unit: UnitEntry, content: bytes) -> Iterator[str]:
    """Yield what is wrong with the sheet of a unit: it has each measure by its id, and nothing is filled in."""
    heads, *rows = _first(content)
    names = [head.rstrip("*") for head in heads]
    yield from lists_differ("各列", names, list(Column))
    filled = [words for row in rows for words in row[len(GIVEN) :] if words]
    yield from lists_differ("填好的格", filled, [])
    given = [tuple(row[: len(GIVEN)]) for row in rows]
    wanted = [(one.number or one.label, one.measure.title, one.id) for one in unit.standing]
    yield from lists_differ("各行", map("，".join, given), map("，".join, wanted))


def _words(site: Site, rows: list[Row], measures: Iterable[MeasureEntry]) -> Iterator[str]:
    by_url = {row[ADDRESS]: row for row in rows}
    for measure in measures:
        if row := by_url.get(site.url(measure)):
            text = _letters(row[TEXT])
            if _bare(measure.title) != _bare(row[TITLE]):
                yield f"“{measure.title}”的标题是“{row[TITLE][:60]}”"
            for piece in paragraphs(measure.measure.text):
                if len(row[TEXT]) < FULL and _letters(piece) not in text:
                    yield f"缺措施“{measure.title}”的原文“{piece[:30]}”"


def _headings(format: Format, lines: Lines, wanted: list[str]) -> Iterator[str]:
    """In CSV programs rely on the headings; in Excel they may say besides why a column is empty."""
    if format is Format.CSV:
        yield from lists_differ("各列", lines[0], [*wanted, VALIDITY])
    else:
        found = sorted(head.partition("\n")[0] for head in lines[0])
        yield from lists_differ("各列", found, sorted(_plain(one) for one in wanted))
        marks = [head.replace("\n", "") for head in lines[0]]
        unmarked = [
            one for one in wanted if "（" in one and one not in marks and _silent(one, marks)
        ]
        yield from lists_differ("编者的各列", (), unmarked)


def _silent(heading: str, marks: list[str]) -> bool:
    """Whether a heading stands without any remark: an empty column says why it is empty instead."""
    return _plain(heading) in marks


def _plain(heading: str) -> str:
    return heading.partition("（")[0]


def _rows(lines: Lines) -> list[Row]:
    heads, *rows = lines
    names = [_plain(head).strip() for head in heads]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _sheets(format: Format, content: bytes) -> list[Lines]:
    """Return the sheets of a book; a file with one table is one."""
    if format is Format.CSV:
        return [_csv(content)]
    sheets: dict[str, Lines] = {}
    for name, *row in _book(content):
        sheets.setdefault(name, []).append(row)
    return list(sheets.values())


def _csv(content: bytes) -> Lines:
    if not content.startswith(codecs.BOM_UTF8):
        raise ValueError("Excel takes it for another encoding")
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [row for row in csv.reader(text)]


@known
def _book(content: bytes) -> Lines:
    """Return the rows of all sheets, each behind the name of its sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return [
        [sheet.title, *map(_cell, row)] for sheet in book.worksheets for row in sheet.iter_rows()
    ]


@known
def _first(content: bytes) -> Lines:
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    return [["" if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)]


def _cell(cell: Cell | MergedCell) -> str:
    """Return the words of a cell: all are text, so that Excel neither computes nor rounds anything."""
    if cell.value is None:
        return ""
    text = cell.data_type in ("s", "inlineStr") and cell.number_format in _TEXT_FORMATS
    return str(cell.value) if text else f"（不是文本：{cell.value}）"


def _linked(content: bytes, rows: list[Row]) -> Iterator[str]:
    """In each row the number, or what stands for it, leads to the page of the row."""
    if 0 < len(rows) <= _MOST_LINKS:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            said = etree.fromstring(book.read("xl/worksheets/_rels/sheet1.xml.rels"))
        found = [str(one.get("Target")) for one in said if one.get("TargetMode") == "External"]
        yield from lists_differ("各行的链接", found, _addresses(rows))


def _title(content: bytes, title: str) -> Iterator[str]:
    """The properties by which a search on a computer finds the file name what it is of; nothing in it is hidden."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        said = etree.fromstring(book.read("docProps/core.xml"))
        names = [one for one in book.namelist() if _SHEET.fullmatch(one)]
        hidden = [one for one in names if _HIDDEN.search(book.read(one))]
    yield from lists_differ("藏着格子的表", hidden, ())
    found = "".join(said.xpath("//*[local-name() = 'title']/text()"))
    if not squeeze(found).startswith(squeeze(title)[:150]):
        yield from differs("属性里的标题", found, title)


def _name(site: Site, relation: Relation) -> str:
    return site.index.units[relation.involvement.unit].title


def _letters(words: str) -> str:
    """Return words without white space, and without what openpyxl takes for the escape of a sign."""
    return squeeze(words).replace("x005F_", "")


def _bare(words: str) -> str:
    """Return words without the apostrophe that keeps a spreadsheet from computing them."""
    return _letters(words).lstrip("'")


def _addresses(rows: list[Row]) -> list[str]:
    return [row[ADDRESS] for row in rows]


def _line(line: str) -> str:
    """Return a line without the number that some have, and without an apostrophe."""
    line = _bare(line)
    if line and 0x2460 <= ord(line[0]) < 0x2460 + 20:
        return line[1:]
    number, closed, words = line.partition(")")
    return words if closed and number.startswith("(") and number[1:].isdecimal() else line
