"""Tables: what columns hold, which rows are tasks, and what a text file no longer says of merged cells."""

from __future__ import annotations

from typing import Any

from macros.importing.drafting.layout.tabular import as_table
from macros.importing.source import Cell, Table
from macros.model.section import HeaderRow
from macros.model.tables import grid


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


def test_a_row_that_is_not_whole_is_no_task() -> None:
    made = as_table(table("序号|任务|牵头单位|完成时限", "1|种树|市甲局", "2|浇水|市乙局|年底前"))
    assert widths(made) == {len(made["columns"])}
    assert measures(made) == ["", "浇水"]
    assert made["rows"][0].guesses
