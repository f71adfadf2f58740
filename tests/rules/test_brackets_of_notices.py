"""Brackets and lines of roles as notices have them: the true entry passes, exchanged or left out it does not."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies
from tests.some import some

UNITS = {
    "a": "市发展改革委",
    "b": "市财政局",
    "c": "市住房城乡建设局",
    "e": "各区（县、市）政府",
    "f": "市政府办公室",
    "g": "市级有关部门",
    "h": "市税务局",
    "i": "有关企业",
}
ROLES = {"L": "lead", "R": "responsible", "S": "support", "N": "named"}
CLAUSE = "列第一位者为牵头或汇总单位，其他为配合单位"
_OF_THE_NOTICE = ("every_word_is_kept", "dates_are_printed", "named_objects_are_listed")

SAID = [
    ("牵头单位：{a}；配合单位：{b}、{c}", "aL bS cS"),
    ("（牵头单位为{a}，配合单位为{b}、{c}）", "aL bS cS"),
    ("牵头单位：{a} 配合单位：{b}、{c}、{i}", "aL bS cS iS"),
    ("责任单位：{a}、{b}，{e}", "aR bR eR"),
    ("责任单位：{a}、{b}，各开发区管委会", "aR bR", "各开发区管委会"),
    ("责任单位：{a}，{e}；省级重点项目", "aR eR"),
    ("责任单位：{a}、{b}；资金来源：市级财政", "aR bR"),
    ("（{a}牵头，{b}、{c}等部门配合）", "aL bS cS"),
    ("（{a}牵头，{b}、{c}配合，{e}负责落实）", "aL bS cS eR"),
    ("（{a}、{b}牵头，{e}按职责分工负责）", "aL bL eR"),
    ("（{a}牵头落实）", "aL"),
    ("（{a}、{b}负责；2024年底前完成）", "aR bR"),
    ("（{a}、{b}按职责分工负责，{e}配合）", "aR bR eS"),
    ("（{f}、{a}牵头，{g}及{e}按职责分工负责）", "fL aL gR eR"),
    ("（牵头单位：{a}，责任单位：{b}、{c}；完成时限：2024年12月底前）", "aL bR cR"),
    ("（牵头单位：{a}；省级重点项目；配合单位：{b}）", "aL bS"),
    ("（责任单位：{a}、{b}；重点任务）", "aR bR"),
    ("（责任单位：{a}、{b}，见附件）", "aR bR"),
    ("（责任领导：分管副市长；责任单位：{a}）", "aR", "责任领导：分管副市长"),
    ("（完成时限：2024年6月底前；责任单位：{a}、{b}）", "aR bR"),
    ("（2024年完成；牵头单位：{a}；责任单位：{e}）", "aL eR"),
    ("〔牵头单位：{a}；配合单位：{b}、{h}〕", "aL bS hS"),
    ("[责任单位：{a}、{e}]", "aR eR"),
    ("【{a}牵头，{b}配合】", "aL bS"),
    ("（主办单位：{a}；协办单位：{b}、{c}）", "aL bS cS"),
    ("（主责单位：{a}；配合单位：{b}）", "aL bS"),
    ("（{a}主办，{b}、{c}协办）", "aL bS cS"),
    ("由{a}牵头，会同{b}制定方案", "aL bS"),
    ("由{a}负责，{b}、{i}配合", "aR bS iS"),
    ("{a}牵头，{b}协助", "aL bS"),
    ("牵头单位：{a}\n配合单位：{b}、{c}", "aL bS cS"),
    ("责任单位：{a}（牵头）、{b}、{c}", "aL bR cR"),
    ("责任单位：{a}牵头，{b}、{c}配合", "aL bS cS"),
    ("（{a}会同{b}负责）", "aR bR"),
    ("（{a}负总责，{e}抓落实）", "aL eR"),
    ("（第一责任单位：{a}；责任单位：{b}）", "aL bR"),
    ("（配合单位：{b}、{c}；牵头单位：{a}）", "aL bS cS"),
    ("（牵头单位：{a}、{b}；参与单位：{e}、{i}）", "aL bL eS iS"),
    ("（牵头部门：{a}；责任部门：{b}、{c}；长期坚持）", "aL bR cR"),
    ("（组织实施：{a}；配合：{b}）", "aR bS"),
    ("（{a}组织实施，{b}提供资金保障并配合）", "aR bS"),
]  # fmt: skip
"""Those that say in words who has which part; behind them what a note explains."""
BARE = [
    ("（{a}、{b}、{c}）", "aL bS cS"),
    ("（{a}、{b}；省级重点项目）", "aL bS"),
    ("（{a}、{b}，重点任务）", "aL bS"),
    ("（{a}、{b}；2024年底前）", "aL bS"),
    ("（{a}、{b}、{i}）", "aL bS iS"),
    ("（{a}、{g}，{e}）", "aL gS eS"),
    ("（{a}，{b}，{c}）", "aL bS cS"),
    ("（{a}；{b}；{c}）", "aL bS cS"),
    ("（{a} {b} {c}）", "aL bS cS"),
    ("（{a}/{b}）", "aL bS"),
    ("〔{a}、{b}等部门；完成时限：2024年底〕", "aL bS"),
    ("（{a}、{b}，{e}，长期坚持）", "aL bS eS"),
    ("（{f}、{a}及{e}）", "fL aS eS"),
    ("（{a}、{b}；第3项民生实事）", "aL bS"),
    ("（{a}、{b}；总投资5亿元；省级试点）", "aL bS"),
    ("（任务2：{a}、{b}）", "aL bS"),
    ("（民生实事；{a}、{b}）", "aL bS"),
    ("（{a}、{b}：分年度推进）", "aL bS"),
    ("（{a}、{b}，列入市级目标管理考核）", "aL bS"),
    ("责任单位：{a}、{b}、{c}", "aL bS cS"),
    ("责任单位：{a}、{b}；约束性", "aL bS"),
    ("（责任单位：{a}、{b}；见附表3）", "aL bS"),
]
"""Those to which a general clause gives the parts."""


def problems(text: str, parts: dict[str, str], clause: str = "", noted: str = "") -> list[str]:
    """Return what is wrong with a measure whose units have these parts, given by a clause if it is named."""
    quote = text.strip("（）〔〕【】[]。")
    clauses = [{"id": "first", "quote": CLAUSE, "rule": "first_leads"}] if clause else []
    units = [
        {"unit": unit, "role": ROLES[part], "quote": quote}
        | ({"clause": clause} if clause and part in "LS" else {})
        for unit, part in parts.items()
    ]
    notes = [{"kind": "说明", "text": "不是单位。", "quote": noted}] if noted else []
    measure = {"id": "m", "number": "1.", "title": "种树", "text": f"种树。{text}"}
    plan = {
        "id": "p",
        "title": "方案",
        "issued_on": "2024-03-01",
        "source": {"title": "公文", "transcription": "notice.txt"},
        "preamble": f"前言。{CLAUSE}。" if clause else "前言。",
        "role_clauses": clauses,
        "reviewed": [{"kind": "分工", "on": "2024-06-01"}],
    }
    named = [
        {"id": id, "name": name, "kind": "行政机关", "extent": "class" if id in "egi" else "one"}
        for id, name in UNITS.items()
        if name in text
    ]
    section = {
        "id": "s",
        "number": "一、",
        "title": "做事",
        "measures": [{**measure, "units": units, "notes": notes}],
    }
    file = PlanFile.model_validate({"plan": plan, "units": named, "sections": [section]})
    return [p.message for p in check_meaning(file, Copies("")) if p.rule not in _OF_THE_NOTICE]


def of(parts: str) -> dict[str, str]:
    return {one[0]: one[1] for one in parts.split()}


def false_of(parts: dict[str, str]) -> list[dict[str, str]]:
    """Return entries that say something else: two parts exchanged, one left out, all only named."""
    first, *others = parts
    found = [{unit: "N" for unit in parts}]
    if other := next((unit for unit in others if parts[unit] != parts[first]), ""):
        found.append({**parts, first: parts[other], other: parts[first]})
    else:
        found.append({**parts, first: "S" if parts[first] != "S" else "L"})
    return [*found, *({k: v for k, v in parts.items() if k != unit} for unit in others)]


def _cases(listed: list[Any]) -> list[tuple[str, str, str]]:
    return [(case[0].format(**UNITS), case[1], case[2] if case[2:] else "") for case in listed]


@pytest.mark.parametrize(("text", "parts", "noted"), _cases(SAID))
def test_who_has_which_part_by_its_word(text: str, parts: str, noted: str) -> None:
    assert not problems(text, of(parts), noted=noted)


@pytest.mark.parametrize(("text", "parts", "noted"), _cases(SAID))
def test_other_parts_than_the_word_says_are_refused(text: str, parts: str, noted: str) -> None:
    passed = [one for one in false_of(of(parts)) if not problems(text, one, noted=noted)]
    assert not passed


@pytest.mark.parametrize(("text", "parts", "noted"), _cases(BARE))
def test_who_has_which_part_by_a_clause(text: str, parts: str, noted: str) -> None:
    assert not problems(text, of(parts), "first", noted)


@pytest.mark.parametrize(("text", "parts", "noted"), _cases(BARE))
def test_other_parts_than_the_clause_gives_are_refused(text: str, parts: str, noted: str) -> None:
    passed = [one for one in false_of(of(parts)) if not problems(text, one, "first", noted)]
    assert not passed


BESIDE = (
    "省级重点项目 见附件 详见附件2 2024年12月底前 民生实事 完成时限：2024年6月 约束性 续建项目 总投资3亿元 A类 长期坚持"
    " 第3项任务 省级财政保障 附表1第2项 每月25日前 市政府重点工作 “十四五”规划项目 列入目标考核 责任清单 一期工程 2024—2025年"
    " 专项债券资金 按季度推进 政协提案 市委改革办督办事项 首批 已开工 资金2000万元"
).split()
FORMS = "{0}；{1}|{0}，{1}|{0}。{1}|{0} {1}|{1}；{0}|{1}，{0}|{1} {0}|{0}等；{1}|{0}等部门 {1}|{0}；{1}；{2}".split(
    "|"
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("listed", ["{a}、{b}、{c}", "{a}，{b}"])
def test_no_word_beside_the_units_changes_their_parts(form: str, listed: str) -> None:
    parts = of("aL bS cS") if "{c}" in listed else of("aL bS")
    for beside in some(BESIDE[FORMS.index(form) % 4 :: 4]):
        text = f"（{form.format(listed.format(**UNITS), beside, BESIDE[0])}）"
        assert not problems(text, parts, "first")
        assert not [one for one in false_of(parts)[:2] if not problems(text, one, "first")]
        assert problems(text, dict.fromkeys(parts, "N"))
