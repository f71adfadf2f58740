"""What a clause of an amending document orders, by its verb: 修改为, 代替, 更名为, 增加, 删去.

``orders`` reads the document sentence by sentence and asks this at each verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.text.deeds import Deed, Order
from macros.text.exceptions import NOTHING
from macros.text.order_clauses import (
    GIVES,
    UP_TO,
    Clauses,
    each_place,
    its_own,
    listed,
)
from macros.text.order_places import Clause
from macros.text.order_tokens import deed_of, index, inner_of, run_of
from macros.text.places import ANYWHERE, DEPTHS, OBJECT, Inner, N, depth, paths_to
from macros.text.postponing import FOR_HOW_LONG, moves_deadline
from macros.text.prose_orders import amounts, formerly
from macros.text.quotations import plain
from macros.text.year_lists import years_listed

NAMES = re.compile("更名|改名|改称")
"""Verbs that give a body or a task another name."""
_ONLY_PLACES = ("废止", "作废", "失效", "撤销", "取消", "停止", "终止", "不再")
"""These are orders only of what is cited by number; plans cancel many other things."""
_ALL_OF = re.compile(
    "的?(?:一?[条款项章节句段行])?的?(?:全部|所有|有关|相关)?(?:内容|规定|条款|条文|表述|任务|措施)?"
)
"""What may stand behind a place that is meant as a whole."""
_FROM_WHEN = re.compile("自[^，,。；;]{1,20}?起[，,]?|同时$|即行$")
_FOR_A_TIME = re.compile(FOR_HOW_LONG)
_OF_A_YEAR = re.compile(
    "(?P<year>[0-9]{4})年(?:度|的)?[^，,。；;：:0-9由底末初前限]{0,12}(?<!时间)$"
)
"""Of which year a clause changes the words: 建设任务2024年调整为7个."""
_MERGED = re.compile("[^，,。]*(?:并入|合并[到至入])")
_HEADING = re.compile(f"的?{OBJECT}*(?:[，,]?(?:具体)?(?:内容|表述|条文)(?:如下|为))?(?=[：:])")
"""Between an order and the colon behind which words begin."""
_NEW = re.compile(
    "(?:以下|下列|如下)?(?:重点|具体|主要|有关|相关|工作)*(?:任务|措施|事项|内容|条款|条文|项目)?(?:如下)?(?=[：:])"
)
"""Between 增加 and the colon behind which something new begins."""
_NUMBERED = re.compile(
    f"(?:第{N}条|[〇零一二三四五六七八九十]+、|[（(]{N}[）)]|[0-9０-９]+[、.．])"
)
"""How words begin that are an article of their own."""


class Verbs(Clauses):
    """Reads the clause around a verb."""

    def ordered(self, deed: Deed, clause: Clause) -> Iterator[tuple[Order, int]]:
        """Yield what a clause orders, each with where its words end."""
        match deed:
            case Deed.CHANGE:
                return self._change(clause)
            case Deed.ADD:
                return self._add(clause)
            case Deed.REMOVE:
                return self._remove(clause)
            case _:
                return self._renumber(clause)

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
            end = new[-1].end()
            words = [self._words(one) for one in new]
            order = self._about(Deed.CHANGE, clause, end, aside=old)
            alone = len(old) == 1 and not any(
                one["quote"] for one in clause.before if one not in old
            )
            if len(words) > 1 and alone and self._is_apart(clause):
                order = replace(order, old=self._words(old[0]), within=True)
                for one, at in its_own(order, words, end):
                    yield replace(one, new=one.own), at
                return
            if old:
                olds = [self._words(one) for one in old]
                pairs = zip(olds, words * len(olds) if len(words) == 1 else words, strict=False)
                renames = bool(NAMES.search(clause.verb[0])) and not order.cited
                order = replace(order, every=order.every or renames)
                for was, now in pairs:
                    yield from each_place(replace(order, old=was, new=now, within=True), end)
            elif NAMES.search(clause.verb[0]):
                yield from self._rename(
                    clause, replace(order, new="".join(words), within=True), end
                )
            elif self._says_where(clause, order):
                order = replace(order, vague=self._says_what(clause))
                yield from self._whole(order, plain("".join(words)), end)
        elif following and following["place"] and not self.text.text[clause.verb.end() : following.start()]:  # fmt: skip
            order = self._about(Deed.RENUMBER, clause, following.end())
            run = run_of(clause.after, "place")
            for path, to in zip(order.cited, paths_to(run, ()), strict=False):
                yield replace(order, cited=(path,), to=to), run[-1].end()
        elif not self._opens(clause.verb.end()) and (found := self._plain_words(clause)):
            if each := self._each_year(clause):
                yield from each
                return
            was, now, end = found
            order = self._about(Deed.CHANGE, clause, end)
            year = _OF_A_YEAR.search(self.text.text[clause.since : clause.verb.start()])
            order = replace(order, year=year["year"]) if year else order
            loose = not order.cited and self._changes_a_part(clause, now)
            moves = moves_deadline(f"{clause.verb[0]}{now}")
            target = self.text.text[clause.since : clause.verb.start()]
            was, now = formerly(target, now) or amounts(was, now)
            if loose or (order.cited and (was or moves or year or self._says_what(clause))):
                order = replace(order, old=was, new=now, within=True, vague=not was, loose=loose)
                yield from self._apart(clause, order) or each_place(order, end)
        elif self._opens(clause.verb.end()):
            order = self._about(Deed.CHANGE, clause, clause.verb.end())
            if self._says_where(clause, order):
                yield self._open(order, clause.verb.end())

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
        order = self._about(Deed.CHANGE, _with(clause, places), old.end(), aside=new)
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
        heading = _NEW.match(self.text.text, clause.verb.end())
        inside = order.inner or any(not path[-1].outer for path in order.cited)
        if not heading or inside or (new and not _NUMBERED.match(new)):
            return 0
        if "如下" in heading[0] and not new and self._heads_orders(heading.end()):
            return 0  # 现将有关任务补充如下：
        return heading.end() if new or self._opens(heading.end()) else 0

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
        about = _with(clause, behind) if behind else clause
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
            order = replace(order, old=words, within=True, vague=not words)
            yield from each_place(order, end)
        elif not old and own:
            at = about.before[-1].end()
            rest = UP_TO.match(self.text.text, at) if behind else None
            what = rest[0] if rest else self.text.text[at : clause.verb.start()]
            vague = not _ALL_OF.fullmatch(
                _FROM_WHEN.sub("", what)
            )  # 第三条规定的补贴 is not the third article
            yield from each_place(
                replace(order, within=bool(order.inner) or vague, vague=vague), end
            )

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

    def _renumber(self, clause: Clause) -> Iterator[tuple[Order, int]]:
        order = self._about(Deed.RENUMBER, clause, clause.verb.end())
        yield order, clause.verb.end()


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a pattern ends that begins here; here if it does not."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _with(clause: Clause, tokens: Sequence[re.Match[str]]) -> Clause:
    """Return a clause whose target stands behind its verb too."""
    return replace(clause, before=[*clause.before, *tokens])
