"""What a document says that became of a body: renamed, merged, split, abolished, its functions handed on.

Pure text, no plan. Names are marked by one character each: the body that is asked for, those into which
it is said to go over, and all others.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

from macros.text.characters.regex import regex
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.parts.sentences import SENTENCE
from macros.text.times.periods import TIME, time_of

_IT, _TO, _OTHER = "\ue010", "\ue011", "\ue012"
_NAME = f"[{_IT}{_TO}{_OTHER}]"
_AND = "[、和与及]|以及"
_BODY = f"[^，,。；;、{_IT}{_TO}{_OTHER}]{{1,12}}(?:局|委|办|处|中心|室|部|厅|会|队|院|公司)"
"""A body that is no unit of the plan, in a list."""
_LIST = f"(?:(?:{_NAME}|{_BODY})(?:{_AND}))*{_IT}(?:(?:{_AND}){_NAME})*(?:等[^，,。；;{_IT}{_TO}{_OTHER}]{{0,6}})?"
"""The body by itself, or with others: 市甲局、市乙局."""
_IN_CLAUSE = f"[^，,。；;{_IT}{_TO}{_OTHER}]"
_IN_SENTENCE = f"[^。；;{_IT}{_TO}{_OTHER}]"
_DUTIES = f"{_IN_CLAUSE}{{0,30}}?(?:职责|职能|职权|权限|工作|业务|事项|任务)"
_INTO = "(?:划入|划转|划归|划给|移交|转隶|转由|转至|转到|并入|调整[到至由]|交由|归|由)"
_FORMS = "(?:组建|重新组建|新组建|成立|设立|新设)"


class Became(Enum):
    """What a body became."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    ABOLISHED = "abolished"
    TRANSFERRED = "transferred"


_OF_A_TASK = "牵头|责任|配合|主办|协办|单位|职责|职能|任务|负责"
_NAMED = (
    f"{_IT}{_IN_SENTENCE}{{0,30}}?(?:更名|改名|改称|改组|改设)(?:为|成|作)?{_TO}",
    f"{_IT}(?:(?!{_OF_A_TASK}){_IN_SENTENCE}){{0,30}}?(?:更改|变更|调整|现|(?<!修)改)(?:为|成|作){_TO}",
    f"{_TO}[（(](?:即|由)?原{_IT}(?:更名)?[）)]",
    f"{_IT}[（(]现(?:为|更名为|名)?{_TO}[）)]",
)
_ENDED = "(?:撤销|撤并|裁撤|取消|不再保留|不再设立|注销|解散)(?:了|原)*"
_GONE = (
    f"{_ENDED}{_LIST}(?=[，,、（(]|$|建制|机构|并|后|同时)",
    f"{_LIST}{_IN_CLAUSE}{{0,12}}?(?:撤销|裁撤|不再保留|注销|解散)(?=[，,、]|$)",
)
_DUTIES_JOINED = f"{_IT}[^。；;]{{0,60}}?职[责能]{_IN_CLAUSE}{{0,6}}整合[，,]?{_FORMS}{_TO}"
_ONE = f"(?:{_NAME}|{_BODY})"
_INTO_SEVERAL = (
    f"{_ENDED}{_IT}(?:建制|机构)?[，,后]+(?:同时|并)?(?:分别|另行|新)*{_FORMS}(?:{_ONE}(?:{_AND}))*(?:{_ONE}(?:{_AND}){_TO}|{_TO}(?:{_AND}){_ONE})",
    f"{_FORMS}(?:{_ONE}(?:{_AND}))*(?:{_ONE}(?:{_AND}){_TO}|{_TO}(?:{_AND}){_ONE})(?:(?:{_AND}){_ONE})*[，,](?:同时|并)?{_ENDED}{_IT}(?=[，,（(]|$|建制|机构)",
)
"""One body in whose place several are set up: 撤销市甲局，分别设立市乙局、市丙局."""
_PATTERNS = {
    Became.RENAMED: _NAMED,
    Became.ABOLISHED: _GONE,
    Became.MERGED: (
        f"{_LIST}{_IN_SENTENCE}{{0,20}}?(?:并入|合并|整合|归并){_IN_SENTENCE}{{0,15}}?{_TO}",
        f"(?:整合|合并){_LIST}{_IN_SENTENCE}{{0,30}}?{_TO}",
        _DUTIES_JOINED,
        f"{_TO}由{_LIST}{_IN_CLAUSE}{{0,10}}?(?:合并|整合)",
        f"(?:撤销|裁撤|取消|不再保留|注销)(?:了|原)*{_LIST}(?:建制|机构)?[，,后]*(?:将|把|其|原|相关|有关|全部|承担的|的)*"
        f"(?:职责|职能|职权|工作|业务|任务|事项){_IN_CLAUSE}{{0,10}}?{_INTO}{_IN_CLAUSE}{{0,8}}?(?:{_NAME}(?:{_AND}))*{_TO}",
        f"(?:在{_LIST}(?:的)?基础上|以{_LIST}为基础)[，,]?{_FORMS}{_TO}",
    ),
    Became.SPLIT: (
        f"{_IT}{_IN_CLAUSE}{{0,20}}?(?:分设|拆分|分立|分)(?:为|成|[，,]分?别?{_FORMS})?(?:{_NAME}|[、和与及]|以及)*{_TO}",
        *_INTO_SEVERAL,
    ),
    Became.TRANSFERRED: (
        f"{_LIST}{_DUTIES}{_IN_SENTENCE}{{0,30}}?{_INTO}{_IN_CLAUSE}{{0,8}}?(?:(?:{_NAME})(?:{_AND}))*{_TO}",
        f"{_TO}(?:承接|承担|接收|负责){_IN_CLAUSE}{{0,6}}?原?(?:由)?{_LIST}{_DUTIES}",
        _DUTIES_JOINED,
    ),
}
_READ = {became: tuple(map(regex, patterns)) for became, patterns in _PATTERNS.items()}
_FORMED = regex(f"{_FORMS}{_TO}")
_TIME = regex(TIME)
_PLANNED = regex("拟(?![订定])|建议|提请|(?<!例)如(?![下期])|若(?!干)")
_DENIED = regex(
    "(?:不|未|没有)再?(?:予以?|作|会)?(?:更名|改名|改称|改组|并入|合并|整合|撤销|取消|划|移交|分设|拆分)"
)
_TITLE = regex("《[^《》]*》")
_WAS = regex("已|原|此前|以前")


@dataclass(frozen=True)
class Change:
    """What a document says that became of a body, and when."""

    became: Became
    sentence: str
    days: tuple[tuple[date, date], ...]
    """The times that the sentence states, each from its first day to its last."""
    before: bool
    """Whether it speaks of something that was so already."""


def changes(
    text: str,
    called: Collection[str],
    to: Collection[str],
    others: Collection[str],
    issued: date | None,
) -> list[Change]:
    """Return what a document, issued on a day, says that became of a body.

    ``called`` are its names, ``to`` those of one body into which it may have gone over, ``others`` those of
    all the other bodies that are known.
    """
    marks = {name: _OTHER for name in others} | {name: _TO for name in to}
    marks |= {name: _IT for name in called}
    longest = sorted(filter(None, marks), key=len, reverse=True)
    any_name = re.compile(f"(?:{'|'.join(map(re.escape, longest))})(?!办公[室厅])")
    found: list[Change] = []
    gone: list[str] = []
    for sentence in SENTENCE.findall(_plain(text)):
        read = any_name.sub(lambda one: marks[one[0]], sentence)
        if _IT not in read or _PLANNED.search(read) or _DENIED.search(read):
            continue
        said = {became for became in Became if any(one.search(read) for one in _READ[became])}
        if Became.ABOLISHED in said and Became.SPLIT not in said and _FORMED.search(read):
            said.add(Became.MERGED)  # 不再保留市甲局，组建市丁局
        if Became.ABOLISHED in said:
            gone.append(sentence)
        days = tuple(_days(sentence, issued))
        kinds = (one for one in Became if one in said)
        found += [Change(one, sentence, days, bool(_WAS.search(sentence))) for one in kinds]
    if gone:  # 市甲局的职责划入市丁局。不再保留市甲局
        handed = [one for one in found if one.became is Became.TRANSFERRED]
        found += [Change(Became.MERGED, one.sentence, one.days, one.before) for one in handed]
    return found


def _plain(text: str) -> str:
    """Return a text without white space in its paragraphs, and without quotation marks."""
    return re.sub("[“”‘’「」『』]", "", "\n".join(map(squeeze, paragraphs(text))))


def _days(sentence: str, issued: date | None) -> list[tuple[date, date]]:
    found = []
    for one in _TIME.finditer(_TITLE.sub("", sentence)):
        if time := time_of(one[0], issued, None):
            found.append((time.first, time.last))
    return found
