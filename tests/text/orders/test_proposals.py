"""What is only proposed, asked about or forbidden is no order; what was proposed and is done now is one."""

from __future__ import annotations

import pytest

from tests.text.orders.test_orders import ordered


@pytest.mark.parametrize(
    "text",
    [
        "建议将第1条中的“5个”修改为“8个”。",
        "拟将第1条中的“5个”修改为“8个”，现征求意见。",
        "将第1条中的“5个”修改为“8个”，现公开征求意见。",
        "拟删去第3条。",
        "一、建议第3条不再执行。",
        "建议由市乙局负责第1条。",
        "建议第1条由市乙局牵头。",
        "不得擅自删去第3条。",
        "不得擅自将第3条删去。",
        "严禁随意将第3条“甲”改为“乙”。",
        "如需将第1条中的“5个”修改为“8个”，须报批准。",
        "关于征求《甲方案》修改意见的公告\n\n将第1条中的“5个”修改为“8个”。",
        "关于修改《甲方案》的通知（征求意见稿）\n\n将第1条中的“5个”修改为“8个”。",
    ],
)
def test_what_is_not_done_is_no_order(text: str) -> None:
    assert ordered(text) == []


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("根据市乙局建议，将第1条中的“5个”修改为“8个”。", "5个", "8个"),
        ("采纳市乙局的建议将第1条中的“5个”修改为“8个”。", "5个", "8个"),
        ("经公开征求意见，将第1条中的“5个”修改为“8个”。", "5个", "8个"),
        ("将第1条中的“拟将建议不得擅自”修改为“甲”。", "拟将建议不得擅自", "甲"),
        (
            "第1条修改为：不得擅自删去树木，拟将树木移走的须征求意见。",
            "",
            "不得擅自删去树木，拟将树木移走的须征求意见。",
        ),
        ("将第1条不得超过的数量由5个调整为8个。", "5个", "8个"),
        ("将第1条“甲”修改为“乙”，不得再将其改为“丙”。", "甲", "乙"),
    ],
)
def test_what_is_done_is_one(text: str, old: str, new: str) -> None:
    assert [(one.old, one.new) for one in ordered(text)] == [(old, new)]
