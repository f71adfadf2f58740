"""What the document and its parts are in the terms of Dublin Core, as libraries and archives read them.

Only what the data says: of words that a later document changed neither issuer nor date are given.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.index.entries import SectionEntry
from macros.index.measures import MeasureEntry
from macros.pages.head.tags import Tag
from macros.pages.site import Site


def dublin_core(site: Site, where: str, name: str) -> tuple[Tag, ...]:
    """Return the terms of the page at ``where``: of the document, of a section or measure; else none."""
    entry = address.entry_at(site.index, where)
    if where in (address.HOME, address.PLAN):
        found = _document(site)
    elif isinstance(entry, SectionEntry | MeasureEntry):
        found = _part(site, entry, where, name)
    else:
        return ()
    return tuple((f"dcterms.{term}", value) for term, value in found if value)


def _document(site: Site) -> Iterator[Tag]:
    plan = site.index.plan
    yield "title", plan.title
    yield "identifier", plan.document_number or ""
    yield from _issued(site)
    yield from _every(site)


def _part(site: Site, entry: SectionEntry | MeasureEntry, where: str, name: str) -> Iterator[Tag]:
    yield "title", name
    yield "identifier", site.settings.site_url + where
    if not entry.amended_by:
        yield from _issued(site)
    yield from _every(site)
    yield "isPartOf", site.settings.site_url + address.PLAN


def _issued(site: Site) -> Iterator[Tag]:
    """Yield who issued the document, each in a term of its own, and when."""
    plan = site.index.plan
    for id in plan.issuer:
        yield "creator", site.index.units[id].unit.name
    yield "issued", plan.issued_on.isoformat() if plan.issued_on else ""


def _every(site: Site) -> Iterator[Tag]:
    yield "language", "zh-CN"
    yield "type", "Text"
    yield "publisher", site.settings.operator.name
