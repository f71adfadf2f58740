"""What a supplementary notice orders is the ground of what is entered, place by place, and all is entered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.index.build import build_index
from macros.loading.load import load
from tests.rules.amended_plan import CARE, MONEY, NOTICE, PARKS, TREES, WATCH, Draft, draft


def test_an_honest_entry_passes(tmp_path: Path) -> None:
    one = draft(tmp_path, "将第一部分第1条修改为：“1.建设公园。建设公园十个。”")
    assert "没有问题" in one.reworded("parks", "建设公园。建设公园十个。").said()


# the ground of a change names the object

SWAPPED = "一、第一部分第1条修改为：“1.甲事。”\n\n二、第一部分第2条修改为：“2.乙事。”"


def test_words_given_to_one_measure_are_no_ground_for_another(tmp_path: Path) -> None:
    right = draft(tmp_path, SWAPPED).reworded("parks", "甲事。").reworded("trees", "乙事。")
    assert "没有问题" in right.said()
    said = draft(tmp_path, SWAPPED).reworded("parks", "乙事。").reworded("trees", "甲事。").said()
    assert said.count("没有对这一处写") == 2
    assert "没有对这一处写“乙事。”，它写的是“二、第一部分第2条修改为：“2.乙事。””" in said


@pytest.mark.parametrize(
    ("orders", "id"),
    [
        ("将第一部分第1条修改为：“甲事。”", "care"),  # the number of another part
        ("将第二部分第1条修改为：“甲事。”", "parks"),
        ("将“加强养护”一条修改为：“甲事。”", "parks"),  # the title of another
        ("将第三条修改为：\n\n3.甲事。", "parks"),
    ],
)
def test_neither_is_the_number_or_the_title_of_another(
    tmp_path: Path, orders: str, id: str
) -> None:
    said = draft(tmp_path, orders).reworded(id, "甲事。").said()
    assert "没有对这一处写“甲事。”" in said


def test_a_removal_is_for_the_measure_that_it_names(tmp_path: Path) -> None:
    order = "删去第一部分第2条。"
    assert "没有问题" in draft(tmp_path, order).removed("trees").said()
    assert "没有写明删去本措施" in draft(tmp_path, order).removed("money").said()
    spoken_of = "第一部分第2条继续执行。"
    assert "没有写明删去本措施" in draft(tmp_path, spoken_of).removed("trees").said()


def test_words_added_to_a_measure_are_no_new_measure(tmp_path: Path) -> None:
    order = "第一部分增加一条：“3.丙事。”"
    assert "没有问题" in draft(tmp_path, order).added("building", "new", "3.", "丙事。").said()
    assert "没有对这一处写" in draft(tmp_path, order).added("keeping", "new", "3.", "丙事。").said()
    assert "没有对这一处写" in draft(tmp_path, order).reworded("parks", "丙事。").said()


@pytest.mark.parametrize(
    "order",
    [
        "删去第一部分第1条第（二）项。",
        "第一部分第1条规定的开放不再执行。",
        "《乙方案》中第一部分第1条删去。",
    ],
)
def test_a_point_or_another_document_is_not_the_measure(tmp_path: Path, order: str) -> None:
    assert "没有写明删去本措施" in draft(tmp_path, order).removed("parks").said()


def test_orders_for_other_documents_need_no_entry(tmp_path: Path) -> None:
    order = "对《乙方案》作如下修改：\n\n将第一部分第1条中的“公园”修改为“绿地”。"
    assert "没有问题" in draft(tmp_path, order).said()
    for own in ("绿化方案", "方案", "关于印发〈绿化方案〉的通知"):
        assert "没有录入" in draft(tmp_path, order.replace("乙方案", own)).said()
    assert "没有问题" in draft(tmp_path, order.replace("乙方案", "绿化方案细则")).said()
    assert (
        "plan.yml:"
        in draft(tmp_path, order).reworded("parks", PARKS.replace("公园", "绿地")).said()
    )


def test_an_order_for_all_words_is_none_for_one_part(tmp_path: Path) -> None:
    one = draft(tmp_path, "将第一部分标题修改为“做好建设”。")
    section = one.section("building")
    section["intro"] = "做好建设"
    section["earlier"] = [{"part": "intro", "text": "", "until": "later"}]
    assert "没有对这一处写“做好建设”" in one.said()
    del section["intro"]
    section["title"] = "做好建设"
    section["earlier"] = [{"part": "title", "text": "建设", "until": "later"}]
    assert "没有问题" in one.said()


# all words of a new wording


@pytest.mark.parametrize(
    ("given", "entered"),
    [
        ("“1.甲事。乙事。”", "甲事。"),
        ("“1.甲事。乙事。”", "乙事。"),
        ("“1.甲事。\n\n乙事。”", "甲事。"),
        ("“甲事。乙事。”", "甲事。"),
    ],
)
def test_a_part_of_a_new_wording_is_not_the_whole(tmp_path: Path, given: str, entered: str) -> None:
    one = draft(tmp_path, f"第一部分第1条修改为：{given}")
    said = one.reworded("parks", entered).said()
    assert "给出的全文没有录全" in said
    assert said.count("plan.yml:") == 1  # one fault, told once
    whole = "".join(c for c in given if c not in "“”").removeprefix("1.")
    assert "没有问题" in draft(tmp_path, f"第一部分第1条修改为：{given}").reworded("parks", whole).said()  # fmt: skip


def test_several_measures_may_be_given_at_once(tmp_path: Path) -> None:
    order = "第一部分第1条、第2条修改为：“1.甲事。\n\n2.乙事。”"
    both = draft(tmp_path, order).reworded("parks", "甲事。").reworded("trees", "乙事。")
    assert "没有问题" in both.said()
    assert (
        "给出的全文没有录全：“2.乙事。”"
        in draft(tmp_path, order).reworded("parks", "甲事。").said()
    )


def test_words_without_marks_end_with_a_paragraph(tmp_path: Path) -> None:
    order = "一、第一部分第1条修改为：\n\n1.甲事。\n\n乙事。\n\n二、删去第一部分第2条。"
    one = draft(tmp_path, order).reworded("parks", "甲事。\n\n乙事。").removed("trees")
    assert "没有问题" in one.said()
    part = draft(tmp_path, order).reworded("parks", "甲").removed("trees")
    assert "给出的全文没有录全" in part.said()


@pytest.mark.parametrize("order", ["新增以下任务：", "第三部分新增以下两项重点任务："])
def test_a_list_without_marks_is_entered_whole(tmp_path: Path, order: str) -> None:
    text = f"{order}\n\n2.听取意见。每年听取。\n\n3.公布结果。每年公布。\n\n各单位要认真落实。"
    one = draft(tmp_path, text).added("watching", "hear", "2.", "听取意见。每年听取。")
    assert "给出的全文没有录全：“3.公布结果。" in one.said()
    both = one.added("watching", "tell", "3.", "公布结果。每年公布。")
    assert "没有问题" in both.said()
    other = draft(tmp_path, text).added("watching", "tell", "3.", "公布结果。每年公布。")
    assert f"文件写明“{order}" in other.said()


def test_a_notice_may_simply_bring_new_measures(tmp_path: Path) -> None:
    text = "补充通知如下：\n\n一、公布结果。\n\n二、听取意见。每年听取一次。"
    one = draft(tmp_path, text).added("watching", "hear", "二、", "听取意见。每年听取一次。")
    assert "没有问题" in one.said()
    part = draft(tmp_path, text).added("watching", "hear", "二、", "听取意见。")
    assert "没有对这一处写" in part.said()


# every order is entered


@pytest.mark.parametrize(
    "order",
    [
        "将第一部分第1条修改为：“1.甲事。”",
        "将第一部分第1条中的“公园”修改为“广场”。",
        "第一部分第1条第二句修改为“甲事。”",
        "第一部分增加一条：“3.丙事。”",
        "删去第一部分第2条。",
        "以下各部分序号顺延。",
        "将文中“园林队”统一修改为“园林中心”。",
    ],
)
def test_an_order_that_is_in_no_entry_is_listed(tmp_path: Path, order: str) -> None:
    said = draft(tmp_path, f"一、{order}").said()
    assert f"文件写明“一、{order.rstrip('。')}" in said
    assert "没有录入" in said
    assert "没有问题" in draft(tmp_path, f"一、{order}").noted(order.rstrip("。")).said()


def test_each_place_of_an_order_counts(tmp_path: Path) -> None:
    order = "将第一部分第1条、第2条中的“城区”修改为“城”，第二部分第1条中的“公园”修改为“绿地”。"
    one = draft(tmp_path, order).reworded("parks", PARKS.replace("城区", "城"))
    one.reworded("care", CARE.replace("公园", "绿地"))
    said = one.said()
    assert said.count("没有录入") == 1
    assert "没有问题" in one.reworded("trees", TREES.replace("城区", "城")).said()
    assert "没有录入" in draft(tmp_path, "删去第一部分第1条、第2条。").removed("trees").said()


def test_what_is_changed_everywhere_is_changed_in_every_measure(tmp_path: Path) -> None:
    order = "将文中“公园”统一修改为“绿地”。"
    one = draft(tmp_path, order).reworded("parks", PARKS.replace("公园", "绿地"))
    one.measure("parks")["title"] = "建设绿地"
    said = one.said()
    assert "这里还有“公园”" in said
    assert said.count("plan.yml:") == 1
    assert "没有问题" in one.reworded("care", CARE.replace("公园", "绿地")).said()


def test_an_editor_may_say_why_words_stay(tmp_path: Path) -> None:
    one = draft(tmp_path, "“公园”均修改为“绿地”。").reworded("parks", PARKS.replace("公园", "绿地"))
    one.measure("parks")["title"] = "建设绿地"
    note = {"kind": "说明", "quote": "养护公园", "text": "这里说的是公园这一类绿地。"}
    one.measure("care")["notes"] = [note]
    assert "没有问题" in one.said()


# a number that is printed twice


def test_an_order_for_a_number_printed_twice_counts_once(tmp_path: Path) -> None:
    order = "将第1条中的“公园”统一修改为“绿地”。"
    one = draft(tmp_path, order).reworded("care", CARE.replace("公园", "绿地"))
    one.measure("parks")["notes"] = [{"kind": "说明", "quote": PARKS, "text": "指的是第二部分。"}]
    assert "没有问题" in one.said()  # the other is not said to lack it
    both = one.reworded("parks", PARKS.replace("公园", "绿地"))
    both.measure("parks")["title"] = "建设绿地"
    del both.measure("parks")["notes"]
    assert "只改一处；它已经是“建设绿地”的依据" in both.said()


# by sentence, by paragraph


@pytest.mark.parametrize(
    ("order", "id", "text"),
    [
        ("第一部分第1条第二句修改为“在全市建设公园。”", "parks", "建设公园。在全市建设公园。公园免费开放。"),
        ("第一部分第1条末尾增加一句“公园每天开放。”", "parks", f"{PARKS}公园每天开放。"),
        ("第一部分第1条最后增加“公园每天开放。”", "parks", f"{PARKS}公园每天开放。"),
        ("第一部分第1条“公园免费开放。”一句删除", "parks", "建设公园。在老城区建设公园。"),
        ("第二部分第2条第二款修改为：“经费每年公布。”", "money", "落实经费。经费列入预算。\n\n经费每年公布。"),
        ("第二部分第2条第一款之后增加一款：“经费按季拨付。”", "money", "落实经费。经费列入预算。\n\n经费按季拨付。\n\n经费专款专用。"),
        ("第二部分第2条增加一款，作为第三款：“经费每年公布。”", "money", f"{MONEY}\n\n经费每年公布。"),
        ("第三部分第1条检查次数调整为每季度", "watch", "开展检查。每季度检查一次。"),
        ("第三部分第1条中的一次修改为两次", "watch", "开展检查。每年检查两次。"),
        ("第三部分第1条的次数由“一次”调整为“两次”", "watch", "开展检查。每年检查两次。"),
        ("第三部分第1条现修订为：“1.开展检查。每月检查。”", "watch", "开展检查。每月检查。"),
        ("第三部分第1条相应修改为“1.开展检查。每月检查。”", "watch", "开展检查。每月检查。"),
    ],
)  # fmt: skip
def test_orders_by_sentence_and_paragraph_are_followed(
    tmp_path: Path, order: str, id: str, text: str
) -> None:
    assert "没有问题" in draft(tmp_path, f"一、{order}。").reworded(id, text).said()
    said = draft(tmp_path, f"一、{order}。").reworded(id, text.replace("。", "！")).said()
    assert "plan.yml:" in said


def test_readers_are_told_what_an_order_does_not_say(tmp_path: Path) -> None:
    order = "第二部分第2条“经费”修改为“资金”，第三部分第1条增加“每年总结。”，第一部分第1条“免费”修改为“全天”。"
    one = draft(tmp_path, order).reworded("money", MONEY.replace("经费列入", "资金列入"))
    one.reworded("watch", f"{WATCH}每年总结。").reworded("parks", PARKS.replace("免费", "全天"))
    assert "没有问题" in one.said()
    index = build_index(load(tmp_path / "plan.yml"))
    told = {
        id: [(made.unsaid, made.unplaced) for made in index.measures[id].rewordings]
        for id in ("money", "watch", "parks")
    }
    assert told == {
        "money": [(("经费",), ())],
        "watch": [((), ("每年总结。",))],
        "parks": [((), ())],
    }


HONEST = [
    ("将“加强养护”中的“园林队”调整为“园林中心”", "care", "加强养护。由园林中心养护公园。"),
    (
        "将“二、管护”部分“1.加强养护”中的“园林队”调整为“园林中心”",
        "care",
        "加强养护。由园林中心养护公园。",
    ),
    (
        "将第（二）部分第（1）条中的“园林队”调整为“园林中心”",
        "care",
        "加强养护。由园林中心养护公园。",
    ),
    ("第二部分第1条修改为：“1.加强养护。按‘四个一’养护。”", "care", "加强养护。按“四个一”养护。"),
    ("第二部分第2条修改为：\n\n“2.落实经费。甲。\n\n“乙。”", "money", "落实经费。甲。\n\n乙。"),
    (
        "第二部分第1条增加一句“每月修剪。”，同时删除“由园林队养护公园。”",
        "care",
        "加强养护。每月修剪。",
    ),
    ("第二部分第1条牵头单位增加“市乙局”", "care", "加强养护。由园林队、市乙局养护公园。"),
    ("将第二部分第1条标题修改为“加强保养”", "care", "加强保养。由园林队养护公园。"),
    ("第二部分第1条牵头单位增加市乙局", "care", "加强养护。由园林队、市乙局养护公园。"),
    ("第二部分第1条删去“由园林队养护公园”的内容", "care", "加强养护。"),
    ("第一部分修改为：“一、建设\n\n1.新事。\n\n2.补种树木。在新城区补种树木。”", "parks", "新事。"),
]


@pytest.mark.parametrize(("order", "id", "text"), HONEST)
def test_measures_are_called_in_many_ways(tmp_path: Path, order: str, id: str, text: str) -> None:
    one = draft(tmp_path, f"{order}。").reworded(id, text)
    one.measure(id)["title"] = text.partition("。")[0]
    assert "没有问题" in one.said()


@pytest.mark.parametrize(
    ("order", "id", "text"),
    [
        ("将第二部分标题修改为“加强保养。”", "care", "加强保养。"),
        ("将第三部分“加强养护”中的“园林队”修改为“市丙队”", "care", CARE.replace("园林队", "市丙队")),
        ("将第二部分引言中的“公园”修改为“绿地”", "care", CARE.replace("公园", "绿地")),
        ("第二部分第1条增加“市乙局”", "care", "加强养护。由园林队、市丙局、市乙局养护公园。"),
        ("将第二部分第1条标题修改为“公园养护”", "care", "加强养护。由公园养护公园。"),
        ("关于管护，第二部分第1条由市丙队负责", "care", CARE.replace("园林队", "市丙队")),
    ],
)  # fmt: skip
def test_an_order_for_something_else_is_no_ground(
    tmp_path: Path, order: str, id: str, text: str
) -> None:
    assert "plan.yml:" in draft(tmp_path, f"{order}。").reworded(id, text).said()


@pytest.mark.parametrize(
    "order",
    [
        "“补种树木”任务不再执行。",
        "取消第一部分“补种树木”任务。",
        "删去“2.补种树木。在新城区补种树木。”",
        "删去第一部分“补种树木”一条全部内容。",
    ],
)
def test_a_measure_is_removed_by_its_title(tmp_path: Path, order: str) -> None:
    assert "没有问题" in draft(tmp_path, order).removed("trees").said()
    assert "没有写明删去本措施" in draft(tmp_path, order).removed("money").said()


def test_measures_are_merged(tmp_path: Path) -> None:
    order = "将第一部分第1条、第2条合并为第1条，修改为：“1.建公园、种树。”"
    merged = draft(tmp_path, order).reworded("parks", "建公园、种树。").removed("trees")
    assert "没有问题" in merged.said()
    assert "没有写明删去本措施" in merged.removed("money").said()


@pytest.mark.parametrize(
    "how",
    ["，作为第1条，修改为：", "，作为第1条：", "，修改为："],
)
def test_two_measures_become_one(tmp_path: Path, how: str) -> None:
    order = f"第一部分第1条、第2条合并为一条{how}“1.建公园、种树。建公园，种树。”"
    new = "建公园、种树。建公园，种树。"
    kept = draft(tmp_path, order).reworded("parks", new).removed("trees")
    assert "没有问题" in kept.said()
    replaced = draft(tmp_path, order).removed("parks").removed("trees")
    replaced.added("building", "both", "1.", new)
    replaced.section("building")["measures"][-1]["same_number_as"] = "parks"
    assert "没有问题" in replaced.said()
    other = draft(tmp_path, order).removed("parks").removed("trees")
    assert "合并成的一条没有录入" in other.said()
    other.added("keeping", "both", "3.", new)
    assert "没有问题" not in other.said()


@pytest.mark.parametrize(
    "order",
    [
        "第一部分第1条、第2条合并为一条，作为第1条，修改为：“1.",
        "将第一部分第1条与第2条合并，修改为：“1.",
        "第一部分第1、2条合并为第1条：“",
    ],
)
def test_a_measure_that_was_merged_stands_no_longer(tmp_path: Path, order: str) -> None:
    new = "建公园、种树。建公园，种树。"
    kept = draft(tmp_path, f"{order}{new}”").reworded("parks", new)
    assert "本措施已并入别的一条" in kept.said()
    assert "没有问题" in kept.removed("trees").said()
    replaced = draft(tmp_path, f"{order}{new}”").removed("parks")
    replaced.added("building", "both", "1.", new)
    replaced.section("building")["measures"][-1]["same_number_as"] = "parks"
    assert replaced.said().count("本措施已并入别的一条") == 1


@pytest.mark.parametrize(
    "order",
    [
        "第一部分第2条并入第一部分第1条，",
        "将第一部分第2条并入第1条，第1条",
        "将第一部分第2条并入第1条，",
        "第一部分第2条的内容合并至第1条，第1条",
        "第一部分第2项并入第1项。第一部分第1项",
        "补种树木任务并入第一部分第1条。第一部分第1条",
        "“补种树木”任务并入第一部分第1条。第一部分第1条",
    ],
)
def test_one_measure_goes_into_another(tmp_path: Path, order: str) -> None:
    new = "建公园、种树。建公园，种树。"
    order = f"{order}修改为：“1.{new}”"
    entered = draft(tmp_path, order).reworded("parks", new).removed("trees")
    assert "没有问题" in entered.said()
    assert "没有录入" in draft(tmp_path, order).reworded("parks", new).said()
    assert "没有录入" in draft(tmp_path, order).removed("trees").said()
    assert "没有写明删去本措施" in draft(tmp_path, order).removed("parks").said()


def test_a_measure_may_go_into_another_without_new_words(tmp_path: Path) -> None:
    order = "第一部分第2条并入第1条。"
    assert "没有录入" in draft(tmp_path, order).said()
    assert "没有问题" in draft(tmp_path, order).removed("trees").said()
    assert "没有写明删去本措施" in draft(tmp_path, order).removed("parks").said()
    assert "没有录入" in draft(tmp_path, "将第二部分并入第一部分。").said()
    moved = draft(tmp_path, "第一部分第2条并入第三部分。").removed("trees").said()
    assert "没有写明删去本措施" in moved


@pytest.mark.parametrize("ask", ["第一部分第2条（补种树木）", "第一部分第2项任务（补种树木）"])
def test_new_words_follow_the_title_that_is_in_brackets(tmp_path: Path, ask: str) -> None:
    order = f"{ask}修改为：每年补种树木200棵。（市水利局负责）"
    new = "补种树木。每年补种树木200棵。（市水利局负责）"
    assert "没有问题" in draft(tmp_path, order).reworded("trees", new).said()
    assert "没有录入" in draft(tmp_path, order).said()
    for id, text in (
        ("trees", new.removesuffix("（市水利局负责）")),
        ("trees", "补种花草。" + new.partition("。")[2]),
        ("parks", new),
        ("care", "加强养护。" + new.partition("。")[2]),
    ):
        assert "没有问题" not in draft(tmp_path, order).reworded(id, text).said()
    unnamed = "第一部分第2条修改为：每年补种树木200棵。（市水利局负责）"
    assert "没有问题" not in draft(tmp_path, unnamed).reworded("trees", new).said()


# numbers that move on


def inserted(folder: Path, orders: str) -> Draft:
    """A new second part; those behind it move on if ``orders`` say so."""
    one = draft(folder, orders)
    new = {"id": "telling", "number": "二、", "title": "宣传", "intro": "做好宣传。", "added_by": "later"}  # fmt: skip
    one.data["sections"].insert(1, new)
    return one


NEW_PART = "在第一部分后增加一部分，作为第二部分：“二、宣传\n\n做好宣传。”"


def test_the_numbers_behind_a_new_part_move_on(tmp_path: Path) -> None:
    one = inserted(tmp_path, f"{NEW_PART}以下各部分序号顺延。")
    for id, old, new in (("keeping", "二、", "三、"), ("watching", "三、", "四、")):
        section = one.section(id)
        section["number"] = new
        section["earlier"] = [{"part": "number", "text": old, "until": "later"}]
    assert "没有问题" in one.said()
    watching = one.section("watching")
    watching["number"] = "五、"
    assert "没有写明序号由“三、”改为“五、”" in one.said()
    watching["number"] = "三、"
    del watching["earlier"]
    assert "这里的序号“三、”没有改" in one.said()


def test_a_number_does_not_move_on_by_itself(tmp_path: Path) -> None:
    one = draft(tmp_path, "删去第一部分第1条。").removed("parks")
    trees = one.measure("trees")
    trees["earlier"] = [{"number": "2.", "text": TREES, "until": "later"}]
    trees["number"] = "1."
    assert "没有写明序号由“2.”改为“1.”" in one.said()
    moved = draft(tmp_path, "删去第一部分第1条，其后各条序号顺延。").removed("parks")
    moved.measure("trees").update(trees)
    moved.measure("trees")["number"] = "1."
    assert "没有问题" in moved.said()
    moved.measure("trees")["number"] = "3."
    assert "没有写明序号由“2.”改为“3.”" in moved.said()


def test_several_numbers_move_on_by_one_order(tmp_path: Path) -> None:
    one = (
        draft(tmp_path, "删去第一部分，其后各部分序号依次顺延。").removed("parks").removed("trees")
    )
    one.section("building")["removed_by"] = "later"
    for id, old, new in (("keeping", "二、", "一、"), ("watching", "三、", "二、")):
        section = one.section(id)
        section["number"] = new
        section["earlier"] = [{"part": "number", "text": old, "until": "later"}]
    assert "没有问题" in one.said()


@pytest.mark.parametrize("order", ["删去第一部分第1、2条。", "删去第一部分第1至2条。"])
def test_numbers_in_a_list_are_all_cited(tmp_path: Path, order: str) -> None:
    assert "没有问题" in draft(tmp_path, order).removed("parks").removed("trees").said()
    assert "没有录入" in draft(tmp_path, order).removed("parks").said()


def test_words_in_a_range_stand_where_they_stand(tmp_path: Path) -> None:
    order = "将第一部分第1条至第2条中的“免费”修改为“全天”。"
    one = draft(tmp_path, order).reworded("parks", PARKS.replace("免费", "全天"))
    assert "没有问题" in one.said()
    assert "没有录入" in draft(tmp_path, order).said()
    both = draft(tmp_path, order.replace("免费", "城区").replace("全天", "市区"))
    assert "没有录入" in both.reworded("parks", PARKS.replace("城区", "市区")).said()


@pytest.mark.parametrize(
    "order", ["第一部分第1条自2026年1月1日起废止", "第一部分第1条自本通知印发之日起停止执行"]
)
def test_a_removal_may_say_from_when(tmp_path: Path, order: str) -> None:
    one = draft(tmp_path, f"{order}。").removed("parks")
    one.data["plan"]["reviewed"] = [{"kind": "分工", "on": date(2026, 1, 1)}]
    assert "没有问题" in one.said()


def test_the_whole_text_is_everywhere(tmp_path: Path) -> None:
    order = "将全文“公园”修改为“绿地”。"
    one = draft(tmp_path, order).reworded("parks", PARKS.replace("公园", "绿地"))
    assert "这里还有“公园”" in one.said()


def test_an_entry_that_changes_nothing_is_none(tmp_path: Path) -> None:
    said = draft(tmp_path, "将第一部分第1条修改为：“1.甲事。”").reworded("parks", PARKS).said()
    assert "原先的文字与后来的相同" in said


SHARED = "加强养护。2024年底前养护公园5处。（市甲局牵头，市乙局配合）"


@pytest.mark.parametrize(
    ("order", "before", "after", "wrong"),
    [
        ("完成时限调整为2025年底前", "2024年底前", "2025年底前", "5处"),
        ("完成时限调整为2025年底前养护", "2024年底前养护", "2025年底前养护", "5处"),
        ("完成时限延长至“2025年底”", "2024年底", "2025年底", "2024年底前养护公园"),
        ("牵头单位调整为市丙局", "市甲局", "市丙局", "市乙局"),
        ("牵头单位调整为“市丙局”", "市甲局", "市丙局", "市甲局牵头，市乙局"),
        ("配合单位增加市丙局", "市乙局", "市乙局、市丙局", ""),
        ("配合单位增加“市丙局”", "市乙局", "市乙局、市丙局", ""),
    ],
)
def test_what_an_order_names_without_its_words_is_what_is_changed(
    tmp_path: Path, order: str, before: str, after: str, wrong: str
) -> None:
    order = f"第二部分第1条{order}。"
    one = draft(tmp_path, order)
    one.measure("care")["text"] = SHARED
    notice = NOTICE.replace(CARE, SHARED)
    assert "没有问题" in one.reworded("care", SHARED.replace(before, after)).said(notice)
    one.measure("care")["text"] = (
        SHARED.replace(wrong, after.rpartition("、")[2])
        if wrong
        else SHARED.replace("市甲局", "市甲局、市丙局")
    )
    assert "plan.yml:" in one.said(notice)


@pytest.mark.parametrize("again", ["调整为", "改为", "变更为"])
def test_both_parties_of_a_sentence_are_changed(tmp_path: Path, again: str) -> None:
    order = f"第二部分第1条牵头单位调整为市丙局，配合单位{again}市丁局。"
    notice = NOTICE.replace(CARE, SHARED)
    one = draft(tmp_path, order)
    one.measure("care")["text"] = SHARED
    both = SHARED.replace("市甲局", "市丙局").replace("市乙局", "市丁局")
    assert "没有问题" in one.reworded("care", both).said(notice)
    swapped = SHARED.replace("市甲局", "市丁局").replace("市乙局", "市丙局")
    one.measure("care")["text"] = swapped
    assert "plan.yml:" in one.said(notice)
    one.measure("care")["text"] = SHARED.replace("市甲局", "市丙局")
    assert "，没有录入；" in one.said(notice)


# what a notice says in plain paragraphs


SECOND = "第三部分第1条修改为：\n\n1.开展检查。每月检查一次。\n\n结果向社会公布。"


def test_a_paragraph_behind_a_new_wording_is_entered_or_explained(tmp_path: Path) -> None:
    first = draft(tmp_path, SECOND).reworded("watch", "开展检查。每月检查一次。")
    assert "还有一段“结果向社会公布。”，没有录入" in first.said()
    assert "没有问题" in first.noted("结果向社会公布。").said()
    whole = draft(tmp_path, SECOND)
    both = whole.reworded("watch", "开展检查。每月检查一次。\n\n结果向社会公布。")
    assert "没有问题" in both.said()


@pytest.mark.parametrize(
    "closing",
    [
        "特此通知。",
        "其他内容不变。",
        "本通知自印发之日起施行。",
        "各有关单位要认真贯彻落实。",
        "附件：任务表",
        "示范市人民政府办公室",
    ],
)
def test_the_end_of_a_notice_is_no_part_of_a_new_wording(tmp_path: Path, closing: str) -> None:
    order = SECOND.replace("结果向社会公布。", closing)
    assert "没有问题" in draft(tmp_path, order).reworded("watch", "开展检查。每月检查一次。").said()


def test_the_next_item_of_a_notice_is_no_part_of_a_new_wording(tmp_path: Path) -> None:
    order = "一、第三部分第1条修改为：\n\n1.开展检查。每月检查一次。\n\n二、工作安排\n\n市甲局每月汇总。"
    assert "没有问题" in draft(tmp_path, order).reworded("watch", "开展检查。每月检查一次。").said()


def test_a_new_measure_of_a_notice_is_entered_with_all_its_paragraphs(tmp_path: Path) -> None:
    text = "补充通知如下：\n\n二、听取意见。每年听取一次。\n\n结果向社会公布。"
    one = draft(tmp_path, text).added("watching", "hear", "二、", "听取意见。每年听取一次。")
    assert "还有一段“结果向社会公布。”" in one.said()


# orders in plain prose

LED = "加强养护。2024年底前养护公园5处。（牵头单位：市乙局，配合单位：市丁局、市戊局）"
PROSE = [
    ("加强养护任务完成时限延长至2025年底。", "2024年底前", "2025年底前"),
    ("第二部分加强养护任务的完成时限延长至2025年底。", "2024年底前", "2025年底前"),
    ("增加市丙局为第二部分第1条配合单位。", "市戊局）", "市戊局、市丙局）"),
    ("市丁局不再作为第二部分第1条配合单位。", "市丁局、", ""),
    ("新增市丙局为配合单位。", "市戊局）", "市戊局、市丙局）"),
    (
        "加强养护任务牵头单位调整为市甲局，市乙局改为配合单位。",
        "市乙局，配合单位：市丁局、市戊局",
        "市甲局，配合单位：市丁局、市戊局、市乙局",
    ),
    ("市丁局由第二部分第1条配合单位调整为牵头单位。", "市乙局，配合单位：市丁局、", "市乙局、市丁局，配合单位："),
    ("原由市丁局承担的职责由市丙局承担。", "市丁局", "市丙局"),
    ("市丁局承担的职责划转至市丙局。", "市丁局", "市丙局"),
    ("撤销市丁局，其职责由市丙局承担。", "市丁局", "市丙局"),
    ("第二部分第1条不再由市乙局牵头，改由市丙局牵头。", "市乙局", "市丙局"),
    ("第二部分第1条改由市丙局牵头。", "市乙局", "市丙局"),
    ("将市丙局增列为第二部分第1条的配合单位。", "市戊局）", "市戊局、市丙局）"),
    ("第二部分第1条配合单位中增加市丙局。", "市戊局）", "市戊局、市丙局）"),
    ("配合单位增加市丙局。", "市戊局）", "市戊局、市丙局）"),
    ("第二部分第1条调整如下：加强养护。每月养护。", LED, "加强养护。每月养护。"),
    ("对第二部分第1条作如下调整：加强养护。每月养护。", LED, "加强养护。每月养护。"),
]  # fmt: skip


@pytest.mark.parametrize(("order", "before", "after"), PROSE)
def test_an_order_in_prose_is_entered(tmp_path: Path, order: str, before: str, after: str) -> None:
    notice = NOTICE.replace(CARE, LED)
    one = draft(tmp_path, order)
    one.measure("care")["text"] = LED
    said = one.said(notice)
    assert f"文件写明“{order[:6]}" in said
    assert "没有录入" in said
    assert "没有问题" in one.reworded("care", LED.replace(before, after)).said(notice)


@pytest.mark.parametrize(("order", "before", "after"), PROSE)
def test_an_order_in_prose_may_be_explained(
    tmp_path: Path, order: str, before: str, after: str
) -> None:
    assert "没有问题" in draft(tmp_path, order).noted(order.rstrip("。")).said()


@pytest.mark.parametrize(
    "order",
    [
        "补种树木任务完成时限推迟一年。",
        "补种树木任务暂缓实施。",
        "第一部分第2条完成时限再延长半年。",
    ],
)
def test_an_order_that_gives_no_words_is_explained(tmp_path: Path, order: str) -> None:
    assert "没有录入" in draft(tmp_path, order).said()
    assert "没有问题" in draft(tmp_path, order).noted(order.rstrip("。")).said()
    assert "plan.yml:" in draft(tmp_path, order).reworded("trees", "补种树木。").said()


def test_a_measure_is_removed_by_its_title_in_prose(tmp_path: Path) -> None:
    order = "补种树木任务不再实施。"
    assert "没有录入" in draft(tmp_path, order).said()
    assert "没有问题" in draft(tmp_path, order).removed("trees").said()
    assert "没有写明删去本措施" in draft(tmp_path, order).removed("money").said()


def test_an_order_in_prose_is_for_the_measure_that_it_calls(tmp_path: Path) -> None:
    text = "补种树木。2024年底前补种树木。"
    one = draft(tmp_path, PROSE[0][0])
    one.measure("trees")["text"] = text
    one.reworded("trees", text.replace("2024", "2025"))
    assert "plan.yml:" in one.said(NOTICE.replace(TREES, text))


def test_the_only_body_of_a_label_goes_with_it(tmp_path: Path) -> None:
    text = "加强养护。养护公园。（牵头单位：市乙局，配合单位：市丁局）"
    one = draft(tmp_path, "市丁局不再作为第二部分第1条配合单位。")
    one.measure("care")["text"] = text
    one.reworded("care", text.replace("，配合单位：市丁局", ""))
    assert "没有问题" in one.said(NOTICE.replace(CARE, text))


def test_new_words_that_a_notice_does_not_give_are_told_with_what_it_says(tmp_path: Path) -> None:
    one = draft(tmp_path, PROSE[4][0]).reworded("care", "加强养护。市丙局养护。")
    said = one.said()
    assert "该文件写的是“新增市丙局为配合单位”；请只照它改" in said
    other = draft(tmp_path, PROSE[0][0]).reworded("watch", "开展检查。每月检查一次。").said()
    assert "没有给出“开展检查。每月检查一次。”，也没有写明怎样从原先的文字改成它" in other


@pytest.mark.parametrize(
    "prose",
    [
        "各单位要明确专人，将覆盖率提高到95%。",
        "市甲局作为全市的窗口单位，任务很重。",
        "各责任单位增加投入，配合单位增加人手。",
        "由市甲局负责的任务由市乙局监督。",
        "建立由市甲局牵头、市乙局配合的工作机制。",
        "任务完成时限一律不得推迟。",
    ],
)
def test_what_orders_nothing_needs_no_entry(tmp_path: Path, prose: str) -> None:
    assert "没有问题" in draft(tmp_path, prose).said()


def test_a_body_taken_from_a_measure_is_not_the_measure(tmp_path: Path) -> None:
    notice = NOTICE.replace(CARE, LED)
    for order in ("第二部分第1条取消市丁局配合单位。", "将市丁局从第二部分第1条配合单位中删除。"):
        one = draft(tmp_path, order)
        one.measure("care")["text"] = LED
        assert "没有录入" in one.said(notice)
        assert "没有写明删去本措施" in one.removed("care").said(notice)
        del one.measure("care")["removed_by"]
        assert "没有问题" in one.reworded("care", LED.replace("市丁局、", "")).said(notice)


def test_an_order_that_nobody_can_follow_is_explained(tmp_path: Path) -> None:
    order = "第一部分第2条移至第三部分。"
    assert draft(tmp_path, order).said().count("没有录入") == 1
    assert "没有问题" in draft(tmp_path, order).noted(order.rstrip("。")).said()


@pytest.mark.parametrize(
    "order",
    [
        "补种树木任务予以废止。",
        "取消补种树木任务。",
        "补种树木措施作废。",
        "停止实施补种树木任务。",
        "删去补种树木任务。",
        "《绿化方案》第一部分第2条同时废止。",
    ],
)
def test_a_measure_that_is_repealed_by_its_title_is_asked_for(tmp_path: Path, order: str) -> None:
    assert "没有录入" in draft(tmp_path, order).said()
    assert "没有问题" in draft(tmp_path, order).removed("trees").said()
    assert "没有问题" not in draft(tmp_path, order).removed("parks").said()


@pytest.mark.parametrize("words", ["请各单位取消不必要的审批事项。", "停止审批有关工作。"])
def test_what_ends_outside_the_plan_is_not_asked_for(tmp_path: Path, words: str) -> None:
    assert "没有问题" in draft(tmp_path, words).said()
