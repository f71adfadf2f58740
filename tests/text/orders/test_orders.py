"""What a document orders is read as it is printed."""

from __future__ import annotations

import pytest

from macros.text.orders.cited_places import Inner
from macros.text.orders.deeds import Deed, Order, without_point
from macros.text.orders.reading import orders
from macros.text.parts.quotations import fold
from tests.some import some


def ordered(text: str) -> list[Order]:
    """Return the orders of a text, the paragraphs that it only gives aside."""
    return [one for one in orders(text) if one.deed is not Deed.GIVE]


def cited(order: Order) -> str:
    return "、".join("".join("-".join(c.numbers) + c.word for c in path) for path in order.cited)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("将第三条中的“甲”修改为“乙”。", [("甲", "乙", "3条")]),
        ("第（三）项“甲”改为：“乙”。", [("甲", "乙", "3项")]),
        ("删去第五条中的“甲”、“乙”和“丙”。", [("甲", "", "5条"), ("乙", "", "5条"), ("丙", "", "5条")]),
        ("将第二条中的“甲”一词删去。", [("甲", "", "2条")]),
        ("在第2条“甲”后增加“、乙”。", [("甲", "甲、乙", "2条")]),
        ("在第2条“甲”之前增加“乙”。", [("甲", "乙甲", "2条")]),
        ("第三条之一中的“甲”调整为“乙”。", [("甲", "乙", "3-1条")]),
        ("第二部分第3条“甲”修改为“乙”。", [("甲", "乙", "2部分3条")]),
        ("第二部分（三）第3点“甲”修改为“乙”。", [("甲", "乙", "2部分3项3点")]),
        ("将第3条“甲”修改为“乙”，“丙”修改为“丁”。", [("甲", "乙", "3条"), ("丙", "丁", "3条")]),
        ("将第3条、第5条中的“甲”修改为“乙”。", [("甲", "乙", "3条"), ("甲", "乙", "5条")]),
        ("将第3条至第5条中的“甲”修改为“乙”。", [("甲", "乙", "3条"), ("甲", "乙", "4条"), ("甲", "乙", "5条")]),
        ("将第3、5条中的“甲”修改为“乙”。", [("甲", "乙", "3条"), ("甲", "乙", "5条")]),
        ("将第二、三部分中的“甲”改为“乙”。", [("甲", "乙", "2部分"), ("甲", "乙", "3部分")]),
        ("将第3—5条中的“甲”修改为“乙”。", [("甲", "乙", "3条"), ("甲", "乙", "4条"), ("甲", "乙", "5条")]),
        ("将“甲”统一修改为“乙”。", [("甲", "乙", "")]),
        ("“甲”“乙”均修改为“丙”。", [("甲", "丙", ""), ("乙", "丙", "")]),
        ("“甲”“乙”分别修改为“丙”“丁”。", [("甲", "丙", ""), ("乙", "丁", "")]),
        ("第1条“甲”、第2条“乙”分别修改为“丙”“丁”。", [("甲", "丙", "1条"), ("乙", "丁", "2条")]),
        ("将第1条中的“甲”和第2条中的“乙”分别修改为“丙”和“丁”。", [("甲", "丙", "1条"), ("乙", "丁", "2条")]),
        ("第1条、第2条中的“甲”“乙”分别修改为“丙”“丁”。", [("甲", "丙", "1条"), ("甲", "丙", "2条"), ("乙", "丁", "1条"), ("乙", "丁", "2条")]),
        ("“甲事”中的“甲”、“乙事”中的“乙”分别修改为“丙”“丁”。", [("甲", "丙", ""), ("乙", "丁", "")]),
        ("第3条更名为“乙”。", [("", "乙", "3条")]),
        ("第3条修改前：“甲”，修改后：“乙”。", [("甲", "乙", "3条")]),
        ("第3条修改前的表述为“甲”，修改后的表述为“乙”。", [("甲", "乙", "3条")]),
        ("第3条不再将市甲局列为配合单位。", [("市甲局", "", "3条")]),
        ("第3条不再列市甲局为配合单位。", [("市甲局", "", "3条")]),
        ("第3条中的“甲局”更名为“乙局”。", [("甲局", "乙局", "3条")]),
        ("“甲”任务更名为“乙”。", [("甲", "乙", "")]),
        ("第一部分删去一条：“甲”。", [("甲", "", "1部分")]),
        ("附件1删去一行。", [("", "", "1附件")]),
        ("第3条“甲”改为“乙”、“丙”改为“丁”。", [("甲", "乙", "3条"), ("丙", "丁", "3条")]),
        ("用“乙”代替第3条中的“甲”。", [("甲", "乙", "3条")]),
        ("去掉第3条中的“甲”。", [("甲", "", "3条")]),
        ("第3条“甲”调减为“乙”。", [("甲", "乙", "3条")]),
        ("第3条取消市甲局配合单位。", [("市甲局", "", "3条")]),
        ("第3条删除配合单位市甲局。", [("市甲局", "", "3条")]),
        ("将市甲局从第3条配合单位中删除。", [("市甲局", "", "3条")]),
        ("第3条配合单位不再包括市甲局。", [("市甲局", "", "3条")]),
        ("第3条增加牵头单位市丙局。", [("", "市丙局", "3条")]),
        ("第3条责任单位改由市丙局担任。", [("", "市丙局", "3条")]),
        ("第3条牵头单位由市甲局改为市乙局、市丙局。", [("市甲局", "市乙局、市丙局", "3条")]),
        ("方案中涉及市甲局的任务由市乙局承担。", [("市甲局", "市乙局", "")]),
        ("第3条移至第三部分。", [("第3条", "", "3条")]),
        ("第3条责任单位明确为市林业局。", [("", "市林业局", "3条")]),
        ("将第一部分“甲事”的责任单位明确为市林业局。", [("", "市林业局", "1部分")]),
        ("原定2024年底完成的甲任务，延期至2025年底完成。", [("2024年底", "2025年底", "")]),
        ("附件1以本通知附件为准。", [("附件1", "", "1附件")]),
        ("附件1替换为本通知所附新表。", [("附件1替换为本通知所附新表", "", "1附件")]),
        ("方案名称修改为《乙方案》。", [("", "《乙方案》", "")]),
        ("第3条暂停。", [("第3条", "", "3条")]),
        ("附件1中“序号3”对应的完成时限延至2025年6月。", [("", "2025年6月", "1附件")]),
        ("《旧办法》第3条“甲”修改为“乙”。", [("甲", "乙", "3条")]),
        ("任务3中的“甲”修改为“乙”。", [("甲", "乙", "3项")]),
        ("附件1序号2的“甲”调整为“乙”。", [("甲", "乙", "1附件2项")]),
        ("将第3条中的甲局修改为乙局。", [("甲局", "乙局", "3条")]),
        ("第3条的时限由“甲”延长至“乙”。", [("甲", "乙", "3条")]),
        ("第3条的补助由每处五十万元调整为每处六十万元。", [("每处五十万元", "每处六十万元", "3条")]),
        ("一、第六条作如下修改：\n\n（一）第二款中的“甲”改为“乙”；\n\n（二）“丙”一词删去。", [("甲", "乙", "6条"), ("丙", "", "6条")]),
        ("一、第二部分作如下修改：\n\n（一）第1条中的“甲”改为“乙”。\n\n（二）第2条中的“甲”改为“乙”。", [("甲", "乙", "2部分1条"), ("甲", "乙", "2部分2条")]),
        ("一、将第六条“甲”改为“乙”。\n\n二、“丙”改为“丁”。", [("甲", "乙", "6条"), ("丙", "丁", "")]),
        ("将第1条中的“‘甲’”改为“‘乙’”。", [("“甲”", "“乙”", "1条")]),
        ("第3条中的“甲”应为“乙”。", [("甲", "乙", "3条")]),
        ("第3条中“甲”有误，更正为“乙”。", [("甲", "乙", "3条")]),
        ('将第3条中的"甲"修改为"乙"。', [("甲", "乙", "3条")]),
        ("将第3条中的「甲」修改为「乙」。", [("甲", "乙", "3条")]),
        ("第3条责任单位增加市乙局、市丙局。", [("", "市乙局、市丙局", "3条")]),
    ],
)  # fmt: skip
def test_words_that_are_changed(text: str, found: list[tuple[str, str, str]]) -> None:
    read = ordered(text)
    assert [(one.old, one.new, cited(one)) for one in read] == found
    assert all(one.within for one in read)


@pytest.mark.parametrize(
    ("text", "deed", "where", "new"),
    [
        ("将第3条修改为：“3．引入专业力量，删去旧的。”", Deed.CHANGE, "3条", "3．引入专业力量，删去旧的。"),
        ("第3条现修订为“甲。”", Deed.CHANGE, "3条", "甲。"),
        ("第4条相应修改为：“甲。”", Deed.CHANGE, "4条", "甲。"),
        ("将前言修改为：“甲。”", Deed.CHANGE, "", "甲。"),
        ("增加一条，作为第6条：“6．甲。”", Deed.ADD, "6条", "6．甲。"),
        ("新增第七条：“7.甲。”", Deed.ADD, "7条", "7.甲。"),
        ("第十二条之后增加第十二条之一：“甲。”", Deed.ADD, "12-1条", "甲。"),
        ("在第三条后增加一条，作为第三条之一：“甲。”", Deed.ADD, "3-1条", "甲。"),
        ("在第一部分第3条后增加一条：“4.甲。”", Deed.ADD, "1部分", "4.甲。"),
        ("增加一章，作为第四章：\n\n“第四章 甲\n\n“第七条 “乙”丙。”", Deed.ADD, "4章", "第四章甲第七条“乙”丙。"),
        ("删去第2条。", Deed.REMOVE, "2条", ""),
        ("第三章予以删除。", Deed.REMOVE, "3章", ""),
        ("不再保留第4条。", Deed.REMOVE, "4条", ""),
        ("第2条不再执行。", Deed.REMOVE, "2条", ""),
        ("取消第三条的规定。", Deed.REMOVE, "3条", ""),
        ("以下各部分序号顺延。", Deed.RENUMBER, "", ""),
        ("其后各条依次顺延。", Deed.RENUMBER, "", ""),
        ("原第四条改为第五条。", Deed.RENUMBER, "4条", ""),
    ],
)  # fmt: skip
def test_whole_places(text: str, deed: Deed, where: str, new: str) -> None:
    (order,) = ordered(text)
    assert (order.deed, cited(order), order.new, order.within) == (deed, where, new, False)


def test_words_without_marks_may_end_with_any_paragraph() -> None:
    change, removal = ordered("一、第三条修改为：\n\n3．甲。\n\n乙。\n\n二、删去第五条。")
    assert [change.new[:end] for end in change.ends] == ["3．甲。", "3．甲。乙。", "3．甲。乙。二、删去第五条。"]  # fmt: skip
    assert (removal.deed, cited(removal)) == (Deed.REMOVE, "5条")


def test_words_without_marks_do_not_end_inside_a_list() -> None:
    (added,) = ordered("增加以下任务：\n\n5.甲。\n\n6.乙。\n\n丙。")
    assert [added.new[:end] for end in added.ends] == ["5.甲。6.乙。", "5.甲。6.乙。丙。"]
    changed, other = ordered("1.第3条修改为：\n\n3.甲。\n\n4.删去第4条。")
    assert (changed.new[: changed.ends[0]], cited(other)) == ("3.甲。", "4条")


@pytest.mark.parametrize(
    ("text", "deed", "side"),
    [
        ("第三条第（二）项修改为：“甲。”", Deed.CHANGE, ""),
        ("删去第三条第（二）项。", Deed.REMOVE, ""),
        ("第三条增加一项，作为第（二）项：“甲。”", Deed.ADD, "在"),
    ],
)
def test_a_place_inside_an_article_may_be_a_point_in_it(text: str, deed: Deed, side: str) -> None:
    (order,) = ordered(text)
    assert (order.deed, cited(order), order.inner.point) == (deed, "3条2项", ("2",))
    assert order.within
    assert order.side == side
    assert not without_point(order).within


def test_the_document_that_is_amended_is_the_one_beside_the_place() -> None:
    text = "一、《甲办法》（1号）作如下修改：\n\n（一）删去第2条。\n\n二、删去第3条。\n\n三、《乙办法》第4条“甲”改为“乙”。"
    assert [one.document for one in ordered(text)] == ["甲办法", "", "乙办法"]


def test_what_is_changed_may_be_said_without_its_words() -> None:
    for text in ("第三条的完成时限调整为“甲”。", "第三条完成时限调整为甲。"):
        (order,) = ordered(text)
        assert (cited(order), order.new, order.vague) == ("3条", "甲", True)
    (order,) = ordered("第三条内容修改为：“甲。”")
    assert not order.vague


@pytest.mark.parametrize(
    "text", ["取消第三条规定的补贴。", "第三条规定的补贴不再执行。", "第三条中有关补贴的内容删去。"]
)
def test_what_an_article_says_is_not_the_article(text: str) -> None:
    (order,) = ordered(text)
    assert order.within
    assert order.vague


def test_what_is_added_is_not_what_was_named_before() -> None:
    _, added = ordered("删去“奖励”一章，增加一条：“甲。”")
    assert (added.named, added.cited) == ((), ())


def test_places_in_the_words_of_a_measure() -> None:
    (order,) = ordered("第3条第二款第一句之后增加“甲。”")
    assert (order.inner, order.side) == (Inner(paragraph=2, sentence=1), "后")
    (order,) = ordered("第3条增加一款，作为第二款：“甲。”")
    assert (order.inner, order.side) == (Inner(paragraph=2), "在")


@pytest.mark.parametrize(
    "text",
    [
        "现就有关事项补充通知如下：",
        "鼓励将闲置厂房改为社区服务设施，增加财政投入，取消不合理收费。",
        "关于修改《示范方案》的通知",
        "市办公室关于删去《示范方案》第三条的通知",
        "关于将“甲”调整为“乙”的补充通知",
        "各单位要进一步修改完善工作方案，由市甲局调整为主要单位。",
        "增加“绿色通道”窗口。",
    ],
)
def test_ordinary_sentences_order_nothing(text: str) -> None:
    assert ordered(text) == []


def test_every_order_knows_where_its_words_stand() -> None:
    text = "关于修改“甲”的通知\n\n一、将第1条“甲”修改为“乙”，删去“丙”。\n\n二、删去第2条。"
    whole = "".join(text.split())
    for order in some(ordered(text)):
        assert whole.startswith(order.words, order.start)


def test_a_mark_that_is_never_closed_is_a_character_as_any_other() -> None:
    assert fold("甲“乙\n\n丙").text == "甲“乙\n丙"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第1条、第2条分别修改为“丙”“丁”。", [("丙", "1条", 0), ("丁", "2条", 0)]),
        ("第1条第一款、第二款分别修改为“丙”“丁”。", [("丙", "1条", 1), ("丁", "1条", 2)]),
        ("第1条和第二部分第3条分别修改为“丙”和“丁”。", [("丙", "1条", 0), ("丁", "2部分3条", 0)]),
    ],
)  # fmt: skip
def test_each_place_gets_words_of_its_own(text: str, found: list[tuple[str, str, int]]) -> None:
    assert [(one.new, cited(one), one.inner.paragraph) for one in ordered(text)] == found


@pytest.mark.parametrize(
    ("text", "deed", "new"),
    [
        ("第3条作废。", Deed.REMOVE, ""),
        ("撤销第3条。", Deed.REMOVE, ""),
        ("“甲”不再列入本方案。", Deed.REMOVE, ""),
        ("第3条、第4条合并为一条：“3.甲。”", Deed.CHANGE, "3.甲。"),
        ("第3条拆分为两条：“3.甲。4.乙。”", Deed.CHANGE, "3.甲。4.乙。"),
        ("对第3条进行修改，修改后的内容为：“3.甲。”", Deed.CHANGE, "3.甲。"),
        ("新增第6项任务：建设停车场。", Deed.ADD, "建设停车场。"),
        ("第3条后新增一条，内容如下：4.建设步道。", Deed.ADD, "4.建设步道。"),
    ],
)
def test_whole_places_are_ordered_in_many_ways(text: str, deed: Deed, new: str) -> None:
    assert {(one.deed, one.new, one.within) for one in ordered(text)} == {(deed, new, False)}


@pytest.mark.parametrize(
    "text",
    [
        "按照第三条要求，将覆盖率提高到95%。",
        "第三条继续执行。",
        "请对照第三条抓好落实，及时调整工作安排。",
        "撤销不合格的摊点。",
        "以甲替换乙的做法不可取。",
    ],
)
def test_what_orders_nothing_of_the_words_is_none(text: str) -> None:
    assert ordered(text) == []


def test_words_without_marks_end_before_the_next_order_of_a_paragraph() -> None:
    first, second = ordered("第3条改为：甲。乙。第4条改为：丙。")
    assert [first.new[:end] for end in first.ends] == ["甲。乙。", "甲。乙。第4条改为：丙。"]
    assert (cited(second), second.new) == ("4条", "丙。")


@pytest.mark.parametrize(
    "order",
    [
        "第1条任务移交市甲局牵头。",
        "第1条整体划归市甲局负责。",
        "第1条转交市甲局、市乙局牵头负责。",
        "第1条任务调整为市甲局、市乙局牵头。",
    ],
)
def test_a_task_is_handed_to_others(order: str) -> None:
    (one,) = [one for one in orders(order) if one.deed is Deed.CHANGE]
    assert one.vague
    assert "市甲局" in one.new


@pytest.mark.parametrize(
    "sentence",
    [
        "项目建成后移交市甲局负责。",
        "各项任务移交手续由市甲局负责办理。",
        "涉嫌犯罪的移交市公安局负责查处。",
        "检查发现的问题线索移交市甲局负责。",
        "重大事项交市甲局负责。",
        "上述任务交市甲局负责。",
        "任务调整为重点任务。",
    ],
)
def test_what_else_is_handed_over_is_no_order(sentence: str) -> None:
    assert all(one.deed is Deed.GIVE for one in orders(sentence))
