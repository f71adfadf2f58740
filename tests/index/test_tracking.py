"""How far a plan is as of its data: by hand on a made-up plan, and by rules on all plans."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.index.build import build_index
from macros.index.index import Index
from macros.index.tracking import Tracking, months_between, tracking
from macros.loading.load import load
from macros.model.kinds import ProgressStatus, Role
from tests.conftest import PLANS

SOURCE = {"title": "通报", "date": "2025-07-01"}


def report(day: str, status: str) -> dict[str, object]:
    return {"date": day, "status": status, "summary": "有进展。", "source": SOURCE}


def made_up(folder: Path, measures: list[dict[str, Any]]) -> Index:
    """Return a plan of one section with these measures."""
    given = []
    for number, measure in enumerate(measures, start=1):
        due = "".join(f"{d['text']}完成。" for d in measure.get("deadlines", ()))
        lead = "".join(f"由{i['unit']}局牵头。" for i in measure.get("units", ()))
        given.append(
            {
                "id": f"m{number}",
                "number": f"{number}.",
                "title": f"做事{number}",
                "text": f"做事{number}。{due}{lead}",
                **measure,
            }
        )
    plan = {
        "plan": {
            "id": "made-up",
            "title": "示范方案",
            "preamble": "前言。",
            "source": {"title": "公文", "transcription": "notice.txt"},
        },
        "units": [{"id": id, "name": f"{id}局", "kind": "行政机关"} for id in ("a", "b")],
        "sections": [{"id": "s", "number": "一、", "title": "工作", "measures": given}],
    }
    lines = ["示范方案", "前言。", "一、工作", *(f"{m['number']}{m['text']}" for m in given)]
    (folder / "notice.txt").write_text("\n".join(lines), "utf-8")
    path = folder / "plan.yml"
    path.write_text(json.dumps(plan, ensure_ascii=False, indent=1), "utf-8")
    return build_index(load(path))


@pytest.fixture
def sample(tmp_path: Path) -> Tracking:
    """Seven measures, as of 30 June 2025."""

    def due(text: str, on: str | None = None) -> dict[str, str]:
        return {"text": text, **({"on": on} if on else {})}

    led = [
        {"unit": "a", "role": "lead", "quote": "由a局牵头"},
        {"unit": "b", "role": "lead", "quote": "由b局牵头"},
    ]
    return tracking(
        made_up(
            tmp_path,
            [
                {"deadlines": [due("2025年9月底前", "2025-09-30")], "units": led[:1]},
                {
                    "deadlines": [due("2025年3月底前", "2025-03-31")],
                    "progress": [report("2025-05-31", "in_progress")],
                    "units": led,
                },
                {
                    "deadlines": [due("2025年4月底前", "2025-04-30")],
                    "progress": [report("2025-01-31", "delayed"), report("2025-06-30", "done")],
                },
                {
                    "deadlines": [due("2025年6月底前", "2025-06-30")],
                    "progress": [report("2025-06-30", "delayed")],
                    "units": led[1:],
                },
                {"deadlines": [due("长期坚持")], "progress": [report("2025-01-31", "not_started")]},
                {"deadlines": [due("2025年2月底前", "2025-02-28")]},
                {
                    "deadlines": [due("2025年12月底前", "2025-12-31")],
                    "progress": [report("2025-02-01", "stopped")],
                },
            ],
        )
    )


def ids(found: Any) -> list[str]:
    return [one.entry.id for one in found]


def test_every_measure_counts_once_by_its_newest_report(sample: Tracking) -> None:
    assert sample.as_of == date(2025, 6, 30)
    assert sample.total.measures == 7
    assert sample.total.by_status == (
        (ProgressStatus.DELAYED, 1),
        (ProgressStatus.IN_PROGRESS, 1),
        (ProgressStatus.NOT_STARTED, 1),
        (ProgressStatus.STOPPED, 1),
        (ProgressStatus.DONE, 1),
        (None, 2),
    )
    assert ids(sample.late) == ["m4"]  # not m3, which an earlier report called late


def test_units_count_what_they_lead_those_with_most_first(sample: Tracking) -> None:
    ((role, units),) = sample.by_unit
    assert role is Role.LEAD
    assert [(unit.id, own.measures) for unit, own in units] == [("a", 2), ("b", 2)]
    assert dict(units[1][1].by_status)[ProgressStatus.DELAYED] == 1


def test_what_is_due_on_the_day_of_the_data_is_ahead_and_what_ended_is_not_open(
    sample: Tracking,
) -> None:
    assert ids(sample.deadlines) == ["m6", "m2", "m3", "m4", "m1", "m7"]
    assert ids(sample.ahead) == ["m4", "m1"]  # m7 was stopped
    assert ids(sample.passed) == ["m6", "m2"]  # m3 is done
    assert ids(sample.undated) == ["m5"]


def test_reports_come_newest_first_and_of_one_day_in_printed_order(sample: Tracking) -> None:
    assert ids(sample.reports) == ["m3", "m4", "m2", "m7", "m3", "m5"]


def test_open_measures_without_a_report_for_a_month_come_longest_first(sample: Tracking) -> None:
    assert [(one.entry.id, one.months) for one in sample.unchanged] == [("m5", 4)]
    # m2 had one on 31 May: by 30 June that is no whole month


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2025-06-30", "2025-06-30", 0),
        ("2025-06-30", "2025-07-29", 0),
        ("2025-06-30", "2025-07-30", 1),
        ("2024-12-31", "2025-01-01", 0),
        ("2024-02-29", "2025-02-28", 11),
        ("2024-02-29", "2025-03-01", 12),
    ],
)
def test_months_are_whole(earlier: str, later: str, months: int) -> None:
    assert months_between(date.fromisoformat(earlier), date.fromisoformat(later)) == months


def test_a_measure_that_was_removed_is_left_out() -> None:
    index = build_index(load(PLANS["joint"]))
    gone = [id for id, entry in index.measures.items() if entry.measure.removed_by]
    assert gone
    found = tracking(index)
    assert found.removed == len(gone)
    assert found.total.measures == len(index.measures) - len(gone)
    assert sum(own.measures for _, own in found.by_section) == found.total.measures


def test_a_deadline_that_a_later_source_sets_anew_is_neither_ahead_nor_passed(
    tmp_path: Path,
) -> None:
    def later(text: str, on: str, issued: str, **more: str) -> dict[str, Any]:
        return {"text": text, "on": on, "source": {**SOURCE, "date": issued}, **more}

    old = {"text": "2024年底前", "on": "2024-12-31"}
    step = {"text": "2024年6月底前", "on": "2024-06-30", "what": "做事2"}
    plan: list[dict[str, Any]] = [
        {
            "deadlines": [
                old,
                later("2025年3月", "2025-03-31", "2024-12-01"),
                later("2025年底", "2025-12-31", "2025-01-10"),
            ]
        },
        {"deadlines": [step, later("2026年底", "2026-12-31", "2025-01-10")]},
        {
            "deadlines": [old],
            "progress": [report("2025-06-01", "in_progress")],
            "units": [{"unit": id, "role": "lead", "quote": f"由{id}局牵头"} for id in ("a", "b")],
        },
    ]
    found = tracking(made_up(tmp_path, plan))
    anew = [dated.deadline.text for dated in found.deadlines if dated.is_set_anew]
    assert anew == ["2024年底前", "2025年3月"]
    assert [dated.deadline.text for dated in found.passed] == ["2024年6月底前", "2024年底前"]
    assert [dated.deadline.text for dated in found.ahead] == ["2025年底", "2026年底"]
    assert found.passed[1].entry.id == "m3"


@pytest.mark.parametrize("name", PLANS)
def test_nothing_is_lost_and_nothing_counted_twice(name: str) -> None:
    index = build_index(load(PLANS[name]))
    found = tracking(index)
    there = [entry for entry in index.measures.values() if not entry.measure.removed_by]
    assert sum(count for _, count in found.total.by_status) == found.total.measures == len(there)
    every = sum(len(entry.measure.all_deadlines) for entry in there)
    assert len(found.deadlines) + len(found.undated) == every
    ended = sum(not dated.is_open for dated in found.deadlines)
    assert len(found.ahead) + len(found.passed) + ended == len(found.deadlines)
    assert len(found.reports) == sum(len(entry.reports) for entry in there)
    for _, own in found.by_section:
        assert sum(count for _, count in own.by_status) == own.measures


def test_a_plan_without_reports_has_no_status_but_that() -> None:
    found = tracking(build_index(load(PLANS["first"])))
    assert (found.deadlines, found.reports, found.late, found.unchanged) == ((), (), (), ())
    assert [status for status, _ in found.total.by_status] == [None]
