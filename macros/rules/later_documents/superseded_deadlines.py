"""What a document put in place of another deadline: the other one no longer stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from macros.model.measure import Deadline
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.model.walk import walk_deadlines
from macros.rules.later_documents.later_entries import LaterEntry
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Order


def still_there(
    file: PlanFile, entry: LaterEntry, deadline: Deadline, moving: Sequence[Order]
) -> Iterator[Problem]:
    """Yield the problem if a deadline that a document moved stands beside the one to which it was moved.

    ``moving`` are the orders of the document that move deadlines of this measure to that one.
    """
    if not moving:
        return
    days = {one.id: one.issued_on or date.min for _, one in walk_supplements(file)}
    others = [
        (place, one)
        for place, one in walk_deadlines(entry.at.measure)
        if one is not deadline and one.is_for_the_same(deadline) and _is_before(one, entry.by, days)
    ]
    named = [
        (place, one)
        for place, one in others
        if any(order.old and squeeze(one.text) in order.old for order in moving)
    ]
    if len(named or others) > 1:
        words = f"原来有 {len(others)} 个期限，看不出文件“{entry.by}”改的是哪一个；"
        words += "请给每个期限写 what（原文里它所指的事），被改的删去。"
        yield Problem(entry.route, words)
    else:
        for place, one in named or others:
            words = f"期限“{excerpt(one.text)}”已由文件“{entry.by}”改为“{excerpt(deadline.text)}”，"
            words += "不再有效；请删去这一个期限，它的字句仍在原文里。"
            yield Problem((*entry.at.route, *place), words)


def _is_before(one: Deadline, by: str, days: dict[str, date]) -> bool:
    """Whether a deadline is the plan's own, or that of a document issued before another."""
    if one.source is None:
        return True
    return one.source.document in days and days[one.source.document] < days[by]
