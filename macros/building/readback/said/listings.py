"""Lists of topics, documents and terms: beside each object stand the measures that the plan gives it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.names import name_of
from macros.building.readback.said.page import Page, words
from macros.model.kinds import ObjectKind
from macros.text.lines.reflow import squeeze

_MEASURES = ".//ol[@class='pl-measures']/li/a/@href"


def listings(page: Page) -> Iterator[str]:
    """Yield what a list says beside an object otherwise than the plan has it."""
    if page.where == address.listing(ObjectKind.TOPIC):
        yield from _topics(page)
    if page.where == address.listing(ObjectKind.DOCUMENT):
        yield from _documents(page)
    if page.where == address.GLOSSARY:
        yield from _terms(page)
    if page.where == address.COMPARE:
        yield from _compared(page)


def _topics(page: Page) -> Iterator[str]:
    by_page = {address.page(one): one for one in page.index.topics.values()}
    for card in page.find("//section[@class='pl-card'][h2/a]"):
        if entry := by_page.get(page.to(card.xpath("string(./h2/a/@href)"))):
            wanted = [address.page(one) for one in entry.measures]
            yield from lists_differ(f"“{entry.title}”的措施", page.links(card, _MEASURES), wanted)


def _documents(page: Page) -> Iterator[str]:
    by_page = {address.page(one): one for one in page.index.documents.values()}
    for row in page.find("//article//table//tr[th[@scope='row']]"):
        entry = by_page.get(page.to(row.xpath("string(./th/a/@href)")))
        if entry is None:
            continue
        cells = {one.get("data-label"): one for one in row.xpath("./td")}
        for name, wanted in (
            ("文号", entry.document.number or "本站没有收录"),
            ("级别", entry.document.level or "—"),
        ):
            if name in cells:
                yield from differs(f"“{entry.title}”的{name}", words(cells[name]), squeeze(wanted))
        if "引用处" in cells:
            places = [address.page(one) for one in entry.measures]
            places += [address.in_plan(one.anchor) for one in entry.framing]
            yield from lists_differ(f"“{entry.title}”的引用处", page.links(cells["引用处"]), places)


def _terms(page: Page) -> Iterator[str]:
    for entry in page.index.terms.values():
        heading = page.find(f"//article//h2[@id='{entry.id}']")
        if not heading:
            continue
        found: list[str] = []
        for one in heading[0].itersiblings():
            if one.tag == "h2" or one.tag == "section":
                break
            found += page.links(one, _MEASURES) if one.xpath(_MEASURES) else []
        yield from lists_differ(
            f"“{entry.title}”出现的措施", found, map(address.page, entry.measures)
        )


def _compared(page: Page) -> Iterator[str]:
    """Yield what of the measures that can be compared is missing, or stands under another section."""
    asked = page.leads("//div[@id='compare']/@data-api")
    yield from lists_differ(
        "数据的网址", asked, [f"{address.API}{address.API_FOLDERS[ObjectKind.MEASURE]}/"]
    )
    rows = page.find("//h2[@id='measures']/following-sibling::div//li[a]")
    found = [page.links(row)[0] for row in rows]
    measures = page.index.measures.values()
    yield from lists_differ("措施", found, map(address.page, measures))
    for row, entry in zip(rows, measures, strict=False):
        if entry.section and name_of(page.index.sections[entry.section.id]) not in words(row):
            yield from differs(f"“{entry.title}”的部分", words(row), entry.section.name)
