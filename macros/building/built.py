"""The pages of a built site, read once for all checks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree, html

from macros.text.reflow import squeeze

_IDS = etree.XPath("//@id", smart_strings=False)
_NAMES = etree.XPath("//a/@name", smart_strings=False)


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file: its address from the site's root and its parsed tree."""

    address: str
    tree: html.HtmlElement

    def text(self, xpath: str = "//article") -> str:
        """Return the words in the elements at ``xpath`` without white space."""
        return squeeze("".join(element.text_content() for element in self.tree.xpath(xpath)))

    def links(self) -> set[str]:
        """Return the targets of all links, as written."""
        return set(self.tree.xpath("//a/@href"))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all its elements."""
        return frozenset(_IDS(self.tree))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The names in the page to which a link can lead."""
        return self.ids.union(_NAMES(self.tree))


@dataclass(frozen=True)
class Built:
    """All pages of a site by address, the names of all its files, and the folder they are in."""

    folder: Path
    pages: dict[str, BuiltPage]
    files: frozenset[str] = frozenset()


def read_built(folder: Path) -> Built:
    """Parse every HTML file of the site in ``folder``."""
    pages = {}
    files = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    for name in files:
        if name.endswith(".html"):
            where = name if name.rpartition("/")[2] != "index.html" else name[: -len("index.html")]
            page = (folder / name).read_bytes()
            tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
            pages[where] = BuiltPage(where, tree)
    return Built(folder, pages, frozenset(files))
