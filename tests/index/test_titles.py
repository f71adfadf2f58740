"""What objects are called and how they are cited, in plans with and without numbers, amended or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.index.build import build_index
from macros.index.citations import citation
from macros.index.in_force import ended, validity
from macros.index.index import Index
from macros.index.titles import full_name, heading, link_text, with_number
from macros.loading.load import load
from macros.model.kinds import ValidityStatus
from macros.model.measure import Source
from macros.model.plan import Validity
from tests.conftest import PLANS


def index_of(name: str) -> Index:
    return build_index(load(PLANS[name]))


@pytest.mark.parametrize(
    ("plan", "id", "cited"),
    [
        ("joint", "layout", "（淞发改社会〔2024〕18号）第一部分第1条"),
        (
            "joint",
            "professionals",
            "（淞发改社会〔2024〕18号）第一部分第3条（经淞发改社会〔2025〕6号修改）",
        ),
        (
            "joint",
            "stock-housing",
            "（淞发改社会〔2024〕18号）第一部分第2条（已由淞发改社会〔2025〕6号删去）",
        ),
        (
            "joint",
            "satisfaction",
            "（淞发改社会〔2024〕18号）第二部分第6条（由淞发改社会〔2025〕6号增加）",
        ),
        ("joint", "trade-union", "（淞发改社会〔2024〕18号）第3条（经淞发改社会〔2025〕6号修改）"),
        ("dots", "saving", "（云管办〔2025〕7号）第二部分“开展节水节能改造”"),
        ("articles", "purpose", "（屏科规〔2022〕2号，已失效）第一章第一条"),
        ("three-levels", "meals", "（岫政发〔2023〕9号）第一部分（一）第1条"),
        ("prose-parts", "final-clauses", "（沧政办规〔2023〕5号）第五部分"),
    ],
)
def test_a_citation_names_the_documents_and_the_place(plan: str, id: str, cited: str) -> None:
    index = index_of(plan)
    assert citation(index, index.living[id]) == f"《{index.plan.title}》{cited}"


def test_a_measure_without_number_is_called_by_its_title_alone() -> None:
    index = index_of("dots")
    for entry in index.measures.values():
        assert link_text(entry) == full_name(entry) == entry.title
    chapter = next(iter(index_of("articles").sections.values()))
    assert heading(chapter) == "第一章 总则"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("1.", "1.甲"),
        ("（一）", "（一）甲"),
        ("——", "——甲"),
        ("①", "①甲"),
        ("第三条", "第三条 甲"),
        ("●", "● 甲"),
        ("1", "1 甲"),
        ("", "甲"),
    ],
)
def test_words_stand_apart_from_a_number_that_ends_in_a_word_or_mark(
    number: str, words: str
) -> None:
    assert with_number(number, "甲") == words


def test_validity_is_told_with_its_grounds_or_not_at_all() -> None:
    assert validity(index_of("dots")) == ""
    until = "公文写明“有效期三年”，有效期至2026年9月30日"
    assert validity(index_of("prose-parts")) == f"现行有效（截至数据日期2023年9月12日，{until}）"
    assert ended(index_of("prose-parts")) == ""
    until = "公文写明“有效期至2025年12月31日”"
    assert validity(index_of("articles")) == f"失效（{until}）"
    assert ended(index_of("articles")) == f"本办法已失效（{until}）。"
    index = index_of("joint")
    given = Validity(
        status=ValidityStatus.SUPERSEDED,
        by="supplement-2025",
        on=date(2025, 3, 1),
        source=Source(title="通告"),
    )
    replaced = replace(index, plan=index.plan.model_copy(update={"validity": given}))
    by = citation(index, index.documents["supplement-2025"])
    assert validity(replaced) == f"被替代（由{by}替代，自2025年3月1日起，来源：通告）"
