"""Atom feeds of the history of the data: of the plan, of each unit, of each topic."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from xml.etree import ElementTree as ET

from macros.addresses import address
from macros.exports.file import ExportedFile, Made
from macros.index.citations import numbered
from macros.index.former import became, former_ids_with_splits, last_id, story
from macros.index.in_force import validity_line
from macros.index.index import Index
from macros.index.plan_words import issuers
from macros.index.titles import full_name, link_text
from macros.model.history import Change, Former, Moved
from macros.model.kinds import ChangeKind
from macros.model.measure import Source
from macros.pages.site import Site
from macros.pages.views.history import history

ATOM = "http://www.w3.org/2005/Atom"
AUTHOR = "本站编者"
_SPACE = uuid.UUID("6f0c1f0e-6d3f-5c55-9d6f-3f1a5f4c2b7e")
"""The name space of the ids: they depend on the data alone, not on where the site is."""
_NO_DATE = date(1970, 1, 1)
"""For a feed of a plan that gives no date at all: Atom wants one."""


@dataclass(frozen=True)
class FeedEntry:
    """One event in a feed."""

    key: str
    """The key from which its id in the feed is derived."""
    at: datetime
    """Its moment in China; events of one day get different ones, so that feed readers show both."""
    title: str
    text: str
    link: str


def feeds(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the feed of the plan and of every unit and topic, living or former.

    The feed of a former one that leads to one other goes on with the entries of that one.
    """
    index = site.index
    plan = index.plan
    events = _changes(site)
    whole = (*events, *_issue(index)) if _issued_apart(site) else events
    yield _file(site, address.PLAN_FEED, plan.title, address.CHANGES, whole)
    for kind in address.FED:
        for id, entry in index.by_kind[kind].items():
            found = tuple(events[place] for place in index.news.places(id))
            title = f"{link_text(entry)}：{plan.title}"
            yield _file(site, address.feed(entry), title, address.page(entry), found)
    for former in index.former.values():
        if former.kind in address.FED:
            news = [events[place] for place in index.news.places(last_id(index, former.id))]
            steps = (step for step in story(index, former.id) if not _is_recorded(index, step))
            news += [_ended(site, step) for step in steps]
            title = f"{former.title}：{plan.title}"
            yield _file(site, address.feed(former), title, address.page(former), tuple(news))


def _changes(site: Site) -> tuple[FeedEntry, ...]:
    """Return the entries of the history, in its order."""
    seen: dict[str, int] = {}
    days: dict[date, int] = {site.index.plan.issued_on or _NO_DATE: int(_issued_apart(site))}
    found = []
    for recorded in reversed(history(site.index)):
        change = recorded.change
        key = f"{change.on}/{change.kind}/{','.join(sorted(change.ids))}"
        seen[key] = seen.get(key, 0) + 1
        after = days.get(change.on, 0)
        days[change.on] = after + 1
        at = _midnight(change.on) + timedelta(seconds=after)
        page = _page(site, change.ids) or f"{address.CHANGES}#{recorded.anchor}"
        found.append(
            FeedEntry(f"{key}/{seen[key]}", at, _title(change), _words(site, change), page)
        )
    return tuple(reversed(found))


def _issued_apart(site: Site) -> bool:
    """Whether the plan's feed begins with the issue, since no entry records the publication."""
    published = any(change.kind is ChangeKind.PUBLISHED for change in site.index.changes)
    return bool(site.index.plan.issued_on) and not published


def _issue(index: Index) -> Iterator[FeedEntry]:
    plan, by = index.plan, issuers(index)
    if plan.issued_on:
        title = f"印发：{numbered(plan.title, plan.document_number)}"
        text = f"{plan.title}。发文机关：{by}。" if by else plan.title
        yield FeedEntry("issued", _midnight(plan.issued_on), title, text, address.HOME)


def _is_recorded(index: Index, former: Former) -> bool:
    """Whether an entry of the history already says what became of a former object."""
    kind = ChangeKind.MOVED if isinstance(former, Moved) else ChangeKind.RETIRED
    return any(
        change.kind is kind and change.on >= former.on and former.id in change.ids
        for change in index.changes
    )


def _ended(site: Site, former: Former) -> FeedEntry:
    """Return the event by which a feed's own object ceased to be.

    Its time is noon or later: after all changes of the day, and after the ends of the objects that had
    become this one.
    """
    to = former.to if isinstance(former, Moved) else ()
    page = address.page_of(former.kind, to[0] if len(to) == 1 else former.id)
    words = became(site.index, former, full_name, site.url)
    title = f"{former.title}{words.rstrip()}"
    earlier = len(former_ids_with_splits(site.index, former.id))
    at = _midnight(former.on) + timedelta(hours=12, seconds=earlier)
    text = f"{former.reason.rstrip('。')}。{_ground(former.source)}"
    return FeedEntry(f"former/{former.kind}/{former.id}", at, title, text, page)


def _title(change: Change) -> str:
    label = change.kind.label
    return change.summary if change.summary.startswith(label) else f"{label}：{change.summary}"


def _words(site: Site, change: Change) -> str:
    named = (full_name(found) for id in change.ids if (found := site.index.find(id)))
    about = "；".join(dict.fromkeys(named))
    about = f"涉及：{about}。" if about else ""
    return f"{change.summary.rstrip('。')}。{about}{_ground(change.source)}"


def _ground(source: Source | None) -> str:
    return f"依据：{source.title}。" if source else ""


def _page(site: Site, ids: tuple[str, ...]) -> str:
    """Return the address of the first object that an entry names; empty if it names none."""
    named = (found for id in ids if (found := site.index.find(id)))
    return next(map(address.page, named), "")


def _file(
    site: Site, where: str, title: str, page: str, entries: tuple[FeedEntry, ...]
) -> ExportedFile:
    return ExportedFile(where, partial(_atom, site, where, title, page, entries))


def _atom(site: Site, where: str, title: str, page: str, entries: tuple[FeedEntry, ...]) -> bytes:
    ET.register_namespace("", ATOM)
    root, plan = site.settings.site_url, site.index.plan
    feed = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": "zh-CN"})
    _text(feed, "title", title)
    _text(feed, "subtitle", f"{_for_who_opens_it(site)}{validity_line(site.index)}")
    _text(feed, "id", _urn(plan.id, where))
    begun = _midnight(plan.issued_on or _NO_DATE)
    last = max((entry.at for entry in entries), default=begun)
    _text(feed, "updated", _moment(last))
    _link(feed, "self", root + where, "application/atom+xml")
    _link(feed, "alternate", root + page, "text/html")
    _text(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", AUTHOR)
    for entry in sorted(entries, key=lambda entry: entry.at, reverse=True):
        item = ET.SubElement(feed, f"{{{ATOM}}}entry")
        _text(item, "id", _urn(plan.id, entry.key))
        _text(item, "title", entry.title)
        _text(item, "updated", _moment(entry.at))
        _link(item, "alternate", root + entry.link, "text/html")
        _text(item, "content", entry.text)
    ET.indent(feed)
    body = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def _for_who_opens_it(site: Site) -> str:
    """Return what the feed says of itself; it stands near the top, since a browser shows the source."""
    how = f"{site.settings.site_url}{address.CHANGES}#subscribe"
    return (
        "这是一个订阅地址，请复制到订阅软件里使用。"
        f"在网页上看变更、怎样订阅：{how} 。本站数据的变更；不是官方发布。"
    )


def _urn(plan: str, key: str) -> str:
    return uuid.uuid5(_SPACE, f"{plan}/{key}").urn


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _moment(at: datetime) -> str:
    """Return a moment in China as Atom wants it."""
    return f"{at.isoformat()}+08:00"


def _text(above: ET.Element, name: str, words: str) -> None:
    ET.SubElement(above, f"{{{ATOM}}}{name}").text = words


def _link(above: ET.Element, relation: str, target: str, type: str) -> None:
    attributes = {"rel": relation, "type": type, "href": target}
    ET.SubElement(above, f"{{{ATOM}}}link", attributes)
