"""A plan that is no longer in force: the document that ended it says so, and from that day."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies


def found(
    later: str,
    on: str | None,
    *,
    rule: str = "ended_plans_have_ended",
    status: str = "repealed",
    known: str = "2026-02-01",
    title: str = "清理决定",
    **more: Any,
) -> list[str]:
    """Return where the rule finds fault with a plan that a document of 2025-10-10 ended."""
    validity = {"status": status, "by": "d", **({"on": on} if on else {}), **more}
    plan = {
        "id": "p",
        "title": "示范市种树实施方案",
        "document_number": "示政办〔2023〕4号",
        "source": {"title": "公文", "transcription": "notice.txt"},
        "issued_on": "2023-04-20",
        "validity": validity,
    }
    measure = {"id": "m", "number": "1.", "title": "种树", "text": "种树。"}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [measure]}
    document = {"id": "d", "title": title, "issued_on": "2025-10-10", "text": later}
    change = {"on": known, "kind": "validity", "summary": "录入效力。"}
    whole = {
        "plan": plan,
        "sections": [section],
        "documents": [document],
        "changes": [change],
    }
    problems = check_meaning(PlanFile.model_validate(whole), Copies("种树。2023年4月20日"))
    return [str(p.route[-1]) for p in problems if p.rule == rule]


TITLE = "《示范市种树实施方案》"


@pytest.mark.parametrize(
    ("later", "on", "where"),
    [
        (f"{TITLE}自2026年1月1日起废止。", "2026-01-01", []),
        (f"{TITLE}自2026年1月1日起废止。", "2025-10-10", ["on"]),
        (f"{TITLE}自2026年1月1日起废止。", None, []),
        (f"废止{TITLE}（示政办〔2023〕4号）。本决定自2026年1月1日起施行。", "2026-01-01", []),
        (f"废止{TITLE}（示政办〔2023〕4号）。本决定自2026年1月1日起施行。", "2025-12-01", ["on"]),
        (f"{TITLE}即日起停止执行。", "2025-10-10", []),
        (f"{TITLE}同时废止。", "2025-10-10", []),
        ("原实施方案自2026年1月1日起不再执行。", "2026-01-01", []),
        (f"本办法自2026年1月1日起施行。{TITLE}同时废止。", "2026-01-01", []),
        (f"本办法自2026年1月1日起施行。{TITLE}同时废止。", "2025-10-10", ["on"]),
        (f"第二十条 本规定自2026年1月1日起施行。{TITLE}同时废止。", "2025-10-10", ["on"]),
        (
            f"三、本实施方案自2026年1月1日起实施，有效期5年。\n{TITLE}同时废止。",
            "2025-10-10",
            ["on"],
        ),
        ("本方案自2026年1月1日起施行。原方案同时废止。", "2025-10-10", ["on"]),
        (f"本通知自印发之日起施行。{TITLE}同时废止。", "2025-10-10", []),
        (f"本办法规定的奖励自2025年12月1日起实施。{TITLE}同时废止。", "2025-10-10", []),
        (f"决定废止{TITLE}，自2026年1月1日起执行。", "2026-01-01", []),
        (f"决定废止{TITLE}，自2026年1月1日起执行。", "2025-10-10", ["on"]),
        (f"{TITLE}自本办法施行之日起废止。\n本办法自2026年1月1日起施行。", "2026-01-01", []),
        (f"{TITLE}自本办法施行之日起废止。\n本办法自2026年1月1日起施行。", "2025-10-10", ["on"]),
        (f"本办法自发布之日起一年后施行，{TITLE}同时废止。", "2025-10-10", ["by"]),
        (f"本办法自发布之日起30日后施行，{TITLE}同时废止。", "2025-11-09", []),
        (f"本办法自发布之日起30日后施行，{TITLE}同时废止。", "2025-10-20", ["by"]),
        (f"{TITLE}有效期至2026年12月31日，到期后自动废止。", "2025-10-10", ["by"]),
        ("原示政办[2023]4号文件废止。", "2025-10-10", []),
        ("第3条自2026年1月1日起废止。", "2026-01-01", ["by"]),
        ("请各单位抓好种树。", "2025-10-10", ["by"]),
    ],
)
def test_the_day_is_that_of_the_document(later: str, on: str | None, where: list[str]) -> None:
    assert found(later, on) == where


@pytest.mark.parametrize(
    ("above", "on", "where"),
    [
        ("决定废止下列文件：", "2025-10-10", []),
        ("现决定对以下2件规范性文件予以废止：", "2025-10-10", []),
        ("附件\n\n废止的文件目录", "2025-10-10", []),
        ("下列文件予以废止，自2026年1月1日起生效：", "2026-01-01", []),
        ("下列文件自2026年1月1日起予以废止：", "2025-10-10", ["on"]),
        ("下列文件继续有效：", "2025-10-10", ["by"]),
        ("下列文件予以废止：\n\n1.《另一方案》。\n\n二、下列文件继续有效：", "2025-10-10", ["by"]),
    ],
)
def test_the_lines_of_a_list_belong_to_the_sentence_above(
    above: str, on: str, where: list[str]
) -> None:
    listed = f"\n\n1.《某某方案》（示政办〔2023〕3号）。\n\n2.{TITLE}（示政办〔2023〕4号）。"
    assert found(above + listed, on) == where


@pytest.mark.parametrize(
    ("above", "where"),
    [
        (
            "现决定：废止行政规范性文件2件（附件1），修改2件（附件2）。\n\n附件1\n\n废止的文件目录",
            [],
        ),
        ("现决定废止一批文件。\n\n附件：废止的文件目录", []),
        ("现决定：废止文件2件（附件1）。第1条删去。\n\n附件1\n\n废止的文件目录", ["text"]),
        ("现决定：废止文件2件（附件1）。\n\n附件1\n\n修改的文件目录", ["text"]),
    ],
)
def test_what_ends_the_plan_is_no_order_to_change_it(above: str, where: list[str]) -> None:
    listed = f"\n\n1.《某某方案》（示政办〔2023〕3号）\n\n2.{TITLE}（示政办〔2023〕4号）"
    assert found(above + listed, "2025-10-10", rule="orders_are_carried_out") == where


def test_what_cannot_be_told_for_certain_is_asked_of_another_source() -> None:
    words = f"本办法自发布之日起一年后施行，{TITLE}同时废止。"
    source = {"title": "网站公告", "url": "https://example.org/a"}
    assert found(words, "2026-01-10", source=source) == []


def test_the_day_of_the_document_is_known_too() -> None:
    assert found(f"{TITLE}同时废止。", "2025-10-10", known="2023-05-01") == []


@pytest.mark.parametrize("on", ["2026-01-01", None])
def test_before_that_day_the_plan_is_still_in_force(on: str | None) -> None:
    words = f"{TITLE}自2026年1月1日起废止。"
    assert found(words, on, known="2025-12-31") == ["status"]
    assert found(words, on, known="2026-01-01") == []


NEW = f"本方案自2025年11月1日起施行。{TITLE}同时废止。"


@pytest.mark.parametrize(
    ("later", "title", "where"),
    [
        (NEW, "示范市种树新方案", []),
        (NEW, "关于印发示范市种树新方案的通知", []),
        (f"本方案代替{TITLE}（示政办〔2023〕4号）。", "示范市种树新方案", []),
        (f"{TITLE}由本方案取代。", "示范市种树新方案", []),
        ("请各单位抓好种树。", "2025年示范市种树实施方案", []),
        ("请各单位抓好种树。", "关于印发示范市种树实施方案（2025—2027年）的通知", []),
        ("请各单位抓好种树。", "示范市养老服务方案", ["by"]),
        (f"现就{TITLE}有关事项补充通知如下。", "关于示范市种树实施方案的补充通知", ["by"]),
        (f"本办法不代替{TITLE}。", "示范市种树办法", ["by"]),
        (f"本方案代替{TITLE}第三条。", "示范市种树新方案", ["by"]),
        (f"决定废止{TITLE}。", "关于废止示范市种树实施方案的通知", ["status"]),
    ],
)
def test_a_plan_is_superseded_by_what_takes_its_place(
    later: str, title: str, where: list[str]
) -> None:
    on = "2025-11-01" if later == NEW else "2025-10-10"
    assert found(later, on, status="superseded", title=title) == where


@pytest.mark.parametrize(
    ("later", "where"),
    [
        (f"{TITLE}宣布失效。", []),
        (f"宣布失效的规范性文件目录：\n\n1.{TITLE}（示政办〔2023〕4号）", []),
        (f"{TITLE}抓好落实。", ["by"]),
        (f"{TITLE}同时废止。", ["status"]),
    ],
)
def test_a_plan_expires_by_what_says_that_it_is_no_longer_valid(
    later: str, where: list[str]
) -> None:
    assert found(later, "2025-10-10", status="expired") == where


def test_what_is_no_longer_valid_is_not_repealed() -> None:
    assert found(f"{TITLE}宣布失效。", "2025-10-10") == ["status"]
    assert found(f"决定废止{TITLE}，自2026年1月1日起失效。", "2026-01-01") == []


@pytest.mark.parametrize(
    ("later", "on", "where"),
    [
        (f"{TITLE}自印发之日起废止。", "2025-10-10", []),
        (f"{TITLE}自印发之日起废止。", "2025-12-10", ["on"]),
        (f"{TITLE}自印发之日起废止。\n\n2025年10月12日印发", "2025-10-12", []),
        (f"{TITLE}自印发之日起废止。\n\n2025年10月12日印发", "2025-10-11", ["on"]),
        (f"决定废止{TITLE}，自公布之日起生效。", "2025-12-10", ["on"]),
        (f"{TITLE}即日起停止执行。", "2025-11-01", ["on"]),
        (f"{TITLE}同时废止。", "2025-12-10", ["on"]),
        (f"{TITLE}同时废止。", "2025-10-01", ["on"]),
    ],
)
def test_what_ends_at_once_ends_on_the_day_of_the_document(
    later: str, on: str, where: list[str]
) -> None:
    assert found(later, on) == where


def test_a_document_in_the_source_is_read_too() -> None:
    source = {"title": "清理决定", "document": "d"}
    assert found(f"{TITLE}同时废止。", "2025-10-10", by=None, source=source) == []
    assert found("请各单位抓好种树。", "2025-10-10", by=None, source=source) == ["source"]


def test_what_another_source_says_is_asked_there() -> None:
    source = {"title": "网站公告", "url": "https://example.org/a"}
    assert found("请各单位抓好种树。", "2025-12-01", source=source) == []


def asked(later: str, known: str = "2026-02-01", **more: Any) -> str:
    """Return what is asked for of a document of 2025-10-10 that nobody entered as the end of the plan."""
    plan = {
        "id": "p",
        "title": "示范市种树实施方案",
        "document_number": "示政办〔2023〕4号",
        "source": {"title": "公文", "transcription": "notice.txt"},
        "issued_on": "2023-04-20",
        **({"validity": more.pop("validity")} if "validity" in more else {}),
    }
    measure = {"id": "m", "number": "1.", "title": "种树", "text": "种树。"}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [measure]}
    document = {"id": "d", "title": "清理决定", "issued_on": "2025-10-10", "text": later, **more}
    change = {"on": known, "kind": "validity", "summary": "录入效力。"}
    whole = {"plan": plan, "sections": [section], "documents": [document], "changes": [change]}
    problems = check_meaning(PlanFile.model_validate(whole), Copies("种树。2023年4月20日"))
    return "".join(p.message for p in problems if p.rule == "repeals_are_entered")


def test_a_repeal_that_nobody_entered_is_asked_for() -> None:
    words = f"{TITLE}自2026年1月1日起废止。"
    assert "by: d" in asked(words)
    assert not asked(words, validity={"status": "repealed", "by": "d", "on": "2026-01-01"})
    assert "by: d" in asked(words, validity={"status": "in_force", "term": "有效期三年"})


@pytest.mark.parametrize(
    ("kind", "quote", "explains"),
    [
        ("说明", f"{TITLE}自2026年1月1日起废止", True),
        ("说明", f"现决定：{TITLE}自2026年1月1日起废止", True),
        ("说明", "废止", False),
        ("说明", "请遵照执行", False),
        ("校注", f"{TITLE}自2026年1月1日起废止", False),
    ],
)
@pytest.mark.parametrize("goes_on", ["", "，请遵照执行"])
def test_a_note_that_quotes_the_whole_repeal_explains_it(
    kind: str, quote: str, explains: bool, goes_on: str
) -> None:
    words = f"现决定：{TITLE}自2026年1月1日起废止{goes_on}。特此公告。"
    note = {"kind": kind, "quote": quote, "text": "说的是另一份同名的方案。"}
    assert bool(asked(words, notes=[note])) is not explains


def test_until_its_day_the_plan_is_in_force_with_that_document_as_the_source() -> None:
    words = f"{TITLE}自2026年1月1日起废止。"
    source = {"title": "清理决定", "document": "d"}
    still = {"status": "in_force", "source": source}
    assert not asked(words, known="2025-12-31", validity=still)
    assert "by: d" in asked(words, known="2026-01-01", validity=still)
    other = {"status": "in_force", "source": {"title": "门户网站"}}
    assert "by: d" in asked(words, known="2025-12-31", validity=other)


@pytest.mark.parametrize(
    "later",
    [
        f"拟废止{TITLE}，现公开征求意见。",
        f"与{TITLE}配套的《甲细则》同时废止。",
        f"原{TITLE}（示政办〔2018〕4号）同时废止。",
        f"{TITLE}第1条废止。",
        f"请照{TITLE}抓好种树。",
    ],
)
def test_what_ends_something_else_is_not_asked_for(later: str) -> None:
    assert not asked(later)
    assert found(later, "2025-10-10") == ["by"]
