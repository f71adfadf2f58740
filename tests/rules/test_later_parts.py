"""Roles and targets that rest on a later document: what it says of that unit or figure, for that measure."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies
from tests.text.orders.test_any_order import ORDERED, TEXTS

SOURCE = {"title": "通知", "document": "d"}
FIRST = "第1条由市甲局牵头，市丙局配合。第2条由市乙局负责。"


def found(later: str, **measure: Any) -> list[str]:
    """Return where the rule finds fault with the first measure of a plan that a document speaks of."""
    plan = {"id": "p", "title": "示范方案", "source": {"title": "公文", "transcription": "n.txt"}}
    units = [
        {"id": id, "name": name, "kind": "行政机关"}
        for id, name in (("a", "市甲局"), ("b", "市乙局"), ("c", "市丙局"))
    ]
    one = {"id": "m", "number": "1.", "title": "改造旧楼", "text": "改造旧楼。推进。", **measure}
    two = {"id": "n", "number": "2.", "title": "建设公园", "text": "建设公园。推进。"}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [one, two]}
    document = {"id": "d", "title": "关于示范方案的通知", "issued_on": "2025-01-10", "text": later}
    whole = {"plan": plan, "units": units, "sections": [section], "documents": [document]}
    problems = check_meaning(PlanFile.model_validate(whole), Copies(None))
    rules = ("later_parts_have_grounds", "quotes_are_verbatim")
    return [str(p.route[-1]) for p in problems if p.rule in rules]


def part(later: str, unit: str, role: str, quote: str = "", **more: Any) -> list[str]:
    one = {"unit": unit, "role": role, "source": SOURCE, **more}
    return found(later, units=[{**one, "quote": quote} if quote else one])


@pytest.mark.parametrize(
    "words",
    [
        FIRST,
        "改造旧楼由市甲局牵头，市丙局配合。建设公园由市乙局负责。",
        "由市甲局牵头、市丙局配合，推进改造旧楼；由市乙局负责建设公园。",
        "市甲局牵头落实第1条，市乙局牵头落实第2条，市丙局配合落实第1条。",
        "1.改造旧楼。牵头单位：市甲局；配合单位：市丙局。\n\n2.建设公园。责任单位：市乙局。",
        "（一）改造旧楼\n\n牵头单位：市甲局\n\n配合单位：市丙局\n\n（二）建设公园\n\n责任单位：市乙局",
        "序号　　任务　　牵头单位　　配合单位\n\n1　　改造旧楼　　市甲局　　市丙局\n\n2　　建设公园　　市乙局　　市甲局",
        "任务｜牵头单位｜配合单位\n\n改造旧楼｜市甲局｜市丙局\n\n建设公园｜市乙局｜市甲局",
        "|任务|原牵头单位|牵头单位|配合单位|\n\n|改造旧楼|市乙局|市甲局|市丙局|",
        "任务　　原牵头单位　　调整后牵头单位　　配合单位\n\n改造旧楼　　市乙局　　市甲局　　市丙局",
        "第1条牵头单位由市乙局调整为市甲局，配合单位调整为市丙局。",
        "原由市乙局牵头的改造旧楼任务，调整为由市甲局牵头，市丙局配合。",
        "第1、2条由市甲局牵头，市丙局配合。",
        "各项任务由市甲局牵头，市丙局配合。",
        "第1条牵头单位明确为市甲局，配合单位增加市丙局。",
        "市甲局作为第1条的牵头单位，市丙局作为第1条的配合单位。",
        "第1条：市甲局（牵头）、市丙局（配合）。",
        "第1条由市乙局牵头改为市甲局牵头，市丙局配合。",
    ],
)
def test_a_role_is_the_one_that_the_document_gives(words: str) -> None:
    later = f"任务分工明确如下：\n\n{words}"
    assert part(later, "a", "lead") == []
    assert part(later, "c", "support") == []
    assert part(later, "a", "support") == ["role"]
    assert part(later, "c", "lead") == ["role"]
    assert part(later, "b", "responsible")
    assert part(later, "b", "lead")


@pytest.mark.parametrize(
    ("words", "unit", "role", "where"),
    [
        ("第1条其他事项另行通知。", "c", "lead", ["source"]),
        ("第2条由市丙局牵头。", "c", "lead", ["source"]),
        ("第1条不再由市甲局牵头。", "a", "lead", ["role"]),
        ("第1条由市甲局牵头，调整为由市丙局牵头。", "a", "lead", ["role"]),
        ("第1条中“由市甲局牵头”修改为“由市丙局牵头”。", "a", "lead", ["role"]),
        ("第1条中“由市甲局牵头”修改为“由市丙局牵头”。", "c", "lead", []),
        ("用“市丙局牵头”代替第1条中的“市甲局牵头”。", "a", "lead", ["role"]),
        ("删去第1条中的“由市甲局牵头”。", "a", "lead", ["role"]),
        ("第1条中“由市丙局牵头”修改为“由市丙局、市甲局牵头”。", "c", "lead", []),
        ("第1条修改为“由市甲局牵头”。", "a", "lead", []),
        ("第1条由市甲局牵头，完成时限调整为2025年底。", "a", "lead", []),
        ("第1条由市甲局牵头，调整为2025年底完成。", "a", "lead", []),
        ("任务　　调整前牵头单位\n\n改造旧楼　　市甲局", "a", "lead", ["role"]),
        ("第1条由市甲局、市丙局参与。", "c", "participant", []),
        ("第1条由市甲局负责，送市丙局备案。", "c", "support", ["role"]),
        ("第1条由市甲局负责，送市丙局备案。", "c", "named", []),
        ("第二部分各项任务由市丙局牵头。", "c", "lead", ["source"]),
        ("第一部分各项任务由市丙局牵头。", "c", "lead", []),
    ],
)
def test_what_it_says_elsewhere_or_otherwise_is_no_ground(
    words: str, unit: str, role: str, where: list[str]
) -> None:
    assert part(words, unit, role) == where


def test_a_quote_is_one_of_the_document() -> None:
    assert part(FIRST, "a", "lead", "由市甲局牵头") == []
    assert part(FIRST, "a", "support", "由市甲局牵头") == ["role"]
    assert part(FIRST, "b", "responsible", "由市乙局负责") == ["source"]
    assert part(FIRST, "a", "lead", "市丙局配合") == ["source"]
    assert part(FIRST, "a", "lead", "市甲局总负责") == ["quote"]


def test_words_that_name_no_measure_are_quoted() -> None:
    later = "旧楼改造工作由市甲局牵头。"
    assert part(later, "a", "lead") == ["source"]
    assert part(later, "a", "lead", "旧楼改造工作由市甲局牵头") == []
    assert part(later, "a", "support", "旧楼改造工作由市甲局牵头") == ["role"]


def test_a_word_that_only_the_editor_knows_is_his() -> None:
    assert part("第1条包保单位：市甲局。", "a", "responsible", word="包保单位") == []


def test_what_another_source_says_is_asked_there() -> None:
    assert part(FIRST, "b", "lead", source={"title": "公告"}) == []


TARGETS = "第1条：改造旧楼100栋，2025年6月底前完成。第2条：新建公园5个。"


@pytest.mark.parametrize(
    ("later", "text", "where"),
    [
        (TARGETS, "改造旧楼100栋", []),
        (TARGETS, "改造旧楼200栋", ["text"]),
        (TARGETS, "新建公园5个", ["text"]),
        ("改造旧楼目标为100栋，建设公园目标为5个。", "目标为100栋", []),
        ("改造旧楼目标为100栋，建设公园目标为5个。", "目标为5个", ["text"]),
        ("旧楼改造目标为100栋。", "目标为100栋", []),
    ],
)
def test_a_target_is_the_one_that_the_document_sets(
    later: str, text: str, where: list[str]
) -> None:
    assert found(later, targets=[{"text": text, "source": SOURCE}]) == where


@pytest.mark.parametrize(
    ("later", "was", "now"),
    [
        ("第1条中“改造旧楼100栋”修改为“改造旧楼150栋”。", "改造旧楼100栋", "改造旧楼150栋"),
        ("用“150栋”代替第1条中的“100栋”。", "100栋", "150栋"),
        ("删去第1条中的“改造旧楼100栋”。", "改造旧楼100栋", ""),
        ("第1条目标由5栋调整为15栋。", "5栋", "15栋"),
        ("第1条改造数量由原来的100栋增加到150栋。", "100栋", "150栋"),
        ("第1条年度任务从100栋提高到150栋。", "100栋", "150栋"),
        ("第1条原目标为100栋，调整为150栋。", "100栋", "150栋"),
        ("任务　　原目标　　调整后目标\n\n改造旧楼　　100栋　　150栋", "100栋", "150栋"),
    ],
)
def test_a_target_is_not_what_the_document_replaces(later: str, was: str, now: str) -> None:
    assert found(later, targets=[{"text": was, "source": SOURCE}]) == ["text"]
    assert not now or found(later, targets=[{"text": now, "source": SOURCE}]) == []


def test_a_quote_of_a_target_is_one_of_the_document() -> None:
    target = {"text": "100栋", "source": SOURCE}
    assert found(TARGETS, targets=[{**target, "quote": "改造旧楼100栋"}]) == []
    assert found(TARGETS, targets=[{**target, "quote": "改造旧楼约100栋"}]) == ["quote"]


def asked(later: str, *measures: dict[str, Any]) -> int:
    """Return how many words of a document are asked for of one who says that all of it was read."""
    reviewed = [{"kind": "分工", "on": "2025-02-01"}]
    plan: dict[str, Any] = {"id": "p", "title": "示范方案", "reviewed": reviewed}
    plan["source"] = {"title": "公文", "transcription": "n.txt"}
    units = [
        {"id": id, "name": name, "kind": "行政机关"}
        for id, name in (("a", "市甲局"), ("b", "市乙局"), ("c", "市丙局"))
    ]
    numbered = (("m", "1.", "改造旧楼"), ("n", "2.", "建设公园"))
    held = [
        {"id": id, "number": number, "title": title, "text": f"{title}。推进。", **more}
        for (id, number, title), more in zip(numbered, measures, strict=True)
    ]
    section = {"id": "s", "number": "一、", "title": "做事", "measures": held}
    document = {"id": "d", "title": "关于示范方案的通知", "issued_on": "2025-01-10", "text": later}
    whole = {"plan": plan, "units": units, "sections": [section], "documents": [document]}
    problems = check_meaning(PlanFile.model_validate(whole), Copies(None))
    return len([p for p in problems if p.rule == "reviews_leave_nothing_out"])


def units(**roles: str) -> dict[str, Any]:
    return {"units": [{"unit": id, "role": role, "source": SOURCE} for id, role in roles.items()]}


def test_the_words_of_a_role_that_is_entered_are_read() -> None:
    first, second = units(a="lead", c="support"), units(b="responsible")
    assert asked(FIRST, first, second) == 0
    assert asked(FIRST, units(a="lead"), second) == 1
    assert asked(FIRST, first, {}) == 1
    assert asked("第1条由市甲局、市丙局牵头。", units(a="lead"), {}) == 1
    assert asked("第1、2条由市甲局牵头。", units(a="lead"), {}) == 1
    assert asked("各项任务由市甲局牵头。", units(a="lead"), {}) == 1


def left(later: str, one: dict[str, Any], two: dict[str, Any]) -> list[str]:
    """Return the orders of a document that are not carried out in a plan with these two measures."""
    plan = {"id": "p", "title": "示范方案", "source": {"title": "公文", "transcription": "n.txt"}}
    units = [
        {"id": id, "name": name, "kind": "行政机关"}
        for id, name in (("a", "市甲局"), ("b", "市乙局"))
    ]
    first = {"id": "m", "number": "1.", "title": "改造旧楼", "text": "改造旧楼。推进。", **one}
    second = {"id": "n", "number": "2.", "title": "建设公园", "text": "建设公园。推进。", **two}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [first, second]}
    document = {
        "id": "d",
        "title": "关于修改示范方案的通知",
        "issued_on": "2025-01-10",
        "text": later,
    }
    whole = {"plan": plan, "units": units, "sections": [section], "documents": [document]}
    problems = check_meaning(PlanFile.model_validate(whole), Copies(None))
    return [p.message for p in problems if p.rule == "orders_are_carried_out"]


LEADS = {"units": [{"unit": "a", "role": "lead", "source": SOURCE}]}


@pytest.mark.parametrize(
    ("later", "one", "two"),
    [
        ("第1条调整为由市甲局牵头。", LEADS, {}),
        ("改造旧楼任务调整为由市甲局牵头。", LEADS, {}),
        ("第1条、第2条调整为由市甲局牵头。", LEADS, LEADS),
    ],
)
def test_a_part_is_entered_in_the_measure_that_the_order_names(
    later: str, one: dict[str, Any], two: dict[str, Any]
) -> None:
    assert not left(later, one, two)
    assert left(later, {}, one)
    assert left(later, {}, {})


def test_a_target_is_entered_in_the_measure_that_the_order_names() -> None:
    given = {"targets": [{"text": "目标调整为改造20栋", "source": SOURCE}]}
    later = "第1条目标调整为改造20栋。"
    assert not left(later, given, {})
    assert left(later, {}, given)
    assert left(later, {}, {})
    assert not left("第1条、第2条目标调整为改造20栋。", given, given)
    assert left("第1条、第2条目标调整为改造20栋。", given, {})


@given(ORDERED, st.sampled_from(TEXTS[1:]), st.sampled_from(TEXTS[1:]))
def test_any_order_on_any_text_is_checked_without_an_error(
    later: str, text: str, before: str
) -> None:
    earlier = [{"text": before, "until": "d"}] if before != text else []
    found(
        later, text=text, earlier=earlier, units=[{"unit": "a", "role": "lead", "source": SOURCE}]
    )
