"""Which sentences of a document put an end to another text as a whole: 《甲方案》同时废止; pure text, no plan.

What ends is what the verb is said of. 根据《甲方案》，原《乙办法》同时废止 ends the second text only, and so does
与《甲方案》配套的《乙细则》同时废止.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.later_documents.amended_title import forms
from macros.text.later_documents.later_words import Turn, turns
from macros.text.lines.reflow import squeeze
from macros.text.orders.cited_places import PLACE
from macros.text.parts.quotations import FOLDED, fold
from macros.text.parts.sentences import SENTENCE

_MEANT, _OTHER = "\ue001", "\ue002"
"""What stands for the text that is asked for, and for any other, with the number behind it."""
_TITLE = regex("《(?:[^《》]|《[^《》]*》)*》")
_ISSUES = "印发|发布|公布|下发|转发|批转"
_BRACKET = regex("[（(][^（）()]*[）)]")
_NUMBER = regex(f"[{HAN}]{{1,12}}〔[0-9]{{4}}〕[0-9]+号")
_BRACKETS = str.maketrans("[]［］", "〔〕〔〕")
"""Around the year of a document number."""
_SUBJECT = "(?:(?<=^)|(?<=[，,：:]))"
_IS_ENDED = "(?=自[^，,]*起|(?:的?(?:有效期|实施期限?)|期限|期)(?:已?(?:届满|满|到期))|同时|即行|现?予以|不再|停止|废止|失效|作废)"
"""Around the bare word for a plan of which a document says that it ends."""
_KIND = "方案|办法|意见|规划|计划|措施|纲要|要点"
_HEAD = regex(
    "^(?:第[〇零一二三四五六七八九十百0-9]+条|[（(]?[一二三四五六七八九十0-9]+[)）、.．])+"
)
_LISTED = f"(?:[{_OTHER}{_MEANT}、，,和及与：:]|以及|原|等|(?:下列|以下)[^，,：:]{{0,12}}|[0-9]+[件个项份][^，,：:]{{0,8}})*"
_NOT_OF_IT = regex(
    f"(?:根据|依据|按照?|依照|遵照|贯彻|落实|参照|结合|修改|修订|取代|替代|代替|参考|对照|(?<!废)除|为)[^，,]*(?<!的)$"
    f"|(?:被|由|纳入|并入)$|(?<![{_MEANT}{_OTHER}、，,])(?:与|同)$"
)
"""Before a text of which no verb is said: 根据《甲方案》."""
_PART_OF_IT = regex(
    f"(?:文件|通知)?(?:{FOLDED}"
    "|[中里内]|部分|若干|个别|其中|的(?!有效期|实施期限?|通知)|有关|相关|相?配套|附件|所附|涉及|关于|第[^，,]{1,6}[条项章款]"
    "|与[^，,]{1,14}(?:不一致|不符|不同|相?抵触|冲突)(?:的|之处)"
    "|不一致|不符|相?抵触|冲突|规定|确定|明确|实施细则|解读"
    f"|(?:{_ISSUES}|施行|实施|生效|出台|废止|失效|停止执行)(?:之日|以?后|以?前|之前|之后|以来|时))"
    "|[^，,]{0,14}(?:(?:继续|仍然?|保持)(?:有效|执行|适用|施行|实施)|(?<!不再)(?<!不予)保留|不变)"
)
"""Behind a text of which only a part ends, or something that goes with it, or that does not end."""
_OF_IT = regex("的(?!有效期|实施期限?|通知|文件)")
"""Between a text and a verb that is said of something in it: 取消的任务不再实施."""
_CLOSES = regex("$|[，,、：:（(]")
"""Behind a verb that is said of what stands before it."""
_BEGINS = regex("自[^，,]*起(?:正式)?(?:施行|实施)")
"""Behind a text that begins when another ends: 废止《乙方案》，《甲方案》自印发之日起施行."""
_GIVES = regex("(?:修改|修订|调整|变更)为[：:]|增加[^，,：:]*[：:]")
"""Behind these stand words of the plan as they are now."""
_PROPOSED = regex(
    "拟(?![订定])|征求|草案|建议|提请|送审|^待|再行|如(?![下期])|若|倘|是否|未予|不予|情形"
)
"""What is not done yet, or only if something happens."""
_BEFORE_THAT = regex("已?经|在|因|由于|鉴于")
"""So a clause begins that says what came before: 经公开征求意见，决定废止."""
_DRAFT = regex("征求[^，。]{0,10}意见|草案|送审稿")
_OF_A_LIST = regex(
    "(?:下列|以下)[^：:]*[：:]$|(?:目录|清单|名单|文件(?=[（(]))(?:[（(][^（）()]*件[）)])?[：:]?$"
)
_IN_AN_ANNEX = regex("附件|附表|目录|清单|名单")
_ANNEX = regex("附(?:件|表)[0-9０-９一二三四五六七八九十]{0,2}(?:[：:]|$)")
_HEADING = regex(".{0,30}关于.+的(?:通知|决定|公告)")
"""The title of a document, which says in short what its sentences order."""
_ITEM = regex("(?:[0-9０-９]+[.．、]|[（(]?[一二三四五六七八九十]+[)）、])?《")
_STAYS = regex("有效|保留|修改|修订")


@dataclass(frozen=True)
class Called:
    """How documents name the text that is asked for."""

    titles: Sequence[str]
    number: str | None
    year: int | None
    """When it was issued."""


@dataclass(frozen=True)
class Repeal:
    """A sentence that ends a text."""

    sentence: str
    listed: str = ""
    """The line of a list that names the text, if the sentence stands above the list."""
    lapses: bool = False
    """Whether it only says that the text is no longer valid: 宣布失效."""


def repeals(title: str, text: str, called: Called) -> list[Repeal]:
    """Return which sentences of a document end a text as a whole; a draft on which opinions are asked ends none."""
    if _DRAFT.search(squeeze(title)):
        return []
    found: list[Repeal] = []
    itself = _kind(squeeze(title))
    alone = _is_alone(squeeze(title + text), called)
    for sentence, listed in _sentences(fold(text).text.translate(_BRACKETS), called):
        read = _read(sentence, called, itself)
        if alone and _MEANT not in read:
            read = _as_subject(read, called, itself)
        said = [
            one
            for one in turns(read)
            if one.kind == "stop" and "删" not in read[one.start : one.end]
        ]
        if not said or _is_proposed(read):
            continue
        lapses = all(re.match("失效|作废", read[one.start :]) for one in said)
        if listed:
            line = _read(listed, called, itself)
            ends = _MEANT in line and not _PART_OF_IT.match(line.partition(_MEANT)[2])
        else:
            ends = any(_is_said_of(read, at, one) for at in _places(read) for one in said)
        if ends:
            found.append(Repeal(_unmarked(sentence), _unmarked(listed), lapses))
    return [one for one in found if one.listed or not _HEADING.fullmatch(one.sentence)] or found


def _unmarked(words: str) -> str:
    """Return words without what they quote."""
    return re.sub(FOLDED, "", words)


def replaces(text: str, called: Called) -> list[str]:
    """Return the sentences of a document by which another text takes the place of this one: 本方案代替《甲方案》."""
    found = []
    for sentence in SENTENCE.findall(fold(text).text.translate(_BRACKETS)):
        read = _read(sentence, called, "")
        if not _is_proposed(read) and any(_is_replaced(read, at) for at in _places(read)):
            found.append(_unmarked(sentence))
    return found


def _is_replaced(read: str, at: int) -> bool:
    if _PART_OF_IT.match(read, at + 1):
        return False
    before = re.search(f"(?<!不)(?:代替|取代|替代)了?{_LISTED}$", read[:at])
    behind = re.match(
        f"{_LISTED}[，,]?(?:同时|已|现)*[由被为以][^，,]*?(?:所|进行|予以)?(?:代替|取代|替代)",
        read[at + 1 :],
    )
    return bool(before or behind)


def _is_proposed(sentence: str) -> bool:
    clauses = re.split("[，,]", sentence)
    return any(_PROPOSED.search(one) for one in clauses if not _BEFORE_THAT.match(one))


def _places(read: str) -> list[int]:
    return [n for n, char in enumerate(read) if char == _MEANT]


def _is_said_of(read: str, at: int, turn: Turn) -> bool:
    """Whether a verb that ends something is said of the text at a place of a sentence."""
    begun = max(read.rfind(mark, 0, at) for mark in "，,：:") + 1
    begun = turn.end if begun <= turn.end <= at else begun
    before, behind = read[begun:at], read[at + 1 :]
    if _NOT_OF_IT.search(before) or _PART_OF_IT.match(behind) or _GIVES.search(read, 0, at):
        return False
    if turn.start > at:
        between = read[at + 1 : turn.start]
        first, comma, _ = between.replace(",", "，").partition("，")
        beside = re.search(f"{_OTHER}(?:与|同|和|及)$", before) and comma and first
        if not _CLOSES.match(read, turn.end) or PLACE.search(between) or beside:
            return False
        if not comma and _OF_IT.search(between):
            return False
        other = re.search(f"[，,](?:原|现|将|对|由)?{_OTHER}", between)
        return not other or bool(re.fullmatch(_LISTED, between[: other.start()]))
    between = read[turn.end : at]
    if _BEGINS.match(behind):
        return False
    return not re.search("[，,]", between) or bool(re.fullmatch(_LISTED, between))


def _read(sentence: str, called: Called, itself: str) -> str:
    """Return a sentence with a character for each text that it names."""
    read = _HEAD.sub("", sentence)
    number = squeeze(called.number or "").translate(_BRACKETS)
    names = [form for title in called.titles for form in forms(squeeze(title))]

    def marked(found: re.Match[str]) -> str:
        title = found[0][1:-1]
        issued = re.search(
            f"(?:{_ISSUES})[^《〈]*[《〈]?(?:{'|'.join(map(re.escape, names))})[》〉]?的", title
        )
        return _MEANT if title in names or issued else _OTHER

    read = _TITLE.sub(marked, read)
    for name in sorted(names, key=len, reverse=True):
        read = re.sub(
            f"(?<![省市县区州盟旗镇乡]){re.escape(name)}(?!实施细则|细则|解读)", _MEANT, read
        )
    read = re.sub(f"(?:关于)?(?:{_ISSUES}){_MEANT}的(?:通知|公告|决定)", _MEANT, read)
    read = re.sub(
        f"([{_MEANT}{_OTHER}]){_BRACKET.pattern}",
        lambda one: _numbered(one[0], one[1], number),
        read,
    )
    read = _NUMBER.sub(lambda one: _MEANT if number and one[0].endswith(number) else _OTHER, read)
    for title in called.titles:
        if (kind := _kind(squeeze(title))) and kind != itself:
            read = re.sub(f"[本该此](?:实施|行动|工作)?{kind}", _MEANT, read)
        if kind:
            read = re.sub(f"原(?:实施|行动|工作)?{kind}", _MEANT, read)
    years = re.compile(f"([0-9]{{4}})年[^，,、{_MEANT}{_OTHER}]*{_MEANT}")
    return years.sub(
        lambda one: (
            one[0]
            if called.year in (None, int(one[1])) or "起" in one[0]
            else f"{one[0][:-1]}{_OTHER}"
        ),
        read,
    )


def _is_alone(words: str, called: Called) -> bool:
    """Whether a document names the text that is asked for, and no other of its kind."""
    names = [form for title in called.titles for form in forms(squeeze(title))]
    kinds = {_kind(squeeze(title)) for title in called.titles}
    others = [one[1:-1] for one in _TITLE.findall(words) if _kind(one[1:-1]) in kinds]
    return any(name in words for name in names) and all(
        any(name in one for name in names) for one in others
    )


def _as_subject(read: str, called: Called, itself: str) -> str:
    """Return a sentence with a mark for the bare word of which it says that it ends: 方案自印发之日起废止."""
    for title in called.titles:
        if (kind := _kind(squeeze(title))) and kind != itself:
            read = re.sub(f"{_SUBJECT}{kind}{_IS_ENDED}", _MEANT, read)
    return read


def _numbered(words: str, mark: str, number: str) -> str:
    """Return the mark for a text with its number in brackets: one with the number of another is another."""
    numbers = _NUMBER.findall(words)
    if numbers and number:
        return _MEANT if any(one.endswith(number) for one in numbers) and mark == _MEANT else _OTHER
    return mark if numbers else words


def _kind(title: str) -> str:
    found = re.search(f"({_KIND})(?:[（(][^（）()]*[）)])?$", title)
    return found[1] if found else ""


def _sentences(text: str, called: Called) -> Iterator[tuple[str, str]]:
    """Yield the sentences, and each line of a list with the sentence above it, or that speaks of its annex."""
    above = told = ""
    annexed = False
    for line in filter(None, map(squeeze, text.split("\n"))):
        if _ANNEX.match(line):
            above, annexed = told, bool(told)
        elif annexed and _OF_A_LIST.search(line):
            above = "" if _STAYS.search(line) else line if turns(line) else told
        elif above and (_ITEM.match(line) or annexed):
            yield above, line
        else:
            above = ""
        for sentence in SENTENCE.findall(line):
            yield sentence, ""
            above = sentence if _OF_A_LIST.search(sentence) and not annexed else above
            ends = any(one.kind == "stop" for one in turns(sentence))
            told = sentence if ends and _IN_AN_ANNEX.search(sentence) and not annexed else told
