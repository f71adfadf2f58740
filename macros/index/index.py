"""Every relation of the plan in both directions, derived here once for all that comes after.

``build_index`` takes a checked plan; everything here is frozen and in printed order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from macros.index.absence import Lacking, lacking_in_all
from macros.index.entries import (
    DocumentEntry,
    Entry,
    Framing,
    MeasureEntry,
    SectionEntry,
    Task,
    TermEntry,
    TopicEntry,
    UnitEntry,
    related_measures,
)
from macros.index.news import News
from macros.loading.load import Loaded
from macros.model.kinds import Numbering, ObjectKind, Statement, UnitKind
from macros.model.names import Mention, Names
from macros.model.numbering import measure_code, measure_labels, section_code, section_label
from macros.model.plan import Change, Former, Moved, PlanFile, PlanInfo, Retired, Unit
from macros.model.problems import Route
from macros.model.walk import (
    CLOSING_ANCHOR,
    ENDING_ANCHOR,
    NOTICE_ANCHOR,
    PREAMBLE_ANCHOR,
    SIGNATURE_ANCHOR,
    closing_anchor,
    measure_sources,
    walk_ids,
    walk_measures,
    walk_official,
    walk_sections,
    walk_supplements,
)


@dataclass(frozen=True)
class Index:
    """The plan with every relation in both directions."""

    plan: PlanInfo
    sections: dict[str, SectionEntry]
    measures: dict[str, MeasureEntry]
    units: dict[str, UnitEntry]
    documents: dict[str, DocumentEntry]
    topics: dict[str, TopicEntry]
    terms: dict[str, TermEntry]
    framing: tuple[Framing, ...]
    moved: tuple[Moved, ...]
    retired: tuple[Retired, ...]
    changes: tuple[Change, ...]
    printed: tuple[str, ...]
    """All official text, piece by piece, in the order in which the document prints it."""
    lines: dict[str, int]
    """The line of the data file at which each object begins."""
    former_lines: dict[str, int]
    """The line of the data file at which the record of each former id begins."""
    blocks: dict[str, int]
    """The line of the data file at which each of its main parts begins, by its key."""
    names: Names = field(repr=False)
    _related: dict[str, tuple[MeasureEntry, ...]] = field(repr=False)

    @cached_property
    def by_kind(self) -> dict[ObjectKind, Mapping[str, Entry]]:
        """All entries by kind and id, in the order in which the site lists the kinds."""
        return {
            ObjectKind.SECTION: self.sections,
            ObjectKind.MEASURE: self.measures,
            ObjectKind.UNIT: self.units,
            ObjectKind.DOCUMENT: self.documents,
            ObjectKind.TOPIC: self.topics,
            ObjectKind.TERM: self.terms,
        }

    @cached_property
    def living(self) -> dict[str, Entry]:
        """Every object of the plan by its id; ids are unique across kinds."""
        return {id: entry for entries in self.by_kind.values() for id, entry in entries.items()}

    @cached_property
    def former(self) -> dict[str, Former]:
        """The record of every former id, by that id."""
        return {former.id: former for former in (*self.moved, *self.retired)}

    def find(self, id: str) -> Entry | Former | None:
        """Return what an id names: an object, the record of a former one, or nothing."""
        return self.living.get(id) or self.former.get(id)

    def related(self, id: str) -> tuple[MeasureEntry, ...]:
        """Return the measures related to a measure; either of the two may say so."""
        return self._related[id]

    def neighbours(self, id: str) -> tuple[MeasureEntry | None, MeasureEntry | None]:
        """Return the measures printed before and after a measure."""
        place = self._places[id]
        entries = self._ordered
        before = entries[place - 1] if place else None
        return before, entries[place + 1] if place + 1 < len(entries) else None

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return where ``text`` names a unit, document or term."""
        return self.names.find(text)

    def changes_of(self, id: str) -> tuple[Change, ...]:
        """Return the entries of the history that concern an object, newest first."""
        return tuple(self.changes[place] for place in self.news.places(id))

    def measure_codes(self, entry: MeasureEntry) -> tuple[str, ...]:
        """Return its short code and, if numbers run straight through the plan, those with its sections."""
        if not entry.code or self.plan.numbering is not Numbering.CONTINUOUS:
            return (entry.code,) if entry.code else ()
        around = (section_code(entry.sections[:1]), section_code(entry.sections))
        return tuple(dict.fromkeys((entry.code, *(f"{c}-{entry.code}" for c in around if c))))

    @property
    def top_sections(self) -> tuple[SectionEntry, ...]:
        """The outermost sections."""
        return tuple(entry for entry in self.sections.values() if not entry.ancestors)

    @cached_property
    def units_by_kind(self) -> tuple[tuple[UnitKind, tuple[UnitEntry, ...]], ...]:
        """The units grouped by kind, in the order of the kinds; no empty group."""
        groups = (
            (kind, tuple(entry for entry in self.units.values() if entry.unit.kind is kind))
            for kind in UnitKind
        )
        return tuple((kind, entries) for kind, entries in groups if entries)

    @cached_property
    def news(self) -> News:
        """Which entries of the history concern which object."""
        held = {id: unit.measures for id, unit in self.units.items()}
        held |= {id: topic.measures for id, topic in self.topics.items()}
        ids = {id: tuple(measure.id for measure in measures) for id, measures in held.items()}
        return News(self.changes, tuple(self.former.values()), self.measures, ids)

    @cached_property
    def lacking(self) -> Lacking:
        """What no measure of the plan is given, and what the plan was not read for."""
        return lacking_in_all(entry.lacking for entry in self._ordered)

    @cached_property
    def reviewed(self) -> frozenset[Statement]:
        """For what the whole text was read, as the plan declares."""
        return frozenset(review.kind for review in self.plan.reviewed)

    @cached_property
    def _ordered(self) -> tuple[MeasureEntry, ...]:
        return tuple(self.measures.values())

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id: place for place, id in enumerate(self.measures)}


def build_index(loaded: Loaded) -> Index:
    """Derive all relations of a checked plan."""
    file = loaded.file
    names = Names(file)
    measures = {
        at.measure.id: MeasureEntry(
            at.measure,
            at.sections,
            measure_code(file, at.sections, at.measure),
            *measure_labels(file, at.sections, at.measure),
            frozenset(review.kind for review in file.plan.reviewed),
        )
        for at in walk_measures(file)
    }
    framing = _framing(file)
    named_by_measure = {id: _named(names, e.measure.text) for id, e in measures.items()}
    named_by_framing = {passage.anchor: _named(names, passage.text) for passage in framing}

    called = names.spelled(text for _, text in walk_official(file))

    def printed(kind: ObjectKind, id: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(alias for alias in aliases if (kind, id, alias) in called)

    grounds = {
        at.measure.id: {source.document for _, source in measure_sources(at)}
        for at in walk_measures(file)
    }

    def framing_with(kind: ObjectKind, id: str) -> tuple[Framing, ...]:
        return tuple(
            replace(passage, quote=_sentence(names, passage.text, id))
            for passage in framing
            if (kind, id) in named_by_framing[passage.anchor] and passage.anchor != id
        )

    by_unit: dict[str, list[Task]] = {unit.id: [] for unit in file.units}
    by_document: dict[str, list[MeasureEntry]] = {d.id: [] for d in file.documents}
    by_topic: dict[str, list[MeasureEntry]] = {topic.id: [] for topic in file.topics}
    by_term: dict[str, list[MeasureEntry]] = {term.id: [] for term in file.glossary}
    for entry in measures.values():
        for involvement in entry.measure.units:
            by_unit[involvement.unit].append(Task(entry, involvement))
        for id in entry.measure.documents:
            by_document[id].append(entry)
        for id in entry.measure.topics:
            by_topic[id].append(entry)
        for kind, id in named_by_measure[entry.id]:
            if kind is ObjectKind.TERM:
                by_term[id].append(entry)
    return Index(
        plan=file.plan,
        sections=_sections(file, measures),
        measures=measures,
        units=_units(file, by_unit, framing_with, printed),
        documents={
            d.id: DocumentEntry(
                d,
                tuple(by_document[d.id]),
                framing_with(ObjectKind.DOCUMENT, d.id),
                tuple(e for e in measures.values() if d.id in grounds[e.id]),
                printed(ObjectKind.DOCUMENT, d.id, d.aliases),
                tuple(e for e in measures.values() if d.id in e.amended_by),
            )
            for d in file.documents
        },
        topics={t.id: TopicEntry(t, tuple(by_topic[t.id])) for t in file.topics},
        terms={t.id: TermEntry(t, tuple(by_term[t.id])) for t in file.glossary},
        framing=framing,
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
        names=names,
        _related=related_measures(measures),
    )


def _former_lines(loaded: Loaded) -> dict[str, int]:
    file = loaded.file
    routes: dict[str, Route] = {former.id: ("moved", n) for n, former in enumerate(file.moved)}
    routes |= {former.id: ("retired", n) for n, former in enumerate(file.retired)}
    return {id: loaded.parsed.place(route).line for id, route in routes.items()}


def _sections(file: PlanFile, measures: dict[str, MeasureEntry]) -> dict[str, SectionEntry]:
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
        )
    return found


def _framing(file: PlanFile) -> tuple[Framing, ...]:
    """Return the passages outside the measures that have words, in printed order."""
    plan, notice = file.plan, file.plan.notice
    passages = []
    if notice:
        head = (notice.letterhead, notice.heading, notice.addressees, notice.body)
        foot = (notice.attachments, notice.signature, notice.remark)
        passages.append(Framing(NOTICE_ANCHOR, "印发通知", _together(*head, *foot)))
        if notice.closing:
            passages.append(Framing(CLOSING_ANCHOR, "版记", notice.closing))
    opening = _together(plan.letterhead, plan.addressees, plan.preamble)
    passages.append(Framing(PREAMBLE_ANCHOR, "前言", opening))
    for at in walk_sections(file):
        label = section_label((*at.ancestors, at.section))
        own = "的标题和引言" if at.section.intro else "的标题"
        words_of = _together(at.section.title, at.section.intro)
        passages.append(Framing(at.section.id, f"{label}{own}", words_of))
        if at.section.closing:
            where = closing_anchor(at.section.id)
            passages.append(Framing(where, f"{label}的结尾", at.section.closing))
    ending = _together(plan.closing, plan.footnotes)
    passages.append(Framing(ENDING_ANCHOR, "结尾", ending))
    signed = _together(plan.signature, plan.remark, plan.imprint)
    passages.append(Framing(SIGNATURE_ANCHOR, "落款", signed))
    for _, document in walk_supplements(file):
        passages.append(Framing(document.id, f"《{document.title}》", document.text or ""))
    return tuple(passage for passage in passages if passage.text)


def _together(*words: str | None) -> str:
    return "\n\n".join(word for word in words if word)


def _sentence(names: Names, text: str, id: str) -> str:
    """Return the sentence or line of ``text`` that first names the object."""
    at = next(mention for mention in names.find(text) if mention.id == id)
    start = max(text.rfind(mark, 0, at.start) for mark in "。；\n") + 1
    ends = (text.find(mark, at.end) for mark in "。；\n")
    end = min((end for end in ends if end >= 0), default=len(text))
    return text[start:end].strip()


def _units(
    file: PlanFile,
    tasks: dict[str, list[Task]],
    framing_with: Callable[[ObjectKind, str], tuple[Framing, ...]],
    printed: Callable[[ObjectKind, str, tuple[str, ...]], tuple[str, ...]],
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
        )
        for unit in file.units
    }


def _named(names: Names, text: str) -> tuple[tuple[ObjectKind, str], ...]:
    """Return what a text names, each object once, in the order of first mention."""
    return tuple(dict.fromkeys((mention.kind, mention.id) for mention in names.find(text)))
