"""What a document that amends a plan says of tasks and gives no words for: moved, paused, resumed.

Pure text, no plan. The words of an order are asked here what they say; what no order is read from,
第1条恢复实施, is found here sentence by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze
from macros.text.orders.cited_places import paths_to
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.exceptions import Exceptions, excepted
from macros.text.orders.tokens import TOKEN
from macros.text.parts.in_turn_words import APART
from macros.text.parts.sentences import SENTENCE
from macros.text.times.postponing import BY, FOR_HOW_LONG, LENGTH, MOVES
from macros.text.times.statements import deadlines

_ENDS = "执行|实施|开展|推进|建设"
_DENIED = regex(
    "(?:(?:不(?:得(?!已|不)|再|予|准|宜|应|允许|同意|考虑)|严禁|禁止|切勿)[^，,。；;的\n]{0,6}"
    "|(?:不[可能会必用]?|无[需须]|尚?未|并未|没有)再?)$"
)
"""How words before a verb deny it; 资金未落实暂缓实施 and 不能按期完成的推迟 do not."""
_FOR_A_TIME = f"停止(?:{_ENDS})?(?={FOR_HOW_LONG})"
"""A stop that is over some time: 停止执行一年."""
_PAUSES = regex(f"暂缓|暂停|暂不|停工|中止|缓建|停建|(?:推迟|延缓)(?:{_ENDS})|{_FOR_A_TIME}")
_STOPS = regex(
    f"(?!{_FOR_A_TIME})(?:(?:停止|终止|不再)(?:{_ENDS}|实行|施行|适用|保留|列入|纳入)|不再(?:作为|列为)[^，,。；;]{{0,8}}(?:任务|项目|目标|措施|事项)|停止|终止|取消|废止|撤销|删去|删除|作废|失效)"
)
_RESUMES = regex(
    f"(?<!后)(?<!后再)(?:恢复|重新)(?:{_ENDS}|启动|施工)(?!时间|日期|的)|继续(?:执行|实施)|不再(?:暂缓|暂停)|(?:解除|取消|结束|终止)(?:暂缓|暂停)"
)
_ENDING = regex(f"(?:{_ENDS}|实行|施行|适用|施工)?")
_AS_NOUN = regex("的?(?:时间|期限|期间|日期)")
"""Behind a word that orders nothing: 暂停时间为三个月."""
_BECOMES = regex("(?:调整|变更|修改|修订|改)(?:为|至|到|成)")
_DOUBTFUL = regex(
    "如(?![期下])|若|倘|任何单位|任何理由|不存在|防止|避免|严防|擅自|情形|问题|请示|申请|建议|未予|未获|报送|报告|上报|通报"
)
"""With these a sentence that orders nothing may have the words of an order: 擅自暂停的予以通报."""
_REASON = regex("(?:[一二三四五六七八九十]+、)?(?:根据|依据|按照|鉴于|由于|经|因|应)")
"""So begins why something is ordered: 因资金问题，第1条暂缓实施."""
_BECAUSE = regex("(?<!如)(?:因|由于|鉴于)[^，,]*?(?=[，,]|暂缓|暂停|停工|停止|推迟|延)")
"""Why, inside the words of an order: 第1条因资金问题，自6月1日起暂停."""
_EDGES = regex("^(?:截?[至到]|于|在)+|(?:之|以)?前$")
_QUOTED = regex("“[^”]*”")
_TITLES = regex("“([^”]*)”")
_CLAUSE = regex(f"(?:[^，,：:]|[，,](?=(?:为期|(?:期限|时间)为?){LENGTH}))+")
ARABIC = str.maketrans("０１２３４５６７８９", "0123456789")


def own_words(order: Order) -> str:
    """Return the words of one order, without the orders before it in its sentence.

    Where several places get a value each, 分别推迟一年、半年, only the value of its own place is left.
    """
    words = order.words
    if order.own:
        apart = APART.search(words)
        values = words.find(order.values[0], apart.end() if apart else 0)
        return APART.sub("", words[:values]) + order.own
    tails = (words[start:] for start in range(len(words) - 1, -1, -1))
    return next((one for one in tails if _QUOTED.sub("", one) == order.said), words)


def pauses(words: str) -> bool:
    """Whether words stop something for a time; 不得暂缓 and 不再暂停 do not."""
    return any(_is_said(one) for one in _PAUSES.finditer(words))


def stops(words: str) -> bool:
    """Whether words stop something for good."""
    return bool(_STOPS.search(words))


def moving(words: str) -> tuple[str, ...]:
    """Return by how much or to when words move a deadline, one or several; the verb if they say neither.

    There are none if they move none: 不得推迟一年, 2025年3月底前报送总结.
    """
    words = words.translate(ARABIC)
    if by := [one[0] for one in BY.finditer(words) if _is_said(one)]:
        return tuple(by)
    verbs = (one for pattern in (MOVES, _BECOMES) for one in pattern.finditer(words))
    verb = next((one for one in verbs if _is_said(one)), None)
    if verb is None:
        return ()
    days = [_EDGES.sub("", words[a:b]) for a, b in deadlines(words) if b > verb.end()]
    return tuple(day for day in days if day) or ((verb[0],) if MOVES.match(verb[0]) else ())


def moved_to(order: Order) -> tuple[str, ...]:
    """Return by how much or to when an order moves a deadline; a row of a table may only give the two days."""
    if said := moving(squeeze(own_words(order))):
        return said
    days = tuple(order.new[a:b] for a, b in deadlines(order.new)) if deadlines(order.old) else ()
    return tuple(_EDGES.sub("", day) for day in days)


@dataclass(frozen=True)
class Turn:
    """A word that lets something pause, stop or go on, and where it stands."""

    kind: str
    """``pause``, ``stop`` or ``resume``."""
    start: int
    end: int


def turns(words: str) -> list[Turn]:
    """Return the words that let something pause, stop or go on, in their order; not those that are denied."""
    found: list[Turn] = []
    for kind, pattern in (("resume", _RESUMES), ("pause", _PAUSES), ("stop", _STOPS)):
        for one in pattern.finditer(words):
            goes_on = _ENDING.match(words, one.end())
            turn = Turn(kind, one.start(), goes_on.end() if goes_on else one.end())
            beside = any(other.start < turn.end and turn.start < other.end for other in found)
            if _is_said(one) and not beside and not _AS_NOUN.match(words, turn.end):
                found.append(turn)
    return sorted(found, key=lambda one: one.start)


def resumed(text: str) -> Iterator[Order]:
    """Yield where a document lets something go on again that was stopped for a time."""
    return _saying(_RESUMES, text)


def paused(text: str) -> Iterator[Order]:
    """Yield where a document stops something for a time, in whatever words."""
    return _saying(_PAUSES, text)


def stopped(text: str) -> Iterator[Order]:
    """Yield where a document stops something for good, in whatever words."""
    return _saying(_STOPS, text)


def reported(text: str, word: str) -> Iterator[Order]:
    """Yield where a document says a word of progress: 完成 is not in 未完成, nor in 部分完成."""
    return _saying(re.compile(f"(?<![未没有不待需部分将])(?<!基本){re.escape(word)}"), text)


def dated(text: str, words: str) -> Iterator[Order]:
    """Yield where a document moves a deadline, or says one, in a sentence with some words."""
    for one in _clauses(text):
        clause = one.words
        if clause.find(words, max(0, one.last - len(words) + 1)) < 0:
            continue
        if moving(clause) if MOVES.search(words) else deadlines(words):
            yield from (
                _each_its_day(_about(one), words) if APART.search(clause) else (_about(one),)
            )


def _each_its_day(order: Order, words: str) -> Iterator[Order]:
    """Yield an order for each place to which ``words`` give a day: 第1条、第2条分别于6月底、12月底前完成."""
    days = [order.words[a:b] for a, b in deadlines(order.words)]
    if len(days) == len(order.cited):
        for place, day in zip(order.cited, days, strict=True):
            if _EDGES.sub("", day) in words:
                yield replace(order, cited=(place,))


def is_doubtful(words: str) -> bool:
    """Whether a sentence may have the words of an order and order nothing: 第1条如确需推迟一年，须报批准."""
    said = (one for one in re.split("[，,]", _BECAUSE.sub("", words)) if not _REASON.match(one))
    return any(map(_DOUBTFUL.search, said))


def _saying(pattern: re.Pattern[str], text: str) -> Iterator[Order]:
    for one in _clauses(text):
        if any(_is_said(word) for word in pattern.finditer(one.words, one.last)):
            yield _about(one)


def _is_said(found: re.Match[str]) -> bool:
    """Whether a word is not denied by those before it."""
    return not _DENIED.search(found.string[: found.start()])


@dataclass(frozen=True)
class _Clause:
    """A clause, with what its sentence says before it, from the last place cited on."""

    words: str
    start: int
    """How many characters of the text come before it."""
    last: int
    """How many characters of it come before the clause itself."""
    sentence: str
    begun: int
    """How many characters of the sentence come before it."""


def _clauses(text: str) -> Iterator[_Clause]:
    whole = "\n".join(squeeze(line) for line in text.split("\n"))
    for sentence in SENTENCE.finditer(whole):
        begun = sentence.start()
        for clause in _CLAUSE.finditer(whole, *sentence.span()):
            if any(one["place"] for one in TOKEN.finditer(clause[0])):
                begun = clause.start()
            yield _Clause(
                whole[begun : clause.end()],
                len(whole[:begun].replace("\n", "")),
                clause.start() - begun,
                sentence[0],
                begun - sentence.start(),
            )


def _about(clause: _Clause) -> Order:
    """Return what a clause says as an order, without what its sentence takes out of it."""
    aside = list(excepted(clause.sentence, 0, len(clause.sentence)))
    tokens = [one for one in TOKEN.finditer(clause.sentence) if one["place"]]
    out = [one for one in tokens if any(a <= one.start() and one.end() <= b for a, b in aside)]
    end = clause.begun + len(clause.words)
    cited = [one for one in tokens if one not in out and clause.begun <= one.start() < end]
    said = "，".join(clause.sentence[a:b] for a, b in aside)
    but = Exceptions(paths_to(out, ()), tuple(_TITLES.findall(said)), _QUOTED.sub("", said))
    return Order(
        Deed.CHANGE,
        clause.words,
        clause.start,
        paths_to(cited, ()),
        said=clause.words,
        loose=True,
        but=but,
    )
