"""Anchors that were published and whose element is gone: they lead on from the same page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from macros import address
from macros.fields import ObjectKind
from macros.lasting.former import PARAGRAPH, ancestors_of, formers, living, renamed
from macros.offers import page_object
from macros.site import Site

_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Leftover:
    """The anchors on a page that belonged to one object."""

    id: str
    anchors: tuple[str, ...]


def leftovers(site: Site, page: str, html: str) -> tuple[Leftover, ...]:
    """Return the published anchors of known objects that the page's content lacks.

    Those of pages that now lead to this one are among them: a browser keeps the anchor on the
    way. What they named of the renamed object itself was handed over under its new name.
    """
    present = set(_ID.findall(html))
    known = living(site.index) | formers(site.index).keys()
    found: dict[str, list[str]] = {}
    published = (*site.ledger.anchors.get(page, ()), *_of_former(site, page), *_led(site, page))
    for anchor in dict.fromkeys(published):
        owner = PARAGRAPH.sub("", anchor)
        if anchor not in present and owner in known:
            found.setdefault(owner, []).append(anchor)
    return tuple(Leftover(id, tuple(anchors)) for id, anchors in found.items())


def _led(site: Site, page: str) -> Iterator[str]:
    """Yield the published anchors of the pages that lead to this one, but for their own object's."""
    if not (owner := page_object(page)):
        return
    kind, id = owner
    for old in filter(partial(renamed, site.index), ancestors_of(site.index, id)):
        for anchor in site.ledger.anchors.get(address.page(kind, old), ()):
            if PARAGRAPH.sub("", anchor) != old:
                yield anchor


def _of_former(site: Site, page: str) -> Iterator[str]:
    """Yield the anchors that former objects surely had on a page, ledger or not."""
    printed = (ObjectKind.SECTION, ObjectKind.MEASURE)
    for former in site.index.former:
        kind = former.kind
        if page == (address.PLAN if kind in printed else address.GLOSSARY):
            if kind in (*printed, ObjectKind.TERM):
                yield former.id


def leftover_html(site: Site, page: str, html: str) -> str:
    """Return what a page shows at its end for the anchors it has lost; empty if none."""
    lost = leftovers(site, page, html)
    if not lost:
        return ""
    return site.part("leftovers", page, lost=lost)
