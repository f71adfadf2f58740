"""General phrases for bodies that are no unit of the plan do not keep the other units of a list from their parts."""

from __future__ import annotations

import pytest

from tests.rules.one_measure import complaints

GIVES, GROUNDS = "clauses_give_roles", "assigning_roles_have_grounds"
CLAUSE = "括号内列第一位的为牵头单位"
UNITS = {"a": "市甲局"}
PHRASES = [
    "市直有关部门和单位",
    "各相关单位",
    "市级各有关部门和单位",
    "市有关单位",
    "中央和省驻市有关单位",
    "市直相关责任单位",
    "其他市级有关部门",
    "有关单位及部门",
]


def said(rule: str, text: str, involvement: dict[str, str]) -> list[str]:
    clauses = [{"id": "c", "quote": CLAUSE, "rule": "first_leads"}]
    measure = {"text": text, "units": [{"unit": "a", **involvement}]}
    given = {"preamble": f"前言。{CLAUSE}。", "role_clauses": clauses}
    return complaints(rule, UNITS, measure, **given)


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_clause_gives_the_first_of_a_list_its_part(phrase: str) -> None:
    listed = f"市甲局、{phrase}"
    by_clause = {"role": "lead", "quote": listed, "clause": "c"}
    assert not said(GIVES, f"种树。（{listed}）", by_clause)
    listed = f"{phrase}、市甲局"
    (words,) = said(GIVES, f"种树。（{listed}）", {**by_clause, "quote": listed})
    assert "没有列第一位" in words


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("words", ["落实", "按职责分工落实", "负责", "组织实施"])
def test_a_verb_behind_the_phrase_speaks_of_the_names_before_it(phrase: str, words: str) -> None:
    listed = f"市甲局、{phrase}{words}"
    assert not said(GROUNDS, f"种树。（{listed}）", {"role": "responsible", "quote": listed})
    assert said(GROUNDS, f"种树。（{listed}）", {"role": "lead", "quote": listed})


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_verb_that_rounds_a_list_off_leaves_it_to_its_label(phrase: str) -> None:
    listed = f"牵头单位：市甲局、{phrase}按职责分工负责"
    assert not said(GROUNDS, f"种树。{listed}", {"role": "lead", "quote": listed})
    assert said(GROUNDS, f"种树。{listed}", {"role": "responsible", "quote": listed})


def test_what_is_no_phrase_for_bodies_keeps_a_list_from_being_one() -> None:
    listed = "市甲局、示范新城"
    (words,) = said(GIVES, f"种树。（{listed}）", {"role": "lead", "quote": listed, "clause": "c"})
    assert "“示范新城”读不出是不是单位" in words
    assert "请登记到 units" in words
    (words,) = said(GROUNDS, f"种树。（{listed}）", {"role": "lead", "quote": listed})
    assert "请登记到 units，再写 clause" in words


def test_what_is_registered_is_of_the_list() -> None:
    units = {**UNITS, "b": "示范新城"}
    listed = "市甲局、示范新城"
    given = [
        {"unit": "a", "role": "lead", "quote": listed, "clause": "c"},
        {"unit": "b", "role": "named", "quote": listed},
    ]
    measure = {"text": f"种树。（{listed}）", "units": given}
    clauses = [{"id": "c", "quote": CLAUSE, "rule": "first_leads"}]
    plan = {"preamble": f"前言。{CLAUSE}。", "role_clauses": clauses}
    assert not complaints(GIVES, units, measure, **plan)
