"""An object of the plan together with everything that the plan says about it; measures and units apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from macros.index.measures import MeasureEntry, OfMeasures
from macros.index.passages import Framing, Rewording, amended_by
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind, Part
from macros.model.measure import Target
from macros.model.plan import Document, Term, Topic
from macros.model.section import Annex, Section
from macros.model.tables.rows import table_words
from macros.model.unit import Unit


@dataclass(frozen=True)
class SectionEntry(OfMeasures):
    """A section with what surrounds it."""

    kind: ClassVar = ObjectKind.SECTION
    section: Section
    ancestors: tuple[Section, ...]
    code: str
    label: str
    """How people cite it, for example 第二部分."""
    measures: tuple[MeasureEntry, ...]
    """All measures in it and in the sections inside it."""
    rewordings: tuple[Rewording, ...] = ()
    """How later documents changed its words, piece by piece, in order."""

    @property
    def amended_by(self) -> tuple[str, ...]:
        """The documents that added, reworded or removed it, each once."""
        return amended_by(self.section)

    @property
    def id(self) -> str:
        """The id."""
        return self.section.id

    @property
    def title(self) -> str:
        """The bare title."""
        return self.section.name

    @property
    def opening(self) -> str:
        """The first of its own words behind the title; empty if it has none."""
        tables = (words for table in self.section.tables for words in table_words(table))
        return self.section.intro or next(tables, "") or self.section.closing or ""

    @property
    def is_annex(self) -> bool:
        """Whether it is an annex itself, not a part of the body or of an annex."""
        return isinstance(self.section, Annex)

    @property
    def own(self) -> tuple[MeasureEntry, ...]:
        """The measures in it that are not in a section inside it, rows of tables first."""
        return tuple(entry for entry in self.measures if entry.around[-1].id == self.id)

    @property
    def first(self) -> tuple[MeasureEntry, ...]:
        """Those of its own measures that stand before the sections inside it."""
        later = {measure.id for measure in self.section.later}
        return tuple(entry for entry in self.own if entry.id not in later)

    @property
    def last(self) -> tuple[MeasureEntry, ...]:
        """Those of its own measures that stand behind the sections inside it."""
        later = {measure.id for measure in self.section.later}
        return tuple(entry for entry in self.own if entry.id in later)


@dataclass(frozen=True)
class PlanTarget:
    """A target of the whole plan: a row of a table of indicators."""

    target: Target
    section: Section
    """The section or annex that holds the table."""
    anchor: str
    """Where the row stands on the page of the whole plan."""


@dataclass(frozen=True)
class DocumentEntry:
    """A cited document and where it is cited."""

    kind: ClassVar = ObjectKind.DOCUMENT
    document: Document
    measures: tuple[MeasureEntry, ...]
    """The measures whose text cites it."""
    framing: tuple[Framing, ...]
    grounds: tuple[MeasureEntry, ...]
    """The measures of which it is a source: of a role, a deadline, progress or a note."""
    printed_aliases: tuple[str, ...]
    """Those of its aliases by which the printed text calls it."""
    amends: tuple[MeasureEntry, ...]
    """The measures that it added, reworded or removed."""
    amends_sections: tuple[SectionEntry, ...] = ()
    """The sections that it added, reworded or removed; the measures in them aside."""
    amends_plan: tuple[Part, ...] = ()
    """The words of the plan, before and after its sections, that it changed."""
    units: tuple[Unit, ...] = ()
    """The units of which it is a source: of what became of them, or of who belongs to them."""

    @property
    def id(self) -> str:
        """The id."""
        return self.document.id

    @property
    def is_supplement(self) -> bool:
        """Whether it amends the plan, so that it belongs to it and is published whole."""
        return bool(self.document.text)

    @property
    def title(self) -> str:
        """The bare title."""
        return self.document.title

    @property
    def added_aliases(self) -> tuple[str, ...]:
        """The aliases that the printed text does not have: editors wrote them."""
        return tuple(name for name in self.document.aliases if name not in self.printed_aliases)


@dataclass(frozen=True)
class TopicEntry(OfMeasures):
    """A topic and its measures."""

    kind: ClassVar = ObjectKind.TOPIC
    topic: Topic
    measures: tuple[MeasureEntry, ...]

    @property
    def id(self) -> str:
        """The id."""
        return self.topic.id

    @property
    def title(self) -> str:
        """The name."""
        return self.topic.name


@dataclass(frozen=True)
class TermEntry:
    """A glossary term and the measures whose text has it."""

    kind: ClassVar = ObjectKind.TERM
    term: Term
    measures: tuple[MeasureEntry, ...]

    @property
    def id(self) -> str:
        """The id."""
        return self.term.id

    @property
    def title(self) -> str:
        """The term."""
        return self.term.term


Entry = MeasureEntry | SectionEntry | UnitEntry | DocumentEntry | TopicEntry | TermEntry
