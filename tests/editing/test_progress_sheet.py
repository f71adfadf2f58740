"""``plan progress``: a sheet goes out to a unit, comes back as offices save it, and becomes one change."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from macros.editing.sheets.columns import Column, column_of
from macros.importing.formats.office import _converted, converter
from macros.index.build import build_index
from macros.loading.load import load
from macros.model.kinds import ProgressStatus
from macros.model.measure import Progress
from tests.building.hostile.values import WORDS
from tests.commands import git, run
from tests.conftest import FIRST, GUIDE, PLANS, ROOT
from tests.edits import copy_of, succeeds

HEADINGS = (
    "编号",
    "措施",
    "代码",
    "进展",
    "状态",
    "来源",
    "日期",
    "来源用词",
    "来源网址",
    "来源日期",
)
PARK = ("1.1", "建设口袋公园", "pocket-parks")
TREES = ("1.2", "补种行道树", "street-trees")
CARE = ("2.1", "加强养护", "upkeep")
DONE = ("建成公园三个。", "已完成", "园林局通报", "2024-10-31", "", "", "2024-11-05")
Rows = Sequence[Sequence[Any]]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plan of the guide, committed."""
    plan = copy_of(GUIDE, tmp_path / "data")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "published")
    monkeypatch.chdir(tmp_path)
    return plan


def sheet(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS, name: str = "进展") -> Path:
    """Save a sheet with these rows below the headings."""
    book = openpyxl.Workbook()
    made = book.active
    assert isinstance(made, Worksheet)
    made.title = name
    for row in (headings, *rows):
        made.append(list(row))
    book.save("in.xlsx")
    return Path("in.xlsx")


def told(plan: Path, id: str) -> list[Progress]:
    return list(build_index(load(plan)).measures[id].reports)


def refused(path: Path | str) -> list[str]:
    """Return what is said of a sheet that is not taken over, without the last lines."""
    before = Path("data/plan.yml").read_bytes()
    done = run("progress", path)
    assert done.exit_code == 1, done.output
    assert isinstance(done.exception, SystemExit)
    assert Path("data/plan.yml").read_bytes() == before
    *lines, count, nothing = done.output.splitlines()
    assert count == f"共 {len(lines)} 处问题。"
    assert nothing == "没有写入。"
    return lines


def one(*row: Any, headings: Sequence[str] = HEADINGS) -> str:
    """Return the only thing that is said of a sheet with one row."""
    lines = refused(sheet(row, headings=headings))
    assert len(lines) == 1, lines
    return lines[0]


# --- there and back -------------------------------------------------------------------------------


def fill(path: Path, row: int, **cells: Any) -> None:
    """Open the sheet that was sent, fill in cells of a row by their columns, and save it."""
    book = openpyxl.load_workbook(path)
    columns = {column_of(str(cell.value)): n for n, cell in enumerate(book["进展"][1], start=1)}
    for name, value in cells.items():
        book["进展"].cell(row, columns[Column[name]]).value = value
    book.save(path)


def test_a_sheet_goes_out_and_comes_back_as_one_change_of_one_file(plan: Path) -> None:
    said = succeeds("progress", "--sheet", "parks-bureau")
    assert "示范市园林局的 1 项措施" in said
    path = Path("进展-parks-bureau.xlsx")
    assert "没有新的进展（1 行没有填）" in succeeds("progress", str(path))
    day = datetime(2024, 10, 31)
    fill(path, 2, SUMMARY="建成三个。", STATUS="推进中", SOURCE="园林局通报", DAY=day)
    before = plan.read_text("utf-8").splitlines()
    assert "将写入" in succeeds("progress", str(path), "--dry-run")
    assert plan.read_text("utf-8").splitlines() == before
    said = succeeds("progress", str(path), "--date", "2024-11-25")
    assert "已写入 data/plan.yml：1 项进展，和一条变更记录" in said
    assert "建设口袋公园：2024-10-31 推进中" in said
    succeeds("check")
    succeeds("diff", "--require-entry")
    succeeds("fmt", "--check")
    changed = git(plan.parent, "diff", "--numstat").split()
    assert changed == [changed[0], "0", "data/plan.yml"]
    entry = load(plan).file.changes[0]
    assert (entry.on, entry.kind.value, entry.ids) == (date(2024, 11, 25), "progress", ("pocket-parks",))  # fmt: skip
    assert entry.source
    assert entry.source.title == "园林局通报"
    assert "没有新的进展（1 行登记过）" in succeeds("progress", str(path))


def test_the_sheet_of_a_unit_lists_each_of_its_measures_once(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN", str(FIRST))
    index = build_index(load(FIRST))
    unit = max(index.units.values(), key=lambda entry: len(entry.tasks))
    succeeds("progress", "--sheet", unit.id, "--to", "a.xlsx")
    succeeds("progress", "--sheet", unit.id, "--to", "b.xlsx")
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()
    made = openpyxl.load_workbook("a.xlsx")["进展"]
    headings, *rows = made.iter_rows(values_only=True)
    assert [column_of(str(words)) for words in headings] == list(Column)
    ids = [row[2] for row in rows]
    assert len(ids) == len(set(ids)) > 2
    assert set(ids) == {task.entry.id for task in unit.tasks}
    assert all(value is None for row in rows for value in row[3:])
    for number, title, id, *_ in rows:
        assert title == index.measures[str(id)].title
        assert number


def test_a_sheet_that_may_be_filled_in_is_not_overwritten(plan: Path) -> None:
    succeeds("progress", "--sheet", "parks-bureau")
    again = run("progress", "--sheet", "parks-bureau")
    assert again.exit_code == 2
    assert "没有覆盖" in again.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sheet", "park-bureau"], "没有 id 为“park-bureau”的单位；是不是“parks-bureau”？"),
        ([], "写明给哪个单位发表"),
        (["a.xlsx", "--sheet", "parks-bureau"], "二者写一样"),
        (["none.xlsx"], "none.xlsx:1: 打不开这个文件"),
        (["--sheet", "parks-bureau", "--to", "no/where.xlsx"], "写不进去"),
    ],
)
def test_what_cannot_be_done_is_said(plan: Path, arguments: list[str], said: str) -> None:
    done = run("progress", *arguments)
    assert done.exit_code in (1, 2)
    assert said in done.output


def test_a_unit_that_no_measure_names_gets_no_sheet(plan: Path) -> None:
    text = plan.read_text("utf-8")
    class_ = (
        '  - id: districts\n    name: "各区人民政府"\n    kind: 行政机关\n    extent: class\n\n'
    )
    plan.write_text(text.replace("units:\n", f"units:\n{class_}", 1), "utf-8")
    assert "没有点到“各区人民政府”的措施" in run("progress", "--sheet", "districts").output


# --- as offices save it ---------------------------------------------------------------------------


def test_what_one_source_tells_of_several_measures_is_one_report(plan: Path) -> None:
    same = ("按计划推进。", "推进中", "园林局通报", "2024-10-31", "达序时进度", "https://www.example.org/a", "2024-11-05")  # fmt: skip
    other = ("补种三百株。", "滞后", *same[2:4], "欠进度", *same[5:])
    succeeds("progress", str(sheet((*PARK, *same), (*TREES, *other), (*CARE, *same))))
    succeeds("check")
    file = load(plan).file
    (report,) = file.reports
    assert [item.measures for item in report.items] == [("pocket-parks", "upkeep"), ("street-trees",)]  # fmt: skip
    assert report.source.url == "https://www.example.org/a"
    assert report.items[1].word == "欠进度"
    assert file.changes[0].ids == ("pocket-parks", "street-trees", "upkeep")
    assert len(file.changes) == 2
    succeeds("fmt", "--check")


def test_several_sources_are_several_reports_and_one_entry_without_a_source(plan: Path) -> None:
    second = (*DONE[:2], "二季度通报", "2024-06-30", "", "", "")
    succeeds("progress", str(sheet((*PARK, *DONE), (*PARK, *second), (*CARE, *second))))
    succeeds("check")
    file = load(plan).file
    assert [len(told(plan, id)) for id in ("pocket-parks", "upkeep")] == [2, 1]
    assert len(file.reports) == 1
    assert file.changes[0].source is None
    succeeds("diff", "--require-entry")


@pytest.mark.parametrize(
    "day",
    [
        datetime(2024, 10, 31),
        date(2024, 10, 31),
        45596,
        45596.5,
        20241031,
        "45596",
        "2024-10-31",
        "2024/10/31",
        "2024.10.31",
        "2024年10月31日",
        "２０２４年１０月３１日",
        " 2024-10-31 00:00:00 ",
        "2024-10-31\n",
    ],
    ids=repr,
)
def test_a_day_is_read_as_date_serial_number_or_text(day: object, plan: Path) -> None:
    succeeds("progress", str(sheet((*PARK, *DONE[:3], day))))
    assert told(plan, "pocket-parks")[0].date == date(2024, 10, 31)


def test_days_counted_from_1904_are_read_so(plan: Path) -> None:
    with xlsxwriter.Workbook("mac.xlsx", {"date_1904": True}) as book:
        made = book.add_worksheet("进展")
        made.write_row(0, 0, HEADINGS)
        made.write_row(1, 0, (*PARK, *DONE[:3], 45596 - 1462))
    succeeds("progress", "mac.xlsx")
    assert told(plan, "pocket-parks")[0].date == date(2024, 10, 31)


def test_columns_may_change_places_and_others_stand_between_them(plan: Path) -> None:
    headings = ("责任人", "日期", "进展情况（概括）", "来源名称", "状 态*", "ID", "备注")
    row = ("张三", "2024-10-31", "建成三个。", "园林局通报", "done", "pocket-parks", "无")
    succeeds("progress", str(sheet(row, headings=headings)))
    assert told(plan, "pocket-parks")[0].status is ProgressStatus.DONE


def test_titles_above_blank_rows_and_merged_cells_are_read_as_they_look(plan: Path) -> None:
    book = openpyxl.Workbook()
    made = book.active
    assert isinstance(made, Worksheet)
    made.append(["园林局进展登记表"])
    made.merge_cells("A1:J1")
    made.append([])
    made.append(HEADINGS)
    made.append([*PARK, "建成三个。", "推进中", "园林局通报", datetime(2024, 10, 31)])
    made.append([])
    made.append([*TREES, "补种三百株。", "推进中"])
    made.append([*CARE, "养护到位。", "推进中"])
    made.merge_cells("F6:F7")
    made.merge_cells("G6:G7")
    made["F6"], made["G6"] = "园林局通报", datetime(2024, 10, 31)
    made.append(["", "填表人：李四"])
    made["B8"] = None
    other = book.create_sheet("旧表")
    other.append(["随便", "写写"])
    hidden = book.create_sheet("隐藏")
    hidden.sheet_state = "hidden"
    hidden.append(HEADINGS)
    hidden.append(["", "", "no-such"])
    book.save("in.xlsx")
    succeeds("progress", "in.xlsx")
    (report,) = load(plan).file.reports
    assert [item.measures for item in report.items] == [("pocket-parks",), ("street-trees",), ("upkeep",)]  # fmt: skip


def test_what_is_pasted_from_word_and_web_pages_is_mended(plan: Path) -> None:
    words = "\u3000\u3000建成\xa0三个。\r\n\t开放\u200b两个。_x000D_\n"
    succeeds("progress", str(sheet((*PARK, words, " 推进中\n", "园林局\n通报", "2024-10-31"))))
    progress = told(plan, "pocket-parks")[0]
    assert progress.summary == "建成 三个。\n\n开放两个。"
    assert progress.source.title == "园林局 通报"


def test_numbers_and_shares_are_written_as_they_are_shown(plan: Path) -> None:
    path = sheet((*PARK, 0.85, *DONE[1:]), (*CARE, 12.0, *DONE[1:]))
    book = openpyxl.load_workbook(path)
    book["进展"]["D2"].number_format = "0%"
    book.save(path)
    succeeds("progress", str(path))
    assert [told(plan, id)[0].summary for id in ("pocket-parks", "upkeep")] == ["85%", "12"]


def test_a_word_of_the_source_that_means_one_status_stands_for_it_and_is_kept(plan: Path) -> None:
    succeeds("progress", str(sheet((*PARK, "推进。", "达序时进度", *DONE[2:4]))))
    progress = told(plan, "pocket-parks")[0]
    assert (progress.status, progress.word) == (ProgressStatus.IN_PROGRESS, "达序时进度")


def test_a_measure_is_known_by_its_number_or_title_alone(plan: Path) -> None:
    headings = ("序号", *HEADINGS[3:])
    succeeds("progress", str(sheet(("2.1", *DONE), headings=headings)))
    headings = ("任务", *HEADINGS[3:])
    succeeds("progress", str(sheet(("补种行道树", *DONE), headings=headings)))
    assert told(plan, "upkeep")
    assert told(plan, "street-trees")


def test_a_measure_that_is_a_row_of_a_table_takes_progress_too(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = PLANS["task-table"].parent
    shutil.copytree(given, "tables")
    table = Path("tables/plan.yml")
    monkeypatch.setenv("PLAN", str(table))
    index = build_index(load(table))
    entry = next(one for one in index.measures.values() if one.row)
    before = len(entry.reports)
    row = (entry.number, entry.title, entry.id, "已做。", "推进中", "通报", "2030-01-02")
    succeeds("progress", str(sheet(row)), "--date", "2030-02-01")
    assert len(told(table, entry.id)) == before + 1


def test_line_ends_of_the_data_file_stay(plan: Path) -> None:
    plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))
    succeeds("progress", str(sheet((*PARK, *DONE))))
    assert plan.read_bytes().count(b"\n") == plan.read_bytes().count(b"\r\n")
    succeeds("check")


def test_libreoffice_saves_what_is_read(plan: Path, tmp_path: Path) -> None:
    program = converter()
    assert program, "the tests need LibreOffice: make install-browser"
    path = sheet((*PARK, *DONE[:3], datetime(2024, 10, 31)), (*TREES, *("",) * 7))
    saved = _converted(program, path.resolve(), "ods")
    Path("in.ods").write_bytes(saved)
    assert "这是 .ods 文件" in refused("in.ods")[0]
    Path("again.xlsx").write_bytes(_converted(program, Path("in.ods").resolve(), "xlsx"))
    said = succeeds("progress", "again.xlsx")
    assert "1 项进展（1 行没有填）" in said
    assert told(plan, "pocket-parks")[0].date == date(2024, 10, 31)


# --- what is wrong --------------------------------------------------------------------------------

WRONG: dict[str, tuple[Sequence[Any], str]] = {
    "measure": (("", "", "pocket-park", *DONE), "进展!C2: 没有代码为“pocket-park”的措施；是不是“pocket-parks”？"),
    "title": (("", "种花", "", *DONE), "进展!B2: 没有措施为“种花”的措施；请照发出的表改回来。"),
    "two measures": (("", "加强养护", "pocket-parks", *DONE), "进展!B2: “加强养护”和同一行的“pocket-parks”不是同一项措施；请改正其中一格。"),
    "no measure": (("", "", "", *DONE), "进展!C2: 看不出这一行是哪项措施；请写它的代码，或不与别的措施重复的编号、标题。"),
    "no status": ((*PARK, "建成。", "", "通报", "2024-10-31"), "进展!E2: 这一行填了别的，还缺“状态”；请填上，没有进展的整行留空。"),
    "no source": ((*PARK, "建成。", "已完成", "", "2024-10-31"), "进展!F2: 这一行填了别的，还缺“来源”"),
    "no day": ((*PARK, "建成。", "已完成", "通报"), "进展!G2: 这一行填了别的，还缺“日期”"),
    "no words": ((*PARK, "", "已完成", "通报", "2024-10-31"), "进展!D2: 这一行填了别的，还缺“进展”"),
    "status": ((*PARK, "建成。", "差不多", "通报", "2024-10-31"), "进展!E2: 没有“差不多”这种状态；状态请从这几种里选：未启动、推进中、已完成、滞后、已暂停、已停止。"),
    "word of a source": ((*PARK, "建成。", "超进度", "通报", "2024-10-31"), "进展!E2: “超进度”是通报的词，可能是推进中、已完成；通报的词写在“来源用词”一列，状态请从这几种里选"),
    "word against status": ((*PARK, "建成。", "已完成", "通报", "2024-10-31", "欠进度"), "进展!E2: 状态“已完成”与来源用词“欠进度”不合；请照来源改为滞后，或改正来源用词。"),
    "part of a day": ((*PARK, "建成。", "已完成", "通报", "10月底"), "进展!G2: “10月底”不是完整的日期；请写成 2024-10-31 或 2024年10月31日 这样。"),
    "no such day": ((*PARK, "建成。", "已完成", "通报", "2024-02-30"), "进展!G2: “2024-02-30”不是完整的日期"),
    "year": ((*PARK, "建成。", "已完成", "通报", 2024), "进展!G2: “2024”不是完整的日期"),
    "day of the source": ((*PARK, *DONE[:6], "下周"), "进展!J2: “下周”不是完整的日期"),
    "before the source": ((*PARK, *DONE[:6], "2024-10-01"), "进展!G2: 进展的日期 2024-10-31 晚于它的来源（2024-10-01）"),
    "address": ((*PARK, *DONE[:4], "", "www.example.org"), "进展!I2: “www.example.org”不能用；应是：来源的网址，以 https:// 开头。"),
    "formula": ((*PARK, "=A1&B1", *DONE[1:]), "进展!D2: 这里是公式，文件里没有存它的结果"),
    "character": ((*PARK, "建成\ue000。", *DONE[1:]), "进展!D2: 这里有印不出的字符（U+E000），多半是复制时带来的；请删去，重新输入。"),
    "formula gone wrong": ((*PARK, "#REF!", *DONE[1:]), "进展!D2: 公式出错（#REF!）；请改成文字或日期。"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_cell_is_named_with_what_to_do(case: str, plan: Path) -> None:
    row, words = WRONG[case]
    assert one(*row).startswith(f"in.xlsx:{words}")


def test_the_guide_quotes_what_is_said(plan: Path) -> None:
    guide = (ROOT / "docs/about/editing.md").read_text("utf-8")
    quoted = [line for line in guide.splitlines() if line.startswith("进展-parks-bureau.xlsx:")]
    other = (*CARE, *DONE[:3], "2024-01-02")
    rows = ((*PARK, *DONE), (*PARK, "好。", "差不多", *DONE[2:4]), (*CARE, *DONE), (*TREES, *DONE[:3], "10月底"), other)  # fmt: skip
    sheet(*rows).rename("进展-parks-bureau.xlsx")
    assert refused("进展-parks-bureau.xlsx") == quoted


def test_everything_wrong_is_said_at_once_and_nothing_is_written(plan: Path) -> None:
    rows = [row for row, _ in WRONG.values()]
    lines = refused(sheet(*rows, (*CARE, *DONE)))
    assert [line.split(":")[1] for line in lines] == [
        words.partition(":")[0].replace("2", str(number))
        for number, (_, words) in enumerate(WRONG.values(), start=2)
    ]


def test_a_day_before_the_plan_was_issued_is_refused(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN", str(FIRST))
    entry = next(iter(build_index(load(FIRST)).measures.values()))
    said = one("", "", entry.id, *DONE[:3], "2000-01-01")
    assert said.startswith("in.xlsx:进展!G2: 进展的日期 2000-01-01 早于方案的印发日期")


def test_a_sheet_without_the_headings_names_what_is_lacking(plan: Path) -> None:
    said = one(*PARK, headings=("编号", "措施", "代码", "进展", "状态"))
    assert said.startswith("in.xlsx:进展!A1: 没有找到表头：要有一行写着“进展”“状态”“来源”“日期”")
    assert said.endswith("这一行还缺“来源”“日期”。")
    assert "没有找到表头" in one(*PARK, headings=("甲", "乙"))
    assert "这一行还缺“编号”“措施”“代码”" in one(*DONE, headings=HEADINGS[3:])
    twice = one(*PARK, *DONE, headings=(*HEADINGS, "进展情况"))
    assert twice == "in.xlsx:进展!K1: “进展”一列有两个；请留一个。"


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def test_hostile_words_come_back_from_a_sheet_as_they_are(plan: Path) -> None:
    words = [word for word in WORDS if not word.startswith("=")]
    text = re.sub("_(?=x[0-9A-F]{4}_)", "_x005F_", "\n\n".join(words))  # as offices write it
    done = (text, "已完成", words[0], "2024-10-31", "", "", "2024-11-05")
    succeeds("progress", str(sheet((*PARK, *done))), "--date", "2024-11-25")
    (report, *_) = told(plan, "pocket-parks")
    assert report.summary.split("\n\n") == words
    assert report.source.title == words[0]
    succeeds("fmt", "--check")


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "old": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧格式的 .xls，或者文件加了密码"),
    "text": (lambda: "编号,进展\n1,好".encode("gbk"), "这不是 Excel 文件"),
    "empty": (lambda: b"", "这不是 Excel 文件"),
    "other zip": (lambda: _zip(a=b"1"), "文件损坏"),
    "bomb": (lambda: _zip(a=b"\0" * (129 * 1024 * 1024)), "解开后太大"),
    "large": (lambda: b"PK" + b"\0" * (16 * 1024 * 1024), "文件太大"),
    "cut off": (lambda: sheet((*PARK, *DONE)).read_bytes()[:-900], "这不是 Excel 文件"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_is_no_sheet_is_refused_with_what_to_do(case: str, plan: Path) -> None:
    made, words = BROKEN[case]
    Path("in.xlsx").write_bytes(made())
    assert words in refused("in.xlsx")[0]


def test_entities_in_a_sheet_are_not_expanded_without_end(plan: Path) -> None:
    nested = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE x [<!ENTITY a "0123456789">{nested}]>'
    with xlsxwriter.Workbook("in.xlsx") as book:
        made = book.add_worksheet("进展")
        for number, row in enumerate((HEADINGS, (*PARK, *DONE))):
            made.write_row(number, 0, row)
    with zipfile.ZipFile("in.xlsx") as given:
        parts = {name: given.read(name) for name in given.namelist()}
    text = parts["xl/sharedStrings.xml"].decode()
    assert "建成公园三个。" in text
    text = bomb + text.rpartition("?>")[2].replace("建成公园三个。", "&j;")
    parts["xl/sharedStrings.xml"] = text.encode()
    Path("in.xlsx").write_bytes(_zip(**parts))
    assert len(refused("in.xlsx")) == 1


def test_faults_of_the_plan_come_first(plan: Path) -> None:
    plan.write_text(plan.read_text("utf-8").replace("kind: 行政机关", "kind: 机关"), "utf-8")
    done = run("progress", sheet((*PARK, *DONE)))
    assert done.exit_code == 1
    assert "data/plan.yml:22:11" in done.output
    assert "数据有问题，请先改正。" in done.output
