"""Deadlines that are counted from the day of issue or of force lie between days that are computed."""

from __future__ import annotations

from datetime import date

import pytest

from macros.text.times.counted_days import counted

ISSUED, EFFECTIVE = date(2024, 5, 31), date(2024, 7, 1)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("自印发之日起30日内", "2024-06-29", "2024-07-31"),
        ("自本方案印发之日起三十日内", "2024-06-29", "2024-07-31"),
        ("印发后２周内", "2024-06-13", "2024-07-15"),
        ("自公布之日起1个月内", "2024-06-29", "2024-07-31"),
        ("自印发之日起半年内", "2024-11-29", "2024-12-31"),
        ("自印发之日起一年之内", "2025-05-30", "2025-07-01"),
        ("自印发之日起10个工作日内", "2024-06-09", "2024-08-01"),
        ("自施行之日起30日内", "2024-07-30", "2024-07-31"),
    ],
)
def test_the_days_are_bounded(words: str, first: str, last: str) -> None:
    found = counted(words, ISSUED, EFFECTIVE)
    assert found
    assert str(found[0]) == first
    assert str(found[1]) == last


@pytest.mark.parametrize(
    "words", ["2024年底前", "公告发布之日起30日内", "竣工之日起30日内", "30日内", "自印发之日起"]
)
def test_what_is_counted_from_elsewhere_is_not(words: str) -> None:
    assert counted(words, ISSUED, EFFECTIVE) is None


def test_without_the_day_nothing_is_known() -> None:
    assert counted("自印发之日起30日内", None, EFFECTIVE) is None
    assert counted("自施行之日起30日内", ISSUED, None) is None
