"""Which words are the title of a text, whatever marks and spaces are printed in it."""

from __future__ import annotations

import pytest

from macros.text.parts.title_marks import has_title, heading_end, without_stop


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("创新驱动。到2025年建成。", "创新驱动。"),
        ("创新驱动：到2025年建成。", "创新驱动："),
        ("创新驱动——到2025年建成。", "创新驱动——"),
        ("创新驱动. 到2025年建成.", "创新驱动."),
        ("创新驱动.js建成。", None),
        ("——创新驱动：到2025年建成。", "——创新驱动："),
        ("创新驱动\n\n到2025年建成。", "创新驱动\n"),
        ("创新驱动", "创新驱动"),
        ("★创新驱动。建成。", "★创新驱动。"),
        ("★ 创新 驱动。建成。", "★ 创新 驱动。"),
        ("创新驱动★。建成。", "创新驱动★。"),
        ("“创新驱动”。建成。", "“创新驱动”。"),
        ("创新、驱动。建成。", "创新、驱动。"),
        ("创新驱动，到2025年建成。", None),
        ("创新驱动发展。建成。", None),
        ("大力创新驱动。建成。", None),
        ("创新。驱动发展。", None),
        ("创新。驱动。建成。", None),
        ("", None),
    ],
)
def test_a_heading_is_the_title_but_for_marks_and_spaces(text: str, heading: str | None) -> None:
    end = heading_end(text, "创新驱动")
    assert (text[:end] if end is not None else None) == heading


@pytest.mark.parametrize(("title", "other"), [("增长3.5%", "增长35%"), ("1—2级", "12级")])
def test_a_mark_between_figures_is_not_left_aside(title: str, other: str) -> None:
    assert heading_end(f"{title}。", title)
    assert heading_end(f"{other}。", title) is None


def test_a_title_of_marks_alone_is_no_heading() -> None:
    assert heading_end("——", "——") is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("创新驱动。", "创新驱动"),
        ("创新驱动.", "创新驱动"),
        ("第3.", "第3."),
        ("创新驱动：", "创新驱动"),
        ("创新驱动:", "创新驱动"),
        ("创新驱动——", "创新驱动"),
        ("创新驱动", "创新驱动"),
        ("创新—驱动", "创新—驱动"),
        ("。", "。"),
    ],
)
def test_a_name_has_no_stop(title: str, name: str) -> None:
    assert without_stop(title) == name


def test_a_text_has_a_title_whatever_marks_are_printed_in_it() -> None:
    text = "关于印发《2023年示范市 ★创新驱动（试行） 实施方案》的通知"
    assert has_title(text, "2023 年示范市创新驱动（试行）实施方案")
    assert not has_title(text, "2023年示范市创新驱动方案")
