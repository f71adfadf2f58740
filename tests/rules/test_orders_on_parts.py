"""A later document gives parts of a measure to other bodies: what it says passes, its false twins do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.rules.amended_parts import BARE, LED, LISTED, NAMES, OF_B, OF_D, is_right, part

ROLES = "牵头单位：市甲局，配合单位：市乙局"


@pytest.mark.parametrize(
    "order",
    [
        f"将第一部分第1条中的“（市甲局、市乙局）”修改为“（{ROLES}）”。",
        f"第一部分第1条“市甲局、市乙局”修改为“{ROLES}”。",
        f"将“改造旧楼”任务中的“（市甲局、市乙局）”调整为“（{ROLES}）”。",
    ],
)
def test_new_words_give_the_roles_that_the_old_ones_did_not_say(tmp_path: Path, order: str) -> None:
    now = BARE.replace("市甲局、市乙局", ROLES)
    right = part("a", "lead", ROLES), part("b", "support", ROLES)
    assert is_right(tmp_path, order, BARE, *right, now=now)
    assert is_right(tmp_path, order, BARE, part("a", "lead"), part("b", "support"), now=now)
    swapped = part("b", "lead", ROLES), part("a", "support", ROLES)
    assert not is_right(tmp_path, order, BARE, *swapped, now=now)
    assert not is_right(tmp_path, order, BARE, part("b", "lead"), part("a", "support"), now=now)
    assert not is_right(tmp_path, order, BARE, part("a", "lead"))
    assert not is_right(tmp_path, order, BARE, *right, now=now, elsewhere=(part("a", "lead"),))


@pytest.mark.parametrize(
    "order",
    [
        "在第一部分第1条的“市乙局”后增加“、市丙局”。",
        "在第一部分第1条责任单位“市乙局”后增加“市丙局”。",
        "第一部分第1条责任单位增加市丙局。",
        "将市丙局增列为第一部分第1条责任单位。",
        "在“改造旧楼”任务责任单位中增加市丙局。",
    ],
)
def test_a_body_is_added_to_a_list(tmp_path: Path, order: str) -> None:
    now = LISTED.replace("市乙局", "市乙局、市丙局")
    quote = "责任单位：市甲局、市乙局、市丙局"
    others = part("a", "responsible", quote), part("b", "responsible", quote)
    first = part("a", "responsible", quote[:12]), part("b", "responsible", quote[:12])
    assert is_right(tmp_path, order, LISTED, *others, part("c", "responsible", quote), now=now)
    assert is_right(tmp_path, order, LISTED, *others, part("c", "responsible"), now=now)
    assert not is_right(tmp_path, order, LISTED, *others, part("c", "lead"), now=now)
    assert not is_right(tmp_path, order, LISTED, *first)
    assert not is_right(tmp_path, order, LISTED, *first, elsewhere=(part("c", "responsible"),))
    other, said = now.replace("市丙局", "市丁局"), quote.replace("市丙局", "市丁局")
    given = [part(unit, "responsible", said) for unit in "abd"]
    assert not is_right(tmp_path, order, LISTED, *given, now=other)


@pytest.mark.parametrize(
    "order",
    [
        "第一部分第1项措施由市甲局负责，不再由市乙局负责。",
        "“改造旧楼”任务由市甲局负责，不再由市乙局负责。",
        "第一部分第1条由市甲局负责，市乙局不再负责。",
        "第一部分第1条不再由市乙局负责，改由市甲局负责。",
    ],
)
def test_one_body_has_a_part_in_the_place_of_another(tmp_path: Path, order: str) -> None:
    now, gets = OF_B.replace("市乙局", "市甲局"), part("a", "responsible")
    kept = part("b", "responsible", "责任单位：市乙局")
    assert is_right(tmp_path, order, OF_B, part("a", "responsible", "责任单位：市甲局"), now=now)
    assert is_right(tmp_path, order, OF_B, gets)
    assert not is_right(tmp_path, order, OF_B, gets, kept)
    assert not is_right(tmp_path, order, OF_B, kept)
    assert not is_right(tmp_path, order, OF_B, part("b", "responsible"))
    assert not is_right(tmp_path, order, OF_B, part("a", "lead"))
    assert not is_right(tmp_path, order, OF_B, elsewhere=(gets,))
    assert not is_right(tmp_path, order, OF_B, now=OF_B.replace("市乙局", "市丙局"))


@pytest.mark.parametrize(
    "order",
    [
        "第一部分第1条市甲局、市乙局不再作为配合单位。",
        "市甲局和市乙局不再作为“改造旧楼”任务的配合单位。",
        "第一部分第1条配合单位中删去市甲局、市乙局。",
        "第一部分第1条取消市甲局、市乙局配合单位。",
        "第一部分第1条配合单位不再包括市甲局、市乙局。",
    ],
)
def test_several_bodies_have_a_part_no_longer(tmp_path: Path, order: str) -> None:
    lead = part("d", "lead", "牵头单位：市丁局")

    def left(*units: str) -> bool:
        said = f"配合单位：{'、'.join(NAMES[unit] for unit in units)}"
        now = LED.replace("配合单位：市甲局、市乙局、市丙局", said)
        support = [part(unit, "support", said) for unit in units]
        return is_right(tmp_path, order, LED, lead, *support, now=now if now != LED else "")

    assert left("c")
    assert not left("b", "c")
    assert not left("a", "b")
    assert not left("a", "b", "c")


ANOTHER_LEADS = [
    "第一部分第1条任务改由市甲局牵头。",
    "“改造旧楼”任务改由市甲局牵头。",
    "第一部分第1条牵头单位调整为市甲局。",
    "第一部分第1条牵头单位变更为市甲局。",
    "第一部分第1条的牵头单位更换为市甲局。",
    "将第一部分第1条牵头单位市丁局改为市甲局。",
    "第一部分第1条调整为由市甲局牵头。",
    "第一部分第1条任务调整为市甲局牵头。",
    "第一部分第1条移交市甲局牵头。",
    "“改造旧楼”任务移交市甲局牵头负责。",
    "第一部分第1条全部任务改由市甲局牵头。",
    "第一部分第1条工作整体移交市甲局牵头。",
    "因机构改革，第一部分第1条改由市甲局牵头。",
    "改造旧楼任务改由市甲局牵头。",
    "第一部分第1条改造旧楼任务改由市甲局牵头。",
]


@pytest.mark.parametrize("declared", [False, True])
@pytest.mark.parametrize("order", ANOTHER_LEADS)
def test_who_led_before_another_was_given_the_lead_leads_no_longer(
    tmp_path: Path, order: str, *, declared: bool
) -> None:
    gets, helps = part("a", "lead"), part("b", "support", "配合单位：市乙局")
    kept, named = (part("d", role, "牵头单位：市丁局") for role in ("lead", "named"))
    built = part("d", "responsible", "市丁局负责")

    def right(*parts: dict[str, Any]) -> bool:
        return is_right(tmp_path, order, OF_D, *parts, elsewhere=(built,), declared=declared)

    assert right(gets, helps)  # 市丁局 is named
    assert right(gets, helps, named)
    assert not right(gets, helps, kept)
    assert not right(helps, kept)
    assert not right(part("a", "support"), helps, named)
    assert not (declared and right(gets, part("b", "named", "配合单位：市乙局")))
    both = ANOTHER_LEADS[2].replace("市甲局", "市丁局、市甲局")
    assert is_right(tmp_path, both, OF_D, gets, part("d", "lead"), helps)


def test_a_task_with_several_leads_or_one_part_of_it_keeps_the_others(tmp_path: Path) -> None:
    each = "改造旧楼。市丁局牵头排查，市乙局牵头改造。"
    led = part("d", "lead", "市丁局牵头排查"), part("b", "lead", "市乙局牵头改造")
    assert is_right(tmp_path, ANOTHER_LEADS[0], each, part("a", "lead"), *led)


@pytest.mark.parametrize(
    "order",
    [
        "第一部分第1条的改造工作改由市甲局牵头。",
        "第一部分第1条油烟问题改由市甲局牵头。",
        "第一部分第1条市区范围改由市甲局牵头。",
        "第一部分第1条夜间时段改由市甲局牵头。",
        "第一部分第1条第二阶段工作改由市甲局牵头。",
        "第一部分第1条涉及学校周边的改由市甲局牵头。",
        "第一部分第1条工作中的“排查”改由市甲局牵头。",
        "第一部分第1条外墙改造移交市甲局牵头。",
        "“改造旧楼”任务中的排查工作改由市甲局牵头。",
        "第一部分第1条部分任务改由市甲局牵头。",
        "第一部分第1条其中50栋改由市甲局牵头。",
        "第一部分第1条除验收外改由市甲局牵头。",
        "第一部分第1条前期工作改由市甲局牵头。",
        "因机构改革，第一部分第1条资金保障工作改由市甲局牵头。",
        "第一部分第1条第二款任务改由市甲局牵头。",
        "将第一部分第1条油烟整治牵头单位市丁局改为市甲局。",
        "第一部分第1条中夜间巡查不再由市丁局牵头，改由市甲局牵头。",
    ],
)
def test_an_order_on_some_of_a_task_leaves_the_lead_of_all(tmp_path: Path, order: str) -> None:
    kept = part("d", "lead", "牵头单位：市丁局"), part("b", "support", "配合单位：市乙局")
    assert is_right(tmp_path, order, OF_D, part("a", "lead"), *kept)


@pytest.mark.parametrize("order", ANOTHER_LEADS[:6])
def test_new_words_leave_the_parts_of_which_an_order_says_nothing(
    tmp_path: Path, order: str
) -> None:
    lead, helps = part("a", "lead", "牵头单位：市甲局"), part("b", "support", "配合单位：市乙局")
    assert is_right(tmp_path, order, OF_D, lead, helps, now=OF_D.replace("市丁局", "市甲局"))
    dropped = OF_D.replace("市丁局，配合单位：市乙局", "市甲局")
    assert not is_right(tmp_path, order, OF_D, lead, now=dropped)
    assert not is_right(tmp_path, order, OF_D, lead, helps, now=OF_D.replace("市丁局", "市丙局"))


@pytest.mark.parametrize(
    "order",
    [
        "市甲局接替市丁局担任第一部分第1条牵头单位。",
        "由市甲局替换市丁局作为第一部分第1条牵头单位。",
        "第一部分第1条任务由市丁局移交市甲局承担。",
        "第一部分第1条的牵头职责由市丁局移交给市甲局承担。",
        "第一部分第1条任务不再由市丁局牵头，改由市甲局牵头。",
    ],
)
def test_one_body_hands_the_lead_to_another(tmp_path: Path, order: str) -> None:
    helps = part("b", "support", "配合单位：市乙局")
    kept, gets = part("d", "lead", "牵头单位：市丁局"), part("a", "lead", "牵头单位：市甲局")
    now = OF_D.replace("市丁局", "市甲局")
    assert is_right(tmp_path, order, OF_D, gets, helps, now=now)
    assert not is_right(tmp_path, order, OF_D, kept, helps)
    assert not is_right(tmp_path, order, OF_D, kept, helps, part("a", "lead"))
    assert not is_right(tmp_path, order, OF_D, helps, now=OF_D.replace("牵头单位：市丁局，", ""))


@pytest.mark.parametrize(
    "order",
    [
        "市乙局退出第一部分第1条配合单位。",
        "市乙局不再参与第一部分第1条任务。",
        "市乙局不再协助“改造旧楼”任务。",
        "取消市乙局承担的第一部分第1条配合任务。",
        "第一部分第1条不再由市乙局配合。",
        "“改造旧楼”任务不再由市乙局配合。",
    ],
)
def test_a_body_that_helped_helps_no_longer(tmp_path: Path, order: str) -> None:
    lead, helps = part("d", "lead", "牵头单位：市丁局"), part("b", "support", "配合单位：市乙局")
    now = OF_D.replace("，配合单位：市乙局", "")
    assert is_right(tmp_path, order, OF_D, lead, now=now)
    assert not is_right(tmp_path, order, OF_D, lead, helps)
    other = part("b", "support", "配合单位：市乙局")
    assert not is_right(tmp_path, order, OF_D, other, now=OF_D.replace("牵头单位：市丁局，", ""))
