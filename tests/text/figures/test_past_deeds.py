"""A figure of which a text tells as done is no aim; one that is still to be reached is, whatever it is compared with."""

from __future__ import annotations

from datetime import date

import pytest

from macros.text.figures.past_deeds import is_past

ISSUED = date(2024, 3, 1)


def told(text: str, words: str) -> bool:
    at = text.index(words)
    return is_past(text, (at, at + len(words)), ISSUED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("去年建成公园12个，今年再建5个。", "建成公园12个"),
        ("去年建成公园12个，今年再建5个。", "去年建成公园12个"),
        ("截至目前建成公园12个，年底前建成20个。", "公园12个"),
        ("上年度完成投资3亿元。", "完成投资3亿元"),
        ("2023年已建成公园12个。", "建成公园12个"),
        ("截至2023年底已建成公园12个。", "公园12个"),
    ],
)
def test_what_was_done_is_told_of(text: str, words: str) -> None:
    assert told(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("去年建成公园12个，今年再建5个。", "再建5个"),
        ("比去年增加公园12个。", "增加公园12个"),
        ("去年建成的公园全部开放，开放率100%。", "开放率100%"),
        ("去年基础上增加公园12个。", "增加公园12个"),
        ("2024年已建成公园的开放率达到90%。", "开放率达到90%"),
        ("2025年建成公园12个。", "建成公园12个"),
        ("公园达到12个。", "公园达到12个"),
        ("去年计划的公园12个年内建成。", "公园12个"),
    ],
)
def test_what_is_to_be_done_is_an_aim(text: str, words: str) -> None:
    assert not told(text, words)
