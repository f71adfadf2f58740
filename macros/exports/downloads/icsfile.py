"""The deadlines of the plan, a section, a topic or a unit as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from icalendar import Calendar, Event, vUri

from macros.addresses import address
from macros.index import succession
from macros.index.entries import SectionEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.index.standing import validity_line
from macros.index.statement_words import deadline_words, status_words
from macros.index.titles import heading, marked_heading
from macros.index.tracking import CHARGED, dated
from macros.index.units import Due, UnitEntry
from macros.pages.site import Site
from macros.text.parts.title_marks import in_title_marks


def ics_bytes(site: Site, id: str) -> bytes:
    """Return one all-day event for each dated deadline of a unit's work."""
    entry = site.index.units[id]
    return _of(site, entry.due, entry.title, address.page(entry), partial(_role, site, entry))


def plan_ics(site: Site) -> bytes:
    """Return the calendar of all dated deadlines of the plan."""
    plan = site.index.plan
    due = dated(site.index.measures.values())
    return _of(site, due, plan.short_title or plan.title, address.HOME, partial(_charged, site))


def group_ics(site: Site, entry: SectionEntry | TopicEntry) -> bytes:
    """Return the calendar of the dated deadlines of a section or topic."""
    where = address.page(entry)
    return _of(site, dated(entry.measures), heading(entry), where, partial(_charged, site))


def _of(site: Site, due: tuple[Due, ...], name: str, page: str, who: Callable[[Due], str]) -> bytes:
    """Return a calendar with a name and the page from which it is; ``who`` says whose work it is."""
    calendar = _calendar(site)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", f"{name}：完成期限")
    calendar.add("x-wr-calname", f"{name}：完成期限")
    calendar.add("source", vUri(site.settings.site_url + page), parameters={"value": "URI"})
    for one in due:
        calendar.add_component(_event(site, one, who(one)))
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


def _role(site: Site, unit: UnitEntry, due: Due) -> str:
    """Return the roles of a unit in what is due, and what became of the unit."""
    roles = [t.involvement.role.label for t in unit.tasks if t.entry.id == due.entry.id]
    became = succession.since(site.index, unit)
    later = f"编者提示：“{unit.unit.name}”{became}\n" if became else ""
    return f"{unit.unit.name}的角色：{'、'.join(roles)}（编者归纳）\n{later}"


def _charged(site: Site, due: Due) -> str:
    """Return who leads and who is responsible for what is due; empty if the data names nobody."""
    units = site.index.units
    named = []
    for role in CHARGED:
        given = dict.fromkeys(i.unit for i in due.entry.measure.units if i.role is role)
        if given:
            named.append(f"{role.label}：{'、'.join(units[id].title for id in given)}")
    return f"{'；'.join(named)}（编者归纳）\n" if named else ""


def _event(site: Site, due: Due, who: str) -> Event:
    entry, deadline = due.entry, due.deadline
    assert deadline.on
    report = entry.latest_progress
    progress = f"最近的进展：{status_words(report)}（{report.date}）\n" if report else ""
    anew = "后来的文件另定了期限，见措施的页面。\n" if entry.is_set_anew(deadline) else ""
    words = (
        f"{'期限' if deadline.what or deadline.units else '期限原文'}：{deadline_words(site.index, deadline)}\n"
        f"{anew}{who}{progress}{in_title_marks(site.index.plan.title)}{entry.label}\n"
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
    event.add("url", site.url(entry))
    event.add("transp", "TRANSPARENT")
    return event


def _known_since(site: Site, entry: MeasureEntry, otherwise: date) -> date:
    """Return the day of the newest change or report, or else that of issue: no clock."""
    days = [change.on for change in site.index.changes_of(entry.id)]
    days += [report.date for report in entry.reports[:1]]
    return max(days, default=site.index.plan.issued_on or otherwise)
