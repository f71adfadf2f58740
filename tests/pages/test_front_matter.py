"""Each key above a page of prose has its effect, or is refused with its line and what to do instead."""

from __future__ import annotations

import pytest

from macros.pages.writing.front_matter import front_matter
from macros.settings import front_matter_words as words


def told(above: str) -> list[tuple[int, str]]:
    return list(
        front_matter(f"---\n{above}\n---\n\n# 甲{{{{ office }}}}{{% if 多少 %}}{{% endif %}}\n")
    )


@pytest.mark.parametrize("name", words.REFUSED)
def test_a_key_without_effect_is_refused_with_its_line(name: str) -> None:
    ((line, fault),) = told(f"description: 甲。\n{name}: {{ exclude: true }}")
    assert line == 3
    assert fault == f"网页开头的“{name}”：{words.REFUSED[name]}；请删去这一项。"


@pytest.mark.parametrize(
    "above",
    [
        "title: 甲\ndescription: 乙\noffice: 丙\n多少: [1, 2]",
        "hide: [navigation, toc]\nlayout: wide\ncontents: always",
        "hide:\n  - toc",
        "hide: toc",
        "title: '2026 {{ plan.title }}'\nrender_macros: true",
        "",
    ],
)
def test_what_has_its_effect_or_is_the_writers_own_is_no_fault(above: str) -> None:
    assert told(above) == []


@pytest.mark.parametrize(
    ("above", "line", "beginning"),
    [
        ("description: 甲\ntitle: [坏", 3, "网页开头两行 --- 之间的读不懂"),
        ("title: 甲: 乙", 2, "网页开头两行 --- 之间的读不懂"),
        ("- 甲", 2, "网页开头两行 --- 之间的读不懂"),
        ("只有一句话", 2, "网页开头两行 --- 之间的读不懂"),
        ("title: [甲]", 2, "网页开头的“title”：要写成一句话"),
        ("title:", 2, "网页开头的“title”：要写成一句话"),
        ("title: 2026", 2, "网页开头的“title”：要写成一句话，是数字、日期的"),
        ("title: yes", 2, "网页开头的“title”：要写成一句话"),
        ("title: 甲 <b>乙</b>", 2, "网页开头的“title”：只能是文字，“<b”会原样显示"),
        ("description: '{{ plan.title }}的'", 2, "网页开头的“description”：只能是文字，“{{”会"),
        ("hide: footer", 2, "网页开头的“hide”：没有“footer”；能写的是 navigation、toc"),
        ("title: 甲\nhide: [toc, footer]", 3, "网页开头的“hide”：没有“footer”"),
        ("office: 甲\ndate: 2026-01-01", 3, "网页开头的“date”：本站不用这一项"),
        ("layout: big", 2, "网页开头的“layout”：没有“big”"),
    ],
)
def test_what_cannot_be_read_or_is_not_there_is_told(above: str, line: int, beginning: str) -> None:
    ((found, fault),) = told(above)
    assert found == line
    assert fault.startswith(beginning)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("---\ntitle: 甲\n\n# 乙\n", 2),
        ("title: 甲\n\n# 乙\n", 1),
        ("API: 接口\n", 1),
        ("https://example.org\n", 1),
    ],
)
def test_keys_without_their_two_lines_are_told(source: str, line: int) -> None:
    assert [found for found, _ in front_matter(source)] == [line]


@pytest.mark.parametrize("source", ["---\n\n正文\n", "# 甲\n", "", "接口: 甲\n"])
def test_pages_without_keys_are_no_fault(source: str) -> None:
    assert list(front_matter(source)) == []


def test_every_key_with_certain_values_is_in_the_table() -> None:
    assert words.VALUES.keys() <= words.HONOURED.keys()
    assert not words.HONOURED.keys() & words.REFUSED.keys()
