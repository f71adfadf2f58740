"""Which of several figures a text binds to a thing, side by side: 学校15所、幼儿园20所. Pure text."""

from __future__ import annotations

from macros.text.characters.regex import regex
from macros.text.figures.building_verbs import BUILDS
from macros.text.figures.in_turn import in_turn
from macros.text.parts.in_turn_words import IN_TURN
from macros.text.parts.spans import Span
from macros.text.times.statements import figures

_EMPTY = regex(
    rf"{BUILDS}|累计|总计|合计|共计|总[数量]?|共|其中|力争|争取|确保|冲刺|保底|计划|不[低高少多大小]于|不得?[低高少多大小]于|不?超过|以[上下内]"
    "|左右|达到?|约|近|突破|每年|年均|平均|各|再|另|其他|其他|其余|余下|剩余|提高|提升|增长|上升|减少|降低|下降|压缩|压减|控制|保持|稳定|至少|最多"
    f"|同比|环比|{IN_TURN}|[0-9]*年[底末度]?|[0-9]*月[底末]?|之?前|全[市县区省]|[到至由从在为比多少新增并且以了的]|数量?$|个数$"
)
_THING = regex(
    "[园校院所馆站厂场路桥村镇户棚库桩车位线渠河池井林亩地点业目心台区坊栋楼房厕箱灯树][）)]?$"
    "|[率比重度量额值数]$|人才|设施|设备|管网|农田"
)
"""How the name of a thing or of an indicator ends, where a comma may begin something else of the same."""
_BREAK = regex("[。；;：:\n]")
_PART = regex("[，,。；;：:\n]")
_OF_ALL = regex("累计|其中|合计|总计|共")
"""With these a figure may go on with what was named before it."""
_COMMA = regex("[，,]")
_ENDS = regex("^(?:以[上下内]|[、和及与]|左右)+|[、和及与]+$")
_MARKS = regex('[、，,和及与“”"（）()/ ]|以及')


def of_another(name: str, figure: Span, text: str) -> str:
    """Return what a figure counts, where the sentence binds another figure to this name; else empty."""
    listed = in_turn(text)
    mine = [span for item, span in listed if name in item]
    theirs = [
        (item, span) for item, span in listed if span[0] <= figure[0] and figure[1] <= span[1]
    ]
    if mine and theirs:
        return "" if theirs[0][1] in mine else theirs[0][0]
    for ends in (_BREAK, _PART):
        start = max((one.end() for one in ends.finditer(text, 0, figure[0])), default=0)
        stop = ends.search(text, figure[1])
        end = stop.start() if stop else len(text)
        found = [span for span in figures(text) if start <= span[0] and span[1] <= end]
        if beside := _beside(text, found, start, end):
            own = [n for n, span in enumerate(found) if span[0] < figure[1] and figure[0] < span[1]]
            named = [n for n, words in enumerate(beside) if name in words]
            words = beside[own[0]] if len(own) == 1 else ""
            certain = named and words and own[0] not in named and not _OF_ALL.search(words)
            return _ENDS.sub("", _COMMA.split(words)[-1]) if certain and _thing(words) else ""
    return ""


def _beside(text: str, found: list[Span], start: int, end: int) -> list[str]:
    """Return of each figure the words with what it counts; nothing if they are not all before it, or all behind it."""
    begins, ends = [start, *(b for _, b in found)], [*(a for a, _ in found), end]
    between = [text[a:b] for a, b in zip(begins, ends, strict=True)]
    first, last = between[0], between[-1]
    before = [_COMMA.split(words)[-1] if n else words for n, words in enumerate(between[:-1])]
    if all(map(_thing, between[:-1])) and not _thing(_COMMA.split(last)[0]):
        return before
    behind = [_COMMA.split(words)[0] for words in between[1:]]
    return behind if found and not _thing(first) and all(map(_thing, behind)) else []


def _thing(words: str) -> str:
    """Return the name of a thing in words beside a figure; behind a comma only one that surely is."""
    piece = _COMMA.split(words)[-1]
    thing = _MARKS.sub("", _EMPTY.sub("", piece))
    return thing if len(thing) > 1 and (piece == words or _THING.search(thing)) else ""
