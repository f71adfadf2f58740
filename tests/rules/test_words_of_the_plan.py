"""Words about the plan as a whole are ground for a role if they speak of the measure."""

from __future__ import annotations

from typing import Any

import pytest

from macros.grounds.passages import plan_with
from macros.model.anchors import AMENDED_ANCHOR
from macros.model.measure import Measure
from macros.model.plan import PlanFile, PlanInfo
from macros.rules import check_meaning
from macros.rules.context import Copies


def said(words: str, role: str, quote: str, place: str = "preamble") -> list[str]:
    """Return what the rules on quotes and roles say of a unit whose role rests on these words."""
    plan: dict[str, Any] = {
        "id": "p",
        "title": "示范方案",
        "source": {"title": "公文", "transcription": "notice.txt"},
    }
    plan |= {"notice": {"heading": "通知", "body": words}} if place == "notice" else {place: words}
    unit = {"unit": "a", "role": role, "quote": quote}
    measure = {"id": "m", "number": "1.", "title": "种树", "text": "种树。", "units": [unit]}
    file = PlanFile.model_validate(
        {
            "plan": plan,
            "units": [{"id": "a", "name": "市甲局", "kind": "行政机关"}],
            "sections": [{"id": "s", "number": "一、", "title": "做事", "measures": [measure]}],
        }
    )
    rules = ("assigning_roles_have_grounds", "quotes_are_verbatim")
    return [p.message for p in check_meaning(file, Copies(None)) if p.rule in rules]


@pytest.mark.parametrize("place", ["notice", "preamble", "closing"])
def test_words_on_all_measures_bear_out_a_role(place: str) -> None:
    words = "请认真落实。各项任务由市甲局牵头。"
    assert not said(words, "lead", "各项任务由市甲局牵头", place)
    (message,) = said(words, "support", "各项任务由市甲局牵头", place)
    assert "指定“市甲局”的是“牵头”" in message


def test_so_do_words_that_name_the_measure() -> None:
    assert not said("种树由市甲局负责，清淤另行安排。", "responsible", "种树由市甲局负责")


@pytest.mark.parametrize(
    "words", ["本方案由市甲局牵头起草。", "各项任务抓紧落实。评估由市甲局牵头。"]
)
def test_words_on_something_else_do_not(words: str) -> None:
    (message,) = said(words, "lead", words.split("。")[-2])
    assert "没有说到各项措施，也没有说到本措施" in message


def test_words_that_stand_nowhere_are_told() -> None:
    assert any("在原文中没有" in m for m in said("前言。", "lead", "由市甲局牵头"))


@pytest.mark.parametrize("part", ["preamble", "closing"])
def test_words_that_came_later_are_found_where_they_stand(part: str) -> None:
    """A passage as issued stands in its place; what it says now stands at the end of the page."""
    words = "请认真落实。各项任务由市甲局牵头。"
    plan = PlanInfo.model_validate(
        {
            "id": "p",
            "title": "示范方案",
            "source": {"title": "公文", "transcription": "notice.txt"},
            part: words,
            "earlier": [{"part": part, "text": "请认真落实。", "until": "later"}],
        }
    )
    measure = Measure(id="m", title="种树", text="种树。")
    now = plan_with(plan, measure, (), "各项任务由市甲局牵头")
    assert now
    assert now[0] == AMENDED_ANCHOR
    still = plan_with(plan, measure, (), "请认真落实")
    assert still
    assert still[0] != AMENDED_ANCHOR
    assert now[2] == still[2] == words
