"""How much of notices whose answer is known an import finds: the bounds hold for each of them."""

from __future__ import annotations

from functools import cache

import pytest

from scripts.import_cases import NOTICES, PLANS, cases
from scripts.import_compared import Score, score
from scripts.import_score import BOUNDS
from tests.importing.sources import FORMATS

CASES = (*PLANS, *NOTICES)


@cache
def scored(name: str) -> Score:
    (case,) = cases(name, notices=()) if name in PLANS else cases(notices=(name,))
    return score(case)[0]


def test_there_are_documents_of_many_structures() -> None:
    assert len(CASES) >= 20
    assert sum(name.endswith(".answer.yml") for name in CASES) >= 10


@pytest.mark.parametrize("name", CASES)
def test_import_finds_what_the_notice_says(name: str) -> None:
    found = scored(name)
    for what in ("文字", "版头", "结构", "明写的分工"):
        assert found.share(what) == 1, found.wrong
    assert found.asked["没有标的错"] == 0, found.wrong
    assert found.share("期限") >= BOUNDS["期限"], found.wrong
    assert found.share("文件") >= BOUNDS["文件"], found.wrong


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_is_read_alike_from_every_format(plan: str) -> None:
    first, *others = map(score, cases(plan, notices=(), formats=True))
    assert len(others) == len(FORMATS)
    for found, text in others:
        assert found == first[0]
        assert text.count("measure:") == first[1].count("measure:")


def test_units_are_found_and_not_invented() -> None:
    found = asked = invented = 0
    for result in map(scored, CASES):
        found += result.found["单位"]
        asked += result.asked["单位"]
        invented += result.beyond
        asked += result.asked["泛称"]
        found += result.found["泛称"]
    assert found / asked >= 0.95
    assert invented / asked <= 0.05
