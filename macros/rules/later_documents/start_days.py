"""From which day something is paused, stopped or goes on: the one that the document names, or that of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from macros.model.amending import walk_amended
from macros.model.measure import Progress
from macros.model.plan import Document
from macros.model.problems import Problem
from macros.rules.context import Context
from macros.rules.later_documents.later_entries import LaterEntry
from macros.rules.validity import recorded
from macros.text.later_documents.from_when import When, day_given, of_all
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Order

IsFor = Callable[[Order], bool]


def whens(
    document: Document, here: Iterable[Order], is_for: IsFor, quoted: str, kind: str
) -> list[When]:
    """Return from when orders of a document let a measure pause, stop or go on."""
    return [
        day_given(document.text or "", placed, quoted, kind, document.issued_on)
        for order in here
        for path in order.cited or ((),)
        if (placed := replace(order, cited=(path,) if path else ())) == order or is_for(placed)
    ]


def another_begin(
    context: Context, entry: LaterEntry, progress: Progress, here: Iterable[Order], kind: str
) -> Iterator[Problem]:
    """Yield the problem if what a document says of a measure is dated by another day than it says."""
    document = context.file.document(entry.by)
    said = whens(
        document, here, lambda one: entry.is_meant(context.grounds, one), entry.words, kind
    )
    day, route = progress.date, entry.dated
    named = [one for one in said if one.first or one.unclear]
    if any(day in one.first for one in said):
        return
    if named and len(named) == len(said):
        yield Problem(route, _another(entry, day, named[0]))
        return
    if here and document.issued_on and day < document.issued_on:
        words = (
            f"进展的日期 {day} 早于文件“{entry.by}”的成文日期 {document.issued_on}；请照该文件写。"
        )
        yield Problem(route, words)
    source = progress.source.date or document.issued_on
    if source and day > source:
        words = f"进展的日期 {day} 晚于它的来源（{source}）；请照来源写进展到哪一天。"
        yield Problem(route, words)


def _another(entry: LaterEntry, day: date, when: When) -> str:
    if when.unclear:
        words = f"文件“{entry.by}”写的是“{excerpt(when.words)}”，是哪一天，从文字里看不准；"
        return words + "请删去这条进展，在那份文件的 notes 里写一条说明，用 quote 引这句话。"
    days = " 或 ".join(str(one) for one in sorted(when.first))
    return f"进展的日期 {day} 不是文件“{entry.by}”写的“{excerpt(when.words)}”，照它是 {days}；请改正 date。"


def removals_have_come(context: Context) -> Iterator[Problem]:
    """写了 removed_by（删去文件）的，文件写明删去、停止的那一天已经到了：数据里的记录不早于那一天。"""
    days = {one.id: one for one in context.file.documents}
    for of in walk_amended(context.file):
        for step in (one for one in of.steps if one.route == ("removed_by",)):
            document = days.get(step.by)
            known = [
                day for day in (recorded(context.file), document and document.issued_on) if day
            ]
            if document is None or not known:
                continue
            seen = max(known)
            for when in _ends(document, context.grounds.of(of, step) or ()):
                if when.first and min(when.first) > seen:
                    words = f"文件“{step.by}”写明“{excerpt(when.words)}”，数据里最晚的记录（{seen}）还没有到那一天；没有到的不写 removed_by，"
                    words += "在措施的 progress 里写一条，status 写 stopped，date 写那一天；到了的在 changes 里记一条。"
                    yield Problem((*of.route, *step.route), words)
                    break


def _ends(document: Document, orders: Iterable[Order]) -> Iterator[When]:
    text, issued = document.text or "", document.issued_on
    for order in orders:
        said = day_given(text, order, "", "stop", issued)
        yield said if said.words else of_all(text, issued)
