"""Deriving the index from a checked plan: once, for all that comes after."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from macros.index.as_of import data_date
from macros.index.entries import DocumentEntry, PlanTarget, SectionEntry, TermEntry, TopicEntry
from macros.index.framing import framing_of_plan
from macros.index.index import Index
from macros.index.measures import MeasureEntry, related_measures
from macros.index.passages import Framing, Rewording
from macros.index.relations import Clause, Passage, Relation
from macros.index.units import Predecessor, Task, UnitEntry
from macros.loading.load import Loaded
from macros.model.amending import REWORDED, Amended, Step, walk_amended
from macros.model.anchors import PREAMBLE_ANCHOR, row_anchor
from macros.model.governing import printed_word
from macros.model.grounds import Grounds
from macros.model.kinds import ObjectKind
from macros.model.names import Names
from macros.model.numbering import measure_code, measure_labels, section_code, section_label
from macros.model.passages import ground, plan_with
from macros.model.plan import PlanFile, RoleClause, Unit
from macros.model.printed import walk_official
from macros.model.problems import Route
from macros.model.section import Section
from macros.model.tables.as_objects import table_targets
from macros.model.walk import (
    MeasureAt,
    measure_sources,
    walk_ids,
    walk_measures,
    walk_sections,
    with_reports,
)
from macros.rules.reading import explained
from macros.text.edits import times
from macros.text.reflow import squeeze

Thing = TypeVar("Thing")


def build_index(loaded: Loaded) -> Index:
    """Derive all relations of a checked plan."""
    file = loaded.file
    names = Names(file)
    framing = framing_of_plan(file)
    clauses = {one.id: _clause(file, framing, one) for one in file.plan.role_clauses}
    whole = with_reports(file)
    as_of = data_date(file, whole.values())
    noted = explained(file, names)
    reworded = _rewordings(file)
    measures = {
        at.measure.id: MeasureEntry(
            whole[at.measure.id],
            at.sections,
            measure_code(file, at.sections, at.measure, at.place),
            *measure_labels(file, at.sections, at.measure, at.place),
            frozenset(review.kind for review in file.plan.reviewed),
            _relations(file, names, clauses, at),
            at.row,
            noted[at.measure.id],
            reworded.get(at.route, ()),
            at.caption,
            as_of,
        )
        for at in walk_measures(file)
    }
    named_by_measure = {id: _named(names, e.measure.text) for id, e in measures.items()}
    named_by_framing = {passage.anchor: _named(names, passage.text) for passage in framing}

    called = names.spelled(text for _, text in walk_official(file))

    def printed(kind: ObjectKind, id: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(alias for alias in aliases if (kind, id, alias) in called)

    grounds = {
        at.measure.id: {
            source.document
            for _, source in measure_sources(replace(at, measure=whole[at.measure.id]))
        }
        for at in walk_measures(file)
    }

    def framing_with(kind: ObjectKind, id: str) -> tuple[Framing, ...]:
        return tuple(
            replace(
                passage,
                quote=_sentence(names, passage.text, id),
                words=_words(names, (passage.text,), id),
            )
            for passage in framing
            if (kind, id) in named_by_framing[passage.anchor] and passage.anchor != id
        )

    by_unit: dict[str, list[Task]] = {unit.id: [] for unit in file.units}
    formerly: dict[str, list[MeasureEntry]] = {unit.id: [] for unit in file.units}
    by_document: dict[str, list[MeasureEntry]] = {d.id: [] for d in file.documents}
    by_topic: dict[str, list[MeasureEntry]] = {topic.id: [] for topic in file.topics}
    by_term: dict[str, list[MeasureEntry]] = {term.id: [] for term in file.glossary}
    for entry in measures.values():
        for relation in entry.relations:
            by_unit[relation.involvement.unit].append(Task(entry, relation))
        earlier = "\n".join(wording.text for wording in entry.measure.earlier)
        for kind, id in _named(names, earlier):
            if kind is ObjectKind.UNIT and id not in entry.unit_ids:
                formerly[id].append(entry)
        for id in entry.measure.documents:
            by_document[id].append(entry)
        for id in entry.measure.topics:
            by_topic[id].append(entry)
        for kind, id in named_by_measure[entry.id]:
            if kind is ObjectKind.TERM:
                by_term[id].append(entry)
    sections = _sections(file, measures, reworded)
    resting = _by_document(measures.values(), lambda entry: grounds[entry.id])
    amended = _by_document(measures.values(), lambda entry: entry.amended_by)
    amended_sections = _by_document(sections.values(), lambda entry: entry.amended_by)
    sourced = _by_document(file.units, _sources)
    return Index(
        plan=file.plan,
        sections=sections,
        measures=measures,
        units=_units(file, names, by_unit, framing_with, printed, formerly, as_of),
        documents={
            d.id: DocumentEntry(
                d,
                tuple(by_document[d.id]),
                framing_with(ObjectKind.DOCUMENT, d.id),
                tuple(resting.get(d.id, ())),
                printed(ObjectKind.DOCUMENT, d.id, d.aliases),
                tuple(amended.get(d.id, ())),
                tuple(amended_sections.get(d.id, ())),
                tuple(dict.fromkeys(e.part for e in file.plan.earlier if e.until == d.id)),
                tuple(sourced.get(d.id, ())),
            )
            for d in file.documents
        },
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


def _rewordings(file: PlanFile) -> dict[Route, tuple[Rewording, ...]]:
    """Return how later documents changed the words of each object, by its route."""
    grounds = Grounds(file)

    def rewording(of: Amended, step: Step) -> Rewording:
        made = [order for order in grounds.of(of, step) or () if order.within]
        words = tuple(dict.fromkeys(order.words for order in made))
        unsure = [order for order in made if times(order, step.before) > 1]
        return Rewording(
            step,
            tuple(
                one
                for one in words
                if not any(more != one and more.startswith(one) for more in words)
            ),
            tuple(dict.fromkeys(order.old for order in unsure if order.old)),
            tuple(dict.fromkeys(order.new for order in unsure if not order.old and order.new)),
        )

    return {
        of.route: tuple(rewording(of, step) for step in of.steps if step.deed == REWORDED)
        for of in walk_amended(file)
    }


def _relations(
    file: PlanFile, names: Names, clauses: dict[str, Clause], at: MeasureAt
) -> tuple[Relation, ...]:
    def passage(quote: str | None) -> Passage | None:
        found = plan_with(file.plan, at.measure, at.sections, quote)
        return found and Passage(*found[:2])

    return tuple(
        Relation(
            one,
            printed_word(names, ground(at.measure, at.sections, one.quote, file.plan), one),
            clauses.get(one.clause or ""),
            passage(one.quote),
        )
        for one in at.measure.units
    )


def _clause(file: PlanFile, framing: tuple[Framing, ...], clause: RoleClause) -> Clause:
    """Return a general clause with the first passage or measure whose words it is."""
    passages = [(passage.anchor, passage.label, passage.text) for passage in framing]
    for at in walk_measures(file):
        label, _ = measure_labels(file, at.sections, at.measure, at.place)
        passages.append((at.measure.id, label, at.measure.issued_text))
    quote = squeeze(clause.quote)
    held = ((anchor, label) for anchor, label, text in passages if quote in squeeze(text))
    return Clause(clause, *next(held, (PREAMBLE_ANCHOR, "前言")))


def _former_lines(loaded: Loaded) -> dict[str, int]:
    file = loaded.file
    routes: dict[str, Route] = {former.id: ("moved", n) for n, former in enumerate(file.moved)}
    routes |= {former.id: ("retired", n) for n, former in enumerate(file.retired)}
    return {id: loaded.parsed.place(route).line for id, route in routes.items()}


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


def _sections(
    file: PlanFile,
    measures: dict[str, MeasureEntry],
    reworded: dict[Route, tuple[Rewording, ...]],
) -> dict[str, SectionEntry]:
    inside: dict[str, list[MeasureEntry]] = {}
    for entry in measures.values():
        for section in entry.sections:
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


def _sentence(names: Names, text: str, id: str) -> str:
    """Return the sentence or line of ``text`` that first names the object."""
    at = next(mention for mention in names.find(text) if mention.id == id)
    start = max(text.rfind(mark, 0, at.start) for mark in "。；\n") + 1
    ends = (text.find(mark, at.end) for mark in "。；\n")
    end = min((end for end in ends if end >= 0), default=len(text))
    return text[start:end].strip()


def _sources(unit: Unit) -> set[str | None]:
    """Return the documents on which rests what became of a unit, or who belongs to it."""
    given = [step.source for step in unit.succession]
    given += [member.source for member in unit.members if member.source]
    return {source.document for source in given}


def _by_document(
    things: Iterable[Thing], documents: Callable[[Thing], Iterable[str | None]]
) -> dict[str | None, list[Thing]]:
    """Return the things of each document, in their order; ``documents`` gives those of a thing."""
    found: dict[str | None, list[Thing]] = {}
    for thing in things:
        for id in set(documents(thing)):
            found.setdefault(id, []).append(thing)
    return found


def _words(names: Names, texts: Iterable[str], id: str) -> tuple[str, ...]:
    """Return what ``texts`` call an object, in the order of first mention."""
    found = (text[m.start : m.end] for text in texts for m in names.find(text) if m.id == id)
    return tuple(dict.fromkeys(found))


def _units(
    file: PlanFile,
    names: Names,
    tasks: dict[str, list[Task]],
    framing_with: Callable[[ObjectKind, str], tuple[Framing, ...]],
    printed: Callable[[ObjectKind, str, tuple[str, ...]], tuple[str, ...]],
    formerly: dict[str, list[MeasureEntry]],
    as_of: date | None,
) -> dict[str, UnitEntry]:
    by_id = {unit.id: unit for unit in file.units}

    def above(unit: Unit) -> tuple[Unit, ...]:
        parent = by_id.get(unit.parent or "")
        return (parent, *above(parent)) if parent else ()

    return {
        unit.id: UnitEntry(
            unit,
            tuple(tasks[unit.id]),
            framing_with(ObjectKind.UNIT, unit.id),
            above(unit),
            tuple(child for child in file.units if child.parent == unit.id),
            printed(ObjectKind.UNIT, unit.id, unit.aliases),
            tuple(formerly[unit.id]),
            _words(names, (t.entry.measure.text for t in tasks[unit.id]), unit.id),
            printed(ObjectKind.UNIT, unit.id, unit.called),
            tuple(
                Predecessor(other, step)
                for other in file.units
                for step in other.succession
                if unit.id in step.to
            ),
            tuple(
                other
                for other in file.units
                if any(member.unit == unit.id for member in other.members)
            ),
            tuple(document for document in file.documents if unit.id in document.issuer),
            as_of,
        )
        for unit in file.units
    }


def _named(names: Names, text: str) -> tuple[tuple[ObjectKind, str], ...]:
    """Return what a text names, each object once, in the order of first mention."""
    return tuple(dict.fromkeys((mention.kind, mention.id) for mention in names.find(text)))
