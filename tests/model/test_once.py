"""What is derived from a plan is derived once, of each plan by itself, and is not kept longer than it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

from macros.loading.load import load
from macros.model.once import walked_once
from macros.model.plan import PlanFile, PlanInfo
from macros.model.walk import walk_measures, walk_sources
from tests.conftest import PLANS

gone: list[str] = []


@walked_once
def titles(file: PlanFile) -> Iterator[str]:
    gone.append(file.plan.title)
    yield file.plan.title


def test_a_walk_is_gone_once_and_a_copy_of_a_plan_has_its_own() -> None:
    file = PlanFile.model_construct(plan=PlanInfo.model_construct(title="甲"))
    assert [*titles(file), *titles(file)] == ["甲", "甲"]
    other = file.model_copy(update={"plan": PlanInfo.model_construct(title="乙")})
    assert [*titles(other), *titles(file), *titles(other)] == ["乙", "甲", "乙"]
    assert gone == ["甲", "乙"]


def test_a_plan_is_let_go_of_with_all_that_was_derived_from_it() -> None:
    loaded = load(PLANS["first"])
    measures = [*walk_measures(loaded.file)]
    assert [*walk_sources(loaded.file)]
    file, measure = ref(loaded.file), ref(measures[0].measure)
    del loaded, measures
    gc.collect()
    assert file() is None
    assert measure() is None
