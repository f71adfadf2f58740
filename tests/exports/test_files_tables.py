"""CSV, XLSX and ICS: what a spreadsheet and a calendar get, read back with readers of others."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter

from macros.addresses.downloads import SHEETS
from macros.exports.downloads import xlsxsizes
from macros.exports.downloads.csvfile import csv_bytes
from macros.exports.downloads.icsfile import ics_bytes
from macros.exports.downloads.making import download_files
from macros.exports.downloads.paper import Cell, Grid
from macros.exports.downloads.tables import Column, Table, measures_table, unit_table
from macros.exports.downloads.xlsxfile import CUT, MOST, Book, xlsx_bytes
from macros.exports.file import InFolder
from macros.index.in_force import validity
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze
from tests.conftest import FIRST, PLANS
from tests.exports.conftest import PUBLIC, public_site
from tests.some import some

A4_PIXELS = (297 / 25.4 - 0.8) * 96  # on its side, without margins
ROLE, LEADS = "角色（编者归纳）", "牵头单位（编者归纳）"


@pytest.fixture(scope="module")
def real() -> Site:
    return public_site(FIRST)


@pytest.fixture(scope="module")
def amended() -> Site:
    return public_site(PLANS["joint"])


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def width(sheet: Any, place: int) -> float:
    """The width of a column in digits; openpyxl keeps one entry for neighbours that are alike."""
    found = [d.width for d in sheet.column_dimensions.values() if d.min <= place <= d.max]
    return float(found[0])


def one_cell(words: str) -> Table:
    return Table("措施", (Column("原文"),), ((words,),))


def events(content: bytes) -> list[Any]:
    """The events as another program reads them; its types cover far more than ours need."""
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


@cache
def made(site: Site) -> dict[str, bytes]:
    """Return the files about the plan and its units; sheets to be filled in are asked elsewhere."""
    files = download_files(site, InFolder(Path()))
    return {one.address: one.content for one in files if not one.address.startswith(SHEETS)}


def test_every_measure_is_a_row_with_its_words_and_its_permanent_address(
    real: Site, other: Site
) -> None:
    for site in (real, other):
        rows = read_csv(csv_bytes(measures_table(site)))
        assert [row["编号"] for row in rows] == [m.label for m in site.index.measures.values()]
        for row, entry in zip(rows, site.index.measures.values(), strict=True):
            printed = entry.measure.number + entry.measure.text.replace("\n\n", "\n")
            assert row["原文"] == printed
            assert row["永久网址"] == f"{PUBLIC}measures/{entry.id}/"


def test_a_title_says_whether_it_is_printed_or_the_editors(real: Site) -> None:
    rows = read_csv(csv_bytes(measures_table(real)))
    assert {row["标题性质（编者标明）"] for row in rows} == {"原文", "编者拟"}
    assert rows[0]["标题性质（编者标明）"] == "编者拟"


def test_what_the_text_does_not_say_is_an_empty_cell(real: Site) -> None:
    rows = read_csv(csv_bytes(measures_table(real)))
    for column in ("期限", "期限日期", "目标", "最新进展"):
        assert {row[column] for row in rows} == {""}


def test_units_roles_and_quotes_of_one_measure_stay_in_step(other: Site) -> None:
    rows = read_csv(csv_bytes(measures_table(other)))
    for row in rows:
        lines = [row[name].split("\n") for name in ("单位", ROLE, "引文")]
        assert len({len(line) for line in lines}) == 1
    water = next(row for row in rows if row["编号"] == "第8条")
    assert water["单位"].split("\n")[2] == "望澜市住房和城乡建设局"
    assert water[ROLE].split("\n")[2] == "牵头"
    assert "任务分工表（第8项）" in water["引文"].split("\n")[2]


def test_a_unit_gets_a_row_for_each_measure_with_its_roles(other: Site) -> None:
    rows = read_csv(csv_bytes(unit_table(other, "housing-bureau")))
    assert [(row["编号"], row[ROLE]) for row in rows] == [
        ("第7条", "牵头"),
        ("第8条", "牵头\n提及"),
    ]
    assert rows[1]["引文"].count("\n") == 1  # in step with the roles
    assert rows[1]["期限日期"] == "2026-10-31"


def test_the_names_of_the_columns_are_kept_and_say_which_are_the_editors(
    real: Site, other: Site
) -> None:
    """Programs of others rely on the names: one may be added, none changed."""
    promised = [
        "编号",
        "部分",
        "措施标题",
        "标题性质（编者标明）",
        "原文",
        "单位",
        "角色（编者归纳）",
        "角色原文",
        "引文",
        "文件",
        "主题（编者归类）",
        "期限",
        "期限日期",
        "目标",
        "最新进展",
        "修改情况",
        "永久网址",
        "效力",
    ]
    for site in (real, other):
        tables = {name: content for name, content in made(site).items() if name.endswith(".csv")}
        assert len(tables) == len(site.index.units) + 1
        for name, content in tables.items():
            text = io.StringIO(content.decode("utf-8-sig"), newline="")
            headings = next(csv.reader(text))
            assert [h for h in headings if h != LEADS] == promised, name
            assert (LEADS in headings) == ("units" in name), name


def test_the_tables_of_a_plan_of_another_build_have_every_word_and_address(
    built_otherwise: Site,
) -> None:
    index = built_otherwise.index
    rows = read_csv(csv_bytes(measures_table(built_otherwise)))
    book = openpyxl.load_workbook(
        io.BytesIO(made(built_otherwise)[f"downloads/{index.plan.id}.xlsx"])
    )
    sheet = book["措施"]
    texts = [str(cell.value) for cell in sheet["E"]][1:]
    for row, text, entry in some(zip(rows, texts, index.measures.values(), strict=True)):
        assert row["原文"] == text
        assert squeeze(text) == squeeze(entry.measure.number + entry.measure.text)
        assert row["永久网址"] == f"{PUBLIC}measures/{entry.id}/"
        assert row["编号"] == (entry.label if entry.code else entry.measure.number)
    for line, id in some(enumerate(index.measures, start=2)):
        link = sheet.cell(line, 1)
        assert link.value
        assert link.hyperlink
        assert link.hyperlink.target == f"{PUBLIC}measures/{id}/"


def test_a_measure_without_number_or_mark_has_a_link_all_the_same(tmp_path: Path) -> None:
    plan = PLANS["dots"]
    for name in ("plan.yml", "notice.txt"):
        text = plan.with_name(name).read_text("utf-8").replace('        number: "●"\n', "")
        (tmp_path / name).write_text(text.replace("● ", ""), "utf-8")
    bare = public_site(tmp_path / "plan.yml")
    rows = read_csv(csv_bytes(measures_table(bare)))
    assert [row["编号"] for row in rows] == ["——"] * 3 + [""] * 4
    book = openpyxl.load_workbook(io.BytesIO(made(bare)["downloads/green-community.xlsx"]))
    assert [cell.value for cell in book["措施"]["A"]] == ["编号"] + ["——"] * 3 + ["网页"] * 4


def test_what_later_documents_did_to_a_measure_is_a_column(amended: Site) -> None:
    by = "《关于〈淞陵市社区嵌入式服务设施建设行动方案（2024—2026年）〉的补充通知》（淞发改社会〔2025〕6号）"
    rows = read_csv(csv_bytes(measures_table(amended)))
    told = {row["编号"]: row["修改情况"] for row in rows}
    assert told == {
        "第1条": "",
        "第2条": f"已由{by}删去",
        "第3条": f"经{by}修改",
        "第4条": "",
        "第5条": "",
        "第6条": f"由{by}增加",
    }
    assert "不少于15家" in rows[2]["原文"]
    book = openpyxl.load_workbook(io.BytesIO(made(amended)["downloads/embedded-services.xlsx"]))
    printed = column_index_from_string(str(book["措施"].print_area).split("$")[3])
    assert "修改情况" in [str(cell.value) for cell in book["措施"][1]][:printed]


def test_the_sheet_beside_the_tables_says_whether_the_plan_is_in_force(
    built_otherwise: Site,
) -> None:
    said = {
        "library-network": "现行有效（截至数据日期2023年9月12日，公文写明“有效期三年”，有效期至2026年9月30日）"
    }
    said |= {"innovation-voucher": "失效（公文写明“有效期至2025年12月31日”）"}
    said |= {"rural-water": "现行有效（截至数据日期2025年6月3日，公文写明“有效期至2028年9月30日”）"}
    by = "青禾市人民政府关于废止部分文件的决定"
    ended = f"由《{by}》（青政发〔2025〕30号）废止，自2025年12月1日起"
    said |= {"lifts": f"废止（{ended}，来源：{by}，2025-11-20）"}
    for name, content in some(made(built_otherwise).items()):
        if name.endswith(".xlsx"):
            about = openpyxl.load_workbook(io.BytesIO(content))["说明"]
            facts = {str(row[0].value): str(row[1].value) for row in about.iter_rows()}
            assert facts.get("效力") == said.get(built_otherwise.index.plan.id)


def test_csv_says_in_a_column_of_its_own_whether_the_plan_is_in_force(
    built_otherwise: Site,
) -> None:
    words = validity(built_otherwise.index)
    for name, content in some(made(built_otherwise).items()):
        if name.endswith(".csv"):
            assert {row["效力"] for row in read_csv(content)} <= {words}, name
            assert content.decode("utf-8-sig").partition("\r\n")[0].endswith(",永久网址,效力")


def test_a_row_keeps_what_is_printed_above_its_table() -> None:
    site = public_site(PLANS["task-table"])
    captions = {entry.title: entry.caption for entry in site.index.measures.values() if entry.row}
    assert any("单位：万元" in caption for caption in captions.values())
    files = made(site)
    for row in read_csv(files[f"downloads/{site.index.plan.id}.csv"]):
        caption = captions.get(row["措施标题"], "")
        assert not caption or caption.replace("\n\n", "\n") in row["部分"]
        assert "单位：万元" not in row["原文"]


def test_csv_has_the_mark_and_line_ends_that_excel_wants(real: Site) -> None:
    content = csv_bytes(measures_table(real))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == len(real.index.measures) + 1
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_text_that_looks_like_a_formula_stays_text_in_csv(start: str) -> None:
    (row,) = read_csv(csv_bytes(one_cell(f"{start}1+1")))
    assert row["原文"] == f"'{start}1+1"


def test_ordinary_text_is_unchanged_in_csv() -> None:
    words = '甲，"乙", 1-1\n第二段 =1+1'
    (row,) = read_csv(csv_bytes(one_cell(words)))
    assert row["原文"] == words


def test_the_formula_in_the_second_plan_is_text_in_both_kinds_of_table(other: Site) -> None:
    files = made(other)
    rows = read_csv(files["downloads/wanglan-2025.csv"])
    assert next(row for row in rows if row["编号"] == "第6条")["目标"] == "'=1+1"
    with zipfile.ZipFile(io.BytesIO(files["downloads/wanglan-2025.xlsx"])) as book:
        parts = [book.read(name) for name in book.namelist()]
    assert any(b"<t>=1+1</t>" in part for part in parts)
    assert not any(b"<f>" in part or b"<f " in part for part in parts)


def test_no_words_of_the_plan_become_a_link_or_a_formula() -> None:
    """Only the address of the page does; names, titles and captions may look like one."""
    away = ("https://evil.example/", "http://evil.example/", "mailto:a@b", "internal:A1", "=1+1")
    facts = tuple((f"事{number}", words) for number, words in enumerate(away))
    table = Table("措施", (Column("原文"), Column("永久网址")), tuple((a, PUBLIC) for a in away))
    issued = (("附件1", Grid((1, 1), 0, ((Cell(away[0], 0), Cell(away[4], 1)),))),)
    whole = Book(away[0], (*facts, ("最新内容", PUBLIC)), (table,), None, issued=issued, url=PUBLIC)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(whole)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    targets = [cell.hyperlink.target for cell in cells if cell.hyperlink]
    assert targets == [PUBLIC] * (len(away) + 1)
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in cells].count(away[0]) == 4


def test_the_workbook_can_be_filtered_printed_and_followed(real: Site) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(real)["downloads/kaifeng-2023.xlsx"]))
    assert book.sheetnames == ["措施", "单位与角色", "单位", "说明"]
    sheet = book["措施"]
    assert sheet.max_row == 21
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:Q21"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet["E2"].alignment.wrap_text
    headings = [str(cell.value) for cell in sheet[1]]
    place = headings.index("永久网址") + 1
    links = [sheet.cell(row, 1).hyperlink for row in range(2, 22)]
    assert [link.target for link in links if link] == [
        f"{PUBLIC}measures/{id}/" for id in real.index.measures
    ]
    assert [sheet.cell(row, place).value for row in range(2, 22)] == [
        link.target for link in links if link
    ]
    assert not [words for words in headings[:place] if "未写明" in words]
    assert headings[place : place + 2] == ["角色原文\n（本站没有收录）", "主题\n（编者归类）"]
    assert all("未写明" in words or "没有收录" in words for words in headings[place + 2 :])
    assert sheet.print_area == f"'措施'!$A$1:${get_column_letter(place)}$21"
    assert "期限\n（公布的文本未写明）" in headings
    assert "主题\n（编者归类）" in headings
    assert "角色\n（编者归纳）" in headings
    about = {str(row[0].value): str(row[1].value) for row in book["说明"].iter_rows()}
    assert {name for name, words in about.items() if "编者" in words} == {
        "主题",
        "角色",
        "标题性质",
    }
    assert any("不是正式公文" in str(row[1].value) for row in book["说明"].iter_rows())


def test_a_print_stays_readable_and_no_link_is_cut(
    real: Site, other: Site, built_otherwise: Site
) -> None:
    for site in (real, other, built_otherwise):
        for name, content in some(made(site).items()):
            if not name.endswith(".xlsx"):
                continue
            for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets[:-1]:
                last = str(sheet.print_area).split("$")[3]
                printed = column_index_from_string(last)
                widths = [round(7 * width(sheet, place)) for place in range(1, printed + 1)]
                points = 10 * min(1, A4_PIXELS / sum(widths))
                least = 8 if max(widths) < 480 else 6.2  # one text here has 28 lines
                assert points >= least, (name, sheet.title)
                for row in sheet.iter_rows(min_row=2, max_col=1):
                    pixels = sum(7 if ord(c) < 0x2000 else 14 for c in str(row[0].value))
                    assert pixels < widths[0], row[0].value


def test_the_workbook_has_the_numbers_of_the_pages_and_says_how_to_read_them(
    real: Site, other: Site
) -> None:
    for site, told in ((real, "1.1 指第一部分第1条"), (other, "1 指第1条")):
        book = openpyxl.load_workbook(
            io.BytesIO(made(site)[f"downloads/{site.index.plan.id}.xlsx"])
        )
        shown = [cell.value for cell in book["措施"]["A"]][1:]
        assert shown == [entry.number for entry in site.index.measures.values()]
        about = {str(row[0].value): str(row[1].value) for row in book["说明"].iter_rows()}
        assert told in about["编号"]
        assert book.properties.keywords == site.index.plan.document_number


@pytest.mark.parametrize(("rows", "pages"), [(1, 0), (28, 0), (29, 1), (45, 0), (57, 2)])
def test_a_print_has_no_last_page_for_a_row_or_two(rows: int, pages: int) -> None:
    table = Table("措施", (Column("原文"),), (("文字",),) * rows)
    content = xlsx_bytes(Book("题", (), (table,), None))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["措施"]
    tall = sheet.page_setup.fitToHeight  # a workbook leaves 1 out
    assert int(1 if tall is None else tall) == pages
    assert b"&amp;C&amp;A" in _sheet_xml(content)


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("", 9, 1),
        ("一二三四", 9, 1),
        ("一二三四五", 9, 2),
        ("甲\n\n乙", 9, 3),
        ("https://a.example/measures/one/", 12, 4),  # behind a slash
        ("a" * 30, 11, 3),  # where the column ends
        ("一two三three", 9, 2),
    ],
)
def test_a_row_is_as_high_as_its_words_wrap(words: str, width: int, lines: int) -> None:
    assert xlsxsizes._wrapped(words, width) == lines


def test_numbers_that_are_text_are_not_marked_as_faults(other: Site) -> None:
    assert b'numberStoredAsText="1"' in _sheet_xml(made(other)["downloads/wanglan-2025.xlsx"])


def _sheet_xml(content: bytes) -> bytes:
    """Return the first sheet as it is written: openpyxl does not read all of it."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/worksheets/sheet1.xml")


def test_the_second_sheet_has_a_row_for_each_role(other: Site) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(other)["downloads/wanglan-2025.xlsx"]))
    roles = sum(len(entry.measure.units) for entry in other.index.measures.values())
    assert book["单位与角色"].max_row == roles + 1


def test_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    words = "长" * 40_000
    table = Table("措施", (Column("原文"),), ((words,),))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(Book("题", (), (table,), None))))
    value = str(book["措施"]["A2"].value)
    assert len(value) == MOST
    assert value.endswith(CUT)


def test_a_long_text_gets_a_column_in_which_it_can_be_seen() -> None:
    for length in (300, 900, 950):
        book = Book("题", (), (one_cell("长" * length),), None)
        sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(book)))["措施"]
        assert 30 < width(sheet, 1) < 71
        lines = length * 2 / (width(sheet, 1) - 1)
        assert lines * 14 <= sheet.row_dimensions[2].height < 409


def test_a_text_too_long_to_be_seen_whole_is_reported() -> None:
    for length, told in ((900, False), (3000, True)):
        content = xlsx_bytes(Book("题", (), (one_cell("长" * length),), None))
        about = openpyxl.load_workbook(io.BytesIO(content))["说明"]
        assert any(row[0].value == "显示" for row in about.iter_rows()) == told


def test_lines_that_belong_together_are_numbered_where_they_may_wrap(other: Site) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(other)["downloads/wanglan-2025.xlsx"]))
    sheet = book["措施"]
    headings = [str(cell.value).partition("\n")[0] for cell in sheet[1]]
    for row in some(sheet.iter_rows(min_row=2, values_only=True)):
        cells = [str(row[headings.index(name)] or "") for name in ("单位", "角色", "引文")]
        marks = [[line[0] for line in cell.split("\n") if "\n" in cell] for cell in cells]
        assert marks[0] == marks[1] == marks[2]
        assert marks[0] == list("①②③④⑤⑥⑦⑧⑨⑩")[: len(marks[0])]


def test_a_workbook_without_rows_opens_where_it_says_why(other: Site) -> None:
    made_of = made(other)
    for id, sheet in (("commerce-federation", "说明"), ("housing-bureau", "措施")):
        book = openpyxl.load_workbook(io.BytesIO(made_of[f"downloads/units/{id}.xlsx"]))
        assert book.active is not None
        assert book.active.title == sheet


def test_deadlines_are_a_calendar_that_a_calendar_program_reads(other: Site) -> None:
    content = ics_bytes(other, "housing-bureau")
    assert content
    (event,) = events(content)
    assert event["UID"] == "deadline-water-connection@wanglan-2025"
    assert event["DTSTART"].dt == date(2026, 10, 31)
    assert event["DTEND"].dt == date(2026, 11, 1)
    assert event["SUMMARY"] == "期限：推行用水报装“三零”服务"
    assert "望澜市住房和城乡建设局的角色：提及、牵头（编者归纳）" in event["DESCRIPTION"]
    assert (
        "2026年10月底（来源：望澜市优化营商环境三年行动任务分工表（第8项），2025-05-20）"
        in event["DESCRIPTION"]
    )
    assert event["URL"] == f"{PUBLIC}measures/water-connection/"
    assert event["DTSTAMP"].dt.date() == date(2025, 5, 22)  # the newest change to the measure
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_every_deadline_of_a_unit_is_in_its_calendar_once(other: Site) -> None:
    content = ics_bytes(other, "development-reform")
    assert content
    due = [m for m in other.index.units["development-reform"].measures if m.measure.deadline]
    assert [str(event["UID"]) for event in events(content)] == [
        f"deadline-{entry.id}@wanglan-2025" for entry in due
    ]


def test_there_is_no_calendar_without_a_dated_deadline(real: Site, other: Site) -> None:
    assert not any(name.endswith(".ics") for name in made(real))
    assert "downloads/units/procuratorate.ics" not in made(other)


def test_a_measure_that_was_removed_is_due_no_more(amended: Site, tmp_path: Path) -> None:
    for name in ("plan.yml", "notice.txt", "supplement.txt"):
        shutil.copy(amended.settings.plan.with_name(name), tmp_path)
    assert ics_bytes(amended, "housing")
    plan = tmp_path / "plan.yml"
    due = "          on: 2024-07-31\n"
    text = plan.read_text("utf-8")
    assert text.count(due) == 1
    text = text.replace(due, f"{due}        removed_by: supplement-2025\n")
    plan.write_text(text.replace("三、删去第2条", "三、删去第1条、第2条"), "utf-8")
    supplement = tmp_path / "supplement.txt"
    words = supplement.read_text("utf-8")
    supplement.write_text(words.replace("三、删去第2条", "三、删去第1条、第2条"), "utf-8")
    assert not any(name.endswith(".ics") for name in made(public_site(plan)))


def test_who_was_given_no_work_gets_no_calendar_of_the_work_of_others(other: Site) -> None:
    units = other.index.units.values()
    dated = [
        unit
        for unit in units
        if any(m.measure.deadline and m.measure.deadline.on for m in unit.measures)
    ]
    without = [unit for unit in dated if not any(role.assigns for role, _ in unit.by_role)]
    assert without
    for unit in dated:
        assert (f"downloads/units/{unit.id}.ics" in made(other)) == bool(unit.due)
        given = {t.entry.id for t in unit.tasks if t.involvement.role.assigns}
        assert {due.entry.id for due in unit.due} <= given
    assert all(not unit.due for unit in without)


def test_a_unit_without_measures_still_has_every_file(other: Site) -> None:
    idle = [id for id, entry in other.index.units.items() if not entry.tasks]
    assert idle
    files = made(other)
    for id in idle:
        for kind in ("csv", "xlsx", "docx", "pdf"):
            assert files[f"downloads/units/{id}.{kind}"]
        assert read_csv(files[f"downloads/units/{id}.csv"]) == []
        book = openpyxl.load_workbook(io.BytesIO(files[f"downloads/units/{id}.xlsx"]))
        assert any("没有措施的原文点到" in str(row[1].value) for row in book["说明"].iter_rows())


def test_the_same_plan_gives_the_same_bytes_and_a_changed_one_does_not(
    real: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(real)
    monkeypatch.setenv("CACHE", str(tmp_path))  # nothing is kept there
    assert made.__wrapped__(real) == before
    moved = replace(real, settings=replace(real.settings, site_url="https://other.example/"))
    after = made(moved)
    assert not {name for name in before if after[name] == before[name] and "/units/" not in name}


def test_the_barest_plan_has_every_file(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").write_text(
        "plan:\n  id: bare\n  title: 方案\n  preamble: 办公室前言。\n"
        "  source: { title: 公文, transcription: notice.txt }\n"
        "units:\n  - { id: office, name: 办公室, kind: 其他 }\n"
        "sections:\n  - id: only\n    number: 一、\n    title: 部分\n    measures:\n"
        '      - { id: first, number: "1.", title: 做好工作, text: 做好工作。 }\n',
        encoding="utf-8",
    )
    (tmp_path / "notice.txt").write_text(
        "方案\n办公室前言。\n一、部分\n1.做好工作。\n", encoding="utf-8"
    )
    bare = public_site(tmp_path / "plan.yml")
    names = set(made(bare))
    kinds = ("pdf", "docx", "xlsx", "csv")
    assert names == {
        f"downloads/{stem}.{kind}" for stem in ("bare", "units/office") for kind in kinds
    }


def test_the_tables_of_the_document_are_sheets_with_merged_cells() -> None:
    files = made(public_site(PLANS["task-table"]))
    book = openpyxl.load_workbook(io.BytesIO(files["downloads/business-environment.xlsx"]))
    issued = ["附件1", "附件2", "附件3"]
    assert book.sheetnames == ["措施", "单位与角色", "单位", *issued, "说明"]
    merged = {str(cells) for cells in book["附件3"].merged_cells.ranges}
    assert merged == {"A1:A2", "B1:B2", "C1:D1", "E1:F1", "C4:D4", "A5:B5", "E5:F5"}
    assert [cell.value for cell in book["附件3"][4]][:3] == ["2", "数据共享平台升级。", "1500"]
    assert book["附件1"]["B2"].value == "市场准入"
    rows = list(
        csv.DictReader(io.StringIO(files["downloads/business-environment.csv"].decode("utf-8-sig")))
    )
    assert rows[0]["原文"].startswith("1 推行企业开办“一网通办”")
    assert "牵头单位　市市场监管局" in rows[0]["原文"]
    assert rows[0]["目标"] == "半日办结（约束性，基数1，计量单位天）"
    assert rows[5]["目标"] == "免申即享事项达到30项（预期性，基数12，计量单位项，2024年30）"


def test_a_workbook_has_the_same_bytes_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(system: str) -> bytes:
        monkeypatch.setenv("CACHE", str(tmp_path / system))
        monkeypatch.setattr("zipfile.sys.platform", system)
        table = Table("措施", (Column("原文"),), (("文字",),))
        return xlsx_bytes(Book("题", (), (table,), None))

    assert made("win32") == made("linux")
