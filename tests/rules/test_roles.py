"""A quote bears out the role of the very unit that it names."""

from __future__ import annotations

import pytest

from macros.model.kinds import Role
from macros.rules.claims import assigning_roles_have_grounds
from tests.rules.one_measure import complaints

UNITS = {"a": "市甲局", "b": "市乙局", "c": "市丙局"}


def said(text: str, *involved: tuple[str, str, str]) -> list[str]:
    """Return what the rule says of a measure with ``text`` and units, roles and quotes."""
    units = [{"unit": unit, "role": role, "quote": quote} for unit, role, quote in involved]
    rule = assigning_roles_have_grounds.__name__
    return complaints(rule, UNITS, {"title": "种树", "text": text, "units": units})


LABELLED = "种树。（牵头单位：市甲局，配合单位：市乙局、市丙局）"
WHOLE = "牵头单位：市甲局，配合单位：市乙局、市丙局"


def test_swapped_roles_in_one_quote_are_both_told() -> None:
    assert not said(LABELLED, ("a", "lead", WHOLE), ("b", "support", WHOLE))
    first, second = said(LABELLED, ("a", "support", WHOLE), ("b", "lead", WHOLE))
    assert first == (
        "“配合”（support）须有依据：quote 里指定“市甲局”的是“牵头单位”；请把 role 改为"
        " lead（牵头），或引写明它是配合单位的那句话，或写明 source。"
    )
    assert "quote 里指定“市乙局”的是“配合单位”；请把 role 改为 support（配合）" in second


def test_the_word_that_assigns_is_part_of_the_quote() -> None:
    (message,) = said(LABELLED, ("c", "support", "市丙局"))
    assert message == (
        "“配合”（support）须有依据：指定“市丙局”的“配合单位”不在 quote 里；"
        "请把引文引到这个词，一字不差。"
    )


def test_a_quote_is_read_where_it_stands_in_the_text() -> None:
    text = "种树。牵头单位：市甲局、市乙局配合。"
    assert said(text, ("a", "lead", "牵头单位：市甲局、市乙局"))
    assert not said(text, ("b", "support", "市甲局、市乙局配合"))


def test_a_quote_that_stands_twice_needs_one_place_that_bears_it_out() -> None:
    text = "请市甲局来。种树由市甲局牵头，市乙局配合。"
    assert not said(text, ("a", "lead", "市甲局牵头"), ("b", "support", "市乙局配合"))
    assert said(text, ("a", "lead", "市甲局"))


@pytest.mark.parametrize(
    ("text", "unit", "role"),
    [
        ("由市甲局牵头，市乙局、市丙局配合", "a", "support"),
        ("由市甲局牵头，市乙局、市丙局配合", "b", "lead"),
        ("由市甲局牵头，市乙局、市丙局配合", "c", "responsible"),
        ("由市甲局牵头，相关部门配合", "a", "support"),
        ("市甲局负责指导市乙局", "b", "responsible"),
        ("市甲局负责指导市乙局", "a", "lead"),
        ("市甲局（牵头）、市乙局负责", "b", "lead"),
        ("市甲局负责人、市乙局配合", "a", "responsible"),
        ("市甲局加强部门配合", "a", "support"),
        ("责任编辑：市甲局", "a", "responsible"),
        ("牵头单位：市甲局；分管领导：市乙局", "b", "lead"),
        ("参加单位：市甲局", "a", "lead"),
        ("市甲局不作为牵头单位", "a", "lead"),
        ("市甲局应当牵头而未牵头", "a", "lead"),
        ("（市甲局不再牵头）", "a", "lead"),
        ("牵头单位：市甲局（不再牵头）", "a", "lead"),
        ("牵头、配合单位：市甲局、市乙局", "a", "lead"),
        ("牵头、配合单位：市甲局、市乙局", "a", "support"),
        ("市甲局支持市乙局牵头种树", "a", "lead"),
        ("原由市甲局负责的种树工作，改由市乙局负责", "a", "responsible"),
        ("责任单位：市甲局；市乙局另行通知", "b", "responsible"),
        ("牵头单位：除市甲局外的各部门", "a", "lead"),
        ("牵头单位：市甲局（市乙局除外）", "b", "lead"),
        ("牵头单位：各有关部门，市甲局除外", "a", "lead"),
        ("牵头单位：市甲局（撤销）、市乙局", "a", "lead"),
    ],
)
def test_a_word_bears_out_no_role_but_its_own(text: str, unit: str, role: str) -> None:
    assert said(text, (unit, role, text))


@pytest.mark.parametrize(
    ("text", "unit", "role"),
    [
        ("市甲局牵头负责", "a", "lead"),
        ("市甲局牵头负责", "a", "responsible"),
        ("市甲局为主责单位", "a", "lead"),
        ("市甲局为主责单位", "a", "responsible"),
        ("主要责任单位：市甲局", "a", "lead"),
        ("主要责任单位：市甲局", "a", "responsible"),
        ("主办单位：市甲局", "a", "lead"),
        ("协办单位：市甲局", "a", "support"),
        ("参加单位：市甲局", "a", "support"),
        ("市甲局会同市乙局负责", "b", "support"),
        ("市甲局会同市乙局负责", "b", "responsible"),
        ("市甲局（市乙局）牵头", "b", "lead"),
        ("责任单位：市甲局；市乙局", "b", "responsible"),
        ("牵头和责任单位：市甲局", "a", "lead"),
        ("牵头和责任单位：市甲局", "a", "responsible"),
        ("牵头（责任）单位：市甲局", "a", "lead"),
    ],
)
def test_words_that_may_be_read_in_two_ways_bear_out_either(
    text: str, unit: str, role: str
) -> None:
    assert not said(text, (unit, role, text))


@pytest.mark.parametrize(
    "text",
    [
        "协调市甲局牵头种树",
        "由市乙局协调市甲局牵头种树",
        "市乙局负责协调市甲局牵头落实",
        "由领导小组办公室协调市甲局牵头",
        "由市乙局统筹协调市甲局牵头落实",
        "市乙局指导市甲局牵头落实",
    ],
)
def test_whom_another_lets_lead_leads(text: str) -> None:
    assert not said(text, ("a", "lead", text))
    assert said(text, ("a", "support", text))
    assert "市乙局" not in text or said(text, ("b", "lead", text))


@pytest.mark.parametrize("role", [role for role in Role if not role.assigns])
def test_a_role_that_gives_no_task_needs_no_word(role: Role) -> None:
    assert not said("在市甲局种树", ("a", role.value, "在市甲局种树"))


def doing(text: str, role: str, word: str, quote: str = "") -> list[str]:
    """Return what is said of 市甲局 with a word that only the editor read as that of its role."""
    unit = {"unit": "a", "role": role, "word": word, "quote": quote or text.rstrip("。")}
    rules = ("assigning_roles_have_grounds", "printed_words_govern")
    given = {"title": "种树", "text": text, "units": [unit]}
    return [one for rule in rules for one in complaints(rule, UNITS, given)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("市甲局组织评审。", "组织"),
        ("市甲局要按季度公布结果。", "公布"),
        ("市甲局制定种树办法，市乙局出台细则。", "制定"),
        ("市甲局会同市乙局建设公园。", "建设"),
        ("市甲局推进公园建设，市乙局公布。", "推进"),
    ],
)
def test_who_does_something_may_be_entered_as_responsible(text: str, word: str) -> None:
    assert doing(text, "responsible", word) == []
    for role in ("lead", "support"):
        assert len(doing(text, role, word)) == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("报市甲局批准。", "批准"),
        ("经市甲局同意后种树。", "同意"),
        ("向市甲局报送结果。", "报送"),
        ("市甲局公布的结果由市乙局核对。", "公布"),
        ("市甲局收到结果后，市乙局公布。", "公布"),
        ("对市甲局考核种树情况。", "考核"),
    ],
)
def test_whom_a_sentence_only_mentions_does_nothing(text: str, word: str) -> None:
    assert "不是指定“市甲局”的词" in "".join(doing(text, "responsible", word))


def test_what_somebody_does_is_no_lead() -> None:
    (message,) = doing("市甲局制定种树办法。", "lead", "制定")
    assert "“制定”只写明“市甲局”做什么；请把 role 改为 responsible（责任）" in message
