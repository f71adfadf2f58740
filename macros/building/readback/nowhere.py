"""The page that hosts send for an address under which nothing is: from any depth it leads to this site's pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.building.readback.said.around import navigation
from macros.building.readback.said.names import site_name
from macros.building.readback.said.page import Page
from macros.building.readback.said.shown import LANGUAGE
from macros.exports.trees import tree_of
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze


def nowhere(built: Built, site: Site) -> Iterator[Output]:
    """Yield the page."""
    yield Output("404.html", partial(_faults, built, site), True)


def _faults(built: Built, site: Site, content: bytes) -> Iterator[str]:
    page = Page(site, built, "404.html", tree_of(content))
    prefix = urlsplit(site.settings.site_url).path
    links = [str(link) for link in page.tree.xpath("//@href | //@src | //@action")]
    yield from lists_differ(
        "不从网站的根写起的网址",
        [one for one in links if not one.startswith((prefix, "#", "http:", "https:", "mailto:"))],
        (),
    )
    yield from differs("语言（lang）", page.tree.get("lang"), LANGUAGE)
    yield from differs(
        "网页标题", page.words("//head/title"), f"没有这个页面-{site_name(site.index.plan)}"
    )
    names = [squeeze(one) for one in (site.index.plan.title, site.index.plan.short_title) if one]
    brand = [squeeze(one.text_content()) for one in page.find("//a[@class='pl-brand']/span")]
    yield from lists_differ("页眉的名称", brand, names)
    robots = "".join(page.tree.xpath("//meta[@name='robots']/@content"))
    yield from differs("页首的 robots", robots, "noindex")
    yield from differs("规范网址", "".join(page.tree.xpath("//link[@rel='canonical']/@href")), "")
    yield from navigation(page)
