"""Published anchors whose element is gone: the page keeps them and explains."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import partial

from macros.addresses import address
from macros.index.entries import SectionEntry
from macros.index.former import former_ids, renamed
from macros.index.index import Index
from macros.model.anchors import AMENDED_ANCHOR
from macros.model.kinds import ObjectKind
from macros.pages.site import Site
from macros.pages.views.former import Step, steps

_ID = re.compile(r'\sid="([^"]+)"')
_YEAR = re.compile(r"due-\d{4}")
"""The part of the calendar for a year."""
_ALWAYS = {
    ObjectKind.SECTION: ("measures",),
    ObjectKind.MEASURE: ("text", "units"),
    ObjectKind.UNIT: ("downloads", "offers"),
    ObjectKind.DOCUMENT: ("cited-in",),
    ObjectKind.TOPIC: ("measures", "offers"),
}
"""Parts that the page of every object of a kind has, whatever the data says."""
_WITH_THE_DATA = {
    address.HOME: ("annexes", "units", "overview", "tracking"),
    address.PROGRESS: (
        *("status", "late", "ahead", "passed", "reports", "unchanged"),
        *("by-section", "by-lead", "by-responsible"),
    ),
    address.CALENDAR: ("undated", "subscribe"),
    "downloads/": ("calendars",),
    address.listing(ObjectKind.TOPIC): ("overview",),
    address.PLAN: ("notes", AMENDED_ANCHOR),
    address.CHANGES: ("former",),
}
"""Parts that pages have only if the data has something for them."""
_MONTH = re.compile(r"month-\d{4}-\d\d")
"""The heading of a month in the history: there only while an entry has a day in it."""


@dataclass(frozen=True)
class AnchorsOf:
    """The anchors on a page that belonged to one object."""

    id: str
    steps: tuple[Step, ...]
    """What became of it; nothing if it is living, elsewhere."""
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class LostAnchors:
    """The anchors that a page has lost: of known objects, and of parts now without content."""

    objects: tuple[AnchorsOf, ...]
    parts: tuple[str, ...]


def lost_anchors(site: Site, page: str, present: Container[str]) -> LostAnchors:
    """Return the published anchors that are not present on a page and that lead on from it.

    Among them are those of pages that now lead to this one, since a browser keeps the anchor on the way;
    not those of the object itself, which the redirect rewrites, nor parts that the page always has.
    """
    published = (*site.ledger.anchors.get(page, ()), *_of_former(site, page), *_led(site, page))
    gone = [anchor for anchor in dict.fromkeys(published) if anchor not in present]
    if not gone:
        return LostAnchors((), ())
    objects: dict[str, list[str]] = {}
    parts = []
    for anchor in gone:
        owner = address.passage_owner(anchor)
        if site.index.find(owner):
            objects.setdefault(owner, []).append(anchor)
        elif _may_be_empty(site.index, page, anchor):
            parts.append(anchor)
    found = tuple(
        AnchorsOf(id, steps(site.index, id), tuple(anchors)) for id, anchors in objects.items()
    )
    return LostAnchors(found, tuple(parts))


def ids_in(html: str) -> list[str]:
    """Return the ids of all elements of a page."""
    return _ID.findall(html)


def _led(site: Site, page: str) -> Iterator[str]:
    """Yield the published anchors of the pages that redirect to this one.

    The object's own anchors are excluded: the redirect rewrites them.
    """
    if not (entry := address.entry_at(site.index, page)):
        return
    for old in filter(partial(renamed, site.index), former_ids(site.index, entry.id)):
        for anchor in site.ledger.anchors.get(address.page_of(entry.kind, old), ()):
            if address.passage_owner(anchor) != old:
                yield anchor


def _of_former(site: Site, page: str) -> Iterator[str]:
    """Yield the anchors that former objects surely had on a page, ledger or not."""
    printed = (ObjectKind.SECTION, ObjectKind.MEASURE)
    for former in site.index.former.values():
        kind = former.kind
        if page == (address.PLAN if kind in printed else address.GLOSSARY):
            if kind in (*printed, ObjectKind.TERM):
                yield former.id


def _may_be_empty(index: Index, page: str, part: str) -> bool:
    """Whether the data may have nothing for a named part of a page, which then is not printed."""
    entry = address.entry_at(index, page)
    if entry is None:
        year = page == address.CALENDAR and _YEAR.fullmatch(part)
        month = page == address.CHANGES and _MONTH.fullmatch(part)
        named = {part, address.passage_owner(part)}
        return bool(year or month) or not named.isdisjoint(_WITH_THE_DATA.get(page, ()))
    if isinstance(entry, SectionEntry) and entry.section.sections:
        return True
    return part not in _ALWAYS[entry.kind]


def lost_anchors_html(site: Site, page: str, present: Container[str]) -> str:
    """Return what a page shows at its end for the anchors it has lost; empty if none."""
    lost = lost_anchors(site, page, present)
    if not lost.objects and not lost.parts:
        return ""
    return site.part("lost-anchors", page, lost=lost)
