"""Every address that a built site offers and promises to keep, as lines of the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros import address
from macros.checks.built import Built, BuiltPage
from macros.fields import ObjectKind
from macros.lasting.former import PARAGRAPH, living
from macros.lasting.ledger import SHORT, Line
from macros.offers import page_object
from macros.site import Site

LASTING = {
    ObjectKind.SECTION: (),
    ObjectKind.MEASURE: ("text", "units"),
    ObjectKind.UNIT: (),
    ObjectKind.DOCUMENT: ("cited-in",),
    ObjectKind.TOPIC: ("measures",),
}
"""The named parts that the page of every object of a kind has, whatever the data says."""
_FILES = re.compile(r"^(api|downloads|embed|qr|schema)/|(^|/)feed\.xml$")
_NAME = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
_COUNTED = re.compile(r"^kind-\d+$")


def published(built: Built, site: Site) -> tuple[Line, ...]:
    """Return what the site built from ``site`` offers, sorted."""
    lines = {Line(address.short(e.code), id) for id, e in site.index.measures.items()}
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
    """Yield the anchors that may be relied on: of objects, of paragraphs, of named parts."""
    owner = page_object(page.address)
    lasting = LASTING.get(owner[0]) if owner else None
    framing = {address.NOTICE_ANCHOR, address.PREAMBLE_ANCHOR, address.CLOSING_ANCHOR}
    for element in page.tree.xpath("//article//*[@id][not(ancestor::*[@class='pl-former'])]"):
        name = str(element.get("id"))
        thing = PARAGRAPH.sub("", name)
        if thing in framing or thing in known:
            yield name
        elif element.tag in ("h2", "h3", "h4", "h5") and _NAME.match(name):
            if name in lasting if lasting is not None else not _COUNTED.match(name):
                yield name
