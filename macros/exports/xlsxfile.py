"""Tables as an Excel workbook: text stays text, addresses are links, prints on A4."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from macros.exports.tables import ADDRESS, Table
from macros.text import excerpt

MOST = 32_767
"""Characters that a cell of Excel holds."""
CUT = "……（超出单元格容量，全文见永久网址）"
WIDTHS = {
    "编号": 11,
    "部分": 12,
    "措施标题": 16,
    "标题性质": 7,
    "原文": 42,
    "单位": 15,
    "角色": 6,
    "引文": 22,
    "文件": 13,
    "主题": 8,
    "期限": 10,
    "期限日期": 10,
    "目标": 13,
    "最新进展": 15,
    "去向": 42,
    ADDRESS: 15,
}
"""In digits; as narrow as reads well, so that print on A4 stays large enough."""
NARROW = 8  # a column of which the published text says nothing
_LINE, _HIGHEST = 13.5, 409
"""Points: a line of text, and the highest row that Excel can show."""


@dataclass(frozen=True)
class Book:
    """What a workbook holds: its title, what to know about it, its tables."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Label and words, printed on a sheet of their own; words that are an address become a link."""
    tables: tuple[Table, ...]
    dated: date | None
    """Stands in the properties as the time of making, since no clock may."""


@lru_cache(maxsize=512)  # a live preview makes again only what changed
def xlsx_bytes(book: Book) -> bytes:
    """Return the workbook; the same book gives the same bytes."""
    out = io.BytesIO()
    options = {"in_memory": True}
    with xlsxwriter.Workbook(out, options) as workbook:
        day = book.dated or date(2000, 1, 1)
        workbook.set_properties(
            {
                "title": excerpt(book.title, 200),
                "subject": "由网站生成，非正式公文",
                "created": datetime(day.year, day.month, day.day),
            }
        )
        base = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True}
        cell = workbook.add_format({**base, "border": 1})
        link = workbook.add_format({**base, "border": 1, "font_color": "#0b5394", "underline": 1})
        head = workbook.add_format(
            {
                **base,
                "border": 1,
                "bold": True,
                "bg_color": "#e7edf3",
                "valign": "vcenter",
            }
        )
        for table in book.tables:
            _sheet(workbook.add_worksheet(table.name), table, book.title, head, cell, link)
        _about(workbook.add_worksheet("说明"), book, head, cell, link)
    return out.getvalue()


def _sheet(
    sheet: Worksheet, table: Table, title: str, head: Format, cell: Format, link: Format
) -> None:
    table = _silent_last(table)
    widths = tuple(
        NARROW
        if column.remark and not any(row[place] for row in table.rows)
        else WIDTHS[column.name]
        for place, column in enumerate(table.columns)
    )
    sheet.set_row(0, 5 * _LINE)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, widths[place])
        words = f"{column.name}\n（{column.remark}）" if column.remark else column.name
        sheet.write_string(0, place, words, head)
    for number, row in enumerate(table.rows, start=1):
        lines = max(_wrapped(words, width) for words, width in zip(row, widths, strict=True))
        sheet.set_row(number, min(lines * _LINE + 2, _HIGHEST))
        for place, words in enumerate(row):
            if table.columns[place].name == ADDRESS:
                _link(sheet, number, place, words, link)
            elif words:
                sheet.write_string(number, place, fitted(words), cell)
            else:
                sheet.write_blank(number, place, None, cell)
    if table.columns:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        said = sum(not column.silent for column in table.columns)
        sheet.print_area(0, 0, len(table.rows), said - 1)
    sheet.freeze_panes(1, 1)
    _paper(sheet, title)
    sheet.repeat_rows(0)


def _silent_last(table: Table) -> Table:
    """Return the table with the columns last of which the text says nothing: they are not printed."""
    order = sorted(range(len(table.columns)), key=lambda place: table.columns[place].silent)
    columns = tuple(table.columns[place] for place in order)
    return replace(
        table, columns=columns, rows=tuple(tuple(row[p] for p in order) for row in table.rows)
    )


def _about(sheet: Worksheet, book: Book, head: Format, cell: Format, link: Format) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    for number, (label, words) in enumerate((("标题", book.title), *book.facts)):
        sheet.write_string(number, 0, label, head)
        if words.startswith(("https://", "http://")):
            _link(sheet, number, 1, words, link)
        else:
            sheet.write_string(number, 1, fitted(words), cell)
    _paper(sheet, book.title)


def _link(sheet: Worksheet, row: int, column: int, url: str, link: Format) -> None:
    """Write an address as a link; one that Excel cannot hold as a link stays readable text."""
    if len(url) > 2079 or sheet.write_url(row, column, url, link, string=url) != 0:
        sheet.write_string(row, column, url, link)


def _paper(sheet: Worksheet, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&L" + excerpt(title, 80).replace("&", "&&") + "&R由网站生成，非正式公文")
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _wrapped(words: str, width: int) -> int:
    """Return about how many lines the words take in a column: not every program works it out."""
    room = width - 1
    return sum(
        -(-sum(1 if ord(char) < 0x2000 else 2 for char in line) // room) or 1
        for line in words.split("\n")
    )


def fitted(words: str) -> str:
    """Return ``words``, cut where a cell ends, and then saying so."""
    return words if len(words) <= MOST else words[: MOST - len(CUT)] + CUT
