"""Where a part of a text cuts a figure in two: 5% out of 95%, 排放20万吨 out of 减少排放20万吨. Pure text."""

from __future__ import annotations

import re

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.figures.building_verbs import BUILDS
from macros.text.parts.spans import Span
from macros.text.times.statements import figures

_D = "[0-9０-９]"
_BOUND = "(?:(?:未|没有)达到|(?:不得?|未)?(?:[低高少多大小]于|超过|突破))"
_FIGURE = regex(
    rf"(?:{_BOUND})?{_D}+(?:[.．,，]{_D}+)*[余多]?[万亿百千]*(?:%|％|‰|个百分点)?"
    rf"(?:[余多]|[{HAN}]{{0,4}}?(?:[（(][^（）()]{{1,8}}[)）])?(?:以[上下内]|左右))?"
)
_CHANGES = (
    "减少|降低|下降|压减|压降|压缩|削减|缩减|缩短|核减|精简|节约|节省|减免|退出|淘汰|关停|关闭|拆除|取缔|取消|注销|清退|腾退"
    "|化解|消除|减排|减碳|节水|节能|节电|降耗|减税|降费|新增|净增|增加|增长|提高|提升|上升"
)
"""What changes by a figure, and in which direction: without it the figure says something else."""
_CHANGED = regex(
    rf"(?:{_CHANGES})(?:了|约|近|超过|不少于|不低于|至少)?(?:(?!{BUILDS}|[到至为达由从])[{HAN}]){{0,14}}$"
)
_LEAST = regex(f"(?:至少|最少|最多|至多)(?:要|应当?|须)?(?:{BUILDS}|安排)?$")
"""A bound before the verb: 至少建成1个."""
_TO = regex("[到至为达在超突占]|[不低高少多大小]于")
"""In words before a figure these say what something becomes, not by how much it changes."""
_VERBS = regex(BUILDS)
_VERB_BEFORE, _VERB_BEHIND = regex(f"(?:{BUILDS})$"), regex(BUILDS)
_MARKS = "，,。；;：:、（(\n"
_BOUNDS = regex("^(?:[余多来]|个(?=百分点))|(?:以[上下内]|左右|[余多])+$")


def cut_figure(text: str, span: Span) -> str:
    """Return the figure out of which a part of a text, without white space, is cut; else empty.

    What it counts, and the verb by which it is more or less than before, are part of what it says.
    """
    start, end = span
    for figure in _FIGURE.finditer(text):
        if figure.start() < start < figure.end() or figure.start() < end < figure.end():
            return figure[0]
    for a, b in figures(text):
        if a < end < b:
            return text[a:b]
    if bound := _LEAST.search(text, 0, start):
        return text[bound.start() : end]
    return _cut_verb(text, span) or _without_change(text, span)


def _cut_verb(text: str, span: Span) -> str:
    """Return the verb inside of which a part of a text begins or ends, 改造 of 节水改; else empty."""
    for place, whole in (
        (span[0], _VERB_BEHIND.match(text, span[0])),
        (span[1], _VERB_BEFORE.search(text, *span)),
    ):
        verbs = (one for one in _VERBS.finditer(text, max(0, place - 3), place + 3))
        for verb in () if whole else verbs:
            if verb.start() < place < verb.end():
                return verb[0]
    return ""


def _without_change(text: str, span: Span) -> str:
    """Return a phrase of which a part has the figure and not the verb that says whether it is more or less."""
    words = text[slice(*span)]
    first = re.search(_D, words)
    clause = max(text.rfind(mark, 0, span[0]) for mark in _MARKS) + 1
    verb = _CHANGED.search(text, clause, span[0])
    own = first and (re.match(f"{BUILDS}|{_CHANGES}", words) or _TO.search(words, 0, first.start()))
    alone = first and not re.search(f"[{_MARKS}]", words[: first.start()])
    return text[verb.start() : span[1]] if verb and alone and not own else ""


def unit_behind(text: str, span: Span) -> str:
    """Return what a text has of a figure behind a part of it: 亿元 behind the 20 of 20亿元."""
    for a, b in figures(text):
        if a <= span[0] and span[1] < b:
            return _BOUNDS.sub("", text[span[1] : b]).strip()
    return ""
