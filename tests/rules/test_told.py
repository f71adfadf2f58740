"""A notice moves a deadline or pauses a measure without new words: that is entered with the notice as its ground."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.text.postponing import moved, moves_deadline
from tests.rules.amended_plan import NOTICE, TREES, Draft, draft

DATED = f"{TREES}2024年底前完成。"
NOTICE_DATED = NOTICE.replace(TREES, DATED)
SOURCE = {"title": "通知", "document": "later"}


def dated(folder: Path, orders: str, **fields: Any) -> Draft:
    one = draft(folder, orders)
    one.measure("trees").update({"text": DATED, **fields})
    return one


def deadline(text: str, on: str = "") -> dict[str, Any]:
    given: dict[str, Any] = {"text": text, "source": SOURCE}
    return {"deadline": {**given, "on": date.fromisoformat(on)} if on else given}


def progress(word: str, status: str = "paused") -> dict[str, Any]:
    one = {"date": date(2025, 1, 10), "status": status, "word": word, "summary": "照通知办。"}
    return {"progress": [{**one, "source": SOURCE}]}


@pytest.mark.parametrize(
    ("order", "text", "on"),
    [
        ("第一部分第2条的完成时限推迟一年。", "完成时限推迟一年", "2025-12-31"),
        ("补种树木任务完成时限再延长半年。", "完成时限再延长半年", "2025-06-30"),
        ("补种树木任务延期6个月完成。", "延期6个月完成", "2025-06-30"),
        ("第一部分第2条推迟一年半完成。", "推迟一年半完成", "2026-06-30"),
        ("第一部分第2条延期至2025年12月底。", "延期至2025年12月底", "2025-12-31"),
        ("补种树木任务推迟至2026年6月底完成。", "推迟至2026年6月底完成", "2026-06-30"),
        ("第一部分第2条的完成时限提前三个月。", "完成时限提前三个月", "2024-09-30"),
    ],
)
def test_a_moved_deadline_is_entered_with_its_ground(
    tmp_path: Path, order: str, text: str, on: str
) -> None:
    assert "没有录入" in dated(tmp_path, order).said(NOTICE_DATED)
    entered = dated(tmp_path, order, **deadline(text, on))
    entered.data["plan"]["reviewed"] = [{"kind": "期限", "on": date(2025, 2, 1)}]
    assert "没有问题" in entered.said(NOTICE_DATED)
    assert "没有问题" in dated(tmp_path, order, **deadline(text)).said(NOTICE_DATED)
    other = dated(tmp_path, order, **deadline(text, "2027-03-31")).said(NOTICE_DATED)
    assert "2027-03-31" in other
    assert "没有" not in other.partition("2027-03-31")[0].rpartition("plan.yml")[2]
    untrue = dated(tmp_path, order, **deadline("完成时限推迟两年")).said(NOTICE_DATED)
    assert "的全文里没有“完成时限推迟两年”" in untrue


def test_a_moved_deadline_is_that_of_the_measure_that_the_notice_names(tmp_path: Path) -> None:
    one = draft(tmp_path, "第一部分第1条的完成时限推迟一年。")
    one.measure("trees").update({"text": DATED, **deadline("完成时限推迟一年")})
    said = one.said(NOTICE_DATED)
    assert "说的不是本措施" in said
    assert "没有录入" in said


@pytest.mark.parametrize(
    ("order", "word"),
    [
        ("第一部分第2条暂缓实施。", "暂缓实施"),
        ("补种树木任务暂停实施。", "暂停实施"),
        ("“补种树木”任务自2025年2月1日起暂缓实施。", "暂缓实施"),
        ("第一部分第2条暂不实施。", "暂不实施"),
    ],
)
def test_a_paused_measure_is_entered_as_progress(tmp_path: Path, order: str, word: str) -> None:
    said = dated(tmp_path, order).said(NOTICE_DATED)
    assert "写进它说的措施的 progress" in said
    assert "没有问题" in dated(tmp_path, order, **progress(word)).said(NOTICE_DATED)
    assert "不合" in dated(tmp_path, order, **progress(word, "delayed")).said(NOTICE_DATED)
    one = draft(tmp_path, order)
    one.measure("parks").update(progress(word))
    assert "说的不是本措施" in one.said()


def test_a_report_on_many_measures_may_tell_it(tmp_path: Path) -> None:
    one = dated(tmp_path, "第一部分第2条暂缓实施。")
    item = {"measures": ["trees"], "status": "paused", "word": "暂缓实施", "summary": "暂缓。"}
    one.data["reports"] = [{"date": date(2025, 1, 10), "source": SOURCE, "items": [item]}]
    assert "没有问题" in one.said(NOTICE_DATED)


def test_a_measure_that_is_to_be_carried_out_no_longer_may_be_removed_or_stopped(
    tmp_path: Path,
) -> None:
    order = "第一部分第2条停止执行。"
    assert "没有录入" in dated(tmp_path, order).said(NOTICE_DATED)
    assert "没有问题" in dated(tmp_path, order).removed("trees").said(NOTICE_DATED)
    stopped = progress("停止执行", "stopped")
    assert "没有问题" in dated(tmp_path, order, **stopped).said(NOTICE_DATED)


@pytest.mark.parametrize(
    ("words", "day", "days"),
    [
        ("推迟一年", "2024-12-31", ["2025-12-31"]),
        ("延长6个月", "2024-12-31", ["2025-06-30"]),
        ("延长６个月", "2024-06-30", ["2024-12-30", "2024-12-31"]),
        ("延期半年", "2024-08-31", ["2025-02-28"]),
        ("延长一年半", "2024-06-15", ["2025-12-15"]),
        ("推迟十天", "2024-12-25", ["2025-01-04"]),
        ("顺延两周", "2024-12-25", ["2025-01-08"]),
        ("提前两个月", "2024-12-31", ["2024-10-31"]),
        ("推迟至2025年底", "2024-12-31", []),
        ("推迟半个月", "2024-12-31", []),
        ("推迟", "2024-12-31", []),
    ],
)
def test_by_how_much_a_deadline_is_moved(words: str, day: str, days: list[str]) -> None:
    assert moves_deadline(words)
    assert sorted(map(str, moved(words, date.fromisoformat(day)))) == days
