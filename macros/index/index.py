"""Every relation of the plan in both directions: frozen, and in printed order.

``macros.index.build`` derives it, once for all that comes after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from macros.grounds.names import Mention, Names
from macros.index.absence import CALLED, Lacking, lacking_in_all
from macros.index.as_of import reported_on
from macros.index.entries import (
    DocumentEntry,
    Entry,
    PlanTarget,
    SectionEntry,
    TermEntry,
    TopicEntry,
)
from macros.index.measures import MeasureEntry
from macros.index.news import News
from macros.index.passages import Framing, Rewording
from macros.index.relations import Clause
from macros.index.units import UnitEntry
from macros.model.history import Change, Former, Moved, Retired
from macros.model.kinds import Numbering, ObjectKind, Statement, UnitKind
from macros.model.measure import Progress, Target
from macros.model.numbering import section_code
from macros.model.plan import PlanInfo
from macros.text.later_documents.from_when import of_all
from macros.text.lines.phrases import Phrases
from macros.text.lines.reflow import squeeze


@dataclass(frozen=True)
class Index:
    """The plan with every relation in both directions."""

    plan: PlanInfo
    parts: dict[str, SectionEntry]
    """All sections in printed order: the parts of the document, and what holds measures under no heading."""
    measures: dict[str, MeasureEntry]
    units: dict[str, UnitEntry]
    documents: dict[str, DocumentEntry]
    topics: dict[str, TopicEntry]
    terms: dict[str, TermEntry]
    framing: tuple[Framing, ...]
    clauses: dict[str, Clause]
    """The general clauses that give roles, by id."""
    targets: tuple[PlanTarget, ...]
    """The rows of its tables of indicators."""
    rewordings: tuple[Rewording, ...]
    """How later documents changed the words before and after its sections, in order."""
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
    data_date: date | None
    """The newest day on which something in the data was issued, changed or known."""
    names: Names = field(repr=False)
    _related: dict[str, tuple[MeasureEntry, ...]] = field(repr=False)

    @cached_property
    def sections(self) -> dict[str, SectionEntry]:
        """The sections that the document prints: those with a heading, and so with a page."""
        return {id: entry for id, entry in self.parts.items() if entry.section.headed}

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
        straight = self.plan.numbering is Numbering.CONTINUOUS and entry.code.isdigit()
        if not entry.code or not straight:
            return (entry.code,) if entry.code else ()
        around = (section_code(entry.sections[:1]), section_code(entry.sections))
        return tuple(dict.fromkeys((entry.code, *(f"{c}-{entry.code}" for c in around if c))))

    @cached_property
    def standing(self) -> tuple[MeasureEntry, ...]:
        """The measures that no later document removed."""
        return tuple(entry for entry in self._ordered if entry.stands)

    @property
    def top_sections(self) -> tuple[SectionEntry, ...]:
        """The outermost sections, annexes last."""
        return tuple(entry for entry in self.sections.values() if not entry.ancestors)

    @property
    def in_order(self) -> tuple[SectionEntry, ...]:
        """What the body holds, outermost: its sections, and between them measures under no heading."""
        return tuple(
            entry for entry in self.parts.values() if not (entry.ancestors or entry.is_annex)
        )

    @property
    def body(self) -> tuple[SectionEntry, ...]:
        """The outermost sections of the body."""
        return tuple(entry for entry in self.top_sections if not entry.is_annex)

    @property
    def annexes(self) -> tuple[SectionEntry, ...]:
        """The annexes."""
        return tuple(entry for entry in self.top_sections if entry.is_annex)

    def indicator(self, target: Target) -> PlanTarget | None:
        """Return the row of a table of indicators that has the indicator of a measure's target."""
        wanted = squeeze(target.indicator or "")
        rows = (row for row in self.targets if squeeze(row.target.indicator or "") == wanted)
        return next(rows, None)

    @property
    def cited(self) -> tuple[DocumentEntry, ...]:
        """The documents that the plan cites, without those that amend it."""
        return tuple(entry for entry in self.documents.values() if not entry.is_supplement)

    @property
    def supplements(self) -> tuple[DocumentEntry, ...]:
        """The documents that amend the plan and so belong to it."""
        return tuple(entry for entry in self.documents.values() if entry.is_supplement)

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
    def unstated_for_some(self) -> tuple[str, ...]:
        """What the text does not state for some measure, but states for others."""
        some = {name for entry in self._ordered for name in entry.lacking.unstated}
        return tuple(
            name for name in CALLED.values() if name in some and name not in self.lacking.unstated
        )

    @cached_property
    def explained(self) -> frozenset[Statement]:
        """What editors explain for some measure: words seem to state it, and it is not entered."""
        some = {name for entry in self._ordered for name in entry.lacking.explained}
        return frozenset(kind for kind, name in CALLED.items() if name in some)

    @cached_property
    def reviewed(self) -> frozenset[Statement]:
        """What the plan declares that somebody looked for in the whole text, such as deadlines."""
        return frozenset(review.kind for review in self.plan.reviewed)

    @cached_property
    def tasks_explained(self) -> tuple[MeasureEntry, ...]:
        """The measures of which editors explain whose task they are: words seem to state it."""
        name = CALLED[Statement.ASSIGNMENT]
        return tuple(entry for entry in self._ordered if name in entry.lacking.explained)

    def is_ahead(self, report: Progress) -> bool:
        """Whether the source of a report named its day before it came: 自6月1日起暂停."""
        issued = {id: entry.document.issued_on for id, entry in self.documents.items()}
        return reported_on(report, issued) < report.date

    def begins(self, id: str) -> date | None:
        """Return from which day what a document orders is so, if that is later than it was issued."""
        document = self.documents[id].document
        days = of_all(document.text or "", document.issued_on).first
        return min(days) if days and document.issued_on and min(days) > document.issued_on else None

    def is_to_come(self, entry: MeasureEntry | SectionEntry) -> bool:
        """Whether its words are those of a document that is not yet in force on the day of the data."""
        days = [day for id in entry.amended_by if (day := self.begins(id))]
        return bool(self.data_date and days and max(days) > self.data_date)

    @cached_property
    def phrases(self) -> Phrases:
        """Which characters the document uses together again and again."""
        return Phrases(self.printed)

    @cached_property
    def _ordered(self) -> tuple[MeasureEntry, ...]:
        return tuple(self.measures.values())

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id: place for place, id in enumerate(self.measures)}
