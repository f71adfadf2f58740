"""A measure together with everything that the plan says about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from macros.grounds.passages import section_with
from macros.index.absence import Lacking, lacking
from macros.index.passages import Passage, Rewording, amended_by, passages_in
from macros.index.relations import Clause, Relation, clauses_of
from macros.model.kinds import ObjectKind, Role, Statement
from macros.model.measure import Deadline, Measure, Progress
from macros.model.numbering import shown_number
from macros.model.section import Section, headed
from macros.model.tables.rows import ColumnWords
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.parts.title_marks import heading_end


@dataclass(frozen=True)
class MeasureEntry:
    """A measure with what surrounds it."""

    kind: ClassVar = ObjectKind.MEASURE
    measure: Measure
    around: tuple[Section, ...]
    """Everything that holds it, outermost first, a section without heading too."""
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
    row: tuple[ColumnWords, ...] = ()
    """What its row says, line by line, if it is the row of a table."""
    explained: frozenset[Statement] = frozenset()
    """What words of the text seem to state for it that is not entered."""
    rewordings: tuple[Rewording, ...] = ()
    """How later documents changed its words, in order."""
    caption: str = ""
    """What is printed above the table, if it is the row of one: 单位：万元."""
    as_of: date | None = None
    """The day of the data."""

    @property
    def id(self) -> str:
        """The id."""
        return self.measure.id

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The parts of the document around it, outermost first."""
        return headed(self.around)

    @property
    def section(self) -> Section | None:
        """The innermost part of the document around it; none if the document prints it under no heading."""
        return self.sections[-1] if self.sections else None

    @cached_property
    def number(self) -> str:
        """The code as people write it: 2.1; a number such as 第三条之一 as it is printed."""
        return shown_number(self.measure.number, self.code)

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
        return self._in_role(Role.LEAD)

    @property
    def charged(self) -> tuple[tuple[Role, tuple[str, ...]], ...]:
        """Who answers for it: the units that lead it, or if none does those responsible; with that role."""
        found = ((role, self._in_role(role)) for role in (Role.LEAD, Role.RESPONSIBLE))
        return tuple((role, units) for role, units in found if units)[:1]

    def _in_role(self, role: Role) -> tuple[str, ...]:
        return tuple(dict.fromkeys(i.unit for i in self.measure.units if i.role is role))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The general clauses that give its units roles, each once."""
        return clauses_of(self.relations)

    @property
    def stands(self) -> bool:
        """Whether it is still in the plan: no later document removed it."""
        return not self.measure.removed_by

    @property
    def amended_by(self) -> tuple[str, ...]:
        """The documents that added, reworded or removed it, in that order, each once."""
        return amended_by(self.measure)

    @property
    def paragraphs(self) -> tuple[tuple[Passage, ...], ...]:
        """Its paragraphs, each with the numbered points inside it; a point that opens it is the paragraph."""
        found = paragraphs(self.measure.text)
        return tuple(
            tuple(passages_in(number, text, alone=len(found) == 1))
            for number, text in enumerate(found, start=1)
        )

    @cached_property
    def title_is_official(self) -> bool:
        """Whether the title is printed: the heading with which the text opens, marks and spaces aside.

        That of a section which holds nothing but this measure is printed too: 3.修路。由市甲局实施.
        """
        if heading_end(self.measure.text, self.measure.title) is not None:
            return True
        around = self.section
        if around is None:
            return False
        held = [one.id for one in (*around.own_measures, *around.sections)]
        alone = held == [self.measure.id] and not around.tables
        return alone and squeeze(around.name) == squeeze(self.title)

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
        """The newest published report on it that says how it is on the day of the data, not from a later one."""
        said = (one for one in self.reports if not self.as_of or one.date <= self.as_of)
        return next(said, None)

    @property
    def open_dates(self) -> tuple[date, ...]:
        """The dates by which it is due, earliest first; none if it was removed, done or stopped."""
        latest = self.latest_progress
        if self.measure.removed_by or (latest and latest.status.ends):
            return ()
        due = (d for d in self.measure.all_deadlines if not self.is_set_anew(d))
        return tuple(sorted(d.on for d in due if d.on))

    def is_set_anew(self, deadline: Deadline) -> bool:
        """Whether a later source has a deadline for the same matter and the same units."""
        return any(
            other.is_for_the_same(deadline) and _since(other) > _since(deadline)
            for other in self.measure.all_deadlines
        )

    def quoted_from(self, words: str | None) -> Section | None:
        """The section around it that has these words, if it does not have them itself."""
        found = section_with(self.measure, self.around, words)
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


class OfMeasures:
    """Something that measures belong to."""

    measures: tuple[MeasureEntry, ...]

    @property
    def standing(self) -> tuple[MeasureEntry, ...]:
        """Those of its measures that no later document removed."""
        return tuple(entry for entry in self.measures if entry.stands)


def _since(deadline: Deadline) -> tuple[bool, date]:
    """Return when a deadline was set: those of the plan's own text before all others."""
    source = deadline.source
    return source is not None, (source and source.date) or date.min


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
