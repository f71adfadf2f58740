"""Where a part of a text cuts a time in two: 1月底前 out of 11月底前, 12月 out of 6—12月. Pure text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.text.characters.regex import regex
from macros.text.parts.in_turn_words import TIES
from macros.text.parts.remembered import remembered
from macros.text.parts.spans import Span

_D = "[0-9０-９]"
_NUMERALS = "〇○零一二三四五六七八九十"
_YEAR = rf"(?:(?<!{_D}){_D}{{4}}|二[〇○零][{_NUMERALS}]{{2}})年度?|(?:[今明当次翌本后]|第二)年度?"
_NUMBER = rf"(?:{_D}{{1,2}}|[{_NUMERALS}]{{1,3}})"
_TO = "(?:[-—－–~～]+|[至到])"
_DAY = rf"{_NUMBER}(?:[日号]?{_TO}{_NUMBER})?[日号]"
_MONTH = rf"(?<!{_D})(?<![{_NUMERALS}]){_NUMBER}月份?(?:{_DAY})?"
_QUARTER = "第?[一二三四1-4]"
_PART = (
    rf"[上下]半年|{_QUARTER}(?:季度?)?(?:(?:{_TO}|、){_QUARTER})*季度|[上中下]旬|[春秋]季学期|全年"
)
_FEAST = "(?:[春秋]季)?(?:春节|元旦|清明|五一|端午|国庆|中秋|主?汛|雨季|防火|供暖|采暖|开学|寒假|暑假|高考|两会)[节期季]?(?=(?:之|以)?前)"
_WEEKDAY = "[一二三四五六日天末]"
_EVERY = (
    rf"(?:每(?:[两三四五2-5])?个?|每逢|隔)(?:[单双]月|季度?(?:的?(?:首|末|第[一二三]|最后一)个?月)?|半年|学期|旬|周{_WEEKDAY}?|星期{_WEEKDAY}"
    "|月份?|年度?)(?!以来)"
)
"""What comes again: 每月, 每季度首月, 每周五."""
_EDGE = "年?[底末初](?![步次级评审期始线部层座盘])|年?终(?!端|止|身)"
_BEFORE = "(?:之|以)?前(?![期列述往沿端瞻景提后三二两一])|[之以]?内(?![容部在地外涝河])|(?:之|以)?后(?![续期勤备台])"
_OF_YEAR = rf"(?<![0-9０-９{_NUMERALS}两几多近每数余半学历全去前上同往少青成中老壮今明当次翌本后])年(?=[底末终](?!端|止|身)|之?内(?![容部在地外涝河]))"
"""The year that is meant without saying it: 年底前, 年内."""
_DATE = regex(
    rf"(?=[0-9０-９{_NUMERALS}二今明当次翌本后每隔第上中下春秋年])"
    rf"(?:{_OF_YEAR}|(?:{_EVERY}|{_YEAR})(?:(?:{_NUMBER}(?:{_TO}|[、和及与]))*(?:{_MONTH})|{_PART}|{_FEAST})*(?:{_DAY})?|[当次下本]个?月(?:{_DAY})"
    rf"|(?:{_MONTH}|{_PART})(?:{_PART})?)(?P<edge>{_EDGE})?(?P<before>{_BEFORE})?"
)
_FIGURED = rf"{_D}{{1,2}}(?:[.．/]{_D}{{1,2}})?"
_DOTTED = regex(
    rf"(?<!{_D})(?<!{_D}[.．]){_D}{{4}}(?P<mark>[./．／-]){_D}{{1,2}}(?:(?P=mark){_D}{{1,2}})?(?!{_D})"
    rf"(?:{_TO}(?:{_D}{{4}}[./．／-])?{_FIGURED}(?!{_D})(?:月份?(?:{_DAY})?|日)?)?(?P<edge>{_EDGE})?(?P<before>{_BEFORE})?"
)
_THROUGH = regex("(?:(?:起|开始)[，,]?)?(?:[-—－–~～]+|[至到])")
_FROM_FIGURE = regex(
    rf"(?<![{_D[1:-1]}{_NUMERALS}A-Za-z.．第])(?P<figure>{_D}{{4}}|{_D}{{1,2}}|[{_NUMERALS}]{{1,4}}){_TO}$"
)
"""How a text ends before the last date of a range whose first is a figure: 6—12月."""
_TO_FIGURE = regex(rf"{_TO}{_NUMBER}[日号](?:{_BEFORE})?")
_AND = regex("[、和及与或]|以及")
_LISTED_FIGURES = regex(
    rf"(?:(?<!{_D})(?:{_D}{{4}}(?:[、和及与]|以及))+|(?<=[于在])(?:{_NUMBER}(?:[、和及与]|以及))+)$"
)
"""How a text ends before the last date of a list of figures: 于6、12月."""
_FAR = 120
"""So far back such a list begins at most."""
_NEXT_QUARTER = regex(rf"(?<=季度)、(?={_QUARTER}季?度?)")
_LENGTH = regex(
    rf"(?P<since>(?:之?日起|(?<=[月日年])起|(?<![今然最以之先前])后)[，,]?)?(?<!{_D})(?<![{_NUMERALS}第])"
    rf"(?P<count>(?:{_D}{{1,3}}|[{_NUMERALS}两半]{{1,4}})(?:{_TO}(?:{_D}{{1,3}}|[{_NUMERALS}两]{{1,4}}))?)"
    r"(?:个?工作日|个?(?:月|季度|星期)|天|日|周|年|小时)(?:之|以)?内"
)
"""A length of time and from when it is: 印发之日起30日内."""


@dataclass(frozen=True)
class _Time:
    """Words of a time, and whether they say until when."""

    start: int
    end: int
    edge: bool
    before: bool
    recurs: bool


def cut_date(text: str, span: Span) -> str:
    """Return the words of a time out of which a part of a text, without white space, is cut; else empty.

    A range is one time from its first day to its last, and so are the days of a list that share a word
    (5月10日、10月10日前, 每年3月底、9月底).
    """
    if whole := _whole(text, span):
        return text[slice(*whole)]
    for length in _LENGTH.finditer(text):
        begin = length.start("count")
        if length["since"] and begin <= span[0] < length.end():
            return text[_clause_begins(text, length.start()) : length.end()]
        if begin < span[0] < length.end():
            return text[begin : length.end()]
    return ""


def whole_time(text: str, span: Span) -> Span:
    """Return a part of a text with all of the words of a time that it cuts."""
    whole = _whole(text, span)
    return (min(span[0], whole[0]), max(span[1], whole[1])) if whole else span


def _whole(text: str, span: Span) -> Span | None:
    start, end = span
    for a, b in _wholes(text):
        if a < start < b or a < end < b:
            return a, b
    return None


def recurs(words: str) -> bool:
    """Whether words of a time are of one that comes again: 每年6月底前."""
    return bool(re.search(_EVERY, words))


def times(text: str, span: Span) -> list[Span]:
    """Return each time in a part of a text; one with a beginning and an end is one."""
    return [(one.start, one.end) for one in _ranges(text[: span[1]]) if span[0] <= one.start]


@remembered
def _wholes(text: str) -> tuple[Span, ...]:
    """Return where a text has words of a time, with all of which a list says something at once."""
    found = _ranges(text)
    wholes: list[Span] = []
    while found:
        listed = [found.pop(0)]
        while found and _AND.fullmatch(text, listed[-1].end, found[0].start):
            listed.append(found.pop(0))
        wholes += _shared(text, listed)
    return tuple(wholes)


def _shared(text: str, listed: list[_Time]) -> Iterator[Span]:
    """Yield the times of a list, those that share a word as one."""
    figures = _LISTED_FIGURES.search(text, max(0, listed[0].start - _FAR), listed[0].start)
    start = figures.start() if figures else listed[0].start
    if listed[0].recurs and not any(one.recurs for one in listed[1:]):
        yield start, listed[-1].end
        return
    if TIES.search(text, _clause_begins(text, start), _clause_ends(text, start)):
        yield from ((one.start, one.end) for one in listed)
        return
    last = listed[-1]
    for n in range(len(listed) - 1, -1, -1):
        before = listed[n - 1] if n else None
        if before and (last.before > before.before or last.edge > before.edge):
            continue
        yield (listed[n].start if n else start), last.end
        last = before or last


def _clause_begins(text: str, place: int) -> int:
    return max(text.rfind(mark, 0, place) for mark in "，,。；;：:（(\n") + 1


def _clause_ends(text: str, place: int) -> int:
    ends = (text.find(mark, place) for mark in "，,。；;\n")
    return min((end for end in ends if end >= 0), default=len(text))


def _ranges(text: str) -> list[_Time]:
    """Return each time in a text; one with a beginning and an end is one."""
    found: list[_Time] = []
    dotted = list(_DOTTED.finditer(text))
    dates = [
        date
        for date in _DATE.finditer(text)
        if not any(one.start() < date.end() and date.start() < one.end() for one in dotted)
    ]
    for date in sorted([*dotted, *dates], key=lambda one: one.start()):
        start, end = date.span()
        for quarter in _each_quarter(text, date):
            found.append(_Time(start, quarter.start(), False, False, False))
            start = quarter.end()
        first = _FROM_FIGURE.search(text, max(0, start - 8), start)
        last = _TO_FIGURE.match(text, end)
        end = last.end() if last else end
        comes_again = bool(re.match(_EVERY, date[0]))
        time = _Time(start, end, bool(date["edge"]), bool(date["before"]), comes_again)
        if found and _THROUGH.fullmatch(text, found[-1].end, start):
            time = replace(time, start=found[-1].start, recurs=found.pop().recurs)
        elif first and (len(first["figure"]) == 4) is bool(re.match(_YEAR, date[0])):
            time = replace(time, start=first.start())
        found.append(time)
    return found


def _each_quarter(text: str, date: re.Match[str]) -> list[re.Match[str]]:
    """Return where the next of listed quarters begins, if a word gives each a matter of its own."""
    clause = _clause_begins(text, date.start()), _clause_ends(text, date.start())
    listed = list(_NEXT_QUARTER.finditer(text, *date.span()))
    return listed if listed and TIES.search(text, *clause) else []
