"""Editors' notes under what they are on, marked as editors' words; and the history of an object."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.said import statements
from macros.building.readback.said.page import Page, words_besides
from macros.index.entries import DocumentEntry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.measure import Note
from macros.text.lines.reflow import squeeze

_MARK = "以下是编者的文字，不是公文内容。"


def notes(page: Page) -> Iterator[str]:
    """Yield what is wrong with the notes of a page, and with how they are marked."""
    given = _given(page)
    if given is None:
        return
    found = [statements.said_in(page, one) for one in page.find("//div[@class='pl-note']")]
    yield from lists_differ("编者注", found, [statements.of_note(page, one) for one in given])
    mark = page.words("//h2[@id='notes']/following-sibling::*[1][self::p]")
    yield from differs("编者注的标记", mark, _MARK if given else "")


def _given(page: Page) -> tuple[Note, ...] | None:
    match page.entry:
        case MeasureEntry(measure):
            return measure.notes
        case SectionEntry(section):
            return section.notes
        case UnitEntry(unit):
            return unit.notes
        case DocumentEntry(document):
            return document.notes
        case None if page.where == address.PLAN:
            return page.index.plan.notes
        case _:
            return None


def history(page: Page) -> Iterator[str]:
    """Yield what is wrong with the entries of the history on the page of an object, or on their own page."""
    changes = page.index.changes
    if page.where == address.CHANGES:
        rows = page.find("//ul[contains(@class, 'pl-changes')]/li")
        changes = changes if rows else ()  # a city may write this page itself
        found = [_words(one) for one in rows]
    elif page.entry:
        changes = tuple(changes[place] for place in page.index.news.places(page.entry.id))
        rows = page.find("//h2[@id='history']/following-sibling::ul[1]/li")
        found = [_words(one) for one in rows]
    else:
        return
    wanted = [squeeze(f"{one.on}{one.kind.label}{one.summary}") for one in changes]
    yield from lists_differ("更新", found, wanted)


def _words(row: html.HtmlElement) -> str:
    return words_besides(row, "pl-source pl-sub headerlink pl-before-after")
