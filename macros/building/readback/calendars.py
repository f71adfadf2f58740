"""Calendars, read by icalendar: an event for each deadline with a date, on that date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from icalendar import Calendar

from macros.addresses import downloads
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.index.tracking import dated
from macros.index.units import Due
from macros.pages.site import Site


def calendars(built: Built, site: Site) -> Iterator[Output]:
    """Yield the calendar of the plan, and of each section, topic and unit that has one."""
    index = site.index
    if where := downloads.calendar_of_plan(index):
        due = dated(index.measures.values())
        yield Output(where, partial(_faults, site, due, site.settings.site_url), True)
    for unit in index.units.values():
        if where := downloads.calendar_of(index, unit):
            yield Output(where, partial(_faults, site, unit.due, site.url(unit)))
    for group in downloads.groups(index):
        if where := downloads.calendar_of(index, group):
            due = dated(group.measures)
            yield Output(where, partial(_faults, site, due, site.url(group)))


def _faults(site: Site, due: Iterable[Due], page: str, content: bytes) -> Iterator[str]:
    calendar = Calendar.from_ical(content)
    yield from differs("网页", str(calendar.get("source")), page)
    found = []
    for event in calendar.events:
        found.append(f"{event['uid']} {event.start} {event['url']}")
        day = event.start + timedelta(days=1)
        yield from differs(f"“{event['summary']}”的结束日期", event.DTEND, day)
    expected = [
        f"deadline-{one.key}@{site.index.plan.id} {one.deadline.on} {site.url(one.entry)}"
        for one in due
    ]
    yield from lists_differ("期限", sorted(found), sorted(expected))
