"""Rule on the days from which and until which the plan is in force: they are those of its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from macros.model.plan import PlanFile
from macros.model.problems import Problem
from macros.model.walk import walk_printed, walk_supplements
from macros.rules.context import Context
from macros.text.dates import is_printed
from macros.text.reflow import squeeze
from macros.text.validity import at_once, begins_after, first_days, is_longer, last_days, of_itself


def validity_fits_its_words(context: Context) -> Iterator[Problem]:
    """施行日期、有效期至，是公文写明的日期；写有效期三年的，从施行之日起算，满三年的当天或前一天都可以。"""
    plan = context.file.plan
    texts = _of_itself(context.file)
    first = {day for text in texts for day in first_days(text)}
    once = any(map(at_once, texts))
    if once and plan.issued_on:
        first.add(plan.issued_on)
    waits = [days for text in texts for days in begins_after(text, plan.issued_on)]
    waited = any(begin <= (plan.effective or date.min) <= end for begin, end in waits)
    if plan.effective and not (waited or _can_begin(plan.effective, first, context, once=once)):
        words = f"施行日期 {plan.effective} 不在公文文本副本中；请照公文写，没有就删去。"
        if first:
            words = f"施行日期 {plan.effective} 与公文写的不合，照公文是 {_listed(first)}；请照公文改正。"
        yield Problem(("plan", "effective"), words)
    validity = plan.validity
    if validity is None or validity.until is None:
        return
    if plan.effective and validity.until < plan.effective:
        words = f"有效期至 {validity.until} 早于施行日期 {plan.effective}；请核对。"
        yield Problem(("plan", "validity", "until"), words)
        return
    if validity.source:
        return
    later = [
        sentence
        for _, document in walk_supplements(context.file)
        for sentence in (document.text or "").split("。")
        if "有效期" in sentence or "试行期" in sentence
    ]
    start = plan.effective if not first or plan.effective in first else None
    if len(first) == 1:
        (start,) = first
    stated = [validity.term or "", *texts, *later]
    last = {day for text in stated for day in last_days(text, start)}
    if last and validity.until not in last and not any(map(is_longer, later)):
        words = f"有效期至 {validity.until} 与公文写的不合，照公文是 {_listed(last)}；"
        words += "请照公文改正，后来延长了的写明 source（来源）。"
        yield Problem(("plan", "validity", "until"), words)


def _of_itself(file: PlanFile) -> list[str]:
    """Return what the plan says of itself: its end, and sentences such as 本方案自印发之日起施行."""
    return [file.plan.closing or "", *(of_itself(text) for _, text in walk_printed(file))]


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
