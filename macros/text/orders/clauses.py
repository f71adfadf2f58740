"""One clause of an amending document around its verb: the words it changes, the new words, whose part it is.

Pure text, no plan. ``verbs`` makes orders of clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.orders.cited_places import PARTS, PLACE, has_point
from macros.text.orders.clause_places import Clause, Places
from macros.text.orders.clause_subjects import is_amount, is_part, is_party, is_task, old_and_new
from macros.text.orders.deeds import Deed, Order, at_each_place
from macros.text.orders.prose_words import PARTY
from macros.text.orders.tokens import BESIDE, TOKEN, VERBS, deed_of, run_of
from macros.text.parts.quotations import FOLDED, plain
from macros.text.parts.unmarked import behind_colon, behind_lists
from macros.text.roles import bodies
from macros.text.times.postponing import moves_deadline
from macros.text.times.validity import is_extended

_MISPRINTED = regex("(?:的?表述)?(?:有误|错误|不准确|系?笔误)[，,]")
"""Between words and those that correct them: “甲”有误，应为“乙”."""
_OF_THEM = regex("^的?[，,]")
_WAS = regex("(?:修改|修订|调整|变更|更正)前的?(?:内容|条文|表述|文字|全文)?(?:为|是)?[：:]?$")
"""Before words that are changed: 修改前：“甲”，修改后：“乙”."""
_WHAT = regex(
    f"(?:[{HAN}]|{bodies.MASKED}){{2,12}}(?<!内容)(?<!全文)(?<!原文)(?<!文字)(?<!规定)(?<!条文)"
)
"""What in a place is changed; not these words, which mean all of it."""
_BODY = regex(
    f"(?:{PARTY})?[为：:]?(?P<who>[^，,。；;：:\n]{{1,60}}?(?:{bodies.BODY}|{bodies.PART}))(?:的?{PARTY})?$"
)
"""A body beside the word for its part: 配合单位市甲局, 市甲局配合单位."""
_IS_A_BODY = regex(f"(?:{bodies.BODY}|{bodies.PART})$")
_NAME_OF_A_BODY = regex(f"(?:{bodies.BODY}|{bodies.PART})的?(?:机构|单位)?名称$")
"""Said of a body, not of a measure: 市甲局名称变更为市丁局 is read as prose."""
GIVES = regex("[^，,。；;：:\n]{0,8}[：:]?")
"""Between a verb and the words that it gives."""
_STOPS = regex(
    rf"\n|$|(?<=[。；])(?=(?:将|把)?(?:{PLACE.pattern.replace('?P<', '?P<a_')})[^。；：:\n]{{0,12}}?(?:{VERBS[Deed.CHANGE]})[：:])"
)
"""Where words without marks may end: with a paragraph, or before another order in it."""
UP_TO = regex("[^，,。；;、\n并和及]*")
_NAMED = regex("[^，,。；;\n并]*")


class Clauses(Places):
    """Reads the words of a clause around its verb."""

    def _beside(self, clause: Clause) -> list[re.Match[str]]:
        """Return the quotations right before a verb: the words that it is said of."""
        if not clause.before or not clause.before[-1]["quote"] or clause.before[-1]["noun"]:
            return []
        run = run_of(clause.before[::-1], "quote")[::-1]
        gap = _MISPRINTED.sub("", self.text.text[run[-1].end() : clause.verb.start()])
        if clause.verb[0].startswith(("分别", "均", "统一", "一律")):
            gap = _OF_THEM.sub("", gap)  # “甲”，分别修改为; 涉及“甲”的，统一修改为
        if _WAS.search(self.text.text[clause.since : run[0].start()]) and len(gap) == 1:
            return run
        return run if len(gap) <= 8 and not re.search(f"[，,：:]|{PARTS}", gap) else []

    def _quotes(self, at: int, after: Sequence[re.Match[str]]) -> list[re.Match[str]]:
        """Return the quotations that begin right here."""
        if after and after[0]["quote"] and GIVES.fullmatch(self.text.text, at, after[0].start()):
            run = run_of(after, "quote")
            following = after[len(run)] if len(run) < len(after) else None
            changed = following and deed_of(following) and not self._between(run[-1], following)
            return run[:-1] if len(run) > 1 and changed else run  # “甲”改为“乙”、“丙”改为“丁”
        return []

    def _between(self, one: re.Match[str], other: re.Match[str]) -> str:
        return self.text.text[one.end() : other.start()]

    def _complement(self, clause: Clause) -> list[re.Match[str]]:
        """Return what a verb of removal is said of, if that stands behind it: up to a comma."""
        end = len(self.text.text)
        found: list[re.Match[str]] = []
        at = clause.verb.end()
        for one in clause.after:
            if deed_of(one) or re.search("[，,：:]", self.text.text[at : one.start()]):
                break
            found.append(one)
            at = min(one.end(), end)
        while found and not (found[-1]["quote"] or found[-1]["place"] or found[-1]["inner"]):
            found.pop()
        return found

    def _says_what(self, clause: Clause) -> bool:
        """Whether a clause says behind its place what in it is changed: 第三条的完成时限."""
        kinds = ("place", "inner", "quote")
        last = next((one.end() for one in clause.before[::-1] if any(one[k] for k in kinds)), -1)
        what = self.text.text[last : clause.verb.start()].lstrip("中里的") if last >= 0 else ""
        of_section = self.context.cited and self.context.cited[-1][-1].outer
        return bool(_WHAT.fullmatch(what)) and not (of_section and re.search(PARTS, what))

    def _plain_words(self, clause: Clause) -> tuple[str, str, int] | None:
        """Return 由甲调整为乙 without quotation marks, and where that ends; 甲 is empty if it is not said."""
        target = self.text.text[clause.since : clause.verb.start()]
        lists = re.search(PARTY, target)
        one = "[^由，,。；;：:]" if lists else "[^由，,。；;：:、]"
        was = re.search(f"(?:[由从]|[中里]的)({one}{{1,40}})$", target)
        named = (
            f"(?:(?!、{PARTY})[^，,。；;：:\n]){{1,60}}" if lists else "[^，,。；;：:、\n]{1,40}"
        )
        now = re.compile(named).match(self.text.text, clause.verb.end())
        old = was[1] if was else ""
        if not now or re.search(FOLDED, old + now[0]):
            return None
        of_body = was and bodies.is_body(target[: was.start()])
        if is_party(now[0]) and (not is_party(old) or of_body):
            return None  # 市甲局由配合单位调整为牵头单位
        return old, now[0], now.end()

    def _is_apart(self, clause: Clause) -> bool:
        """Whether a clause gives each of several its own: 分别修改为."""
        return "分别" in self.text.text[clause.since : clause.verb.end()]

    def _several(self, at: int) -> tuple[str, int] | None:
        """Return the list of values without marks that begins here, and where it ends."""
        found = re.compile("[^，,。；;：:\n]{1,80}").match(self.text.text, at)
        return (found[0], found.end()) if found and not re.search(FOLDED, found[0]) else None

    def _whole(self, order: Order, new: str, end: int) -> Iterator[tuple[Order, int]]:
        """Yield an order that gives all words of its place, or of a place in the words."""
        if order.inner or any(has_point(path) for path in order.cited):
            order = replace(order, new=new, ends=(len(new),), within=bool(order.inner))
            yield from each_place(order, end)
        else:
            yield replace(order, new=new, ends=(len(new),)), end

    def _opens(self, at: int) -> bool:
        """Whether words follow here without quotation marks: behind a colon."""
        return self.text.text[at : at + 1] in ("：", ":") and bool(self.text.text[at + 1 :].strip())

    def _open(self, order: Order, at: int) -> tuple[Order, int]:
        """Return an order that gives what follows: paragraphs in marks, or up to where no mark says."""
        text = self.text
        first = behind_colon(text.text, at)
        self.opened.add(first)
        begun = order.start if order.words else text.origins[first]
        if marked := re.compile(f"{FOLDED}(?:\n{FOLDED})*").match(text.text, first):
            new = plain("".join(text.quotation(one) for one in marked[0].split("\n")))
            words = text.whole[begun : text.origins[marked.end()]]
            return replace(order, words=words, start=begun, new=new, ends=(len(new),)), marked.end()
        stops = [m.start() for m in _STOPS.finditer(text.text) if m.start() > first]
        if order.words:
            stops = behind_lists(text.text, text.text.rfind("\n", 0, at) + 1, first, stops)
        ends = tuple(text.origins[stop] - text.origins[first] for stop in stops)
        words = text.whole[begun : text.origins[stops[0]]]
        new = plain(text.printed(first, len(text.text)))
        return replace(order, words=words, start=begun, new=new, ends=ends), stops[0]

    def _last_of_each(self, tokens: Sequence[re.Match[str]]) -> list[re.Match[str]]:
        """Return where each place of a list ends: 第1条第一款、第二款."""
        places = [one for one in tokens if one["place"] or one["inner"]]
        gaps = [self.text.text[a.end() : b.start()] for a, b in pairwise(places)]
        return [a for a, gap in zip(places, gaps, strict=False) if BESIDE.fullmatch(gap)] + places[
            -1:
        ]

    def _is_name(self, quote: re.Match[str]) -> bool:
        """Whether words in marks call a place: “甲”一条, “甲”中的."""
        return bool(quote["noun"]) or self.text.text[quote.end() : quote.end() + 1] in ("中", "里")

    def _bodies(self, clause: Clause) -> tuple[str, int] | None:
        """Return the bodies that are added to those of a part, 责任单位增加市乙局, and where they end."""
        before = re.search(f"{PARTY}$", self.text.text[clause.since : clause.verb.start()])
        behind = re.compile(PARTY).match(self.text.text, clause.verb.end())
        if not before and not behind:
            return None
        at = behind.end() if behind else clause.verb.end()
        named = re.compile("(?!为|至|到)[^，,。；;：:\n]{2,60}").match(self.text.text, at)
        if not named or re.search(FOLDED, named[0]):
            return None
        return named[0], named.end()

    def _part(self, clause: Clause, behind: Sequence[re.Match[str]]) -> tuple[str, int] | None:
        """Return which body is taken from those of a part, and where that is said; none if no part is.

        第2条取消市甲局配合单位, 将市甲局从第2条配合单位中删除. What is not said of a part has no words.
        """
        text = self.text.text
        named = _NAMED.match(text, clause.verb.end())
        party = re.search(f"{PARTY}[中里内]?$", text[clause.since : clause.verb.start()])
        if party and named and bodies.is_body(named[0]):
            return named[0], named.end()
        rest = UP_TO.match(text, clause.verb.end())
        if named and not behind and rest and rest[0]:
            who = _BODY.match(named[0])
            return (who["who"], named.end()) if who else ("", rest.end())
        whom = re.search(
            f"将(?P<who>[^，,。；;：:\n]{{2,60}}?)从[^，,。；;：:\n]*{PARTY}[中里内]?$",
            text[clause.since : clause.verb.start()],
        )
        return (whom["who"], clause.verb.end()) if whom and not behind else None

    def _unfolded(self, words: str) -> str:
        """Return words with those in quotation marks as they are, without the marks."""
        return plain(re.sub(FOLDED, lambda one: self.text.quotation(one[0]), words))

    def _heads_orders(self, at: int) -> bool:
        """Whether orders follow here behind a colon, not the words that are given."""
        first = behind_colon(self.text.text, at)
        end = self.text.text.find("\n", first)
        following = TOKEN.finditer(self.text.text, first, end if end > 0 else len(self.text.text))
        return any(map(deed_of, following))

    def _changes_a_part(self, clause: Clause, now: str) -> bool:
        """Whether a clause changes a deadline, an amount or who does something of what it may call by its title.

        Until when the plan is in force is no such thing.
        """
        target = self.text.text[clause.since : clause.verb.start()]
        moves = moves_deadline(f"{clause.verb[0]}{now}")
        called = is_task(target) or any(one["quote"] for one in clause.before)
        changes = (moves and called) or is_part(target) or is_amount(clause.verb[0], target, now)
        titled = re.search("(?:名称|标题|题目)$", target) and not (
            _NAME_OF_A_BODY.search(target) and _IS_A_BODY.search(now)
        )
        changes = changes or bool(old_and_new(target, now) or titled)
        return changes and not is_extended(f"{target}{clause.verb[0]}")


def its_own(order: Order, values: Sequence[str], end: int) -> list[tuple[Order, int]]:
    """Return an order for each place: the first place gets the first value, and so on.

    If there are more places or more values, nobody can tell which is whose: the order is then no
    ground for anything.
    """
    order = replace(order, values=tuple(values))
    if len(values) != len(order.cited):
        one = replace(order, cited=(), old=order.words, new="", within=True)
        return [(replace(one, vague=False, loose=True), end)]
    return [
        one
        for path, own in zip(order.cited, values, strict=True)
        for one in each_place(replace(order, cited=(path,), own=own), end)
    ]


def listed(words: str, count: int) -> list[str]:
    """Return the values of a list, 2025年6月底、2025年12月底: as many as are wanted, if it can be read so."""
    ways = [[one for one in re.split(gap, words) if one] for gap in ("、", "、|以及|[和及与]")]
    return next((one for one in ways if len(one) == count), ways[-1])


def each_place(order: Order, end: int) -> Iterator[tuple[Order, int]]:
    """Yield an order for each place that it cites, with where its words end."""
    for one in at_each_place(order):
        yield one, end
