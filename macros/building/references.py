"""What the files of a built site refer to, as written: pages, style sheets and texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

_ATTRIBUTES = {
    **{name: etree.XPath(f"//@{name}", smart_strings=False) for name in (
        *("href", "src", "poster", "action", "formaction", "cite", "background", "longdesc"),
        *("manifest", "data", "srcset", "imagesrcset", "style"),
    )},
    "xlink:href": etree.XPath("//@*[name() = 'xlink:href']", smart_strings=False),
}  # fmt: skip
"""What finds the values of each attribute in which an address can stand."""
_ELEMENTS = {
    "<object": etree.XPath("//object/@data", smart_strings=False),
    "<image": etree.XPath("//image/@href", smart_strings=False),
    "<use": etree.XPath("//use/@href", smart_strings=False),
    "<style": etree.XPath("//style/text()", smart_strings=False),
    "<base": etree.XPath("//base/@href", smart_strings=False),
    "refresh": etree.XPath("//meta[@http-equiv = 'refresh']/@content", smart_strings=False),
}
"""What finds those of certain elements only."""
_WAYS = {
    **{n: (n.encode(), re.compile(rf"{n}\s*=".encode()), find) for n, find in _ATTRIBUTES.items()},
    **{n: (n.encode(), re.compile(n.encode()), find) for n, find in _ELEMENTS.items()},
}
"""The letters of each, how it is written, and what finds its values."""
_LINKED = (
    *("href", "src", "poster", "action", "formaction", "cite", "background", "longdesc"),
    *("manifest", "<object", "xlink:href"),
)
_LOADED = ("src", "poster", "data", "background", "action", "formaction", "<image", "<use")
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
_REFRESHED = re.compile(r"[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE)
_CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")
_IN_A_URL = r"[A-Za-z0-9._~:/?#@!$&*+,;=%-]*"


@dataclass(frozen=True)
class References:
    """The addresses in a page, as written."""

    linked: frozenset[str]
    """All to which it links, or which it loads."""
    loaded: frozenset[str]
    """What a browser asks for when it opens the page, or sends a form of it."""


def of_page(tree: HtmlElement, source: bytes) -> References:
    """Return what a page refers to. An attribute is looked for only if its name and ``=`` are in the source."""
    letters = source.lower()

    @cache
    def values(name: str) -> list[str]:
        letters_of_name, written, find = _WAYS[name]
        if letters_of_name not in letters or not written.search(letters):
            return []
        found: list[str] = find(tree)
        return found

    sets = (*values("srcset"), *values("imagesrcset"))
    inside = {url for value in sets for url in of_set(value)}
    inside.update(url for style in values("style") for url in of_style(style))
    inside.update(url for style in values("<style") for url in of_style(style))
    linked = {url for name in _LINKED for url in values(name)} | inside
    linked.update(m[1] for value in values("refresh") if (m := _REFRESHED.match(value)))
    if base := next(iter(values("<base")), ""):
        linked = {urljoin(base, link) for link in linked - {base}}
    loaded = {url for name in _LOADED for url in values(name) if url} | inside
    for link in tree.iter("link"):
        if _LOADING_LINKS & set((link.get("rel") or "").split()):
            loaded.add(link.get("href") or "")
    return References(frozenset(linked), frozenset(loaded))


def of_set(value: str) -> Iterator[str]:
    """Yield the pictures of a ``srcset``."""
    yield from (part.split()[0] for part in value.split(",") if part.split())


@cache
def of_style(text: str) -> tuple[str, ...]:
    """Return what a style sheet loads."""
    return tuple(match[1] or match[2] for match in _CSS_URL.finditer(text))


def of_text(text: str, site_url: str) -> set[str]:
    """Return the addresses of the site in a text: a feed, a sitemap, a list."""
    own = re.compile(f"(?<![A-Za-z0-9]){re.escape(site_url)}{_IN_A_URL}")
    return {url.rstrip(".,;:!?") for url in own.findall(html.unescape(text))}
