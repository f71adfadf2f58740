"""Which former ids lead to an object, through renaming, merging and splitting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.exports.search.records import plan_records
from macros.index.build import build_index
from macros.index.former import former_ids, former_ids_with_splits
from macros.index.index import Index
from macros.loading.load import load
from macros.model.history import Moved
from macros.model.kinds import MoveKind, ObjectKind
from tests.conftest import SECOND
from tests.edits import succeeds

C, OTHER = "open-business", "hall-service"


def moved(id: str, *to: str) -> Moved:
    how = MoveKind.SPLIT if len(to) > 1 else MoveKind.MOVED
    return Moved(
        kind=ObjectKind.MEASURE,
        id=id,
        title=f"原名{id}",
        on=date(2025, 1, 1),
        reason="x",
        how=how,
        to=to,
    )


@pytest.fixture(scope="module")
def index() -> Index:
    """The second plan, in which a became b and b became C; s was split, after it had been r."""
    steps = (moved("a", "b"), moved("b", C), moved("r", "s"), moved("s", C, OTHER))
    return replace(build_index(load(SECOND)), moved=steps, retired=())


def test_all_steps_that_lead_to_an_object_are_its_former_ids(index: Index) -> None:
    assert former_ids(index, C) == ("a", "b")
    assert former_ids_with_splits(index, C) == ("a", "b", "r", "s")
    assert former_ids(index, OTHER) == ()
    assert former_ids_with_splits(index, OTHER) == ("r", "s")
    assert former_ids_with_splits(index, "b") == ("a",)


def test_an_object_is_found_by_the_names_of_all_its_former_ids(index: Index) -> None:
    records = {record.address: record for record in plan_records(index)}
    assert records[f"measures/{C}/"].former == ("原名a", "原名b", "原名r", "原名s")


def test_the_command_that_shows_an_object_lists_all_its_former_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = (
        "  - kind: measure\n    id: {}\n    title: 旧题\n    on: 2025-01-01\n    reason: 改代码\n"
        "    how: moved\n    to:\n      - {}\n"
    )
    plan = tmp_path / "plan.yml"
    text = SECOND.read_text("utf-8")
    assert text.count("\nmoved:\n") == 1
    steps = record.format("step-a", "step-b") + record.format("step-b", C)
    plan.write_text(text.replace("\nmoved:\n", f"\nmoved:\n{steps}"), "utf-8")
    (tmp_path / "notice.txt").write_bytes(SECOND.with_name("notice.txt").read_bytes())
    monkeypatch.setenv("PLAN", str(plan))
    shown = succeeds("show", C)
    for id in ("step-a", "step-b", "business-start-up"):
        assert id in shown.partition("旧 id")[2], shown
