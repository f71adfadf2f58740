"""The word by which a unit has its role, as printed; and general clauses that give roles."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from macros.grounds.governing import printed_word
from macros.grounds.names import Names
from macros.grounds.role_clauses import can_be_read, read_for
from macros.index.build import build_index
from macros.loading.load import load
from macros.model.kinds import ClauseRule, Role, Statement
from macros.model.measure import Involvement
from macros.model.plan import PlanFile, RoleClause
from macros.rules import check_meaning, to_review
from macros.rules.context import Copies
from macros.text.times.statements import general_clauses
from tests.conftest import PLANS

UNITS = {"a": "市甲局", "b": "市乙局", "c": "市丙局"}
FIRST = "列第一位的责任单位为牵头单位"
ALONE = "无牵头单位的，责任单位即为牵头单位"
OTHERS = "列第一位的责任单位为牵头单位，其他为配合单位"
MARKED = "标★的责任单位为牵头单位"
CLAUSES = {
    "first_leads": FIRST,
    "responsible_leads": ALONE,
    "others_support": OTHERS,
    "marked_leads": MARKED,
}


def plan(text: str, rules: tuple[str, ...], *units: Mapping[str, str]) -> PlanFile:
    """Return a plan of one measure whose preamble holds a clause for each of ``rules``."""
    clauses = [{"id": "c", "quote": CLAUSES[rule], "rule": rule} for rule in rules]
    measure = {"id": "m", "number": "1.", "title": "种树", "text": text, "units": units}
    return PlanFile.model_validate(
        {
            "plan": {
                "id": "p",
                "title": "示范方案",
                "preamble": "。".join(["前言", *(CLAUSES[rule] for rule in rules)]),
                "source": {"title": "公文", "transcription": "notice.txt"},
                "role_clauses": clauses,
            },
            "units": [{"id": id, "name": name, "kind": "行政机关"} for id, name in UNITS.items()],
            "sections": [{"id": "s", "number": "一、", "title": "做事", "measures": [measure]}],
        }
    )


def said(text: str, rule: str, unit: str, role: str, quote: str) -> list[str]:
    """Return what the rules say of a role that rests on a clause."""
    given = {"unit": unit, "role": role, "quote": quote, "clause": "c"}
    return about_roles(plan(text, (rule,), given))


def about_roles(file: PlanFile) -> list[str]:
    rules = ("clauses_give_roles", "printed_words_govern", "assigning_roles_have_grounds")
    return [p.message for p in check_meaning(file, Copies(None)) if p.rule in rules]


@pytest.mark.parametrize(
    ("text", "unit", "role", "word"),
    [
        ("主办单位：市甲局", "a", "lead", "主办单位"),
        ("协办单位：市甲局、市乙局", "b", "support", "协办单位"),
        ("责任部门：市甲局", "a", "responsible", "责任部门"),
        ("主要责任单位：市甲局", "a", "lead", "主要责任单位"),
        ("由市甲局牵头负责，市乙局配合", "a", "lead", "牵头"),
        ("由市甲局牵头负责，市乙局配合", "a", "responsible", "负责"),
        ("分管领导：市甲局", "a", "named", "分管领导"),
        ("牵头单位：市甲局；分管领导：市乙局", "b", "supervised", "分管领导"),
        ("市甲局负责", "a", "named", ""),
        ("在市甲局种树", "a", "named", ""),
    ],
)
def test_the_word_is_the_one_that_gives_this_unit_this_role(
    text: str, unit: str, role: str, word: str
) -> None:
    given = {"unit": unit, "role": role, "quote": text}
    file = plan(text, (), given)
    assert not about_roles(file)
    assert printed_word(Names(file), text, Involvement.model_validate(given)) == word


@pytest.mark.parametrize(
    ("text", "unit", "word", "right"),
    [
        ("（包保单位：市甲局，配合单位：市乙局）", "a", "包保单位", True),
        ("（包保单位：市甲局，配合单位：市乙局）", "b", "包保单位", False),
        ("由市甲局包抓，市乙局配合", "a", "包抓", True),
        ("由市甲局包抓，市乙局配合", "b", "包抓", False),
        ("（责任部门：市甲局）", "a", "责任部门", True),
        ("（配合单位：市甲局）", "a", "配合单位", False),
        ("（分管领导：市甲局）", "a", "分管领导", False),
        ("（包保单位：市甲局）", "a", "包联单位", False),
    ],
)
def test_a_word_that_an_editor_gives_must_govern_the_unit(
    text: str, unit: str, word: str, right: bool
) -> None:
    quote = text.strip("（）")
    given = {"unit": unit, "role": "responsible", "quote": quote, "word": word}
    assert (not about_roles(plan(text, (), given))) == right


LIST = "责任单位：市甲局、市乙局"


@pytest.mark.parametrize(
    ("text", "rule", "unit", "role", "right"),
    [
        (LIST, "first_leads", "a", "lead", True),
        (LIST, "first_leads", "b", "lead", False),
        (LIST, "first_leads", "a", "support", False),
        (LIST, "responsible_leads", "b", "lead", True),
        (LIST, "others_support", "b", "support", True),
        (LIST, "others_support", "a", "support", False),
        (LIST, "others_support", "b", "lead", False),
        ("责任单位：市甲局；市乙局", "first_leads", "a", "lead", True),
        ("责任单位：市甲局；市乙局", "first_leads", "b", "lead", False),
        ("责任单位：市甲局；市乙局", "others_support", "b", "support", True),
        ("责任单位：1.市甲局；2.市乙局", "first_leads", "a", "lead", True),
        ("责任单位：1.市甲局；2.市乙局", "first_leads", "b", "lead", False),
        ("责任单位有市甲局、市乙局", "first_leads", "a", "lead", True),
        ("责任单位：某局、市甲局", "first_leads", "a", "lead", False),
        ("（某局、市甲局负责）", "first_leads", "a", "lead", False),
        ("由市甲局、市乙局负责", "first_leads", "a", "lead", True),
        ("由市甲局（市乙局）、市丙局负责", "first_leads", "b", "lead", False),
        ("市甲局会同市乙局负责", "first_leads", "b", "lead", False),
        ("配合单位：市甲局", "first_leads", "a", "lead", False),
        ("分管领导：市甲局", "responsible_leads", "a", "lead", False),
        ("督导单位：市甲局", "first_leads", "a", "lead", False),
        ("牵头单位：市丙局，责任单位：市甲局、市乙局", "first_leads", "a", "lead", False),
        ("牵头单位：某局，责任单位：市甲局", "responsible_leads", "a", "lead", False),
        ("牵头单位：市甲局", "responsible_leads", "a", "lead", False),
        ("在市甲局种树", "responsible_leads", "a", "lead", False),
    ],
)
def test_a_clause_gives_its_role_to_those_of_whom_it_speaks(
    text: str, rule: str, unit: str, role: str, right: bool
) -> None:
    messages = said(text, rule, unit, role, text)
    assert len(messages) == (0 if right else 1)


def test_a_quote_of_the_later_names_alone_does_not_make_the_second_the_first() -> None:
    text = "种树。责任单位：市甲局、市乙局。"
    assert said(text, "first_leads", "b", "lead", "市乙局")
    assert said(text, "first_leads", "a", "lead", "市甲局、市乙局")  # the word is left out


@pytest.mark.parametrize(
    ("before", "led"),
    [
        ("支持企业牵头组建联合体。", False),
        ("支持某局牵头组建联合体。", False),
        ("由专人牵头种树。", False),
        ("种树，由院士牵头指导。", False),
        ("实行重大项目主办制，主责部门抓好落实。", False),
        ("未明确牵头单位的种树任务按时完成。", False),
        ("市丙局不再牵头。", False),
        ("由市丙局牵头种树。", True),
        ("由某局牵头种树。", True),
        ("由行业主管部门牵头种树。", True),
        ("（某局牵头，市丙局配合）", True),
        ("牵头单位：某某处。", True),
    ],
)
def test_only_a_unit_that_leads_takes_the_place_of_a_clause(before: str, led: bool) -> None:
    messages = said(before + LIST, "first_leads", "a", "lead", LIST)
    assert len(messages) == led
    assert all("管不到" in message for message in messages)


@pytest.mark.parametrize("rule", CLAUSES)
def test_a_role_that_a_clause_gives_and_the_plan_does_not_is_told(rule: str) -> None:
    given = [{"unit": unit, "role": "responsible", "quote": LIST} for unit in "ab"]
    found = [one for one in to_review(plan(LIST, (rule,), *given))]
    assert all(one.kind is Statement.ASSIGNMENT for one in found)
    expected = {
        "first_leads": [0],
        "responsible_leads": [0, 1],
        "others_support": [1],
        "marked_leads": [],
    }
    assert [one.problem.route[-2] for one in found] == expected[rule]
    led = plan(f"牵头单位：市丙局，{LIST}", (rule,), *given)
    assert not [one for one in to_review(led) if "总的分工规定" in one.problem.message]


def test_a_clause_that_gave_its_roles_leaves_nothing_to_review() -> None:
    first = {"unit": "a", "role": "lead", "quote": LIST, "clause": "c"}
    assert not to_review(
        plan(LIST, ("first_leads",), first, {"unit": "b", "role": "responsible", "quote": LIST})
    )


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("本意见责任分工中，列第一位的责任单位为牵头单位。", "列第一位的责任单位为牵头单位"),
        ("牵头单位（无牵头单位的，责任单位即为牵头单位，下同）", ALONE),
        ("排在第一位的为牵头单位或汇总单位", "排在第一位的为牵头单位"),
        ("每项任务第一责任单位为牵头单位", "第一责任单位为牵头单位"),
        ("各项工作第一个单位为牵头单位", "第一个单位为牵头单位"),
        ("各项任务的第一责任单位负责牵头", "第一责任单位负责牵头"),
        ("责任单位有多个的，第一个为牵头单位", "第一个为牵头单位"),
        ("加粗的为牵头单位", "加粗的为牵头单位"),
        ("市甲局作为第一责任单位，负责牵头", ""),
        ("第一阶段由市甲局负责牵头", ""),
        ("我市经济总量列全省第一位", ""),
        ("我市名列第一位，由市甲局负责统计", ""),
        ("由市甲局牵头", ""),
    ],
)
def test_a_general_clause_is_found_in_the_text(text: str, clause: str) -> None:
    assert [text[slice(*span)] for span in general_clauses(text)] == ([clause] if clause else [])


def test_each_clause_can_be_read_only_as_what_it_says() -> None:
    for rule, quote in CLAUSES.items():
        for other in ClauseRule:
            clause = RoleClause(id="c", quote=quote, rule=other)
            also = (rule, other) == ("others_support", ClauseRule.FIRST_LEADS)
            assert can_be_read(clause) == (rule == other or also), (quote, other)


@pytest.mark.parametrize(
    ("quote", "rule", "right"),
    [
        ("责任单位之首为牵头单位", "first_leads", True),
        ("排序先者为牵头单位", "first_leads", True),
        ("以责任单位排序先者为牵头单位", "first_leads", True),
        ("各任务第一责任单位为牵头单位", "first_leads", True),
        ("责任单位中排首位的为牵头单位", "first_leads", True),
        ("牵头单位列首位", "first_leads", True),
        ("多个责任单位的，第一个单位牵头", "first_leads", True),
        ("没有明确牵头单位的，由列第一位的责任单位牵头", "first_leads", True),
        ("没有明确牵头单位的，由列第一位的责任单位牵头", "responsible_leads", False),
        ("责任单位排名第一的牵头，其余配合", "first_leads", True),
        ("责任单位排名第一的牵头，其余配合", "others_support", True),
        ("列第一位的责任单位不一定是牵头单位", "first_leads", False),
        ("列第一位的责任单位不作为牵头单位", "first_leads", False),
        ("不以列第一位的责任单位为牵头单位", "first_leads", False),
        ("列第一位的责任单位未必牵头", "first_leads", False),
        ("列第一位的要带头，牵头单位另行明确。", "others_support", False),
        ("分解表中未列牵头单位的，责任单位即为牵头单位", "responsible_leads", True),
        ("没有明确牵头单位的，责任单位即为牵头单位", "responsible_leads", True),
        ("列第一位的责任单位牵头，列第二位的配合", "first_leads", True),
        ("列第一位的牵头，第二位的负责，其他单位配合", "others_support", False),
        ("牵头单位未明确的，由责任单位牵头", "responsible_leads", True),
        ("责任单位不得以没有牵头单位为由推诿", "responsible_leads", False),
        ("没有牵头单位的，责任单位不牵头", "responsible_leads", False),
        ("排在第一位以外的责任单位为配合单位", "others_support", True),
        ("其他责任单位不分先后，均为配合单位", "others_support", True),
        ("其他责任单位不再配合", "others_support", False),
        ("列最后一位的责任单位不负责，其他单位配合，没有牵头单位", "others_support", False),
        ("标★的责任单位为牵头单位", "first_leads", False),
        ("括号内为责任单位，列第一位的为牵头单位", "first_leads", True),
        ("括号内为责任单位，列第一位的为牵头单位", "listed_responsible", True),
        ("括号内所列单位均为责任单位", "listed_responsible", True),
        ("括号中的部门为责任部门", "listed_responsible", True),
        ("括号内第一个单位为牵头单位，其他为责任单位", "listed_responsible", True),
        ("括号内第一个单位为牵头单位，其余单位负责", "listed_responsible", True),
        ("括号内为配合单位，列第一位的为牵头单位", "listed_responsible", False),
        ("括号内不为责任单位", "listed_responsible", False),
        ("列第一位的责任单位为牵头单位，其他为配合单位", "listed_responsible", False),
        ("列第一位的为责任单位", "listed_responsible", False),
    ],
)
def test_a_clause_is_not_read_against_its_sense(quote: str, rule: str, right: bool) -> None:
    clause = RoleClause.model_validate({"id": "c", "quote": quote, "rule": rule})
    assert can_be_read(clause) == right


@pytest.mark.parametrize(
    ("text", "rule", "unit", "role", "right"),
    [
        ("种树。（市甲局、市乙局）", "first_leads", "a", "lead", True),
        ("种树。（市甲局、市乙局）", "first_leads", "b", "lead", False),
        ("种树。（市甲局、市乙局）", "others_support", "b", "support", True),
        ("种树。（市甲局、市乙局）", "others_support", "a", "support", False),
        ("种树。（市甲局、市乙局）", "responsible_leads", "a", "lead", False),
        ("种树。（某局、市甲局）", "first_leads", "a", "lead", False),
        ("种树。（市甲局、市乙局除外）", "first_leads", "a", "lead", False),
        ("有关部门（市甲局、市乙局）要种树。", "first_leads", "a", "lead", False),
        ("种树。（市甲局综合科、市乙局）", "first_leads", "a", "lead", False),
    ],
)
def test_a_clause_of_places_reads_a_list_without_a_word(
    text: str, rule: str, unit: str, role: str, right: bool
) -> None:
    assert len(said(text, rule, unit, role, text)) == (0 if right else 1)


@pytest.mark.parametrize(
    ("text", "unit", "right"),
    [
        ("责任单位：市甲局★、市乙局", "a", True),
        ("责任单位：市甲局★、市乙局", "b", False),
        ("责任单位：市乙局、★市甲局", "a", True),
        ("责任单位：市乙局、★市甲局", "b", False),
        ("责任单位：市甲局（★）、市乙局", "a", True),
        ("责任单位：市甲局*、市乙局", "a", False),
        ("责任单位：市甲局、市乙局", "a", False),
        ("种树。（市甲局★、市乙局）", "a", True),
        ("种树。（市甲局、市乙局★）", "b", True),
        ("种树。（市甲局、市乙局★）", "a", False),
        ("配合单位：市甲局★、市乙局", "a", False),
        ("由市甲局★、市乙局负责", "a", True),
    ],
)
def test_a_clause_of_marks_gives_its_role_to_whom_the_mark_stands_beside(
    text: str, unit: str, right: bool
) -> None:
    assert len(said(text, "marked_leads", unit, "lead", text)) == (0 if right else 1)


def test_a_mark_does_not_part_a_list() -> None:
    text = "由市甲局★、市乙局负责"
    units = [{"unit": unit, "role": "responsible", "quote": text} for unit in "ab"]
    assert not about_roles(plan(text, (), *units))


OWN = "种树。（责任单位：市甲局、市乙局，列第一位的为牵头单位）"


def with_own_clause(text: str, clause: str, others: str, rule: str = "first_leads") -> PlanFile:
    """Return a plan of two measures, the first with a clause of its own; ``others`` is the second."""
    quote = text.partition("。")[2].strip("（）。")
    units = [
        {"unit": "a", "role": "lead", "quote": quote, "clause": "c"},
        {"unit": "b", "role": "responsible", "quote": quote},
    ]
    second = [{"unit": "c", "role": "responsible", "quote": others}]
    whole = plan(text, (), *units).model_dump(mode="json", exclude_unset=True)
    whole["plan"]["role_clauses"] = [{"id": "c", "quote": clause, "rule": rule}]
    whole["plan"]["reviewed"] = [{"kind": "分工", "on": "2024-05-06"}]
    more = {"id": "n", "number": "2.", "title": "浇水", "text": others, "units": second}
    whole["sections"][0]["measures"].append(more)
    return PlanFile.model_validate(whole)


def complaints(file: PlanFile) -> list[str]:
    rules = ("clauses_give_roles", "assigning_roles_have_grounds", "reviews_leave_nothing_out")
    return [p.message for p in check_meaning(file, Copies(None)) if p.rule in rules]


@pytest.mark.parametrize(
    ("text", "clause", "rule"),
    [
        (OWN, "列第一位的为牵头单位", "first_leads"),
        ("种树。责任单位：市甲局、市乙局（排第一位的为牵头单位）", "排第一位的为牵头单位", "first_leads"),
        ("种树。（责任单位：市甲局、市乙局；列首位的牵头）", "列首位的牵头", "first_leads"),
        ("种树。（责任单位：市甲局*、市乙局，带*的为牵头单位）", "带*的为牵头单位", "marked_leads"),
        ("种树。（责任单位：市乙局、★市甲局）标★的为牵头单位。", "标★的为牵头单位", "marked_leads"),
    ],
)  # fmt: skip
def test_a_clause_inside_a_measure_is_about_its_own_list(text: str, clause: str, rule: str) -> None:
    assert not complaints(with_own_clause(text, clause, "责任单位：市丙局", rule))


def test_it_gives_no_role_in_another_measure_unless_it_says_so() -> None:
    clause = "列第一位的为牵头单位"
    borrowed = with_own_clause(OWN, clause, "责任单位：市丙局").model_dump(
        mode="json", exclude_unset=True
    )
    borrowed["sections"][0]["measures"][1]["units"][0] |= {"role": "lead", "clause": "c"}
    (message,) = complaints(PlanFile.model_validate(borrowed))
    assert "写在另一项措施的原文里" in message
    for of_all in (f"{clause}，下同", f"各项任务{clause}"):
        (message,) = complaints(
            with_own_clause(OWN.replace(clause, of_all), clause, "责任单位：市丙局")
        )
        assert "给“c”的角色是 lead" in message


def test_from_here_on_does_not_reach_back() -> None:
    clause = "列第一位的为牵头单位"
    own = OWN.replace(clause, f"{clause}，下同")
    file = with_own_clause(own, clause, "责任单位：市丙局").model_dump(
        mode="json", exclude_unset=True
    )
    file["sections"][0]["measures"].reverse()
    assert not complaints(PlanFile.model_validate(file))
    file["sections"][0]["measures"][0]["units"][0] |= {"role": "lead", "clause": "c"}
    (message,) = complaints(PlanFile.model_validate(file))
    assert "写了“下同”的，也管它后面的" in message


def test_a_clause_gives_the_others_the_part_it_says_too() -> None:
    quote = "各项任务由列在首位的单位牵头，其他单位配合"
    clause = RoleClause(id="c", quote=quote, rule=ClauseRule.FIRST_LEADS)
    assert read_for(clause, Role.LEAD).rule is ClauseRule.FIRST_LEADS
    assert read_for(clause, Role.SUPPORT).rule is ClauseRule.OTHERS_SUPPORT
    assert read_for(clause, Role.RESPONSIBLE).rule is ClauseRule.FIRST_LEADS


def test_without_the_clause_it_gives_nobody_a_role() -> None:
    text = "种树。（市甲局、市乙局，列第一位的为牵头单位）"
    given = {"unit": "b", "role": "lead", "quote": text}
    (message,) = about_roles(plan(text, (), given))
    assert "没有词语写明“市乙局”是牵头单位" in message


def test_the_place_of_a_clause_is_the_passage_that_holds_it() -> None:
    for name, anchor, label in (
        ("three-levels", "preamble", "前言"),
        ("hosts", "notice", "印发通知"),
    ):
        (clause,) = build_index(load(PLANS[name])).clauses.values()
        assert (clause.anchor, clause.label) == (anchor, label)


BRACKETS = "括号内为责任单位，列第一位的为牵头单位"
REST = "括号内第一个单位为牵头单位，其他为责任单位"
STARRED = "括号内为责任单位，标★的为牵头单位"
ALL = "括号内为责任单位"


@pytest.mark.parametrize(
    ("clause", "rule", "text", "unit", "role", "right"),
    [
        (BRACKETS, "first_leads", "种树。（市甲局、市乙局）", "a", "lead", True),
        (BRACKETS, "first_leads", "种树。（市甲局、市乙局）", "b", "responsible", True),
        (BRACKETS, "first_leads", "种树。（市甲局、市乙局）", "a", "responsible", False),
        (BRACKETS, "first_leads", "种树。（市甲局、市乙局）", "b", "lead", False),
        (BRACKETS, "first_leads", "种树。（市甲局、市乙局）", "b", "support", False),
        (BRACKETS, "first_leads", "有关部门（市甲局、市乙局）要种树。", "b", "responsible", False),
        (BRACKETS, "listed_responsible", "种树。（市甲局、市乙局）", "b", "responsible", True),
        (BRACKETS, "listed_responsible", "种树。（市甲局、市乙局）", "a", "responsible", False),
        (REST, "first_leads", "种树。（市甲局、市乙局）", "b", "responsible", True),
        (REST, "first_leads", "种树。（市甲局、市乙局）", "a", "responsible", False),
        (STARRED, "marked_leads", "种树。（市甲局、市乙局★）", "a", "responsible", True),
        (STARRED, "marked_leads", "种树。（市甲局、市乙局★）", "b", "responsible", False),
        (ALL, "listed_responsible", "种树。（市甲局、市乙局）", "a", "responsible", True),
        (ALL, "listed_responsible", "种树。（市甲局、市乙局）", "a", "lead", False),
        (ALL, "listed_responsible", "配合单位：市甲局、市乙局", "a", "responsible", False),
        (ALL, "listed_responsible", "责任单位：市甲局、市乙局", "a", "responsible", False),
        (FIRST, "first_leads", "种树。（市甲局、市乙局）", "b", "responsible", False),
    ],
)
def test_a_clause_on_brackets_says_what_those_in_them_are(
    clause: str, rule: str, text: str, unit: str, role: str, right: bool
) -> None:
    assert (told_of(clause, rule, text, {"unit": unit, "role": role, "clause": "c"}) == []) is right


def told_of(clause: str, rule: str, text: str, *units: dict[str, str]) -> list[str]:
    """Return what the rules say of roles in a plan whose preamble holds this clause."""
    file = plan(text, (), *({"quote": text, **unit} for unit in units))
    given = file.model_dump(mode="json", exclude_unset=True)
    given["plan"] |= {
        "preamble": clause,
        "role_clauses": [{"id": "c", "quote": clause, "rule": rule}],
    }
    return about_roles(PlanFile.model_validate(given))


def test_a_role_that_only_a_clause_gives_is_told_with_the_clause() -> None:
    text = "种树。（市甲局、市乙局）"
    (words,) = told_of(BRACKETS, "first_leads", text, {"unit": "b", "role": "responsible"})
    assert words == "“市乙局”的“责任”是总的分工规定“c”给的；请写 clause: c。"
    (words,) = told_of(BRACKETS, "first_leads", text, {"unit": "a", "role": "responsible"})
    assert "clause: c" not in words


def test_a_clause_on_brackets_is_found_in_the_text() -> None:
    assert [ALL] == [f"前言。{ALL}。"[slice(*span)] for span in general_clauses(f"前言。{ALL}。")]


@pytest.mark.parametrize(
    "beside", ["；2024年12月底前", "，2025年", "；持续推进", "，完成时限：2025年6月"]
)
def test_by_when_in_the_brackets_keeps_a_clause_from_nobody(beside: str) -> None:
    text = f"种树。（市甲局、市乙局{beside}）"
    assert not said(text, "others_support", "b", "support", "市甲局、市乙局")
    assert not said(text, "first_leads", "a", "lead", "市甲局、市乙局")
    assert said(text, "first_leads", "b", "lead", "市甲局、市乙局")
    assert said(text, "others_support", "a", "support", "市甲局、市乙局")


def test_what_is_unknown_in_the_brackets_is_told_and_no_date() -> None:
    text = "种树。（市甲局、某某城；2024年12月底前）"
    (message,) = said(text, "first_leads", "a", "lead", "市甲局")
    assert "列在一起的“某某城”读不出" in message


WAYS = [
    "列在责任单位首位的为牵头单位",
    "列于首位的为牵头单位",
    "列于首位的单位牵头",
    "首位责任单位负责牵头",
    "牵头单位为列第一位的责任单位",
    "责任单位为两个以上的，首位为牵头单位",
    "责任单位栏首位单位为牵头单位",
    "责任单位栏首位单位牵头",
    "责任单位栏首位单位负责牵头",
    "排名在前的为牵头单位",
    "排名在前的单位为牵头单位",
    "排名在前的责任单位牵头",
    "首个责任单位为牵头单位",
    "首个责任单位牵头",
    "首个责任单位负责牵头",
    "第一个责任单位负总责",
    "列第一位的责任单位负总责",
    "列第1位的为牵头单位",
    "第1位的责任单位为牵头单位",
    "责任单位中第1位为牵头单位",
    "责任单位第1个单位为牵头单位",
    "牵头单位为首位责任单位",
    "牵头单位为责任单位首位",
    "牵头单位是排在首位的单位",
    "位列首位的为牵头单位",
    "位于首位的责任单位牵头",
    "排在责任单位第一位的为牵头单位",
    "列在责任单位栏第一位的单位为牵头单位",
    "列在首位的责任单位为牵头单位",
    "列首者为牵头单位",
    "居首的为牵头单位",
    "责任单位之首为牵头单位",
    "排序先者为牵头单位",
    "首位牵头，其他单位配合",
    "每项任务列首位的为牵头单位，其余为配合单位",
    "多个责任单位的，第一个单位牵头",
    "首位单位负总责，其他单位配合",
    "责任单位排首位的牵头",
    "第一位的为牵头单位",
    "首列单位为牵头单位",
    "列在前面的为牵头单位",
    "责任单位列第一位者为牵头单位",
    "由首位责任单位牵头",
]


@pytest.mark.parametrize("words", WAYS)
def test_a_clause_of_the_first_place_is_known_in_any_order_of_words(words: str) -> None:
    assert general_clauses(f"前言。各项任务中，{words}。")
    assert can_be_read(RoleClause(id="c", quote=words, rule=ClauseRule.FIRST_LEADS))


@pytest.mark.parametrize(
    "words",
    [
        "市甲局作为第一责任单位，负责牵头",
        "市甲局作为第一责任单位负责牵头",
        "第一阶段由市甲局负责牵头",
        "我市经济总量列全省第一位",
        "我市名列第一位，由市甲局负责统计",
        "由市甲局牵头",
        "首位牵头单位：市甲局",
        "首位度提升由市甲局牵头",
        "第一牵头单位：市甲局",
        "首个项目牵头单位是市甲局",
        "市甲局是首位牵头单位",
        "排名在前的企业由市工信局负责奖励",
        "排名在前10名的企业由市局负责",
        "牵头单位为市甲局",
        "牵头单位为市第一中学",
        "牵头单位：市甲局（首位）",
        "主要领导负总责",
        "牵头单位排名第一的给予奖励",
        "系列活动在各单位第一名",
        "第一书记负总责",
        "列入首批试点单位的由市甲局负责",
        "首家单位由市甲局牵头引进",
        "党政主要负责人是第一责任人，负总责",
        "首位单位由市乙局负责考核",
        "排在前列的单位予以表彰",
        "牵头单位为省首个试点单位",
    ],
)
def test_what_gives_one_body_a_part_or_ranks_others_is_no_clause(words: str) -> None:
    assert not general_clauses(words)
