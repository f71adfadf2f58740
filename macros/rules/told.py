"""Rule on what a document that amends the plan says of a measure without changing its words.

完成时限推迟一年 is a deadline with that document as its source, 暂缓实施 is a report of progress.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.amending import REWORDED, Amended, Step
from macros.model.grounds import Grounds
from macros.model.kinds import ProgressStatus
from macros.model.measure import Deadline, Progress
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.model.walk import MeasureAt, walk_deadlines, walk_measures, walk_reported
from macros.rules.context import Context
from macros.text.dates import allowed_days, can_mean
from macros.text.deeds import Deed, Order
from macros.text.excerpt import excerpt
from macros.text.postponing import moved, moved_as, moves_deadline
from macros.text.reflow import squeeze
from macros.text.statements import deadlines

_ALL = re.compile("各项|各条|各任务|各措施|全部|所有|均|统一")
_ENDS = (ProgressStatus.PAUSED, ProgressStatus.STOPPED)


@dataclass(frozen=True)
class Told:
    """A deadline or a report of progress that rests on a document which amends the plan."""

    route: Route
    """Where its words are."""
    at: MeasureAt
    by: str
    """The document."""
    words: str
    what: Deadline | Progress

    def is_for(self, grounds: Grounds, order: Order) -> bool:
        """Whether an order has the words, and is one for this measure."""
        said = self.words in squeeze(order.words) and order.has_own(self.words)
        return said and _is_for(grounds, self.at, self.by, order)

    def fits(self, grounds: Grounds, order: Order) -> bool:
        """Whether it is what such an order says of this measure: one that moves a deadline, or stops it."""
        if order.deed is Deed.CHANGE and isinstance(self.what, Deadline):
            may = (order.loose or order.vague) and moves_deadline(order.words)
        else:
            whole = order.loose if order.deed is Deed.CHANGE else not order.within
            stops = isinstance(self.what, Progress) and self.what.status in _ENDS
            may = stops and whole and order.deed in (Deed.CHANGE, Deed.REMOVE)
        return may and self.is_for(grounds, order)


def walk_told(file: PlanFile) -> Iterator[Told]:
    """Yield what measures rest on words of documents that amend the plan."""
    amending = {document.id for _, document in walk_supplements(file)}
    if not amending:
        return
    held = {at.measure.id: at for at in walk_measures(file)}
    found: list[tuple[Route, MeasureAt, Deadline | Progress, str]] = []
    for at in held.values():
        for place, deadline in walk_deadlines(at.measure):
            found.append(((*at.route, *place, "text"), at, deadline, deadline.text))
        for n, one in enumerate(at.measure.progress):
            found.append(((*at.route, "progress", n, "word"), at, one, one.word or ""))
    for route, id, one in walk_reported(file):
        if id in held:
            found.append(((*route[:4], "word"), held[id], one, one.word or ""))
    for route, at, what, words in found:
        by = what.source.document if what.source else None
        if by in amending and by and words:
            yield Told(route, at, by, squeeze(words), what)


def left_out(
    file: PlanFile, grounds: Grounds, order: Order, told: Sequence[Told]
) -> list[MeasureAt] | None:
    """Return the measures of which an order speaks too and that have nothing of it; None if none has.

    An order for a section or for all measures speaks of each; one on deadlines of each that has one.
    """
    found = [one for one in told if one.fits(grounds, order)]
    if not found:
        return None
    of_many = any(path[-1].outer for path in order.cited) or _ALL.search(order.words)
    if not of_many:
        return []
    moves = isinstance(found[0].what, Deadline)
    have = {one.at.measure.id for one in found}
    return [
        at
        for at in walk_measures(file)
        if at.measure.id not in have
        and not at.measure.removed_by
        and (not moves or at.measure.all_deadlines or deadlines(at.measure.text))
        and _is_for(grounds, at, found[0].by, order)
    ]


def _is_for(grounds: Grounds, at: MeasureAt, by: str, order: Order) -> bool:
    of = Amended(at.route, at.measure, at.sections, ())
    return grounds.is_for(of, Step(at.route, REWORDED, by), order) is not False


def later_words_are_said(context: Context) -> Iterator[Problem]:
    """期限、进展的来源是修改方案的文件的，期限原文、来源用词是它对本措施写的；写推迟多久的，日期照原来的期限推算。"""
    texts = {one.id: squeeze(one.text or "") for _, one in walk_supplements(context.file)}
    for told in walk_told(context.file):
        if told.words not in texts[told.by]:
            words = f"文件“{told.by}”的全文里没有“{excerpt(told.words)}”；请照该文件写，一字不差。"
            yield Problem(told.route, words)
            continue
        orders = [
            order
            for order in context.grounds.orders[told.by]
            if order.deed is not Deed.GIVE
            and not order.is_unfollowed
            and told.words in squeeze(order.words)
        ]
        its = [order for order in orders if told.is_for(context.grounds, order)]
        if orders and not its:
            words = (
                f"文件“{told.by}”的“{excerpt(orders[0].words)}”说的不是本措施；请核对是哪一项措施。"
            )
            yield Problem(told.route, words)
        elif isinstance(told.what, Deadline):
            yield from _another_day(told, told.what, next(iter(its), None))


def _another_day(told: Told, deadline: Deadline, order: Order | None) -> Iterator[Problem]:
    """Yield the problem if a deadline is not as much later than the printed ones as its words say.

    Of words that give several measures their own, those for this one count.
    """
    day, text = deadline.on, told.at.measure.text
    if day is None:
        return
    own = order.own if order else ""
    if own and not can_mean(own, day):
        words = f"日期 {day} 不是文件“{told.by}”给本措施写的“{own}”；请改正 on，或删去。"
        yield Problem((*told.route[:-1], "on"), words)
    said_of_it = moved_as(order.words, own) if order and own else deadline.text
    printed = {
        last
        for start, end in deadlines(text)
        for _, last in allowed_days(text[start:end], day) or ()
    }
    allowed = {other for last in printed for other in moved(said_of_it, last)}
    if allowed and day not in allowed:
        said = "、".join(str(one) for one in sorted(allowed))
        words = f"日期 {day} 不是原来的期限“{excerpt(deadline.text)}”的那一天，照原文是 {said}；请改正 on，或删去。"
        yield Problem((*told.route[:-1], "on"), words)
