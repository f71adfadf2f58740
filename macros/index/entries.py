"""An object of the plan together with everything that the plan says about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from macros.index.absence import Lacking, lacking
from macros.index.relations import Clause, Relation, clauses_of
from macros.model.amending import Step, steps
from macros.model.kinds import Extent, ObjectKind, Part, Role, Statement, SuccessionKind
from macros.model.measure import Deadline, Involvement, Measure, Progress, Target
from macros.model.numbering import MARKS, STARS, is_inserted, spoken
from macros.model.plan import Document, PlanInfo, Succession, Term, Topic, Unit
from macros.model.section import Annex, Section
from macros.model.tables import Labelled, table_words
from macros.model.walk import section_with
from macros.text.points import points
from macros.text.reflow import paragraphs
from macros.text.title_marks import heading_end
from macros.text.wording import Piece, compared, sides


@dataclass(frozen=True)
class Passage:
    """A paragraph of a measure's text, or a numbered point inside it."""

    paragraph: int
    """The place of the paragraph, from 1."""
    text: str
    cited: str
    """How a citation calls it within the measure: 第2段, 第2段（1）; in a single paragraph （1）."""
    mark: str = ""
    """The printed number of a point."""
    place: int = 0
    """The place of a point among those of its paragraph, from 1; 0 for a paragraph."""


@dataclass(frozen=True)
class Rewording:
    """A change of words by a later document: of a measure, or of one piece of another object's words."""

    step: Step
    grounds: tuple[str, ...] = ()
    """What the document says that orders single words to be changed; empty if it gives them whole."""
    unsaid: tuple[str, ...] = ()
    """Words that stood there more than once, of which it does not say which it means."""
    unplaced: tuple[str, ...] = ()
    """Words that it gives without saying quite where they go."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces that lead from the earlier words to those after them."""
        return compared(self.step.before, self.step.after)

    @property
    def sides(self) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
        """The paragraphs before and those after it, each as its pieces."""
        return sides(self.pieces)


@dataclass(frozen=True)
class MeasureEntry:
    """A measure with what surrounds it."""

    kind: ClassVar = ObjectKind.MEASURE
    measure: Measure
    sections: tuple[Section, ...]
    """The sections around it, outermost first."""
    code: str
    """Short address by number, for example ``2-1``."""
    label: str
    """How lists call it: 第二部分第1条, or 第12条 where numbers run straight through."""
    cited: str
    """How a formal citation calls it: always with its part."""
    reviewed: frozenset[Statement]
    """What somebody looked for in the whole text, say deadlines: only that may be called absent."""
    relations: tuple[Relation, ...]
    """What part each unit has in it, in the order of the data."""
    row: tuple[Labelled, ...] = ()
    """What its row says, line by line, if it is the row of a table."""
    explained: frozenset[Statement] = frozenset()
    """What words of the text seem to state for it that is not entered."""
    rewordings: tuple[Rewording, ...] = ()
    """How later documents changed its words, in order."""
    caption: str = ""
    """What is printed above the table, if it is the row of one: 单位：万元."""

    @property
    def id(self) -> str:
        """The id."""
        return self.measure.id

    @property
    def section(self) -> Section:
        """The section that directly holds it."""
        return self.sections[-1]

    @cached_property
    def number(self) -> str:
        """The code as people write it: 2.1; a number such as 第三条之一 as it is printed."""
        printed = self.measure.number
        return printed.strip(MARKS + STARS) if is_inserted(printed) else spoken(self.code)

    @property
    def unit_ids(self) -> tuple[str, ...]:
        """The units it names, each once."""
        return tuple(dict.fromkeys(involvement.unit for involvement in self.measure.units))

    @property
    def relations_by_role(self) -> tuple[Relation, ...]:
        """What part each unit has in it: who leads first, then as the roles follow each other."""
        order = list(Role)
        return tuple(sorted(self.relations, key=lambda one: order.index(one.role)))

    @property
    def units_by_role(self) -> tuple[str, ...]:
        """The units it names, each once, who leads first."""
        return tuple(dict.fromkeys(one.involvement.unit for one in self.relations_by_role))

    @property
    def leads(self) -> tuple[str, ...]:
        """The units that lead it, each once."""
        leads = (i.unit for i in self.measure.units if i.role is Role.LEAD)
        return tuple(dict.fromkeys(leads))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The general clauses that give its units roles, each once."""
        return clauses_of(self.relations)

    @property
    def amended_by(self) -> tuple[str, ...]:
        """The documents that added, reworded or removed it, in that order, each once."""
        return amended_by(self.measure)

    @property
    def paragraphs(self) -> tuple[tuple[Passage, ...], ...]:
        """Its paragraphs, each with the numbered points inside it; a point that opens it is the paragraph."""
        found = paragraphs(self.measure.text)
        return tuple(
            tuple(_passages(number, text, alone=len(found) == 1))
            for number, text in enumerate(found, start=1)
        )

    @cached_property
    def title_is_official(self) -> bool:
        """Whether the title is the heading with which the text opens, marks and spaces aside."""
        return heading_end(self.measure.text, self.measure.title) is not None

    @property
    def title(self) -> str:
        """The bare title."""
        return self.measure.title

    @property
    def reports(self) -> tuple[Progress, ...]:
        """The published reports on it, newest first; on the same day, the one written later first."""
        written = reversed(self.measure.progress)
        return tuple(sorted(written, key=lambda report: report.date, reverse=True))

    @property
    def latest_progress(self) -> Progress | None:
        """The newest published report on it."""
        return self.reports[0] if self.measure.progress else None

    @property
    def open_dates(self) -> tuple[date, ...]:
        """The dates by which it is due, earliest first; none if it was removed, done or stopped."""
        latest = self.latest_progress
        if self.measure.removed_by or (latest and latest.status.ends):
            return ()
        return tuple(sorted(d.on for d in self.measure.all_deadlines if d.on))

    def quoted_from(self, words: str | None) -> Section | None:
        """The section around it that has these words, if it does not have them itself."""
        found = section_with(self.measure, self.sections, words)
        return found and found[0]

    @cached_property
    def lacking(self) -> Lacking:
        """What a plan may set for a measure and this one is not given."""
        measure = self.measure
        given = {
            Statement.ASSIGNMENT: any(i.role.assigns for i in measure.units),
            Statement.DEADLINE: measure.all_deadlines,
            Statement.TARGET: measure.targets,
        }
        return lacking({kind for kind in Statement if given[kind]}, self.reviewed, self.explained)


def amended_by(thing: Measure | Section | PlanInfo) -> tuple[str, ...]:
    """Return the documents that changed an object, in that order, each once."""
    return tuple(dict.fromkeys(step.by for step in steps(thing)))


def _passages(number: int, text: str, *, alone: bool) -> Iterator[Passage]:
    """Yield a paragraph, then the points inside it."""
    found = points(text)
    opening = found[0].cited if found and not found[0].start else ""
    yield Passage(number, text, f"第{number}段{opening}")
    around = "" if alone else f"第{number}段"
    ends = [point.start for point in found[1:]] + [len(text)]
    for place, (point, end) in enumerate(zip(found, ends, strict=bool(found)), start=1):
        if point.start:
            words = text[point.start : end]
            yield Passage(number, words, f"{around}{point.cited}", point.mark, place)


@dataclass(frozen=True)
class SectionEntry:
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
        return tuple(entry for entry in self.measures if entry.section.id == self.id)


@dataclass(frozen=True)
class PlanTarget:
    """A target of the whole plan: a row of a table of indicators."""

    target: Target
    section: Section
    """The section or annex that holds the table."""
    anchor: str
    """Where the row stands on the page of the whole plan."""


@dataclass(frozen=True)
class Framing:
    """A passage of official text outside the measures: notice, preamble, intro of a section."""

    anchor: str
    label: str
    text: str
    quote: str = ""
    """The sentence that names the object, for an object that the passage names."""
    words: tuple[str, ...] = ()
    """What the passage calls the object, in the order of first mention."""


@dataclass(frozen=True)
class Task:
    """One relation between a measure and a unit, seen from the unit."""

    entry: MeasureEntry
    relation: Relation

    @property
    def involvement(self) -> Involvement:
        """The relation as the data has it."""
        return self.relation.involvement

    @property
    def leads(self) -> tuple[str, ...]:
        """The units that lead the measure, for one that does not lead it itself."""
        return () if self.relation.role is Role.LEAD else self.entry.leads

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines that hold for the unit: its own first, then those of all units."""
        own = [d for d in self.entry.measure.all_deadlines if self.involvement.unit in d.units]
        return (*own, *(d for d in self.entry.measure.all_deadlines if not d.units))


@dataclass(frozen=True)
class Predecessor:
    """A unit from which another took over, and how."""

    unit: Unit
    step: Succession


@dataclass(frozen=True)
class Due:
    """A dated deadline of a measure that holds for a unit."""

    entry: MeasureEntry
    deadline: Deadline

    @property
    def key(self) -> str:
        """A name for it that stays: the measure's id, of a later one also its place."""
        place = self.entry.measure.all_deadlines.index(self.deadline)
        return self.entry.id if place == 0 else f"{self.entry.id}--{place + 1}"


@dataclass(frozen=True)
class UnitEntry:
    """A unit with all that the plan says of it."""

    kind: ClassVar = ObjectKind.UNIT
    unit: Unit
    tasks: tuple[Task, ...]
    framing: tuple[Framing, ...]
    parents: tuple[Unit, ...]
    """The units above it, nearest first."""
    children: tuple[Unit, ...]
    printed_aliases: tuple[str, ...]
    """Those of its aliases by which the printed text calls it."""
    formerly: tuple[MeasureEntry, ...] = ()
    """The measures that named it until a later document changed their words."""
    words: tuple[str, ...] = ()
    """What the measures that name it call it, in the order of first mention."""
    printed_words: tuple[str, ...] = ()
    """What all official text, later documents too, calls it; empty if none names it."""
    predecessors: tuple[Predecessor, ...] = ()
    """The units that later went over into it or handed functions to it."""
    classes: tuple[Unit, ...] = ()
    """The classes of units to which the editors count it."""
    issued: tuple[Document, ...] = ()
    """The other documents that it issued."""

    @property
    def id(self) -> str:
        """The id."""
        return self.unit.id

    @property
    def title(self) -> str:
        """The name."""
        return self.unit.name

    @property
    def added_aliases(self) -> tuple[str, ...]:
        """The aliases that the printed text does not have: editors wrote them."""
        return tuple(name for name in self.unit.aliases if name not in self.printed_aliases)

    @property
    def is_class(self) -> bool:
        """Whether the text names a class of units by it, not a single one."""
        return self.unit.extent is Extent.CLASS

    @property
    def new_names(self) -> tuple[str, ...]:
        """The names that it had after the plan was issued, the newest last."""
        renamed = (s for s in self.unit.succession if s.how is SuccessionKind.RENAMED)
        return tuple(name for step in renamed for name in step.names)

    @cached_property
    def by_role(self) -> tuple[tuple[Role, tuple[Task, ...]], ...]:
        """Its tasks grouped by role, in the order of the roles; no empty group."""
        groups = (
            (role, tuple(t for t in self.tasks if t.involvement.role is role)) for role in Role
        )
        return tuple((role, tasks) for role, tasks in groups if tasks)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The general clauses that give it roles, each once."""
        return clauses_of(task.relation for task in self.tasks)

    @cached_property
    def repeated(self) -> tuple[Task, ...]:
        """Those of its tasks, as ``by_role`` has them, whose measure stood in an earlier group or place."""
        ordered = [task for _, tasks in self.by_role for task in tasks]
        seen = [task.entry.id for task in ordered]
        return tuple(task for n, task in enumerate(ordered) if task.entry.id in seen[:n])

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """The dated deadlines of work in the plan that was given to it, each once."""
        given = (t for t in self.tasks if t.involvement.role.assigns)
        found = (
            Due(task.entry, deadline)
            for task in given
            if not task.entry.measure.removed_by
            for deadline in task.deadlines
            if deadline.on
        )
        return tuple({due.key: due for due in found}.values())

    @cached_property
    def measures(self) -> tuple[MeasureEntry, ...]:
        """The measures that name it or that a later document assigned to it, each once."""
        return tuple({task.entry.id: task.entry for task in self.tasks}.values())

    @cached_property
    def named(self) -> tuple[MeasureEntry, ...]:
        """The measures whose own text names it, each once."""
        own = {task.entry.id: task.entry for task in self.tasks if task.involvement.quote}
        return tuple(own.values())

    @property
    def named_by_sections(self) -> bool:
        """Whether the words that name it for a measure are for some those of a section around it."""
        return any(task.entry.quoted_from(task.involvement.quote) for task in self.tasks)

    @property
    def named_by_plan(self) -> bool:
        """Whether they are for some those of a passage about the plan as a whole."""
        return any(task.relation.passage for task in self.tasks)

    @property
    def added(self) -> tuple[MeasureEntry, ...]:
        """The measures that only later documents assign to it, each once."""
        named = {measure.id for measure in self.named}
        return tuple(measure for measure in self.measures if measure.id not in named)


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
class TopicEntry:
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


def related_measures(measures: dict[str, MeasureEntry]) -> dict[str, tuple[MeasureEntry, ...]]:
    """Return the measures related to each, in printed order; either of the two may say so."""
    pairs: dict[str, set[str]] = {id: set(e.measure.related) for id, e in measures.items()}
    for id, entry in measures.items():
        for other in entry.measure.related:
            pairs[other].add(id)
    place = {id: number for number, id in enumerate(measures)}
    return {
        id: tuple(measures[other] for other in sorted(others, key=place.__getitem__))
        for id, others in pairs.items()
    }
