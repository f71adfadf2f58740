"""The head of a page, for browsers, search engines and link previews.

Pure: an address of the site in, words and addresses out. Nothing is stated here that the page
does not show; what the plan leaves open stays out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.addresses import address
from macros.index.entries import DocumentEntry, SectionEntry, TopicEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.titles import link_text
from macros.index.units import UnitEntry
from macros.pages.head.dublin_core import dublin_core
from macros.pages.head.jsonld import json_ld
from macros.pages.head.share import share_picture
from macros.pages.head.tags import Tag, page_tags, site_tags
from macros.pages.head.trail import Crumb, trail
from macros.pages.site import Site

SHARE_IMAGE = "assets/share.png"
"""The picture that previews of links showed before each kind of page had its own; it stays."""


@dataclass(frozen=True)
class Neighbour:
    """The measure printed before (``prev``) or after (``next``) the one on the page."""

    relation: str
    name: str
    address: str


@dataclass(frozen=True)
class Head:
    """Title, description and the like of one page, unescaped except ``json_ld``."""

    title: str
    name: str
    """The title without the name of the site."""
    description: str
    canonical: str
    """The public address; empty for a page without an address of its own."""
    listed: bool
    """Whether search engines should show the page."""
    tags: tuple[Tag, ...]
    """Those of a government website."""
    dublin_core: tuple[Tag, ...]
    open_graph: tuple[tuple[str, str], ...]
    json_ld: str
    """JSON for a script element: no ``<`` in it."""
    trail: tuple[Crumb, ...]
    pager: tuple[Neighbour, ...]
    example: Crumb | None
    """An example of a short address for the 404 page, if the plan has one."""


def head(site: Site, where: str, name: str, description: str, *, listed: bool = True) -> Head:
    """Return the head of the page at ``where``; ``name`` is its heading if it is of no object."""
    index = site.index
    own = _name(index, where, name)
    title = own if where == address.HOME else f"{own} - {site_name(index)}"
    words = description or index.plan.summary or index.plan.title
    crumbs = trail(index, where, name)
    url = site.settings.site_url + where
    return Head(
        title=title,
        name=own,
        description=words,
        canonical=url,
        listed=listed,
        tags=site_tags(site) + (page_tags(site, where, own, words, crumbs) if listed else ()),
        dublin_core=dublin_core(site, where, own) if listed else (),
        open_graph=_open_graph(site, where, title, words),
        json_ld=json_ld(site, where, title, crumbs) if listed else "",
        trail=crumbs,
        pager=tuple(_pager(index, where)),
        example=_example(index),
    )


def head_of_nowhere(site: Site) -> Head:
    """Return the head of the page that a host shows for addresses that are not there."""
    name = "没有这个页面"
    return Head(
        title=f"{name} - {site_name(site.index)}",
        name=name,
        description="这个地址下没有内容。可以搜索，或从列表进入。",
        canonical="",
        listed=False,
        tags=site_tags(site),
        dublin_core=(),
        open_graph=(),
        json_ld="",
        trail=(),
        pager=(),
        example=_example(site.index),
    )


def site_name(index: Index) -> str:
    """Return what the site is called."""
    return index.plan.short_title or index.plan.title


def _name(index: Index, where: str, name: str) -> str:
    """Return a name that no other page has: objects of one kind may share theirs."""
    if where == address.HOME:
        return index.plan.title
    match address.entry_at(index, where):
        case None:
            return name
        case SectionEntry() as entry if entry.ancestors:
            return f"{link_text(entry)}（{entry.label}）"
        case UnitEntry() as entry:
            return f"{link_text(entry)}：相关措施"
        case DocumentEntry() as entry:
            return f"{link_text(entry)}{entry.document.number or ''}"
        case TopicEntry() as entry:
            return f"主题：{link_text(entry)}"
        case entry:
            return link_text(entry)


def _pager(index: Index, where: str) -> Iterator[Neighbour]:
    measure = address.entry_at(index, where)
    if isinstance(measure, MeasureEntry):
        for relation, entry in zip(("prev", "next"), index.neighbours(measure.id), strict=True):
            if entry:
                yield Neighbour(relation, link_text(entry), address.page(entry))


def _open_graph(site: Site, where: str, title: str, words: str) -> tuple[tuple[str, str], ...]:
    root, picture = site.settings.site_url, share_picture(site.index, where)
    return (
        ("og:type", "article" if address.entry_at(site.index, where) else "website"),
        ("og:site_name", site_name(site.index)),
        ("og:title", title),
        ("og:description", words),
        ("og:url", root + where),
        ("og:locale", "zh_CN"),
        ("og:image", root + picture.address),
        ("og:image:type", "image/png"),
        ("og:image:width", str(picture.width)),
        ("og:image:height", str(picture.height)),
        ("og:image:alt", picture.alt),
    )


def _example(index: Index) -> Crumb | None:
    for entry in index.measures.values():
        if short := address.short_of(entry):
            return Crumb(entry.label, short)
    return None
