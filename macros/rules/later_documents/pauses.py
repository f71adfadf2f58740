"""What was paused is not the last word where a document lets it go on, or where the pause is over by now."""

from __future__ import annotations

from collections.abc import Iterator

from macros.grounds.order_grounds import Grounds
from macros.model.kinds import ProgressStatus
from macros.model.measure import Progress
from macros.model.plan import Document, PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.model.walk import MeasureAt, walk_measures, walk_reported
from macros.rules.explained import is_explained
from macros.rules.later_documents.later_entries import LaterEntry, is_meant, walk_later_entries
from macros.rules.later_documents.start_days import whens
from macros.rules.validity import recorded
from macros.text.later_documents.later_words import paused, resumed
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Order


def _newest(file: PlanFile) -> dict[str, Progress]:
    """Return the newest progress of each measure that has any."""
    newest: dict[str, Progress] = {}
    for at in walk_measures(file):
        said = [*at.measure.progress]
        said += [one for _, id, one in walk_reported(file) if id == at.measure.id]
        if said:
            newest[at.measure.id] = max(said, key=lambda one: one.date)
    return newest


def resumed_again(file: PlanFile, grounds: Grounds) -> Iterator[Problem]:
    """Yield where the newest progress of a measure is that it is paused, and a later document lets it go on."""
    newest = _newest(file)
    for _, document in walk_supplements(file):
        for order in resumed(document.text or ""):
            if is_explained(order, document):
                continue
            for at in walk_measures(file):
                one = newest.get(at.measure.id)
                if not one or one.status is not ProgressStatus.PAUSED:
                    continue
                if _is_before(grounds, at, document, order, one):
                    words = f"文件“{document.id}”写明“{excerpt(order.words)}”，本措施最新的进展还是“{one.status.label}”；请照它再写一条 progress"
                    words += "；不管本措施的，在那份文件的 notes 里写一条说明，用 quote 引这句话。"
                    yield Problem(at.route, words)


def _is_before(
    grounds: Grounds, at: MeasureAt, document: Document, order: Order, one: Progress
) -> bool:
    """Whether a document lets a measure go on after the last report of it."""

    def is_for(placed: Order) -> bool:
        return is_meant(grounds, at, document.id, placed)

    if not is_for(order):
        return False
    days = [
        max(said.first) for said in whens(document, [order], is_for, "", "resume") if said.first
    ]
    if days:
        return one.date < max(days)
    later = not document.issued_on or one.date <= document.issued_on
    return later and one.source.document != document.id


def pauses_over(file: PlanFile, grounds: Grounds) -> Iterator[Problem]:
    """Yield where a measure was paused until a day that is past by the data, and nothing was reported since."""
    seen = recorded(file)
    newest = _newest(file)
    for entry in walk_later_entries(file):
        one = entry.what
        if not (seen and isinstance(one, Progress) and newest[entry.at.measure.id] == one):
            continue
        if one.status is not ProgressStatus.PAUSED:
            continue
        document = file.document(entry.by)

        def is_for(placed: Order, entry: LaterEntry = entry) -> bool:
            return entry.is_meant(grounds, placed)

        here = [order for order in paused(document.text or "") if is_for(order)]
        here = [order for order in here if not is_explained(order, document)]
        ends = [
            said.last for said in whens(document, here, is_for, entry.words, "pause") if said.last
        ]
        if ends and max(ends) < seen:
            words = f"照文件“{entry.by}”，本措施暂停到 {max(ends)} 为止，数据里已有 {seen} 的记录；"
            words += "请照公布的情况再写一条 progress；没有公布的，在那份文件的 notes 里写一条说明，用 quote 引这句话。"
            yield Problem(entry.dated, words)
