"""An ordinary 通知 whose items say in sentences what is to be done: 一、短标题。正文, without parts below."""

from __future__ import annotations

from typing import Any

import pytest

from macros.importing.drafting.draft import draft
from macros.importing.drafting.paragraphs.orders import carries_task, gives_part_or_day
from macros.importing.writing import plan_text
from macros.loading.yamltext import parse
from tests.importing.drafting import shape, source

HEAD = """某川市人民政府办公室关于做好2025年防汛抗旱工作的通知
各区人民政府，市政府各部门：
为做好2025年防汛抗旱工作，现就有关事项通知如下："""
FOOT = """某川市人民政府办公室
2025年4月20日"""


def notice(body: str) -> tuple[str, Any]:
    text = plan_text(draft(source(*f"{HEAD}\n{body}\n{FOOT}".split("\n"))))
    return text, parse(text).value


def test_lines_with_a_paragraph_that_orders_something_are_measures() -> None:
    text, made = notice("""一、指导思想
坚持人民至上、生命至上，全力保障人民群众生命财产安全。
二、全面排查隐患
由市水利局牵头，市应急局配合，对全市30座水库开展隐患排查，5月底前完成整改。
三、备足抢险物资
市应急局要按标准储备防汛物资，储备编织袋不少于10万条。
四、强化值班值守
汛期实行24小时值班制度，严格执行领导带班制度。
五、工作要求
各级各部门要高度重视，压实责任，确保安全度汛。""")
    assert shape(made) == [
        ("一、指导思想", []),
        ("", ["二、", "三、"]),
        ("四、强化值班值守", []),
        ("五、工作要求", []),
    ]
    first = made["sections"][1]["measures"][0]
    assert [(one["role"], one["quote"]) for one in first["units"]] == [
        ("lead", "由市水利局牵头"),
        ("support", "市应急局配合"),
    ]
    assert first["deadline"]["text"] == "5月底前"
    assert text.count("没有责任单位一类的标签") == 2
    assert text.count("没有写明由谁承担") == 1  # 四; what frames the tasks is prose without a mark


def test_run_on_items_that_order_something_are_measures() -> None:
    text, made = notice("""一、救助对象。城乡低保对象、特困人员。
二、资金发放。各区民政局要在2025年11月15日前将补助资金发放到位。
三、加强监管。各区民政局要加强资金监管，严禁截留挪用。""")
    assert shape(made) == [("一、救助对象。", []), ("", ["二、", "三、"])]
    assert text.count("没有责任单位一类的标签") == 2
    assert text.count("没有写明由谁承担") == 1


def test_what_frames_may_have_numbers_inside() -> None:
    _, made = notice("""一、排查隐患
市水利局要在5月底前完成排查。
二、储备物资
市应急局负责储备物资。
三、保障措施
（一）加强领导。各区要高度重视。
（二）加强宣传。营造良好氛围。""")
    assert shape(made)[0] == ("", ["一、", "二、"])


def test_a_framing_part_with_a_day_is_a_measure() -> None:
    text, made = notice("""一、排查隐患
市水利局要在5月底前完成排查。
二、工作要求
各区于6月10日前将总结报送市水利局。""")
    assert shape(made) == [("", ["一、", "二、"])]
    assert text.count("没有责任单位一类的标签") == 2


def test_a_notice_that_only_frames_stays_prose() -> None:
    text, made = notice("""一、指导思想。坚持以人民为中心的发展思想，维护劳动者合法权益。
二、工作要求。加强组织领导，强化协作配合，严肃工作纪律。
三、保障措施。健全工作机制，强化监督检查，营造良好氛围。""")
    assert [inside for _, inside in shape(made)] == [[], [], []]
    assert "全文没有认出一项措施" in text


@pytest.mark.parametrize(
    "words",
    [
        "由市水利局牵头，开展排查。",
        "市林业局会同市财政局落实资金。",
        "于9月30日前报市教育局。",
        "5月底前完成整改。",
    ],
)
def test_a_part_or_a_day_is_a_sure_sign(words: str) -> None:
    assert gives_part_or_day(words)


@pytest.mark.parametrize(
    "words",
    [
        "强化协作配合，严肃工作纪律。",
        "牵头部门和配合部门各司其职。",
        "本通知自2025年5月1日起施行，有效期至2027年12月底前。",
        "坚持谁主管谁负责。",
    ],
)
def test_words_that_frame_are_none(words: str) -> None:
    assert not gives_part_or_day(words)
    assert not carries_task(words)


@pytest.mark.parametrize(
    "words",
    [
        "各区教育局要建立台账。",
        "各乡镇人民政府应当公布名单。",
        "各有关单位须在会前报名。",
        "全市新造林5000亩。",
        "新建公园12个。",
    ],
)
def test_an_order_or_a_number_is_a_task(words: str) -> None:
    assert carries_task(words)


@pytest.mark.parametrize(
    "words",
    [
        "各级各部门要高度重视，确保安全度汛。",
        "各单位要切实提高认识。",
        "截至目前，全市建成公园12个。",
        "坚持预防为主、防治结合。",
        "城乡低保对象、特困人员。",
    ],
)
def test_what_only_urges_or_tells_is_none(words: str) -> None:
    assert not carries_task(words)


def test_a_last_item_keeps_its_paragraphs_where_others_have_some() -> None:
    _, made = notice("""一、排查隐患
市水利局要在5月底前完成排查。
排查结果报市应急局。
二、储备物资
市应急局负责储备物资。
物资台账每月更新。""")
    assert made["sections"][0]["measures"][1]["text"].endswith("物资台账每月更新。")
    assert "closing" not in made["plan"]
