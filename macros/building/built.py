"""The pages of a built site, read once for all checks."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from lxml import etree, html

from macros.addresses import address
from macros.building import references
from macros.building.harmless import begun_twice, faults_of_page, used_twice
from macros.exports.file import BY_HAND, names_in
from macros.exports.kept_results import Kept, KeptResults
from macros.exports.trees import tree_of
from macros.text.lines.reflow import squeeze

_IDS = etree.XPath("//@id", smart_strings=False)
_NAMES = etree.XPath("//a/@name", smart_strings=False)
_HEADINGS = etree.XPath("//article//h1")
_OFFICIAL = etree.XPath('//*[@class="pl-official"]')
_COMMENTS = etree.XPath("//comment()[string() = $mark]")


@dataclass(frozen=True)
class Seen:
    """What the checks ask of a page, found in its tree at once, so that no tree need be kept."""

    links: frozenset[str]
    """All to which it links, or which it loads, as written."""
    harmful: tuple[str, ...]
    """What in it is not known to be harmless."""
    ids: frozenset[str]
    """The ids of all its elements."""
    anchors: frozenset[str]
    """The names in the page to which a link can lead."""
    heading: str
    """The words of its headings of the first level without white space."""
    official: str
    """The words that it shows as official, without white space."""
    by_hand: bool
    """Whether people wrote it."""

    def kept(self) -> bytes:
        """Return it as it is kept for the next build."""
        said = {**vars(self), **{name: sorted(getattr(self, name)) for name in _SETS}}
        return json.dumps(said, ensure_ascii=False).encode()

    @classmethod
    def recalled(cls, kept: Kept) -> Seen:
        """Return what was kept."""
        said = json.loads(bytes(kept))
        said |= {name: frozenset(said[name]) for name in _SETS}
        return cls(**said | {"harmful": tuple(said["harmful"])})


_SETS = ("links", "ids", "anchors")
"""Those of its fields of which the order says nothing."""


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file: its address from the site's root."""

    address: str
    file: Path
    own: str
    """The address of the site."""
    results: KeptResults
    """What the last build found in its pages."""

    @property
    def tree(self) -> html.HtmlElement:
        """Its tree, parsed now."""
        return tree_of(self.file.read_bytes())

    def text(self, xpath: str = "//article") -> str:
        """Return the words in the elements at ``xpath`` without white space."""
        return _words(self.tree.xpath(xpath))

    def links(self) -> set[str]:
        """Return the targets of all links, as written."""
        return set(self.tree.xpath("//a/@href"))

    @cached_property
    def seen(self) -> Seen:
        """What checks ask of it; of a page as it was before, what was found then."""
        source = self.file.read_bytes()
        found: list[Seen] = []

        def look() -> bytes:
            found.append(self._looked(source))
            return found[0].kept()

        kept = self.results.result(f"{self.own}\0{self.address}\0".encode() + source, look)
        return found[0] if found else Seen.recalled(kept)

    def _looked(self, source: bytes) -> Seen:
        tree = tree_of(source)
        all_ids = _IDS(tree)
        ids = frozenset(all_ids)
        return Seen(
            links=references.of_page(tree, source),
            harmful=(
                *faults_of_page(tree, self.own, self.address),
                *begun_twice(tree, source),
                *used_twice(all_ids),
            ),
            ids=ids,
            anchors=ids.union(_NAMES(tree)) if b"name" in source.lower() else ids,
            heading=_words(_HEADINGS(tree)),
            official=_words(_OFFICIAL(tree)),
            by_hand=bool(_COMMENTS(tree, mark=BY_HAND[4:-3])),
        )


def _words(elements: list[html.HtmlElement]) -> str:
    return squeeze("".join(element.text_content() for element in elements))


@dataclass(frozen=True)
class Built:
    """All pages of a site by address, the names of all its files, and the folder they are in."""

    folder: Path
    pages: dict[str, BuiltPage]
    files: frozenset[str]
    results: KeptResults = field(default_factory=partial(KeptResults, __name__))
    """What is known of its pages, and what was known of those of the last build."""


def read_built(folder: Path, site_url: str) -> Built:
    """Find every file of the site in ``folder``; ``site_url`` is where readers find it."""
    names = sorted(names_in(folder))
    addresses = {
        name: name if name.rpartition("/")[2] != "index.html" else name[: -len("index.html")]
        for name in names
        if name.endswith(".html") and not address.is_proof(name)
    }
    results = KeptResults(f"{__name__}\0{site_url}")
    pages = {
        where: BuiltPage(where, folder / name, site_url, results)
        for name, where in addresses.items()
    }
    return Built(folder, pages, frozenset(names), results)
