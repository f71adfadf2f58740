"""The days and the statuses of progress, and of the validity, are those that can be."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies


def said(rule: str, progress: dict[str, Any] | None = None, **given: Any) -> list[tuple[Any, ...]]:
    """Return where a rule finds fault with a plan of one measure, issued on 2023-04-20."""
    measure: dict[str, Any] = {"id": "m", "number": "1.", "title": "种树", "text": "种树。"}
    if progress:
        measure["progress"] = [{"summary": "种了。", **progress}]
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [measure]}
    plan = {
        "id": "p",
        "title": "方案",
        "issued_on": "2023-04-20",
        "source": {"title": "公文", "transcription": "notice.txt"},
        **given.pop("plan", {}),
    }
    documents = [{"id": "d", "title": "通报", "issued_on": "2024-02-01"}]
    whole = {"plan": plan, "sections": [section], "documents": documents, **given}
    problems = check_meaning(PlanFile.model_validate(whole), Copies(""))
    return [p.route for p in problems if p.rule == rule]


def report(
    day: str, source: dict[str, str], status: str = "done", word: str = ""
) -> dict[str, Any]:
    given = {"date": day, "status": status, "source": {"title": "通报", **source}}
    return {**given, "word": word} if word else given


AT = ("sections", 0, "measures", 0, "progress", 0)


@pytest.mark.parametrize(
    ("day", "source", "right"),
    [
        ("2024-01-31", {"date": "2024-02-01"}, True),
        ("2024-02-01", {"date": "2024-02-01"}, True),
        ("2024-02-02", {"date": "2024-02-01"}, False),
        ("2024-02-02", {"document": "d"}, False),
        ("2024-02-02", {}, True),
        ("2023-04-19", {}, False),
        ("2023-04-20", {}, True),
    ],
)
def test_progress_is_between_the_plan_and_its_source(
    day: str, source: dict[str, str], right: bool
) -> None:
    found = [] if right else [(*AT, "date")]
    assert said("progress_can_be", report(day, source)) == found


def test_a_report_on_many_measures_is_told_once() -> None:
    items = [{"measures": ["m"], "status": "done", "summary": "种了。"}] * 2
    one = {"date": "2022-01-01", "source": {"title": "通报"}, "items": items}
    assert said("progress_can_be", reports=[one]) == [("reports", 0, "date")]
    items[1] = {**items[1], "word": "欠进度"}
    one = {"date": "2024-01-01", "source": {"title": "通报"}, "items": items}
    assert said("progress_can_be", reports=[one]) == [("reports", 0, "items", 1, "status")]


@pytest.mark.parametrize(
    ("word", "status", "right"),
    [
        ("欠进度", "done", False),
        ("欠进度", "delayed", True),
        ("达序时进度", "in_progress", True),
        ("达序时进度", "delayed", False),
        ("未达序时进度", "in_progress", False),
        ("超进度", "done", True),
        ("长期坚持", "in_progress", True),
        ("未完成", "done", False),
        ("部分完成", "done", False),
        ("序时推进", "done", False),
        ("已完成主体工程", "done", False),
        ("进度缓慢", "done", False),
        ("已完成80%", "done", False),
        ("即将完成", "done", False),
        ("完成100%", "done", True),
        ("已启动", "not_started", False),
        ("持续推进", "done", False),
        ("已完成", "in_progress", False),
        ("提前完成", "done", True),
        ("未启动", "in_progress", False),
        ("已销号", "done", True),
        ("未按期完成", "done", False),
        ("逾期未完成", "delayed", True),
        ("没有完成", "done", False),
        ("未完成年度目标", "done", False),
        ("未完成年度目标", "in_progress", True),
        ("未发现问题", "done", True),
        ("未按要求报送", "done", False),
        ("未达到时序进度", "in_progress", False),
        ("未达到进度要求", "delayed", True),
        ("暂未启动", "in_progress", False),
        ("暂未启动", "not_started", True),
        ("未动工", "paused", True),
        ("待启动", "done", False),
        ("待验收", "done", True),
        ("施工中", "done", False),
        ("办理中", "delayed", True),
        ("暂停中", "paused", True),
        ("正在施工", "not_started", False),
        ("正在筹备", "not_started", True),
        ("推进中", "delayed", True),
        ("在建", "done", False),
        ("按序时进度推进", "done", False),
        ("前期工作", "done", False),
        ("主体完工", "done", False),
        ("慢于序时进度", "in_progress", False),
        ("略有滞后", "done", False),
        ("延期", "in_progress", True),
        ("延期", "done", False),
        ("延期完成", "done", True),
        ("停建", "done", False),
        ("停建", "stopped", True),
        ("暂停", "stopped", True),
        ("已完工", "not_started", False),
        ("已建成投用", "delayed", False),
        ("已建成投用", "done", True),
        ("调整", "stopped", True),
        ("绿灯", "done", True),
    ],
)
def test_the_status_is_what_the_word_of_the_source_says(
    word: str, status: str, right: bool
) -> None:
    found = said("progress_can_be", report("2024-01-01", {}, status, word))
    assert found == ([] if right else [(*AT, "status")])


@pytest.mark.parametrize(
    ("status", "changed", "right"),
    [
        ("expired", "2025-01-01", False),
        ("expired", "2026-01-01", True),
        ("expired", "", True),
        ("in_force", "2025-01-01", True),
        ("in_force", "2025-12-31", True),
        ("in_force", "2026-01-01", False),
    ],
)
def test_the_validity_is_not_denied_by_what_was_recorded_later(
    status: str, changed: str, right: bool
) -> None:
    plan: dict[str, Any] = {"validity": {"status": status, "until": "2025-12-31"}}
    changes = [{"on": changed, "kind": "published", "summary": "发布。"}] if changed else []
    found = said("validity_fits_what_is_recorded", plan=plan, changes=changes)
    assert found == ([] if right else [("plan", "validity", "status")])
    if changed:
        plan["reviewed"] = [{"kind": "分工", "on": changed}]
        assert said("validity_fits_what_is_recorded", plan=plan) == found
