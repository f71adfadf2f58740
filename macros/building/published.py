"""Every address that a built site offers and promises to keep, as lines of the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.addresses import address
from macros.addresses.former import PARAGRAPH, living, shorts
from macros.addresses.ledger import SHORT, Line
from macros.addresses.offers import page_object
from macros.building.built import Built, BuiltPage
from macros.model.kinds import ObjectKind
from macros.model.walk import CLOSING_ANCHOR, NOTICE_ANCHOR, PREAMBLE_ANCHOR
from macros.pages.site import Site

_FILES = re.compile(r"^(api|downloads|embed|qr|schema)/|(^|/)feed\.xml$")


def published(built: Built, site: Site) -> tuple[Line, ...]:
    """Return what the site built from ``site`` offers, sorted."""
    lines = {
        Line(short.address, short.now) for short in shorts(site.index, site.ledger) if short.now
    }
    known = living(site.index)
    for page in built.pages.values():
        if page.address == "404.html" or page.address.startswith(SHORT):
            continue
        lines.add(Line(page.address, _title(page, site)))
        lines |= {_anchor_line(page, anchor, site) for anchor in _anchors(page, known)}
    for path in built.folder.rglob("*"):
        name = path.relative_to(built.folder).as_posix()
        if path.is_file() and path.suffix != ".html" and _FILES.search(name):
            lines.add(Line(name))
    return tuple(sorted(lines))


def _title(page: BuiltPage, site: Site) -> str:
    owner = page_object(page.address)
    return called(site, *owner) if owner else ""


def _anchor_line(page: BuiltPage, anchor: str, site: Site) -> Line:
    note = called(site, ObjectKind.TERM, anchor) if page.address == address.GLOSSARY else ""
    return Line(f"{page.address}#{anchor}", note)


def called(site: Site, kind: ObjectKind, id: str) -> str:
    """Return the bare title of a living object, as the ledger notes it; empty if it is none."""
    entry = dict(site.index.kinds())[kind].get(id)
    found = getattr(entry, kind, None)
    for attribute in ("title", "name", "term"):
        if words := getattr(found, attribute, ""):
            return " ".join(str(words).split())
    return ""


def _anchors(page: BuiltPage, known: set[str]) -> Iterator[str]:
    """Yield the anchors that may be relied on: of objects, of paragraphs, of what links to itself.

    The heading of the page leads to nothing but the page.
    """
    framing = {NOTICE_ANCHOR, PREAMBLE_ANCHOR, CLOSING_ANCHOR}
    for element in page.tree.xpath("//article//*[@id][not(ancestor::*[@class='pl-former'])]"):
        name = str(element.get("id"))
        thing = PARAGRAPH.sub("", name)
        if thing in framing or thing in known:
            yield name
        elif element.tag != "h1" and element.xpath(".//a[@href=$own]", own=f"#{name}"):
            yield name
