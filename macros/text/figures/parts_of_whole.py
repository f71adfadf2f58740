"""Which figure of a sentence is that of a name, and which of a part or of something else beside it. Pure text.

总投资12亿元（其中财政资金3亿元）; 全市污水处理率达到95%，县城达到90%; only figures behind their names are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.figures.building_verbs import BUILDS
from macros.text.figures.figures_in_place import places
from macros.text.parts.in_turn_words import TIES
from macros.text.parts.spans import Span
from macros.text.times.statements import figures

_WHOLE = regex("全[市县区省州旗镇乡村域]|总|合计|累计|整体")
_PART = regex(
    f"其中[：:]?(?P<part>(?!力争|争取|确保|到)[{HAN}]{{2,}}?)(?=达|提|[高低]于|不|为|超|至|[0-9])"
)
_VERB = regex(
    "(?:已|将|要)?(?:增长|增加|提高|提升|下降|降低|减少|完成|建成|新[建增]|改造|实现|培训|安排|投入|力争).*$"
)
"""What becomes of a part, behind its name."""
_STAGE = regex(
    "[上下]半年|[第前]?[一二三四首两]个?(?:季度|年|批|期|轮|阶段)|[今明本当后]年|年[度内底初末]|期末|近期|首[年批期次]|先期|其[余他它]"
)
"""What is no part of the whole, but a time in which some of it is done."""
_IN_STAGE = regex(rf"(?:{_STAGE.pattern})+(?:{BUILDS}|累计|任务|计划|目标|实现|力争)*")
_SENTENCE = regex("[^。；;\n]+")
_BEGINS = regex(
    rf"^(?:{BUILDS}|其中|包括|包含|不?含|累计|[总合共]计|力争|争取|确保|冲刺|保底|计划|预计|同比|环比|全年|每年|年均|[今明当]年|到|至|在|共|新增?|再|各|约|将|要|应|使|对|并|和|以及|、"
    r"|[0-9]{4}年(?:底|末|度)?[前内]?|[0-9]+月(?:底|末|份)?前?|年?[底末]前?)+"
)
_ENDS = regex(
    "(?:达到?|为|是|约|近|突破|超过?|不[低高少多大小]于|控制|保持|稳定|维持|在|到|至|以[上下内]|增长|增加|提高|提升|下降|降低|减少|共|各|均|力争)+$"
)
_OF_WHOLE = regex("其中|不?含|包括|包含")
_DEED = regex(f"(?:{BUILDS})+")
_ALL = regex("^全[市县区省]")
_MARKS = "，,；;。：:（()）、"


def of_a_part(name: str, figure: str, own: str) -> str:
    """Return the part whose figure this is, if it stands only behind 其中 and the indicator is of the whole; else empty."""
    clauses = re.split("[，,；;。]", own)
    having = [clause for clause in clauses if places(figure, clause)]
    parts = [_PART.match(clause) for clause in having] if _WHOLE.match(name) else []
    part = parts[0]["part"] if parts and all(parts) and parts[0] else ""
    thing = _VERB.sub("", part).replace("规上", "规模以上")
    of_all = not thing or thing in name.replace("规上", "规模以上") or _STAGE.match(thing)
    return "" if of_all else part


@dataclass(frozen=True)
class _Named:
    """A figure behind its name."""

    span: Span
    words: str
    """All words before it, back to the mark or the figure before."""

    @property
    def thing(self) -> str:
        """What it is a figure of; empty if the words only go on: 力争达到, 上半年."""
        thing = _ENDS.sub("", _BEGINS.sub("", self.words))
        return "" if len(thing) < 2 or _IN_STAGE.fullmatch(thing) else thing

    def is_in(self, name: str) -> bool:
        """Whether what it is a figure of stands in an indicator's name, or that name before the figure."""
        return bool(self.thing and self.thing in name) or name in self.words

    def is_part_in(self, name: str) -> bool:
        """Whether it is the figure of a part, as 其中女性200人次 is, which an indicator's name has too."""
        return bool(_OF_WHOLE.match(self.words) and self.thing and self.thing in name)

    def narrows(self, name: str, other: _Named) -> bool:
        """Whether it is of a narrower thing than another figure, which the name has too: 公共领域 in 公共领域新能源汽车占比."""
        thing = self.thing or (self.words if _DEED.fullmatch(self.words) else "")
        inside = bool(thing) and thing in name and thing not in other.words
        behind = other.span < self.span and name.startswith(thing)
        return inside and (behind or self.is_part_in(name))


def _plain(thing: str) -> str:
    return _ALL.sub("", thing)


def named_otherwise(name: str, figure: str, text: str, own: Span) -> str:
    """Return what a figure inside ``own`` is really of, if its sentence gives this name another figure; else empty."""
    found = [
        _otherwise(name, at, text, sentence.span())
        for sentence in _SENTENCE.finditer(text)
        for at in places(figure, text)
        if own[0] <= at[0] and at[1] <= own[1] and sentence.start() <= at[0] < sentence.end()
    ]
    return found[0] if found and all(found) else ""


def _otherwise(name: str, at: Span, text: str, sentence: Span) -> str:
    named = _named(text, sentence)
    mine = next((one for one in named if one.span[0] < at[1] and at[0] < one.span[1]), None)
    if not mine:
        return ""
    others = [one for one in named if one is not mine and not _in_turn(text, one, mine)]
    if _DEED.fullmatch(mine.words) and mine.words not in name:  # 培训500人次，其中女性200人次
        part = any(
            one.words.startswith("其中") and one.thing in name for one in others if one.thing
        )
        return mine.words if part else ""
    if not mine.thing:
        return ""
    if mine.is_in(name):
        exact = _plain(mine.thing) != _plain(name) and any(one.thing == name for one in others)
        narrower = any(one.narrows(name, mine) for one in others)
        return mine.thing if exact or narrower else ""
    theirs = [one for one in others if one.is_in(name)]
    return mine.thing if any(_is_of(one, name, mine, text) for one in theirs) else ""


def _in_turn(text: str, one: _Named, other: _Named) -> bool:
    """Whether a text ties lists to one another from one figure to another, or beside them."""
    first, last = sorted((one, other), key=lambda named: named.span)
    return bool(TIES.search(text[first.span[0] - len(first.words) : last.span[1]]))


def _is_of(other: _Named, name: str, mine: _Named, text: str) -> bool:
    """Whether a name belongs to the other figure: the text has the rest of the name too, and not in the words of mine."""
    rest = name.replace(other.thing, "") if other.thing and other.thing in name else ""
    rest = _ENDS.sub("", _BEGINS.sub("", rest))
    pairs = {rest[n : n + 2] for n in range(len(rest) - 1)}
    goes_on = other.span < mine.span and any(pair in mine.words for pair in pairs)
    return rest in text and not goes_on


def _named(text: str, sentence: Span) -> list[_Named]:
    """Return the figures of a sentence that stand behind their names."""
    found: list[_Named] = []
    begun = sentence[0]
    for span in figures(text):
        if not sentence[0] <= span[0] < sentence[1]:
            continue
        words = re.split(f"(?<!其中)[{_MARKS.replace('、', '')}]", text[begun : span[0]])[-1]
        if text[span[1] : span[1] + 1] in (*_MARKS, "\n", ""):
            found.append(_Named(span, words.lstrip("、").replace("其中：", "其中")))
        begun = span[1]
    return found
