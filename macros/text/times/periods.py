"""The first and the last day of a time that a document states: 2025年6月, 6月下旬, 明年第二季度; pure text, no plan."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from macros.text.characters.numerals import number_value
from macros.text.characters.regex import regex
from macros.text.times.dates import NUMBER, YEAR

TIME = (
    rf"(?:(?:(?:{YEAR})年|[今明本当次翌]年)?(?:(?:{NUMBER})月份?(?:(?:{NUMBER})[日号]|[上中下]旬|[初底末])?"
    rf"|第?[一二三四1-4]季度|[上下]半年)|(?:{YEAR})年(?:年?[初底末]|度)?)"
)
"""Words that state a time, without groups; figures are half-width."""
_PARTS = regex(
    rf"(?:(?P<year>{YEAR})年|(?P<other>[今明本当次翌])年)?"
    rf"(?:(?P<month>{NUMBER})月份?(?:(?P<day>{NUMBER})[日号]|(?P<decade>[上中下])旬)?|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<half>[上下])半年)?(?:年?(?P<edge>[初底末])|度)?"
)
PLAIN = str.maketrans("０１２３４５６７８９○", "0123456789〇")
"""Makes figures half-width."""


@dataclass(frozen=True)
class Time:
    """A time with its first and its last day."""

    first: date
    last: date
    exact: bool
    """Whether it is a day."""


def time_of(words: str, issued: date | None, before: Time | None = None) -> Time | None:
    """Return the time that words state in a document issued on a day; None if nobody can tell.

    A year that they leave out is that of the time stated before them, or of the issue; if that day was over
    by then, the year after it.
    """
    stated = _PARTS.fullmatch(words)
    since = before.first if before else issued
    if stated is None:
        return None
    if stated["year"]:
        return _in_year(stated, number_value(stated["year"]))
    if since is None or (issued is None and stated["other"] in ("今", "本", "当", "明")):
        return None
    if stated["other"] in ("次", "翌"):
        return _in_year(stated, since.year + 1)
    if stated["other"] and issued:
        return _in_year(stated, issued.year + (stated["other"] == "明"))
    found = _in_year(stated, since.year)
    return found if found and found.last >= since else _in_year(stated, since.year + 1)


def _in_year(stated: re.Match[str], year: int) -> Time | None:
    months = (1, 12)
    if stated["month"]:
        months = (number_value(stated["month"]),) * 2
    elif stated["quarter"]:
        months = (3 * number_value(stated["quarter"]) - 2, 3 * number_value(stated["quarter"]))
    elif stated["half"]:
        months = (1, 6) if stated["half"] == "上" else (7, 12)
    try:
        end = monthrange(year, months[1])[1]
        days = {"上": (1, 10), "中": (11, 20), "下": (21, end)}.get(stated["decade"], (1, end))
        if stated["day"]:
            days = (number_value(stated["day"]),) * 2
        first, last = date(year, months[0], days[0]), date(year, months[1], days[1])
    except ValueError:
        return None
    if stated["edge"]:
        first = last = first if stated["edge"] == "初" else last
    return Time(first, last, bool(stated["day"]))
