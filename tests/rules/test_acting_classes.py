"""A class of places that must do something is asked for, unless it is a unit of the plan."""

from __future__ import annotations

import pytest

from tests.rules.test_sentences_of_notices import said


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("各区要制定实施方案。", "各区"),
        ("各县（区）要制定实施方案。", "各县（区）"),
        ("种树。各区应当落实资金。", "各区"),
        ("种树，各县（市、区）人民政府要落实资金。", "各县（市、区）人民政府"),
        ("种树。各乡镇须落实资金。", "各乡镇"),
        ("种树。各镇街均要建立台账。", "各镇街"),
        ("种树。各区教育局要建立台账。", "各区教育局"),
        ("种树。各区、各镇街要建立台账。", "各区、各镇街"),
    ],
)
def test_who_must_do_something_is_asked_for(text: str, who: str) -> None:
    (words,) = said(text, "分工")
    assert f"“{who}”没有录入 units；它是一类单位" in words
    note = {"kind": "说明", "text": "泛指各地。", "quote": who}
    assert not said(text, "分工", notes=[note])


@pytest.mark.parametrize(
    "text",
    [
        "各区人民政府要制定实施方案。",  # a unit of the plan: whether it is listed another rule looks at
        "各地要加强领导。",
        "各单位要高度重视。",
        "各区、各部门要高度重视。",
        "对各区要加强考核。",
        "各区要素市场建成投用。",
        "各区要点另行印发。",
        "各镇应急广播建成投用。",
        "鼓励各区出台政策。",
        "各类企业要落实责任。",
        "各市场主体应当诚信经营。",
    ],
)
def test_nobody_else_is(text: str) -> None:
    assert not said(text, "分工")
