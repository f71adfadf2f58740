"""Checks that nothing is dropped: every object and every official word is where it must be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from macros.addresses import address
from macros.addresses.links import relative
from macros.building.built import Built
from macros.building.own_words import own_words
from macros.index.former import renamed
from macros.index.titles import link_text
from macros.model.kinds import ObjectKind
from macros.pages import pages
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_LOCATIONS = re.compile("<loc>(.*?)</loc>")


def missing_objects(built: Built, site: Site) -> Iterator[str]:
    """Yield every object without its page, its place in a listing or in the sitemap."""
    index = site.index
    sitemap = (built.folder / "sitemap.xml").read_text(encoding="utf-8")
    mapped = set(_LOCATIONS.findall(sitemap))
    for kind, entries in index.by_kind.items():
        listing = built.pages.get(address.listing(kind))
        if listing is None and kind not in site.listed:
            continue
        if listing is None:
            yield f"没有{kind.label}的列表页 {address.listing(kind)}。"
            continue
        links, words = listing.links(), listing.text() if kind is ObjectKind.TERM else ""
        for id, entry in entries.items():
            where = address.page(entry)
            name = squeeze(link_text(entry))
            if kind is ObjectKind.TERM:
                if id not in listing.seen.ids or name not in words:
                    yield f"{listing.address} 上没有术语“{name}”（{id}）。"
                continue
            page = built.pages.get(where)
            if page is None:
                yield f"{kind.label}“{id}”没有页面 {where}。"
                continue
            if name not in page.seen.heading:
                yield f"{where} 的标题里没有“{name}”。"
            if relative(where, listing.address) not in links:
                yield f"列表页 {listing.address} 没有链接到 {where}。"
            if f"{site.settings.site_url}{where}" not in mapped:
                yield f"sitemap.xml 里没有 {where}。"
    for former in index.former.values():
        where = address.page(former)
        if former.kind in address.FOLDERS and not renamed(index, former.id):
            page = built.pages.get(where)
            if page is None or squeeze(former.reason) not in page.text("//article"):
                yield f'{where} 上没有“{former.title}”停用的原因；手写的页面请加上 {{{{ tombstone_page("{former.id}") }}}}。'
    for redirect in pages.redirects(index, site.ledger):
        if redirect.address not in built.pages:
            yield f"没有跳转页 {redirect.address}。"


def missing_words(built: Built, site: Site) -> Iterator[str]:
    """Yield official text that is not on its page word for word, or not in order on /plan/."""
    for where, own in groupby(own_words(site.index), key=lambda piece: address.page(piece[0])):
        if page := built.pages.get(where):
            for words in _out_of_order(page.seen.official, (words for _, words in own)):
                yield f"{where} 上的原文与数据不一致，或没有原文：“{words[:30]}”。"
    whole = built.pages.get(address.PLAN)
    if whole is None:
        yield f"没有公文全文页 {address.PLAN}。"
        return
    for words in _out_of_order(whole.text(), site.index.printed):
        yield f"{address.PLAN} 上没有按顺序出现“{words[:30]}”。"


def _out_of_order(shown: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces that ``shown`` does not have behind the piece before them."""
    cursor = 0
    for words in pieces:
        found = shown.find(squeeze(words), cursor)
        if found < 0:
            yield words
        else:
            cursor = found + len(squeeze(words))
