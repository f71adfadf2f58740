"""A notice adds a row to a table of the plan, or takes one out: the row is entered, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.rules.amended_plan import NOTICE, Draft, draft, measure

ROWS = (("1", "建设公园", "市园林局"), ("2", "补种树木", "市林业局"))
PRINTED = "附件1\n\n任务表\n\n序号\t任务\t单位\n\n" + "\n\n".join(map("\t".join, ROWS))


def tabled(folder: Path, orders: str) -> Draft:
    """Return the plan with a table of two tasks in its annex."""
    one = draft(folder, orders)
    rows: list[dict[str, Any]] = [{"cells": list(cells)} for cells in ROWS]
    for row, id in zip(rows, ("row-park", "row-tree"), strict=True):
        row["measure"] = {"id": id, "title": row["cells"][1]}
    header = [{"cells": ["序号", "任务", "单位"]}]
    table = {"columns": ["序号", "任务", "其他"], "header": header, "rows": rows}
    annex = {"id": "tasks", "number": "附件1", "title": "任务表", "tables": [table]}
    one.data["annexes"] = [annex]
    return one


def said(one: Draft) -> str:
    return one.said(f"{NOTICE}\n\n{PRINTED}")


ADDED = "3，检查公园，市园林局，每月一次"


@pytest.mark.parametrize(
    "order",
    [
        f"在附件1中增加一行：“{ADDED}”。",
        f"附件1增加一行，内容为：“{ADDED}”。",
        f"在附件1任务表末尾增加一行：“{ADDED}”。",
        f"在附件1第2行后增加一行：“{ADDED}”。",
        f"附件1新增一行：\n\n{ADDED}",
    ],
)
def test_a_new_row_is_a_measure_of_the_notice(tmp_path: Path, order: str) -> None:
    assert "没有录入" in said(tabled(tmp_path, order))
    one = tabled(tmp_path, order)
    new = {**measure("new", "3", ADDED[2:]), "title": "检查公园", "added_by": "later"}
    one.data["annexes"][0]["measures"] = [new]
    assert "没有问题" in said(one)
    new["text"] = ADDED[2:].replace("，每月一次", "")
    assert "没有录全" in said(one)
    one = tabled(tmp_path, order)
    one.section("building")["measures"].append({**new, "text": ADDED[2:]})
    assert "没有对这一处写" in said(one)


@pytest.mark.parametrize(
    "order",
    [
        "附件1删去一行：“2，补种树木，市林业局”。",
        "附件1删去一行：“2 补种树木”。",
        "删去附件1“补种树木”一行。",
        "删去附件1中的第2行。",
        "附件1第2行删去。",
        "删去附件1序号2一行。",
        "附件1中删去序号为2的一行。",
        "将附件1中“补种树木”一行删除。",
    ],
)
def test_a_row_is_taken_out_alone(tmp_path: Path, order: str) -> None:
    assert "没有录入" in said(tabled(tmp_path, order))
    one = tabled(tmp_path, order)
    park, tree = one.data["annexes"][0]["tables"][0]["rows"]
    tree["measure"]["removed_by"] = "later"
    assert "没有问题" in said(one)
    one = tabled(tmp_path, order)
    park = one.data["annexes"][0]["tables"][0]["rows"][0]
    park["measure"]["removed_by"] = "later"
    assert "没有写明删去本措施" in said(one)
    one = tabled(tmp_path, order)
    one.data["annexes"][0]["removed_by"] = "later"
    for row in one.data["annexes"][0]["tables"][0]["rows"]:
        row["measure"]["removed_by"] = "later"
    assert "没有写明删去本部分" in said(one)


def test_a_count_alone_takes_nothing_out(tmp_path: Path) -> None:
    for order in ("附件1删去一行。", "第一部分删去一条。"):
        assert "没有录入" in said(tabled(tmp_path, order))
    one = tabled(tmp_path, "第一部分删去一条：“2.补种树木。在新城区补种树木。”")
    assert "没有问题" in said(one.removed("trees"))
    one = tabled(tmp_path, "第一部分删去一条：“2.补种树木。在新城区补种树木。”")
    assert "没有写明删去本措施" in said(one.removed("parks"))


LED = "在附件1中增加一行：“3，检查公园，市园林局、市城管局，市林业局，每月一次”。"


def led(folder: Path, order: str, unit: str, role: str, quote: str) -> str:
    """Return what is said of a new row with a unit, in a table that has columns of units."""
    one = draft(folder, order)
    rows: list[dict[str, Any]] = [{"cells": ["1", "建设公园", "市甲局", "市乙局", "年底前"], "measure": {"id": "row-park", "title": "建设公园"}}]  # fmt: skip
    header: list[dict[str, Any]] = [{"cells": ["序号", "任务", "牵头单位", "配合单位", "要求"]}]
    table = {"columns": ["序号", "任务", "牵头", "配合", "其他"], "header": header, "rows": rows}
    annex = {"id": "tasks", "number": "附件1", "title": "任务表", "tables": [table]}
    text = order.partition("3，")[2].partition("”")[0]
    new = {**measure("new", "3", text), "title": "检查公园", "added_by": "later"}
    annex["measures"] = [{**new, "units": [{"unit": unit, "role": role, "quote": quote}]}]
    one.data["annexes"] = [annex]
    one.data["units"] = [
        {"id": id, "name": name, "kind": "行政机关"}
        for id, name in (("park", "市园林局"), ("city", "市城管局"), ("wood", "市林业局"))
    ]
    printed = "\n\n".join("\t".join(row["cells"]) for row in (*header, *rows))
    return one.said(f"{NOTICE}\n\n附件1\n\n任务表\n\n{printed}")


@pytest.mark.parametrize(
    ("unit", "role", "quote", "right"),
    [
        ("park", "lead", "市园林局", True),
        ("city", "lead", "市园林局、市城管局", True),
        ("wood", "support", "市林业局", True),
        ("wood", "lead", "市林业局", False),
        ("park", "support", "市园林局", False),
    ],
)
def test_a_unit_has_the_role_of_the_column_in_which_it_would_stand(
    tmp_path: Path, unit: str, role: str, quote: str, right: bool
) -> None:
    assert ("须有依据" in led(tmp_path, LED, unit, role, quote)) is not right
    fewer = LED.replace("，每月一次", "")
    assert "须有依据" in led(tmp_path, fewer, unit, role, quote)
