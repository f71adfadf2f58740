"""How the names of bodies end, and the marks beside them."""

from __future__ import annotations

import re

import pytest

from macros.text.roles import bodies
from macros.text.roles.bodies import marks_beside, without_marks

ENDS = re.compile(rf"[\u4e00-\u9fff]*(?:{bodies.BODY})")
PART = re.compile(rf"[\u4e00-\u9fff]*(?:{bodies.PART})")


@pytest.mark.parametrize(
    "name",
    [
        "市发展和改革局",
        "市教育厅",
        "市卫生健康委",
        "团市委",
        "市政府办",
        "县委宣传部",
        "审计署",
        "市人民政府",
        "高新区管委会",
        "市政府办公室",
        "市中级人民法院",
        "市总工会",
        "市残联",
        "示范大学",
        "市城投集团",
        "市疾控中心",
        "市消防救援支队",
    ],
)
def test_a_name_ends_like_that_of_a_body(name: str) -> None:
    assert ENDS.fullmatch(name)


@pytest.mark.parametrize(
    "word",
    [
        "布局",
        "格局",
        "结局",
        "全部",
        "内部",
        "干部",
        "督办",
        "承办",
        "主办",
        "交办",
        "举办",
        "创办",
    ],
)
def test_a_word_of_another_sense_does_not(word: str) -> None:
    assert not ENDS.fullmatch(word)


@pytest.mark.parametrize(
    "text", ["局面", "部署", "部分", "部门", "委托", "办理", "办法", "办公", "局部"]
)
def test_an_end_that_begins_another_word_is_none(text: str) -> None:
    assert not re.search(bodies.AUTHORITIES, text)


@pytest.mark.parametrize(
    "name", ["交警支队", "城东分局", "综合科", "法规处", "派出所", "下属事业单位"]
)
def test_a_part_of_a_body_has_ends_of_its_own(name: str) -> None:
    assert PART.fullmatch(name)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("市甲局★、市乙局", "市甲局 、市乙局"),
        ("：★市甲局", "： 市甲局"),
        ("市甲局（*）、市乙局", "市甲局   、市乙局"),
        ("（市甲局、市乙局★）", "（市甲局、市乙局 ）"),
        ("★种树", "★种树"),
        ("3*4", "3*4"),
    ],
)
def test_marks_beside_names_leave_room_for_themselves(text: str, plain: str) -> None:
    assert without_marks(text) == plain


@pytest.mark.parametrize(
    ("text", "marks"), [("市甲局★", "★"), ("★市甲局", "★"), ("（*）市甲局", "*"), ("市甲局", "")]
)
def test_the_marks_beside_a_name_are_told(text: str, marks: str) -> None:
    start = text.index("市")
    assert marks_beside(text, start, start + 3) == marks
