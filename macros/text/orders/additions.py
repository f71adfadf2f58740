"""What an order that adds something says: 增加一款, 在“甲”后增加“乙”, 新增任务."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from macros.text.characters.regex import regex
from macros.text.orders.cited_places import ANYWHERE, DEPTHS, OBJECT, Inner, N, depth, paths_to
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


class Additions(Clauses):
    """Reads the clause around a verb that adds something."""

    def _add(self, clause: Clause) -> Iterator[tuple[Order, int]]:
        """Yield 在“甲”后增加“乙”, 第一句之后增加“乙”, 增加一款，作为第二款：“乙”, 增加一条：“乙”."""
        quotes = next(
            (
                run_of(clause.after[n:], "quote")
                for n, one in enumerate(clause.after)
                if one["quote"]
            ),
            [],
        )
        until = quotes[0].start() if quotes else clause.after[-1].end() if clause.after else clause.verb.end()  # fmt: skip
        between = [one for one in clause.after if one.start() < until and not deed_of(one)]
        if any(deed_of(one) for one in clause.after if one.start() < until):
            return
        count = next((one["counted"] for one in between if one["count"]), "")
        becomes = between[max(0, index(between, "as")) :]
        sided = clause.before[-1] if clause.before and clause.before[-1]["side"] else None
        anchor = clause.before[-2] if sided and len(clause.before) > 1 else None
        new = "".join(self._words(one) for one in quotes)
        end = quotes[-1].end() if quotes else until
        if anchor and anchor["quote"] and sided and new:
            old = self._words(anchor)
            joined = old + new if sided["way"] == "后" else new + old
            order = self._about(Deed.ADD, clause, end, aside=[anchor])
            yield from each_place(replace(order, old=old, new=joined, within=True), end)
            return
        order = self._about(Deed.ADD, clause, end)
        comes = [one for one in becomes if one["inner"]][:1]
        inner = inner_of([*clause.before, *comes])
        paths = paths_to([one for one in becomes if one["place"]], order.cited)
        if re.fullmatch(OBJECT, count) or paths or (anchor and anchor["place"]):
            deep = 0 if anchor else DEPTHS.index(count) if count in DEPTHS else len(DEPTHS)
            around = [
                tuple(one for one in path if one.outer or depth(one) < deep) for path in order.cited
            ]
            cited = paths or tuple(path for path in dict.fromkeys(around) if path)
            order = replace(order, cited=cited, named=(), inner=ANYWHERE, side="在")
            if new:
                yield from self._whole(order, plain(new), end)
            elif self._opens(heading := _behind(_HEADING, self.text.text, end)):
                yield self._open(order, heading)
        elif heading := self._of_something_new(clause, order, new):
            order = replace(order, named=(), inner=ANYWHERE, side="在")
            if new:
                yield from self._whole(order, plain(new), end)
            else:
                yield self._open(order, heading)
        elif new and (inner or order.cited):
            side = "在" if comes else sided["way"] if sided else ""
            inner = inner or (Inner(end=True) if count else inner)
            order = replace(order, inner=inner, new=new, side=side, within=True)
            yield from each_place(order, end)
        elif order.cited and not between and (found := self._bodies(clause)):
            order = self._about(Deed.ADD, clause, found[1])
            yield from each_place(replace(order, new=found[0], within=True), found[1])
        elif order.cited and not between and self._opens(clause.verb.end()):
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
