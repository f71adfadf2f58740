"""Every object of a plan with the route to it, in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.model.kinds import ObjectKind
from macros.model.measure import (
    Deadline,
    EarlierWording,
    Measure,
    Note,
    Progress,
    Source,
)
from macros.model.plan import (
    Change,
    Document,
    Moved,
    PlanFile,
    PlanInfo,
    Retired,
    Term,
    Topic,
    Unit,
    as_issued,
)
from macros.model.printed import printed_own, walk_official, walk_printed
from macros.model.problems import Route
from macros.model.section import Section, Table, TableRow
from macros.model.tables import (
    ONE_ROW,
    Labelled,
    RowPlace,
    labelled_rows,
    row_lines,
    row_measure,
    row_places,
)
from macros.text.reflow import squeeze

NOTICE_ANCHOR = "notice"


PREAMBLE_ANCHOR = "preamble"


CLOSING_ANCHOR = "closing"
"""Anchors of the passages without an id: covering notice, preamble, imprint."""


ENDING_ANCHOR = "plan--closing"


SIGNATURE_ANCHOR = "plan--signature"


AMENDED_ANCHOR = "plan--amended"
"""Passages after the last section, and those words of the plan that a later document changed. No id has two hyphens, so that none is taken."""


def closing_anchor(section: str) -> str:
    """Return what the words after the last measure of a section are called."""
    return f"{section}--closing"


def before_anchor(id: str) -> str:
    """Return what the words before a measure or section are called that belong to no measure."""
    return f"{id}--before"


def table_anchor(section: str, number: int) -> str:
    """Return what a table of a section is called; ``number`` counts them from 1."""
    return f"{section}--table-{number}"


def row_anchor(section: str, number: int, row: int) -> str:
    """Return what a row of a table is called that is no measure; rows count from 1."""
    return f"{table_anchor(section, number)}-{row}"


def own_anchors(section: Section) -> tuple[str, ...]:
    """Return what the passages of a section are called, those of its measures aside."""
    tables = (table_anchor(section.id, n) for n, _ in enumerate(section.tables, start=1))
    before = (before_anchor(id) for id, _ in section.words_before)
    return (section.id, *tables, *before, closing_anchor(section.id))


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
    row: tuple[Labelled, ...] = ()
    """What its row says, line by line, if it is the row of a table."""
    caption: str = ""
    """What is printed above that table."""
    place: RowPlace = ONE_ROW
    """What tells its row from others with the same number."""


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


def section_with(
    measure: Measure, sections: Sequence[Section], words: str | None
) -> tuple[Section, str] | None:
    """Return the section around a measure that has these words, and its title or prose with them.

    None if the measure has them itself, or no section has. The innermost section comes first.
    """
    sought = squeeze(words or "")
    if not sought or sought in squeeze(measure.text):
        return None
    inside = measure.id
    for section in reversed(sections):
        before = words_over(section, inside)
        for text in (section.title, section.intro, *before, section.closing):
            if text and sought in squeeze(text):
                return section, text
        inside = section.id
    return None


_ABOVE = re.compile("以上|上述|前述|上列|前列")


_BELOW = re.compile("以下|下列|下述|下面")


def words_over(section: Section, inside: str) -> tuple[str, ...]:
    """Return the words before a section and its parts that stand over a measure or section in it.

    Those before a measure stand over it and over what follows, up to the next such words; if they speak
    of what is above, over that. So do those before a section inside.
    """
    found = [section.before] if section.before else []
    runs: tuple[Sequence[Measure | Section], ...] = (
        section.measures,
        section.sections,
        section.later,
    )
    for held in runs:
        ids = [one.id for one in held]
        if inside not in ids:
            continue
        place = ids.index(inside)
        starts = [n for n, one in enumerate(held) if one.before]
        for n, end in pairwise([*starts, len(held)]):
            words = held[n].before or ""
            above = bool(_ABOVE.search(words))
            below = not above or bool(_BELOW.search(words))
            last = max((start for start in starts if start < n), default=0)
            if (below and n <= place < end) or (above and last <= place < n):
                found.append(words)
    return tuple(found)


def plan_with(
    plan: PlanInfo, measure: Measure, sections: Sequence[Section], words: str | None
) -> tuple[str, str, str] | None:
    """Return the passage about the plan as a whole that has these words: anchor, label and text.

    Words that a later document set stand at the end of the page, apart from the passage as issued.
    None if the measure or a section around it has them itself, or no such passage has.
    """
    sought = squeeze(words or "")
    nearer = sought in squeeze(measure.text) or section_with(measure, sections, words)
    if not sought or nearer:
        return None
    first = as_issued(plan)
    passages = (
        (NOTICE_ANCHOR, "印发通知", plan.notice.body if plan.notice else "", None),
        (PREAMBLE_ANCHOR, "前言", plan.preamble, first.preamble),
        (ENDING_ANCHOR, "结尾", plan.closing or "", first.closing or ""),
    )
    for anchor, label, text, issued in passages:
        if sought in squeeze(text):
            amended = issued is not None and sought not in squeeze(issued)
            return AMENDED_ANCHOR if amended else anchor, label, text
    return None


def ground(
    measure: Measure, sections: Sequence[Section], words: str | None, plan: PlanInfo | None = None
) -> str:
    """Return the text in which quoted words stand: of the measure, or of a section around it.

    With ``plan`` also a passage about the plan as a whole.
    """
    if found := section_with(measure, sections, words):
        return found[1]
    passage = plan_with(plan, measure, sections, words) if plan else None
    return passage[2] if passage else measure.text


def walk_tables(file: PlanFile) -> Iterator[tuple[Route, Table, SectionAt]]:
    """Yield all tables with the sections that hold them."""
    for at in walk_sections(file):
        for number, table in enumerate(at.section.tables):
            yield (*at.route, "tables", number), table, at


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
    told = zip(table.rows, labelled_rows(table), row_places(table), strict=True)
    for n, (row, said, place) in enumerate(told):
        if found := row_measure(row, said, names):
            if earlier := tuple(_wordings(found, row, n, was)):
                found = found.model_copy(update={"earlier": earlier})
            there = (*route, "rows", n, "measure")
            yield MeasureAt(there, found, around, row_lines(said), table.caption or "", place)


EarlierRows = tuple[tuple[str, tuple[tuple[Labelled, ...], ...]], ...]
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


def walk_notes(file: PlanFile) -> Iterator[tuple[Route, Note, str]]:
    """Yield every note with the official text that it may quote.

    A note on a measure, a section or the plan itself quotes its words; one on a unit or a document
    may quote any passage of the plan.
    """
    holders: list[tuple[Route, tuple[Note, ...], str]] = []
    plan = file.plan
    printed = tuple(walk_printed(file))
    framing = [plan.title, *(text for route, text in printed if route[0] == "plan")]
    framing += [plan.preamble, plan.closing or "", *(one.text for one in plan.earlier)]
    holders.append((("plan",), plan.notes, "\n".join(framing)))
    whole = "\n".join(text for _, text in walk_official(file))
    holders += [(("documents", n), d.notes, whole) for n, d in enumerate(file.documents)]
    holders += [(("units", n), u.notes, whole) for n, u in enumerate(file.units)]
    for at in walk_sections(file):
        own = printed_own(at.section)
        holders.append((at.route, at.section.notes, own))
    holders += [(m.route, m.measure.notes, m.measure.text) for m in walk_measures(file)]
    for route, notes, text in holders:
        for number, note in enumerate(notes):
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
            told = Progress(
                date=report.date,
                status=item.status,
                word=item.word,
                summary=item.summary,
                source=report.source,
            )
            for place, id in enumerate(item.measures):
                yield ("reports", n, "items", m, "measures", place), id, told


def with_reports(file: PlanFile) -> dict[str, Measure]:
    """Return every measure by id, its progress joined with what reports on many measures say of it.

    Of two measures with one id, which no checked plan has, the last.
    """
    told: dict[str, list[Progress]] = {}
    for _, id, progress in walk_reported(file):
        told.setdefault(id, []).append(progress)

    def joined(measure: Measure) -> Measure:
        more = told.get(measure.id)
        if not more:
            return measure
        all_progress = sorted((*measure.progress, *more), key=lambda one: one.date)
        return measure.model_copy(update={"progress": tuple(all_progress)})

    return {at.measure.id: joined(at.measure) for at in walk_measures(file)}


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
