"""A table is typed as it is printed, and every row knows what it says under which header."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.index.build import build_index
from macros.index.citations import citation
from macros.index.index import Index
from macros.index.titles import full_name
from macros.loading.load import load
from macros.model.kinds import ColumnKind, TargetKind
from macros.model.numbering import section_code, section_label
from macros.model.plan import PlanFile
from macros.model.printed import walk_printed
from macros.model.section import Table
from macros.model.tables.as_objects import table_targets
from macros.model.tables.grid import grid, headers
from macros.model.tables.rows import labelled_rows, measured_by, table_words
from macros.model.walk import walk_measures

TASK_TABLE = Path("tests/plans/task-table/plan.yml")


def table(columns: str, header: list[list[object]], *rows: list[object]) -> Table:
    return Table.model_validate(
        {
            "columns": columns.split(),
            "header": [{"cells": cells} for cells in header],
            "rows": [{"cells": cells} for cells in rows],
        }
    )


def down(text: str, rows: int) -> dict[str, str]:
    return {"text": text, "down": str(rows)}


def across(text: str, columns: int) -> dict[str, str]:
    return {"text": text, "across": str(columns)}


TWO_LEVELS = table(
    "序号 任务 其他 其他 牵头",
    [[down("序号", 2), down("项目", 2), across("资金", 2), down("牵头单位", 2)], ["市级", "县级"]],
    ["1", "甲。", down("300", 2), "100", "市甲局"],
    ["2", "乙。", "200", ""],
    [across("合计", 2), across("600", 2), ""],
)


def test_a_merged_cell_covers_its_rows_and_columns() -> None:
    laid = grid(TWO_LEVELS.rows, 5)
    assert [[cell.text if cell else None for cell in row] for row in laid.rows] == [
        ["1", "甲。", "300", "100", "市甲局"],
        ["2", "乙。", "300", "200", ""],
        ["合计", "合计", "600", "600", ""],
    ]
    assert laid.widths == (5, 5, 5)
    assert laid.starts == ((0, 1, 2, 3, 4), (0, 1, 3, 4), (0, 2, 4))
    assert laid.overhang == 0


def test_too_few_cells_and_cells_that_overlap_leave_a_hole() -> None:
    short = table("序号 任务 其他", [], ["1", "甲。"])
    assert grid(short.rows, 3).rows[0][2] is None
    crossed = table("其他 其他 其他", [], ["1", down("甲", 2), "2"], [across("乙", 2)])
    assert None in grid(crossed.rows, 3).rows[1]
    assert grid(table("其他", [], [down("甲", 3)]).rows, 1).overhang == 2


def test_the_header_of_a_column_is_all_that_is_printed_above_it() -> None:
    assert headers(TWO_LEVELS) == ("序号", "项目", "资金　市级", "资金　县级", "牵头单位")


def test_a_cell_over_columns_is_under_what_is_above_all_of_them() -> None:
    said = labelled_rows(TWO_LEVELS)[2]
    assert [(one.header, one.words) for one in said] == [("序号　项目", "合计"), ("资金", "600")]


def test_a_row_of_a_merged_category_says_it_again() -> None:
    assert [one.words for one in labelled_rows(TWO_LEVELS)[1]] == ["2", "乙。", "300", "200"]


def test_the_targets_of_a_table_are_its_rows_year_by_year() -> None:
    found = table(
        "指标 计量单位 基数 目标 目标 属性",
        [["指标", "单位", "2020年", "2023年", "2025年", "属性"]],
        ["森林覆盖率", "%", "21.5", "23", "24.1", "约束性"],
        ["绿道", "公里", "10", "", "40", "逐步增加"],
    )
    (_, forest), (number, greenways) = table_targets(found)
    assert (forest.kind, forest.baseline, forest.measured_in) == (TargetKind.BINDING, "21.5", "%")
    assert [(value.year, value.value) for value in forest.years] == [
        ("2023", "23"),
        ("2025", "24.1"),
    ]
    assert forest.value is None
    assert (number, greenways.kind, greenways.value) == (2, None, "40")
    assert [value.year for value in greenways.years] == ["2025"]


@pytest.mark.parametrize("nil", ["/", "——", "无"])
def test_headings_and_cells_that_say_nothing_are_no_targets(nil: str) -> None:
    found = table(
        "指标 计量单位 基数 目标 目标 属性",
        [["指标", "单位", "2020年", "2023年", "2025年", "属性"]],
        [across("一、生态", 6)],
        ["绿道", nil, nil, nil, "40", nil],
    )
    ((number, greenways),) = table_targets(found)
    assert (number, greenways.baseline, greenways.measured_in) == (2, None, None)
    assert (greenways.value, greenways.text) == ("40", "指标　绿道　2025年　40")


def test_a_measure_goes_on_where_its_task_is_merged() -> None:
    found = Table.model_validate(
        {
            "columns": ["序号", "任务", "责任"],
            "header": [{"cells": ["序号", "任务", "责任单位"]}],
            "rows": [
                {
                    "cells": [down("1", 2), down("甲。", 2), "市甲局"],
                    "measure": {"id": "m", "title": "甲"},
                },
                {"cells": ["市乙局"]},
                {"cells": ["", "合计", "两个单位"]},
            ],
        }
    )
    assert measured_by(found) == (0, 0, None)
    assert [one.with_header for one in labelled_rows(found)[0]] == [
        *("序号　1", "任务　甲。", "责任单位　市甲局", "责任单位　市乙局"),
    ]
    assert list(table_words(found)) == ["序号　任务　责任单位", "合计　两个单位"]


@pytest.fixture(scope="module")
def plan() -> PlanFile:
    return load(TASK_TABLE).file


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index(load(TASK_TABLE))


def test_every_cell_is_printed_once_and_in_order(plan: PlanFile) -> None:
    cells = [words for route, words in walk_printed(plan) if "cells" in route]
    assert cells.count("市场准入") == 1
    assert cells[:7] == [
        *("序号", "类别", "工作任务", "牵头单位", "责任单位", "完成时限"),
        "1",
    ]
    assert "" not in cells


def test_a_measure_that_is_a_row_takes_number_words_and_grounds_from_its_cells(
    plan: PlanFile,
) -> None:
    second = list(walk_measures(plan))[1]
    assert second.measure.number == "2"
    assert second.measure.text.split("\n\n") == [
        "开展经营主体住所标准化登记试点，归集房屋产权数据不少于20万条。",
        "类别　市场准入",
        "牵头单位　市市场监管局",
        "责任单位　市自然资源和规划局、市住房城乡建设局",
        "完成时限　2024年9月底前",
    ]
    assert [(i.role, i.quote) for i in second.measure.units][:2] == [
        ("lead", "牵头单位　市市场监管局"),
        ("responsible", "责任单位　市自然资源和规划局、市住房城乡建设局"),
    ]
    assert [line.kind for line in second.row][:2] == [ColumnKind.TASK, ColumnKind.CATEGORY]


def test_numbers_of_annexes_never_meet_those_of_the_body(index: Index) -> None:
    entry = index.measures["standard-addresses"]
    assert (entry.code, entry.number, entry.label) == ("f1-2", "附1.2", "附件1第2项")
    assert citation(index, entry).endswith("（临营商发〔2024〕3号）附件1第2项")
    assert full_name(entry).startswith("附1.2 ")
    beside = index.measures["yearly-assessment"]
    assert (beside.code, beside.label) == ("f4-2", "附件4第2条")
    assert [entry.code for entry in index.annexes] == ["f1", "f2", "f3", "f4"]
    assert [entry.code for entry in index.body] == ["1", "2"]


@pytest.mark.parametrize(
    ("number", "code", "label"),
    [
        ("附件", "f", "附件"),
        ("附件：", "f", "附件"),
        ("附件2", "f2", "附件2"),
        ("附件一", "f1", "附件一"),
        ("附件甲", "", "附件甲"),
        ("", "", "附件“重点任务分解表”"),
    ],
)
def test_an_annex_is_called_by_its_printed_number(
    plan: PlanFile, number: str, code: str, label: str
) -> None:
    annex = plan.annexes[0].model_copy(update={"number": number})
    assert (section_code((annex,)), section_label((annex,))) == (code, label)


def test_two_tables_of_one_annex_may_count_from_one(plan: PlanFile) -> None:
    loaded = load(TASK_TABLE)
    tasks, _, projects, _ = plan.annexes
    both = tasks.model_copy(update={"tables": (*tasks.tables, *projects.tables)})
    file = plan.model_copy(update={"annexes": (both,)})
    found = build_index(
        type(loaded)(file, loaded.path, loaded.transcription, loaded.parsed)
    ).measures
    assert found["one-stop-registration"].code == "f1-b1-1"
    assert (found["service-hall"].number, found["service-hall"].label) == (
        "附1.表2.1",
        "附件1表2第1项",
    )


def test_the_rows_of_a_table_of_indicators_are_targets_of_the_plan(index: Index) -> None:
    first = index.targets[0]
    assert (first.section.id, first.anchor) == ("indicators", "indicators--table-1-1")
    assert (first.target.indicator, first.target.baseline, first.target.value) == (
        "企业开办办理时间",
        "1",
        "0.5",
    )
    assert len(index.targets) == 4
