"""From when and until when an official text says that it is in force; pure text, no plan."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from macros.text.characters.han import HAN
from macros.text.characters.numerals import number_value
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze
from macros.text.times.dates import YEAR

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十两]{1,3}"
_DAY = rf"(?P<year>{YEAR})年(?P<month>{_NUMBER})月(?P<day>{_NUMBER})日"
_FORCE = "(?:正式|开始)?(?:施行|实施|执行|生效|试行)"
_FROM = regex(rf"(?P<since>[自从于])?{_DAY}(?:之日)?(?(since)起?|起){_FORCE}")
_ISSUE = "自(?:印发|发布|公布|下发)之日起"
_AT_ONCE = regex(
    rf"{_ISSUE}(?:{_FORCE}|(?:{_NUMBER})(?:年半?|个月)(?:[之以]?内)?有效)|有效期限?(?:为|是|:)?{_ISSUE}"
)
_AFTER = regex(
    r"自?(?:印发|发布|公布|下发)(?:之日)?起?(?:满|后|第)?(?P<count>[0-9]{1,3}|[一二三四五六七八九十百两]{1,5})"
    rf"(?P<of>(?:个?工作)?日|天|个月|年)(?:之|以)?后?起?{_FORCE}"
)
"""自公布之日起1个月后施行."""
PUBLISHED_LATE = timedelta(days=31)
"""How much later than signed a text may be printed or published."""
_TERM = "(?:有效|试行|执行|实施|施行|适用)期限?"
_LAST = rf"(?P<year>{YEAR})年(?:底|末|(?P<month>{_NUMBER})月(?:底|末|(?P<day>{_NUMBER})日)?)"
_TEXTS = "方案|办法|意见|通知|规定|细则|规划|计划|措施|纲要|要点|政策|制度|文件|决定|公告|通告"
_OWN = rf"(?:(?<![{HAN}])|(?<={_TEXTS})|(?<={_TEXTS.replace('|', '的|')}的))"
"""What may stand before the term of a text itself; not 牌照有效期三年."""
_UNTIL = regex(
    rf"(?:{_OWN}{_TERM}(?:延长|延续|顺延)?(?:为|是|:)?"
    rf"(?:自[^，,。；;]{{1,20}}|(?:{YEAR})年(?:{_NUMBER})月(?:{_NUMBER})日起?)?|起{_FORCE}，?)"
    rf"(?:截?[至到]|截止[至到于]?|[-—–~]+){_LAST}"
)
_CLOSES_ON = regex(
    rf"(?:起{_FORCE}[，;]|(?<=有效期)|(?<=有效期限)|(?<={_TEXTS}))的?(?:截止|终止)(?:日期?|时间)(?:为|是|:)?{_LAST}"
)
"""自印发之日起施行，截止日期为2026年12月31日."""
_ENDS = regex(
    rf"(?:^|起{_FORCE}[，;])(?:截?[至到]|截止)?{_LAST}(?:为?止|(?:[之以]?后)?(?:自动|自行)?(?:失效|废止))"
)
"""自2024年2月1日起施行，2026年12月31日止."""
_LASTS = regex(
    rf"{_OWN}(?:(?:有效|试行)期限?|(?:执行|实施|施行|适用)期限)(?:暂定)?(?:为|是|:)?"
    rf"(?:自[^，,。；;]{{1,20}}起)?(?P<count>{_NUMBER})(?P<of>年半?|个月)"
    rf"|自[^，,。；;]{{1,20}}起(?P<within>{_NUMBER})(?P<within_of>年半?|个月)(?:[之以]?内)?有效"
    rf"|(?:^|[，。；])试行(?P<tried>{_NUMBER})(?P<tried_of>年半?|个月)(?=[，。；]|$)"
)
_OPEN_END = regex(
    r"有效期[^，。；]{0,4}(?:延长|延续|顺延)(?![至到])|(?:延长|延续|顺延)[^，。；]{0,4}有效期(?![至到])"
)
_EXTENDED = regex(
    rf"{_TERM}[^，。；]{{0,6}}?(?:延长|延续|顺延|延期|推迟|调整(?:为|至|到))|(?:延长|延续|顺延)[^，。；]{{0,4}}{_TERM}"
    rf"|(?:延期|继续)(?:{_FORCE}|有效)(?:[至到]{_LAST}|(?:{_NUMBER})(?:年|个月)(?![{HAN}]))"
)
_PERIOD = regex("实施期限?")
_TO = regex(
    rf"(?:(?:延长|延续|顺延|延期|推迟|调整)[至到为]*|(?:延期|继续)(?:{_FORCE}|有效)[至到]){_LAST}"
)
"""How a document says until when another text is in force from now on."""
_BY = regex(
    rf"(?:延长|延续|顺延|延期|(?:延期|继续)(?:{_FORCE}|有效))(?:有效期)?(?:为|期限)?(?P<count>{_NUMBER})(?P<of>年半?|个月)"
)
_OF_A_PART = regex("任务|措施|项目|工程|工作|第[^，。；]{1,6}[条项款]|补贴|奖补")
_ANOTHER = regex(r"《(?:[^《》]|《[^《》]*》)*》(?:\((?:[^()]|\([^()]*\))*\))?")
_FORMAL = str.maketrans("○壹贰叁肆伍陆柒捌玖拾", "〇一二三四五六七八九十")
_OF_ITSELF = regex(
    rf"(?:^|[。；;])本[{HAN}]{{0,6}}?(?:方案|办法|意见|通知|规定|细则|规划|计划|措施|纲要|要点|政策|制度|通告|公告)"
    r"[^。；;]*"
)


def of_itself(text: str) -> str:
    """Return the sentences in which a text speaks of itself: 本方案自印发之日起施行."""
    return "。".join(one.group().lstrip("。；;") for one in _OF_ITSELF.finditer(_plain(text)))


def at_once(text: str) -> bool:
    """Whether a text says that it is in force from the day on which it is issued."""
    return bool(_AT_ONCE.search(_plain(text)))


def first_days(text: str) -> frozenset[date]:
    """Return the days from which a text says that it is in force; those of other texts aside."""
    return frozenset(day for one in _FROM.finditer(_plain(text)) if (day := _day(one)))


def begins_after(text: str, issued: date | None) -> list[tuple[date, date]]:
    """Return the days between which a text comes into force that says so of some time after ``issued``.

    When it was printed or published is known only roughly, or not at all without ``issued``.
    """
    found: list[tuple[date, date]] = []
    for one in _AFTER.finditer(_plain(text)):
        if issued is None:
            return [(date.min, date.max)]
        count, of = number_value(one["count"]), one["of"]
        if of in ("年", "个月"):
            first = max(_after(issued, count * (12 if of == "年" else 1)))
        else:
            first = issued + timedelta(days=count)
        working = timedelta(days=count) if "工作" in of else timedelta()
        found.append((first, first + working + PUBLISHED_LATE))
    return found


def last_days(text: str, first: date | None) -> frozenset[date]:
    """Return the days that a text allows as its last; ``first``: from when it is in force.

    Of three years that is the day before the third anniversary, or the anniversary.
    """
    plain = _plain(text)
    stated = (one for pattern in (_UNTIL, _CLOSES_ON, _ENDS) for one in pattern.finditer(plain))
    found = {day for one in stated if (day := _day(one))}
    for one in _LASTS.finditer(plain) if first else ():
        kind = next(key for key in ("count", "within", "tried") if one[key])
        count, of = one[kind], one["of" if kind == "count" else f"{kind}_of"]
        months = number_value(count) * (1 if of == "个月" else 12)
        months += 6 if of == "年半" else 0
        found |= _after(first, months) if first else set()
    return frozenset(found)


def extended_until(text: str, last: Collection[date]) -> frozenset[date]:
    """Return until when a document lets another text be in force that was to be until one of these days.

    Where 延长二年 ends is known only with these days.
    """
    plain = _plain(text)
    found = {day for one in _TO.finditer(plain) if (day := _day(one))}
    found |= last_days(text, None)
    for one in _BY.finditer(plain):
        months = number_value(one["count"]) * (1 if one["of"] == "个月" else 12)
        months += 6 if one["of"] == "年半" else 0
        found |= {day for first in last for day in _after(first, months)}
    return frozenset(found)


def is_extended_by(text: str) -> bool:
    """Whether a text extends a validity by a length of time that it states, and not until a day."""
    plain = _plain(text)
    return bool(_BY.search(plain)) and not _TO.search(plain)


def is_period(text: str) -> bool:
    """Whether a text speaks of how long a plan is carried out, not of how long it is in force."""
    plain = _plain(text)
    return bool(_PERIOD.search(plain)) and not _EXTENDED.search(_PERIOD.sub("", plain))


def leaves_day_open(text: str) -> bool:
    """Whether a text extends a validity and leaves open until when: 有效期延长二年, 有效期相应顺延."""
    return bool(_OPEN_END.search(_plain(text)))


def is_extended(text: str) -> bool:
    """Whether a text changes until when the plan as a whole is in force: 方案实施期限延长至2027年底."""
    plain = _plain(text)
    return bool(_EXTENDED.search(plain)) and not _OF_A_PART.search(plain)


def _after(first: date, months: int) -> set[date]:
    years, month = divmod(first.month - 1 + months, 12)
    year = first.year + years
    days = monthrange(year, month + 1)[1]
    again = date(year, month + 1, min(first.day, days))
    return {again, again - timedelta(days=1)} if first.day <= days else {again}


def _day(stated: re.Match[str]) -> date | None:
    """Return the day stated, or the last of the month or year; None if there is no such day."""
    year = number_value(stated["year"])
    month = number_value(stated["month"]) if stated["month"] else 12
    try:
        day = number_value(stated["day"]) if stated["day"] else monthrange(year, month)[1]
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    """Return the text as it is read: nothing in the title of another text, or in brackets behind it."""
    plain = unicodedata.normalize("NFKC", squeeze(text)).translate(_FORMAL).replace(",", "，")
    return _ANOTHER.sub("《》", plain)
