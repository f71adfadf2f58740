"""The deadlines of the plan, a section, a topic or a unit as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from icalendar import Calendar, Event, vUri

from macros.addresses import address
from macros.exports.kept import kept
from macros.index import succession
from macros.index.entries import SectionEntry, TopicEntry
from macros.index.in_force import validity_line
from macros.index.measures import MeasureEntry
from macros.index.statement_words import deadline_words, status_words
from macros.index.titles import heading, marked_heading
from macros.index.tracking import dated
from macros.index.units import Due, UnitEntry
from macros.model.kinds import ANSWERING
from macros.pages.site import Site
from macros.text.parts.title_marks import in_title_marks


@dataclass(frozen=True)
class Happening:
    """One deadline in a calendar."""

    uid: str
    known_since: date
    on: date
    summary: str
    words: str
    url: str


@dataclass(frozen=True)
class Dates:
    """All that a calendar says; without a name it is empty."""

    plan: str
    """The id of the plan."""
    in_force: str
    """What is known of its validity."""
    name: str = ""
    source: str = ""
    """The address of the page of which it is."""
    events: tuple[Happening, ...] = ()


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
    events = tuple(_happening(site, one, who(one)) for one in due)
    source = site.settings.site_url + page
    return _bytes(replace(_nothing(site), name=f"{name}：完成期限", source=source, events=events))


def empty_calendar(site: Site) -> bytes:
    """Return a calendar without events, for those who subscribed when there were some."""
    return _bytes(_nothing(site))


def _nothing(site: Site) -> Dates:
    return Dates(site.index.plan.id, validity_line(site.index))


@kept
def _bytes(dates: Dates) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{dates.plan}//plan-site//ZH")
    if dates.in_force:
        calendar.add("description", dates.in_force)
        calendar.add("x-wr-caldesc", dates.in_force)
    if dates.name:
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("name", dates.name)
        calendar.add("x-wr-calname", dates.name)
        calendar.add("source", vUri(dates.source), parameters={"value": "URI"})
    for one in dates.events:
        calendar.add_component(_event(one))
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
    for role in ANSWERING:
        given = dict.fromkeys(i.unit for i in due.entry.measure.units if i.role is role)
        if given:
            named.append(f"{role.label}：{'、'.join(units[id].title for id in given)}")
    return f"{'；'.join(named)}（编者归纳）\n" if named else ""


def _happening(site: Site, due: Due, who: str) -> Happening:
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
    what = f"（{deadline.what}）" if deadline.what else ""
    return Happening(
        # The same in every calendar and for ever: a subscriber to two calendars sees it once.
        uid=f"deadline-{due.key}@{site.index.plan.id}",
        known_since=_known_since(site, entry, deadline.on),
        on=deadline.on,
        summary=f"期限：{marked_heading(entry)}{what}",
        words=words,
        url=site.url(entry),
    )


def _event(of: Happening) -> Event:
    event = Event()
    event.add("uid", of.uid)
    event.add("dtstamp", datetime.combine(of.known_since, time(), UTC))
    event.add("dtstart", of.on)
    event.add("dtend", of.on + timedelta(days=1))
    event.add("summary", of.summary)
    event.add("description", of.words)
    event.add("url", of.url)
    event.add("transp", "TRANSPARENT")
    return event


def _known_since(site: Site, entry: MeasureEntry, otherwise: date) -> date:
    """Return the day of the newest change or report, or else that of issue: no clock."""
    days = [change.on for change in site.index.changes_of(entry.id)]
    days += [report.date for report in entry.reports[:1]]
    return max(days, default=site.index.plan.issued_on or otherwise)
