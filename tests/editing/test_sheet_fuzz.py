"""Damaged and hostile sheets of progress: rows, or one Chinese message with a place; bounded in time and memory."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import example, given
from hypothesis import strategies as st

from macros.editing.sheets.cells import MAX_ROWS, SheetError, rows_of
from macros.editing.sheets.columns import Column
from tests.fuzzing import tried

HEADINGS = ("编号", "措施", "代码", "进展", "状态", "来源", "日期")
ROW = (
    "1.1",
    "建设口袋公园",
    "pocket-parks",
    "建成公园三个。",
    "已完成",
    "园林局通报",
    "2024-10-31",
)
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
SECONDS = 20
"""No file takes longer, on a busy machine too."""


def book(sheets: int = 1) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as made:
        sheet, *_ = [made.add_worksheet(f"进展{number or ''}") for number in range(sheets)]
        for number, row in enumerate((HEADINGS, ROW)):
            sheet.write_row(number, 0, row)
    return held.getvalue()


WHOLE = book()
MANY = b"<sheets>" + b"".join(
    b'<sheet name="%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(9, 39)
)


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(held, "w", 8) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
    return held.getvalue()


def behind_rows(added: str) -> bytes:
    return with_part(
        SHEET, lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + added.encode())
    )


def merged(*ranges: str) -> bytes:
    return behind_rows(
        f"<mergeCells>{''.join(f'<mergeCell ref={one!r}/>' for one in ranges)}</mergeCells>"
    )


def read(data: bytes) -> str:
    """Return what is said of a sheet that is refused; nothing of one that is read."""
    begun = time.monotonic()
    try:
        rows = rows_of(data, "in.xlsx")
    except SheetError as error:
        said = str(error)
        assert said.startswith("in.xlsx:")
        assert "处问题。" in said
        assert "Traceback" not in said
        return said
    finally:
        assert time.monotonic() - begun < SECONDS
    for row in rows:
        assert all(cell.where for cell in row.cells.values())
    return ""


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a range to the end": (lambda: merged("A3:XFD1048576"), "合并的格太大（A3:XFD1048576）"),
    "many ranges": (lambda: merged(*(f"A{n}:XFD{n}" for n in range(3, 40))), "合并的格太大"),
    "a range of whole columns": (lambda: merged("A:XFD"), "合并的格太大"),
    "a range in other signs": (lambda: merged("A3&#58;XFD1048576"), "合并的格太大"),
    "a link over all cells": (
        lambda: behind_rows("<hyperlinks><hyperlink ref='A1:XFD1048576'/></hyperlinks>"),
        "合并的格太大",
    ),
    "one part for many sheets": (
        lambda: with_part("xl/workbook.xml", lambda xml: xml.replace(b"<sheets>", MANY)),
        "文件损坏",
    ),
    "sheets without end": (
        lambda: book(sheets=250),
        "表太多",
    ),
    "strings without end": (
        lambda: with_part(
            STRINGS, lambda xml: xml.replace(b"</sst>", b"<si><t>x</t></si>" * 600_000 + b"</sst>")
        ),
        "格太多",
    ),
    "cells without end": (
        lambda: with_part(
            SHEET, lambda xml: xml.replace(b"</row>", b"<c/>" * 1_100_000 + b"</row>")
        ),
        "格太多",
    ),
    "a definition": (
        lambda: with_part(
            SHEET,
            lambda xml: (
                b'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                + xml[xml.index(b"<worksheet") :]
            ),
        ),
        "DOCTYPE",
    ),
    "words below the last row": (
        lambda: with_part(
            SHEET,
            lambda xml: xml.replace(
                b"</sheetData>",
                f'<row r="{MAX_ROWS + 5}"><c r="D{MAX_ROWS + 5}" t="inlineStr"><is><t>漏</t></is></c></row>'
                "</sheetData>".encode(),
            ),
        ),
        f"进展!D{MAX_ROWS + 5}: 第 {MAX_ROWS} 行以后的内容读不到",
    ),
    "no markup": (lambda: with_part(SHEET, lambda xml: b"<worksheet"), "损坏"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_sheet_that_would_take_all_memory_is_refused_with_what_to_do(case: str) -> None:
    make, said = HOSTILE[case]
    assert said in read(make())


@pytest.mark.parametrize(
    "data",
    [
        WHOLE,
        merged("A3:XFD3", "A4:G4", "B5:B400"),
        with_part(
            SHEET,
            lambda xml: xml.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'),
        ),
        with_part(
            SHEET,
            lambda xml: xml.replace(
                b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>'
            ),
        ),
        with_part(
            SHEET, lambda xml: xml.replace(b"</row>", b"<c>" * 200 + b"</c>" * 200 + b"</row>")
        ),
    ],
    ids=["plain", "merged", "a dimension without end", "an empty cell at the end", "deep"],
)
def test_what_offices_leave_in_a_sheet_does_no_harm(data: bytes) -> None:
    assert read(data) == ""
    assert [row.text(Column.TITLE) for row in rows_of(data, "in.xlsx")] == [ROW[1]]


def test_as_many_cells_as_there_may_be_are_read() -> None:
    rows = "".join(f'<row r="{n}"><c r="J{n}"/></row>' for n in range(3, MAX_ROWS))
    data = with_part(
        SHEET, lambda xml: xml.replace(b"</sheetData>", f"{rows}</sheetData>".encode())
    )
    assert read(data) == ""


PIECES = st.sampled_from(
    [
        *('<c r="A3"/>', '<c r="D2" t="s"><v>99999</v></c>', '<c r="D2" t="e"><v>#REF!</v></c>', "<row/>"),
        *('<row r="-1"/>', '<row r="999999999999"/>', '<c r="ZZZZ1"/>', '<c r="D2" s="999"><v>1</v></c>'),
        *('<c r="D2"><f>1+</f></c>', '<c r="D2" t="d"><v>2024-99-99</v></c>', "<c><v>1e999</v></c>"),
        *('<c r="G2"><v>45000</v></c>', '<c r="G2"><v>-1</v></c>', '<c r="G2" t="inlineStr"><is/></c>'),
        *("</row><row>", "&amp;", "&nothing;", "\u202e", "<!-- -->", "<![CDATA[x]]>", "<?x?>"),
    ]
)  # fmt: skip
ODD = st.lists(PIECES, max_size=12).map("".join)
RANGES = st.lists(
    st.sampled_from(["A1:A1", "A2:A9", "D2:G2", "B1:B2", "A9:A2", "x", "", "A1:", ":", "A0:B0"]),
    min_size=1,
    max_size=6,
)


@tried(40)
@given(pieces=ODD, ranges=RANGES)
@example(pieces='<c r="D2" s="999"><v>1</v></c>', ranges=["A1:A1"])
@example(pieces="", ranges=["A9:A2"])
@example(pieces="", ranges=["x"])
def test_odd_cells_and_ranges_are_read_or_refused(pieces: str, ranges: list[str]) -> None:
    merges = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    added = f"{pieces}</row></sheetData><mergeCells>{merges}</mergeCells>".encode()
    read(with_part(SHEET, lambda xml: xml.replace(b"</row></sheetData>", added)))


@tried(60)
@given(
    start=st.integers(0, len(WHOLE) - 1),
    length=st.integers(0, 300),
    put=st.binary(max_size=20),
)
@example(start=0, length=0, put=b"\xd0\xcf\x11\xe0")
@example(start=len(WHOLE) - 22, length=22, put=b"")
def test_damaged_files_are_read_or_refused(start: int, length: int, put: bytes) -> None:
    read(WHOLE[:start] + put + WHOLE[start + length :])
