"""The links in a page's head by which programs find its feed, data and frame."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address, offers
from macros.addresses.offers import page_object
from macros.pages.site import Site

HeadLink = dict[str, str]
"""The attributes of a ``<link>`` element."""


def head_links(site: Site, page: str) -> list[HeadLink]:
    """Return the links for the head of the page at an address; addresses are absolute."""
    return list(_links(site, page))


def _links(site: Site, page: str) -> Iterator[HeadLink]:
    plan = site.index.plan
    yield _link(site, "application/atom+xml", offers.feed(), f"{plan.title}：变更")
    owner = page_object(page)
    if owner is None or owner[1] not in dict(site.index.kinds())[owner[0]]:
        if page == address.HOME:
            yield _link(site, "application/json", f"{offers.API}plan.json", "数据（JSON）")
        return
    kind, id = owner
    name = site.renderer.called(id)
    if kind in offers.FED:
        yield _link(site, "application/atom+xml", offers.feed(kind, id), f"{name}：变更")
    yield _link(site, "application/json", offers.api(kind, id), f"{name}：数据（JSON）")
    if kind in offers.EMBEDDED:
        yield _link(site, "application/json+oembed", offers.oembed(kind, id), name)


def _link(site: Site, type: str, where: str, title: str) -> HeadLink:
    return {
        "rel": "alternate",
        "type": type,
        "href": site.settings.site_url + where,
        "title": title,
    }
