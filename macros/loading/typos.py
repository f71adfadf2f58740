"""Typing mistakes at the beginning of a line that YAML reads as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_KEY = r"^\s*(?:- +)*[A-Za-z_][\w-]*"
KEY_LINE = re.compile(_KEY + r"\s*[:：](\s|$)")
WIDE_COLON = re.compile(_KEY + r"\s*：")
WIDE_COLON_WORDS = "键后面用了中文冒号“：”；请改成英文冒号加一个空格“: ”。"
_TIGHT_COLON = re.compile(_KEY + r":(?!//)[^\s:]")
_TIGHT_DASH = re.compile(r"^\s*-[^\s-]")
_WIDE_DASH = re.compile(r"^\s*([－–—‒―−])\s*[A-Za-z_\"]")
_WIDE_SPACE = re.compile(r"^ *\u3000[ \u3000]*(?=- |(?:- +)?[A-Za-z_][\w-]*\s*[:：])")

_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?= |$)")

Typo = tuple[int, str]
"""Column (from 1) and words."""


def wide_colon(line: str) -> Typo | None:
    """Find a Chinese colon behind the key of a line."""
    match = WIDE_COLON.match(line)
    return (match.end(), WIDE_COLON_WORDS) if match else None


def typo(line: str) -> Typo | None:
    """Find what is certainly a typo at the start of a line that should hold a key or an item."""
    if match := _WIDE_SPACE.match(line):
        return line.index("\u3000") + 1, "缩进用了全角空格；请改成普通空格，每级缩进两个空格。"
    if found := wide_colon(line):
        return found
    if match := _WIDE_DASH.match(line):
        words = f"行首的“{match.group(1)}”不是英文的“-”；请改成英文减号加一个空格“- ”。"
        return match.start(1) + 1, words
    if match := _TIGHT_DASH.match(line):
        return match.end() - 1, "“-”后面少了一个空格；请写成“- 值”。"
    if match := _TIGHT_COLON.match(line):
        return match.end() - 1, "英文冒号后面少了一个空格；请写成“键: 值”。"
    return None


def conflicts(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and words for each conflict mark that a merge left behind."""
    for number, line in enumerate(lines, start=1):
        if match := _CONFLICT.match(line):
            words = (
                f"这里留有合并冲突的标记“{match.group()}”；"
                "请在“<<<<<<<”和“>>>>>>>”之间留下正确的内容，删去其余内容和这三行标记。"
            )
            yield number, 1, words
