"""Checks that no page makes the reader's browser load anything from another site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import html

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
_LOADED_BY = ("src", "srcset", "poster", "data", "background", "action", "formaction")
_CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


def third_parties(built: Built, site: Site) -> Iterator[str]:
    """Yield every reference by which a page or style sheet would load from another host."""
    own = site.settings.site_url
    for page in built.pages.values():
        for url in _loaded(page.tree):
            if not urljoin(own + page.address, url).startswith((own, "data:")):
                yield f"{page.address}：会向别的网站请求“{url}”；请去掉，或把文件放进本站。"
    for path in sorted(built.folder.rglob("*.css")):
        where = path.relative_to(built.folder).as_posix()
        for match in _CSS_URL.finditer(path.read_text(encoding="utf-8")):
            url = match.group(1) or match.group(2)
            if not urljoin(own + where, url).startswith((own, "data:")):
                yield f"{where}：样式会向别的网站请求“{url}”；请去掉，或把文件放进本站。"


def _loaded(tree: html.HtmlElement) -> Iterator[str]:
    for element in tree.iter("*"):
        if not isinstance(element.tag, str):
            continue
        for name in _LOADED_BY:
            value = element.get(name)
            if value and name == "srcset":
                yield from (part.split()[0] for part in value.split(",") if part.split())
            elif value:
                yield value
        if element.tag == "link" and _LOADING_LINKS & set((element.get("rel") or "").split()):
            yield element.get("href") or ""
        if element.tag in ("image", "use") and element.get("href"):
            yield element.get("href") or ""
        for text in (element.get("style"), element.text if element.tag == "style" else None):
            for match in _CSS_URL.finditer(text or ""):
                yield match.group(1) or match.group(2)
