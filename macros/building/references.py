"""What the files of a built site refer to, as written: pages, style sheets and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

_LINKS = etree.XPath(
    "//@href | //@src | //@poster | //@action | //@formaction | //@cite | //@background"
    " | //object/@data | //@longdesc | //@manifest | //@*[name() = 'xlink:href']",
    smart_strings=False,
)
SETS = etree.XPath("//@srcset | //@imagesrcset", smart_strings=False)
STYLES = etree.XPath("//@style | //style/text()", smart_strings=False)
"""Of a page: the sets of pictures to choose from, and the styles that stand in it."""
_REFRESH = etree.XPath("//meta[@http-equiv = 'refresh']/@content", smart_strings=False)
_REFRESHED = re.compile(r"[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_CSS_URL = re.compile(
    r"""(?:url|src)\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]+))"""  # what a function names
    r"""|@import\s+(?:"([^"]*)"|'([^']*)')"""
    r"""|["']((?:[a-z][a-z0-9+.-]*:)?//[^"']*)["']""",  # image-set("https://…" 2x)
    re.IGNORECASE,
)
_IN_A_URL = r"[A-Za-z0-9._~:/?#@!$&*+,;=%-]*"


def of_page(tree: HtmlElement) -> set[str]:
    """Return all that a page links to or loads."""
    found = set(_LINKS(tree))
    found.update(url for value in SETS(tree) for url in of_set(value))
    found.update(url for style in STYLES(tree) for url in of_style(style))
    found.update(m[1] for value in _REFRESH(tree) if (m := _REFRESHED.match(value)))
    base = str(tree.xpath("string(//base/@href)"))
    return {urljoin(base, link) for link in found - {base}} if base else found


def of_set(value: str) -> Iterator[str]:
    """Yield the pictures of a ``srcset``."""
    yield from (part.split()[0] for part in value.split(",") if part.split())


def of_style(text: str) -> Iterator[str]:
    """Yield what a style sheet loads."""
    plain = _ESCAPED.sub(_unescaped, _COMMENT.sub(" ", text))
    for match in _CSS_URL.finditer(plain):
        yield next((group for group in match.groups() if group), "")


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that an escape of a style sheet stands for."""
    code = int(match[1], 16) if match[1] else 0
    return chr(code) if 0 < code <= 0x10FFFF else match[2] or ""


def of_xml(content: bytes, site_url: str) -> set[str]:
    """Return the addresses of the site in a feed or a sitemap: where one stands, not in its words."""
    root = etree.fromstring(content)
    found = {
        str(value).strip() for value in root.xpath("//@href | //*[local-name() = 'loc']/text()")
    }
    for words in root.xpath("//*[@type = 'html']/text()"):
        found |= of_page(fragment_fromstring(str(words), create_parent=True))
    return {url for url in found if url.startswith(site_url)}


def of_text(text: str, site_url: str) -> set[str]:
    """Return the addresses of the site in a list: links of Markdown, and what a key gives.

    An address in the words of the plan is none: these say what they say, whether it is there or not.
    """
    own = re.escape(site_url) + _IN_A_URL
    given = re.compile(rf"(?<!\\)\]\(({own})\)|^[A-Za-z-]+: ({own})$", re.MULTILINE)
    return {match[1] or match[2] for match in given.finditer(text)}
