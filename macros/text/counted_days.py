"""Deadlines that are counted from when a text is issued or in force: 自印发之日起30日内; pure text, no plan."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from macros.text.numerals import number_value
from macros.text.postponing import months_on

_COUNTED = re.compile(
    r"(?:^|自|[，,。；;（(])(?:本[\u4e00-\u9fff]{1,4}|文件|方案|通知)?(?:正式)?"
    r"(?:(?P<issued>印发|发布|公布|下发|发文)|(?P<force>施行|实施|生效))(?:之日|之后|后|日)?起?"
    r"[，,]?(?P<count>[0-9]{1,3}|[一二三四五六七八九十百两半]{1,4})(?P<of>个?工作日|个?星期|周|日|天|个?月|年)(?:之|以)?内"
)
_LATE = timedelta(days=31)
"""How much later than signed a text may be printed or published."""
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
    late = _LATE if found["issued"] else timedelta()
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
