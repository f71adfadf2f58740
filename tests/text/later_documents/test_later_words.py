"""What words of a later document say of tasks: moved, paused, resumed, or nothing of these."""

from __future__ import annotations

import pytest

from macros.text.later_documents.later_words import (
    dated,
    moving,
    own_words,
    paused,
    pauses,
    resumed,
    stopped,
)
from macros.text.orders.reading import orders


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("完成时限推迟一年半", ("推迟一年半",)),
        ("延长６个月", ("延长6个月",)),
        ("完成时限推迟至2025年12月底前", ("2025年12月底",)),
        ("完成时限调整为2025年底前", ("2025年底",)),
        ("延长至汛期结束后", ("延长",)),
        ("不能按期完成的推迟一年", ("推迟一年",)),
        ("牵头单位调整为市乙局", ()),
        ("不得推迟一年", ()),
        ("原则上不再延期", ()),
        ("2025年3月底前报送总结", ()),
    ],
)
def test_by_how_much_or_to_when_words_move_a_deadline(words: str, said: tuple[str, ...]) -> None:
    assert moving(words) == said


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("第1条暂缓实施", True),
        ("因资金未落实暂缓实施", True),
        ("不得已暂停实施", True),
        ("不得暂缓实施", False),
        ("不再暂停", False),
        ("不允许擅自暂停", False),
        ("继续实施", False),
    ],
)
def test_words_that_are_denied_pause_nothing(words: str, right: bool) -> None:
    assert pauses(words) is right


def test_an_order_has_words_of_its_own() -> None:
    text = "第1条完成时限推迟一年，第2条完成时限推迟半年。"
    assert [own_words(one) for one in orders(text) if one.cited] == [
        "第1条完成时限推迟一年",
        "第2条完成时限推迟半年",
    ]


def test_each_sentence_is_found_with_the_place_that_it_speaks_of() -> None:
    text = "通知\n\n第1条因故，暂缓实施，第2条恢复实施。第3条终止。第4条于2025年底前完成。"
    assert [one.words for one in paused(text)] == ["第1条因故，暂缓实施"]
    assert [one.words for one in resumed(text)] == ["第2条恢复实施"]
    later = "第1条暂停实施，待条件成熟后恢复实施，恢复实施时间另行通知。各单位继续推进各项任务。"
    assert not list(resumed(later))
    assert [one.words for one in stopped(text)] == ["第3条终止"]
    (found,) = dated(text, "2025年底前")
    assert found.words == "第4条于2025年底前完成"
    assert found.cited[0][0].numbers == ("4",)
    assert not list(dated("第1条不得推迟一年。", "推迟一年"))
