"""Words that move a deadline without saying to when: 推迟一年, 延长6个月, 提前半年; pure text, no plan."""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from datetime import date, timedelta

from macros.text.characters.numerals import number_value
from macros.text.characters.regex import regex

LATER = "延长|推迟|延后|延迟|延期|顺延|延(?=[至到])"
_SOONER = "提前|缩短"
MOVES = regex(f"{LATER}|{_SOONER}")
DAY = "(?:[0-9０-９]{4}年|[今明次翌]年|[0-9０-９]{1,2}月|年底)(?!度)"
"""How a day, a month or a year begins to which a deadline is moved."""
_TO = regex(
    "(?:时限|期限|时间|工期)[^，,。；;：:\n]{0,20}?(?:调整|变更|修改|修订|改|明确|确定)(?:为|至|到|成)"
    f"|(?:调整|变更|修改|修订|改)(?:为|至|到|成)[于在到]?{DAY}"
)
"""How words set another deadline."""
BY = regex(
    rf"(?:{LATER}|(?P<sooner>{_SOONER}))(?:了|期限|时限|时间)?(?P<count>[0-9]{{1,3}}|[一二三四五六七八九十两半]{{1,3}})"
    r"(?P<of>年半?|个?月|周|个?星期|天|日)"
)
LENGTH = "(?:[0-9０-９]{1,3}|[一二三四五六七八九十两半]{1,3})(?:年半?|个月|周|个?星期|天|日)(?!前|底|以?后)"
"""A length of time."""
FOR_HOW_LONG = f"(?:[，,]?(?:为期|(?:期限|时间)为?))?{LENGTH}"
"""How long something lasts, behind its verb: 停止执行一年, 停止执行，为期一年."""
_APART = regex(
    rf"分别(?:再|相应|均)*(?:{MOVES.pattern})(?:了|期限|时限|时间)?(?P<values>[^，,。；;：:\n]+)"
)


def moves_deadline(words: str) -> bool:
    """Whether words make a deadline later or sooner, be it said to when or not."""
    return bool(MOVES.search(words) or _TO.search(words))


def moves_apart(words: str) -> str:
    """Return by how much words move each of several deadlines: 分别推迟一年、半年 gives 一年 and 半年."""
    found = _APART.search(words)
    return found["values"] if found else ""


def moved(words: str, day: date) -> frozenset[date]:
    """Return the days to which words move a deadline; none if they do not say by how much.

    The last day of a month may become the last of another, or the day of the same number.
    """
    found = BY.search(unicodedata.normalize("NFKC", words))
    if not found:
        return frozenset()
    return _later(day, found["count"], found["of"], -1 if found["sooner"] else 1)


def after(length: str, day: date) -> frozenset[date]:
    """Return the days that are a length of time behind a day; none if nobody can tell: 半个月."""
    found = _COUNT.fullmatch(unicodedata.normalize("NFKC", length))
    return _later(day, found["count"], found["of"], 1) if found else frozenset()


_COUNT = regex("(?P<count>[0-9]+|[一二三四五六七八九十两半]+)(?P<of>.+)")


def _later(day: date, count: str, of: str, sign: int) -> frozenset[date]:
    try:
        return _moved(day, count, of, sign)
    except (OverflowError, ValueError):  # into a year that no calendar has
        return frozenset()


def _moved(day: date, count: str, of: str, sign: int) -> frozenset[date]:
    if of in ("周", "个星期", "星期", "天", "日"):
        days = 0 if count == "半" else number_value(count) * (1 if of in ("天", "日") else 7)
        return frozenset({day + timedelta(days=sign * days)}) if days else frozenset()
    if of in ("个月", "月"):
        months = 0 if count == "半" else number_value(count)
    else:
        months = 6 if count == "半" else number_value(count) * 12 + (6 if of == "年半" else 0)
    return months_on(day, sign * months) if months else frozenset()


def months_on(day: date, months: int) -> frozenset[date]:
    """Return the day as many months later; the last of a month may be the last of the other too."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = monthrange(year, month + 1)[1]
    days = {min(day.day, last)}
    if day.day == monthrange(day.year, day.month)[1]:
        days.add(last)
    return frozenset(date(year, month + 1, one) for one in days)
