"""Targets that an import enters have the whole phrase that says them."""

from __future__ import annotations

import pytest

from tests.importing.drafting import plan


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("新建、改扩建学校10个，种树5棵", ["新建、改扩建学校10个", "种树5棵"]),
        ("新建或改建学校10个", ["新建或改建学校10个"]),
        ("新建小学、初中10所、公园5个", ["新建小学、初中10所", "公园5个"]),
        ("新建10所小学、中学", ["新建10所小学、中学"]),
        ("推进学校改造、新建幼儿园10所", ["新建幼儿园10所"]),
        ("学校、幼儿园，分别新建10所、20所", ["学校、幼儿园，分别新建10所、20所"]),
        ("学校、幼儿园分别新建10所，20所，种树5棵", ["学校、幼儿园分别新建10所，20所", "种树5棵"]),
    ],
)
def test_a_target_is_entered_with_its_phrase(text: str, targets: list[str]) -> None:
    held = plan(f"一、主要任务\n1．办好实事。{text}。\n2．抓好落实。认真总结。")
    measure = held["sections"][0]["measures"][0]
    assert [one["text"] for one in measure["targets"]] == targets
