"""Short words are the opening words, cut where their own marks cut them."""

from __future__ import annotations

import pytest

from macros.text.lines.opening import opening
from macros.text.lines.phrases import Phrases


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("开展培训。", "开展培训"),
        ("开展培训", "开展培训"),
        ("开展培训。加强宣传。", "开展培训…"),
        ("开展培训。\n\n加强宣传。", "开展培训…"),
        ("深化改革，完善机制建设，健全联席会议制度。", "深化改革，完善机制建设…"),
        ("贯彻《纲要（2021年），和规划》，落实任务安排。", "贯彻《纲要（2021年），和规划》…"),
        ("主要职责是：\n（一）编制计划；", "主要职责是…"),
        ("一二三四五六七八九十一二三四五六七八九十一二三四五。", "一二三四五六七八九十一二三四五…"),
        (
            "一二三四五六七八九十一二三四2025年底前做完这件事并报告。",
            "一二三四五六七八九十一二三四…",
        ),
    ],
)
def test_an_opening_ends_behind_a_clause(text: str, words: str) -> None:
    assert opening(text, 16) == words


def test_lines_do_not_break_inside_words_that_the_text_repeats() -> None:
    phrases = Phrases(("知识产权保护。" * 3, "知识产权工作"))
    assert phrases.cut("严格知识产权保护，塑造环境") == (
        "严",
        "格",
        "知识产权保护，",
        "塑",
        "造",
        "环境",  # no last line of one character
    )


def test_a_number_stays_with_what_it_counts() -> None:
    phrases = Phrases(())
    assert "722号" in phrases.cut("国务院令第722号规定")
    assert "12项" in phrases.cut("推进12项任务")
    assert phrases.cut("方案（2025—2027年）")[-1] == "（2025—2027年）"
    assert phrases.cut("第7水厂建设") == ("第", "7", "水", "厂", "建设")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "，。",
        "（2021—2035年）》…",
        "<b>{{”须 按",
        "知识产权" * 5,
        "市市场监管局",
        "附件1 重点任务分解表",
    ],
)
def test_pieces_are_the_words_and_begin_with_no_closing_mark(words: str) -> None:
    pieces = Phrases(("知识产权" * 9,)).cut(words)
    assert "".join(pieces) == words
    assert not any(piece[0] in "，。）》”…" for piece in pieces[1:])
