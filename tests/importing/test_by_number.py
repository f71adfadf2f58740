"""What only its number makes a task is marked; what only lists something stays in the text around it."""

from __future__ import annotations

import pytest

from tests.importing.drafting import drafted, plan, shape

BY_NUMBER = "没有责任单位一类的标签，按编号录为措施"
EMERGENCY = """1 总则
1.1 工作原则
（1）人民至上。
（2）分级负责。
2 组织指挥体系
2.1 指挥部
市政府设立指挥部，市长任指挥长。主要职责：一是统一指挥；二是启动响应。
2.2 成员单位职责
市水利局：负责水情监测。
3 应急响应
3.1 灾情分级
特别重大灾害：因灾死亡30人以上。
3.2 信息报告
各区水利局应当在1小时内速报。"""


def test_points_of_an_emergency_plan_are_marked_once() -> None:
    text = drafted(EMERGENCY)
    assert text.count(BY_NUMBER) == 1
    assert "（本项和后面另外 3 项都是这样，一并核对）" in text
    assert text.index(BY_NUMBER) < text.index('number: "2.1"') < text.index('number: "2.2"')


def test_principles_of_an_emergency_plan_are_paragraphs() -> None:
    made = plan(EMERGENCY)
    assert shape(made)[0] == ("1总则", [], [("1.1工作原则", [])])
    assert made["sections"][0]["sections"][0]["intro"] == "（1）人民至上。\n\n（2）分级负责。"


@pytest.mark.parametrize(
    "body",
    [
        "一、绿化\n（一）种树。种下去。（市甲局负责）\n（二）浇水。浇透。",
        "一、绿化\n（一）种树。种下去。\n责任单位：市甲局\n（二）浇水。浇透。",
        "第一条 种树。\n第二条 浇水。",
    ],
)
def test_tasks_of_a_notice_with_labels_and_articles_are_not(body: str) -> None:
    assert BY_NUMBER not in drafted(body)


@pytest.mark.parametrize(
    "beside",
    [
        "一、工作机制\n（一）综合组。由市甲局牵头。\n（二）宣传组。由市乙局牵头。\n",
        "一、实施步骤\n（一）综合组部署，3月底前完成。\n（二）抽查，4月底前完成。\n",
    ],
)
def test_who_works_together_and_when_is_marked_beside_labels(beside: str) -> None:
    text = drafted(
        f"{beside}二、绿化\n（一）种树。种下去。（市甲局负责）\n（二）浇水。浇透。（市乙局负责）"
    )
    assert text.count(BY_NUMBER) == 1
    assert "（本项和后面另外 1 项都是这样，一并核对）" in text
    assert text.index("综合组") > text.index(BY_NUMBER)


@pytest.mark.parametrize(
    ("body", "shaped", "intro"),
    [
        (
            "一、下列场所禁止燃放：\n（一）车站；\n（二）医院。\n二、绿化\n（一）种树。种下去。\n（二）浇水。浇透。",
            ("一、", []),
            "下列场所禁止燃放：\n\n（一）车站；\n\n（二）医院。",
        ),
        (
            "一、基本原则\n坚持绿化。\n①政府主导。\n②群众参与。\n二、绿化\n（一）种树。种下去。\n（二）浇水。浇透。",
            ("一、基本原则", []),
            "坚持绿化。\n\n①政府主导。\n\n②群众参与。",
        ),
    ],
)
def test_what_only_lists_is_text_of_its_part(body: str, shaped: object, intro: str) -> None:
    made = plan(body)
    assert shape(made) == [shaped, ("二、绿化", ["（一）", "（二）"])]
    assert made["sections"][0]["intro"] == intro


@pytest.mark.parametrize(
    "points",
    [
        "（一）由市甲局牵头种树；\n（二）浇水。",
        "（一）新造林5000亩；\n（二）浇水。",
        "（一）种树（市甲局负责）；\n（二）浇水（市乙局负责）。",
    ],
)
def test_what_orders_something_is_no_mere_list(points: str) -> None:
    made = plan(f"一、以下事项请抓好：\n{points}\n二、要求\n抓好落实。")
    assert shape(made)[0][1:] == (["（一）", "（二）"],)


def test_a_part_that_says_who_without_numbers_is_marked() -> None:
    text = drafted(
        "一、机制\n（一）综合组。由市甲局牵头。\n（二）宣传组。由市乙局牵头。\n"
        "二、重点工作\n种树。责任单位：市甲局。\n浇水。责任单位：市乙局。\n三、要求\n一要重视。"
    )
    assert text.count("写了由谁承担而里面没有编号") == 1
    assert text.index("写了由谁承担而里面没有编号") < text.index('number: "二、"')


def test_a_part_that_orders_something_beside_parts_with_tasks_is_marked() -> None:
    text = drafted(
        "一、落实责任\n市教育局要严格考务管理。\n二、做好保障\n1.交通。市公安局要疏导。\n2.供电。市供电公司要检修。\n"
        "三、工作要求\n各单位要高度重视。"
    )
    assert text.count("没有写明由谁承担，按文字录入") == 1
    assert text.index("没有写明由谁承担，按文字录入") < text.index('number: "一、"')
