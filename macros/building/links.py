"""Checks that every link, anchor and picture inside the site leads somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from macros.addresses.links import target
from macros.building import references
from macros.building.built import Built
from macros.pages.site import Site

_TEXTS = {".txt", ".md"}
_ELSEWHERE = ("mailto:", "tel:", "javascript:", "data:")


def broken_links(built: Built, site: Site) -> Iterator[str]:
    """Yield every link of a page, style sheet, feed or list to what the site does not have.

    Links to other sites are not followed. Links are resolved at the public address, so that
    absolute ones are checked too. Capitals count, whatever the disk of this machine thinks.
    """
    targets = _Targets(built, site.settings.site_url)
    good: set[str] = set()
    total = 0
    for name, links in _references(built, site.settings.site_url):
        total += len(links)
        up = "../" * name.count("/")
        for link in sorted(links):
            # From the root of the site the rest of such a link means the same on every page.
            rest = link[len(up) :] if up and link.startswith(up) else None
            if rest in good:
                continue
            if reason := targets.fault(link, name):
                yield f"{name or 'index.html'}：链接“{link}”走不通（{reason}）。"
            elif rest is not None:
                good.add(rest)
    if not total:
        yield "链接检查一个链接也没有找到。"


def _references(built: Built, site_url: str) -> Iterator[tuple[str, Collection[str]]]:
    """Yield each file that can link to others, with its links as written.

    Of what cannot be read no link is followed; ``third_parties`` reports it.
    """
    for page in built.pages.values():
        yield page.address, page.seen.links
    for name in sorted(built.files):
        suffix, file = name[name.rfind(".") :], built.folder / name
        if suffix == ".css":
            yield name, set(references.of_style(file.read_text("utf-8", "replace")))
        elif suffix == ".xml":
            with suppress(etree.XMLSyntaxError):
                yield name, references.of_xml(file.read_bytes(), site_url)
        elif suffix in _TEXTS:
            yield name, references.of_text(file.read_text("utf-8", "replace"), site_url)


@dataclass(frozen=True)
class _Targets:
    """All to which a link can lead."""

    built: Built
    site_url: str

    @cached_property
    def root(self) -> str:
        """The path of the site on its host."""
        return urlsplit(self.site_url).path

    def fault(self, link: str, name: str) -> str:
        """Return why a link in the file ``name`` leads nowhere; empty if it leads somewhere."""
        path, _, anchor = link.partition("#")
        where = target(path, name)
        return self._missing(where, anchor) if where is not None else self._fault(link, name)

    def _fault(self, link: str, name: str) -> str:
        """Return the fault of any link, by the whole rule for addresses."""
        link = link.strip()
        if link.lower().startswith(_ELSEWHERE):
            return ""
        try:
            given, there = urlsplit(link), urlsplit(urljoin(self.site_url + name, link))
        except ValueError:
            return "不是网址"
        if there.scheme in ("http", "https") and not there.netloc:
            return "不是网址"
        if f"{there.path}/" == self.root and not given.scheme:
            return self._missing("", there.fragment)
        if there.geturl().startswith(self.site_url):
            return self._missing(unquote(there.path.removeprefix(self.root)), there.fragment)
        return "" if given.scheme or given.netloc else "在本站之外"

    def _missing(self, where: str, anchor: str) -> str:
        """Return what is not there: the page or file, or the anchor in it."""
        choices = (where, f"{where}/", where.removesuffix("index.html"))
        page = next((c for c in choices if c in self.built.pages), None)
        if page is None:
            return "" if where in self.built.files else "没有这个网页或文件"
        name = unquote(anchor).partition(":~:")[0]
        known = name in ("", "top") or name in self.built.pages[page].seen.anchors
        return "" if known else "那一页没有这个锚点"
