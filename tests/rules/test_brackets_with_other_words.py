"""Brackets that list units beside other words: the units are listed, whatever else stands there."""

from __future__ import annotations

import pytest

from tests.rules.one_measure import complaints
from tests.rules.test_sentences_of_notices import said

CLAUSE = "括号内列第一位的为牵头单位，其他为配合单位"
UNITS = {"a": "市生态环境局", "b": "市财政局"}
LISTED = "市生态环境局、市财政局"
BESIDE = [
    "{}；省级重点项目",
    "{}；重点任务",
    "{}，见附件",
    "{}，详见附件2",
    "{}：2024年12月底前",
    "{}；市政府民生实事项目",
    "省级重点项目；{}",
    "任务1：{}",
    "{}；约束性",
    "{}，预期性指标",
    "{}；新建",
    "{}；A类",
    "{}，下同",
    "{}；市级财政保障",
    "{}等；省级试点",
    "{}等部门；省级试点；2025年底前",
    "{} 省级重点项目",
    "{}。省级重点项目",
    "{}；绿色通道",
]


def of_both(text: str, first: str, second: str) -> list[str]:
    """Return what is wrong with the parts of the two units, which a general clause gives."""
    units = [
        {"unit": "a", "role": first, "quote": LISTED, "clause": "c"},
        {"unit": "b", "role": second, "quote": LISTED, "clause": "c"},
    ]
    clauses = [{"id": "c", "quote": CLAUSE, "rule": "first_leads"}]
    measure = {"text": text, "units": units}
    plan = {"preamble": f"前言。{CLAUSE}。", "role_clauses": clauses}
    return complaints("clauses_give_roles", {**UNITS, "d": "市教育局"}, measure, **plan)


@pytest.mark.parametrize("beside", BESIDE)
def test_a_clause_gives_their_parts_to_the_units_beside_other_words(beside: str) -> None:
    text = f"种树。（{beside.format(LISTED)}）"
    assert not of_both(text, "lead", "support")
    assert len(of_both(text, "support", "lead")) == 2


@pytest.mark.parametrize("beside", [*BESIDE, "{}，绿色通道", "{}、绿色通道", "绿色通道，{}"])
def test_units_in_brackets_are_not_passed_over_as_only_named(beside: str) -> None:
    text = f"种树。（{beside.format(LISTED)}）"
    named = [{"unit": id, "role": "named", "quote": name} for id, name in UNITS.items()]
    assert any("没有写明是牵头、责任还是配合" in one for one in said(text, "分工", units=named))
    whole = text.partition("。")[2].strip("（）")
    note = {"kind": "说明", "text": "括号里只是提到两局。", "quote": whole}
    assert not said(text, "分工", units=named, notes=[note])


def test_what_stands_apart_and_may_be_a_body_is_asked_for() -> None:
    text = f"种树。（{LISTED}；示范新城）"
    named = [{"unit": id, "role": "named", "quote": name} for id, name in UNITS.items()]
    found = said(text, "分工", units=named)
    assert any("“示范新城”没有录入 units" in one for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "种树。（2024年：市生态环境局；2025年：市财政局）",
        "种树。（一期：市生态环境局；二期：市财政局）",
        "种树。（城区：市生态环境局；农村：市财政局）",
    ],
)
def test_each_time_and_stage_has_a_list_of_its_own(text: str) -> None:
    for id, name in UNITS.items():
        units = [{"unit": id, "role": "lead", "quote": name, "clause": "c"}]
        clauses = [{"id": "c", "quote": CLAUSE, "rule": "first_leads"}]
        plan = {"preamble": f"前言。{CLAUSE}。", "role_clauses": clauses}
        measure = {"text": text, "units": units}
        assert not complaints("clauses_give_roles", UNITS, measure, **plan)
        wrong = {"text": text, "units": [{**units[0], "role": "support"}]}
        assert complaints("clauses_give_roles", UNITS, wrong, **plan)
    named = [{"unit": id, "role": "named", "quote": name} for id, name in UNITS.items()]
    assert len(said(text, "分工", units=named)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "种树。（不含市生态环境局、市财政局）",
        "种树。（市生态环境局、市财政局除外；省级重点项目）",
        "种树。（详见市生态环境局、市财政局网站）",
        "种树。（依托市生态环境局、市财政局；省级重点项目）",
        "种树。（数据来源：市生态环境局、市财政局）",
        "种树。（市生态环境局宿舍、市财政局宿舍；省级重点项目）",
        "种树。（市生态环境局牵头；市财政局配合；省级重点项目）",
    ],
)
def test_what_lists_no_units_as_those_who_act_gives_no_part_by_place(text: str) -> None:
    assert len(of_both(text, "lead", "support")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "种树。（不含市生态环境局、市财政局）",
        "种树。（详见市生态环境局、市财政局网站）",
        "种树。（市生态环境局宿舍、市财政局宿舍）",
        "种树。（市生态环境局与市财政局共建）",
        "种树（市生态环境局、市财政局已试点）。浇水。",
        "种树。（市生态环境局、市财政局专项）",
        "种树。（数据来源：市生态环境局、市财政局）",
        "种树。（牵头单位：市生态环境局；省级重点项目；配合单位：市财政局）",
        "种树。（责任单位：市生态环境局、市财政局；省级重点项目）",
    ],
)
def test_nothing_more_is_asked_where_no_word_is_left_out(text: str) -> None:
    roles = {"牵头单位": ("lead", "support"), "责任单位": ("responsible", "responsible")}
    printed = next((both for word, both in roles.items() if word in text), ("named", "named"))
    quotes = list(UNITS.values())
    if printed != ("named", "named"):
        quotes = [text.partition("。")[2].strip("（）")] * 2
    units = [
        {"unit": id, "role": role, "quote": quote}
        for id, role, quote in zip(UNITS, printed, quotes, strict=True)
    ]
    assert not said(text, "分工", units=units)


@pytest.mark.parametrize(
    "text",
    [
        "（1.市生态环境局；2.市财政局）",
        "（①市生态环境局；②市财政局）",
        "（（1）市生态环境局；（2）市财政局）",
    ],
)
def test_the_number_of_an_item_is_no_part_of_a_name(text: str) -> None:
    units = [
        {"unit": id, "role": role, "quote": text.strip("（）"), "clause": "c"}
        for id, role in (("a", "lead"), ("b", "support"))
    ]
    clauses = [{"id": "c", "quote": CLAUSE, "rule": "first_leads"}]
    plan = {"preamble": f"前言。{CLAUSE}。", "role_clauses": clauses}
    measure = {"text": f"种树。{text}", "units": units}
    assert not complaints("clauses_give_roles", UNITS, measure, **plan)
    units[0]["role"], units[1]["role"] = "support", "lead"
    assert len(complaints("clauses_give_roles", UNITS, measure, **plan)) == 2


@pytest.mark.parametrize(
    "inner",
    [
        "业主：市生态环境局；监管：市财政局",
        "组长：市生态环境局，副组长：市财政局",
        "绿地：市生态环境局；湿地：市财政局",
        "市生态环境局+市财政局",
        "市生态环境局|市财政局",
        "市生态环境局：制定方案，抓好督查；市财政局：安排资金",
        "市生态环境局、市财政局；业主另定",
    ],
)
def test_labels_and_marks_of_no_part_hide_no_unit(inner: str) -> None:
    named = [{"unit": id, "role": "named", "quote": name} for id, name in UNITS.items()]
    assert any("只列了单位" in one for one in said(f"种树。（{inner}）", "分工", units=named))


def test_what_is_said_of_another_unit_behind_the_list_leaves_it_as_it_is() -> None:
    text = f"种树。（{LISTED}，报市教育局备案）"
    assert not of_both(text, "lead", "support")
    assert len(of_both(text, "support", "lead")) == 2
    text = f"种树。（{LISTED}，示范新城）"
    assert len(of_both(text, "lead", "support")) == 2  # nobody knows who that is
