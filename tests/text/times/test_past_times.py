"""Times of which a text only tells are no deadlines; what is still to come, or may be, is one."""

from __future__ import annotations

from datetime import date

import pytest

from macros.text.times.past_times import is_past_time
from macros.text.times.statements import deadlines

ISSUED = date(2024, 3, 1)


def told(text: str) -> bool:
    (span,) = deadlines(text)
    return is_past_time(text, span, ISSUED)


@pytest.mark.parametrize(
    "text",
    [
        "改造2000年底前建成的老旧小区。",
        "对2000年以前建成的老旧小区优先改造。",
        "清理2023年12月31日前签订的合同。",
        "选址已于2023年底前完成。",
        "2023年底前已完成选址。",
        "截至2023年底，全市有公园10个。",
    ],
)
def test_what_was_over_is_told_of(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024年底前建成的公园免费开放。",
        "2024年3月底前建成的公园免费开放。",
        "年底前建成的公园免费开放。",
        "2023年底前完成选址。",
        "截至2024年底，建成公园10个。",
        "2024年6月底前完成的目标是10个。",
        "2023年底前的目标任务全部完成。",
    ],
)
def test_what_may_be_to_come_is_not(text: str) -> None:
    assert not told(text)


def test_of_a_text_of_no_day_nothing_is_over() -> None:
    text = "改造2000年底前建成的老旧小区。"
    (span,) = deadlines(text)
    assert not is_past_time(text, span, None)
