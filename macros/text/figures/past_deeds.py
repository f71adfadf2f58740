"""Figures of which a text tells as of something done: 去年建成公园12个; pure text, no plan."""

from __future__ import annotations

import re
from datetime import date

from macros.text.characters.regex import regex
from macros.text.parts.spans import Span

_LAST = "(?:去年|上年度?|上一年度?|前年|上届|往年)"
_YEAR = "(?P<year>[0-9]{4})年度?(?:底|末|年底|年末)?(?:之?前|以前)?"
_DONE = regex(
    f"(?:截[至止](?:到|至)?(?:目前|{_LAST}[底末]?)|{_LAST}[底末]?)(?:以来)?[，,]?(?P<did>[^，,。；;0-9]*)$"
    f"|(?:截[至止](?:到|至)?)?{_YEAR}(?:全[省市县区州旗])?(?P<was>已经?|共|累计)[^，,。；;0-9]*$"
)
"""How words before a figure report what was done."""
_AIMS = regex("目标|任务|要求|计划|力争|争取|确保|基础|水平|相比|同比|增长|提高|新增|再")
_MARKS = "，,。；;：:\n"


def is_past(text: str, span: Span, issued: date | None) -> bool:
    """Whether what stands at a place of a text, in one clause, is only reported: it was done when the text was issued."""
    start, end = span
    if re.search(f"[{_MARKS}]", text[start:end].strip(_MARKS)):
        return False
    begun = max(text.rfind(mark, 0, start) for mark in _MARKS) + 1
    clause = text[begun:end]
    done = _DONE.match(text[begun : _first_figure(text, start, end)])
    if done is None or _AIMS.search(clause):
        return False
    year = done["year"]
    return year is None or (issued is not None and int(year) < issued.year)


def _first_figure(text: str, start: int, end: int) -> int:
    """Return where the first figure of a part of a text stands that is not the number of a year."""
    figures = (one for one in re.compile("[0-9]+").finditer(text, start, end))
    return next((one.start() for one in figures if text[one.end() : one.end() + 1] != "年"), end)
