"""A page as it is read: its tree, what of the plan it is about, and how words and links in it are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import unquote, urljoin

from lxml import etree, html

from macros.addresses import address
from macros.addresses.links import target
from macros.building.built import Built
from macros.index.entries import Entry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze


@dataclass(frozen=True)
class Page:
    """A page of a built site."""

    site: Site
    built: Built
    where: str
    """Its address from the site's root."""
    tree: html.HtmlElement

    @property
    def index(self) -> Index:
        """The plan."""
        return self.site.index

    @cached_property
    def entry(self) -> Entry | None:
        """The object that it is about, if it is about one."""
        return address.entry_at(self.index, self.where)

    @property
    def url(self) -> str:
        """Its public address."""
        return self.site.settings.site_url + self.where

    @property
    def by_hand(self) -> bool:
        """Whether people wrote it, so that it may have more than macros print."""
        built = self.built.pages.get(self.where)
        return built is not None and built.seen.by_hand

    def measure_at(self, where: str) -> MeasureEntry | None:
        """Return the measure of which the page is at an address."""
        entry = address.entry_at(self.index, where)
        return entry if isinstance(entry, MeasureEntry) else None

    def find(self, xpath: str) -> list[html.HtmlElement]:
        """Return the elements at a path."""
        found: list[html.HtmlElement] = _compiled(xpath)(self.tree)
        return found

    def leads(self, xpath: str) -> list[str]:
        """Return where the links at a path lead."""
        return [self.to(str(link)) for link in _compiled(xpath)(self.tree)]

    def words(self, xpath: str) -> str:
        """Return the words of all elements at a path without white space."""
        return "".join(words(one) for one in self.find(xpath))

    def to(self, link: str | None) -> str:
        """Return where a link leads: from the site's root, or to another site."""
        path, mark, anchor = (link or "").partition("#")
        where = target(path, self.where)
        if where is None:
            whole = urljoin(self.url, link or "")
            inside = whole.removeprefix(self.site.settings.site_url)
            way, mark, asked = inside.partition("?")
            return f"{unquote(way)}{mark}{asked}" if inside != whole else whole
        return f"{where}{mark}{anchor}" if anchor else where

    def links(self, of: html.HtmlElement, xpath: str = ".//a/@href") -> list[str]:
        """Return where the links in an element lead."""
        return [self.to(str(link)) for link in of.xpath(xpath)]


@cache
def _compiled(xpath: str) -> etree.XPath:
    return etree.XPath(xpath)


Fact = Callable[[Page], Iterator[str]]
"""Yields what a page says otherwise than the plan has it."""


def words(of: html.HtmlElement) -> str:
    """Return the words of an element without white space."""
    return squeeze(str(of.text_content()))


def is_made(of: html.HtmlElement) -> bool:
    """Whether a macro printed an element: what people write has no classes of the site."""
    around = [of, *of.iterancestors()]
    names = (one.get("class", "") for one in around if one.tag not in ("article", "body"))
    return any(name.startswith(("pl-", "px-")) for words in names for name in words.split())


def words_besides(of: html.HtmlElement, names: str) -> str:
    """Return the words of an element without those that stand in elements of some classes."""
    classes = names.split()
    kept = (
        str(text)
        for text in of.xpath(".//text()")
        if not any(_within(text.getparent(), of, name, text.is_tail) for name in classes)
    )
    return squeeze("".join(kept))


def _within(at: html.HtmlElement | None, top: html.HtmlElement, name: str, is_tail: bool) -> bool:
    """Whether text of an element, or behind it, stands in one with a class, below another."""
    if is_tail and at is not None:
        at = at.getparent()
    while at is not None and at is not top:
        if name in at.get("class", "").split():
            return True
        at = at.getparent()
    return False
