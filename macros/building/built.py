"""The pages of a built site, read once for all checks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import html

from macros.text.reflow import squeeze


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


@dataclass(frozen=True)
class Built:
    """All pages of a site by address, and the folder they are in."""

    folder: Path
    pages: dict[str, BuiltPage]


def read_built(folder: Path) -> Built:
    """Parse every HTML file of the site in ``folder``."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        where = name.removesuffix("index.html") if path.name == "index.html" else name
        tree = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        pages[where] = BuiltPage(where, tree)
    return Built(folder, pages)
