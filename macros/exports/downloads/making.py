"""The files that people take away, written from the models that they share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache, partial
from itertools import count

from macros.addresses import address, downloads
from macros.addresses.downloads import Download, Format
from macros.editing.sheets.blank import blank_of, sheet_bytes
from macros.exports.downloads.csvfile import csv_bytes
from macros.exports.downloads.docxfile import docx_bytes
from macros.exports.downloads.icsfile import group_ics, ics_bytes, plan_ics
from macros.exports.downloads.paper import DERIVED, ROLES, Paper, laid_out
from macros.exports.downloads.pdffile import pdf_bytes
from macros.exports.downloads.planpaper import plan_paper
from macros.exports.downloads.tables import (
    ADDRESS,
    AMENDED,
    NUMBER,
    UNITS,
    WORD,
    Table,
    measures_table,
    numbered,
    roles_table,
    unit_table,
    units_table,
    with_numbers_of_pages,
    with_validity,
)
from macros.exports.downloads.unitpaper import unit_paper
from macros.exports.downloads.xlsxfile import Book, xlsx_bytes
from macros.exports.file import ExportedFile, Made
from macros.exports.kept import kept
from macros.index.absence import blank_cells
from macros.index.in_force import validity
from macros.index.index import Index
from macros.index.plan_words import issuers
from macros.index.units import UnitEntry
from macros.model.numbering import has_number
from macros.model.plan import as_issued
from macros.model.section import Table as IssuedTable
from macros.pages.site import Site
from macros.pages.views.unit_sentences import facts_of_unit, measures_naming
from macros.text.parts.title_marks import in_title_marks

_SHEET = re.compile(r"[\[\]:*?/\\']")
"""What the name of a sheet may not hold."""
_sheet_bytes = kept(sheet_bytes)


def download_files(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the files for the whole plan and for every unit, measures or none; calendars of parts."""
    index = site.index
    papers = ways_to_write(
        partial(plan_paper, site),
        lambda: with_validity(index, measures_table(site)),
        partial(_plan_book, site),
    )
    yield from _made(downloads.of_plan(index), papers | {Format.ICS: partial(plan_ics, site)})
    for id, unit in index.units.items():
        table = cache(partial(unit_table, site, id))
        papers = ways_to_write(
            partial(unit_paper, site, unit),
            partial(_unit_list, site, table),
            partial(_unit_book, site, id, table),
        )
        calendar = {Format.ICS: partial(ics_bytes, site, id)}
        yield from _made(downloads.of_unit(index, id), papers | calendar)
        if sheet := downloads.progress_sheet(unit):
            yield ExportedFile(sheet, partial(_progress_sheet, index, unit))
    for group in downloads.groups(index):
        yield from _made(downloads.of_group(group), {Format.ICS: partial(group_ics, site, group)})


Ways = dict[Format, Callable[[], bytes]]
"""How the file of each format is made."""


def _made(wanted: tuple[Download, ...], ways: Ways) -> Iterator[ExportedFile]:
    for download in wanted:
        if download.format in ways:  # macros.exports.downloads.bundle packs the offline copy last
            yield ExportedFile(download.address, ways[download.format])


def ways_to_write(
    paper: Callable[[], Paper], table: Callable[[], Table], book: Callable[[], Book]
) -> Ways:
    """Return how what these give is written in each format for it; each model is made once."""
    paper = cache(paper)
    return {
        Format.PDF: lambda: pdf_bytes(paper()),
        Format.DOCX: lambda: docx_bytes(paper()),
        Format.XLSX: lambda: xlsx_bytes(book()),
        Format.CSV: lambda: csv_bytes(table()),
    }


def _plan_book(site: Site) -> Book:
    index = site.index
    on_measures = (numbered(measures_table(site)), roles_table(site))
    tables = (*(with_numbers_of_pages(site, t) for t in on_measures), units_table(site))
    book = _book(site, address.PLAN, index.plan.title, tables)
    issued = tuple(_issued(index))
    around = tuple(fact for name, table in issued for fact in _around(name, table))
    return replace(
        book,
        facts=(*book.facts, *around),
        issued=tuple((name, laid_out(table)) for name, table in issued),
    )


def _progress_sheet(index: Index, unit: UnitEntry) -> bytes:
    return _sheet_bytes(blank_of(index, unit))


def _unit_list(site: Site, table: Callable[[], Table]) -> Table:
    return with_validity(site.index, table())


def _unit_book(site: Site, id: str, table: Callable[[], Table]) -> Book:
    index, entry = site.index, site.index.units[id]
    return _book(
        site,
        address.page(entry),
        f"{entry.unit.name}：{in_title_marks(index.plan.title)}相关措施",
        (with_numbers_of_pages(site, table()),),
        measures_naming(entry, "这个单位"),
        tuple(facts_of_unit(index, entry)),
    )


def _book(
    site: Site,
    where: str,
    title: str,
    tables: tuple[Table, ...],
    naming: str = "",
    more: tuple[tuple[str, str], ...] = (),
) -> Book:
    """Return a workbook.

    For one of a unit ``naming`` says how many measures name it and ``more`` what else to know of it.
    """
    plan, url = site.index.plan, site.settings.site_url + where
    columns = {column.name for table in tables for column in table.columns}
    facts = [("性质", DERIVED), ("公文", in_title_marks(plan.title))]
    if plan.document_number:
        facts.append(("文号", plan.document_number))
    if by := issuers(site.index):
        facts.append(("发文机关", by))
    facts += more
    if in_force := validity(site.index):
        facts.append(("效力", in_force))
    facts += [
        ("文本来源", plan.source.title),
        ("最新内容", url),
        ("空格", blank_cells(site.index.reviewed, site.index.explained, columns)),
        (WORD, "原文指定这个单位的词；原文没有这样的词，或本站认不出的，空着。"),
        ("主题", "由编者归类，不是公文内容。"),
        ("角色", ROLES),
        (AMENDED, "后来的文件增加、修改、删去的措施才有；修改过的，原文是现行的文字。"),
        ("标题性质", "“编者拟”的标题是编者据原文拟写的，公文中没有。"),
    ]
    aside = dict.fromkeys(f"“{c.name}”" for table in tables for c in table.columns if c.aside)
    unprinted = "".join(aside) + "，以及各项措施都空着的列"
    facts.append(("打印", f"“{ADDRESS}”右边的列不打印：{unprinted}。"))
    if any(table.rows for table in tables):
        facts += _about_numbers(site.index)
        facts.append(("链接", "点“编号”，打开这项措施的网页。"))
    if len(tables) > 1:  # in the others a row has one unit
        facts.append(
            ("多行", "“措施”表中，单位、角色、角色原文、引文里编号（①②③）相同的互相对应。")
        )
        words = "“单位”列出全部单位，空着的格子是本站没有收录；其他表的空格，见“空格”。"
        facts.append((f"“{UNITS}”表", words))
    if _has_several_deadlines(site):
        facts.append(("几个期限", "“期限”有几行的，“期限日期”逐行对应；括号里是所指的事和单位。"))
    if naming and not any(table.rows for table in tables):
        facts.append(("措施", f"{naming}，所以表中没有行。"))
    return Book(title, tuple(facts), tables, plan.issued_on, plan.document_number or "", url=url)


@lru_cache(maxsize=1)
def _has_several_deadlines(site: Site) -> bool:
    """Whether a measure has more deadlines than one."""
    return any(len(m.measure.all_deadlines) > 1 for m in site.index.measures.values())


def _about_numbers(index: Index) -> Iterator[tuple[str, str]]:
    """Yield how to read the numbers, if they are not the words of the document."""
    for entry in index.measures.values():
        if has_number(entry.measure) and entry.number != entry.label:
            yield NUMBER, f"同网页上的编号；如 {entry.number} 指{entry.label}。"
            return


def _around(name: str, table: IssuedTable) -> Iterator[tuple[str, str]]:
    """Yield the words that the document prints above and below a table."""
    if table.caption:
        yield f"“{name}”表上方", table.caption
    if table.closing:
        yield f"“{name}”表下方", table.closing


def _issued(index: Index) -> Iterator[tuple[str, IssuedTable]]:
    """Yield the tables of the document, each with the name of its sheet: 附件1, 表2 of a part."""
    taken: set[str] = set()
    for entry in index.sections.values():
        tables = as_issued(entry.section).tables
        for number, table in enumerate(tables, start=1):
            which = f"表{number}" if len(tables) > 1 else ""
            stem = _SHEET.sub("", f"{entry.label}{which}")[:24]
            names = (f"{stem} {k}" if k > 1 else stem for k in count(1))
            name = next(name for name in names if name not in taken)
            taken.add(name)
            yield name, table
