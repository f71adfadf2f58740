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
_NEW_LINE = re.compile(r"\r\n?|\f")
_ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|(.))", re.DOTALL)
_TOKEN = re.compile(
    r"(/\*.*?(?:\*/|\Z))"
    r"""|"((?:\\.|[^"\\\n])*+)"?|'((?:\\.|[^'\\\n])*+)'?"""
    r"|([#@]?(?:[-\w\x80-\U0010ffff]|\\(?:[0-9a-fA-F]{1,6}[ \t\n]?|[^\n]))++\(?)|<!--",
    re.DOTALL,
)
"""What of a style sheet is read as one: a comment; a text; a name, with the bracket if it is that of a function."""
_BARE_URL = re.compile(r"[ \t\n]*+(?![\"'])((?:\\.|[^)\\])*+)", re.DOTALL)
_AWAY = re.compile(r"[\0- ]*(?:[a-z][a-z0-9+.-]*:)?[\t\n]*[/\\][\t\n]*[/\\]", re.IGNORECASE)
"""How a text begins that is an address wherever it stands: image-set("https://…" 2x)."""
_LOADS = ("url(", "src(", "@import")
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
    """Return what a style sheet loads: neither what is within a comment, nor within another text."""
    found, at, before = list[str](), 0, ""
    text = _NEW_LINE.sub("\n", text)
    while token := _TOKEN.search(text, at):
        at = token.end()
        comment, *quoted, name = token.groups()
        if comment:
            continue
        words = next((_plain(one) for one in quoted if one), "")
        if before in _LOADS or _AWAY.match(words):
            found.append(words)
        before = _plain(name).lower() if name and (name[0] == "@" or name[-1] == "(") else ""
        if before == "url(" and (bare := _BARE_URL.match(text, at)):
            found.append(_plain(bare[1].rstrip(" \t\n")))
            at = bare.end()
    return tuple(filter(None, found))


def _plain(text: str) -> str:
    return _ESCAPED.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that an escape of a style sheet stands for."""
    if not match[1]:
        return match[2].strip("\n")  # an end of line is none, if escaped
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
