"""Deriving the index from a checked plan: once, for all that comes after."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from macros.grounds.names import Names
from macros.index.as_of import data_date
from macros.index.build_measures import clauses_of_plan, measures_of_plan
from macros.index.build_units import units_of_plan
from macros.index.entries import DocumentEntry, PlanTarget, SectionEntry, TermEntry, TopicEntry
from macros.index.framing import framing_of_plan
from macros.index.index import Index
from macros.index.measures import MeasureEntry, related_measures
from macros.index.naming import Naming
from macros.index.passages import Rewording
from macros.index.rewordings import rewordings_of_plan
from macros.loading.load import Loaded
from macros.model.anchors import row_anchor
from macros.model.kinds import ObjectKind
from macros.model.numbering import section_code, section_label
from macros.model.plan import PlanFile
from macros.model.printed import walk_official
from macros.model.problems import Route
from macros.model.section import Section
from macros.model.tables.as_objects import table_targets
from macros.model.unit import Unit
from macros.model.walk import measure_sources, walk_ids, walk_measures, walk_sections

Thing = TypeVar("Thing")


def build_index(loaded: Loaded) -> Index:
    """Derive all relations of a checked plan."""
    file = loaded.file
    names = Names(file)
    framing = framing_of_plan(file)
    clauses = clauses_of_plan(file, framing)
    reworded = rewordings_of_plan(file)
    measures = measures_of_plan(file, names, clauses, reworded)
    sections = _sections(file, measures, reworded)
    naming = Naming(file, names, framing)
    as_of = data_date(file, (entry.measure for entry in measures.values()))
    by_topic: dict[str, list[MeasureEntry]] = {topic.id: [] for topic in file.topics}
    by_term: dict[str, list[MeasureEntry]] = {term.id: [] for term in file.glossary}
    for entry in measures.values():
        for id in entry.measure.topics:
            by_topic[id].append(entry)
        for kind, id in naming.named(entry.measure.text):
            if kind is ObjectKind.TERM:
                by_term[id].append(entry)
    return Index(
        plan=file.plan,
        parts=sections,
        measures=measures,
        units=units_of_plan(file, naming, measures, as_of),
        documents=_documents(file, naming, measures, sections),
        topics={t.id: TopicEntry(t, tuple(by_topic[t.id])) for t in file.topics},
        terms={t.id: TermEntry(t, tuple(by_term[t.id])) for t in file.glossary},
        framing=framing,
        clauses=clauses,
        targets=_targets(file),
        rewordings=reworded.get(("plan",), ()),
        moved=file.moved,
        retired=file.retired,
        changes=file.changes,
        printed=tuple(text for _, text in walk_official(file)),
        lines={id: loaded.parsed.place(route[:-1]).line for route, _, id in walk_ids(file)},
        former_lines=_former_lines(loaded),
        blocks={
            str(route[0]): mark.line
            for route, mark in loaded.parsed.keys.items()
            if len(route) == 1
        },
        data_date=as_of,
        names=names,
        _related=related_measures(measures),
    )


def _sections(
    file: PlanFile,
    measures: dict[str, MeasureEntry],
    reworded: dict[Route, tuple[Rewording, ...]],
) -> dict[str, SectionEntry]:
    inside: dict[str, list[MeasureEntry]] = {}
    for entry in measures.values():
        for section in entry.around:
            inside.setdefault(section.id, []).append(entry)
    found = {}
    for at in walk_sections(file):
        around = (*at.ancestors, at.section)
        found[at.section.id] = SectionEntry(
            at.section,
            at.ancestors,
            section_code(around),
            section_label(around),
            tuple(inside.get(at.section.id, ())),
            reworded.get(at.route, ()),
        )
    return found


def _documents(
    file: PlanFile,
    naming: Naming,
    measures: dict[str, MeasureEntry],
    sections: dict[str, SectionEntry],
) -> dict[str, DocumentEntry]:
    grounds = {
        at.measure.id: {
            source.document
            for _, source in measure_sources(replace(at, measure=measures[at.measure.id].measure))
        }
        for at in walk_measures(file)
    }
    naming_it = _by_document(measures.values(), lambda entry: entry.measure.documents)
    resting = _by_document(measures.values(), lambda entry: grounds[entry.id])
    amended = _by_document(measures.values(), lambda entry: entry.amended_by)
    amended_sections = _by_document(sections.values(), lambda entry: entry.amended_by)
    sourced = _by_document(file.units, _sources)
    return {
        d.id: DocumentEntry(
            d,
            tuple(naming_it.get(d.id, ())),
            naming.framing(ObjectKind.DOCUMENT, d.id),
            tuple(resting.get(d.id, ())),
            naming.printed(ObjectKind.DOCUMENT, d.id, d.aliases),
            tuple(amended.get(d.id, ())),
            tuple(amended_sections.get(d.id, ())),
            tuple(dict.fromkeys(e.part for e in file.plan.earlier if e.until == d.id)),
            tuple(sourced.get(d.id, ())),
        )
        for d in file.documents
    }


def _by_document(
    things: Iterable[Thing], documents: Callable[[Thing], Iterable[str | None]]
) -> dict[str | None, list[Thing]]:
    """Return the things of each document, in their order; ``documents`` gives those of a thing."""
    found: dict[str | None, list[Thing]] = {}
    for thing in things:
        for id in set(documents(thing)):
            found.setdefault(id, []).append(thing)
    return found


def _sources(unit: Unit) -> set[str | None]:
    """Return the documents on which rests what became of a unit, or who belongs to it."""
    given = [step.source for step in unit.succession]
    given += [member.source for member in unit.members if member.source]
    return {source.document for source in given}


def _targets(file: PlanFile) -> tuple[PlanTarget, ...]:
    def anchor(section: Section, number: int, row: int) -> str:
        measure = section.tables[number - 1].rows[row - 1].measure
        return measure.id if measure else row_anchor(section.id, number, row)

    return tuple(
        PlanTarget(target, at.section, anchor(at.section, number, row))
        for at in walk_sections(file)
        for number, table in enumerate(at.section.tables, start=1)
        for row, target in table_targets(table)
    )


def _former_lines(loaded: Loaded) -> dict[str, int]:
    file = loaded.file
    routes: dict[str, Route] = {former.id: ("moved", n) for n, former in enumerate(file.moved)}
    routes |= {former.id: ("retired", n) for n, former in enumerate(file.retired)}
    return {id: loaded.parsed.place(route).line for id, route in routes.items()}
