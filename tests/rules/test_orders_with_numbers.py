"""Orders that quote an object with its printed number."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.amended_plan import MONEY, NOTICE, TREES, draft

OLD = "补种树木。在新城区补种树木。"
NEW = "补种树木。在新城区补种树木200棵。"


@pytest.mark.parametrize(
    "order",
    [
        f"将第一部分第2条“2.{OLD}”修改为“2.{NEW}”。",
        f"将“2.{OLD}”修改为“2.{NEW}”。",
        f"将原“2．{OLD}”调整为“2．{NEW}”。",
        f"“2.补种树木”修改为：“2.{NEW}”。",
        f"将“2.{OLD}”修改为“{NEW}”。",
        "将“2.补种树木。在新城区补种树木”修改为“2.补种树木。在新城区补种树木200棵”。",
    ],
)
def test_the_number_in_the_quotation_is_that_of_the_object(tmp_path: Path, order: str) -> None:
    assert "没有问题" in draft(tmp_path, order).reworded("trees", NEW).said()


@pytest.mark.parametrize(
    "order",
    [
        f"将第一部分第2条“3.{OLD}”修改为“3.{NEW}”。",
        f"将“1.{OLD}”修改为“1.{NEW}”。",
        f"将第二部分第2条“2.{OLD}”修改为“2.{NEW}”。",
        f"将“2.{OLD}”修改为“2.{NEW}在老城区也补种。”。",
        f"将“2.在老城区种树。”修改为“2.{NEW}”。",
        f"“2.落实经费”修改为：“2.{NEW}”。",
    ],
)
def test_that_of_another_object_or_other_words_are_no_ground(tmp_path: Path, order: str) -> None:
    assert "没有问题" not in draft(tmp_path, order).reworded("trees", NEW).said()


def test_all_words_that_it_gives_are_entered(tmp_path: Path) -> None:
    order = f"将“2.{OLD}”修改为“2.{NEW}”。"
    assert "没有问题" not in draft(tmp_path, order).reworded("trees", TREES + "200棵。").said()
    assert "没有录入" in draft(tmp_path, order).said()
    assert "没有问题" not in draft(tmp_path, order).reworded("money", f"{MONEY}200棵。").said()


def test_the_title_of_a_section_is_quoted_with_its_number(tmp_path: Path) -> None:
    one = draft(tmp_path, "将“二、管护”修改为“二、养护”。")
    section = one.section("keeping")
    section["earlier"] = [{"part": "title", "text": "管护", "until": "later"}]
    section["title"] = "养护"
    assert "没有问题" in one.said()
    section["title"] = "保养"
    assert "没有问题" not in one.said()


@pytest.mark.parametrize("marks", [("（一）", "（二）"), ("第一项", "第二项")])
@pytest.mark.parametrize("cited", ["第一条第（二）项", "第一条第二项", "第一部分第二条"])
def test_a_part_may_be_called_an_article(
    tmp_path: Path, marks: tuple[str, str], cited: str
) -> None:
    def said(place: str) -> str:
        one = draft(tmp_path, f"将{place}中的“新城区补种树木”修改为“新城区补种树木200棵”。")
        notice = NOTICE
        for section in one.data["sections"]:
            for measure, mark in zip(section["measures"], marks, strict=False):
                notice = notice.replace(
                    f"{measure['number']}{measure['text']}", f"{mark}{measure['text']}"
                )
                measure["number"] = mark
        return one.reworded("trees", NEW).said(notice)

    assert "没有问题" in said(cited)
    assert "没有问题" not in said(cited.replace("二", "一"))
    assert "没有问题" not in said(f"第二{cited[2:]}")
