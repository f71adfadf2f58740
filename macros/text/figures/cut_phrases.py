"""Where words with a figure are cut out of a phrase whose figure says more. Pure text.

学校、幼儿园分别新建10所、20所 gives to 幼儿园 what stands in its place; the 10 of 新建、改扩建学校10个, of
新建小学、初中10所, of 新建10所小学或初中 and of 制作图解、视频等10件 are of all that the phrase names. What is done to
each of 对6条省道、120公里县道开展整治, the end says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.figures.building_verbs import BUILDS
from macros.text.figures.in_turn import Lists, lists_in_turn
from macros.text.parts.spans import Span

_VERB = f"(?:{BUILDS}|[新改扩迁续翻]建?)"
_JOIN = "(?:、|以及|或者?|[和及与/／])"
_BEGINS = (
    "(?:^|(?<=[，,。；;：:\\n、（(年月底前末内市县区共拟将要应须再各])"
    "|(?<=计划|力争|争取|确保|累计|每年|全面|完成|通过|采取|加快|统筹|重点|继续|推动|推进))"
)
_VERBS_BEFORE = regex(rf"{_BEGINS}(?P<verbs>{_VERB}(?:{_JOIN}{_VERB})*){_JOIN}$")
"""Verbs that have nothing of their own before the one with which words begin: 新建、｜改扩建学校10个."""
_BEGINS_WITH_VERB = regex(_VERB)
_NOUN = rf"(?:(?!{BUILDS}|[和及与或]|以及)[{HAN}]|[（(][^（）()]*[）)])+"
_NOUNS_BEFORE = regex(
    rf"{_BEGINS}(?P<begun>(?:{BUILDS})了?(?:一批|各类|各级)?{_NOUN}(?:{_JOIN}{_NOUN})*?){_JOIN}$"
)
"""Things of which no number is given before the one with which words begin: 新建小学、｜初中10所."""
_COUNTS = "[0-9]+(?:[.][0-9]+)?[余多万千百]*(?:所|家|个(?!百分点)|名|座|条|处|台|套|辆|户|间|件|项|支|棵|株|亩|公里|平方米|人)"
_COUNTED = regex(rf"(?:(?!{BUILDS}|[各达率为超至到均不])[{HAN}]){{1,12}}(?:共|合计|总数)?{_COUNTS}")
_TO_FIGURE = r"[^0-9、，,。；;：:\n]*?"
_SUMMED_UP = regex(
    rf"{_TO_FIGURE}(?:(?<![中高初同优平均对相何不上下一二三])等(?!级|次|候|待|额|于|效|离|同|分){_TO_FIGURE}"
    rf"|(?:合计|共计|总计|共(?=[0-9有达]))(?:为|达到?|有|约|不少于|不低于|不超过){{0,2}}"
    rf"|各(?:自|有|新?建|建成|培育|打造|达到?|不少于|完成)?|(?<![人户年日月亩平])均(?=[达为超不实完]){_TO_FIGURE})[0-9]"
)
"""A list whose figure is of all ends so: 制作图解、｜视频等宣传品不少于50件; or of each: 新建桥梁、｜隧道各5座."""
_PIECE = r"[^0-9、，,。；;：:\n]+"
_WITHOUT_FIGURES = regex(
    rf"(?:^|(?<=、)){_PIECE}(?:、{_PIECE})*(?:、|和|以及|(?<![以涉普])及|(?<!参)与)$"
)
_SUCH_AS = regex(rf"(?:^|(?<=、)){_PIECE}(?:、{_PIECE})*(?<![中高初同优平均对相何不上下一二三])等$")
"""How a list ends that goes before the name of all its things: 制作图解、视频等｜宣传品不少于50件."""
_OF_THEM = regex(rf"(?!级|次|候|待|额|于|效|离|同|分){_TO_FIGURE}[0-9]")
_WHICH = regex(rf"{_TO_FIGURE}的[0-9]")
"""What things are that a figure counts, the last of a list: 路面坑洼、｜沉陷的42条小巷."""
_DOES = regex(
    rf"(?:^|(?<=[、将把为向给在]))(?:{BUILDS}|加强|加快|加大|推动|深化|落实|健全|强化|规范|简化|扩大|全面|持续|优先|重点)[{HAN}]*、$"
)
"""Before what a list names these say something else that is done."""
_TAKES, _DONE_TO = "对|将|把", "进行|开展|实施|给予|予以|加以|完成|落实"
_TAKEN = regex(
    rf"(?P<takes>{_TAKES})|(?P<done>{_DONE_TO})|(?P<built>{BUILDS})|(?P<ends>[，,。；;：:\n])"
)
_SAYS_WHAT = regex(r"[^，,。；;：:、0-9\n]*")
_CLAUSE_ENDS = regex(r"(?:任务|工作)?(?=[，,。；;\n]|$)")
_OR_BEFORE = regex(rf"(?P<first>[^、，,。；;：:\n]*[{HAN}])或者?$")
_OR_BEHIND = regex(rf"或者?(?=[0-9{HAN}])[^，,。；;：:\n、）)]*")
_MORE_BEHIND = regex(rf"(?:{_JOIN}(?P<noun>(?:(?!{BUILDS})[{HAN}]){{1,8}}))+等?(?=[，,。；;\n]|$)")
_COUNTS_THEM = regex(rf"{_COUNTS}[{HAN}]+$")


@dataclass(frozen=True)
class Cut:
    """The phrase out of which words are cut, and which figure in them is whose, if that can be told."""

    whole: Span
    figure: str = ""
    of: str = ""
    in_turn: bool = False
    taken: bool = False
    """Whether the words left out say what is done."""


def cut(text: str, span: Span) -> Cut | None:
    """Return out of which phrase a part of a text is cut; None if it is not."""
    for lists in lists_in_turn(text):
        inside = [item for item in lists.items if item[0] < span[1] and span[0] < item[1]]
        given = [one for one in lists.given if one[0] < span[1] and span[0] < one[1]]
        left = len(inside) < len(lists.items) or len(given) < len(lists.given)
        if inside and given and left:
            return _out_of_lists(text, span, lists, given)
    if whole := _begun(text, span) or _ended(text, span):
        return Cut(whole)
    for begun, start, end in _taken(text):
        if start < span[1] and span[0] < end and not (span[0] <= start and end <= span[1]):
            return Cut((begun, end), taken=True)
    return None


def _taken(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the places of (verb, first thing, end) of phrases in which one verb governs several counted things.

    对6条省道、120公里县道开展整治, 完成6条省道、120公里县道整治.
    """
    takes: re.Match[str] | None = None
    for word in _TAKEN.finditer(text):
        if takes and word.lastgroup in ("done", "built"):
            things = text[takes.end() : word.start()].split("、")
            ends = (_SAYS_WHAT if word["done"] else _CLAUSE_ENDS).match(text, word.end())
            if ends and sum(bool(re.search("[0-9]", thing)) for thing in things) > 1:
                yield takes.start(), takes.end(), ends.end()
        takes = word if word["takes"] or word.group() == "完成" else None


def widened(text: str, span: Span) -> Span:
    """Return a part of a text with all of the phrases out of which it would be cut."""
    while found := cut(text, span):
        wider = (min(span[0], found.whole[0]), max(span[1], found.whole[1]))
        if wider == span:
            break
        span = wider
    return span


def _out_of_lists(text: str, span: Span, lists: Lists, given: list[Span]) -> Cut:
    whole = (min(span[0], lists.whole[0]), max(span[1], lists.whole[1]))
    owners = [(one, item) for item, one in lists.pairs if one in given]
    others = [pair for pair in owners if pair[1][0] < span[0]] or owners
    if not others:
        return Cut(whole, in_turn=True)
    figure, item = others[0]
    words = re.sub("^[^0-9]*", "", text[slice(*figure)])
    return Cut(whole, words, text[slice(*item)], in_turn=True)


def _begun(text: str, span: Span) -> Span | None:
    """Return the phrase if a part of a text begins behind its beginning."""
    clause = max(text.rfind(mark, 0, span[0]) for mark in "，,。；;：:\n") + 1
    before, words = text[clause : span[0]], text[slice(*span)]
    if _BEGINS_WITH_VERB.match(words) and (verbs := _VERBS_BEFORE.search(before)):
        return clause + verbs.start("verbs"), span[1]
    if _COUNTED.match(words) and (nouns := _NOUNS_BEFORE.search(before)):
        return clause + nouns.start("begun"), span[1]
    if (listed := _listed(before, words)) and not _BEGINS_WITH_VERB.match(words):
        return clause + listed.start(), span[1]
    if either := _OR_BEFORE.search(before):
        return clause + either.start("first"), span[1]
    return None


def _listed(before: str, words: str) -> re.Match[str] | None:
    """Return where a list begins whose last item, or the name behind it, stands in ``words`` with the figure."""
    such = _SUCH_AS.search(f"{before}等" if words.startswith("等") else before)
    if such and _OF_THEM.match(words.removeprefix("等")):
        return such
    which = _WHICH.match(words) and not _DOES.search(before)
    return _WITHOUT_FIGURES.search(before) if which or _SUMMED_UP.match(words) else None


def _ended(text: str, span: Span) -> Span | None:
    """Return the phrase if a part of a text ends before its end."""
    if either := _OR_BEHIND.match(text, span[1]):
        return span[0], either.end()
    more = _MORE_BEHIND.match(text, span[1])
    alike = more and more["noun"][-1] == text[span[1] - 1]
    if more and alike and _COUNTS_THEM.search(text, *span):
        return span[0], more.end()
    return None
