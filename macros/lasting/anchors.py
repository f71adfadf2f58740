"""Anchors that were published and whose element is gone: they lead on from the same page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros import address
from macros.fields import ObjectKind
from macros.lasting.former import PARAGRAPH, formers, living
from macros.site import Site

_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Leftover:
    """The anchors on a page that belonged to one object."""

    id: str
    anchors: tuple[str, ...]


def leftovers(site: Site, page: str, html: str) -> tuple[Leftover, ...]:
    """Return the published anchors of known objects that the page's content lacks."""
    present = set(_ID.findall(html))
    known = living(site.index) | formers(site.index).keys()
    found: dict[str, list[str]] = {}
    for anchor in dict.fromkeys((*site.ledger.anchors.get(page, ()), *_of_former(site, page))):
        owner = PARAGRAPH.sub("", anchor)
        if anchor not in present and owner in known:
            found.setdefault(owner, []).append(anchor)
    return tuple(Leftover(id, tuple(anchors)) for id, anchors in found.items())


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
    return site.part("leftovers", page, lost=lost, formers=formers(site.index))
