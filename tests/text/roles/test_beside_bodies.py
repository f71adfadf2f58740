"""What stands beside bodies in their brackets and is none: by when, how long, how much."""

from __future__ import annotations

import pytest

from macros.text.roles.beside_bodies import bodies_alone
from macros.text.roles.listed import lists_alone, unknown_beside

NAMES = ("市甲局", "市乙局")
BESIDE = [
    "{}；2024年12月底前",
    "{}，2025年",
    "{}；持续推进",
    "{}；长期坚持",
    "{}；长期",
    "{}，完成时限：2024年12月底前",
    "2025年，{}",
    "{}；2024 年 12 月底前",
    "{} 2024年12月底前",
    "{}2025年底前",
    "{}、2025年底前",
    "{}；2024.12",
    "{}；2024-12-31前",
    "{}；“十四五”末",
    "{}，2024年启动，2025年底前完成",
    "{}，2025年秋季学期前",
    "{}；每月底前",
    "{}，总投资3亿元",
    "{}，分类推进",
    "{}等部门，2025年底前",
]


def listed(inner: str) -> list[list[str]]:
    text = f"编制规划。（{inner}）"
    names = [(text.find(name), text.find(name) + len(name)) for name in NAMES]
    return [[text[slice(*item)] for item in items] for items in lists_alone(text, names)]


@pytest.mark.parametrize("inner", BESIDE)
def test_the_list_is_the_same_as_without_it(inner: str) -> None:
    assert listed(inner.format("市甲局、市乙局")) == [list(NAMES)]


@pytest.mark.parametrize(
    "inner",
    ["{}、某某城", "{}，某某城", "某某城，{}", "{}50万元", "{}投资，2025年", "{}、某某镇；2025年"],
)
def test_what_may_be_a_body_or_is_said_of_one_is_not_passed_over(inner: str) -> None:
    assert not listed(inner.format("市甲局、市乙局"))


@pytest.mark.parametrize(
    "body", ["2025年世博会执委会", "市12345热线办公室", "各县区", "十四五专班"]
)
def test_a_body_with_a_number_in_its_name_is_one(body: str) -> None:
    assert bodies_alone(f"市甲局，{body}", ()) == f"市甲局，{body}"


def test_a_known_name_is_kept_whatever_it_is() -> None:
    assert bodies_alone("市甲局，2025年行动", [(4, 11)]) == "市甲局，2025年行动"
    assert bodies_alone("市甲局，2025年底", ()).rstrip() == "市甲局，"


def test_what_keeps_it_from_being_a_list_is_never_a_date() -> None:
    text = "编制规划。（市甲局、某某城；2024年12月底前）"
    assert unknown_beside(text, [(6, 9)], (6, 9)) == "某某城"


def test_what_is_built_is_no_list_because_it_says_when() -> None:
    assert not list(lists_alone("新建医院（市人民医院，2025年建成）", ()))
    assert list(lists_alone("改造医院（市卫健委，2025年建成）", ()))
    assert list(lists_alone("改造医院（市人民医院，2025年建成）", [(5, 10)]))
