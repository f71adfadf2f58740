"""Calendars, read by icalendar: an event for each deadline with a date, on that date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from icalendar import Calendar, Event

from macros.addresses import downloads
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.index.measures import MeasureEntry
from macros.index.tracking import dated
from macros.index.units import Due, UnitEntry
from macros.model.kinds import Role
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_PROPERTIES = frozenset(
    ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP")
)
"""What events have: no category, alarm or place, of which the plan says nothing."""


def calendars(built: Built, site: Site) -> Iterator[Output]:
    """Yield the calendar of the plan, and of each section, topic and unit that has one."""
    index = site.index
    if where := downloads.calendar_of_plan(index):
        due = dated(index.measures.values())
        name = index.plan.short_title or index.plan.title
        yield Output(where, partial(_faults, site, due, site.settings.site_url, name, None), True)
    for unit in index.units.values():
        if where := downloads.calendar_of(index, unit):
            yield Output(where, partial(_faults, site, unit.due, site.url(unit), unit.title, unit))
    for group in downloads.groups(index):
        if where := downloads.calendar_of(index, group):
            due = dated(group.measures)
            yield Output(where, partial(_faults, site, due, site.url(group), group.title, None))


def _faults(
    site: Site,
    due: tuple[Due, ...],
    page: str,
    name: str,
    unit: UnitEntry | None,
    content: bytes,
) -> Iterator[str]:
    calendar = Calendar.from_ical(content)
    yield from differs("网页", str(calendar.get("source")), page)
    yield from differs("METHOD", str(calendar.get("method")), "PUBLISH")
    odd = {str(one.name) for one in calendar.subcomponents} - {"VEVENT"}
    yield from lists_differ("别的部分", sorted(odd), ())
    for named in ("name", "x-wr-calname"):
        if squeeze(name) not in squeeze(str(calendar.get(named))):
            yield from differs("名称", calendar.get(named), name)
    found = []
    by_key = {_uid(site, one): one for one in due}
    for event in calendar.events:
        found.append(f"{event['uid']} {event.start} {event['url']}")
        day = event.start + timedelta(days=1)
        yield from differs(f"“{event['summary']}”的结束日期", event.DTEND, day)
        if one := by_key.get(str(event["uid"])):
            yield from _event(site, one, unit, event)
    expected = [f"{_uid(site, one)} {one.deadline.on} {site.url(one.entry)}" for one in due]
    yield from lists_differ("期限", sorted(found), sorted(expected))


def _uid(site: Site, due: Due) -> str:
    return f"deadline-{due.key}@{site.index.plan.id}"


def _event(site: Site, due: Due, unit: UnitEntry | None, event: Event) -> Iterator[str]:
    """Yield what an event does not say: of what it is, the words of the deadline, whose work, how far."""
    entry, deadline = due.entry, due.deadline
    yield from _lacking("标题", event["summary"], (entry.title, deadline.what or ""))
    yield from differs("TRANSP", str(event.get("transp")), "TRANSPARENT")
    yield from lists_differ("提醒", [str(one.name) for one in event.subcomponents], ())
    first = str(event["description"]).partition("\n")[0].partition("：")[2]
    if not (deadline.what or deadline.units or deadline.source) and first != deadline.text:
        yield from differs(f"“{entry.title}”的期限原文", first, deadline.text)
    latest = entry.latest_progress
    said = [deadline.text, entry.label, site.index.plan.title, deadline.what or ""]
    if latest:
        said += [latest.status.label, latest.date.isoformat()]
    if unit:
        said += [unit.title, *(t.relation.role.label for t in unit.tasks if t.entry.id == entry.id)]
    else:
        charged = [one for one in entry.relations if one.role in (Role.LEAD, Role.RESPONSIBLE)]
        for one in charged:
            said += [one.role.label, site.index.units[one.involvement.unit].title]
        yield from _charged(site, entry, str(event["description"]))
    yield from _lacking("说明", event["description"], said)
    days = [change.on for change in site.index.changes if entry.id in change.ids]
    days += [one.date for one in entry.reports[:1]]
    day = max(days, default=site.index.plan.issued_on or deadline.on)
    yield from differs(f"“{entry.title}”的 DTSTAMP", event.DTSTAMP and event.DTSTAMP.date(), day)
    odd = {str(name) for name in event} - _PROPERTIES
    yield from lists_differ(f"“{entry.title}”的属性", sorted(odd), ())


def _charged(site: Site, entry: MeasureEntry, said: str) -> Iterator[str]:
    """Yield the units that are said to answer for the measure, and do not."""
    for role in (Role.LEAD, Role.RESPONSIBLE):
        found = re.search(rf"(?:^|[；\n]){role.label}：([^；\n]*)", said)
        names = squeeze(found[1]).partition("（编者归纳")[0].split("、") if found else []
        own = {
            squeeze(site.index.units[id].title)
            for id in {one.involvement.unit for one in entry.relations if one.role is role}
        }
        yield from lists_differ(
            f"“{entry.title}”的{role.label}单位", [n for n in names if n not in own], ()
        )


def _lacking(what: str, words: object, wanted: Iterable[str]) -> Iterator[str]:
    said = squeeze(str(words))
    for one in wanted:
        if squeeze(one) not in said:
            yield f"“{said[:30]}”的{what}缺“{one[:30]}”"
