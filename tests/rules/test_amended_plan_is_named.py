"""What is entered by a document rests on one that names this plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.amended_plan import draft

REFUSED = "不能作为修改本方案的依据"


def _entitled(folder: Path, title: str, orders: str, by: str = "money") -> str:
    one = draft(folder, orders).removed(by)
    one.text = f"{title}\n\n{orders}\n\n2025年1月10日"
    one.data["documents"][0] |= {"title": title, "text": one.text}
    return one.said()


@pytest.mark.parametrize(
    ("title", "orders"),
    [
        ("关于修改《道路方案》的通知", "一、删去第二部分第2条。"),
        ("关于修改《道路方案》的通知", "关于《道路方案》：删去第二部分第2条。"),
        ("关于修改《绿化方案实施细则》的通知", "删去第二部分第2条。"),
        ("关于调整部分任务的通知", "删去第二部分第2条。"),
    ],
)
def test_a_document_that_does_not_name_the_plan_is_no_ground(
    tmp_path: Path, title: str, orders: str
) -> None:
    said = _entitled(tmp_path, title, orders)
    assert said.count("later") == 1
    assert REFUSED in said


@pytest.mark.parametrize(
    ("title", "orders"),
    [
        ("关于修改《绿化方案》的通知", "一、删去第二部分第2条。"),
        ("关于修改部分文件的决定", "一、对《绿化方案》作如下修改：删去第二部分第2条。"),
        ("关于修改部分文件的决定", "对《绿化方案》作如下修改：\n\n一、删去第二部分第2条。"),
        (
            "关于修改部分文件的决定",
            "一、对《道路方案》作如下修改：删去第二部分第1条。\n\n"
            "二、对《绿化方案》作如下修改：删去第二部分第2条。",
        ),
    ],
)
def test_a_document_that_names_it_is(tmp_path: Path, title: str, orders: str) -> None:
    assert "没有问题" in _entitled(tmp_path, title, orders)


@pytest.mark.parametrize(
    ("title", "orders"),
    [
        ("关于修改《道路方案》的通知", "根据《绿化方案》，现通知如下：\n\n一、删去第二部分第2条。"),
        (
            "关于修改部分文件的决定",
            "为落实《绿化方案》，对《道路方案》作如下修改：\n\n一、删去第二部分第2条。",
        ),
    ],
)
def test_to_cite_the_plan_and_amend_another_is_no_ground(
    tmp_path: Path, title: str, orders: str
) -> None:
    assert "没有写明删去本措施" in _entitled(tmp_path, title, orders)
