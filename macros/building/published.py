"""Every address that a built site promises to keep, as lines of the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.addresses import address, downloads
from macros.addresses.ledger import SHORT, Line
from macros.addresses.numbers import shorts
from macros.building.built import Built, BuiltPage
from macros.index.entries import Entry
from macros.index.index import Index
from macros.model.anchors import AMENDED_ANCHOR, TITLE_ANCHOR
from macros.pages.site import Site

_FILES = re.compile(r"^(api|downloads|embed|qr|schema)/|(^|/)feed\.xml$")
_FORMS = downloads.SHEETS
"""What is filled in and handed back, and no address to cite: gone with the last measure of its unit."""
_AT_THE_ROOT = (downloads.PACKAGE, downloads.CITATION)


def published(built: Built, site: Site) -> tuple[Line, ...]:
    """Return what the site built from ``site`` offers, sorted."""
    lines = {
        Line(short.address, short.now.id) for short in shorts(site.index, site.ledger) if short.now
    }
    for page in built.pages.values():
        if page.address == "404.html" or page.address.startswith(SHORT):
            continue
        lines.add(Line(page.address, _title(page, site)))
        lines |= {_anchor_line(page, anchor, site) for anchor in _anchors(page, site.index)}
    for path in built.folder.rglob("*"):
        name = path.relative_to(built.folder).as_posix()
        if (
            path.is_file()
            and path.suffix != ".html"
            and not name.startswith(_FORMS)
            and (_FILES.search(name) or name in _AT_THE_ROOT)
        ):
            lines.add(Line(name))
    return tuple(sorted(lines))


def _title(page: BuiltPage, site: Site) -> str:
    entry = address.entry_at(site.index, page.address)
    return ledger_note(entry) if entry else ""


def _anchor_line(page: BuiltPage, anchor: str, site: Site) -> Line:
    term = site.index.terms.get(anchor) if page.address == address.GLOSSARY else None
    return Line(f"{page.address}#{anchor}", ledger_note(term) if term else "")


def ledger_note(entry: Entry) -> str:
    """Return what the ledger notes of an object: its bare title, on one line."""
    return " ".join(entry.title.split())


def _anchors(page: BuiltPage, index: Index) -> Iterator[str]:
    """Yield the anchors to keep: those of objects, of paragraphs, and of parts that link to themselves.

    The heading of the page is left out: it leads to the page itself.
    """
    passages = {passage.anchor for passage in index.framing} | {TITLE_ANCHOR, AMENDED_ANCHOR}
    for element in page.tree.xpath("//article//*[@id][not(ancestor::*[@class='pl-former'])]"):
        name = str(element.get("id"))
        owner = address.passage_owner(name)
        if owner in passages or owner in index.living:
            yield name
        elif element.tag != "h1" and element.xpath(".//a[@href=$own]", own=f"#{name}"):
            yield name
