"""The paragraphs of a notice that amends a plan: which of them give no words of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.roles import bodies

_CLOSES = regex(
    "特此|以上(?:意见|修改|调整)|(?:其他|其余|其它)[^，。；]{0,12}(?:不变|按|仍|继续)|未尽事宜|除上述"
    "|本(?:补充|修改)?(?:通知|决定|公告|通报|文件)|此前|此通知|现予"
    "|附件?[0-9]*(?:[：:.．]|$)|联系(?:人|电话|方式)[：:]|抄[送报]|主送|[（(](?:此件|印章|公章|盖章|联系)"
    "|请(?:各|认真|遵照|结合|贯彻|抓好)|望(?:各|认真|遵照)"
    "|各[^，。；]{1,40}?(?:要|应|须|请|必须)[^。；]*(?:落实|贯彻|执行|抓好|遵照)[^。；]*。?$"
)
"""How closing paragraphs begin, and what a notice says to those to whom it is addressed."""
_DAY = regex("[0-9〇○零一二三四五六七八九十]{2,4}年[^年，。；]{1,4}月[^月，。；]{1,4}日(?:印发)?")
_SIGNED = regex(f"[^，。；：:！]{{2,60}}(?:{bodies.BODY}|{bodies.ROOMS})(?:[（(][^（）()]*[）)])?")
_MARK = regex(
    "(?P<a>第?[〇零一二三四五六七八九十百]+[、条章部])|[（(](?P<b>[一二三四五六七八九十]+)[）)]"
    "|(?P<c>[0-9]+)[、.．]|[（(](?P<d>[0-9]+)[）)]"
)


def body(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a text, white space aside, each with where it begins."""
    at = 0
    for paragraph in map(squeeze, paragraphs(text)):
        yield at, paragraph
        at += len(paragraph)


def closes(paragraph: str) -> bool:
    """Whether a paragraph ends a notice, signs it, or says who is to follow it."""
    return is_closing(paragraph) or bool(_SIGNED.fullmatch(paragraph))


def is_closing(paragraph: str) -> bool:
    """Whether a paragraph can only be at the end of a notice; the name of a body may stand anywhere."""
    return bool(_CLOSES.match(paragraph) or _DAY.fullmatch(paragraph))


def goes_on(before: str, after: str) -> bool:
    """Whether a paragraph is the next item of the list in which another is: 二、 behind 一、."""
    one, other = _MARK.match(before), _MARK.match(after)
    if not one or not other or one.lastgroup != other.lastgroup:
        return False
    numbers = [number_parts(mark[0])[-1:] for mark in (one, other)]
    return (
        all(n and n[0].isdecimal() for n in numbers)
        and int(numbers[1][0]) == int(numbers[0][0]) + 1
    )
