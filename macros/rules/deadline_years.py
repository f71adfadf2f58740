"""Rule on deadlines whose words do not say a year: their day is in a year that the plan means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.model.measure import Deadline
from macros.model.problems import Problem
from macros.model.walk import MeasureAt, walk_deadlines, walk_measures
from macros.rules.context import Context
from macros.text.lines.reflow import find_squeezed
from macros.text.messages.excerpt import excerpt
from macros.text.times.counted_days import counted
from macros.text.times.dates import allowed_days
from macros.text.times.years_meant import (
    is_of_next_year,
    is_of_this_year,
    says_its_year,
    years_before,
    years_in,
)


def deadline_years_are_meant(context: Context) -> Iterator[Problem]:
    """期限原文没有写年份的，日期在同一句里前面写明的那一年；前面没有写的，在方案印发的那一年，或标题、实施期间、措施和所在部分写明的年份。"""
    issued = context.file.plan.issued_on
    for at in walk_measures(context.file):
        for place, deadline in walk_deadlines(at.measure):
            if deadline.on is None or deadline.source or not issued:
                continue
            if says_its_year(deadline.text) or counted(deadline.text, issued, issued):
                continue
            if allowed_days(deadline.text, deadline.on) is None:
                continue
            allowed = _years(context, at, deadline, deadline.on, issued)
            if deadline.on.year not in allowed:
                said = "、".join(str(year) for year in sorted(allowed))
                words = f"期限“{excerpt(deadline.text)}”没有写年份，照方案的文字是 {said} 年，日期写的是 {deadline.on}；"
                yield Problem((*at.route, *place, "on"), f"{words}请照原文改正 on，或删去。")


def _years(
    context: Context, at: MeasureAt, deadline: Deadline, day: date, issued: date
) -> set[int]:
    """Return the years in which a deadline may be that does not say its own."""
    text, on = at.measure.text, is_of_next_year(deadline.text)
    plan = context.file.plan
    titles = years_in(plan.title) | years_in(plan.period or "")
    if is_of_this_year(deadline.text):
        return {issued.year, *(year for year in titles if year >= issued.year)}
    before = {
        year
        for start, _ in find_squeezed(deadline.text, text)
        for year in years_before(text, start, deadline.text, issued.year)
    }
    if before:
        return {year + on for year in before} | ({issued.year + 1} if on else set())
    around = [text]
    for section in at.sections:
        around += [section.title, section.intro or "", *(t.caption or "" for t in section.tables)]
    printed = titles | {year for words in around for year in years_in(words)}
    printed = {year for year in printed if year >= issued.year}
    over = day.replace(year=issued.year, day=1) < issued.replace(day=1)
    return {year + on for year in {issued.year, *printed}} | ({issued.year + 1} if over else set())
