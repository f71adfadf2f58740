"""Orders are followed to the letter."""

from __future__ import annotations

import pytest

from macros.text.orders.deeds import Deed, Order
from macros.text.orders.edits import lined, results, times, worked
from macros.text.orders.reading import orders

BEFORE = "引入专业力量。甲一，甲二。乙一；乙二。\n\n丙一。丙二。\n\n（市甲局负责）"
"""A measure with a heading, of three paragraphs."""


def only(text: str) -> Order:
    """Return the one order of a text that is no paragraph by itself."""
    (order,) = [one for one in orders(text) if one.within]
    return order


def made(order: str, before: str) -> set[str]:
    return set(results(only(order), lined(before)))


def test_which_of_several_is_meant_counts_only_where_it_is_said() -> None:
    assert made("“甲”改为“乙”。", "甲丙甲") == {"乙丙甲", "甲丙乙", "乙丙乙"}
    assert made("第二处“甲”改为“乙”。", "甲丙甲") == {"甲丙乙"}
    assert made("“甲”统一改为“乙”。", "甲丙甲") == {"乙丙乙"}
    assert made("“丁”改为“乙”。", "甲丙甲") == set()


def test_the_new_wording_is_the_old_one_with_exactly_these_orders() -> None:
    read = [one for one in orders("第1条“甲”改为“乙”，删去“丙”。") if one.within]
    given = [(order, True) for order in read]
    assert worked("一甲二 丙三", "一乙二三", given)
    for other in ("一乙二丙三", "一甲二三", "一乙二三四", "一甲二丙三"):
        assert worked("一甲二丙三", other, given) is None, other
    assert worked("一乙二三", "一乙二三", given) is None  # the words to change are not there
    may = [(order, False) for order in read]
    assert worked("一甲二丙三", "一乙二丙三", may)
    assert worked("一甲二丙三", "一甲二丙三", may) is None  # nothing was done


@pytest.mark.parametrize(
    ("order", "after"),
    [
        ("第3条第二句修改为“新。”", "引入专业力量。新。乙一；乙二。丙一。丙二。（市甲局负责）"),
        ("第3条第二句修改为“新”", "引入专业力量。新。乙一；乙二。丙一。丙二。（市甲局负责）"),
        ("第3条第二款修改为：“新。”", "引入专业力量。甲一，甲二。乙一；乙二。新。（市甲局负责）"),
        ("第3条末尾增加一句“新。”", "引入专业力量。甲一，甲二。乙一；乙二。丙一。丙二。新。（市甲局负责）"),
        ("第3条最后增加“新。”", "引入专业力量。甲一，甲二。乙一；乙二。丙一。丙二。（市甲局负责）新。"),
        ("第3条第一句之后增加“新。”", "引入专业力量。甲一，甲二。新。乙一；乙二。丙一。丙二。（市甲局负责）"),
        ("第3条增加一款，作为第二款：“新。”", "引入专业力量。甲一，甲二。乙一；乙二。新。丙一。丙二。（市甲局负责）"),
        ("第3条增加一款，作为第四款：“新。”", "引入专业力量。甲一，甲二。乙一；乙二。丙一。丙二。（市甲局负责）新。"),
        ("第3条第二款后增加一款：“新。”", "引入专业力量。甲一，甲二。乙一；乙二。丙一。丙二。新。（市甲局负责）"),
        ("第3条第二款第一句删去。", "引入专业力量。甲一，甲二。乙一；乙二。丙二。（市甲局负责）"),
        ("删去第3条第二款。", "引入专业力量。甲一，甲二。乙一；乙二。（市甲局负责）"),
        ("第3条最后一句修改为“新。”", "引入专业力量。甲一，甲二。乙一；乙二。丙一。新。（市甲局负责）"),
        ("第3条“乙一；乙二。”一句删除。", "引入专业力量。甲一，甲二。丙一。丙二。（市甲局负责）"),
        ("第3条由“甲二”调整为“甲三”。", "引入专业力量。甲一，甲三。乙一；乙二。丙一。丙二。（市甲局负责）"),
        ("第3条增加“新”。", "引入专业力量。甲一，甲二新。乙一；乙二。丙一。丙二。（市甲局负责）"),
    ],
)  # fmt: skip
def test_a_sentence_or_a_paragraph_is_found(order: str, after: str) -> None:
    given = [(only(order), True)]
    assert worked(BEFORE, after, given)
    assert worked(BEFORE, after + "多", given) is None
    assert worked(BEFORE, BEFORE, given) is None


@pytest.mark.parametrize(
    ("order", "after"),
    [
        ("第3条第二款修改为：“新。”", "引入专业力量。新。丙一。丙二。（市甲局负责）"),
        ("第3条第二句修改为“新。”", "引入专业力量。甲一，甲二。乙一；乙二。新。丙二。（市甲局负责）"),
        ("第3条第一句之后增加“新。”", "引入专业力量。甲一，甲二。乙一；乙二。新。丙一。丙二。（市甲局负责）"),
        ("删去第3条第二款。", "引入专业力量。丙一。丙二。（市甲局负责）"),
        ("第3条第九款修改为：“新。”", "新。"),
    ],
)  # fmt: skip
def test_no_other_sentence_or_paragraph_will_do(order: str, after: str) -> None:
    assert worked(BEFORE, after, [(only(order), True)]) is None


def test_a_heading_on_its_own_line_is_no_paragraph_of_the_words() -> None:
    text = "引入专业力量\n\n甲。\n\n乙。"
    assert made("第二款修改为“新。”", text) == {"引入专业力量\n甲。\n新。"}


def test_where_it_is_not_said_the_places_are_counted() -> None:
    assert times(only("“甲”改为“新”。"), BEFORE) == 3
    assert times(only("第一处“甲”改为“新”。"), BEFORE) == 0
    assert times(only("第3条第二款“丙”改为“新”。"), BEFORE) == 2
    assert (
        times(only("第3条第一句修改为“新。”"), BEFORE) == 2
    )  # the heading may count as a sentence


POINTS = "做好三件事。（一）甲事；（二）乙事；（三）丙事。"


@pytest.mark.parametrize(
    ("order", "after"),
    [
        ("第三条第（二）项修改为：“（二）新事；”", "做好三件事。（一）甲事；（二）新事；（三）丙事。"),
        ("第三条第（二）项修改为“新事”", "做好三件事。（一）甲事；（二）新事；（三）丙事。"),
        ("删去第三条第（二）项。", "做好三件事。（一）甲事；（三）丙事。"),
        ("第三条增加一项，作为第（四）项：“（四）新事。”", "做好三件事。（一）甲事；（二）乙事；（三）丙事。（四）新事。"),
        ("第三条第（二）项“事”修改为“活”。", "做好三件事。（一）甲事；（二）乙活；（三）丙事。"),
    ],
)  # fmt: skip
def test_a_point_is_found(order: str, after: str) -> None:
    assert worked(POINTS, after, [(only(order), True)])
    assert worked(POINTS, after.replace("丙", "丁"), [(only(order), True)]) is None


def test_words_that_are_not_said_give_way_to_the_new_ones_in_one_sentence() -> None:
    given = [(only("第三条的完成时限调整为2025年底。"), True)]
    assert worked("甲事。2024年6月底前完成。", "甲事。2025年底前完成。", given)
    assert worked("甲事。2024年6月底前完成。", "乙事。2025年底前完成。", given) is None
    assert worked("甲事。2024年6月底前完成。", "2025年底前完成。", given) is None
    assert worked("甲事。2024年6月底前完成。", "甲事。2026年底前完成。", given) is None
    given = [(only("取消第三条规定的补贴。"), True)]
    assert worked("发放证书，给予补贴。其他。", "发放证书。其他。", given)
    assert worked("发放证书，给予补贴。其他。", "发放证。", given) is None


def test_words_may_be_added_anywhere_in_a_long_text() -> None:
    given = [(only("第3条增加“新”。"), True)]
    long = "很长的话。" * 1000
    assert worked(f"{long}甲。{long}", f"{long}甲、新。{long}", given)
    assert worked(f"{long}甲。{long}", f"{long}甲，新。{long}", given) is None


@pytest.mark.parametrize(
    "order",
    ["第1条中2024年建设任务由5个调整为7个。", "第1条2024年目标中的“5个”修改为“7个”。"],
)
def test_an_order_for_a_year_changes_the_words_of_that_year(order: str) -> None:
    given = [(only(order), True)]
    before = "2024年建公园5个，2025年建公园5个。"
    assert worked(before, "2024年建公园7个，2025年建公园5个。", given)
    assert worked(before, "2024年建公园5个，2025年建公园7个。", given) is None
    assert worked(before, "2024年建公园7个，2025年建公园7个。", given) is None
    assert worked("每年建公园5个。", "每年建公园7个。", given)
    assert worked("2024年、2025年各建公园5个。", "2024年、2025年各建公园7个。", given)


@pytest.mark.parametrize(
    "order",
    [
        "第1条2024年、2025年建设任务分别由5个、6个调整为7个、8个。",
        "第1条2024—2025年建设任务分别由5个、6个调整为7个、8个。",
        "第1条2024、2025年任务由5个、6个分别调整为7个、8个。",
        "第1条2024年由5个调整为7个，2025年由6个调整为8个。",
        "第1条建设任务2024年调整为7个，2025年调整为8个。",
        "第1条中2024年、2025年建设任务分别调整为7个、8个。",
    ],
)
def test_each_year_gets_a_value_of_its_own(order: str) -> None:
    given = [(one, True) for one in orders(order) if one.deed is Deed.CHANGE]
    before = "2024年建公园5个，2025年建公园6个。"
    assert worked(before, "2024年建公园7个，2025年建公园8个。", given)
    for wrong in ("8个，2025年建公园7", "7个，2025年建公园6", "5个，2025年建公园8"):
        assert worked(before, f"2024年建公园{wrong}个。", given) is None


def test_values_that_are_not_as_many_as_the_years_are_followed_by_nobody() -> None:
    order = "第1条2024年、2025年任务分别调整为7个、8个、9个。"
    given = [(one, True) for one in orders(order) if one.deed is Deed.CHANGE]
    before = "2024年建公园5个，2025年建公园6个。"
    assert given
    assert worked(before, "2024年建公园7个，2025年建公园8个。", given) is None


def test_a_point_behind_paragraphs_without_points_is_found() -> None:
    before = "整治。\n\n（一）取缔5处，规范30处。\n\n总结。\n\n（二）规范30处。"
    after = before.replace("（二）规范30处", "（二）规范50处")
    assert made("第一条第（二）项中的“30处”修改为“50处”。", before) == {lined(after)}
    assert made("第一条第（三）项中的“30处”修改为“50处”。", before) == set()
