"""What an order that takes something away says: 删去, 废止, 并入."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.text.characters.regex import regex
from macros.text.orders.clause_places import Clause
from macros.text.orders.clauses import GIVES, UP_TO, Clauses, each_place
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.exceptions import NOTHING
from macros.text.orders.tokens import run_of
from macros.text.roles import bodies
from macros.text.times.postponing import FOR_HOW_LONG

_ONLY_PLACES = ("废止", "作废", "失效", "撤销", "取消", "停止", "终止", "不再")
"""These are orders only of what is cited by number; plans cancel many other things."""
_ALL_OF = regex(
    "的?(?:一?[条款项章节句段行])?的?(?:全部|所有|有关|相关)?(?:内容|规定|条款|条文|表述|任务|措施)?"
)
"""What may stand behind a place that is meant as a whole."""
_FROM_WHEN = regex("自[^，,。；;]{1,20}?起[，,]?|同时$|即行$")
_FOR_A_TIME = regex(FOR_HOW_LONG)
_WHOSE = regex(
    f"(?P<who>[^，,。；;：:\n]{{1,40}}?(?:{bodies.BODY}|{bodies.PART}))(?:承担|负责|牵头|配合|参与)的"
)
"""Whose part is taken away: 取消市甲局承担的第1条配合任务."""
_MERGED = regex("[^，,。]*(?:并入|合并[到至入])")


class Removals(Clauses):
    """Reads the clause around a verb that takes something away."""

    def _remove(self, clause: Clause) -> Iterator[tuple[Order, int]]:
        """Yield 删去“甲”, “甲”一词删去, 删去第二款, 删去第2条、第5条; not 停止执行一年, which is a pause."""
        if "停止" in clause.verb[0] and _FOR_A_TIME.match(self.text.text, clause.verb.end()):
            return
        if _MERGED.fullmatch(clause.verb[0]):
            yield from self._merged(clause)
            return
        behind = self._complement(clause)
        if not behind and clause.after and clause.after[0]["count"]:
            yield from self._remove_some(clause)
            return
        about = clause.with_behind(behind) if behind else clause
        quotes = [one for one in (behind or clause.before) if one["quote"]]
        old = [one for one in quotes if not one["noun"]] if behind else self._beside(clause)
        end = behind[-1].end() if behind else clause.verb.end()
        order = self._about(Deed.REMOVE, about, end, aside=old)
        own = [one for one in about.before if one["place"] or one["inner"]]
        own += [one for one in quotes if one["noun"]]
        if self.but != NOTHING and not old:
            rest = UP_TO.match(self.text.text, end)
            all_but = self._about(Deed.REMOVE, about, rest.end() if rest else end)
            if all_but.every:
                yield from each_place(all_but, end)  # 除第1条外，其余各条删去
                return
        if any(word in clause.verb[0] for word in _ONLY_PLACES) and not own:
            return
        for one in old:
            yield from each_place(replace(order, old=self._words(one), within=True), end)
        if not old and own and (some := self._part(clause, behind)):
            words, end = some
            for who in bodies.apart(words):
                yield from each_place(replace(order, old=who, within=True, vague=not who), end)
        elif not old and own:
            at = about.before[-1].end()
            rest = UP_TO.match(self.text.text, at) if behind else None
            what = rest[0] if rest else self.text.text[at : clause.verb.start()]
            vague = not _ALL_OF.fullmatch(
                _FROM_WHEN.sub("", what)
            )  # 第三条规定的补贴 is not the third article
            before = self.text.text[clause.verb.end() : behind[0].start()] if behind else ""
            whose = _WHOSE.fullmatch(before)
            order = replace(order, old=whose["who"]) if whose and vague else order
            order = replace(order, vague=vague and not order.old)
            yield from each_place(replace(order, within=bool(order.inner) or vague), end)

    def _merged(self, clause: Clause) -> list[tuple[Order, int]]:
        """Return 第3条并入第2条: the first stands no longer, and what follows is said of the second."""
        into = run_of(clause.after, "place")
        end = into[-1].end()
        found: list[tuple[Order, int]] = []
        if any(one["place"] or one["quote"] for one in clause.before):
            found = list(each_place(self._about(Deed.REMOVE, clause, end), end))
        self._remember(into)
        return found

    def _remove_some(self, clause: Clause) -> Iterator[tuple[Order, int]]:
        """Yield 第一部分删去一条：“甲”, or 第二条删去一款, which does not say of what."""
        count, *others = clause.after
        quotes = run_of(others, "quote")
        if quotes and not GIVES.fullmatch(self.text.text, count.end(), quotes[0].start()):
            quotes = []
        end = quotes[-1].end() if quotes else count.end()
        order = replace(self._about(Deed.REMOVE, clause, end), within=True)
        for one in quotes:
            yield from each_place(replace(order, old=self._words(one)), end)
        if not quotes:
            yield from each_place(replace(order, vague=True), end)
