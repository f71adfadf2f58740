"""What the pages about progress and deadlines show, and the short lists on the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from macros.addresses import downloads
from macros.index.entries import SectionEntry, TopicEntry
from macros.index.in_force import ended
from macros.index.index import Index
from macros.index.tracking import Counts, Dated, Reported, Status, Tracking
from macros.index.units import UnitEntry
from macros.model.kinds import ChangeKind, Role
from macros.pages.views.filters import status_id, status_labels
from macros.pages.views.history import HistoryEntry, history

SHORT = 3
"""How many entries a list on the home page names."""
MOST_AHEAD = 10
"""How many deadlines ahead the page of progress names; the calendar has all."""
MOST_REPORTS = 50
"""How many reports it names; the pages of the measures have all."""


@dataclass(frozen=True)
class Cell:
    """How many measures have a status, and the filters that list them."""

    status: Status
    label: str
    count: int
    before: int
    """How many stand before it in a bar."""
    query: str


@dataclass(frozen=True)
class Row:
    """The counts of a part or unit; of the whole plan without one."""

    of: SectionEntry | UnitEntry | None
    measures: int
    query: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Dues:
    """A table of deadlines: who leads and how it stands are columns only where some row says it."""

    rows: tuple[Dated, ...]

    @property
    def leads(self) -> bool:
        """Whether it is said of some row who leads."""
        return any(dated.entry.leads for dated in self.rows)

    @property
    def reported(self) -> bool:
        """Whether some row has a report of how it stands."""
        return any(dated.is_reported for dated in self.rows)

    @property
    def columns(self) -> int:
        """How many columns it has: date, measure, deadline and these."""
        return 3 + self.leads + self.reported


@dataclass(frozen=True)
class News:
    """A report or a change of the data, whichever it is."""

    on: date
    reported: Reported | None = None
    entry: HistoryEntry | None = None


@dataclass(frozen=True)
class Now:
    """The short lists of the home page; an empty one is not shown."""

    as_of: date
    ahead: tuple[Dated, ...]
    late: tuple[Reported, ...]
    news: tuple[News, ...]


Labels = Mapping[Status, str]
"""The words by which readers call each status."""


def progress_view(index: Index, tracking: Tracking) -> dict[str, Any]:
    """Return the tables of counts, whose cells lead to the measures that they count."""
    labels = status_labels(index)
    return {
        "whole": _row(labels, None, tracking.total, ()),
        "by_section": tuple(
            _row(labels, section, counts, (("section", section.id),))
            for section, counts in tracking.by_section
        ),
        "by_unit": tuple(
            (role, tuple(_by_unit(labels, role, units))) for role, units in tracking.by_unit
        ),
        "ahead": Dues(_ahead(index, tracking)[:MOST_AHEAD]),
        "passed": Dues(tracking.passed),
        "reports": tracking.reports[:MOST_REPORTS],
        "to_come": any(map(tracking.is_ahead, tracking.reports)),
    }


def calendar_view(index: Index, tracking: Tracking) -> dict[str, Any]:
    """Return the deadlines by year and month, and the calendars to which readers can subscribe."""
    givers: tuple[SectionEntry | TopicEntry | UnitEntry, ...] = (
        *downloads.groups(index),
        *index.units.values(),
    )
    offers = [(of, file) for of in givers if (file := downloads.calendar_of(index, of))]
    return {
        "years": tuple(
            (year, Dues(tuple(own))) for year, own in groupby(tracking.deadlines, _year)
        ),
        "plan_calendar": downloads.calendar_of_plan(index),
        "calendars": {
            name: own
            for name, kind in (("部分", SectionEntry), ("主题", TopicEntry), ("单位", UnitEntry))
            if (own := tuple((of, file) for of, file in offers if isinstance(of, kind)))
        },
    }


def now(index: Index, tracking: Tracking) -> Now | None:
    """Return what is due, late and new as of the data; None if the data has nothing on it."""
    if not tracking.as_of or not (tracking.reports or tracking.deadlines):
        return None
    ahead = _ahead(index, tracking)[:SHORT]
    late, news = tracking.late[:SHORT], tuple(_news(index, tracking))[:SHORT]
    return Now(tracking.as_of, ahead, late, news) if ahead or late or news else None


def _ahead(index: Index, tracking: Tracking) -> tuple[Dated, ...]:
    """Return the deadlines to announce: none of a plan that is no longer in force."""
    return () if ended(index) else tracking.ahead


def _news(index: Index, tracking: Tracking) -> Iterator[News]:
    """Yield the newest reports and changes; the entry of a report in the history is not said twice."""
    said = (ChangeKind.PUBLISHED, ChangeKind.PROGRESS)
    entries = [entry for entry in history(index) if entry.change.kind not in said]
    came = [one for one in tracking.reports if not tracking.is_ahead(one)]
    found = [News(one.report.date, reported=one) for one in came[:SHORT]]
    found += [News(entry.change.on, entry=entry) for entry in entries[:SHORT]]
    yield from sorted(found, key=lambda news: news.on, reverse=True)


def _by_unit(
    labels: Labels, role: Role, units: Iterable[tuple[UnitEntry, Counts]]
) -> Iterator[Row]:
    for unit, counts in units:
        yield _row(labels, unit, counts, (("unit", unit.id), ("role", role)))


def _row(
    labels: Labels,
    of: SectionEntry | UnitEntry | None,
    counts: Counts,
    filters: tuple[tuple[str, str], ...],
) -> Row:
    cells, before = [], 0
    for status, count in counts.by_status:
        query = _query((*filters, ("status", status_id(status))))
        cells.append(Cell(status, labels[status], count, before, query))
        before += count
    return Row(of, counts.measures, _query(filters), tuple(cells))


def _query(filters: tuple[tuple[str, str], ...]) -> str:
    """Return the filters as the query of an address; ids and codes need no escaping."""
    return "&".join(f"{name}={value}" for name, value in filters)


def _year(dated: Dated) -> int:
    return dated.on.year
