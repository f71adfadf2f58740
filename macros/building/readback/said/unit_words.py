"""What the page of a unit says of it in sentences, and the units and documents that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.page import Page, words
from macros.index.units import UnitEntry
from macros.model.kinds import Statement
from macros.text.lines.reflow import squeeze

_NO_TASK = ("没有指定它牵头、负责或配合任何措施", "没有为任何措施指定")
_CALLED = re.compile("“([^”]*)”")


def unit_words(page: Page) -> Iterator[str]:
    """Yield what the page of a unit says of the unit itself otherwise than the plan has it."""
    entry = page.entry
    if not isinstance(entry, UnitEntry):
        return
    said = page.words("//article/p[@class='pl-lead'][1]")
    yield from _tasks(page, entry, said)
    yield from _issued(page, entry)
    below = page.leads("//h2[@id='children']/following-sibling::*[1][self::ul]/li/a/@href")
    units = page.index.units.values()
    own = [one for one in units if one.parents and one.parents[0].id == entry.id]
    yield from lists_differ("下级单位", below, map(address.page, own))
    yield from _mentions(page, entry)
    yield from _marks(page, entry)


def _tasks(page: Page, entry: UnitEntry, said: str) -> Iterator[str]:
    """Yield that it is said to have no task or no mention that it has, and names that no text has."""
    read = {one.kind for one in page.index.plan.reviewed}
    tasks = any(one.involvement.role.assigns for one in entry.tasks)
    if any(one in said for one in _NO_TASK) and (tasks or Statement.ASSIGNMENT not in read):
        yield f"说它没有措施，与数据不一致：{said[-40:]}"
    if "没有措施的" in said and any(one.stands for one in entry.named):
        yield f"说没有措施点到它，与数据不一致：{said[-40:]}"
    called = said.partition("称“")[2] and f"“{said.partition('称“')[2]}"
    names = {squeeze(one) for one in (*entry.printed_words, entry.title)}
    for one in _CALLED.findall(called.partition("，")[0].partition("。")[0]):
        if one not in names:
            yield f"公文没有称它为“{one}”"


def _issued(page: Page, entry: UnitEntry) -> Iterator[str]:
    """Yield that it is said to have issued, or sealed, what it did not; or that it is not said."""
    plan, said = page.index.plan, page.words("//article/p[not(@class)][contains(., '由它')]")
    together = len(plan.issuer) > 1
    by = f"由它{'和其他机关联合' if together else ''}印发：" if entry.id in plan.issuer else ""
    if ("印发：《" in said and "本" in said[:1]) is not bool(by) or by not in said:
        yield from differs("由它印发的", said, by)
    if ("由它代章" in said) is not (entry.id == plan.sealed_by and entry.id not in plan.issuer):
        yield f"由谁代章与数据不一致：{said[:40]}"
    other = page.leads("//article/p[contains(., '联合印发的其他文件')]/a/@href")
    documents = page.index.documents.values()
    own = [one for one in documents if entry.id in one.document.issuer]
    yield from lists_differ("由它印发的其他文件", other, map(address.page, own))


def _mentions(page: Page, entry: UnitEntry) -> Iterator[str]:
    """Yield the places outside the measures that are called, quoted or led to otherwise."""
    rows = page.find("//h2[@id='framing']/following-sibling::ul[1]/li")
    found = [f"{words(one)} {''.join(page.links(one)[:1])}" for one in rows]
    wanted = [
        f"{squeeze(one.label)}“{squeeze(one.quote)}” {address.in_plan(one.anchor)}"
        for one in entry.framing
    ]
    yield from lists_differ("措施以外的提及", found, wanted)


def _marks(page: Page, entry: UnitEntry) -> Iterator[str]:
    """Yield the words that are marked as naming the unit in a measure, and do not."""
    for card in page.find("//li[@class='pl-task']"):
        link = page.to(card.xpath("string(./p[@class='pl-task__name']/a/@href)"))
        tasks = [one for one in entry.tasks if address.page(one.entry) == link]
        quotes = [squeeze(one.involvement.quote or "") for one in tasks]
        for mark in card.xpath(".//mark"):
            if not any(words(mark) in quote for quote in quotes):
                yield f"标出的“{words(mark)[:30]}”不是点到它的字句"
