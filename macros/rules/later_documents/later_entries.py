"""What a document that amends the plan says of a measure without changing its words.

完成时限推迟一年 is a deadline with that document as its source, 暂缓实施 is a report of progress.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from macros.grounds.citing import names
from macros.grounds.order_grounds import Grounds
from macros.model.amending import REWORDED, Amended, Step
from macros.model.kinds import ProgressStatus, Role
from macros.model.measure import Deadline, Measure, Progress
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Route
from macros.model.walk import MeasureAt, walk_deadlines, walk_measures, walk_reported
from macros.text.characters.regex import regex
from macros.text.later_documents.later_words import ARABIC, moved_to, own_words, pauses, stops
from macros.text.lines.reflow import squeeze
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.exceptions import NOTHING
from macros.text.orders.task_lists import list_below, speaks_of_a_list
from macros.text.parts.quotations import plain
from macros.text.times.postponing import moves_deadline
from macros.text.times.statements import deadlines

_ALL = regex("各项|各条|各任务|各措施|全部|所有|均|统一")
_MANY = regex(
    "(?:各项|各条|各|全部|所有|上述|以上|其[余他它])[^，,。；;：:]{0,8}(?:任务|措施|事项|工作|项目|条|期限|时限)"
)
_ENDS = (ProgressStatus.PAUSED, ProgressStatus.STOPPED)
_OF_WHOM = regex(
    "(?P<who>[^，,。；;：:]{2,40}?)(?P<does>负责|承担|牵头|主办|配合|协办|协助|参与|参加)(?:实施|落实|推进|办理)?"
    "的(?:各项|全部|所有|有关|相关)?(?:任务|措施|事项|工作|项目)"
)
"""What an order is for by those who do it: 市甲局负责的任务."""
_DOES = {
    **dict.fromkeys(("负责", "承担"), (Role.LEAD, Role.RESPONSIBLE)),
    **dict.fromkeys(("牵头", "主办"), (Role.LEAD,)),
    **dict.fromkeys(("配合", "协办", "协助"), (Role.SUPPORT,)),
    **dict.fromkeys(("参与", "参加"), (Role.SUPPORT, Role.PARTICIPANT)),
}


@dataclass(frozen=True)
class LaterEntry:
    """A deadline or a report of progress that rests on a document which amends the plan."""

    route: Route
    """Where its words are, or its status if it has none."""
    at: MeasureAt
    by: str
    """The document."""
    words: str
    what: Deadline | Progress

    @property
    def ends(self) -> bool:
        """Whether it says that the measure is carried out no longer, for a time or for good."""
        return isinstance(self.what, Progress) and self.what.status in _ENDS

    @property
    def dated(self) -> Route:
        """Where its day is."""
        return (*(self.route[:2] if self.route[0] == "reports" else self.route[:-1]), "date")

    def is_for(self, grounds: Grounds, order: Order) -> bool:
        """Whether an order is one for this measure."""
        return _is_for(grounds, self.at, self.by, order)

    def is_meant(self, grounds: Grounds, order: Order) -> bool:
        """Whether a sentence, from which no order is read, surely speaks of this measure."""
        return is_meant(grounds, self.at, self.by, order)

    def holds(self, order: Order) -> bool:
        """Whether its words are those of an order, with all that the order says of when."""
        if self.words not in squeeze(order.words):
            return False
        if isinstance(self.what, Deadline) and order.own:
            return order.has_own(self.words)
        if isinstance(self.what, Deadline):
            words = self.words.translate(ARABIC)
            return any(one in words for one in moved_to(order))
        return not self.words or not self.ends or pauses(self.words) or stops(self.words)

    def fits(self, grounds: Grounds, order: Order) -> bool:
        """Whether it is what such an order says of this measure."""
        return self.tries(grounds, order) and self.holds(order)

    def tries(self, grounds: Grounds, order: Order) -> bool:
        """Whether it has words of such an order for this measure: one that moves a deadline, or stops it."""
        if order.deed is Deed.CHANGE and isinstance(self.what, Deadline):
            may = _moves(order)
        else:
            whole = order.loose if order.deed is Deed.CHANGE else not order.within
            may = self.ends and whole and self.is_ended_by(order)
        may = may and not order.is_unfollowed
        return may and self.words in squeeze(order.words) and self.is_for(grounds, order)

    def is_ended_by(self, order: Order) -> bool:
        """Whether an order does to a measure what its status says."""
        if order.deed is Deed.REMOVE:
            return True
        return order.deed is Deed.CHANGE and (pauses(order.words) or stops(order.words))


def _moves(order: Order) -> bool:
    """Whether an order moves a deadline and does not say which words of a text become others."""
    from_to = order.within and order.old in {plain(d) for d in _days_of(order.words)}
    some = order.loose or order.vague or bool(order.own) or from_to
    return some and (moves_deadline(order.words) or bool(deadlines(order.old) and moved_to(order)))


def _days_of(words: str) -> list[str]:
    return [words[a:b] for a, b in deadlines(words)]


def walk_later_entries(file: PlanFile) -> Iterator[LaterEntry]:
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
            key = "word" if one.word else "status"
            found.append(((*at.route, "progress", n, key), at, one, one.word or ""))
    for route, id, one in walk_reported(file):
        if id in held:
            key = "word" if one.word else "status"
            found.append(((*route[:4], key), held[id], one, one.word or ""))
    for route, at, what, words in found:
        by = what.source.document if what.source else None
        if by in amending and by:
            yield LaterEntry(route, at, by, squeeze(words), what)


def left_out(
    file: PlanFile, grounds: Grounds, by: str, order: Order, entries: Sequence[LaterEntry]
) -> list[MeasureAt] | None:
    """Return the measures of which an order speaks too and that have nothing of it; None if none has.

    An order for a section or for all measures speaks of each; one on deadlines of each that has one.
    A deadline that a later document moved again is that of the later one.
    """
    here = [one for one in entries if one.by == by]
    found = [one for one in here if one.fits(grounds, order)]
    again = {at.measure.id for at in moved_again(file, grounds, by, order, entries)}
    if not found and any(one.tries(grounds, order) for one in here):
        return []  # what is wrong with a try is reported there
    if not (found or again):
        return None
    many = (_ALL.search(order.words), _OF_WHOM.search(order.words), speaks_of_a_list(order))
    of_many = any(path[-1].outer for path in order.cited) or any(many)
    if not of_many:
        return []
    moves = not found or isinstance(found[0].what, Deadline)
    have = again | {one.at.measure.id for one in found}
    return [
        at
        for at in walk_measures(file)
        if at.measure.id not in have
        and not at.measure.removed_by
        and (not moves or at.measure.all_deadlines or deadlines(at.measure.text))
        and _is_for(grounds, at, by, order)
    ]


def moved_again(
    file: PlanFile, grounds: Grounds, by: str, order: Order, entries: Sequence[LaterEntry]
) -> Iterator[MeasureAt]:
    """Yield the measures whose only deadline an order moves, and a later document moves again."""
    if order.deed is not Deed.CHANGE or not _moves(order) or order.is_unfollowed:
        return
    days = {one.id: one.issued_on or date.min for _, one in walk_supplements(file)}
    later = {id for id, day in days.items() if day > days[by]}
    for one in entries:
        at = one.at
        alone = len(at.measure.all_deadlines) == 1 and len(deadlines(at.measure.text)) < 2
        again = isinstance(one.what, Deadline) and one.by in later
        if alone and again and is_meant(grounds, at, by, order):
            yield at
    for at in walk_measures(file):
        if _is_redated(at.measure, later) and is_meant(grounds, at, by, order):
            yield at


def _is_redated(measure: Measure, by: Collection[str]) -> bool:
    """Whether one of these documents reworded the measure so that its only deadline became another."""
    texts = [*(one.text for one in measure.earlier), measure.text]
    stated = [_days_of(text) for text in texts]
    return any(
        one.until in by and len(stated[n]) == 1 and stated[n] != stated[n + 1]
        for n, one in enumerate(measure.earlier)
    )


def _is_for(grounds: Grounds, at: MeasureAt, by: str, order: Order) -> bool:
    return names_measure(grounds, at, by, order) is not False


def names_measure(grounds: Grounds, at: MeasureAt, by: str, order: Order) -> bool | None:
    """Whether an order is for a measure: by its place, its title, or those who do it; None if it does not say."""
    of = Amended(at.route, at.measure, at.sections, ())
    if speaks_of_a_list(order):
        text = grounds.file.document(by).text or ""
        words, cited = list_below(text, order)
        called = any(name in words for name in names(at.measure) if name)
        order = replace(order, cited=cited)
        return called or bool(
            cited and grounds.targets.is_for(of, Step(at.route, REWORDED, by), order)
        )
    named = grounds.targets.is_for(of, Step(at.route, REWORDED, by), order)
    if named is None and (found := _OF_WHOM.search(own_words(order))):
        return _does(grounds.file, at, found["who"], found["does"])
    return named


def _does(file: PlanFile, at: MeasureAt, who: str, does: str) -> bool:
    """Whether a body does such a thing in a measure."""
    meant = {
        unit.id
        for unit in file.units
        for name in (unit.name, unit.short, *unit.aliases)
        if name and re.search(f"(?:^|[、和及与由]){re.escape(name)}(?:$|[、和及与等])", who)
    }
    return any(one.unit in meant and one.role in _DOES[does] for one in at.measure.units)


def is_meant(grounds: Grounds, at: MeasureAt, by: str, order: Order) -> bool:
    """Whether a sentence, from which no order is read, surely speaks of a measure, or of many with it."""
    named = names_measure(grounds, at, by, order)
    many = order.cited or order.but != NOTHING or _MANY.search(order.words)
    return bool(named) or (named is None and bool(many))
