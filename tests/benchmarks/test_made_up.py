"""The made-up plan is a good one, of the length asked for, and the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made_up import MadeUp, made_up, new_title
from benchmarks.pages_of import FIRST, site_of
from macros.loading.load import load
from macros.model.kinds import Role
from macros.model.plan import PlanFile
from macros.model.walk import walk_measures


def loaded(plan: MadeUp, folder: Path) -> PlanFile:
    return load(plan.write(folder)).file


@pytest.mark.parametrize("measures", [1, 25, 300])
def test_plan_check_has_nothing_to_say_about_it(measures: int, tmp_path: Path) -> None:
    plan = made_up(measures)
    assert len(list(walk_measures(loaded(plan, tmp_path)))) == measures
    edited = loaded(plan.edited(3), tmp_path / "edited")
    assert next(walk_measures(edited)).measure.title == new_title(3)


def test_it_has_everything_that_makes_work(tmp_path: Path) -> None:
    file = loaded(made_up(300), tmp_path)
    measures = [place.measure for place in walk_measures(file)]
    assert all(section.sections for section in file.sections)
    for measure in measures:
        roles = [one.role for one in measure.units]
        assert roles.count(Role.LEAD) == 1
        assert Role.SUPPORT in roles
        assert all(one.quote and one.quote in measure.text for one in measure.units)
        assert len(measure.topics) == 2
    assert sum(bool(measure.documents) for measure in measures) == 300 // 4
    assert sum(bool(measure.deadline) for measure in measures) == 300 // 7
    assert sum(bool(measure.targets) for measure in measures) == 300 // 5
    assert sum(bool(measure.progress) for measure in measures) == 300 // 20
    assert not any(section.sections for section in loaded(made_up(25), tmp_path / "25").sections)


def test_the_same_seed_gives_the_same_plan(tmp_path: Path) -> None:
    texts = [
        made_up(25, seed).write(tmp_path / str(number)).read_text("utf-8")
        for number, seed in enumerate((1, 1, 2))
    ]
    assert texts[0] == texts[1] != texts[2]


def test_the_peers_get_every_object_and_every_relation_in_both_directions() -> None:
    plan = made_up(60)
    pages = {page["address"]: page for page in site_of(plan)["pages"]}
    objects = sum(len(plan.data[key]) for key in ("documents", "units", "topics", "sections"))
    assert len(pages) == 7 + 60 + objects
    assert pages[FIRST]["text"] == plan.first["text"]
    for address, page in pages.items():
        if page["kind"] == "measure":
            for link in (page["section"], *page["units"], *page["documents"], *page["topics"]):
                assert address in [row["address"] for row in pages[link["address"]]["rows"]]
        elif page["kind"] == "list":
            assert all(row["address"] in pages for row in page["rows"])
