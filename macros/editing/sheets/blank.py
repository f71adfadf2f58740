"""The sheet that goes out to a unit: its measures, and empty columns for what has been published of them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter

from macros.editing.sheets.columns import ASKED, NEEDED, Column
from macros.index.index import Index
from macros.index.units import UnitEntry
from macros.model.kinds import ProgressStatus

SHEET, HOW = "进展", "填写说明"
_WIDTHS = {
    **{Column.NUMBER: 8, Column.TITLE: 26, Column.SUMMARY: 44},
    **{Column.SOURCE: 28, Column.URL: 28},
}
_USUAL = 12
_ROOM = 48
"""The height of a row, in points: room for three lines, to write in."""
STEPS = (
    "只登记公布过的进展，写明来源；没有公布过的，整行留空。",
    "“进展”“状态”“来源”“日期”四格都要填；“来源用词”“来源网址”“来源日期”有就填。",
    f"“状态”从这几种里选：{'、'.join(one.label for one in ProgressStatus)}。"
    "通报自己的词（例如 达序时进度）写在“来源用词”。",
    "“日期”是进展到哪一天，“来源日期”是通报公布的那一天；写成 2024-10-31 这样。",
    "同一项措施有几次进展的，复制这一行，一次一行。",
    "“编号”“措施”“代码”不要改；列的先后可以换，可以加别的列，加的不读。",
    "填好存成 .xlsx 交回。",
)


@dataclass(frozen=True)
class Blank:
    """What is filled in already."""

    title: str
    rows: tuple[tuple[str, str, str], ...]
    """Number, title and id of each measure."""


def blank_sheet(index: Index, unit: UnitEntry) -> bytes:
    """Return the workbook for a unit that measures in force name; the same plan gives the same bytes."""
    return sheet_bytes(blank_of(index, unit))


def blank_of(index: Index, unit: UnitEntry) -> Blank:
    """Return what the sheet for a unit says."""
    rows = ((one.number or one.label, one.measure.title, one.id) for one in unit.standing)
    return Blank(f"{unit.title}：{index.plan.title}进展", tuple(rows))


def sheet_bytes(blank: Blank) -> bytes:
    """Return a sheet as a workbook; the same sheet gives the same bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": blank.title, "created": datetime(2000, 1, 1)})
        base = {
            "font_name": "宋体",
            "font_size": 11,
            "valign": "top",
            "text_wrap": True,
            "border": 1,
        }
        given = book.add_format({**base, "bg_color": "#f2f4f6", "num_format": "@"})
        asked = book.add_format({**base, "num_format": "@"})
        head = book.add_format({**base, "bold": True, "bg_color": "#e7edf3"})
        sheet = book.add_worksheet(SHEET)
        for place, column in enumerate(Column):
            mark = "*" if column in NEEDED else ""
            width = max(len(id) for _, _, id in blank.rows) + 2 if column is Column.ID else _USUAL
            sheet.set_column(place, place, _WIDTHS.get(column, width))
            sheet.write_string(0, place, f"{column}{mark}", head)
        for row, values in enumerate(blank.rows, start=1):
            sheet.set_row(row, _ROOM)
            for place, words in enumerate((*values, *("" for _ in ASKED))):
                form = given if place < len(values) else asked
                if words:
                    sheet.write_string(row, place, words, form)
                else:
                    sheet.write_blank(row, place, None, form)
        status = list(Column).index(Column.STATUS)
        choices = [one.label for one in ProgressStatus]
        sheet.data_validation(
            1, status, max(len(blank.rows), 1) + 200, status, {"validate": "list", "source": choices,
             "error_type": "warning", "error_title": "状态", "error_message": "请从列出的几种里选。"}
        )  # fmt: skip
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.3, 0.3, 0.4, 0.4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        how = book.add_worksheet(HOW)
        how.set_column(0, 0, 90)
        for row, words in enumerate(STEPS):
            how.write_string(row, 0, f"{row + 1}. {words}", book.add_format({"text_wrap": True}))
    return out.getvalue()
