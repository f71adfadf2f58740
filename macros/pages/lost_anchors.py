"""Published anchors whose element is gone: the page keeps them and explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from macros.addresses import address
from macros.index.former import ancestors_of, renamed
from macros.model.kinds import ObjectKind
from macros.pages.lasting_parts import may_be_empty
from macros.pages.site import Site
from macros.pages.views.former import Step, steps

_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Leftover:
    """The anchors on a page that belonged to one object."""

    id: str
    steps: tuple[Step, ...]
    """What became of it; nothing if it is living, elsewhere."""
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class Leftovers:
    """The anchors that a page has lost: of known objects, and of parts now without content."""

    objects: tuple[Leftover, ...]
    parts: tuple[str, ...]


def leftovers(site: Site, page: str, html: str) -> Leftovers:
    """Return the published anchors that the page's content lacks and that lead on from it.

    Those of pages that now lead to this one are among them: a browser keeps the anchor on the
    way. The object's own anchors are excluded: the redirect rewrites them. A part
    that the page must have whatever the data says is not among them.
    """
    published = (*site.ledger.anchors.get(page, ()), *_of_former(site, page), *_led(site, page))
    present = set(_ID.findall(html))
    gone = [anchor for anchor in dict.fromkeys(published) if anchor not in present]
    if not gone:
        return Leftovers((), ())
    objects: dict[str, list[str]] = {}
    parts = []
    for anchor in gone:
        owner = address.passage_owner(anchor)
        if site.index.find(owner):
            objects.setdefault(owner, []).append(anchor)
        elif may_be_empty(site.index, page, anchor):
            parts.append(anchor)
    found = tuple(
        Leftover(id, steps(site.index, id), tuple(anchors)) for id, anchors in objects.items()
    )
    return Leftovers(found, tuple(parts))


def _led(site: Site, page: str) -> Iterator[str]:
    """Yield the published anchors of the pages that redirect to this one.

    The object's own anchors are excluded: the redirect rewrites them.
    """
    if not (entry := address.entry_at(site.index, page)):
        return
    for old in filter(partial(renamed, site.index), ancestors_of(site.index, entry.id)):
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


def leftover_html(site: Site, page: str, html: str) -> str:
    """Return what a page shows at its end for the anchors it has lost; empty if none."""
    lost = leftovers(site, page, html)
    if not lost.objects and not lost.parts:
        return ""
    return site.part("leftovers", page, lost=lost)
