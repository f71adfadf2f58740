"""Where a part of a text cuts a date or a figure in two: 1月底前 out of 11月底前, 5% out of 95%. Pure text."""

from __future__ import annotations

import re

from macros.text.parts.spans import Span

_D = "[0-9０-９]"
_HAN = "〇○零一二三四五六七八九十"
_YEAR = rf"(?:(?<!{_D}){_D}{{4}}|二[〇○零][{_HAN}]{{2}})年度?|(?:[今明当次翌本后每]|第二)年度?"
_NUMBER = rf"(?:{_D}{{1,2}}|[{_HAN}]{{1,3}})"
_MONTH = rf"(?<!{_D})(?<![{_HAN}]){_NUMBER}月份?(?:{_NUMBER}[日号])?"
_PART = "[上下]半年|第?[一二三四1-4]季度|[上中下]旬|[春秋]季学期|全年"
_EDGE = "年?[底末初](?![步次级评审期始线部层座盘])|年?终(?!端|止|身)"
_BEFORE = "(?:之|以)?前(?![期列述往沿端瞻景提后三二两一])|[之以]?内(?![容部在地外涝河])|(?:之|以)?后(?![续期勤备台])"
_DATE = re.compile(
    rf"(?=[0-9０-９{_HAN}二今明当次翌本后每第上中下春秋])"
    rf"(?:(?:{_YEAR})(?:(?:{_MONTH})|{_PART})*|(?:{_MONTH}|{_PART})(?:{_PART})?)(?:{_EDGE})?(?:{_BEFORE})?"
)
_DOTTED = re.compile(
    rf"(?<!{_D}){_D}{{4}}(?P<mark>[./．／-]){_D}{{1,2}}(?:(?P=mark){_D}{{1,2}})?(?!{_D})(?:{_BEFORE})?"
)
_THROUGH = re.compile("[-—－–~～]+|[至到]")
_BOUND = "(?:(?:未|没有)达到|(?:不得?|未)?(?:[低高少多大小]于|超过|突破))"
_FIGURE = re.compile(
    rf"(?:{_BOUND})?{_D}+(?:[.．,，]{_D}+)*[余多]?[万亿百千]*(?:%|％|‰|个百分点)?"
    rf"(?:[余多]|[\u4e00-\u9fff]{{0,4}}?(?:以[上下内]|左右))?"
)


def cut_date(text: str, span: Span) -> str:
    """Return the words of a time out of which a part of a text, without white space, is cut; or nothing.

    Whoever begins behind the first day of a range has its end, which is the deadline; who ends before its
    last day has not.
    """
    start, end = span
    for reading in (_DOTTED, _DATE):
        for date in reading.finditer(text):
            if date.start() < start < date.end() or date.start() < end < date.end():
                return date[0]
            if start <= date.start() and date.end() == end and (on := _THROUGH.match(text, end)):
                last = reading.match(text, on.end())
                if last and last[0]:
                    return text[date.start() : last.end()]
    return ""


def date_end(text: str, place: int) -> int:
    """Return where the words of a time end in which a place of a text lies; the place itself if in none."""
    ends = (date.end() for date in _DATE.finditer(text) if date.start() < place < date.end())
    return max(ends, default=place)


def times(text: str, span: Span) -> list[Span]:
    """Return each time in a part of a text; one with a beginning and an end is one."""
    found: list[Span] = []
    for date in _DATE.finditer(text, *span):
        if found and _THROUGH.fullmatch(text, found[-1][1], date.start()):
            found[-1] = (found[-1][0], date.end())
        else:
            found.append(date.span())
    return found


def cut_figure(text: str, span: Span) -> str:
    """Return the figure out of which a part of a text, without white space, is cut; or nothing."""
    start, end = span
    for figure in _FIGURE.finditer(text):
        if figure.start() < start < figure.end() or figure.start() < end < figure.end():
            return figure[0]
    return ""
