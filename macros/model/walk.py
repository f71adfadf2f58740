"""Every object of a plan with the route to it, in printed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.model.history import Change, Moved, Retired
from macros.model.kinds import ObjectKind
from macros.model.measure import Deadline, EarlierWording, Measure, Note, Progress, Source
from macros.model.once import walked_once
from macros.model.plan import Document, PlanFile, PlanInfo, Term, Topic
from macros.model.printed import printed_own, walk_official, walk_printed
from macros.model.problems import Route
from macros.model.section import Section, Table, TableRow
from macros.model.tables.as_objects import row_lines, row_measure
from macros.model.tables.places import ONE_ROW, RowPlace, row_places
from macros.model.tables.rows import ColumnWords, labelled_rows
from macros.model.unit import Unit
from macros.text.lines.reflow import find_squeezed
from macros.text.parts.nil import is_nil
from macros.text.parts.spans import Span


@dataclass(frozen=True)
class SectionAt:
    """A section, the route to it, and the sections around it, outermost first."""

    route: Route
    section: Section
    ancestors: tuple[Section, ...]


@dataclass(frozen=True)
class MeasureAt:
    """A measure, the route to it, and the sections around it, outermost first."""

    route: Route
    measure: Measure
    sections: tuple[Section, ...]
    row: tuple[ColumnWords, ...] = ()
    """What its row says, line by line, if it is the row of a table."""
    caption: str = ""
    """What is printed above that table."""
    place: RowPlace = ONE_ROW
    """What tells its row from others with the same number."""

    @property
    def nil_cells(self) -> tuple[Span, ...]:
        """Where its text prints that a cell of its row says nothing, headers too: 责任分工　配合单位　/."""
        return tuple(
            place
            for line in self.row
            if is_nil(line.words)
            for place in find_squeezed(line.with_header, self.measure.text)
        )


@walked_once
def walk_sections(file: PlanFile) -> Iterator[SectionAt]:
    """Yield all sections, each before those inside it; annexes come last and are sections too."""

    def descend(
        sections: Sequence[Section], route: Route, ancestors: tuple[Section, ...]
    ) -> Iterator[SectionAt]:
        for number, section in enumerate(sections):
            here = (*route, number)
            yield SectionAt(here, section, ancestors)
            yield from descend(section.sections, (*here, "sections"), (*ancestors, section))

    yield from descend(file.sections, ("sections",), ())
    yield from descend(file.annexes, ("annexes",), ())


def walk_tables(file: PlanFile) -> Iterator[tuple[Route, Table, SectionAt]]:
    """Yield all tables with the sections that hold them."""
    for at in walk_sections(file):
        for number, table in enumerate(at.section.tables):
            yield (*at.route, "tables", number), table, at


@walked_once
def walk_measures(file: PlanFile) -> Iterator[MeasureAt]:
    """Yield all measures in printed order; those that are rows of a table have its words."""
    names = {
        unit.id: tuple(name for name in (unit.name, unit.short, *unit.aliases) if name)
        for unit in file.units
    }

    def inside(
        sections: Sequence[Section], route: Route, ancestors: tuple[Section, ...]
    ) -> Iterator[MeasureAt]:
        for number, section in enumerate(sections):
            here, around = (*route, number), (*ancestors, section)
            for t, table in enumerate(section.tables):
                yield from _rows(file, names, (*here, "tables", t), table, around)
            for n, measure in enumerate(section.measures):
                yield MeasureAt((*here, "measures", n), measure, around)
            yield from inside(section.sections, (*here, "sections"), around)
            for n, measure in enumerate(section.later):
                yield MeasureAt((*here, "later", n), measure, around)

    yield from inside(file.sections, ("sections",), ())
    yield from inside(file.annexes, ("annexes",), ())


def _rows(
    file: PlanFile,
    names: Mapping[str, tuple[str, ...]],
    route: Route,
    table: Table,
    around: tuple[Section, ...],
) -> Iterator[MeasureAt]:
    """Yield the measures that are rows of a table, each with its earlier wordings."""
    was = _earlier_rows(file, table)
    rows = zip(table.rows, labelled_rows(table), row_places(table), strict=True)
    for n, (row, said, place) in enumerate(rows):
        if found := row_measure(row, said, names):
            if earlier := tuple(_wordings(found, row, n, was)):
                found = found.model_copy(update={"earlier": earlier})
            there = (*route, "rows", n, "measure")
            yield MeasureAt(there, found, around, row_lines(said), table.caption or "", place)


EarlierRows = tuple[tuple[str, tuple[tuple[ColumnWords, ...], ...]], ...]
"""Each document that amended a table, and what the rows said before it."""


def _earlier_rows(file: PlanFile, table: Table) -> EarlierRows:
    """Return the documents that amended cells of a table, earliest first, each with the rows before it."""
    days = {document.id: str(document.issued_on or "") for document in file.documents}
    found = dict.fromkeys(one.until for *_, cell in table.cells for one in cell.earlier)
    documents = sorted(found, key=lambda id: days.get(id, ""))
    return tuple(
        (id, labelled_rows(table.before(documents[:place]))) for place, id in enumerate(documents)
    )


def _wordings(
    now: Measure, row: TableRow, place: int, was: EarlierRows
) -> Iterator[EarlierWording]:
    """Yield the earlier wordings of a measure that is a row, as a measure of its own has them."""
    before = [row_measure(row, said[place], {}) or now for _, said in was]
    for (id, _), measure, after in zip(was, before, (*before[1:], now), strict=False):
        if (measure.number, measure.text) != (after.number, after.text):
            number = measure.number if measure.number != after.number else ""
            yield EarlierWording.model_construct(number=number, text=measure.text, until=id)


def walk_ids(file: PlanFile) -> Iterator[tuple[Route, ObjectKind, str]]:
    """Yield the id of every object that is in use."""
    listings: tuple[tuple[str, ObjectKind, Sequence[Document | Unit | Topic | Term]], ...] = (
        ("documents", ObjectKind.DOCUMENT, file.documents),
        ("units", ObjectKind.UNIT, file.units),
        ("topics", ObjectKind.TOPIC, file.topics),
        ("glossary", ObjectKind.TERM, file.glossary),
    )
    for key, kind, objects in listings:
        for number, thing in enumerate(objects):
            yield (key, number, "id"), kind, thing.id
    for section_at in walk_sections(file):
        yield (*section_at.route, "id"), ObjectKind.SECTION, section_at.section.id
    for measure_at in walk_measures(file):
        yield (*measure_at.route, "id"), ObjectKind.MEASURE, measure_at.measure.id


Noted = PlanInfo | Document | Unit | Section | Measure
"""What notes may be on."""


def walk_noted(file: PlanFile) -> Iterator[tuple[Route, Noted, str]]:
    """Yield everything that notes may be on, with the official text that they may quote.

    A note on a measure, a section or the plan itself quotes its words; one on a unit or a document
    may quote any passage of the plan.
    """
    plan = file.plan
    printed = tuple(walk_printed(file))
    framing = [plan.title, *(text for route, text in printed if route[0] == "plan")]
    framing += [plan.preamble, plan.closing or "", *(one.text for one in plan.earlier)]
    yield ("plan",), plan, "\n".join(framing)
    whole = "\n".join(text for _, text in walk_official(file))
    for n, document in enumerate(file.documents):
        yield ("documents", n), document, whole
    for n, unit in enumerate(file.units):
        yield ("units", n), unit, whole
    for at in walk_sections(file):
        yield at.route, at.section, printed_own(at.section)
    for of in walk_measures(file):
        yield of.route, of.measure, of.measure.text


@walked_once
def walk_notes(file: PlanFile) -> Iterator[tuple[Route, Note, str]]:
    """Yield every note with the official text that it may quote."""
    for route, noted, text in walk_noted(file):
        for number, note in enumerate(noted.notes):
            yield (*route, "notes", number), note, text


def measure_sources(at: MeasureAt) -> Iterator[tuple[Route, Source]]:
    """Yield every source that is given inside a measure."""
    measure = at.measure
    given: list[tuple[Route, Source | None]] = []
    given += [(("units", n), i.source) for n, i in enumerate(measure.units)]
    given += [(("targets", n), t.source) for n, t in enumerate(measure.targets)]
    given += [(("progress", n), p.source) for n, p in enumerate(measure.progress)]
    given += [(("notes", n), note.source) for n, note in enumerate(measure.notes)]
    given += [(route, deadline.source) for route, deadline in walk_deadlines(measure)]
    for part, source in given:
        if source:
            yield (*at.route, *part, "source"), source


def walk_deadlines(measure: Measure) -> Iterator[tuple[Route, Deadline]]:
    """Yield every deadline of a measure with the route to it inside the measure."""
    if measure.deadline:
        yield ("deadline",), measure.deadline
    yield from ((("deadlines", n), deadline) for n, deadline in enumerate(measure.deadlines))


def walk_reported(file: PlanFile) -> Iterator[tuple[Route, str, Progress]]:
    """Yield what reports on many measures say of each: the route to its id, the id, the progress."""
    for n, report in enumerate(file.reports):
        for m, item in enumerate(report.items):
            progress = report.progress(item)
            for place, id in enumerate(item.measures):
                yield ("reports", n, "items", m, "measures", place), id, progress


def with_reports(file: PlanFile) -> dict[str, Measure]:
    """Return every measure by id, its progress joined with what reports on many measures say of it.

    Of two measures with one id, which no checked plan has, the last.
    """
    reported: dict[str, list[Progress]] = {}
    for _, id, progress in walk_reported(file):
        reported.setdefault(id, []).append(progress)

    def joined(measure: Measure) -> Measure:
        more = reported.get(measure.id)
        if not more:
            return measure
        all_progress = sorted((*measure.progress, *more), key=lambda one: one.date)
        return measure.model_copy(update={"progress": tuple(all_progress)})

    return {at.measure.id: joined(at.measure) for at in walk_measures(file)}


@walked_once
def walk_sources(file: PlanFile) -> Iterator[tuple[Route, Source]]:
    """Yield every source given anywhere in the plan."""
    for route, note, _ in walk_notes(file):
        if note.source:
            yield (*route, "source"), note.source
    for number, term in enumerate(file.glossary):
        yield ("glossary", number, "source"), term.source
    for at in walk_measures(file):
        yield from (given for given in measure_sources(at) if "notes" not in given[0])
    if file.plan.validity and file.plan.validity.source:
        yield ("plan", "validity", "source"), file.plan.validity.source
    for number, report in enumerate(file.reports):
        yield ("reports", number, "source"), report.source
    logs: tuple[tuple[str, Sequence[Moved | Retired | Change]], ...] = (
        ("moved", file.moved),
        ("retired", file.retired),
        ("changes", file.changes),
    )
    yield from _unit_sources(file)
    for key, entries in logs:
        for number, entry in enumerate(entries):
            if entry.source:
                yield (key, number, "source"), entry.source


def _unit_sources(file: PlanFile) -> Iterator[tuple[Route, Source]]:
    """Yield the sources of what became of units, and of who belongs to a class of them."""
    for number, unit in enumerate(file.units):
        for place, member in enumerate(unit.members):
            if member.source:
                yield ("units", number, "members", place, "source"), member.source
        for place, step in enumerate(unit.succession):
            yield ("units", number, "succession", place, "source"), step.source
