"""The days that Chinese words mean, above all the last that a deadline allows; no plan.

Words that state no date allow any day. Words that are read only in part (2024年春节前) allow any day
of the time of which they speak.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from macros.text.characters.han import HAN
from macros.text.characters.numerals import digits, number_value, numeral
from macros.text.characters.regex import regex

_DOTTED = regex(
    r"(?<![0-9])([0-9]{4})([./-])([0-9]{1,2})(?![0-9])(?:\2([0-9]{1,2})(?![0-9]))?"
    r"(?:(?P<through>[-—－–~～至到]+)(?P<last>(?:[0-9]{1,2}\.)?[0-9]{1,2})(?![0-9./日号月]))?"
)
"""Dates in figures, and the end of a range that leaves out their year: 2024.3-6, 2024.3.1-4.15."""
NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
"""The number of a month or a day."""
YEAR = "[0-9]{4}|二[〇零][〇零一二三四五六七八九]{2}"
_STATED = regex(
    rf"(?:(?P<year>{YEAR})\s*年度?)?\s*"
    rf"(?:(?P<month>{NUMBER})\s*月份?(?:\s*(?P<day>{NUMBER})\s*[日号]|(?P<decade>[上中下])旬)?"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[一二三1-3])季度"
    r"|(?P<a_year>(?<![每0-9])(?:年年?[底末终]|全年)|(?<![每0-9〇零一二三四五六七八九十两半几多近])年内(?![容部]))|(?<![每个0-9])(?P<a_month>月[底末])"
    r"|(?<![每个0-9])(?P<a_quarter>季度?[底末]))?"
    r"(?P<end>年?[底末终]|[年之以]?内|全年)?(?P<before>(?:之|以)?前)?"
)
_OTHER_YEAR = regex(r"(?P<next>[次翌]年|第二年)\s*$|[今明每当本][年月]\s*$")
_SURE = regex(
    rf"$|[^{HAN}0-9]|[至到和及与或]"
    r"|全?部?(?:完成|实现|达到?|建成|启动|出台|上报|报送|形成|基本|办结|竣工|完工|开工|投用)"
)
"""How words go on behind a date that is read whole."""
_GOES_ON = regex(r"[-—－–~～至到]+\s*(?:[今明次翌当本]年|第二年)?\s*")
_DAYS = regex(rf"((?:{NUMBER})月)(?:{NUMBER})[日号]?[-—－–~～至到]+({NUMBER})[日号]")
"""Days of one month: 6月1日至7日; the last is meant."""
_LISTED = regex(r"[\s、，,和及的第每年0-9一二三四—－–~～至到-]*")
_FIGURES = "0-9〇零一二三四五六七八九十两半"
_WITHIN = regex(
    rf"(?<![{_FIGURES}])[{_FIGURES}]{{1,3}}(?:个(?:月|季度)|个?(?:工作日|星期|小时)|天|周)(?:之|以)?内"
    rf"|(?<![{_FIGURES}年月第])[{_FIGURES}]{{1,3}}(?:年|月|季度|日)(?:之|以)?内"
)
"""A length of time; 2024年内, 6月30日内 and 第三季度内 are dates."""
_FROM_AND_LONG = regex(
    rf"(?:起|开始)[，,]?\s*(?:再?[用利花]|为期|历时|[{_FIGURES}]{{1,3}}个?(?:年|月))"
    rf"|(?:[用花]|为期|历时)\s*[{_FIGURES}]{{1,3}}个?(?:年|月|季度)"
)
"""A beginning and how long it takes from then: 从2024年起，用三年时间; when it ends they do not say by themselves."""
_FIVE_YEARS = regex(
    '[“"]?十([一二三四五六七八九])五[”"]?(?:规划|时期)?(?:期?[末底](?:之?前)?|期间)'
)
"""The end of a five-year plan: the tenth ended in 2005."""
_ROUND_YEAR = regex("二[○ОOo零0〇][○ОOo零0〇一二三四五六七八九]{2}(?=年)")
_ROUND = regex("[○ОOo零0]")
_FEASTS = {
    "1月1日前": regex("元旦节?(?:假期)?(?:来临)?(?:之|以)?前"),
    "5月1日前": regex('[“"]?五一[”"]?(?:国际)?(?:劳动)?节?(?:假期)?(?:来临)?(?:之|以)?前'),
    "10月1日前": regex('(?:国庆|[“"]十一[”"])节?(?:假期)?(?:来临)?(?:之|以)?前'),
}
"""Feasts that are on the same day every year."""
_LASTING = regex(
    "(?:长期|持续|常态化?|常年|立行立改|即知即改|即时|实时|适时|近期|立即|按(?:序时|时序)进度|贯穿全[程年]"
    "|坚持|推进|实施|开展|抓好|落实|整改|完成|[并和、，,；;])+"
)
"""What goes on, or is to be done without a day: 长期坚持, 立行立改."""
_EARLY = regex(r"年?初(?![步期级中次评审])")
_ASIDE = regex(r"[（(][^（）()0-9年月季底]*[)）]")

Days = tuple[date, date]
"""The first and the last of some days."""


def can_mean(words: str, day: date) -> bool:
    """Whether a deadline in these words can be ``day``: the last that they allow."""
    allowed = allowed_days(words, day)
    return allowed is None or any(first <= day <= last for first, last in allowed)


def has_no_day(words: str) -> bool:
    """Whether a deadline in these words is no day at all: 长期坚持."""
    return bool(_LASTING.fullmatch(re.sub(r"\s", "", words)))


def allowed_days(words: str, like: date) -> tuple[Days, ...] | None:
    """Return which days a deadline in these words may be; None if they state no date.

    6月前 is the last day of May or of June. What the words leave open is as in ``like``.
    """
    plain = unicodedata.normalize("NFKC", words).replace("○", "〇")
    plain = _ASIDE.sub("", plain)
    plain = _DOTTED.sub(_in_words, plain)
    plain = _DAYS.sub(r"\1\2日", plain)
    plain = _FIVE_YEARS.sub(lambda one: f"{2000 + 5 * number_value(one[1]) + 5}年底", plain)
    for day, feast in _FEASTS.items():
        plain = feast.sub(day, plain)
    if _WITHIN.search(re.sub(r"\s", "", plain)) or _FROM_AND_LONG.search(plain):
        return None
    found = [one for one in _STATED.finditer(plain) if _states(one)]
    allowed: list[Days] = []
    year: int | None = None
    for n, stated in enumerate(found):
        year = _year(stated, plain, year)
        following = found[n + 1] if n + 1 < len(found) else None
        if not (following and _leads_to(stated, following, plain)):
            allowed += _days(stated, (year if "每" not in plain else None), like, plain)
    return tuple(allowed) if found else None


def _in_words(dotted: re.Match[str]) -> str:
    """Return a date in figures with the words that it leaves out, and the end of its range."""
    said = f"{dotted[1]}年{dotted[3]}月" + (f"{dotted[4]}日" if dotted[4] else "")
    if last := dotted["last"]:
        month, _, day = last.rpartition(".")
        said += "至" + (f"{month}月" if month else "") + f"{day}{'日' if dotted[4] else '月'}"
    return said


_TIMES = ("year", "month", "half", "quarter", "quarters", "a_year", "a_month", "a_quarter")


def _states(stated: re.Match[str]) -> bool:
    return any(stated[key] for key in _TIMES)


def _year(stated: re.Match[str], plain: str, last: int | None) -> int | None:
    """Return the year of which the words speak; None if they do not say it."""
    if stated["year"]:
        return number_value(stated["year"])
    if other := _OTHER_YEAR.search(
        plain[: stated.start() + len(stated[0]) - len(stated[0].lstrip())]
    ):
        return last + 1 if last and other["next"] else None
    return last


def _leads_to(stated: re.Match[str], following: re.Match[str], plain: str) -> bool:
    """Whether a date only begins a time that ends with the next, or is only the year of it."""
    between = plain[stated.end() : following.start()]
    if _GOES_ON.fullmatch(between):
        return True
    alone = not any(stated[key] for key in (*_TIMES[1:], "end", "before"))
    return alone and not following["year"] and bool(_LISTED.fullmatch(between))


def _days(stated: re.Match[str], said: int | None, like: date, plain: str) -> Iterator[Days]:
    """Yield the days that may be meant by one date of a year, if it is ``said``; none if there is no such date."""
    year = said or like.year
    if not date.min.year < year < date.max.year:  # days beside it are reckoned with
        return
    months = _months(stated, like)
    first_day, last_day = 1, 0
    if stated["day"]:
        first_day = last_day = number_value(stated["day"])
    elif stated["decade"]:
        last_day = {"上": 10, "中": 20, "下": 0}[stated["decade"]]
    try:
        first = date(year, months[0], first_day)
        last = date(year, months[1], last_day or monthrange(year, months[1])[1])
    except ValueError:
        return
    before = first - timedelta(days=1)
    if months == (1, 12) and _EARLY.match(plain, stated.end()):
        last = date(year, 3, 31)
    if not _SURE.match(plain, stated.end()):
        yield before, last
        return
    yield last, last
    ended = stated["end"] or stated["a_year"] or stated["a_month"] or stated["a_quarter"]
    if stated["before"] and not ended:
        yield before, before
        if not said and before.year < year:  # 元旦前 is the last day of this year too
            yield before.replace(year=year), before.replace(year=year)


def _months(stated: re.Match[str], like: date) -> tuple[int, int]:
    """Return the first and the last month of the time stated; some that is no month if wrong."""
    if stated["month"]:
        month = number_value(stated["month"])
        return month, month
    if stated["half"]:
        return (1, 6) if stated["half"] == "上" else (7, 12)
    if stated["quarter"]:
        last = 3 * number_value(stated["quarter"])
        return last - 2, last
    if stated["quarters"]:
        return 1, 3 * number_value(stated["quarters"])
    if stated["a_month"]:
        return like.month, like.month
    if stated["a_quarter"]:
        last = (like.month + 2) // 3 * 3
        return last - 2, last
    return 1, 12


def day_in_words(day: date) -> str:
    """Return a day as official documents write it: 2025年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def is_printed(day: date, text: str) -> bool:
    """Whether ``text`` contains the day in Arabic or Chinese numerals, of any width; a round letter may stand for zero."""
    chinese = f"{digits(day.year)}年{numeral(day.month)}月{numeral(day.day)}日"
    plain = unicodedata.normalize("NFKC", text)
    years = _ROUND_YEAR.sub(lambda one: _ROUND.sub("〇", one[0]), plain)
    return day_in_words(day) in plain or chinese in years
