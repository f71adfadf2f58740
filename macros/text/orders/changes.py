"""What an order that changes words says: 修改为, 代替, 更名为, 分别修改为."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.text.characters.regex import regex
from macros.text.orders.cited_places import paths_to
from macros.text.orders.clause_places import Clause
from macros.text.orders.clause_subjects import amounts, old_and_new
from macros.text.orders.clauses import Clauses, each_place, its_own, listed
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.handing_over import is_handed
from macros.text.orders.prose_words import PARTY
from macros.text.orders.tokens import run_of
from macros.text.parts.quotations import plain
from macros.text.roles import bodies
from macros.text.times.postponing import moves_deadline
from macros.text.times.year_lists import years_listed

NAMES = regex("更名|改名|改称")
"""Verbs that give a body or a task another name."""
_OF_A_YEAR = regex("(?P<year>[0-9]{4})年(?:度|的)?[^，,。；;：:0-9由底末初前限]{0,12}(?<!时间)$")
"""Of which year a clause changes the words: 建设任务2024年调整为7个."""


class Changes(Clauses):
    """Reads the clause around a verb that changes words."""

    def _change(self, clause: Clause) -> Iterator[tuple[Order, int]]:
        """Yield “甲”修改为“乙”, 第二款修改为“乙”, 由甲调整为乙, 第四条改为第五条."""
        if re.search("[如以]下", clause.verb[0]) and self._heads_orders(clause.verb.end()):
            return
        old = self._beside(clause)
        new = self._quotes(clause.verb.end(), clause.after)
        if re.search("(?:替换|代替|取代)$", clause.verb[0]):
            yield from self._instead(clause, old)
            return
        following = clause.after[0] if clause.after else None
        if "分别" in clause.verb[0] and len(new) > 1 and (each := self._each_its_own(clause, new)):
            yield from each
        elif new:
            yield from self._quoted(clause, old, new)
        elif following and following["place"] and not self.text.text[clause.verb.end() : following.start()]:  # fmt: skip
            order = self._about(Deed.RENUMBER, clause, following.end())
            run = run_of(clause.after, "place")
            for path, to in zip(order.cited, paths_to(run, ()), strict=False):
                yield replace(order, cited=(path,), to=to), run[-1].end()
        elif is_handed(self.text.text, clause.verb.end()):
            return  # it is read as prose
        elif not self._opens(clause.verb.end()) and (found := self._plain_words(clause)):
            yield from self._each_year(clause) or self._unquoted(clause, *found)
        elif self._opens(clause.verb.end()):
            order = self._about(Deed.CHANGE, clause, clause.verb.end())
            if self._says_where(clause, order):
                yield self._open(order, clause.verb.end())

    def _quoted(
        self, clause: Clause, old: Sequence[re.Match[str]], new: Sequence[re.Match[str]]
    ) -> Iterator[tuple[Order, int]]:
        """Yield what quotes behind the verb order: “甲”修改为“乙”, “甲”“乙”修改为“丙”, 第二款修改为“乙”."""
        end = new[-1].end()
        words = [self._words(one) for one in new]
        order = self._about(Deed.CHANGE, clause, end, aside=old)
        alone = len(old) == 1 and not any(one["quote"] for one in clause.before if one not in old)
        if len(words) > 1 and alone and self._is_apart(clause):
            order = replace(order, old=self._words(old[0]), within=True)
            for one, at in its_own(order, words, end):
                yield replace(one, new=one.own), at
        elif old:
            olds = [self._words(one) for one in old]
            pairs = zip(olds, words * len(olds) if len(words) == 1 else words, strict=False)
            renames = bool(NAMES.search(clause.verb[0])) and not order.cited
            order = replace(order, every=order.every or renames)
            for was, now in pairs:
                yield from each_place(replace(order, old=was, new=now, within=True), end)
        elif NAMES.search(clause.verb[0]):
            yield from self._rename(clause, replace(order, new="".join(words), within=True), end)
        elif self._says_where(clause, order):
            order = replace(order, vague=self._says_what(clause))
            yield from self._whole(order, plain("".join(words)), end)

    def _unquoted(
        self, clause: Clause, was: str, now: str, end: int
    ) -> Iterator[tuple[Order, int]]:
        """Yield what a clause without quotes orders: 由5个调整为8个, 牵头单位调整为市乙局."""
        order = self._about(Deed.CHANGE, clause, end)
        target = self.text.text[clause.since : clause.verb.start()]
        year = _OF_A_YEAR.search(target)
        order = replace(order, year=year["year"]) if year else order
        of_bodies = re.search(f"{PARTY}由[^，,。；;：:]+$", target) and bodies.is_body(now)
        loose = bool(of_bodies) or (not order.cited and self._changes_a_part(clause, now))
        moves = moves_deadline(f"{clause.verb[0]}{now}")
        was, now = old_and_new(target, now) or amounts(was, now)
        if loose or (order.cited and (was or moves or year or self._says_what(clause))):
            order = replace(order, old=was, new=now, within=True, vague=not was, loose=loose)
            yield from self._apart(clause, order) or each_place(order, end)

    def _each_year(self, clause: Clause) -> list[tuple[Order, int]]:
        """Return 2024年、2025年任务分别由5个、6个调整为7个、8个: each year gets a value of its own, in their order."""
        target = self.text.text[clause.since : clause.verb.start()]
        several = self._several(clause.verb.end()) if self._is_apart(clause) else None
        years = years_listed(target)
        if not several or len(years) < 2:
            return []
        order = self._about(Deed.CHANGE, clause, several[1])
        values = listed(several[0], len(years))
        stated = re.search("由([^，,。；;：:由]+?)(?:分别)?$", target)
        olds = listed(stated[1], len(years)) if stated else [""] * len(years)
        if len(order.cited) != 1 or not len(years) == len(values) == len(olds):
            return []
        words = self.text.printed(clause.begun, several[1])
        return [
            (
                replace(
                    order, words=words, old=old, new=new, within=True, vague=not old, year=year
                ),
                several[1],
            )
            for old, new, year in zip(olds, values, years, strict=True)
        ]

    def _instead(self, clause: Clause, new: Sequence[re.Match[str]]) -> Iterator[tuple[Order, int]]:
        """Yield 用“乙”代替第2条中的“甲”."""
        old = next((one for one in clause.after if one["quote"]), None)
        if len(new) != 1 or self.text.text[new[0].start() - 1] not in "以用" or not old:
            return
        places = [one for one in clause.after if one.end() <= old.start()]
        order = self._about(Deed.CHANGE, clause.with_behind(places), old.end(), aside=new)
        order = replace(order, old=self._words(old), new=self._words(new[0]), within=True)
        yield from each_place(order, old.end())

    def _rename(self, clause: Clause, order: Order, end: int) -> Iterator[tuple[Order, int]]:
        """Yield “甲”任务更名为“乙”, which changes these words, and 第二条更名为“乙”, which changes a title."""
        last = clause.before[-1] if clause.before else None
        old = self._words(last) if last and last["quote"] else ""
        if old or self._says_where(clause, order):
            yield from each_place(replace(order, old=old, vague=not old), end)

    def _apart(self, clause: Clause, order: Order) -> list[tuple[Order, int]]:
        """Return 第1条、第2条的完成时限分别调整为甲、乙: each place gets a value of its own, in their order."""
        several = self._several(clause.verb.end()) if self._is_apart(clause) else None
        values = listed(several[0], len(order.cited)) if several else []
        if not several or len(values) < 2:
            return []
        order = replace(order, words=self.text.printed(clause.begun, several[1]))
        return [(replace(one, new=one.own), at) for one, at in its_own(order, values, several[1])]

    def _each_its_own(
        self, clause: Clause, new: Sequence[re.Match[str]]
    ) -> list[tuple[Order, int]]:
        """Return 第1条“甲”、第2条“乙”分别修改为“丙”“丁”: each place gets words of its own, in their order."""
        quotes = [one for one in clause.before if one["quote"]]
        inside = [one for one in quotes if not self._is_name(one)]
        stated = [one for one in quotes if self.text.text[one.start() - 1] == "由"]
        ends = next((some for some in (inside, quotes, stated) if len(some) == len(new)), [])
        shared = quotes[0] if len(quotes) == 1 and quotes == self._beside(clause) else None
        if not quotes or (shared and not ends):
            ends = self._last_of_each(clause.before)
        found: list[tuple[Order, int]] = []
        since = clause.since
        for last, given in zip(ends, new, strict=False):
            was = last if last in inside else shared
            aside = [last] if last in inside else []
            own = [one for one in clause.before if since <= one.start() < last.end()]
            self._remember([one for one in own if one not in aside])
            order = self._order(Deed.CHANGE, clause.begun, new[-1].end(), since)
            now = self._words(given)
            if was:
                order = replace(order, old=self._words(was), new=now, within=True)
                found += each_place(order, new[-1].end())
            else:
                found += self._whole(order, now, new[-1].end())
            since = last.end()
        return found if len(ends) == len(new) else []
