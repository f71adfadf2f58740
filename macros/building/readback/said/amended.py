"""What later documents did: what a page says of it, and the words before and behind each change."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said.names import name_of
from macros.building.readback.said.page import Page, words
from macros.index.entries import DocumentEntry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.index.passages import amended_by
from macros.model.measure import Measure
from macros.model.section import Section
from macros.text.lines.reflow import squeeze

_EARLIER = "//h2[@id='text--earlier']/following-sibling::"
_COMPARED = f"{_EARLIER}div[contains(@class, 'pl-compared')]"


def amended(page: Page) -> Iterator[str]:
    """Yield what is said otherwise than the plan has it of what was added, reworded and removed."""
    match page.entry:
        case MeasureEntry() as entry:
            yield from _note(page, entry.measure)
            yield from _wordings(page, entry)
        case SectionEntry() as entry:
            yield from _note(page, entry.section)
            yield from _wordings(page, entry)
        case DocumentEntry() as entry if entry.document.text:
            yield from _deeds(page, entry)
        case _:
            pass


def _note(page: Page, thing: Measure | Section) -> Iterator[str]:
    said = page.words("//article/p[@class='pl-amended'][@role='note']").partition("。")[0]
    by = amended_by(thing)
    for block in page.find(f"//article/blockquote[@id='{thing.id}']"):
        behind = squeeze(block.get("data-amended", ""))
        if bool(behind) is not bool(by):
            yield from differs("引文后面的修改情况", behind, "、".join(by))
    reworded = tuple(dict.fromkeys(one.until for one in thing.earlier))
    if isinstance(thing, Section):
        reworded = tuple(one for one in by if one not in (thing.added_by, thing.removed_by))
    for deed, ids in (
        ("由{}增加", [thing.added_by]),
        ("经{}修改", reworded),
        ("已由{}删去", [thing.removed_by]),
    ):
        names = [_issued(page, id) for id in ids if id]
        wanted = deed.format("、".join(names)) if names else ""
        if wanted not in said or (not names and deed[-2:] in _without_names(page, said)):
            yield from differs("修改情况的提示", said, wanted)


def _without_names(page: Page, said: str) -> str:
    for one in page.index.documents.values():
        said = said.replace(name_of(one), "")
    return said


def _issued(page: Page, id: str) -> str:
    entry = page.index.documents[id]
    begins = page.index.begins(id)
    facts = (entry.document.number, entry.document.issued_on, begins and f"自{begins}起施行")
    return f"{name_of(entry)}（{'，'.join(squeeze(str(one)) for one in facts if one)}）"


def _wordings(page: Page, entry: MeasureEntry | SectionEntry) -> Iterator[str]:
    """Yield what is wrong with the words before and behind each change, which stand side by side."""
    found = [
        "→".join("".join(map(words, side.xpath("./blockquote"))) for side in one.xpath("./div"))
        for one in page.find(_COMPARED)
    ]
    wanted = [f"{squeeze(one.step.before)}→{squeeze(one.step.after)}" for one in entry.rewordings]
    yield from lists_differ("原先和后来的文字", found, wanted)
    said = [words(one) for one in page.find(f"{_EARLIER}p[contains(., '该文件写明：')]")]
    grounds = ["".join(f"“{squeeze(w)}”" for w in one.grounds) for one in entry.rewordings]
    told = [f"该文件写明：{one}" for one in grounds if one]
    yield from lists_differ("修改的依据", said, told)


def _deeds(page: Page, entry: DocumentEntry) -> Iterator[str]:
    """Yield what is wrong with the list of what a document changed."""
    index = page.index
    rows = page.find("//h2[@id='text--amends']/following-sibling::ul[1]/li")
    found = [f"{page.links(one)[0]} {words(one.xpath('./span')[0])}" for one in rows]
    wanted = [f"{address.in_plan('plan--amended')} 修改" for _ in entry.amends_plan]
    things: list[tuple[str, Measure | Section]] = [
        (address.page(one), one.section)
        for one in index.sections.values()
        if entry.id in one.amended_by
    ]
    things += [
        (address.page(one), one.measure)
        for one in index.measures.values()
        if entry.id in one.amended_by
    ]
    for where, thing in things:
        deed = (
            "增加"
            if thing.added_by == entry.id
            else "删去"
            if thing.removed_by == entry.id
            else "修改"
        )
        wanted.append(f"{where} {deed}")
    yield from lists_differ("它修改的地方", found, wanted)
