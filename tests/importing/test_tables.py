"""Tables: what columns hold, which rows are tasks, and what a text file no longer says of merged cells."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from macros.exports.downloads.paper import BlockKind
from macros.exports.downloads.planpaper import plan_paper
from macros.importing.conversion import convert
from macros.importing.drafting.draft import draft
from macros.importing.drafting.layout.tables.drafted import as_table
from macros.importing.source import (
    MAX_CELLS,
    Cell,
    Paragraph,
    Source,
    Table,
    UnreadableSource,
    narrowed,
    refuse_if_too_wide,
)
from macros.model.section import HeaderRow
from macros.model.section import Table as PlanTable
from macros.model.tables.grid import grid
from macros.model.tables.rows import labelled_rows
from macros.pages.site import build_site
from macros.settings import Settings


def table(*rows: str) -> Table:
    """Return a table of these rows; | parts cells, >2 behind words merges over two columns, v2 over rows."""
    made = []
    for row in rows:
        cells = []
        for held in row.split("|"):
            words, _, across = held.partition(">")
            words, _, down = words.partition("v")
            cells.append(Cell((words,), int(across or 1), int(down or 1)))
        made.append(tuple(cells))
    return Table(tuple(made))


def measures(made: Any) -> list[str]:
    return [row["measure"]["title"] if "measure" in row else "" for row in made["rows"]]


def widths(made: Any) -> set[int]:
    """Return over how many columns the rows below the header reach."""
    rows = [HeaderRow.model_validate({"cells": row["cells"]}) for row in made["rows"]]
    return set(grid(rows, len(made["columns"])).widths)


def test_rows_that_name_tasks_are_measures() -> None:
    made = as_table(
        table("序号|工作任务|牵头单位|完成时限", "1|种树。|市甲局|年底前", "2|浇水。|市乙局|年底前")
    )
    assert widths(made) == {len(made["columns"])}
    assert made["columns"] == ["序号", "任务", "牵头", "期限"]
    assert measures(made) == ["种树", "浇水"]
    assert not made.guesses


@pytest.mark.parametrize("header", ["责任单位及责任人", "责任单位//责任人", "责任单位（责任人）"])
def test_a_column_of_units_and_their_persons_is_one_of_units(header: str) -> None:
    made = as_table(table(f"序号|工作任务|{header}|完成时限", "1|种树|市甲局 张某|年底前"))
    assert made["columns"] == ["序号", "任务", "责任", "期限"]
    persons = as_table(table("序号|工作任务|责任领导|完成时限", "1|种树|张某|年底前"))
    assert persons["columns"] == ["序号", "任务", "其他", "期限"]


def test_a_cell_that_says_nothing_is_drafted_as_none(tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    rows = ["序号\t任务\t牵头单位\t完成时限", "1\t种树\t市甲局\t/", "2\t种草\t——\t年底前"]
    notice.write_text("\n".join(["某市绿化方案", "见附件。", "附件", "任务表", *rows]), "utf-8")
    text = convert([notice]).plan
    assert text.count("deadline:") == 1
    assert "deadline 里有一处没有通过核对" not in text


def test_the_header_of_an_empty_cell_is_no_deadline(tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    rows = ["序号\t任务\t一季度目标\t二季度目标\t牵头单位", "1\t种树\t—\t种完10亩\t市甲局"]
    notice.write_text("\n".join(["某市绿化方案", "见附件。", "附件", "任务表", *rows]), "utf-8")
    text = convert([notice]).plan
    assert 'text: "二季度"' in text
    assert 'text: "一季度"' not in text
    assert text.count("一季度目标") == 1


def test_lines_between_and_sums_are_no_tasks() -> None:
    made = as_table(table("序号|任务|责任单位", "一、绿化>3", "1|种树|市甲局", "合计>2|2"))
    assert measures(made) == ["", "种树", ""]


def test_a_table_of_indicators_has_no_tasks() -> None:
    made = as_table(table("序号|指标|单位|2023年|2025年|属性", "1|绿化率|%|30|40|预期性"))
    assert made["columns"] == ["序号", "指标", "计量单位", "基数", "目标", "属性"]
    assert measures(made) == [""]
    assert "columns" in made.guesses


def test_categories_that_are_not_printed_again_are_merged() -> None:
    rows = ("序号|类别|任务|牵头单位", "1|绿化|种树|市甲局", "2|浇水|市乙局", "3|道路|修路|市丙局")
    made = as_table(table(*rows))
    assert widths(made) == {len(made["columns"])}
    assert made["rows"][0]["cells"][1] == {"text": "绿化", "down": "2"}
    assert measures(made) == ["种树", "浇水", "修路"]
    assert made.guesses


def test_a_header_of_two_lines_is_put_together() -> None:
    rows = ("序号|项目|资金|分工", "市级|县级|牵头单位|配合单位", "1|种树|5|6|市甲局|市乙局")
    made = as_table(table(*rows))
    assert made["columns"] == ["序号", "任务", "其他", "其他", "牵头", "配合"]
    assert measures(made) == ["种树"]
    assert made.guesses


def test_a_cell_over_two_columns_is_put_below_their_heading_if_only_one_place_fits() -> None:
    rows = (
        "序号|项目|资金|分工", "市级|县级|牵头单位|配合单位",
        "1|种树|5|6|市甲局|市乙局", "2|浇水|11|市甲局|市乙局", "3|修路|市甲局|市乙局|",
    )  # fmt: skip
    made = as_table(table(*rows))
    assert made["rows"][1]["cells"] == [
        "2",
        "浇水",
        {"text": "11", "across": "2"},
        "市甲局",
        "市乙局",
    ]
    assert measures(made) == ["种树", "浇水", ""]  # 3: no place fits
    assert made["rows"][2].guesses


def test_a_row_that_is_not_whole_is_no_task() -> None:
    made = as_table(table("序号|任务|牵头单位|完成时限", "1|种树|市甲局", "2|浇水|市乙局|年底前"))
    assert widths(made) == {len(made["columns"])}
    assert measures(made) == ["", "浇水"]
    assert made["rows"][0].guesses


ALONE = "2024年任务表\n填报单位：市政府督查室\n序号\t任务\t牵头单位\n1\t新建学校2所\t市教育局\n2\t改造公园3个\t市园林局\n"


def test_a_table_alone_is_the_annex_whose_title_the_document_has(tmp_path: Path) -> None:
    table = tmp_path / "表.txt"
    table.write_text(ALONE, "utf-8")
    made = convert([table]).plan
    assert made.count("measure:") == 2
    assert made.count('title: "2024年任务表"') == 3  # of the plan, of its source, of the annex
    assert "caption: " in made
    assert "市政府督查室" in made[made.index("units:") : made.index("annexes:")]


def test_the_paper_of_a_table_alone_prints_its_title_once(tmp_path: Path) -> None:
    table = tmp_path / "表.txt"
    table.write_text(ALONE, "utf-8")
    held = convert([table])
    (tmp_path / "plan.yml").write_text(held.plan, "utf-8")
    (tmp_path / "notice.txt").write_text(held.transcription, "utf-8")
    paper = plan_paper(build_site(Settings(plan=tmp_path / "plan.yml")))
    titles = [block.text for block in paper.blocks if block.kind is BlockKind.TITLE]
    assert titles == ["2024年任务表"]


def test_words_in_cells_above_the_names_of_the_columns_are_no_task() -> None:
    rows = (
        "填报单位：市甲局|日期：3月",
        "序号|任务|牵头单位|时限",
        "1|种树|市甲局|年底前",
        "2|浇水|市乙局|6月",
    )
    made = as_table(table(*rows))
    assert made["columns"] == ["序号", "任务", "牵头", "期限"]
    assert measures(made) == ["种树", "浇水"]


def test_of_a_table_below_sentences_a_mark_says_to_import_the_notice_with_it(
    tmp_path: Path,
) -> None:
    table = tmp_path / "表.txt"
    table.write_text(ALONE.replace("填报单位：市政府督查室", "任务分解如下。"), "utf-8")
    assert "请连同通知一起导入" in convert([table]).plan
    table.write_text(ALONE, "utf-8")
    notice = tmp_path / "通知.txt"
    notice.write_text(
        "某川市人民政府关于下达2024年任务的通知\n各区人民政府：\n现将2024年任务下达给你们。\n某川市人民政府\n2024年3月1日\n",
        "utf-8",
    )
    both = convert([notice, table]).plan
    assert "请连同通知一起导入" not in both
    assert both.count("measure:") == 2


def test_a_task_over_rows_of_several_numbers_is_marked() -> None:
    made = as_table(table("序号|工程|责任单位", "1|修路v2|县甲局", "2|县乙局", "3|植树|县丙局"))
    assert measures(made) == ["修路", "", "植树"]
    marked = [bool(row["measure"].guesses.get("")) for row in made["rows"] if "measure" in row]
    assert marked == [True, False]


def test_what_is_built_and_aimed_at_is_the_task() -> None:
    made = as_table(
        table(
            "序号|项目|建设内容及年度目标|责任单位", "1|托育v2|新增托位|县甲局", "2|培训人员|县乙局"
        )
    )
    assert measures(made) == ["新增托位", "培训人员"]


def test_a_row_that_names_a_body_and_no_task_is_marked() -> None:
    rows = (
        "1|种树。|市园林局",
        "2||市水务局",
        "3||",
        "4||—",
        "一、山区||市林业局",
        "合计||2家单位",
    )
    made = as_table(table("序号|任务|牵头单位", *rows))
    assert [bool(row.guesses) for row in made["rows"]] == [False, True, *[False] * 4]


@pytest.mark.parametrize("title", ["绿化任务表>3", "绿化任务表>100", "绿化任务表>100000"])
def test_a_title_in_a_table_may_say_that_it_is_wider_than_it(title: str) -> None:
    held = narrowed(table(title, "序号|任务|牵头单位", "1|种树。|市园林局"))
    made = as_table(held)
    refuse_if_too_wide([held])
    assert (len(made["columns"]), measures(made)) == (3, ["种树"])
    reaching = table("序号|任务|牵头单位", "一v2", "种树|市园林局", "浇水>2")
    assert narrowed(reaching) is reaching


def test_a_table_takes_time_in_proportion_to_its_rows() -> None:
    """If each row looked at all others it would take ten seconds and more; the processor's time, whoever else works."""
    rows = 4000
    start = time.process_time()
    made = as_table(table("任务|牵头单位", *(f"种第{n}片树。|市园林局" for n in range(rows))))
    for n, row in enumerate(made["rows"]):
        row["measure"]["id"] = f"tree-{n}"
    assert len(labelled_rows(PlanTable.model_validate(made))) == rows
    assert time.process_time() - start < 3


def test_tables_with_more_places_than_any_notice_are_refused() -> None:
    """Merged cells count as all the places that they cover: each row is laid out in full."""
    wide, high = 1000, MAX_CELLS // 1000 + 1
    blocks = (
        Paragraph("某川市绿化方案"),
        table("任务|牵头单位", "种树。|市园林局"),
        Table(((Cell(("甲",), across=wide),),) * high, "第2个表"),
    )
    words = (
        f"共 {wide * high + 4} 格，多于 {MAX_CELLS} 格，最大的一个在第2个表，有 {high} 行 {wide} 列"
    )
    with pytest.raises(UnreadableSource, match=words):
        draft(Source(Path("notice.txt"), "txt", blocks))
