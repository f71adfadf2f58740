"""To which day a document moves a deadline: so much later than the former day as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from macros.model.measure import Deadline
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.rules.context import Context
from macros.rules.later_documents.later_entries import LaterEntry, is_meant
from macros.text.later_documents.later_words import ARABIC, moved_to, own_words
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order
from macros.text.times.counted_days import counted
from macros.text.times.dates import YEAR, allowed_days, can_mean
from macros.text.times.postponing import BY, moved
from macros.text.times.statements import deadlines


def another_day(
    context: Context, entry: LaterEntry, deadline: Deadline, own: Order | None
) -> Iterator[Problem]:
    """Yield the problem if a deadline is not as much later than the printed ones as the order says.

    ``own`` is the order if it gives this measure one of several values.
    """
    day = deadline.on
    if own and day and not can_mean(_with_year(own), day):
        words = f"日期 {day} 不是文件“{entry.by}”给本措施写的“{own.own}”；请改正 on，或删去。"
        yield Problem((*entry.route[:-1], "on"), words)
    words = (squeeze(own_words(own)) if own else entry.words).translate(ARABIC)
    by = [found[0] for found in BY.finditer(words)]
    if day is None or not by:
        return
    allowed = {
        other for last in _before(context, entry, day) for one in by for other in moved(one, last)
    }
    if not allowed:
        words = (
            f"原来的期限推算不出日期，“{excerpt(deadline.text)}”的日期 {day} 没有依据；请删去 on。"
        )
        yield Problem((*entry.route[:-1], "on"), words)
    elif day not in allowed:
        first, last = min(allowed), max(allowed)
        said = "、".join(str(one) for one in sorted(allowed))
        said = f"{first} 到 {last}" if len(allowed) > 4 else said
        words = f"日期 {day} 不是原来的期限“{excerpt(deadline.text)}”的那一天，照原文是 {said}；请改正 on，或删去。"
        yield Problem((*entry.route[:-1], "on"), words)


def _with_year(order: Order) -> str:
    """Return the value for a place with the year that the values before it say: 分别推迟至2025年3月底、6月底."""
    if re.match(f"(?:{YEAR})年|[今明次翌本当]年", order.own) or not deadlines(order.own):
        return order.own
    before = order.values[: order.values.index(order.own)]
    years = [found[0] for one in before if (found := re.match(f"(?:{YEAR})年", one))]
    return (years[-1] if years else "") + order.own


def _before(context: Context, entry: LaterEntry, day: date) -> set[date]:
    """Return the days of the deadlines of a measure before the document moved them."""
    plan, at = context.file.plan, entry.at
    around = [words for one in at.sections for words in (one.title, one.intro, one.closing)]
    around += [plan.preamble, plan.closing, plan.notice.body if plan.notice else None]
    own = [at.measure.text, *(one.text for one in at.measure.earlier)]
    days = {last for text in own for last in _days(context, text, day)}
    days = days or {last for text in around for last in _days(context, text or "", day)}
    for by in _earlier(context.file, entry.by):
        days = _moved_on(context, entry, by, days, day) or days
    return days


def _days(context: Context, text: str, day: date) -> Iterator[date]:
    """Yield the days that a text may set.

    Of a time counted from the day of issue, that is each day that may be its last.
    """
    plan = context.file.plan
    for start, end in deadlines(text):
        for like in (day, plan.issued_on or day):
            yield from (last for _, last in allowed_days(text[start:end], like) or ())
        if between := counted(text[start:end], plan.issued_on, plan.effective):
            first, last = between
            yield from (first + timedelta(n) for n in range((last - first).days + 1))


def _earlier(file: PlanFile, by: str) -> list[str]:
    """Return the documents that amended the plan before another did, in their order."""
    days = {one.id: one.issued_on or date.min for _, one in walk_supplements(file)}
    return sorted((id for id in days if days[id] < days[by]), key=lambda id: days[id])


def _moved_on(
    context: Context, entry: LaterEntry, by: str, days: set[date], like: date
) -> set[date]:
    """Return to which days another document moved the deadlines of a measure; none if it did not."""
    found: set[date] = set()
    for order in context.grounds.orders[by]:
        if order.deed is Deed.CHANGE and is_meant(context.grounds, entry.at, by, order):
            for words in moved_to(order):
                found |= {other for last in days for other in moved(words, last)}
                if not BY.search(words):
                    found |= {last for _, last in allowed_days(words, like) or ()}
    return found
