"""Tables as an Excel workbook: text stays text, addresses are links, prints on A4."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import xlsxwriter
from xlsxwriter import xmlwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from macros.exports.downloads.paper import Grid
from macros.exports.downloads.tables import ADDRESS, NUMBER, UNITS, Table
from macros.exports.downloads.xlsxsizes import (
    HIGHEST,
    column_width,
    least_width,
    pages,
    row_height,
    spread,
)
from macros.exports.downloads.zipped import of_one_system
from macros.exports.kept import kept
from macros.text.messages.excerpt import excerpt

xmlwriter.re_control_chars_1 = re.compile("(_(?=x[0-9a-fA-F]{4}_))")
"""What Excel would take for an escape. XlsxWriter itself overlooks the second of two that share a sign."""
MOST = 32_767
"""Characters that a cell of Excel holds."""
HIDDEN = ("显示", "个别文字太长，一格显示不下；点中单元格可以看全，或见永久网址。")
CUT = "……（超出单元格容量，全文见永久网址）"
_UNNUMBERED = "网页"
"""The link of a row whose measure has no number."""
_SHEET = 130
"""The width of a table as issued, in digits: wider, its print on A4 would be too small."""


@dataclass(frozen=True)
class Book:
    """What a workbook holds: its title, what to know about it, its tables."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and words, printed on a sheet of their own."""
    tables: tuple[Table, ...]
    dated: date | None
    """The time of creation in the properties: the date of the data, since builds use no clock."""
    number: str = ""
    """The number of the document, by which a search on a computer finds the file."""
    issued: tuple[tuple[str, Grid], ...] = ()
    """The tables of the document as issued, each with the name of its sheet."""
    url: str = ""
    """The address of the page with the same content: of the facts, it alone becomes a link."""


@kept
def xlsx_bytes(book: Book) -> bytes:
    """Return the workbook; the same book gives the same bytes."""
    out = io.BytesIO()
    # The widths of columns are counted in digits of this font: it, or its like, is everywhere.
    options = {
        "in_memory": True,
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
    }
    with xlsxwriter.Workbook(out, options) as workbook:
        day = book.dated or date(2000, 1, 1)
        workbook.set_properties(
            {
                "title": excerpt(book.title, 200),
                "subject": "由网站生成，非正式公文",
                "keywords": book.number,
                "created": datetime(day.year, day.month, day.day),
            }
        )
        base = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True}
        base |= {"border": 1, "border_color": "#8c98a4"}
        cell = workbook.add_format(base)
        link = workbook.add_format({**base, "font_color": "#0b5394", "underline": 1})
        head = workbook.add_format(
            {**base, "bold": True, "bg_color": "#e7edf3", "valign": "vcenter"}
        )
        cut = [
            _sheet(workbook.add_worksheet(table.name), table, book.title, head, cell, link)
            for table in book.tables
        ]
        for name, issued in book.issued:
            _issued(workbook.add_worksheet(name), issued, book.title, head, cell)
        about = workbook.add_worksheet("说明")
        if any(cut):
            book = replace(book, facts=(*book.facts, HIDDEN))
        _about(about, book, head, cell, link)
        if not any(table.rows for table in book.tables):
            about.activate()  # it says why there are none
    return of_one_system(out.getvalue())


def _sheet(
    sheet: Worksheet, table: Table, title: str, head: Format, cell: Format, link: Format
) -> bool:
    """Write a table, and return whether a row is higher than Excel can show."""
    table = _unprinted_last(table)
    names = [column.name for column in table.columns]
    linked = NUMBER if NUMBER in names else names[0] if table.name == UNITS else ADDRESS
    headings = tuple(
        f"{column.name}\n（{column.remark}）" if column.remark else column.name
        for column in table.columns
    )
    widths = [
        max(
            column_width(name, name == linked, [row[place] for row in table.rows]),
            least_width(heading),
        )
        for place, (name, heading) in enumerate(zip(names, headings, strict=True))
    ]
    printed = sum(not (column.silent or column.aside) for column in table.columns)
    widths[:printed] = spread(widths[:printed], table.rows)
    heights = [row_height(row, widths) for row in (headings, *table.rows)]
    for place, words in enumerate(headings):
        sheet.set_column(place, place, widths[place])
        sheet.write_string(0, place, words, head)
    for number, height in enumerate(heights):
        sheet.set_row(number, height)
    for number, row in enumerate(table.rows, start=1):
        for place, words in enumerate(row):
            if names[place] == linked:
                url = row[names.index(ADDRESS)]
                _link(sheet, number, place, url, link, words or _UNNUMBERED)
            elif words:
                sheet.write_string(number, place, fitted(words), cell)
            else:
                sheet.write_blank(number, place, None, cell)
    if table.columns:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        sheet.print_area(0, 0, len(table.rows), printed - 1)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    _paper(sheet, title, widths[:printed], heights, 1)
    return max(heights) >= HIGHEST


def _issued(sheet: Worksheet, table: Grid, title: str, head: Format, cell: Format) -> None:
    """Write a table as it was issued, merged cells merged."""
    share = min(3, _SHEET / sum(table.weights))
    widths = [round(weight * share) + 2 for weight in table.weights]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    heights = []
    for number, row in enumerate(table.rows):
        form = head if number < table.headers else cell
        alone = [held for held in row if held.rows == 1]
        needed = [sum(widths[c.column : c.column + c.columns]) for c in alone]
        heights.append(row_height([c.text or " " for c in alone] or [" "], needed or [9]))
        sheet.set_row(number, heights[-1])
        for held in row:
            last = number + held.rows - 1, held.column + held.columns - 1
            if last == (number, held.column):
                sheet.write_string(*last, fitted(held.text), form)
            else:
                sheet.merge_range(number, held.column, *last, "", form)
                sheet.write_string(number, held.column, fitted(held.text), form)
    sheet.print_area(0, 0, len(table.rows) - 1, len(widths) - 1)
    if table.headers:
        sheet.repeat_rows(0, table.headers - 1)
        sheet.freeze_panes(table.headers, 0)
    _paper(sheet, title, widths, heights, table.headers)


def _unprinted_last(table: Table) -> Table:
    """Return the table with the columns last that are not printed."""
    columns = table.columns
    order = sorted(range(len(columns)), key=lambda p: columns[p].silent or columns[p].aside)
    columns = tuple(columns[place] for place in order)
    return replace(
        table, columns=columns, rows=tuple(tuple(row[p] for p in order) for row in table.rows)
    )


def _about(sheet: Worksheet, book: Book, head: Format, cell: Format, link: Format) -> None:
    widths, facts = (16, 110), (("标题", book.title), *book.facts)
    heights = [row_height(fact, widths) for fact in facts]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, (label, words) in enumerate(facts):
        sheet.set_row(number, heights[number])
        sheet.write_string(number, 0, label, head)
        if words == book.url:
            _link(sheet, number, 1, words, link, words)
        else:
            sheet.write_string(number, 1, fitted(words), cell)
    _paper(sheet, book.title, widths, heights, 0)


def _link(sheet: Worksheet, row: int, column: int, url: str, link: Format, words: str) -> None:
    """Write words as a link; they stay plain if Excel cannot hold it.

    The words must fit on one line: LibreOffice cuts a link off where its column ends.
    """
    if len(url) > 2079 or sheet.write_url(row, column, url, link, string=words) != 0:
        sheet.write_string(row, column, words, link)


def _paper(
    sheet: Worksheet, title: str, widths: Sequence[int], heights: Sequence[float], headers: int
) -> None:
    """Set how a sheet prints: as wide as the paper, with its name, and no last page for a row or two."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, pages(widths, heights, headers))
    title = excerpt(title, 50).replace("&", "&&")
    sheet.set_header(f"&L{title}&C&A&R由网站生成，非正式公文")
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # text stays text


def fitted(words: str) -> str:
    """Return ``words``, cut where a cell ends, and then saying so."""
    return words if len(words) <= MOST else words[: MOST - len(CUT)] + CUT
