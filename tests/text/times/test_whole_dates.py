"""Which words of a text are a date that no line should part."""

from __future__ import annotations

import pytest

from macros.text.times.whole_dates import with_dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2025年12月31日前，企业开办压缩至0.5个工作日", ["2025年12月31日"]),
        ("自2025年4月1日起施行，至2027年12月底", ["2025年4月1日", "2027年12月底"]),
        ("到2027年底，力争2026年度", ["2027年底", "2026年度"]),
        ("每年6月底和12月10日前", ["6月底", "12月10日"]),
        ("二〇二五年三月十八日印发", ["二〇二五年三月十八日"]),
        ("2023 年 6 月 25 日印发，到 2027 年底", ["2023 年 6 月 25 日", "2027 年底"]),
        ("２０２６年６月底前", ["２０２６年６月底"]),
        ("2025年度计划、2024—2026年行动", ["2025年度", "2026年"]),
        ("为期6个月，三年行动，12025年，按月调度", []),
        ("", []),
    ],
)
def test_dates_are_found_and_no_character_is_changed(text: str, dates: list[str]) -> None:
    pieces = list(with_dates(text))
    assert [piece for piece, whole in pieces if whole] == dates
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
