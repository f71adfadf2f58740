"""Atom feeds of the history of the data: of the plan, of each unit, of each topic."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from macros import address, offers
from macros.exports.file import ExportedFile
from macros.fields import ChangeKind, ObjectKind
from macros.lasting.former import ancestors_of, kind_of
from macros.model import Change, Former, Moved
from macros.site import Site

ATOM = "http://www.w3.org/2005/Atom"
AUTHOR = "本站编者"
_SPACE = uuid.UUID("6f0c1f0e-6d3f-5c55-9d6f-3f1a5f4c2b7e")
"""The name space of the ids: they depend on the data alone, not on where the site is."""
_NO_DATE = date(1970, 1, 1)
"""For a feed of a plan that gives no date at all: Atom wants one."""


@dataclass(frozen=True)
class Entry:
    """One event in a feed."""

    key: str
    """What makes it this event: its id in the feed is derived from it."""
    on: date
    title: str
    text: str
    link: str


def feeds(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield the feed of the plan and of every unit and topic, living or former."""
    index, events = site.index, _events(site)
    plan = index.plan
    everything = tuple(entry for entry, _ in events)
    yield _file(site, offers.feed(), plan.title, address.HOME, everything)
    kinds = dict(index.kinds())
    for kind in offers.FED:
        for id in kinds[kind]:
            own = {id, *ancestors_of(index, id), *_measures(site, kind, id)}
            found = tuple(entry for entry, ids in events if own & ids)
            title = f"{site.renderer.name(kind, id)}：{plan.title}"
            yield _file(site, offers.feed(kind, id), title, address.page(kind, id), found)
    for former in index.former:
        if former.kind in offers.FED:
            found = tuple(entry for entry, ids in events if former.id in ids)
            where = offers.feed(former.kind, former.id)
            page = address.page(former.kind, former.id)
            yield _file(site, where, former.title, page, (_fate(site, former), *found))


def _measures(site: Site, kind: ObjectKind, id: str) -> set[str]:
    """Return the ids of the measures of a unit or topic, former ids included."""
    entries = site.index.units if kind is ObjectKind.UNIT else site.index.topics
    living = {measure.id for measure in entries[id].measures}
    return living.union(*(ancestors_of(site.index, measure) for measure in living))


def _events(site: Site) -> list[tuple[Entry, set[str]]]:
    """Return all events with the ids they concern, newest first; the publication is the oldest."""
    plan = site.index.plan
    seen: dict[str, int] = {}
    events = []
    for change in reversed(site.index.changes):
        key = f"{change.on}/{change.kind}/{','.join(sorted(change.ids))}"
        seen[key] = seen.get(key, 0) + 1
        entry = Entry(
            f"{key}/{seen[key]}",
            change.on,
            f"{change.kind.label}：{change.summary}",
            _words(site, change),
            _page(site, change.ids),
        )
        events.append((entry, set(change.ids)))
    if plan.issued_on and not any(c.kind is ChangeKind.PUBLISHED for c in site.index.changes):
        number = f"（{plan.document_number}）" if plan.document_number else ""
        issued = Entry("issued", plan.issued_on, f"印发：{plan.title}{number}", plan.title, "")
        events.insert(0, (issued, set()))
    return events[::-1]


def _fate(site: Site, former: Former) -> Entry:
    """Return the event by which a feed's own object ceased to be."""
    to = former.to if isinstance(former, Moved) else ()
    names = "、".join(site.renderer.called(id) for id in to)
    verb = f"{former.how.label}{names}" if isinstance(former, Moved) else "停用"
    page = address.page(former.kind, to[0] if len(to) == 1 else former.id)
    key = f"former/{former.kind}/{former.id}"
    return Entry(key, former.on, f"{former.title}已{verb}", former.reason, page)


def _words(site: Site, change: Change) -> str:
    named = [site.renderer.called(id) for id in change.ids if kind_of(site.index, id)]
    about = f"涉及：{'；'.join(named)}。" if named else ""
    source = f"依据：{change.source.title}。" if change.source else ""
    return "".join(words for words in (f"{change.summary.rstrip('。')}。", about, source) if words)


def _page(site: Site, ids: tuple[str, ...]) -> str:
    for id in ids:
        if kind := kind_of(site.index, id):
            return address.page(kind, id)
    return address.HOME


def _file(
    site: Site, where: str, title: str, page: str, entries: tuple[Entry, ...]
) -> ExportedFile:
    ET.register_namespace("", ATOM)
    root, plan = site.settings.site_url, site.index.plan
    feed = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": "zh-CN"})
    _text(feed, "id", _urn(plan.id, where))
    _text(feed, "title", title)
    _text(feed, "subtitle", "本站数据的变更；不是官方发布。")
    last = max((entry.on for entry in entries), default=plan.issued_on or _NO_DATE)
    _text(feed, "updated", _moment(last))
    _link(feed, "self", root + where, "application/atom+xml")
    _link(feed, "alternate", root + page, "text/html")
    _text(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", AUTHOR)
    for entry in sorted(entries, key=lambda entry: entry.on, reverse=True):
        item = ET.SubElement(feed, f"{{{ATOM}}}entry")
        _text(item, "id", _urn(plan.id, entry.key))
        _text(item, "title", entry.title)
        _text(item, "updated", _moment(entry.on))
        _link(item, "alternate", root + entry.link, "text/html")
        _text(item, "content", entry.text)
    ET.indent(feed)
    body = ET.tostring(feed, encoding="unicode")
    return ExportedFile(where, f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode())


def _urn(plan: str, key: str) -> str:
    return uuid.uuid5(_SPACE, f"{plan}/{key}").urn


def _moment(day: date) -> str:
    """Return a day as the moment that Atom wants: its beginning in China."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _text(above: ET.Element, name: str, words: str) -> None:
    ET.SubElement(above, f"{{{ATOM}}}{name}").text = words


def _link(above: ET.Element, relation: str, target: str, type: str) -> None:
    attributes = {"rel": relation, "type": type, "href": target}
    ET.SubElement(above, f"{{{ATOM}}}link", attributes)
