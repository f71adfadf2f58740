"""Notations with which YAML would silently change, drop or hide words; all are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from macros.loading.typos import KEY_LINE, WIDE_COLON_WORDS, typo, wide_colon
from macros.text.messages.excerpt import excerpt

_COMMENT = re.compile(r"\s+(#.*)")
_KEY = re.compile(r"[a-z_]+：")
_TELLING = re.compile('[：，、“＂＇"]')
"""What every fault of a plain scalar has; most have none of these."""
_ESCAPE = re.compile(r"\\(?![\"\\]).?")
Fault = tuple[int, int, str, str]
"""Line and column (from 1), words, and the name of the rule."""


def may_be_faulty(event: Any, lines: Sequence[str]) -> bool:
    """Whether ``scalar_faults`` need be asked: not of a word by itself at the end of its line."""
    if event.style == "|":
        return False
    end = event.end_mark
    if event.style or end.line != event.start_mark.line or _TELLING.search(event.value):
        return True
    return end.line < len(lines) and "#" in lines[end.line][end.column :]


def scalar_faults(event: Any, text: str, lines: Sequence[str], *, flow: bool) -> Iterator[Fault]:
    """Yield the faults in how a scalar is written; ``flow``: it stands in brackets."""
    start, end = event.start_mark, event.end_mark
    line, column = start.line + 1, start.column + 1
    if event.style == ">":
        words = "“>”会在接行处加空格；请改成“|-”。"
        yield line, column, words, "folded"
    elif event.style == "|":
        return
    elif end.line > start.line and event.value:
        if not (event.style or flow) and (
            merged := list(_continued_by_keys(start.line, end.line, lines))
        ):
            yield from merged
            return
        if flow:
            words = "方括号里的内容跨了行，多半是少了“]”；请每项另起一行，以“- ”开头。"
        elif event.style:
            words = "引号里的文字跨了行，会多出空格；多半是这一行末尾少了引号。请写成一行，长文请用“|-”。"
        else:
            words = "这段文字跨了行，会多出空格；请写成一行并加英文双引号，长文请用“|-”。"
        yield line, column, words, "several_lines"
    elif event.style == '"':
        for match in _ESCAPE.finditer(text[start.index : end.index]):
            words = (
                f"双引号里的“{match.group()}”会变成别的字符；"
                "若是要写反斜杠，请把句首和句尾的英文双引号改成英文单引号；若不是，请删去它，直接写文字。"
            )
            yield line, column + match.start(), words, "escape"
    elif not event.style and event.value:
        yield from _plain_faults(event, lines, flow=flow)


def _continued_by_keys(first: int, last: int, lines: Sequence[str]) -> Iterator[Fault]:
    """Yield the lines that were meant as keys but were read as the continuation of a text."""
    mistyped = False
    for number in range(first, min(last + 1, len(lines))):
        line = lines[number]
        found = typo(line) if number == first or KEY_LINE.match(line) else wide_colon(line)
        if found:
            mistyped = True
            yield number + 1, *found, "several_lines"
        elif number > first and not mistyped and KEY_LINE.match(line):
            column = len(line) - len(line.lstrip()) + 1
            words = "这一行缩进太多，被接到了上一行的文字后面；请与同一级的键左对齐。"
            yield number + 1, column, words, "several_lines"


def _plain_faults(event: Any, lines: Sequence[str], *, flow: bool) -> Iterator[Fault]:
    start, end, value = event.start_mark, event.end_mark, event.value
    line, column = start.line + 1, start.column + 1
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    if rest and (comment := _COMMENT.match(rest)):
        words = (
            f"“{excerpt(comment.group(1), 30)}”会被当作注释丢掉；若是正文，请给整句加英文双引号，"
            "若是注释，请另起一行写。"
        )
        yield line, end.column + comment.start(1) + 1, words, "comment"
    if not _TELLING.search(value):
        return
    if match := _KEY.match(value):
        yield line, column + match.end() - 1, WIDE_COLON_WORDS, "wide_colon"
    elif flow and ("，" in value or "、" in value):
        words = (
            f"方括号里的“{excerpt(value, 30)}”会被当作一项；"
            "请每项另起一行，以“- ”开头（中文逗号不能分隔）。"
        )
        yield line, column, words, "wide_comma"
    elif value.startswith("“") and value.endswith("”") and value.count("“") == 1:
        words = (
            "整句用中文引号括着；请改用英文双引号，若引号是原文的一部分，请在外面再加英文双引号。"
        )
        yield line, column, words, "wide_quotes"
    elif value[0] in "＂＇":
        words = f"句首用了全角引号“{value[0]}”；请在首尾改用英文双引号。"
        yield line, column, words, "wide_quotes"
    elif value.count('"') % 2:
        words = f"“{excerpt(value, 30)}”的英文引号没有配对；请在首尾各写一个英文双引号。"
        yield line, column, words, "unpaired_quote"


def place_inside(lines: Sequence[str], line: int, column: int, offset: int) -> tuple[int, int]:
    """Return line and column of the character of a scalar that has ``offset`` others before it.

    The scalar begins at ``line`` and ``column``; white space does not count.
    """
    style = lines[line - 1][column - 1 : column]
    last = (line, column)
    for number, at in _characters(lines, line, column, style):
        if offset == 0:
            return number, at
        offset, last = offset - 1, (number, at + 1)
    return last


def _characters(
    lines: Sequence[str], line: int, column: int, style: str
) -> Iterator[tuple[int, int]]:
    """Yield line and column of each character of a scalar's value, except white space."""
    if style == "|":
        for number in range(line, len(lines)):
            text = lines[number]
            if text.strip() and _indent(text) <= _indent(lines[line - 1]):
                return
            yield from ((number + 1, n) for n, c in enumerate(text, 1) if not c.isspace())
        return
    text = lines[line - 1]
    at = column + (style in ("'", '"')) - 1
    while at < len(text):
        char = text[at]
        if style in ("'", '"') and char == style:
            if style == '"' or text[at + 1 : at + 2] != "'":
                return
            at += 1  # '' stands for one
        elif style == '"' and char == "\\":
            at += 1
        if not text[at : at + 1].isspace():
            yield line, at + 1
        at += 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
