"""The whole document as printed, then the editors' notes, as one paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.addresses import address
from macros.exports.downloads.paper import Block, BlockKind, Paper, body, box, item
from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.titles import heading, sourced
from macros.model.plan import Note
from macros.pages.site import Site


def plan_paper(site: Site) -> Paper:
    """Return the notice and the plan word for word, in printed order, and all notes after it."""
    plan = site.index.plan
    return Paper(
        title=plan.title,
        box=box(plan, site.settings, address.PLAN),
        blocks=(*_notice(site.index), *_plan(site.index), *_notes(site.index)),
        dated=plan.issued_on,
    )


def _notice(index: Index) -> Iterator[Block]:
    notice = index.plan.notice
    if notice is None:
        return
    if notice.letterhead:
        yield Block(BlockKind.LETTERHEAD, notice.letterhead)
    if index.plan.document_number:
        yield Block(BlockKind.NUMBER, index.plan.document_number)
    yield Block(BlockKind.TITLE, notice.heading)
    if notice.addressees:
        yield Block(BlockKind.ADDRESSEES, notice.addressees)
    yield from body(notice.body)
    yield Block(BlockKind.NEW_PAGE)


def _plan(index: Index) -> Iterator[Block]:
    plan = index.plan
    yield Block(BlockKind.TITLE, plan.heading or plan.title)
    yield from body(plan.preamble)
    for entry in index.top_sections:
        yield from _section(index, entry)
    if plan.notice and plan.notice.closing:
        yield Block(BlockKind.CLOSING, plan.notice.closing)


def _section(index: Index, entry: SectionEntry) -> Iterator[Block]:
    section = entry.section
    kind = BlockKind.LEVEL2 if entry.ancestors else BlockKind.LEVEL1
    yield Block(kind, heading(entry))
    if section.intro:
        yield from body(section.intro)
    for measure in section.measures:
        yield from item(index.measures[measure.id])
    for inner in section.sections:
        yield from _section(index, index.sections[inner.id])


def _notes(index: Index) -> Iterator[Block]:
    beside = [("通知和前言", index.plan.notes)]
    beside += [(entry.label, entry.section.notes) for entry in index.sections.values()]
    beside += [(entry.label, entry.measure.notes) for entry in index.measures.values()]
    beside += [(heading(d), d.document.notes) for d in index.documents.values()]
    beside += [(entry.unit.name, entry.unit.notes) for entry in index.units.values()]
    if blocks := tuple(all_notes(beside)):
        yield Block(BlockKind.NEW_PAGE)
        yield from blocks


def all_notes(beside: Iterable[tuple[str, Iterable[Note]]]) -> Iterator[Block]:
    """Yield all notes, place by place, under a heading that says they are the editors'."""
    blocks = [block for place, notes in beside for block in _note_blocks(place, notes)]
    if blocks:
        yield Block(BlockKind.LEVEL1, "编者注（以下是编者的文字，不是公文内容）")
        yield from blocks


def _note_blocks(place: str, notes: Iterable[Note]) -> Iterator[Block]:
    """Yield the notes beside a place, each with the words it is about."""
    for note in notes:
        about = f"对原文“{note.quote}”：" if note.quote else ""
        first, *others = body(f"{about}{note.text}{sourced(note.source)}")
        yield Block(BlockKind.FACT, first.text, f"{place} {note.kind}".strip())
        yield from others
