"""The links in a page's head by which programs find its feed, calendar, data and frame."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address, downloads
from macros.index.titles import full_name
from macros.pages.site import Site

HeadLink = dict[str, str]
"""The attributes of a ``<link>`` element."""


def head_links(site: Site, page: str) -> list[HeadLink]:
    """Return the links for the head of the page at an address; addresses are absolute."""
    return list(_links(site, page))


def _links(site: Site, page: str) -> Iterator[HeadLink]:
    plan, entry = site.index.plan, address.entry_at(site.index, page)
    yield _link(site, "application/atom+xml", address.PLAN_FEED, f"{plan.title}：变更")
    if page in (address.HOME, address.CALENDAR):
        if of_plan := downloads.calendar_of_plan(site.index):
            yield _link(site, "text/calendar", of_plan, f"{plan.title}：期限日历")
    if entry is None and address.has_markdown(site.index, page):
        name = "全文" if page == address.PLAN else "本页"
        yield _link(site, downloads.MARKDOWN_TYPE, address.markdown(page), f"{name}（Markdown）")
    if page == address.HOME:
        yield _link(site, "application/json", f"{address.API}plan.json", "数据（JSON）")
    if entry is None:
        return
    name = full_name(entry)
    if entry.kind in address.FED:
        yield _link(site, "application/atom+xml", address.feed(entry), f"{name}：变更")
    if calendar := downloads.calendar_of(site.index, entry):
        yield _link(site, "text/calendar", calendar, f"{name}：期限日历")
    yield _link(site, "application/json", address.api(entry), f"{name}：数据（JSON）")
    yield _link(site, downloads.MARKDOWN_TYPE, address.markdown(page), f"{name}（Markdown）")
    if entry.kind in address.EMBEDDED:
        yield _link(site, "application/json+oembed", address.oembed(entry), name)


def _link(site: Site, type: str, where: str, title: str) -> HeadLink:
    return {
        "rel": "alternate",
        "type": type,
        "href": site.settings.site_url + where,
        "title": title,
    }
