"""Deadlines that are counted: 自印发之日起30日内 from the issue, 从2024年起，用三年时间 from a time stated; pure text, no plan."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from macros.text.characters.han import HAN
from macros.text.characters.numerals import number_value
from macros.text.characters.regex import regex
from macros.text.times.periods import TIME, time_of
from macros.text.times.postponing import LENGTH, after, months_on
from macros.text.times.validity import PUBLISHED_LATE

_COUNTED = regex(
    rf"(?:^|自|[，,。；;（(])(?:本[{HAN}]{{1,4}}|文件|方案|通知)?(?:正式)?"
    r"(?:(?P<issued>印发|发布|公布|下发|发文)|(?P<force>施行|实施|生效))(?:之日|之后|后|日)?起?"
    r"[，,]?(?P<count>[0-9]{1,3}|[一二三四五六七八九十百两半]{1,4})(?P<of>个?工作日|个?星期|周|日|天|个?月|年)(?:之|以)?内"
)
_TAKES = "(?:再|大约|约|力争|计划)*(?:[用花]|利用|为期|历时|经过|通过)?(?:约)?"
_FROM = regex(
    rf"(?:自|从|于)?(?P<begin>{TIME})(?:之日)?(?:起|开始|启动)(?:实施|开展|推进)?[，,]?{_TAKES}(?P<length>{LENGTH})(?!左右|以上|多)"
)
_LASTS_FROM = regex(
    rf"(?:为期|历时|[用花])(?P<length>{LENGTH})(?:的?时间)?[，,（(]?(?:自|从)(?P<begin>{TIME})(?:之日)?(?:起|开始)"
)
"""A beginning and how long it takes from then, in either order."""
_HOLIDAYS = timedelta(days=15)
"""How many days of holidays may stand between working days, besides weekends."""


def counted(words: str, issued: date | None, effective: date | None) -> tuple[date, date] | None:
    """Return between which days such a deadline ends; None if it is none, or its first day is not known.

    A text may be issued some days after it is signed; how many is known only roughly.
    """
    found = _COUNTED.search(unicodedata.normalize("NFKC", words))
    begin = (issued if found["issued"] else effective) if found else None
    if not found or begin is None:
        return None
    late = PUBLISHED_LATE if found["issued"] else timedelta()
    count, of = found["count"], found["of"]
    half = count == "半"
    number = 0 if half else number_value(count)
    if of in ("月", "个月", "年"):
        months = (6 if half else 12 * number) if of == "年" else number
        if not months:
            return None
        days = months_on(begin, months)
        return min(days) - timedelta(days=1), max(days) + late
    if half:
        return None
    if "工作" in of:
        working = timedelta(days=number * 7 // 5 + 2)
        return begin + timedelta(days=number - 1), begin + working + _HOLIDAYS + late
    length = timedelta(days=number * (1 if of in ("日", "天") else 7))
    return begin + length - timedelta(days=1), begin + length + late


def lasting(words: str, issued: date | None) -> tuple[date, date] | None:
    """Return between which days a deadline ends that has a beginning and a length: 从2024年起，用三年时间.

    None if it is none, if the beginning has no year, or if it says itself until when.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).replace("○", "〇")
    found = _FROM.search(plain) or _LASTS_FROM.search(plain)
    begin = time_of(found["begin"], issued) if found else None
    if not found or begin is None or re.search(TIME, plain[found.end() :]):
        return None
    first, last = after(found["length"], begin.first), after(found["length"], begin.last)
    return (min(first) - timedelta(days=1), max(last)) if first and last else None
