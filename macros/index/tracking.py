"""How far the plan is, as of the date of its data: counts, deadlines in order, reports.

Facts only: what published reports say, and what dates say. A measure is called late only if its
newest report says so; that a deadline has passed without such a report is no verdict. Measures
that a later document removed are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.units import Due, UnitEntry
from macros.model.kinds import ANSWERING, ProgressStatus, Role
from macros.model.measure import Deadline, Progress

Status = ProgressStatus | None
"""What the newest report on a measure says; None if there is no report."""

ORDER: tuple[Status, ...] = (
    ProgressStatus.DELAYED,
    ProgressStatus.IN_PROGRESS,
    ProgressStatus.NOT_STARTED,
    ProgressStatus.PAUSED,
    ProgressStatus.STOPPED,
    ProgressStatus.DONE,
    None,
)
"""The order of lists: first what readers come for."""


@dataclass(frozen=True)
class Counts:
    """Measures, and how many have each of the statuses that occur in the plan."""

    measures: int
    by_status: tuple[tuple[Status, int], ...]


@dataclass(frozen=True)
class Dated:
    """A dated deadline as of a day."""

    due: Due
    on: date
    past: bool
    """Whether the day of the data is behind it."""

    @property
    def entry(self) -> MeasureEntry:
        """The measure."""
        return self.due.entry

    @property
    def deadline(self) -> Deadline:
        """The deadline as the data has it."""
        return self.due.deadline

    @property
    def is_partial(self) -> bool:
        """Whether it holds for a part of the measure or for some of its units only."""
        return bool(self.deadline.what or self.deadline.units)

    @property
    def report(self) -> Progress | None:
        """The newest report on the measure."""
        return self.entry.latest_progress

    @property
    def is_set_anew(self) -> bool:
        """Whether a later source has another deadline for the same."""
        return self.entry.is_set_anew(self.deadline)

    @property
    def is_open(self) -> bool:
        """Whether it still holds, and no report says that the measure is done or stopped."""
        return not (self.is_set_anew or (self.report and self.report.status.ends))

    @property
    def is_reported(self) -> bool:
        """Whether there is something to say of how it stands: a report, another deadline, or that the day has passed."""
        return self.past or self.is_set_anew or self.report is not None


@dataclass(frozen=True)
class Reported:
    """A report and the measure on which it is."""

    entry: MeasureEntry
    report: Progress


@dataclass(frozen=True)
class Unchanged:
    """An open measure and the whole months between its newest report and the date of the data."""

    entry: MeasureEntry
    report: Progress
    months: int


@dataclass(frozen=True)
class Tracking:
    """What the plan's deadlines and reports say, as of the date of its data."""

    as_of: date | None
    total: Counts
    removed: int
    """Measures that a later document removed."""
    by_section: tuple[tuple[SectionEntry, Counts], ...]
    """By outermost part."""
    by_unit: tuple[tuple[Role, tuple[tuple[UnitEntry, Counts], ...]], ...]
    """By who leads or is responsible; those with most measures first."""
    deadlines: tuple[Dated, ...]
    """The dated ones, earliest first; of one day in printed order."""
    undated: tuple[Due, ...]
    """Those without a date, in printed order."""
    reports: tuple[Reported, ...]
    """All of them, newest first; of one day in printed order."""
    late: tuple[Reported, ...]
    """The measures whose newest report says that they are late, in printed order."""
    unchanged: tuple[Unchanged, ...]
    """The open measures without a report for a month or more, longest first."""

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses that occur."""
        return tuple(status for status, _ in self.total.by_status)

    def is_ahead(self, one: Reported) -> bool:
        """Whether a report is of a day after that of the data: a source named it before it came."""
        return bool(self.as_of and one.report.date > self.as_of)

    @property
    def ahead(self) -> tuple[Dated, ...]:
        """The open deadlines on the date of the data and after it."""
        return tuple(dated for dated in self.deadlines if dated.is_open and not dated.past)

    @property
    def passed(self) -> tuple[Dated, ...]:
        """The open deadlines before the date of the data."""
        return tuple(dated for dated in self.deadlines if dated.is_open and dated.past)


def tracking(index: Index) -> Tracking:
    """Return what the deadlines and reports of the plan say."""
    as_of = index.data_date
    counted = index.standing
    statuses = {entry.id: status_of(entry) for entry in counted}
    found = Counter(statuses.values())
    occurring = tuple(status for status in ORDER if found[status])
    place = {id: number for number, id in enumerate(index.measures)}

    def counts(entries: Iterable[MeasureEntry]) -> Counts:
        own = Counter(statuses[entry.id] for entry in entries if entry.id in statuses)
        return Counts(own.total(), tuple((status, own[status]) for status in occurring))

    tops = (section for section in index.parts.values() if not section.ancestors)
    sections = ((section, counts(section.measures)) for section in tops)
    reports = [Reported(entry, report) for entry in counted for report in entry.reports]
    return Tracking(
        as_of=as_of,
        total=counts(counted),
        removed=len(index.measures) - len(counted),
        by_section=tuple((section, own) for section, own in sections if own.measures),
        by_unit=tuple(
            (role, units) for role in ANSWERING if (units := _units(index, role, counts))
        ),
        deadlines=tuple(
            Dated(due, due.deadline.on, bool(as_of and due.deadline.on < as_of))
            for due in dated(counted)
            if due.deadline.on
        ),
        undated=tuple(due for due in _dues(counted) if not due.deadline.on),
        reports=tuple(
            sorted(reports, key=lambda one: (-one.report.date.toordinal(), place[one.entry.id]))
        ),
        late=tuple(
            Reported(entry, report)
            for entry in counted
            if (report := entry.latest_progress) and report.status is ProgressStatus.DELAYED
        ),
        unchanged=tuple(sorted(_unchanged(counted, as_of), key=lambda one: -one.months)),
    )


def status_of(entry: MeasureEntry) -> Status:
    """Return what the newest report on a measure says."""
    return entry.latest_progress.status if entry.latest_progress else None


def dated(entries: Iterable[MeasureEntry]) -> tuple[Due, ...]:
    """Return the dated deadlines of measures that are still in the plan, earliest first."""
    found = (due for due in _dues(entries) if not due.entry.measure.removed_by)
    return tuple(sorted((due for due in found if due.deadline.on), key=_day))


def months_between(earlier: date, later: date) -> int:
    """Return the whole months from one day to another: 30 June to 29 September has two."""
    months = 12 * (later.year - earlier.year) + later.month - earlier.month
    return months - (later.day < earlier.day)


def _day(due: Due) -> date:
    assert due.deadline.on
    return due.deadline.on


def _dues(entries: Iterable[MeasureEntry]) -> Iterator[Due]:
    return (Due(entry, deadline) for entry in entries for deadline in entry.measure.all_deadlines)


def _units(
    index: Index, role: Role, counts: Callable[[Iterable[MeasureEntry]], Counts]
) -> tuple[tuple[UnitEntry, Counts], ...]:
    """Return the units that have a role, each with its measures; those with most first."""
    found = []
    for unit in index.units.values():
        entries = {task.entry.id: task.entry for task in dict(unit.by_role).get(role, ())}
        own = counts(entries.values())
        if own.measures:
            found.append((unit, own))
    return tuple(sorted(found, key=lambda pair: -pair[1].measures))


def _unchanged(entries: Iterable[MeasureEntry], as_of: date | None) -> Iterator[Unchanged]:
    for entry in entries:
        report = entry.latest_progress
        if as_of and report and not report.status.ends:
            months = months_between(report.date, as_of)
            if months > 0:
                yield Unchanged(entry, report, months)
