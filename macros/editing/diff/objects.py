"""The objects of one plan, laid out so that two plans can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.addresses import address
from macros.index.titles import heading, printed_heading
from macros.model.anchors import (
    ADDRESSEES_ANCHOR,
    CLOSING_ANCHOR,
    ENDING_ANCHOR,
    NOTICE_ANCHOR,
    NOTICE_PARTS,
    PLAN_PARTS,
    PREAMBLE_ANCHOR,
    SIGNATURE_ANCHOR,
    TITLE_ANCHOR,
    before_anchor,
    closing_anchor,
    header_anchor,
    part_anchor,
    row_anchor,
    table_anchor,
)
from macros.model.kinds import ObjectKind
from macros.model.measure import Measure
from macros.model.numbering import measure_code, section_code
from macros.model.plan import Document, PlanFile, Term, Topic, as_issued
from macros.model.printed import walk_supplements
from macros.model.section import HeaderRow, Section, headed
from macros.model.unit import Unit
from macros.model.walk import walk_measures, walk_sections, with_reports

Thing = Section | Measure | Unit | Document | Topic | Term
"""The types of the model that have an id."""


@dataclass(frozen=True)
class Placed:
    """An object and the id of the object that holds it; empty if none does."""

    kind: ObjectKind
    thing: Thing
    holder: str


class Objects:
    """The objects of a plan by kind and id, in order, and the words for each id."""

    def __init__(self, file: PlanFile) -> None:
        """Collect the objects; of two with the same id and kind, which no checked plan has, the first."""
        self.file = file
        self.all: dict[tuple[ObjectKind, str], Placed] = {}
        self.names: dict[str, str] = {}
        measures = with_reports(file)
        for kind, things in (
            (ObjectKind.DOCUMENT, file.documents),
            (ObjectKind.UNIT, file.units),
            (ObjectKind.TOPIC, file.topics),
            (ObjectKind.TERM, file.glossary),
        ):
            for thing in things:
                self._add(kind, thing, "")
        for at in walk_sections(file):
            if at.section.headed:
                self._add(ObjectKind.SECTION, _as_printed(at.section), _holder(at.ancestors))
        for measure_at in walk_measures(file):
            whole = measures[measure_at.measure.id]
            self._add(ObjectKind.MEASURE, whole, _holder(measure_at.sections))

    def _add(self, kind: ObjectKind, thing: Thing, holder: str) -> None:
        self.all.setdefault((kind, thing.id), Placed(kind, thing, holder))
        self.names.setdefault(thing.id, named(thing))

    def holders(self) -> dict[tuple[ObjectKind, str], list[str]]:
        """The ids that each object holds, in order; the whole file is the holder ``""``."""
        found: dict[tuple[ObjectKind, str], list[str]] = {}
        for (kind, id), placed in self.all.items():
            found.setdefault((kind, placed.holder), []).append(id)
        return found


def _holder(around: Sequence[Section]) -> str:
    """Return the id of the innermost part of the document; empty for the whole of it."""
    return next((one.id for one in reversed(headed(around))), "")


def named(thing: Thing) -> str:
    """Return the words by which people call an object."""
    if isinstance(thing, Section):
        return heading(thing)
    if isinstance(thing, Measure):
        return f"{thing.number} {thing.title}".strip()
    if isinstance(thing, Document):
        return thing.title
    return thing.term if isinstance(thing, Term) else thing.name


def published(objects: Objects) -> dict[str, str]:
    """Return every address of the plan's objects and passages, with the object it belongs to."""
    file = objects.file
    found = {address.page_of(kind, id): id for kind, id in objects.all}
    for entry in (*file.moved, *file.retired):
        if entry.kind in address.FOLDERS:
            found.setdefault(address.page(entry), entry.id)
    for within in walk_sections(file):
        if code := section_code((*within.ancestors, within.section)):
            found.setdefault(address.short(ObjectKind.SECTION, code), within.section.id)
    for at in walk_measures(file):
        code = measure_code(file, at.sections, at.measure, at.place)
        if code:
            found.setdefault(address.short(ObjectKind.MEASURE, code), at.measure.id)
        if at.measure.earlier or at.row:
            page = address.page_of(ObjectKind.MEASURE, at.measure.id)
            for anchor in address.passages(at.measure.id, at.measure.text):
                found[f"{page}#{anchor}"] = at.measure.id
    for anchor, text in _passages(file):
        found[address.in_plan(anchor)] = anchor
        for passage in address.passages(anchor, text) if text else ():
            found[address.in_plan(passage)] = anchor
    for anchor, words in _parts(file):
        for passage in address.passages(anchor, words) if words else ():
            found[address.in_plan(passage)] = anchor
    return found


def _passages(file: PlanFile) -> Iterator[tuple[str, str]]:
    """Yield the passages of the page of the whole plan: what each is called there, and its words."""
    plan = as_issued(file.plan)
    if plan.notice:
        yield NOTICE_ANCHOR, plan.notice.body
        if plan.notice.closing:
            yield CLOSING_ANCHOR, plan.notice.closing
    if plan.addressees or plan.preamble or file.plan.preamble:
        yield PREAMBLE_ANCHOR, plan.preamble
    for at in walk_sections(file):
        section = as_issued(at.section)
        if section.headed:
            yield section.id, section.intro or ""
        yield from _tables(section)
        for id, words in section.words_before:
            yield before_anchor(id), words
        if section.closing:
            yield closing_anchor(section.id), section.closing
    for measure_at in walk_measures(file):
        text = "" if measure_at.row else measure_at.measure.issued_text
        yield measure_at.measure.id, text
    if plan.closing:
        yield ENDING_ANCHOR, plan.closing
    if plan.signature:
        yield SIGNATURE_ANCHOR, plan.signature
    for _, document in walk_supplements(file):
        yield document.id, document.text or ""


def _tables(section: Section) -> Iterator[tuple[str, str]]:
    """Yield what the tables of a section are called, and their rows that are no measures with their words."""
    for number, table in enumerate(section.tables, start=1):
        yield table_anchor(section.id, number), ""
        for place, header in enumerate(table.header, start=1):
            yield header_anchor(section.id, number, place), _words(header)
        for place, row in enumerate(table.rows, start=1):
            if not row.measure:
                yield row_anchor(section.id, number, place), _words(row)


def _words(row: HeaderRow) -> str:
    return "\n\n".join(cell.text for cell in row.cells if cell.text)


def _parts(file: PlanFile) -> Iterator[tuple[str, str | None]]:
    """Yield the parts of those passages, such as titles: they have no anchor but that of their words."""
    plan = as_issued(file.plan)
    yield TITLE_ANCHOR, plan.heading or plan.title
    for part, of in PLAN_PARTS.items():
        if part != "letterhead" or not plan.notice:
            yield part_anchor(of, part), getattr(plan, part)
    if plan.notice:
        yield ADDRESSEES_ANCHOR, plan.notice.addressees
        for part in NOTICE_PARTS:
            yield part_anchor(NOTICE_ANCHOR, part), getattr(plan.notice, part)
    if plan.notice or (plan.letterhead and (plan.document_number or "") not in plan.letterhead):
        of = NOTICE_ANCHOR if plan.notice else PREAMBLE_ANCHOR
        yield part_anchor(of, "number"), plan.document_number
    for at in walk_sections(file):
        section = as_issued(at.section)
        if not section.headed:
            continue
        yield part_anchor(section.id, "title"), printed_heading(section)
        for number, table in enumerate(section.tables, start=1):
            anchor = table_anchor(section.id, number)
            yield part_anchor(anchor, "caption"), table.caption
            yield part_anchor(anchor, "closing"), table.closing


def _as_printed(section: Section) -> Section:
    """Return a section with the cells of its tables alone: measures are compared on their own."""
    tables = tuple(
        table.model_copy(
            update={"rows": tuple(row.model_copy(update={"measure": None}) for row in table.rows)}
        )
        for table in section.tables
    )
    return section.model_copy(update={"tables": tables}) if tables else section
