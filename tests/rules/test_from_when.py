"""What a notice pauses, stops or lets go on from a day is so from that day, whatever its words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.rules.amended_plan import Draft, draft

SOURCE = {"title": "通知", "document": "later"}
DAYS = ("2024-12-01", "2025-01-10", "2025-02-01", "2025-03-01", "2025-06-01", "2025-09-01")
"""Days before, on and after that of the notice, 10 January 2025."""


def told(one: Draft, id: str, day: str, status: str, word: str = "") -> Draft:
    report: dict[str, Any] = {"date": date.fromisoformat(day), "status": status}
    report |= {"word": word} if word else {}
    said = one.measure(id).setdefault("progress", [])
    said.append({**report, "summary": "照通知办。", "source": dict(SOURCE)})
    return one


def is_clean(one: Draft) -> bool:
    return "没有问题" in one.said()


@pytest.mark.parametrize(
    ("order", "day"),
    [
        ("第一部分第1条自2025年6月1日起暂停实施。", "2025-06-01"),
        ("第一部分第1条自6月1日起暂停实施。", "2025-06-01"),
        ("第一部分第1条从二〇二五年六月一日起暂停实施。", "2025-06-01"),
        ("第一部分第1条于2025年6月1日暂停实施。", "2025-06-01"),
        ("第一部分第1条2025年6月1日起正式暂停实施。", "2025-06-01"),
        ("自2025年6月1日起，第一部分第1条暂停实施。", "2025-06-01"),
        ("自2025年6月1日起暂停实施第一部分第1条。", "2025-06-01"),
        ("第一部分第1条因资金问题，自2025年6月1日起暂停实施。", "2025-06-01"),
        ("自2025年6月1日起，因规划调整，“建设公园”任务暂停实施。", "2025-06-01"),
        ("第一部分第1条自2025年6月1日起至2025年9月30日暂停实施。", "2025-06-01"),
        ("第一部分第1条自2025年6月1日至9月30日暂停实施。", "2025-06-01"),
        ("第一部分第1条暂停实施，自2025年6月1日起执行。", "2025-06-01"),
        ("第一部分第1条暂停实施（2025年6月1日至9月30日）。", "2025-06-01"),
        ("第一部分第1条暂停实施，时间为2025年6月1日至9月30日。", "2025-06-01"),
        ("第一部分第1条自2025年6月起暂停实施。", "2025-06-01"),
        ("第一部分第1条暂停实施。\n\n本通知自2025年6月1日起施行。", "2025-06-01"),
        ("第一部分第1条暂停实施。以上调整自2025年6月1日起执行。", "2025-06-01"),
        ("自2025年6月1日起，对方案作如下调整：\n\n一、第一部分第1条暂停实施。", "2025-06-01"),
        ("第一部分第1条自2024年12月1日起暂停实施。", "2024-12-01"),
        ("第一部分第1条自即日起暂停实施。", "2025-01-10"),
        ("第一部分第1条自本通知印发之日起暂停实施。", "2025-01-10"),
        ("第一部分第1条暂停实施。本通知自印发之日起施行。", "2025-01-10"),
        ("第一部分第1条暂停实施至2025年9月30日。", "2025-01-10"),
        ("根据2025年1月3日会议要求，第一部分第1条暂停实施。", "2025-01-10"),
        ("自2024年1月1日起实施的第一部分第1条暂停实施。", "2025-01-10"),
        ("第一部分第1条原定2025年6月底前完成，现暂停实施。", "2025-01-10"),
        ("“补种树木”任务自2025年6月1日起推迟一年，“建设公园”任务暂停实施。", "2025-01-10"),
    ],
)
def test_a_pause_begins_on_the_day_that_its_order_names(
    tmp_path: Path, order: str, day: str
) -> None:
    said = {one: told(draft(tmp_path, order), "parks", one, "paused").said() for one in DAYS}
    wrong = [one for one in DAYS if "进展的日期" not in said[one]]
    assert wrong == [day]
    rest = said[day].replace("“补种树木”任务自2025年6月1日起推迟一年", "")
    assert "没有问题" in rest or "推迟一年" in order


@pytest.mark.parametrize(
    "order",
    [
        "第一部分第1条自汛期结束之日起暂停实施。",
        "第一部分第1条自本通知印发之日起30日后暂停实施。",
        "第一部分第1条2025年6月1日前暂停实施。",
        "第一部分第1条暂停实施。\n\n本通知自2025年6月1日起施行。\n\n以上调整自2025年9月1日起执行。",
    ],
)
def test_a_day_that_nobody_can_tell_is_left_to_a_note(tmp_path: Path, order: str) -> None:
    for day in DAYS:
        said = told(draft(tmp_path, order), "parks", day, "paused").said()
        assert "是哪一天，从文字里看不准" in said
    noted = draft(tmp_path, order).noted(order.partition("。")[0])
    assert is_clean(noted)


@pytest.mark.parametrize(
    "order",
    [
        "第一部分第1条自2025年2月1日起、第2条自2025年3月1日起暂停实施。",
        "第一部分第1条、第2条分别自2025年2月1日、3月1日起暂停实施。",
        "第一部分第1条自2025年2月1日起暂停实施，第2条自2025年3月1日起暂停实施。",
        "第一部分第1条自2025年2月1日起暂停实施；第一部分第2条自2025年3月1日起暂停实施。",
    ],
)
def test_each_place_has_its_own_day(tmp_path: Path, order: str) -> None:
    def entered(first: str, second: str) -> str:
        one = told(draft(tmp_path, order), "parks", first, "paused")
        return told(one, "trees", second, "paused").said()

    assert "没有问题" in entered("2025-02-01", "2025-03-01")
    assert "照它是 2025-03-01" in entered("2025-02-01", "2025-02-01")
    assert "照它是 2025-02-01" in entered("2025-03-01", "2025-03-01")


@pytest.mark.parametrize(
    ("order", "status", "word"),
    [
        ("第一部分第1条自2025年6月1日起恢复实施。", "in_progress", "恢复实施"),
        ("第一部分第1条自2025年6月1日起解除暂停。", "in_progress", "解除暂停"),
        ("第一部分第1条恢复实施，自2025年6月1日起执行。", "in_progress", "恢复实施"),
        ("第一部分第1条自2025年6月1日起停止执行。", "stopped", "停止执行"),
        ("第一部分第1条自2025年6月1日起不再实施。", "stopped", ""),
        ("自2025年6月1日起，停止执行第一部分第1条。", "stopped", ""),
        ("第一部分第1条自2025年6月1日起暂缓实施。", "paused", "自2025年6月1日起暂缓实施"),
    ],
)
def test_so_does_all_that_stops_or_goes_on(
    tmp_path: Path, order: str, status: str, word: str
) -> None:
    right = told(draft(tmp_path, order), "parks", "2025-06-01", status, word)
    assert is_clean(right)
    for day in DAYS[:4]:
        said = told(draft(tmp_path, order), "parks", day, status, word).said()
        assert "照它是 2025-06-01" in said
    assert "说的不是本措施" in told(draft(tmp_path, order), "trees", "2025-06-01", status, word).said() or not word  # fmt: skip


def test_a_pause_that_one_sentence_begins_and_ends_has_both_days(tmp_path: Path) -> None:
    order = "第一部分第1条自2025年2月1日起暂停实施，9月1日起恢复实施。"
    one = told(draft(tmp_path, order), "parks", "2025-02-01", "paused", "暂停实施")
    assert "本措施最新的进展还是“已暂停”" in one.said()
    assert is_clean(told(one, "parks", "2025-09-01", "in_progress", "恢复实施"))
    one = told(draft(tmp_path, order), "parks", "2025-02-01", "paused", "暂停实施")
    swapped = told(one, "parks", "2025-02-01", "in_progress", "恢复实施").said()
    assert "照它是 2025-09-01" in swapped


def test_a_pause_that_is_over_is_not_the_last_word(tmp_path: Path) -> None:
    order = "第一部分第1条自2025年2月1日至2025年3月1日暂停实施。"
    one = told(draft(tmp_path, order), "parks", "2025-02-01", "paused")
    assert is_clean(one)
    one.data["plan"]["reviewed"] = [{"kind": "分工", "on": date(2025, 3, 1)}]
    assert is_clean(one)
    one.data["plan"]["reviewed"] = [{"kind": "分工", "on": date(2025, 6, 1)}]
    assert "暂停到 2025-03-01 为止，数据里已有 2025-06-01 的记录" in one.said()
    assert not is_clean(one.noted(order.rstrip("。"), "校注"))
    assert not is_clean(one.noted("第一部分第1条自2025年2月1日"))
    assert is_clean(one.noted(order.rstrip("。")))


@pytest.mark.parametrize(
    ("order", "day", "last"),
    [
        ("第一部分第1条自2025年2月1日起暂停三个月。", "2025-02-01", "2025-05-01"),
        ("第一部分第1条自2025年2月1日起暂停实施一年。", "2025-02-01", "2026-02-01"),
        ("第一部分第1条自2025年2月1日起暂停实施，为期三个月。", "2025-02-01", "2025-05-01"),
        ("第一部分第1条自2025年2月1日起暂停实施，暂停期限为半年。", "2025-02-01", "2025-08-01"),
        ("第一部分第1条自2025年2月1日起三个月内暂停实施。", "2025-02-01", "2025-05-01"),
        ("第一部分第1条停止执行一年。", "2025-01-10", "2026-01-10"),
        ("第一部分第1条停止执行，期限为一年。", "2025-01-10", "2026-01-10"),
        ("第一部分第1条的实施暂停一年。", "2025-01-10", "2026-01-10"),
        ("暂停建设公园任务三个月。", "2025-01-10", "2025-04-10"),
        ("第一部分第1条暂停１０天。", "2025-01-10", "2025-01-20"),
        (
            "第一部分第1条暂停三个月。\n\n本通知自2025年3月1日起施行。",
            "2025-03-01",
            "2025-06-01",
        ),
    ],
)
def test_a_pause_of_some_length_is_over_then(
    tmp_path: Path, order: str, day: str, last: str
) -> None:
    assert "写进它说的措施的 progress" in draft(tmp_path, order).said()
    one = told(draft(tmp_path, order), "parks", day, "paused")
    assert is_clean(one)
    over = date.fromisoformat(last)
    one.data["plan"]["reviewed"] = [{"kind": "分工", "on": over}]
    assert is_clean(one)
    one.data["plan"]["reviewed"] = [{"kind": "分工", "on": over + timedelta(days=1)}]
    assert f"暂停到 {last} 为止" in one.said()


def test_a_report_from_elsewhere_may_name_a_later_day(tmp_path: Path) -> None:
    def entered(day: str, word: str, status: str = "paused") -> str:
        one = draft(tmp_path, "第一部分第2条停止执行。").removed("trees")
        source = {"title": "市门户网站", "date": date(2025, 1, 10)}
        report = {"date": date.fromisoformat(day), "status": status, "word": word}
        one.measure("parks")["progress"] = [{**report, "summary": "停工。", "source": source}]
        return one.said()

    assert "没有问题" in entered("2025-06-01", "自2025年6月1日起暂停实施")
    assert "晚于它的来源" in entered("2025-09-01", "自2025年6月1日起暂停实施")
    assert "晚于它的来源" in entered("2025-06-01", "暂停实施")
    assert "不合" in entered("2025-06-01", "自2025年6月1日起暂停实施", "delayed")


def test_of_many_reports_at_once_the_day_is_that_of_each(tmp_path: Path) -> None:
    order = "第一部分第1条自2025年6月1日起暂停实施。"
    for day, right in (("2025-06-01", True), ("2025-01-10", False)):
        one = draft(tmp_path, order)
        item = {"measures": ["parks"], "status": "paused", "summary": "暂停。"}
        report = {"date": date.fromisoformat(day), "source": SOURCE, "items": [item]}
        one.data["reports"] = [report]
        assert is_clean(one) is right


@pytest.mark.parametrize(
    ("order", "day"),
    [
        ("第一部分第1条自2025年6月1日起停止执行。", "2025-06-01"),
        ("删去第一部分第1条。\n\n本决定自2025年6月1日起施行。", "2025-06-01"),
        ("自2025年6月1日起，对方案作如下修改：\n\n一、删去第一部分第1条。", "2025-06-01"),
    ],
)
def test_a_measure_is_removed_when_the_day_has_come(tmp_path: Path, order: str, day: str) -> None:
    early = draft(tmp_path, order).removed("parks")
    assert "还没有到那一天" in early.said()
    early.data["plan"]["reviewed"] = [{"kind": "分工", "on": date.fromisoformat(day)}]
    assert is_clean(early)
    assert is_clean(told(draft(tmp_path, order), "parks", day, "stopped"))


@pytest.mark.parametrize(
    "order",
    [
        "下列任务暂停实施：\n\n（一）第一部分第1条；\n\n（二）第一部分第2条。",
        "下列任务暂停实施：\n\n1.建设公园；\n\n2.补种树木。",
        "下列任务暂停实施：建设公园、补种树木。",
        "暂停实施以下任务：第一部分第1条、第2条。",
    ],
)
def test_what_is_ordered_of_a_list_is_for_what_is_in_it(tmp_path: Path, order: str) -> None:
    both = told(told(draft(tmp_path, order), "parks", "2025-01-10", "paused"), "trees", "2025-01-10", "paused")  # fmt: skip
    assert is_clean(both)
    wrong = told(both, "care", "2025-01-10", "paused").said()
    assert "没有写明本措施暂停" in wrong or "说的不是本措施" in wrong
