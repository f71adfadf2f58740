"""General phrases for bodies behind 、: each is asked for, and the units beside it keep their parts."""

from __future__ import annotations

import pytest

from tests.rules.test_sentences_of_notices import said

PHRASES = [
    "有关企业",
    "市直有关单位",
    "市直各有关单位",
    "相关行业协会",
    "各有关部门",
    "在云央企",
    "驻市央企",
    "有关金融机构",
    "各保险公司",
    "各有关企业",
    "省市有关单位",
    "相关高校和科研院所",
]
LISTS = [
    ("牵头单位：市生态环境局、{}", "lead"),
    ("责任单位：{}、市生态环境局、{}", "responsible"),
    ("（市生态环境局、{}负责）", "responsible"),
    ("（配合单位：市生态环境局、{}）", "support"),
]


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize(("listed", "role"), LISTS)
def test_a_class_behind_a_mark_is_asked_for(phrase: str, listed: str, role: str) -> None:
    text = "种树。" + listed.replace("{}、市", "市").format(phrase)
    quote = text.partition("。")[2].strip("（）")
    given = {"unit": "a", "role": role, "quote": quote}
    (words,) = said(text, "分工", units=[given])
    assert f"“{phrase}”没有录入 units" in words
    assert "extent: class" in words
    note = {"kind": "说明", "text": "一类单位。", "quote": phrase}
    assert not said(text, "分工", units=[given], notes=[note])
    wrong = "support" if role != "support" else "lead"
    assert said(text, units=[{**given, "role": wrong}])


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_bare_list_with_a_class_in_it_is_one(phrase: str) -> None:
    named = [{"unit": "a", "role": "named", "quote": "市生态环境局"}]
    (words,) = said(f"种树。（市生态环境局、{phrase}）", "分工", units=named)
    assert "只列了单位" in words


@pytest.mark.parametrize(
    "text",
    [
        "责任单位：市生态环境局、市财政局等有关部门。",
        "责任单位：市生态环境局、市财政局及有关部门。",
        "责任单位：市生态环境局、市财政局、有关部门。",
        "责任单位：市生态环境局、市财政局、各单位。",
        "责任单位：市生态环境局、市财政局。帮助有关企业、相关协会发展。",
        "责任单位：市生态环境局、市财政局；服务对象：学校、有关企业。",
    ],
)
def test_what_rounds_a_list_off_or_stands_elsewhere_is_not(text: str) -> None:
    quote = text[: text.index("市财政局") + 4]
    units = [{"unit": id, "role": "responsible", "quote": quote} for id in "ab"]
    assert not said(text, "分工", units=units)
