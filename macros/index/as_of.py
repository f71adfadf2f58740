"""The day of the data, and what was known on it: a report that names a later day is ahead until then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from macros.model.measure import Measure, Progress
from macros.model.plan import PlanFile
from macros.model.unit import Succession


def days_of_issue(file: PlanFile) -> dict[str, date | None]:
    """Return when each document was issued, by id."""
    return {document.id: document.issued_on for document in file.documents}


def reported_on(report: Progress, issued: Mapping[str, date | None]) -> date:
    """Return the day on which progress was reported: that of its source, if the report names a later one."""
    source = report.source.date or issued.get(report.source.document or "")
    return min(report.date, source) if source else report.date


def known_on(step: Succession, issued: Mapping[str, date | None]) -> date | None:
    """Return on which day it was known what became of a unit; None if its source has no day."""
    source = step.source.date or issued.get(step.source.document or "")
    return min(step.on, source) if source else None


def has_come(step: Succession, as_of: date | None) -> bool:
    """Whether what is to become of a unit had come about on the day of the data."""
    return as_of is None or step.on <= as_of


def data_date(file: PlanFile, measures: Iterable[Measure]) -> date | None:
    """Return the newest day on which something in the data was issued, changed or known."""
    issued = days_of_issue(file)
    days = [file.plan.issued_on] if file.plan.issued_on else []
    days += [change.on for change in file.changes]
    days += [former.on for former in (*file.moved, *file.retired)]
    days += [reported_on(report, issued) for one in measures for report in one.progress]
    days += [
        day for unit in file.units for one in unit.succession if (day := known_on(one, issued))
    ]
    return max(days, default=None)
