"""Checks that no page makes the reader's browser load anything from another site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree, html

from macros.building import references
from macros.building.built import Built
from macros.pages.site import Site

_LOADING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "apple-touch-icon",
    "search",
}
_LOADS = etree.XPath(
    "//@src[. != ''] | //@poster[. != ''] | //@data[. != ''] | //@background[. != '']"
    " | //@action[. != ''] | //@formaction[. != '']"
    " | //image/@href[. != ''] | //use/@href[. != '']",
    smart_strings=False,
)


def third_parties(built: Built, site: Site) -> Iterator[str]:
    """Yield every reference by which a page or style sheet would load from another host."""
    own = site.settings.site_url
    for page in built.pages.values():
        for url in _loaded(page.tree):
            if not urljoin(own + page.address, url).startswith((own, "data:")):
                yield f"{page.address}：会向别的网站请求“{url}”；请去掉，或把文件放进本站。"
    for path in sorted(built.folder.rglob("*.css")):
        where = path.relative_to(built.folder).as_posix()
        for url in references.of_style(path.read_text(encoding="utf-8")):
            if not urljoin(own + where, url).startswith((own, "data:")):
                yield f"{where}：样式会向别的网站请求“{url}”；请去掉，或把文件放进本站。"


def _loaded(tree: html.HtmlElement) -> Iterator[str]:
    yield from _LOADS(tree)
    for value in references.SETS(tree):
        yield from references.of_set(value)
    for link in tree.iter("link"):
        if _LOADING_LINKS & set((link.get("rel") or "").split()):
            yield link.get("href") or ""
    for style in references.STYLES(tree):
        yield from references.of_style(style)
