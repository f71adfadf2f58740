"""Checks that search drops nothing: every object and official word is in its index."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.building.built import Built
from macros.building.own_words import own_words
from macros.exports.search import by_hand, files
from macros.index.titles import heading
from macros.model.anchors import own_anchors
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze


def missing_in_search(built: Built, site: Site) -> Iterator[str]:
    """Yield every object, official passage and hand-written page that the index lacks."""
    try:
        found = files.read(built.folder / files.FOLDER)
    except ValueError as error:
        yield f"搜索索引不完整：{error}。"
        return
    words = {where: [squeeze(own) for own in texts] for where, texts in found.items()}
    for entry in site.index.living.values():
        where, name = address.page(entry), squeeze(heading(entry))
        if name not in words.get(where, ()):
            yield f"搜索索引里没有{entry.kind.label}“{name}”（{where}）。"
    for where, text in _official(site):
        if squeeze(text) not in words.get(where, ()):
            yield f"搜索索引里没有 {where} 的原文。"
    known = {*words, address.HOME, by_hand.PAGE, *by_hand.UNLISTED}
    for page in built.pages.values():
        if page.seen.by_hand and page.address not in known:
            yield f"搜索索引里没有 {page.address}。"
    for where in words:
        if where.partition("#")[0] not in built.pages:
            yield f"搜索索引里的 {where} 没有页面。"


def _official(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the address and the words of every piece of official text that search must know."""
    index = site.index
    yield from ((address.page(entry), words) for entry, words in own_words(index))
    with_pages = {anchor for e in index.sections.values() for anchor in own_anchors(e.section)}
    with_pages |= index.documents.keys()
    for passage in index.framing:
        if passage.anchor not in with_pages:
            yield address.in_plan(passage.anchor), passage.text
