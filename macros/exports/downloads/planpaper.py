"""The whole document as printed, then the editors' notes, as one paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.addresses import address
from macros.exports.downloads.paper import (
    LEVELS,
    Block,
    BlockKind,
    Paper,
    body,
    box,
    issued_item,
    laid_out,
    run_in,
)
from macros.index.citations import document_citation
from macros.index.entries import SectionEntry
from macros.index.in_force import amendments
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.plan_words import document_word, issuers
from macros.index.statement_words import sourced
from macros.index.titles import heading, printed_heading
from macros.model.kinds import ImprintPlace, Part
from macros.model.measure import Measure, Note
from macros.model.plan import Document, PlanInfo, as_issued
from macros.model.printed import heading_of_notice, titled_by_annex
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs

_DATE = re.compile(
    r"[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]+月[0-9一二三四五六七八九十]+日"
)
_ANNEXES = "附件："
_ENDS = "。；：！？”）)"
"""Marks that end a sentence, not the name of an organ."""
_SEALED = re.compile(r"代章[）)]$")
"""Behind the name of an organ: another put its seal in its place."""


def plan_paper(site: Site) -> Paper:
    """Return the notice and the plan word for word as issued, then what amends it, then all notes."""
    plan = site.index.plan
    return Paper(
        title=plan.title,
        box=box(site, address.PLAN),
        blocks=(*_notice(plan), *_plan(site.index), *_amending(site.index), *_notes(site.index)),
        dated=plan.issued_on,
        author=issuers(site.index),
        number=plan.document_number or "",
    )


def _notice(plan: PlanInfo) -> Iterator[Block]:
    notice = plan.notice
    if notice is None:
        return
    heading, below = heading_of_notice(plan)
    yield from _head(notice.letterhead, None if below else plan.document_number)
    yield Block(BlockKind.TITLE, heading)
    yield from _words(below, BlockKind.NUMBER)
    yield from _words(notice.addressees, BlockKind.ADDRESSEES)
    yield from body(notice.body)
    yield from _attachments(notice.attachments)
    yield from _words(notice.signature, BlockKind.SIGNATURE)
    yield from _words(notice.remark)
    yield from _imprint(plan, ImprintPlace.AFTER_NOTICE)
    yield Block(BlockKind.NEW_PAGE)


def _attachments(text: str | None) -> Iterator[Block]:
    """Yield the list of annexes, or what stands in its place in other words."""
    first, *others = paragraphs(text) if text else ("",)
    if not first.startswith(_ANNEXES):
        yield from _words(text)
        return
    yield Block(BlockKind.ATTACHMENT, first.removeprefix(_ANNEXES), _ANNEXES)
    for other in others:
        yield Block(BlockKind.ATTACHMENT, other)


def _plan(index: Index) -> Iterator[Block]:
    plan = as_issued(index.plan)
    if plan.letterhead:
        number = plan.document_number or ""
        only = plan.letterhead == number  # nothing else is printed above the title
        above = None if only else plan.letterhead
        yield from _head(above, number if only or number not in plan.letterhead else None)
    if not titled_by_annex(plan, index.in_order, [entry.section for entry in index.annexes]):
        yield Block(BlockKind.TITLE, plan.heading or plan.title)
    yield from _words(plan.addressees, BlockKind.ADDRESSEES)
    yield from _words(plan.preamble)
    yield from _reworded(index, Part.PREAMBLE)
    for entry in index.in_order:
        if not entry.section.added_by:
            yield from _section(index, entry)
    yield from _words(plan.closing)
    yield from _reworded(index, Part.CLOSING)
    yield from _words(plan.signature, BlockKind.SIGNATURE)
    yield from _words(plan.remark)
    yield from _words(plan.footnotes, BlockKind.FOOTNOTE)
    yield from _imprint(plan, ImprintPlace.BEFORE_ANNEXES)
    for entry in index.annexes:
        if not entry.section.added_by:
            annex = as_issued(entry.section)
            yield from _words(annex.before)
            yield Block(BlockKind.NEW_PAGE)
            yield from _words(annex.number, BlockKind.ANNEX)
            yield Block(BlockKind.TITLE, annex.title)
            yield from _words(annex.intro)
            yield from _inside(index, entry)
    yield from _imprint(plan, ImprintPlace.END)


def _imprint(plan: PlanInfo, place: ImprintPlace) -> Iterator[Block]:
    if plan.imprint_at is place:
        yield from _words(plan.imprint, BlockKind.CLOSING)
        yield from _words(plan.notice.closing if plan.notice else None, BlockKind.CLOSING)


def _head(letterhead: str | None, number: str | None) -> Iterator[Block]:
    yield from _words(letterhead, BlockKind.LETTERHEAD)
    yield from _words(number, BlockKind.NUMBER)


def _words(text: str | None, kind: BlockKind = BlockKind.BODY) -> Iterator[Block]:
    if text:
        yield from body(text, kind)


def _section(index: Index, entry: SectionEntry) -> Iterator[Block]:
    yield from _words(entry.section.before)
    depth = len(entry.ancestors)
    if index.parts[entry.ancestors[0].id if entry.ancestors else entry.id].is_annex:
        depth -= 1  # the annex itself has a title
    section = as_issued(entry.section)
    if not section.headed:
        pass
    elif section.runs_on:
        yield from run_in(section)
    else:
        yield Block(LEVELS[depth], printed_heading(section))
        yield from _words(section.intro)
    yield from _inside(index, entry)


def _inside(index: Index, entry: SectionEntry) -> Iterator[Block]:
    """Yield what a section holds behind its title and first words."""
    section = as_issued(entry.section)
    for table in section.tables:
        yield from _words(table.caption, BlockKind.SUBTITLE)
        yield Block(BlockKind.TABLE, table=laid_out(table))
        yield from _words(table.closing, BlockKind.FOOTNOTE)
    yield from _measures(index, section.measures)
    for inner in section.sections:
        if not inner.added_by:
            yield from _section(index, index.parts[inner.id])
    yield from _measures(index, section.later)
    yield from _words(section.closing)
    if words := amendments(index, entry):
        which = "本附件" if entry.is_annex else f"“{heading(section)}”"
        yield Block(BlockKind.FACT, f"以上是印发时的文字；{which}{words}，见后。", "编者提示")


def _reworded(index: Index, part: Part) -> Iterator[Block]:
    """Yield that a later document changed the words of the plan that stand above, and how they read now."""
    later = [one.step for one in index.rewordings if one.step.part is part]
    if later:
        documents = dict.fromkeys(step.by for step in later)
        by = "、".join(document_citation(index.documents[id].document) for id in documents)
        words = f"以上是印发时的{part.label}，经{by}修改，见后；现行的是："
        yield Block(BlockKind.FACT, words, "编者提示")
        yield from _words(later[-1].after)


def _measures(index: Index, measures: tuple[Measure, ...]) -> Iterator[Block]:
    for measure in measures:
        yield from _words(measure.before)
        if not measure.added_by:
            yield from _measure(index, index.measures[measure.id])


def _measure(index: Index, entry: MeasureEntry) -> Iterator[Block]:
    """Yield a measure as it was issued, and that a later document changed it."""
    yield from issued_item(entry)
    if words := amendments(index, entry):
        yield Block(BlockKind.FACT, f"以上是印发时的文字；本条{words}，见后。", "编者提示")


def _amending(index: Index) -> Iterator[Block]:
    """Yield the documents that amend the plan, word for word."""
    for entry in index.documents.values():
        document = entry.document
        if document.text:
            yield Block(BlockKind.NEW_PAGE)
            yield Block(
                BlockKind.FACT,
                f"以下是后来修改本{document_word(index.plan)}的文件，全文照录。",
                "编者提示",
            )
            yield from _document(document, paragraphs(document.text))


def _document(document: Document, words: tuple[str, ...]) -> Iterator[Block]:
    """Yield the paragraphs of another document, each as what it is: head, title, words, signature.

    Its head is what stands before its title, its signature the short lines at the end that hold its date.
    """
    title = words.index(document.title) if document.title in words else -1
    signed = _signed_from(words)
    for place, paragraph in enumerate(words):
        if place == title:
            kind = BlockKind.TITLE
        elif paragraph == document.number:
            kind = BlockKind.NUMBER
        elif place < title:
            kind = BlockKind.LETTERHEAD
        elif place == title + 1 > 0 and paragraph[-1] in "：:":
            kind = BlockKind.ADDRESSEES
        else:
            kind = BlockKind.SIGNATURE if place >= signed else BlockKind.BODY
        yield Block(kind, paragraph)


def _signed_from(words: tuple[str, ...]) -> int:
    """Return where the signature begins: the last line is a date, those before it no sentences."""
    if not _DATE.fullmatch(words[-1]):
        return len(words)
    place = len(words) - 1
    while place > 1 and (words[place - 1][-1] not in _ENDS or _SEALED.search(words[place - 1])):
        place -= 1
    return place


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
