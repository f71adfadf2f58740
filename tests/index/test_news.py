"""Which entries of the history concern which object: its own, its measures', and what was once so."""

from __future__ import annotations

from datetime import date

from macros.index.build import build_index
from macros.index.entries import TopicEntry
from macros.index.news import News
from macros.index.units import UnitEntry
from macros.loading.load import load
from macros.model.history import Change, Former, Moved, Retired
from macros.model.kinds import ChangeKind, MoveKind, ObjectKind
from tests.conftest import SECOND

DAY = date(2025, 1, 1)
KINDS = {kind.value: kind for kind in ChangeKind}


def history(*said: str) -> tuple[Change, ...]:
    """Return entries from ``kind id id``, newest first as in the data."""
    entries = [words.split() for words in said]
    return tuple(
        Change(on=DAY, kind=KINDS[kind], ids=tuple(ids), summary="x") for kind, *ids in entries
    )


def moved(kind: ObjectKind, id: str, *to: str) -> Former:
    how = MoveKind.SPLIT if len(to) > 1 else MoveKind.MOVED
    return Moved(kind=kind, id=id, title="x", on=DAY, reason="x", how=how, to=to)


def concerns(
    said: tuple[Change, ...], *former: Former, **held: tuple[str, ...]
) -> dict[str, tuple[int, ...]]:
    """Return the places of what concerns each unit of ``held`` and each of measures m1 to m3."""
    found = News(said, former, ("m1", "m2", "m3"), held)
    return {id: found.places(id) for id in (*held, "m1", "m2", "m3", *(f.id for f in former))}


def test_an_object_has_its_own_entries_and_those_of_the_ids_that_led_to_it() -> None:
    said = history("notes m1", "notes m0", "notes m9", "notes")
    former = (moved(ObjectKind.MEASURE, "m0", "m1", "m2"), moved(ObjectKind.MEASURE, "m9", "m0"))
    found = concerns(said, *former, u=("m2",))
    assert found["m1"] == (0, 1, 2)
    assert found["m2"] == found["u"] == (1, 2)
    assert found["m0"] == (1, 2)
    assert found["m9"] == (2,)
    assert found["m3"] == ()


def test_a_unit_has_the_entries_of_its_measures_and_a_measure_not_those_of_its_unit() -> None:
    found = concerns(history("notes m1", "reworded u", "notes m2"), u=("m1",))
    assert found["u"] == (0, 1)
    assert found["m1"] == (0,)


def test_what_was_said_of_a_measure_until_it_was_lost_stays_with_the_unit() -> None:
    said = history("progress m1", "relations m1 u", "notes m1", "notes m2")
    assert concerns(said, u=())["u"] == (1, 2)
    retired = Retired(kind=ObjectKind.UNIT, id="u", title="x", on=DAY, reason="x")
    assert concerns(said, retired)["u"] == (1, 2)


def test_a_unit_named_among_several_measures_for_its_own_has_not_the_others() -> None:
    said = history("relations m1 m2 u v", "notes m1", "notes m2", "notes m3")
    assert concerns(said, u=("m1",), v=("m2",)) == {
        "u": (0, 1),
        "v": (0, 2),
        "m1": (0, 1),
        "m2": (0, 2),
        "m3": (3,),
    }


def test_nor_has_it_them_once_it_lost_its_own() -> None:
    said = history("relations m1 u", "relations m1 m2 u v", "notes m1", "notes m2")
    assert concerns(said, u=(), v=("m2",))["u"] == (0, 1, 2)


def test_entries_of_other_kinds_say_nothing_of_relations() -> None:
    said = history("reworded m1 u", "notes m1")
    assert concerns(said, u=())["u"] == (0,)


def test_a_lost_measure_that_was_renamed_is_still_the_same() -> None:
    said = history("notes m1", "relations m0 u", "notes m0")
    former = moved(ObjectKind.MEASURE, "m0", "m1")
    assert concerns(said, former, u=())["u"] == (1, 2)


def test_the_index_gives_a_unit_and_a_topic_what_concerns_their_measures() -> None:
    index = build_index(load(SECOND))
    entries: tuple[UnitEntry | TopicEntry, ...] = (*index.units.values(), *index.topics.values())
    for entry in entries:
        mine = {entry.id, *(measure.id for measure in entry.measures)}
        expected = [change for change in index.changes if mine & set(change.ids)]
        found = index.changes_of(entry.id)
        assert [change for change in found if change in expected] == expected
    former = {c.summary for c in index.changes_of("approval-bureau")}
    assert "市政务服务和大数据管理局并入市审批局" in former
