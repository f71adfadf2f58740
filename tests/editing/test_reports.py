"""Reports on many measures, told as what they say of each; several deadlines, told as deadlines."""

from __future__ import annotations

from datetime import date

import pytest

from macros.editing.diff.compare import difference
from macros.editing.history_entries import draft
from macros.loading.load import load_shape
from macros.model.plan import PlanFile
from tests.conftest import PLANS

PLAN = PLANS["milestones"]
DAY = date(2026, 1, 5)


def changed(*places: tuple[str, str]) -> PlanFile:
    text = PLAN.read_text("utf-8")
    for before, after in places:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return load_shape(text.encode(), "")[0]


@pytest.fixture
def now() -> PlanFile:
    return changed()


def without_reports(now: PlanFile) -> PlanFile:
    return now.model_copy(update={"reports": ()})


def test_a_report_is_progress_of_every_measure_in_it(now: PlanFile) -> None:
    found = difference(without_reports(now), now)
    (entry,) = draft(found, DAY)
    assert entry.kind.value == "progress"
    assert set(entry.ids) == {"survey", "install", "service"}
    assert entry.source == now.reports[0].source


def test_an_entry_rests_on_a_source_only_if_all_new_progress_does(now: PlanFile) -> None:
    (report,) = now.reports
    other = report.model_copy(
        update={
            "date": date(2025, 12, 31),
            "source": report.source.model_copy(update={"title": "另一份通报"}),
        }
    )
    two = now.model_copy(update={"reports": (report, other)})
    (entry,) = draft(difference(without_reports(now), two), DAY)
    assert entry.source is None
    (entry,) = draft(difference(now, two), DAY)
    assert entry.source == other.source
    of_one = other.model_copy(update={"source": report.source})
    (entry,) = draft(
        difference(without_reports(now), two.model_copy(update={"reports": (report, of_one)})), DAY
    )
    assert entry.source == report.source


@pytest.mark.parametrize(
    "places",
    [
        (('word: "欠进度"', 'word: "达序时进度"'),),
        (('        word: "欠进度"\n', ""),),
    ],
)
def test_a_correction_of_progress_rests_on_no_source(
    now: PlanFile, places: tuple[tuple[str, str], ...]
) -> None:
    other = changed(*places)
    for found in (difference(now, other), difference(other, now)):
        (entry,) = draft(found, DAY)
        assert (entry.kind.value, entry.source) == ("progress", None)


def test_where_progress_is_written_makes_no_difference(now: PlanFile) -> None:
    (report,) = now.reports
    last = report.items[-1]
    moved = {"status": last.status, "word": last.word, "summary": last.summary}
    section = now.sections[1]
    measures = []
    for measure in section.measures:
        if measure.id == "install":
            own = measure.progress[0].model_copy(
                update={"date": report.date, "source": report.source, **moved}
            )
            measure = measure.model_copy(update={"progress": (*measure.progress, own)})
        measures.append(measure)
    sections = list(now.sections)
    sections[1] = section.model_copy(update={"measures": tuple(measures)})
    shorter = report.model_copy(update={"items": report.items[:-1]})
    other = now.model_copy(update={"sections": tuple(sections), "reports": (shorter,)})
    assert not difference(now, other)


def test_a_changed_word_is_told(now: PlanFile) -> None:
    found = difference(now, changed(('word: "欠进度"', 'word: "达序时进度"')))
    (change,) = found.objects
    (field,) = change.fields
    assert (change.id, field.aspect) == ("install", "progress")
    assert (field.words_before, field.words_after) == ("欠进度", "达序时进度")


def test_one_of_several_deadlines_is_told_as_itself(now: PlanFile) -> None:
    found = difference(now, changed(("on: 2025-09-30", "on: 2025-10-31")))
    (change,) = found.objects
    (field,) = change.fields
    assert (change.id, field.label) == ("install", "几个期限 › 日期")
    assert [entry.ids for entry in draft(found, DAY)] == [("install",)]
