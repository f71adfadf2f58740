"""A notice prints the old words beside the new ones, as a table or one below the other: its rows are the orders."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.text.orders.deeds import Deed
from macros.text.orders.reading import orders
from tests.rules.amended_plan import CARE, PARKS, TREES, draft

NEW = PARKS.replace("建设公园。公园", "建设公园十个。公园")
ROWS = (
    ("修改前", "修改后"),
    (f"1.{PARKS}", f"1.{NEW}"),
    (f"2.{TREES}", "删除"),
    ("无", "3.增设步道。增设步道五公里。"),
)


def joined(gap: str, rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    return "\n\n".join(("对方案作如下修改：", *map(gap.join, rows), "特此通知。"))


FORMS = [
    joined("　　"),
    joined(" | "),
    joined(" "),
    joined("\n\n"),
    joined("　　", (("序号", *ROWS[0]), *((str(n), *row) for n, row in enumerate(ROWS[1:], 1)))),
    joined("\n\n", (("原条文", "修改后条文"), *ROWS[1:])),
    joined("　　", (("原文", "修改为"), *ROWS[1:])),
    "\n\n".join(f"原条文：{was}\n\n修改后条文：{now}" for was, now in ROWS[1:]),
    "\n\n".join(
        f"{n}、修改前：“{was}”\n\n修改后：“{now}”"
        for n, (was, now) in zip("一二三", ROWS[1:], strict=True)
    ),
]


@pytest.mark.parametrize("text", FORMS)
def test_the_rows_are_the_orders(tmp_path: Path, text: str) -> None:
    said = draft(tmp_path, text).said()
    assert said.count("没有录入") == 3
    one = draft(tmp_path, text).reworded("parks", NEW).removed("trees")
    one.added("building", "paths", "3.", "增设步道。增设步道五公里。")
    assert "没有问题" in one.said()


@pytest.mark.parametrize("text", FORMS[:5])
def test_the_new_words_of_a_row_are_for_its_old_ones(tmp_path: Path, text: str) -> None:
    assert "plan.yml:" in draft(tmp_path, text).reworded("care", NEW).said()
    assert "没有写明删去本措施" in draft(tmp_path, text).removed("care").said()
    more = NEW.replace("十个", "十一个")
    assert "plan.yml:" in draft(tmp_path, text).reworded("parks", more).said()


def test_a_row_may_hold_only_a_part_of_the_words(tmp_path: Path) -> None:
    rows = (("序号", "条款", "修改前", "修改后"), ("1", "第二部分第1条", "园林队", "园林中心"))
    text = joined("　　", rows)
    changed = CARE.replace("园林队", "园林中心")
    assert "没有录入" in draft(tmp_path, text).said()
    assert "没有问题" in draft(tmp_path, text).reworded("care", changed).said()
    elsewhere = joined("　　", (rows[0], ("1", "第三部分第1条", "园林队", "园林中心")))
    assert "没有对这一处写" in draft(tmp_path, elsewhere).reworded("care", changed).said() or (
        "plan.yml:" in draft(tmp_path, elsewhere).reworded("care", changed).said()
    )


def test_a_row_may_be_explained(tmp_path: Path) -> None:
    text = joined("　　", (ROWS[0], ("《乙办法》第三条甲", "第三条乙")))
    assert "没有录入" in draft(tmp_path, text).said()
    assert "没有问题" in draft(tmp_path, text).noted("《乙办法》第三条甲　　第三条乙").said()


def test_a_row_whose_cells_run_together_is_listed(tmp_path: Path) -> None:
    text = joined(" ", (ROWS[0], (f"第一条 {PARKS}", f"第一条 {NEW}"), ROWS[2]))
    said = draft(tmp_path, text).removed("trees").said()
    assert said.count("没有录入") == 1
    assert "plan.yml:" in draft(tmp_path, text).removed("parks").said()


def test_rows_that_are_no_paragraphs_are_told(tmp_path: Path) -> None:
    text = joined("　　", ROWS).replace("\n\n", "\n").replace("：\n", "：\n\n", 1)
    said = draft(tmp_path, text).said()
    assert said.count("对照表的每一行要自成一段") == 1
    assert said.count("plan.yml:") == 1


def test_words_beside_each_other_are_read_once() -> None:
    text = joined("　　", (ROWS[0], ("第三条　将甲修改为乙。", "第四条　增加甲。")))
    found = [one for one in orders(text) if one.deed is not Deed.GIVE]
    assert [(one.deed, one.old, one.new) for one in found] == [
        (Deed.CHANGE, "将甲修改为乙。", "增加甲。"),
        (Deed.RENUMBER, "", ""),
    ]
    assert not [
        one for one in orders("修改前应当听取意见。\n\n修改后印发。") if one.deed is not Deed.GIVE
    ]
