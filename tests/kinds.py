"""The kinds of page that a reader meets: one of each, for the tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html

from macros.addresses import address
from tests.conftest import Published

NOWHERE = "measures/nowhere/deep/"
"""An address that is not there: the host answers with the site's own page."""
OF_THE_PLAN = {
    *("", "plan/", "sections/", "measures/", "units/", "relations/"),
    *("section", "measure", "unit", "document"),
}
"""The kinds of page whose look depends on how a plan is built; the others are asked of two plans."""


def kinds_of_page(site: Published) -> dict[str, str]:
    """Return the address of one page of each kind; of objects, the one with most on its page."""
    index = site.site.index
    fullest: dict[str, address.Named | None] = {
        "section": max(
            index.sections.values(), key=lambda e: len(e.section.measures), default=None
        ),
        "measure": max(
            index.measures.values(), key=lambda e: (len(e.measure.notes), len(e.unit_ids))
        ),
        "unit": max(index.units.values(), key=lambda e: len(e.tasks), default=None),
        "document": max(
            index.documents.values(),
            key=lambda e: (len(e.document.notes), len(e.measures)),
            default=None,
        ),
        "topic": max(index.topics.values(), key=lambda e: len(e.measures), default=None),
    }
    gone = [former for former in index.retired if former.kind in address.FOLDERS]
    always = (
        address.HOME,
        address.PLAN,
        address.ABOUT,
        address.POSTER,
        address.COMPARE,
        "search/",
        "downloads/",
        "api/",
        "changes/",
        "about/editing/",
        "about/fields/",
        "about/messages/",
    )
    listings = (*(f"{folder}/" for folder in address.FOLDERS.values()), address.RELATIONS)
    if_any = [
        where
        for where in (*listings, address.GLOSSARY, address.PROGRESS, address.CALENDAR)
        if (
            site.folder / where / "index.html"
        ).exists()  # a plan without topics has no list of them
    ]
    return {
        **{where: where for where in (*always, *if_any)},
        **{kind: address.page(entry) for kind, entry in fullest.items() if entry},
        **({"tombstone": address.page(gone[0])} if gone else {}),
        "nowhere": NOWHERE,
    }


def fullest_of_each_kind(*sites: Published) -> list[tuple[Published, str]]:
    """Return one page of each kind: of those that the sites have, the one with most in it."""
    found: dict[str, tuple[Published, str]] = {}
    for site in sites:
        for kind, where in kinds_of_page(site).items():
            if kind not in found or _size(site, where) > _size(*found[kind]):
                found[kind] = site, where
    return list(found.values())


def with_something_new(
    pages: Iterable[tuple[Published, str]], known: Iterable[tuple[Published, str]]
) -> Iterator[tuple[Published, str]]:
    """Yield those pages on which something stands that stands so on none before, nor on the known.

    An element is told by its name, classes, role and states, and so is that which it stands in.
    """
    seen = {shape for page in known for shape in _shapes(*page)}
    for page in pages:
        if not seen.issuperset(shapes := _shapes(*page)):
            seen |= shapes
            yield page


def _shapes(site: Published, where: str) -> set[tuple[str, str]]:
    def told(element: html.HtmlElement | None) -> str:
        if element is None:
            return ""
        states = sorted(name for name in map(str, element.keys()) if name.startswith("aria-"))
        named = [element.get(name) for name in ("role", "type", "tabindex", "lang")]
        return f"{element.tag!r} {sorted(element.classes)} {states} {named}"

    root = html.parse(_file(site, where)).getroot()
    return {(told(each.getparent()), told(each)) for each in root.iter("*")}


def _size(site: Published, where: str) -> int:
    return _file(site, where).stat().st_size


def _file(site: Published, where: str) -> Path:
    return site.folder / ("404.html" if where == NOWHERE else f"{where}index.html")
