"""The deadlines of a unit's measures as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from macros.addresses import address
from macros.exports.downloads.tables import measure_url, sourced
from macros.index.entries import MeasureEntry, UnitEntry
from macros.pages.site import Site


def ics_bytes(site: Site, id: str) -> bytes | None:
    """Return one all-day event for each dated deadline of a unit's work, or None without one."""
    entry = site.index.units[id]
    due = entry.due
    if not due:
        return None
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{site.index.plan.id}//plan-site//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(f'{entry.unit.name}：完成期限')}",
        f"X-WR-CALNAME:{_text(f'{entry.unit.name}：完成期限')}",
        f"SOURCE;VALUE=URI:{site.settings.site_url}{address.page(entry)}",
    ]
    for measure in due:
        lines += _event(site, entry, measure)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def empty_calendar(site: Site) -> bytes:
    """Return a calendar without events, for those who subscribed when there were some."""
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{site.index.plan.id}//plan-site//ZH")
    return "".join(f"{line}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def _event(site: Site, unit: UnitEntry, entry: MeasureEntry) -> Iterator[str]:
    deadline = entry.measure.deadline
    assert deadline
    assert deadline.on
    roles = [t.involvement.role.label for t in unit.tasks if t.entry.id == entry.id]
    words = (
        f"期限原文：{deadline.text}{sourced(deadline.source)}\n"
        f"{unit.unit.name}的角色：{'、'.join(roles)}（编者归纳）\n"
        f"《{site.index.plan.title}》{entry.label}\n由网站生成，以印发的公文为准。"
    )
    stamp = _known_since(site, entry, deadline.on)
    yield "BEGIN:VEVENT"
    # The same in every unit's calendar, and for ever: who subscribes to two sees it once.
    yield f"UID:deadline-{entry.id}@{site.index.plan.id}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{deadline.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{deadline.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'期限：{entry.titled}')}"
    yield f"DESCRIPTION:{_text(words)}"
    yield f"URL:{measure_url(site, entry)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _known_since(site: Site, entry: MeasureEntry, otherwise: date) -> date:
    """Return the day of the newest change to the measure, or else that of issue: no clock."""
    days = [change.on for change in site.index.changes_of(entry.id)]
    return max(days, default=site.index.plan.issued_on or otherwise)


def _text(words: str) -> str:
    for mark, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(mark, escaped)
    return words


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, cut between characters."""
    piece = ""
    for char in line:
        if len(f"{piece}{char}".encode()) > 75:
            yield piece
            piece = " "
        piece += char
    yield piece
