"""Articles in which a document without chapters speaks of itself are words around its measures."""

from __future__ import annotations

from typing import Any

import pytest

from macros.importing.drafting.draft import draft
from macros.importing.writing import plan_text
from macros.loading.yamltext import parse
from macros.text.lines.reflow import squeeze
from tests.importing.drafting import shape, source

WHY = "第一条 为了规范绿化管理，根据《某川市条例》，制定本办法。"
TASKS = ("第二条 市园林局负责绿化管理。", "第三条 市财政局负责安排资金。")


def read(*lines: str) -> Any:
    return parse(plan_text(draft(source("某川市绿化管理办法", *lines)))).value


@pytest.mark.parametrize(
    "last",
    [
        ["第四条 本办法自2024年5月1日起施行，有效期5年。"],
        ["第四条 本办法由市园林局负责解释。", "第五条 本办法自印发之日起施行。"],
        ["第四条 本办法由市园林局负责解释，自2024年5月1日起施行。"],
        ["第四条 本办法自2024年5月1日起施行。原《某川市办法》同时废止。"],
        ["第四条（施行日期）本办法自公布之日起施行。"],
        ["第四条 本办法具体应用中的问题由市园林局负责解释。"],
    ],
)
def test_such_articles_stand_before_and_behind_the_measures(last: list[str]) -> None:
    made = read(WHY, *TASKS, *last)
    assert made["plan"]["preamble"] == WHY
    assert [squeeze(one) for one in made["plan"]["closing"].split("\n\n")] == [*map(squeeze, last)]
    assert shape(made) == [("", ["第二条", "第三条"])]


@pytest.mark.parametrize(
    "article",
    [
        "第四条 本办法由市园林局组织实施。",
        "第四条 市园林局应当自受理之日起5日内答复。",
        "第四条 本办法所称绿地，是指公园。",
        "第四条 市园林局负责解释政策，答复群众。",
    ],
)
def test_other_articles_are_measures(article: str) -> None:
    made = read(WHY, *TASKS, article)
    assert shape(made) == [("", ["第二条", "第三条", "第四条"])]
    assert "closing" not in made["plan"]


def test_an_article_that_also_orders_something_is_a_measure() -> None:
    last = "第四条 本办法自2024年5月1日起施行。市园林局应当在6月底前公布名录。"
    made = read(WHY, *TASKS, last)
    assert shape(made) == [("", ["第二条", "第三条", "第四条"])]


def test_below_a_chapter_they_stay_where_they_are() -> None:
    made = read("第一章 总则", WHY, *TASKS, "第二章 附则", "第四条 本办法自2024年5月1日起施行。")
    assert [own for _, own in shape(made)] == [["第一条", "第二条", "第三条"], ["第四条"]]


def test_a_document_of_nothing_else_keeps_its_articles() -> None:
    made = read(WHY, "第二条 本办法自2024年5月1日起施行。")
    assert shape(made) == [("", ["第一条", "第二条"])]
