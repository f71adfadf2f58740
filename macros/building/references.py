"""What the files of a built site refer to, as written: pages, style sheets and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

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
_REFRESHED = re.compile(r"[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_TOKEN = re.compile(
    r"(/\*.*?(?:\*/|\Z))"
    r"""|"(?:\\.|[^"\\\n\r\f])*+|'(?:\\.|[^'\\\n\r\f])*+"""
    r"|((?:[-\w\x80-\U0010ffff]|\\(?:[0-9a-fA-F]{1,6}\s?|[^\n\r\f]))++)(\()?",
    re.DOTALL,
)
"""A comment of a style sheet; a text in it without the mark behind; a name, and whether it is that of a function."""
_BARE_URL = re.compile(r"\s*+(?![\"'])(?:\\.|[^)\\])*+", re.DOTALL)
_CSS_URL = re.compile(
    r"""(?:url|src)\(\s*(?:"([^"]*)|'([^']*)|([^'")\s]+))"""  # what a function names
    r"""|@import\s+(?:"([^"]*)|'([^']*))"""
    r"""|["']((?:[a-z][a-z0-9+.-]*:)?//[^"']*)""",  # image-set("https://…" 2x)
    re.IGNORECASE,
)
_IN_A_URL = r"[A-Za-z0-9._~:/?#@!$&*+,;=%-]*"


def of_page(tree: HtmlElement, source: bytes) -> frozenset[str]:
    """Return all to which a page links, or which it loads, as written. An attribute is looked for only if its name and ``=`` are in the source."""
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
    return frozenset(linked)


def of_set(value: str) -> Iterator[str]:
    """Yield the pictures of a ``srcset``."""
    yield from (part.split()[0] for part in value.split(",") if part.split())


@cache
def of_style(text: str) -> tuple[str, ...]:
    """Return what a style sheet loads."""
    plain = _ESCAPED.sub(_unescaped, _without_comments(text))
    found = _CSS_URL.finditer(plain)
    return tuple(next((group for group in one.groups() if group), "") for one in found)


def _without_comments(text: str) -> str:
    """Return a style sheet without its comments: ``/*`` within a text or an address begins none."""
    kept, at = list[str](), 0
    while "/*" in text and (found := _TOKEN.search(text, at)):
        end = found.end()
        if found[3] and _ESCAPED.sub(_unescaped, found[2]).lower() == "url":
            bare = _BARE_URL.match(text, end)
            end = bare.end() if bare else end
        elif found[0][0] in "\"'":
            end += text.startswith(found[0][0], end)
        kept += text[at : found.start()], " " if found[1] else text[found.start() : end]
        at = end
    return "".join((*kept, text[at:]))


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that an escape of a style sheet stands for."""
    if not match[1]:
        return match[2] or ""
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"


def of_xml(content: bytes, site_url: str) -> set[str]:
    """Return the addresses of the site in a feed or a sitemap: where one stands, not in its words."""
    root = etree.fromstring(content)
    found = {
        str(value).strip() for value in root.xpath("//@href | //*[local-name() = 'loc']/text()")
    }
    for words in map(str, root.xpath("//*[@type = 'html']/text()")):
        found |= of_page(fragment_fromstring(words, create_parent=True), words.encode())
    return {url for url in found if url.startswith(site_url)}


def of_text(text: str, site_url: str) -> set[str]:
    """Return the addresses of the site in a list: links of Markdown, and what a key gives.

    An address in the words of the plan is none: these say what they say, whether it is there or not.
    """
    own = re.escape(site_url) + _IN_A_URL
    given = re.compile(rf"(?<!\\)\]\(({own})\)|^[A-Za-z-]+: ({own})$", re.MULTILINE)
    return {match[1] or match[2] for match in given.finditer(text)}
