"""Rule on what a document that amends the plan says of a measure without changing its words.

完成时限推迟一年 is a deadline with that document as its source, 暂缓实施 is a report of progress.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from macros.text.dates import allowed_days
from macros.text.deeds import Deed, Order
from macros.text.excerpt import excerpt
from macros.text.postponing import moved, moves_deadline
from macros.text.reflow import squeeze
from macros.text.statements import deadlines

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
        of = Amended(self.at.route, self.at.measure, self.at.sections, ())
        here = grounds.is_for(of, Step(self.route, REWORDED, self.by), order)
        return self.words in squeeze(order.words) and here is not False

    def carries_out(self, grounds: Grounds, order: Order) -> bool:
        """Whether nothing of an order is left to enter that moves a deadline, or stops a measure."""
        if order.deed is Deed.CHANGE and isinstance(self.what, Deadline):
            fits = (order.loose or order.vague) and moves_deadline(order.words)
        else:
            whole = order.loose if order.deed is Deed.CHANGE else not order.within
            stops = isinstance(self.what, Progress) and self.what.status in _ENDS
            fits = stops and whole and order.deed in (Deed.CHANGE, Deed.REMOVE)
        return fits and self.is_for(grounds, order)


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
            if order.deed is not Deed.GIVE and told.words in squeeze(order.words)
        ]
        if orders and not any(told.is_for(context.grounds, order) for order in orders):
            words = (
                f"文件“{told.by}”的“{excerpt(orders[0].words)}”说的不是本措施；请核对是哪一项措施。"
            )
            yield Problem(told.route, words)
        elif isinstance(told.what, Deadline):
            yield from _another_day(told, told.what)


def _another_day(told: Told, deadline: Deadline) -> Iterator[Problem]:
    """Yield the problem if a deadline is not as much later than the printed ones as its words say."""
    day, text = deadline.on, told.at.measure.text
    if day is None:
        return
    printed = {
        last
        for start, end in deadlines(text)
        for _, last in allowed_days(text[start:end], day) or ()
    }
    allowed = {other for last in printed for other in moved(deadline.text, last)}
    if allowed and day not in allowed:
        said = "、".join(str(one) for one in sorted(allowed))
        words = f"日期 {day} 不是原来的期限“{excerpt(deadline.text)}”的那一天，照原文是 {said}；请改正 on，或删去。"
        yield Problem((*told.route[:-1], "on"), words)
