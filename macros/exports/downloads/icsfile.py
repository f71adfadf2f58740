"""The deadlines of a unit's measures as a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vUri

from macros.addresses import address
from macros.exports.downloads.tables import measure_url
from macros.index import succession
from macros.index.entries import Due, MeasureEntry, UnitEntry
from macros.index.titles import deadline_words, marked_heading, validity_line
from macros.pages.site import Site
from macros.text.title_marks import in_title_marks


def ics_bytes(site: Site, id: str) -> bytes | None:
    """Return one all-day event for each dated deadline of a unit's work, or None without one."""
    entry = site.index.units[id]
    if not entry.due:
        return None
    calendar = _calendar(site)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", f"{entry.unit.name}：完成期限")
    calendar.add("x-wr-calname", f"{entry.unit.name}：完成期限")
    page = site.settings.site_url + address.page(entry)
    calendar.add("source", vUri(page), parameters={"value": "URI"})
    for due in entry.due:
        calendar.add_component(_event(site, entry, due))
    return _bytes(calendar)


def empty_calendar(site: Site) -> bytes:
    """Return a calendar without events, for those who subscribed when there were some."""
    return _bytes(_calendar(site))


def _calendar(site: Site) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{site.index.plan.id}//plan-site//ZH")
    if in_force := validity_line(site.index):
        calendar.add("description", in_force)
        calendar.add("x-wr-caldesc", in_force)
    return calendar


def _bytes(calendar: Calendar) -> bytes:
    content: bytes = calendar.to_ical(sorted=False)  # which has no types
    return content


def _event(site: Site, unit: UnitEntry, due: Due) -> Event:
    entry, deadline = due.entry, due.deadline
    assert deadline.on
    roles = [t.involvement.role.label for t in unit.tasks if t.entry.id == entry.id]
    became = succession.since(site.index, unit)
    later = f"编者提示：“{unit.unit.name}”{became}\n" if became else ""
    words = (
        f"{'期限' if deadline.what or deadline.units else '期限原文'}：{deadline_words(site.index, deadline)}\n"
        f"{unit.unit.name}的角色：{'、'.join(roles)}（编者归纳）\n"
        f"{later}{in_title_marks(site.index.plan.title)}{entry.label}\n"
        f"由网站生成，以印发的公文为准。{validity_line(site.index)}"
    )
    event = Event()
    # The same in every calendar and for ever: a subscriber to two calendars sees it once.
    event.add("uid", f"deadline-{due.key}@{site.index.plan.id}")
    since = _known_since(site, entry, deadline.on)
    event.add("dtstamp", datetime.combine(since, time(), UTC))
    event.add("dtstart", deadline.on)
    event.add("dtend", deadline.on + timedelta(days=1))
    what = f"（{deadline.what}）" if deadline.what else ""
    event.add("summary", f"期限：{marked_heading(entry)}{what}")
    event.add("description", words)
    event.add("url", measure_url(site, entry))
    event.add("transp", "TRANSPARENT")
    return event


def _known_since(site: Site, entry: MeasureEntry, otherwise: date) -> date:
    """Return the day of the newest change to the measure, or else that of issue: no clock."""
    days = [change.on for change in site.index.changes_of(entry.id)]
    return max(days, default=site.index.plan.issued_on or otherwise)
