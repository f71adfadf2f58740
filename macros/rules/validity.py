"""Rule on the days from which and until which the plan is in force: they are those of its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from macros.model.amending import walk_standing
from macros.model.kinds import ValidityStatus
from macros.model.plan import Document, PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.rules.context import Context
from macros.rules.explained import is_quoted
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.parts.quotations import unquoted
from macros.text.times.dates import is_printed
from macros.text.times.validity import (
    at_once,
    begins_after,
    first_days,
    is_extended,
    is_period,
    last_days,
    leaves_day_open,
    of_itself,
)

_TERM = regex("有效期|试行期")
_OF_THE_DOCUMENT = regex("[^，,]*本(?:补充|修改)?(?:通知|决定|公告).*")
"""From where on a sentence of an amending document speaks of the document itself."""


def validity_fits_its_words(context: Context) -> Iterator[Problem]:
    """施行日期、有效期至，是公文写明的日期；写有效期三年的，从施行之日起算，满三年的当天或前一天都可以；公文没有写明到哪一天的，有效期至要有来源。"""
    plan = context.file.plan
    texts = [plan.closing or "", *map(of_itself, walk_standing(context.file))]
    first = {day for text in texts for day in first_days(text)}
    once = any(map(at_once, texts))
    if once and plan.issued_on:
        first.add(plan.issued_on)
    waits = [days for text in texts for days in begins_after(text, plan.issued_on)]
    waited = any(begin <= (plan.effective or date.min) <= end for begin, end in waits)
    waiting = bool(waits) and not first and not once
    begins = waited or (
        not waiting and plan.effective and _can_begin(plan.effective, first, context, once=once)
    )
    if plan.effective and not begins:
        words = f"施行日期 {plan.effective} 不在公文文本副本中；请照公文写，没有就删去。"
        if waiting:
            days = " 或 ".join(sorted({str(begin) for begin, _ in waits}))
            words = (
                f"施行日期 {plan.effective} 与公文写的不合，从印发日期算起是 {days}；请照公文改正。"
            )
        elif first:
            words = f"施行日期 {plan.effective} 与公文写的不合，照公文是 {_listed(first)}；请照公文改正。"
        yield Problem(("plan", "effective"), words)
    validity = plan.validity
    if validity is None or validity.until is None:
        return
    if plan.issued_on and validity.until < plan.issued_on:
        return  # validity_has_grounds reports it
    if plan.effective and validity.until < plan.effective:
        words = f"有效期至 {validity.until} 早于施行日期 {plan.effective}；请核对。"
        yield Problem(("plan", "validity", "until"), words)
        return
    if validity.source:
        return
    start = plan.effective if not first or plan.effective in first else None
    if len(first) == 1:
        (start,) = first
    later = [later_words(document) for document in by_date(context.file)]
    last: set[date] = set()
    for stated in ((validity.term or "",), texts, *later):  # the last that says it governs
        last = {day for text in stated for day in last_days(text, start)} or last
    longer = any(leaves_day_open(text) for stated in later for text in stated)
    if longer or not last:
        words = f"有效期至 {validity.until} 在公文里没有读到依据：没有读到写明到哪一天，或者写明了几年，没有读到从哪一天算起；"
        words += "请写明 source（来源），公文写了施行日期的补上 effective（施行日期），都没有的删去 until。"
        yield Problem(("plan", "validity", "until"), words)
    elif validity.until not in last:
        words = f"有效期至 {validity.until} 与公文写的不合，照公文是 {_listed(last)}；"
        words += "请照公文改正，后来延长了的写明 source（来源）。"
        yield Problem(("plan", "validity", "until"), words)


def extended_validity_is_entered(context: Context) -> Iterator[Problem]:
    """修改方案的文件延长了方案的有效期的，validity 里写 until（有效期至）；延长了实施期限的，period（实施期间）照它写。"""
    plan = context.file.plan
    if plan.validity and (plan.validity.until or plan.validity.by):
        return  # validity_fits_its_words looks at the day
    for route, document in walk_supplements(context.file):
        text = squeeze(document.text or "")
        for words in filter(is_extended, later_words(document)):
            if is_quoted(words, document, is_extended):
                continue
            said = _not_extended(words)
            if is_period(words):
                if plan.period and squeeze(plan.period) in text:
                    continue
                said = _period_not_extended(words)
            yield Problem((*route, "text"), said, offset=max(text.find(words), 0))


def _not_extended(words: str) -> str:
    return (
        f"文件写明“{excerpt(words)}”，方案的有效期没有录入；"
        "请在 plan 的 validity 里写 until（有效期至），只写延长几年的，写算出的那一天和 source（来源）；"
        "不是说本方案的，在本文件的 notes 里写一条说明，用 quote 引这句话。"
    )


def _period_not_extended(words: str) -> str:
    return (
        f"文件写明“{excerpt(words)}”，方案的实施期间没有照它录入；"
        "请在 plan 的 period（实施期间）里写它写的期限，一字不差；"
        "不是说本方案的，在本文件的 notes 里写一条说明，用 quote 引这句话。"
    )


def validity_fits_what_is_recorded(context: Context) -> Iterator[Problem]:
    """效力与数据里记着的日期相合：写失效的，有效期已到；写现行有效的，有效期没有过。"""
    file = context.file
    validity = file.plan.validity
    if validity is None or validity.until is None:
        return
    newest = recorded(file)
    if newest is None:
        return
    until, status = validity.until, validity.status
    if status is ValidityStatus.EXPIRED and newest < until:
        words = f"写了失效，有效期至 {until}，数据里最晚的记录（{newest}）还没有到那一天；"
        words += "没有到的写 in_force，到了的在 changes 里记一条效力变化。"
        yield Problem(("plan", "validity", "status"), words)
    if status is ValidityStatus.IN_FORCE and newest > until:
        words = f"写了现行有效，有效期至 {until}，数据里已有 {newest} 的记录；"
        words += "过了期的写 expired，延长了的改正 until。"
        yield Problem(("plan", "validity", "status"), words)


def recorded(file: PlanFile) -> date | None:
    """Return the newest day on which the data say that an editor changed or read something.

    A check has no clock: these days are all that it knows of the present.
    """
    days = [one.on for one in file.changes]
    days += [one.on for one in file.plan.reviewed]
    return max(days, default=None)


def by_date(file: PlanFile) -> list[Document]:
    """Return the documents that amend the plan, the earliest first."""
    documents = (document for _, document in walk_supplements(file))
    return sorted(documents, key=lambda one: one.issued_on or date.max)


def later_words(document: Document) -> list[str]:
    """Return what a document that amends the plan says of its validity in its own words.

    Words in quotation marks are those of the plan, as they were or as they are now.
    """
    sentences = unquoted(document.text or "").replace("\n", "。").split("。")
    own = [_OF_THE_DOCUMENT.sub("", one) for one in sentences]
    return [one for one in own if _TERM.search(one) or is_extended(one)]


def _can_begin(day: date, first: Collection[date], context: Context, *, once: bool) -> bool:
    """Whether the plan can be in force from ``day``, which may be that of its imprint or website."""
    if day in first:
        return True
    if context.transcription is None or (once and not first):
        return not first
    printed = is_printed(day, squeeze(context.transcription))
    return printed if once or not first else False


def _listed(days: Collection[date]) -> str:
    return "或 ".join(f"{day} " for day in sorted(days)).rstrip()
