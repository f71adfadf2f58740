"""Lists of units that no word governs: a general clause gives them their part, or a mark says that none does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.importing.drafting import drafted, plan

BARE = "只列了单位，没有写明是牵头、责任还是配合"


def body(clause: str, *items: str) -> str:
    return f"{clause}\n一、种树\n" + "\n".join(f"{n}.{one}" for n, one in enumerate(items, start=1))


def given(measure: Any) -> list[tuple[str, str]]:
    return [(one["role"], one.get("clause", "")) for one in measure["units"]]


@pytest.mark.parametrize(
    ("clause", "roles", "marks"),
    [
        ("列第一位的责任单位为牵头单位。", [("lead", "first-leads"), ("named", "")], 1),
        (
            "括号内列第一位的为牵头单位，其他为配合单位。",
            [("lead", "first-leads"), ("support", "others-support")],
            0,
        ),
        ("", [("named", ""), ("named", "")], 1),
        ("标★的为牵头单位。", [("named", ""), ("named", "")], 1),
    ],
)
def test_a_general_clause_speaks_of_lists_without_a_word(
    clause: str, roles: list[tuple[str, str]], marks: int
) -> None:
    text = body(clause, "种树。种下去。（市园林局、市财政局）")
    measure = plan(text)["sections"][0]["measures"][0]
    assert given(measure) == roles
    assert {one["quote"] for one in measure["units"]} == {"市园林局、市财政局"}
    assert drafted(text).count(BARE) == marks


def test_the_list_is_quoted_not_an_earlier_mention() -> None:
    text = body(
        "列第一位的责任单位为牵头单位。",
        "种树。听取市园林局意见，种下去。（市园林局、市财政局）",
    )
    measure = plan(text)["sections"][0]["measures"][0]
    assert [(one["unit"], one["role"]) for one in measure["units"]] == [
        ("yuan-lin-ju", "lead"),
        ("cai-zheng-ju", "named"),
    ]


@pytest.mark.parametrize(
    "item",
    [
        "种树。市园林局、市财政局要种下去。",
        "种树。种下去。（市园林局牵头，市财政局配合）",
        "种树。种下去。（责任单位：市园林局）",
    ],
)
def test_what_is_no_such_list_has_no_mark(item: str) -> None:
    assert BARE not in drafted(body("", item))
    assert "first-leads" not in str(plan(body("", item)))


def test_a_printed_lead_goes_before_the_clause() -> None:
    text = body(
        "列第一位的责任单位为牵头单位。",
        "种树。市财政局牵头种下去。（市园林局、市水利局）",
    )
    measure = plan(text)["sections"][0]["measures"][0]
    assert ("lead", "first-leads") not in given(measure)


def test_many_such_lists_are_marked_once() -> None:
    items = [f"种树。种第{n}片。（市园林局、市财政局）" for n in "一二三四五六"]
    text = drafted(body("", *items))
    assert text.count(BARE) == 1
    assert "另外 5 项都是这样" in text


def test_departments_by_what_they_are_for_are_found_by_their_verbs() -> None:
    made = plan(
        body(
            "",
            "资金。住建、财政部门落实资金。",
            "用水。住建、财政部门负责落实资金，水利部门配合。",
            "养护。由住建、财政部门落实。",
        )
    )
    assert {unit["name"] for unit in made["units"]} >= {"住建、财政部门", "水利部门"}
    roles = [
        [(one["unit"], one["role"]) for one in measure["units"]]
        for measure in made["sections"][0]["measures"]
    ]
    both = "zhu-jian-cai-zheng-bu-men"
    assert roles == [
        [(both, "named")],
        [(both, "responsible"), ("shui-li-bu-men", "support")],
        [(both, "responsible")],
    ]


@pytest.mark.parametrize(
    "item",
    [
        "协作。加强部门协作，建立健全部门联动机制。",
        "资金。对接住建、财政部门，争取资金。",
        "资金。落实财政部门有关规定。",
    ],
)
def test_departments_without_a_part_are_no_units(item: str) -> None:
    assert not [unit for unit in plan(body("", item))["units"] if "部门" in unit["name"]]


LAST = "解释。本措施由市园林局负责解释，自2024年5月1日起施行，有效期至2027年12月31日。"
CLAUSE = "括号内第一个单位为牵头单位，其余为责任单位。"


def test_a_clause_in_a_measure_without_a_list_speaks_of_all() -> None:
    made = plan(body("", "种树。种下去。（市水利局、市财政局）", LAST + CLAUSE))
    first, last = made["sections"][0]["measures"]
    assert given(first) == [("lead", "first-leads"), ("responsible", "listed-responsible")]
    assert given(last) == [("responsible", "")]  # who explains the document does not lead


def test_a_clause_beside_a_list_of_its_measure_speaks_of_that() -> None:
    item = "浇水。浇下去。（市水利局、市财政局）括号内第一个单位为牵头单位。"
    made = plan(body("", "种树。种下去。（市水利局、市财政局）", item))
    assert given(made["sections"][0]["measures"][0]) == [("named", ""), ("named", "")]


def test_levels_of_helpers_are_no_body() -> None:
    made = plan(body("", "服务。建立市县乡三级帮办代办队伍。（市园林局负责）"))
    assert "市县乡三级帮办" not in {unit["name"] for unit in made["units"]}


@pytest.mark.parametrize(
    "beside", ["；2024年12月底前", "，2025年", "；长期坚持", "，完成时限：2025年6月"]
)
@pytest.mark.parametrize(
    ("clause", "roles", "marks"),
    [
        (
            "列第一位的为牵头单位，其他为配合单位。",
            [("lead", "first-leads"), ("support", "others-support")],
            0,
        ),
        ("", [("named", ""), ("named", "")], 1),
    ],
)
def test_by_when_in_the_brackets_changes_nothing(
    clause: str, roles: list[tuple[str, str]], marks: int, beside: str
) -> None:
    text = body(clause, f"种树。种下去。（市园林局、市妇联{beside}）")
    assert given(plan(text)["sections"][0]["measures"][0]) == roles
    assert drafted(text).count(BARE) == marks


@pytest.mark.parametrize(
    "clause",
    [
        "列在责任单位首位的为牵头单位。",
        "首位责任单位负责牵头。",
        "牵头单位为列第一位的责任单位。",
        "责任单位为两个以上的，首位为牵头单位。",
        "第一个责任单位负总责。",
    ],
)
def test_a_clause_is_drafted_in_any_order_of_words(clause: str) -> None:
    made = plan(body(clause, "种树。种下去。（责任单位：市园林局、市财政局）"))
    assert [one["quote"] for one in made["plan"]["role_clauses"]] == [clause.rstrip("。")]
    assert given(made["sections"][0]["measures"][0]) == [
        ("lead", "first-leads"),
        ("responsible", ""),
    ]
