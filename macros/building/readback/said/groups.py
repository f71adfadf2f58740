"""Pages of sections, topics and documents: how many measures, what they say of themselves, where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.names import in_chinese, name_of
from macros.building.readback.said.page import Page, words, words_besides
from macros.index.entries import DocumentEntry, SectionEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.text.lines.reflow import paragraphs, squeeze

_NUMBER = re.compile(r"措施（(\d+)）")
_NOT_OFFICIAL = "编者归类主题由编者归纳，不是公文内容。"


def groups(page: Page) -> Iterator[str]:
    """Yield what the page of a section, topic or document says otherwise than the plan has it."""
    match page.entry:
        case TopicEntry() as entry:
            yield from _topic(page, entry)
        case SectionEntry() as entry:
            later = {one.id for one in entry.section.later}
            yield from _count(page, [m for m in entry.own if m.id not in later])
        case DocumentEntry() as entry:
            yield from _document(page, entry)
        case _:
            pass


def _topic(page: Page, entry: TopicEntry) -> Iterator[str]:
    yield from _count(page, list(entry.measures))
    before = page.find("//h2[@id='measures']/preceding-sibling::p")
    said = "".join(map(words, before))
    text = "".join(paragraphs(entry.topic.description or ""))
    wanted = f"{_NOT_OFFICIAL}{squeeze(text)}"
    yield from differs("主题的说明", said[-len(wanted) :] if page.by_hand else said, wanted)
    found = page.leads("//article//ol[@class='pl-measures']/li/a/@href")
    yield from lists_differ("主题的措施", found, [address.page(one) for one in entry.measures])


def _count(page: Page, own: list[MeasureEntry]) -> Iterator[str]:
    """Yield that another number of measures is said than stand."""
    heading = _NUMBER.match(page.words("//h2[@id='measures']"))
    number = sum(not one.measure.removed_by for one in own)
    if heading:
        yield from differs("措施的条数", int(heading[1]), number)


def _document(page: Page, entry: DocumentEntry) -> Iterator[str]:
    document = entry.document
    shown = page.find("//dl[@class='pl-facts']/div")
    found = {words(one[0]): words_besides(one[1], "pl-editor") for one in shown}
    issuers = "、".join(page.index.units[id].unit.name for id in document.issuer)
    for name, expected in {
        "文号": document.number or "本站没有收录",
        "级别": document.level,
        "发文机关": issuers,
        "成文日期": document.issued_on and in_chinese(document.issued_on),
        "全文": document.url,
    }.items():
        yield from differs(name, found.get(name, ""), squeeze(expected or ""))
    leads = page.leads("//dl[@class='pl-facts']//a[@rel='external']/@href")
    yield from lists_differ("全文的网址", leads, [page.to(document.url)] if document.url else [])
    grounds = page.find("//h2[@id='grounds']/following-sibling::ol[1]/li/a")
    wanted = [address.page(one) for one in entry.grounds]
    yield from lists_differ(
        "以它为来源的措施", [page.to(one.get("href")) for one in grounds], wanted
    )
    if not document.text:
        cited = page.leads("//h2[@id='cited-in']/following-sibling::*[1]/li/a/@href")
        wanted = [address.page(one) for one in entry.measures]
        none = "的文字没有引用它。" in page.words("//h2[@id='cited-in']/following-sibling::*[1]")
        if none and (entry.measures or entry.framing):
            yield "说公文没有引用它，与数据不一致"
        yield from lists_differ("引用它的措施", cited[: len(wanted)], wanted)


def lists(page: Page) -> Iterator[str]:
    """Yield the links of lists that are called otherwise than the object to which they lead."""
    for link in page.find("//article//ol[@class='pl-measures']/li/a"):
        entry = address.entry_at(page.index, page.to(link.get("href")))
        if entry:
            yield from differs("链接的名称", words(link), name_of(entry))
        beside = link.xpath("following-sibling::span[@class='pl-sub'][1]")
        if beside and isinstance(entry, MeasureEntry) and entry.section:
            around = name_of(page.index.sections[entry.section.id])
            yield from differs(f"“{entry.title}”所在的部分", words(beside[0]), around)
