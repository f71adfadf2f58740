"""What an order that adds something says: 增加一款, 在“甲”后增加“乙”, 新增任务."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.text.characters.regex import regex
from macros.text.orders.cited_places import (
    ANYWHERE,
    DEPTHS,
    OBJECT,
    Inner,
    N,
    Path,
    depth,
    paths_to,
)
from macros.text.orders.clause_places import Clause
from macros.text.orders.clauses import Clauses, each_place
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.tokens import deed_of, index, inner_of, run_of
from macros.text.parts.quotations import FOLDED, plain

_HEADING = regex(f"的?{OBJECT}*(?:[，,]?(?:具体)?(?:内容|表述|条文)(?:如下|为))?(?=[：:])")
"""Between an order and the colon behind which words begin."""
_NEW = regex(
    "(?:以下|下列|如下)?(?:重点|具体|主要|有关|相关|工作)*(?:任务|措施|事项|内容|条款|条文|项目)?(?:如下)?(?=[：:])"
)
"""Between 增加 and the colon behind which something new begins."""
_AT_ONCE = regex(f"(?={FOLDED})")
"""增加“4.…” gives something new without a colon."""
_NUMBERED = regex(f"(?:第{N}条|[〇零一二三四五六七八九十]+、|[（(]{N}[）)]|[0-9０-９]+[、.．])")
"""How words begin that are an article of their own."""


@dataclass(frozen=True)
class _Added:
    """What stands behind a verb that adds: the words that it gives, and what is said of them before."""

    between: Sequence[re.Match[str]]
    new: str
    end: int
    sided: re.Match[str] | None
    """On which side of words or of a place they are added: 之后."""

    @property
    def count(self) -> str:
        """What is added by number: 条 of 增加一条."""
        return next((one["counted"] for one in self.between if one["count"]), "")

    @property
    def becomes(self) -> Sequence[re.Match[str]]:
        """What it becomes, from 作为 on if the document has that."""
        return self.between[max(0, index(self.between, "as")) :]


class Additions(Clauses):
    """Reads the clause around a verb that adds something."""

    def _add(self, clause: Clause) -> Iterator[tuple[Order, int]]:
        """Yield 在“甲”后增加“乙”, 第一句之后增加“乙”, 增加一款，作为第二款：“乙”, 增加一条：“乙”."""
        first = index(clause.after, "quote")
        quotes = run_of(clause.after[first:], "quote") if first >= 0 else []
        last = clause.after[-1] if clause.after else clause.verb
        until = quotes[0].start() if quotes else last.end()
        if any(deed_of(one) for one in clause.after if one.start() < until):
            return
        added = _Added(
            [one for one in clause.after if one.start() < until],
            new="".join(self._words(one) for one in quotes),
            end=quotes[-1].end() if quotes else until,
            sided=clause.before[-1] if clause.before and clause.before[-1]["side"] else None,
        )
        anchor = clause.before[-2] if added.sided and len(clause.before) > 1 else None
        if anchor and anchor["quote"] and added.sided and added.new:
            old = self._words(anchor)
            joined = old + added.new if added.sided["way"] == "后" else added.new + old
            order = self._about(Deed.ADD, clause, added.end, aside=[anchor])
            yield from each_place(replace(order, old=old, new=joined, within=True), added.end)
            return
        order = self._about(Deed.ADD, clause, added.end)
        paths = paths_to([one for one in added.becomes if one["place"]], order.cited)
        if re.fullmatch(OBJECT, added.count) or paths or (anchor and anchor["place"]):
            yield from self._article(order, added, paths, beside=bool(anchor))
        elif heading := self._of_something_new(clause, order, added.new):
            order = replace(order, named=(), inner=ANYWHERE, side="在")
            if added.new:
                yield from self._whole(order, plain(added.new), added.end)
            else:
                yield self._open(order, heading)
        else:
            yield from self._inside(clause, order, added)

    def _article(
        self, order: Order, added: _Added, paths: tuple[Path, ...], *, beside: bool
    ) -> Iterator[tuple[Order, int]]:
        """Yield 增加一条：“乙”, 增加一项，作为第3项：…, 在第2条后增加一条."""
        deep = len(DEPTHS)
        if beside or added.count in DEPTHS:
            deep = 0 if beside else DEPTHS.index(added.count)
        around = [
            tuple(one for one in path if one.outer or depth(one) < deep) for path in order.cited
        ]
        cited = paths or tuple(path for path in dict.fromkeys(around) if path)
        order = replace(order, cited=cited, named=(), inner=ANYWHERE, side="在")
        if added.new:
            yield from self._whole(order, plain(added.new), added.end)
        elif self._opens(heading := _behind(_HEADING, self.text.text, added.end)):
            yield self._open(order, heading)

    def _inside(self, clause: Clause, order: Order, added: _Added) -> Iterator[tuple[Order, int]]:
        """Yield 第一句之后增加“乙”, 责任单位增加市乙局, 第2条增加：…, which make an article longer."""
        comes = [one for one in added.becomes if one["inner"]][:1]
        inner = inner_of([*clause.before, *comes])
        if added.new and (inner or order.cited):
            side = "在" if comes else added.sided["way"] if added.sided else ""
            inner = inner or (Inner(end=True) if added.count else inner)
            order = replace(order, inner=inner, new=added.new, side=side, within=True)
            yield from each_place(order, added.end)
        elif order.cited and not added.between and (found := self._bodies(clause)):
            order = self._about(Deed.ADD, clause, found[1])
            yield from each_place(replace(order, new=found[0], within=True), found[1])
        elif order.cited and not added.between and self._opens(clause.verb.end()):
            given, end = self._open(order, clause.verb.end())
            new = given.new[: given.ends[0]]
            yield from each_place(replace(given, new=new, ends=(), within=True), end)

    def _of_something_new(self, clause: Clause, order: Order, new: str) -> int:
        """Return where the colon is behind which a clause gives an article of its own; 0 if it gives none.

        在第一部分中增加：3.…, 新增任务：…; what is added to an article only makes it longer.
        """
        at = clause.verb.end()
        heading = _NEW.match(self.text.text, at) or _AT_ONCE.match(self.text.text, at)
        inside = order.inner or any(not path[-1].outer for path in order.cited)
        if not heading or inside or (new and not _NUMBERED.match(new)):
            return 0
        if "如下" in heading[0] and not new and self._heads_orders(heading.end()):
            return 0  # 现将有关任务补充如下：
        return heading.end() if new or self._opens(heading.end()) else 0


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a pattern ends that begins here; here if it does not."""
    found = pattern.match(text, at)
    return found.end() if found else at
