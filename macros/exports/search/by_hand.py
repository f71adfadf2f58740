"""The words of pages written by hand, read from the built pages: the data does not have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree, html

from macros.addresses import address
from macros.exports.file import Made
from macros.exports.search.record import Rank, Record, ResultKind
from macros.exports.trees import tree_of
from macros.model.kinds import ObjectKind
from macros.pages import pages
from macros.pages.site import Site

BEGIN, END = "<!-- from the data -->", "<!-- /from the data -->"
"""Stand on such a page around what the data says of the object."""
UNLISTED = (
    "about/fields/",
    "about/future/",
    "about/macros/",
    "about/messages/",
    "about/settings/",
    "about/speed/",
    "about/writing/",
)
"""Reference for those who edit or program: what citizens look for is not in it."""
FOR_EDITORS = ("about/editing/", "about/another-city/", "api/")
"""Guides for those who edit or program, which stand after all that is for citizens.

They are found by their headings: with all their words they would be more than half of what a search loads.
"""
PAGE = "search/"
"""The search page, which is not in its own index."""
_LEFT_OUT = {"table", "svg", "script", "style", "noscript", "form", "template", "h1", "nav", "pre"}
_INLINE = {
    "a", "abbr", "b", "bdi", "br", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "ruby",
    "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip


def add_commentary(records: tuple[Record, ...], site: Site, made: Made) -> Iterator[Record]:
    """Yield the records, with what hand-written pages say of their objects."""
    for record in records:
        name = f"{record.address}index.html"
        entry = address.entry_at(site.index, record.address)
        if entry is None or not made.by_hand(name):
            yield record
            continue
        own = _blocks(without_data(article_of(made.read(name))))
        yield replace(record, texts=(*record.texts, *(("编者说明", words) for words in own)))


def from_data(text: str) -> str:
    """Return what a macro prints on a page written by hand, parted from the words around it."""
    return f"{BEGIN}\n\n{text}\n\n{END}\n"


def page_records(records: tuple[Record, ...], site: Site, made: Made) -> Iterator[Record]:
    """Yield the pages that are about no single object: found by their words, lists by name.

    Which pages the site offers is what its sitemap says.
    """
    known = {record.address.partition("#")[0] for record in records}
    known |= {address.HOME, address.PLAN, PAGE, *UNLISTED}
    known |= {page.address for page in pages.pages(site.index, site.ledger) if not page.listed}
    lists = {address.listing(kind) for kind in ObjectKind} | {address.PROGRESS, address.CALENDAR}
    for where in etree.fromstring(made.read("sitemap.xml")).iterfind(".//{*}loc"):
        here = unquote((where.text or "").removeprefix(site.settings.site_url))
        if here in known - lists or not made.has(f"{here}index.html"):
            continue
        article = article_of(made.read(f"{here}index.html"))
        heading = article.find(".//h1")
        if heading is None:
            continue
        for_editors = here in FOR_EDITORS
        blocks = map(_words, article.xpath(".//h2 | .//h3")) if for_editors else _blocks(article)
        words = () if here in lists else tuple(("", block) for block in blocks)
        rank = Rank.FOR_EDITORS if for_editors else Rank.USUAL
        name = _words(heading)
        yield Record(ResultKind.PAGE, here, name, context="本站网页", rank=rank, texts=words)


def article_of(page: bytes) -> html.HtmlElement:
    """Return what is between the head and the foot of a page."""
    tree = tree_of(page)
    article = tree.find(".//article")
    if article is None:
        raise ValueError("a page without content")
    return article


def without_data(article: html.HtmlElement) -> html.HtmlElement:
    """Take away what stands between the marks, and return what is left: the words of people."""
    inside = False
    for node in list(article):
        comment = str(node) if isinstance(node, html.HtmlComment) else ""
        inside = inside or comment == BEGIN
        if inside:
            article.remove(node)
        inside = inside and comment != END
    return article


def _words(element: html.HtmlElement) -> str:
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """Yield the words of an element, with a line break where a block begins or ends."""
    if not isinstance(element.tag, str) or "headerlink" in (element.get("class") or ""):
        return
    around = "" if element.tag in _INLINE else "\n"
    yield around + (element.text or "")
    for child in element:
        if not _is_left_out(child):
            yield from _pieces(child)
        yield child.tail or ""
    yield around


def _is_left_out(element: html.HtmlElement) -> bool:
    """Whether an element says nothing itself: code, a table, a list entry that is a link."""
    if element.tag in _LEFT_OUT or element.get("data-search-exclude") is not None:
        return True
    linked = "".join(link.text_content() for link in element.findall(".//a"))
    return element.tag == "li" and 2 * len(linked) > len(element.text_content())


def _blocks(article: html.HtmlElement) -> list[str]:
    return [words for line in "".join(_pieces(article)).split("\n") if (words := line.strip())]
