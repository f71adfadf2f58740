"""Pages: whose they say they are, what comes before and behind, roles and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from urllib.parse import urljoin

from lxml import html

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.output import Output, around, differs, lists_differ
from macros.exports.trees import tree_of
from macros.index.entries import DocumentEntry, Entry, SectionEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.index.titles import link_text
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind, Role
from macros.pages.pages import redirects
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_NOT_PAGES = ("404.html", "embed/")
_LABELS = frozenset(role.label for role in Role)


def pages(built: Built, site: Site) -> Iterator[Output]:
    """Yield every page that readers find, those that only lead on aside."""
    leading = {one.address for one in redirects(site.index, site.ledger)}
    for where in built.pages:
        if where not in leading and not where.startswith(_NOT_PAGES):
            name = f"{where}index.html" if where.endswith("/") or not where else where
            entry = address.entry_at(site.index, where)
            yield Output(name, partial(_faults, site, where, entry), where == address.CALENDAR)
    for entry in site.index.living.values():
        where = address.page(entry)
        if entry.kind is not ObjectKind.TERM and where not in built.pages:
            yield Output(f"{where}index.html", partial(_faults, site, where, entry))
    if site.index.terms:
        yield Output(f"{address.GLOSSARY}index.html", partial(_terms, site), True)


def words_of(tree: html.HtmlElement, xpath: str) -> str:
    """Return the words of all elements at a path without white space."""
    return squeeze("".join(str(one.text_content()) for one in tree.xpath(xpath)))


def _faults(site: Site, where: str, entry: Entry | None, content: bytes) -> Iterator[str]:
    own, tree = site.settings.site_url + where, tree_of(content)
    yield from differs("规范网址", "、".join(tree.xpath("//link[@rel='canonical']/@href")), own)
    for told in tree.xpath("//meta[@property='og:url' or @name='Url']/@content"):
        yield from differs("页首的网址", told, own)
    if where == address.CALENDAR:
        due = [one.deadline.on.isoformat() for one in site.tracking.deadlines if one.deadline.on]
        yield from _dates(tree, due)
    if entry is None:
        return
    heading = words_of(tree, "(//article//h1)[1]")
    if not heading.startswith(squeeze(link_text(entry))):
        yield from differs("标题", heading, squeeze(link_text(entry)))
    links = {urljoin(own, link).partition("#")[0] for link in tree.xpath("//article//a/@href")}
    match entry:
        case MeasureEntry():
            yield from _measure(site, entry, tree, own, links)
        case UnitEntry():
            yield from _roles(site, entry, tree, own)
        case SectionEntry() | TopicEntry() | DocumentEntry():
            lacking = [m.title for m in entry.measures if site.url(m) not in links]
            yield from lists_differ("措施的链接", (), lacking)


def _measure(
    site: Site, entry: MeasureEntry, tree: html.HtmlElement, own: str, links: set[str]
) -> Iterator[str]:
    before, behind = (site.url(one) if one else "" for one in around(site, entry.id))
    for what, found, expected in (
        ("上一条", "//a[@class='pl-pager__prev']/@href", before),
        ("下一条", "//a[@class='pl-pager__next']/@href", behind),
        ("页首的上一条", "//link[@rel='prev']/@href", before),
        ("页首的下一条", "//link[@rel='next']/@href", behind),
    ):
        yield from differs(
            what, "、".join(urljoin(own, link) for link in tree.xpath(found)), expected
        )
    units = [site.index.units[id] for id in entry.unit_ids]
    yield from lists_differ("单位的链接", (), [u.title for u in units if site.url(u) not in links])
    told = {squeeze(str(one)) for one in tree.xpath("//*[contains(@class, 'pl-role ')]/text()")}
    roles = sorted({one.role.label for one in entry.relations})
    yield from lists_differ("角色", sorted(told.intersection(_LABELS)), roles)
    due = [one.on.isoformat() for one in entry.measure.all_deadlines if one.on]
    yield from _dates(tree, (*due, *(one.date.isoformat() for one in entry.reports)))


def _dates(tree: html.HtmlElement, expected: Iterable[str]) -> Iterator[str]:
    there = set(tree.xpath("//article//time/@datetime"))
    yield from lists_differ("日期", (), [day for day in expected if day not in there])


def _roles(site: Site, entry: UnitEntry, tree: html.HtmlElement, own: str) -> Iterator[str]:
    """Each measure stands once, under the first of the unit's roles in it."""
    first: dict[str, str] = {}
    for role, tasks in entry.by_role:
        for task in tasks:
            first.setdefault(site.url(task.entry), f"role-{role.value.replace('_', '-')}")
    found = []
    for link in tree.xpath("//article//*[@class='pl-task__name']/a"):
        group = link.xpath("string(preceding::h2[starts-with(@id, 'role-')][1]/@id)")
        found.append(f"{urljoin(own, link.get('href'))} {group}")
    expected = [f"{url} {group}" for url, group in first.items()]
    yield from lists_differ("角色分组中的措施", sorted(found), sorted(expected))


def _terms(site: Site, content: bytes) -> Iterator[str]:
    words = words_of(tree_of(content), "//article")
    for entry in site.index.terms.values():
        for said in (entry.term.term, entry.term.definition):
            if said and squeeze(said) not in words:
                yield f"术语“{entry.title}”的文字缺“{said[:30]}”"
