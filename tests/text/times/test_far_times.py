"""Times that no calendar has stop nothing: what a text says of them is read as no day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.text.later_documents.from_when import begins_with, ends_with
from macros.text.times.counted_days import counted, lasting
from macros.text.times.dates import allowed_days
from macros.text.times.periods import time_of
from macros.text.times.postponing import after, moved
from macros.text.times.validity import begins_after, extended_until, first_days, last_days

DAY = date(2024, 1, 31)
NUMBERS = ("0", "00", "1", "13", "31", "99", "0001", "9999", "10000", "999999999", "九千九百九十九")
LENGTHS = ("日", "个工作日", "天", "周", "个月", "年", "季度")


@given(
    st.sampled_from(NUMBERS),
    st.sampled_from(NUMBERS),
    st.sampled_from(NUMBERS),
    st.sampled_from(LENGTHS),
    st.sampled_from(("前", "后", "底前", "起", "内", "")),
)
@example("9999", "12", "31", "日", "前")
@example("0001", "1", "1", "日", "前")
def test_no_number_is_too_large_to_read(y: str, m: str, d: str, of: str, end: str) -> None:
    for text in (
        f"{y}年{m}月{d}日{end}",
        f"{y}年第{m}季度{end}",
        f"{y}.{m}.{d}",
        f"自印发之日起{y}{of}内",
        f"自{y}年{m}月{d}日起{d}{of}内完成",
        f"有效期{y}{of}，自{y}年{m}月{d}日起施行，有效期至{y}年{m}月{d}日",
        f"延长{y}{of}，推迟至{y}年{m}月",
        f"自公布之日起{y}{of}后施行",
    ):
        allowed_days(text, DAY)
        counted(text, DAY, DAY)
        lasting(text, DAY)
        time_of(text, DAY)
        moved(text, DAY)
        after(f"{y}{of}", DAY)
        begins_after(text, DAY)
        first_days(text)
        last_days(text, DAY)
        extended_until(text, {DAY})
        begins_with(text, DAY)
        ends_with(text, DAY)


@pytest.mark.parametrize("text", ["9999年12月31日前", "0001年1月1日前"])
def test_a_day_beyond_the_calendar_is_none(text: str) -> None:
    assert allowed_days(text, DAY) in ((), None)
