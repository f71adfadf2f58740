"""The official text of a plan, piece by piece, in the order in which the documents print it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from macros.model.kinds import ImprintPlace
from macros.model.measure import EarlierPart, Measure
from macros.model.once import walked_once
from macros.model.plan import Document, PlanFile, PlanInfo, as_issued
from macros.model.problems import Route
from macros.model.section import Section, Table
from macros.text.lines.reflow import squeeze


def printed_own(section: Section) -> str:
    """Return a section's own words, without its measures and the sections inside it."""
    tables = [cell for table in section.tables for _, cell in _printed_table((), table)]
    tables += [cell.text for table in section.tables for *_, cell in table.cells if cell.earlier]
    before = (words for _, words in section.words_before)
    earlier = (one.text for one in section.earlier)
    prose = (section.intro, *tables, *before, section.closing, *earlier)
    return "\n".join((f"{section.number}{section.title}", *(words for words in prose if words)))


@walked_once
def walk_printed(file: PlanFile) -> Iterator[tuple[Route, str]]:
    """Yield every piece of official text in the order in which the document prints it."""
    yield from _given(("plan", "notice"), _notice(file.plan))
    yield from _imprint(file.plan, ImprintPlace.AFTER_NOTICE)
    yield from _given(("plan",), _opening(file), file.plan.earlier)
    for number, section in enumerate(file.sections):
        yield from _printed_section(("sections", number), section)
    yield from _given(("plan",), _ending(file.plan), file.plan.earlier)
    yield from _imprint(file.plan, ImprintPlace.BEFORE_ANNEXES)
    for number, annex in enumerate(file.annexes):
        yield from _printed_section(("annexes", number), annex)
    yield from _imprint(file.plan, ImprintPlace.END)


Piece = tuple[str, str | None]
"""A field and its words."""


def _given(
    route: Route, pieces: Iterable[Piece], earlier: Sequence[EarlierPart] = ()
) -> Iterator[tuple[Route, str]]:
    """Yield the pieces that have words, amended ones as they were ``earlier``.

    A document number is a field of the plan.
    """
    first: dict[str, tuple[int, str | None]] = {}
    if earlier:
        first = {str(one.part): (n, one.text) for n, one in reversed(list(enumerate(earlier)))}
    for key, words in pieces:
        if key in first:
            number, was = first[key]
            if was:
                yield (*route, "earlier", number, "text"), was
        elif words:
            yield ("plan", key) if key == "document_number" else (*route, key), words


def _notice(plan: PlanInfo) -> Iterator[Piece]:
    """Yield what is printed of the covering notice before the plan."""
    if notice := plan.notice:
        yield "letterhead", notice.letterhead
        yield from _document_number(plan, notice.letterhead, notice.heading)
        yield "heading", notice.heading
        yield "addressees", notice.addressees
        yield "body", notice.body
        yield "attachments", notice.attachments
        yield "signature", notice.signature
        yield "remark", notice.remark


def _document_number(plan: PlanInfo, *around: str | None) -> Iterator[Piece]:
    """Yield the document number, unless the line above it or the heading has it.

    It may stand beside the name of who signs, and pages of governments print it below the heading.
    """
    number = squeeze(plan.document_number or "")
    if number and not any(number in squeeze(words or "") for words in around):
        yield "document_number", plan.document_number


def heading_of_notice(plan: PlanInfo) -> tuple[str, str]:
    """Return the heading of the covering notice, and the document number if the heading ends with it.

    Pages of governments print the number below the heading.
    """
    heading = plan.notice.heading if plan.notice else ""
    number = plan.document_number or ""
    if number and heading.endswith(f" {number}"):
        return heading.removesuffix(number).rstrip(), number
    return heading, ""


def titled_by_annex(plan: PlanInfo, sections: Sequence[object], annexes: Sequence[Section]) -> bool:
    """Whether a document is a table alone: its title is printed once and is that of the annex."""
    if plan.notice or plan.heading or plan.preamble or sections or len(annexes) != 1:
        return False
    return squeeze(as_issued(annexes[0]).title) == squeeze(as_issued(plan).title)


def _opening(file: PlanFile) -> Iterator[Piece]:
    """Yield what is printed of the plan before its first section."""
    plan = file.plan
    if not plan.notice:
        yield "letterhead", plan.letterhead
        if plan.letterhead:
            yield from _document_number(plan, plan.letterhead, plan.heading)
    if not titled_by_annex(plan, file.sections, file.annexes):
        yield "heading" if plan.heading else "title", plan.heading or plan.title
    yield "addressees", plan.addressees
    yield "preamble", plan.preamble


def _ending(plan: PlanInfo) -> Iterator[Piece]:
    """Yield what is printed after the last section, before the annexes."""
    yield "closing", plan.closing
    yield "signature", plan.signature
    yield "remark", plan.remark
    yield "footnotes", plan.footnotes


def _imprint(plan: PlanInfo, place: ImprintPlace) -> Iterator[tuple[Route, str]]:
    """Yield the imprint if it is printed at this place."""
    if plan.imprint_at is place:
        yield from _given(("plan",), (("imprint", plan.imprint),))
        if plan.notice:
            yield from _given(("plan", "notice"), (("closing", plan.notice.closing),))


def _issued(route: Route, measure: Measure) -> Iterator[tuple[Route, str]]:
    """Yield the words of a measure as the plan was first issued, whatever was amended since."""
    if not measure.earlier:  # most are as they were, and rules walk through all again and again
        if measure.number:
            yield (*route, "number"), measure.number
        if measure.text:
            yield (*route, "text"), measure.text
        return
    first = (*route, "earlier", 0)
    numbered = first if measure.earlier[0].number else route
    yield from _given(numbered, (("number", measure.issued_number),))
    yield from _given(first, (("text", measure.issued_text),))


def walk_supplements(file: PlanFile) -> Iterator[tuple[Route, Document]]:
    """Yield the documents that amend the plan: those whose own text is published with it."""
    for number, document in enumerate(file.documents):
        if document.text:
            yield ("documents", number), document


def walk_official(file: PlanFile) -> Iterator[tuple[Route, str]]:
    """Yield every piece of official text: the plan as issued, then what amends it."""
    yield from walk_printed(file)
    for route, document in walk_supplements(file):
        yield (*route, "text"), document.text or ""


def _printed_section(route: Route, section: Section) -> Iterator[tuple[Route, str]]:
    """Yield a section's words: number and title, prose, measures, sections inside it, prose."""
    if section.added_by:
        return
    head = (("number", section.number), ("title", section.title), ("intro", section.intro))
    yield from _given(route, (("before", section.before),))
    yield from _given(route, head, section.earlier)
    for number, table in enumerate(section.tables):
        yield from _printed_table((*route, "tables", number), table)
    yield from _printed_measures((*route, "measures"), section.measures)
    for number, inner in enumerate(section.sections):
        yield from _printed_section((*route, "sections", number), inner)
    yield from _printed_measures((*route, "later"), section.later)
    yield from _given(route, (("closing", section.closing),), section.earlier)


def _printed_measures(route: Route, measures: Sequence[Measure]) -> Iterator[tuple[Route, str]]:
    """Yield the words of measures as first issued, and those before them that belong to none."""
    for number, measure in enumerate(measures):
        if measure.before:
            yield (*route, number, "before"), measure.before
        if not measure.added_by:
            yield from _issued((*route, number), measure)


def _printed_table(route: Route, table: Table) -> Iterator[tuple[Route, str]]:
    """Yield the words of a table: those above it, every cell once, row by row, those below it."""
    yield from _given(route, (("caption", table.caption),))
    for key, number, place, cell in table.cells:
        if words := cell.before().text:
            first: Route = ("earlier", 0, "text") if cell.earlier else ("text",)
            yield (*route, key, number, "cells", place, *first), words
    yield from _given(route, (("closing", table.closing),))
