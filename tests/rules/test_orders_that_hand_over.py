"""A later document gives a part to one body instead of another: whoever had it has it no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.amended_parts import OF_D, is_right, part

PLACE = "第一部分第1条"
HELPS = part("b", "support", "配合单位：市乙局")
KEPT, NAMED = (part("d", role, "牵头单位：市丁局") for role in ("lead", "named"))
BUILT = part("d", "responsible", "市丁局负责")
LEADS = [
    f"{PLACE}任务{verb}市甲局{does}。"
    for verb in (
        "调整为",
        "变更为",
        "改为",
        "移交",
        "移交给",
        "划归",
        "交由",
        "统一由",
        "转由",
        "调整由",
    )
    for does in ("牵头", "牵头负责", "牵头落实")
]
LEADS += [
    f"将{PLACE}调整为市甲局牵头。",
    f"将{PLACE}移交市甲局牵头。",
    f"{PLACE}原由市丁局牵头，现调整为市甲局牵头。",
    f"{PLACE}由市丁局牵头改为由市甲局牵头。",
    f"将{PLACE}任务由市丁局划转至市甲局牵头。",
    f"{PLACE}任务由市甲局接替市丁局牵头。",
    f"市甲局接替市丁局牵头{PLACE}任务。",
    f"由市甲局接替市丁局牵头负责{PLACE}任务。",
    f"{PLACE}由市甲局牵头。",
    f"明确{PLACE}由市甲局牵头。",
    f"{PLACE}牵头单位：市甲局。",
    f"{PLACE}牵头单位为市甲局，市丁局不再牵头。",
    f"{PLACE}牵头单位由市丁局调整为市甲局。",
    f"确定市甲局为{PLACE}牵头单位。",
    f"因机构改革，{PLACE}任务调整为由市甲局牵头负责。",
    f"自2025年2月1日起，{PLACE}任务移交市甲局牵头。",
    f"{PLACE}任务由市丁局划转市甲局，由市甲局牵头负责。",
    f"{PLACE}任务整体划转至市甲局牵头实施。",
    f"{PLACE}任务由市甲局接替市丁局牵头，市丁局不再参与。",
    f"市丁局牵头的{PLACE}任务移交市甲局牵头。",
]
LEADS += [
    f"{number}{PLACE}{rest}"
    for number in ("一、", "1.", "（一）", "①", "第一，", "一是")
    for rest in ("牵头单位由市丁局调整为市甲局。", "任务改由市甲局牵头。")
]
LEADS += [
    f"1．将{PLACE}牵头单位调整为市甲局。",
    f"关于{PLACE}，牵头单位调整为市甲局。",
    f"{PLACE}所列任务牵头单位调整为市甲局。",
    f"{PLACE}涉及的牵头单位调整为市甲局。",
    f"{PLACE}工作由市甲局负责牵头。",
    f"{PLACE}明确由市甲局牵头。",
    "“改造旧楼”工作由市甲局牵头。",
]


@pytest.mark.parametrize("order", LEADS)
def test_the_lead_goes_to_another(tmp_path: Path, order: str) -> None:
    gets = part("a", "lead")
    assert is_right(tmp_path, order, OF_D, gets, HELPS, NAMED, elsewhere=(BUILT,), declared=True)
    assert not is_right(tmp_path, order, OF_D, gets, HELPS, KEPT, elsewhere=(BUILT,))
    assert not is_right(tmp_path, order, OF_D, HELPS, KEPT, elsewhere=(BUILT,))


@pytest.mark.parametrize("besides", ["先停一停", "时间再缓半年", "建设数量减少20栋", "提前两个月"])
def test_what_is_said_besides_in_ordinary_words_is_asked_for(tmp_path: Path, besides: str) -> None:
    parts, elsewhere = (part("a", "lead"), HELPS, NAMED), (BUILT,)
    for end, right in (
        ("推动最多跑一次，提前谋划", True),
        ("停车场一并建好", True),
        (besides, False),
    ):
        order = f"{PLACE}改由市甲局牵头，{end}。"
        assert is_right(tmp_path, order, OF_D, *parts, elsewhere=elsewhere) is right, end


@pytest.mark.parametrize(
    "order", ["牵头单位由市丁局调整为市甲局。", "改由市甲局牵头。", "移交市甲局牵头。"]
)
def test_who_got_the_lead_is_not_only_named(tmp_path: Path, order: str) -> None:
    named, order = part("a", "named"), PLACE + order
    assert not is_right(
        tmp_path, order, OF_D, named, HELPS, NAMED, elsewhere=(BUILT,), declared=True
    )


@pytest.mark.parametrize(
    "order",
    [
        f"{PLACE}任务调整为{{new}}牵头。",
        f"{PLACE}任务改由{{new}}牵头。",
        f"{PLACE}牵头单位由{{old}}调整为{{new}}。",
        f"{PLACE}任务由{{old}}移交{{new}}牵头。",
        f"{PLACE}由{{old}}牵头改为由{{new}}牵头。",
        f"{{old}}牵头的{PLACE}任务移交{{new}}牵头。",
        f"{PLACE}任务由{{new}}接替{{old}}牵头。",
    ],
)
@pytest.mark.parametrize(
    ("old", "new"), [("市交通运输局", "市发展改革委"), ("市发展改革委", "市交通运输局")]
)
def test_names_may_hold_the_words_that_hand_over(
    tmp_path: Path, order: str, old: str, new: str
) -> None:
    order, was = order.format(old=old, new=new), OF_D.replace("市丁局", old)
    had, gets = ("e", "f") if old == "市交通运输局" else ("f", "e")
    led = [part(had, role, f"牵头单位：{old}") for role in ("named", "lead")]
    parts = part(gets, "lead"), HELPS
    built = part("d", "responsible", "市丁局负责")
    assert is_right(tmp_path, order, was, *parts, led[0], elsewhere=(built,), declared=True)
    assert not is_right(tmp_path, order, was, *parts, led[1], elsewhere=(built,))


@pytest.mark.parametrize("verb", ["改由", "调整为", "移交", "交由", "接替市丁局"])
def test_who_is_to_do_it_has_the_place_of_whoever_led(tmp_path: Path, verb: str) -> None:
    by = "由市甲局接替市丁局" if "接替" in verb else f"{verb}市甲局"
    order, gets = f"{PLACE}任务{by}负责。", part("a", "responsible")
    assert is_right(tmp_path, order, OF_D, gets, HELPS, NAMED)
    assert not is_right(tmp_path, order, OF_D, gets, HELPS, KEPT)


@pytest.mark.parametrize(
    "order",
    [
        f"{PLACE}由市甲局、市丁局共同牵头。",
        f"{PLACE}调整为市甲局和市丁局牵头。",
        f"{PLACE}牵头单位调整为市丁局、市甲局。",
    ],
)
def test_who_still_leads_beside_another_stays(tmp_path: Path, order: str) -> None:
    both = part("a", "lead"), part("d", "lead")
    assert is_right(tmp_path, order, OF_D, *both, HELPS)


@pytest.mark.parametrize(
    "order",
    [
        f"{PLACE}改由市甲局牵头，市丁局配合。",
        f"{PLACE}由市甲局牵头，市丁局配合。",
        f"{PLACE}责任分工调整为：市甲局牵头，市丁局配合。",
        f"{PLACE}责任分工调整为市甲局牵头、市丁局配合。",
        f"{PLACE}牵头单位调整为市甲局，市丁局调整为配合单位。",
        f"{PLACE}市丁局由牵头单位调整为配合单位，市甲局调整为牵头单位。",
    ],
)
def test_who_led_helps(tmp_path: Path, order: str) -> None:
    led = "改造旧楼。改造旧楼100栋。（牵头单位：市丁局）"
    helps = part("d", "support")
    assert is_right(tmp_path, order, led, part("a", "lead"), helps)
    assert not is_right(tmp_path, order, led, part("a", "lead"), KEPT)
    assert not is_right(tmp_path, order, led, part("a", "support"), part("d", "lead"))


@pytest.mark.parametrize("between", ["，", "。\n\n第一部分第1条"])
def test_new_words_on_other_matters_keep_no_lead(tmp_path: Path, between: str) -> None:
    order = f"将{PLACE}中的“100栋”修改为“150栋”{between}改由市甲局牵头。"
    now, gets = OF_D.replace("100栋", "150栋"), part("a", "lead")
    assert is_right(tmp_path, order, OF_D, gets, HELPS, NAMED, now=now)
    assert not is_right(tmp_path, order, OF_D, gets, HELPS, KEPT, now=now)


@pytest.mark.parametrize(
    "beside",
    [
        "其他有关工作交由市甲局负责。",
        "日常工作移交市甲局负责。",
        "公园建成后移交市甲局负责养护。",
        "建成后的项目交由市甲局负责。",
        "问题线索移交市甲局办理。",
    ],
)
def test_what_is_handed_over_beside_the_plan_is_no_order(tmp_path: Path, beside: str) -> None:
    order = f"{PLACE}中的“100栋”修改为“150栋”。\n\n{beside}"
    now = OF_D.replace("100栋", "150栋")
    assert is_right(tmp_path, order, OF_D, HELPS, KEPT, now=now)


POINTS = "改造旧楼。任务：（一）排查隐患，由市丁局牵头；（二）改造管线，由市乙局牵头；（三）加装电梯，由市丙局负责。"
FIRST, THIRD = part("d", "lead", "由市丁局牵头"), part("c", "responsible", "由市丙局负责")


@pytest.mark.parametrize("place", ["第（二）项", "（二）项", "第二项"])
@pytest.mark.parametrize(
    "gives",
    [
        "改由市甲局牵头",
        "调整为市甲局牵头",
        "移交市甲局牵头",
        "牵头单位调整为市甲局",
        "统一由市甲局牵头",
    ],
)
def test_the_lead_of_a_point_goes_to_another(tmp_path: Path, place: str, gives: str) -> None:
    order, gets = f"{PLACE}{place}{gives}。", part("a", "lead")
    had, named = (part("b", role, "由市乙局牵头") for role in ("lead", "named"))
    assert is_right(tmp_path, order, POINTS, gets, FIRST, named, THIRD)
    assert not is_right(tmp_path, order, POINTS, gets, FIRST, had, THIRD)


LISTED = "改造旧楼。改造旧楼100栋。（责任单位：市丁局、市乙局）"
LIST, CLAUSE = "责任单位：市丁局、市乙局", "责任单位列第一位的为牵头单位"


@pytest.mark.parametrize("declared", [False, True])
@pytest.mark.parametrize(
    "gives", ["改由市甲局牵头", "调整为市甲局牵头", "移交市甲局牵头", "牵头单位调整为市甲局"]
)
def test_a_lead_by_a_general_clause_goes_to_another(
    tmp_path: Path, gives: str, *, declared: bool
) -> None:
    order, gets = f"{PLACE}{gives}。", part("a", "lead")
    others = part("b", "responsible", LIST), gets
    led = {**part("d", "lead", LIST), "clause": "first"}
    right = (part("d", "responsible", LIST), *others)
    built = {**BUILT, "role": "lead", "clause": "first"}

    def passes(*parts: dict[str, object]) -> bool:
        return is_right(
            tmp_path, order, LISTED, *parts, elsewhere=(built,), clause=CLAUSE, declared=declared
        )

    assert passes(*right)
    assert not passes(led, *others)


@pytest.mark.parametrize("declared", [False, True])
@pytest.mark.parametrize("first", ["改由市甲局牵头", "移交市甲局牵头", "牵头单位调整为市甲局"])
@pytest.mark.parametrize(
    "second",
    [
        "改由市丙局牵头",
        "调整为市丙局牵头",
        "由市丙局接替市甲局牵头",
        "牵头单位由市甲局调整为市丙局",
        "不再由市甲局牵头，改由市丙局牵头",
    ],
)
def test_two_documents_in_turn_leave_the_last_lead(
    tmp_path: Path, first: str, second: str, *, declared: bool
) -> None:
    def right(*parts: dict[str, object]) -> bool:
        return is_right(
            tmp_path,
            f"{PLACE}{first}。",
            OF_D,
            *parts,
            HELPS,
            part("c", "lead", by="second"),
            again=f"{PLACE}{second}。",
            elsewhere=(BUILT,),
            declared=declared,
        )

    assert right(NAMED, part("a", "named"))
    assert not right(NAMED, part("a", "lead"))
    assert not right(KEPT, part("a", "named"))
