"""Links outside official text are called by what they lead to; sources are as the plan gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs
from macros.building.readback.said.names import name_of, source_words
from macros.building.readback.said.page import Page, is_made, words, words_besides
from macros.index.entries import Entry
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.fields import Model
from macros.model.kinds import ObjectKind
from macros.model.measure import Source
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_OF_THE_WHOLE = {
    *(address.HOME, address.CALENDAR, address.PROGRESS, address.RELATIONS, address.COMPARE),
    *map(address.listing, ObjectKind),
}
_MEETINGS = ("px-matrix", "px-meetings")
"""Tables of the relations, which have a reader of their own."""
_OTHERWISE = frozenset(
    ("pl-official", "pl-source", "pl-sources", "pl-definitions", "pl-issued-table", *_MEETINGS)
)
"""Where links are called by words of the text, or of a source."""
_ASKING = {"打开这一部分的页面", "全文", "查看术语", "后来修改过", "已删去", "后来增加"}
"""What links say that ask a reader to open a page which is named beside them."""
_KEPT = "·存档副本"


def links(page: Page) -> Iterator[str]:
    """Yield the links that are called by another object than that to which they lead."""
    if page.entry is None and page.where not in _OF_THE_WHOLE:
        return
    by_page = _by_page(page.site)
    for link in page.find("//article//a[@href]"):
        entry = by_page.get(page.to(link.get("href")))
        if entry is None or _is_otherwise(link) or not is_made(link):
            continue
        said = words_besides(link, "pl-count px-mark headerlink")
        if said not in _ASKING and said not in _names(entry):
            yield from differs(f"到 {address.page(entry)} 的链接", said, name_of(entry))


def _is_otherwise(link: html.HtmlElement) -> bool:
    around = (one.get("class", "").split() for one in (link, *link.iterancestors()))
    return any(not _OTHERWISE.isdisjoint(classes) for classes in around)


@cache
def _by_page(site: Site) -> dict[str, Entry]:
    return {
        address.page(one): one
        for one in site.index.living.values()
        if one.kind is not ObjectKind.TERM
    }


def _names(entry: Entry) -> set[str]:
    names = {name_of(entry), squeeze(entry.title), f"/{address.page(entry)}"}
    match entry:
        case MeasureEntry():
            names |= {entry.number, squeeze(entry.label)}
        case UnitEntry():
            names |= {squeeze(one) for one in (*entry.unit.called, *entry.printed_words)}
        case _:
            pass
    return names


def sources(page: Page) -> Iterator[str]:
    """Yield the sources of which the plan has none with this title, day and address."""
    if page.entry is None and page.where not in _OF_THE_WHOLE:
        return
    known = {(said, page.to(at) if "://" in at else at) for said, at in _sources(page.site)}
    for one in page.find("//*[@class='pl-source'][not(a[starts-with(@href, '#')])]"):
        said = words(one).removeprefix("来源：").partition(_KEPT)[0]
        if (said, "".join(page.links(one, "./a/@href"))) not in known:
            yield f"数据里没有这样的来源：{said}"


@cache
def _sources(site: Site) -> set[tuple[str, str]]:
    """Return the words of every source of the plan, each with where it leads."""
    index = site.index
    held: list[Model] = [index.plan, *index.changes, *index.moved, *index.retired]
    held += [one.measure for one in index.measures.values()]
    held += [one.unit for one in index.units.values()]
    held += [one.document for one in index.documents.values()]
    held += [one.section for one in index.sections.values() if not one.ancestors]
    held += [one.term for one in index.terms.values()]
    found = set()
    for one in _within_all(held):
        of = index.documents.get(one.document or "")
        found.add((source_words(one), one.url or (address.page(of) if of else "")))
    return found


def _within_all(values: Iterable[object]) -> Iterator[Source]:
    for value in values:
        if isinstance(value, Source):
            yield value
        elif isinstance(value, Model):
            yield from _within_all(dict(value).values())
        elif isinstance(value, tuple):
            yield from _within_all(value)
