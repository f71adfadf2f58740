"""A notice says that a body or a measure gets another name: its words are changed, or the body's succession tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.rules.amended_plan import CARE, NOTICE, PARKS, WATCH, Draft, draft

LED = CARE.replace("园林队", "市园林局")
RENAMED = LED.replace("市园林局", "市林业局")


def led(folder: Path, orders: str) -> Draft:
    one = draft(folder, orders)
    one.measure("care")["text"] = LED
    return one


def said(one: Draft) -> str:
    return one.said(NOTICE.replace(CARE, LED))


@pytest.mark.parametrize(
    "order",
    [
        "将“市园林局”更名为“市林业局”。",
        "第二部分第1条中的“市园林局”调整为“市林业局”。",
        "原“市园林局”改称“市林业局”。",
        "将市园林局更名为市林业局。",
        "因机构改革，市园林局更名为市林业局，方案中的相关表述相应调整。",
        "第二部分第1条中的市园林局更名为市林业局。",
        "方案中的市园林局统一调整为市林业局。",
        "市园林局变更为市林业局。",
        "市园林局名称变更为市林业局。",
    ],
)
def test_another_name_of_a_body_is_entered(tmp_path: Path, order: str) -> None:
    listed = said(led(tmp_path, order))
    assert f"文件写明“{order[:6]}" in listed
    assert "没有录入" in listed
    assert "没有问题" in said(led(tmp_path, order).reworded("care", RENAMED))
    other = LED.replace("市园林局", "市水利局")
    assert "plan.yml:" in said(led(tmp_path, order).reworded("care", other))


def succession(name: str) -> list[dict[str, Any]]:
    change = {"how": "renamed", "on": "2025-01-10", "names": [name], "source": {"title": "通知"}}
    return [{"id": "a", "name": "市园林局", "kind": "行政机关", "succession": [change]}]


@pytest.mark.parametrize(("name", "told"), [("市林业局", True), ("市水利局", False)])
def test_prose_on_a_body_may_be_entered_as_its_succession(
    tmp_path: Path, name: str, told: bool
) -> None:
    one = led(tmp_path, "因机构改革，市园林局更名为市林业局。")
    one.data["units"] = succession(name)
    one.measure("care")["units"] = [{"unit": "a", "role": "named", "quote": "市园林局"}]
    assert ("没有问题" in said(one)) is told
    assert ("也可以只写进这个单位的 succession" in said(one)) is not told


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("市园林局名称变更为市林业局。", True),
        ("市园林局的单位名称变更为市林业局。", True),
        ("市园林局名称变更为市水利局。", False),
        ("市园林局更名为市林业局，市档案局更名为市史志局。", True),
        ("市园林局更名为市水利局，市档案局更名为市史志局。", False),
        ("市园林局更名为市林业局，园林局更名为市史志局。", False),
        ("市档案局更名为市史志局。", False),
    ],
)
def test_a_succession_is_all_that_another_name_of_a_unit_asks_for(
    tmp_path: Path, order: str, told: bool
) -> None:
    one = led(tmp_path, order)
    one.data["units"] = succession("市林业局")
    one.measure("care")["units"] = [{"unit": "a", "role": "named", "quote": "市园林局"}]
    assert ("没有问题" in said(one)) is told


def test_words_ordered_to_be_changed_are_not_entered_by_a_succession(tmp_path: Path) -> None:
    one = led(tmp_path, "将“市园林局”统一更名为“市林业局”。")
    one.data["units"] = succession("市林业局")
    one.measure("care")["units"] = [{"unit": "a", "role": "named", "quote": "市园林局"}]
    assert "没有录入" in said(one)


@pytest.mark.parametrize(
    "order",
    [
        "将第一部分第1条标题“建设公园”更名为“建设绿地”。",
        "第一部分第1条更名为“建设绿地”。",
        "“建设公园”任务更名为“建设绿地”。",
    ],
)
def test_another_name_of_a_measure_changes_its_title_alone(tmp_path: Path, order: str) -> None:
    renamed = PARKS.replace("建设公园。", "建设绿地。", 1)
    one = draft(tmp_path, order).reworded("parks", renamed)
    one.measure("parks")["title"] = "建设绿地"
    assert "没有问题" in one.said()
    assert "没有录入" in draft(tmp_path, order).said()
    assert "plan.yml:" in draft(tmp_path, order).reworded("parks", "建设绿地").said()


def test_a_body_has_another_name_everywhere(tmp_path: Path) -> None:
    watch = WATCH.replace("每年", "市园林局每年")
    notice = NOTICE.replace(CARE, LED).replace(WATCH, watch)
    for order in ("将“市园林局”更名为“市林业局”。", "因机构改革，市园林局更名为市林业局。"):
        one = led(tmp_path, order).reworded("care", RENAMED)
        one.measure("watch")["text"] = watch
        assert "这里还有“市园林局”" in one.said(notice)
        assert "没有问题" in one.reworded("watch", watch.replace("园林", "林业")).said(notice)
