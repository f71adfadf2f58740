"""Pages: whose they are, what comes before and behind, and all that ``said`` reads in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urljoin

from lxml import html

from macros.addresses import address, downloads
from macros.building.built import Built
from macros.building.readback.output import Output, around, differs, lists_differ
from macros.building.readback.said.facts import faults_in
from macros.building.readback.said.page import Page
from macros.exports.trees import tree_of
from macros.index.entries import DocumentEntry, Entry, SectionEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.index.titles import link_text
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind
from macros.pages.pages import redirects
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_NOT_PAGES = ("404.html", "embed/")
_OF_THE_WHOLE = frozenset(
    (
        *(address.HOME, address.PLAN, address.CALENDAR, address.PROGRESS, address.CHANGES),
        *(address.RELATIONS, downloads.FOLDER, *map(address.listing, ObjectKind)),
    )
)
"""The pages that tell of the whole plan: they are read however many others there are."""


def pages(built: Built, site: Site) -> Iterator[Output]:
    """Yield every page that readers find, those that only lead on aside."""
    leading = {one.address for one in redirects(site.index, site.ledger)}
    for where in built.pages:
        if where not in leading and not where.startswith(_NOT_PAGES):
            name = f"{where}index.html" if where.endswith("/") or not where else where
            entry = address.entry_at(site.index, where)
            faults = partial(_faults, built, site, where, entry)
            yield Output(name, faults, where in _OF_THE_WHOLE)
    for entry in site.index.living.values():
        where = address.page(entry)
        if entry.kind is not ObjectKind.TERM and where not in built.pages:
            yield Output(f"{where}index.html", partial(_faults, built, site, where, entry))
    if site.index.terms:
        yield Output(f"{address.GLOSSARY}index.html", partial(_terms, site), True)


def words_of(tree: html.HtmlElement, xpath: str) -> str:
    """Return the words of all elements at a path without white space."""
    return squeeze("".join(str(one.text_content()) for one in tree.xpath(xpath)))


def _faults(
    built: Built, site: Site, where: str, entry: Entry | None, content: bytes
) -> Iterator[str]:
    own, tree = site.settings.site_url + where, tree_of(content)
    page = Page(site, built, where, tree)
    yield from faults_in(page)
    yield from differs("规范网址", "、".join(tree.xpath("//link[@rel='canonical']/@href")), own)
    for told in tree.xpath("//meta[@property='og:url' or @name='Url']/@content"):
        yield from differs("页首的网址", told, own)
    if entry is None:
        return
    heading = words_of(tree, "(//article//h1)[1]")
    if not heading.startswith(squeeze(link_text(entry))):
        yield from differs("标题", heading, squeeze(link_text(entry)))
    match entry:
        case MeasureEntry():
            yield from _around(site, entry, tree, own)
        case UnitEntry():
            yield from _roles(site, entry, tree, own)
        case SectionEntry() | TopicEntry() | DocumentEntry():
            links = {link.partition("#")[0] for link in page.leads("//article//a/@href")}
            lacking = [m.title for m in entry.measures if address.page(m) not in links]
            yield from lists_differ("措施的链接", (), lacking)


def _around(site: Site, entry: MeasureEntry, tree: html.HtmlElement, own: str) -> Iterator[str]:
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
