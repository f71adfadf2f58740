"""A unit together with everything that the plan says about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from macros.index.as_of import has_come
from macros.index.measures import MeasureEntry, OfMeasures
from macros.index.passages import Framing
from macros.index.relations import Clause, Relation, clauses_of
from macros.model.kinds import Extent, ObjectKind, Role, SuccessionKind
from macros.model.measure import Deadline, Involvement
from macros.model.plan import Document
from macros.model.unit import Succession, Unit
from macros.text.lines.reflow import squeeze


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
    def stands(self) -> bool:
        """Whether the measure is still in the plan: no later document removed it."""
        return self.entry.stands

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
class UnitEntry(OfMeasures):
    """A unit with all that the plan says of it."""

    kind: ClassVar = ObjectKind.UNIT
    unit: Unit
    tasks: tuple[Task, ...]
    measures: tuple[MeasureEntry, ...]
    """The measures that name it or that a later document assigned to it, each once."""
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
    as_of: date | None = None
    """The day of the data."""

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
        """The names that it had after the plan was issued and by the day of the data, the newest last."""
        come = (step for step in self.unit.succession if has_come(step, self.as_of))
        renamed = (step for step in come if step.how is SuccessionKind.RENAMED)
        return tuple(name for step in renamed for name in step.names)

    @cached_property
    def by_role(self) -> tuple[tuple[Role, tuple[Task, ...]], ...]:
        """Its tasks grouped by role, in the order of the roles; no empty group."""
        groups = (
            (role, tuple(t for t in self.tasks if t.involvement.role is role)) for role in Role
        )
        return tuple((role, tasks) for role, tasks in groups if tasks)

    @property
    def numbers(self) -> dict[Role, int]:
        """How many tasks it has in each role, in the order of the roles; measures removed later do not count."""
        counted = ((role, sum(task.stands for task in tasks)) for role, tasks in self.by_role)
        return {role: number for role, number in counted if number}

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
            if task.stands
            for deadline in task.deadlines
            if deadline.on
        )
        return tuple({due.key: due for due in found}.values())

    @cached_property
    def named(self) -> tuple[MeasureEntry, ...]:
        """The measures whose own text names it, each once."""
        own = {task.entry.id: task.entry for task in self.tasks if _is_named(task)}
        return tuple(own.values())

    @property
    def removed(self) -> tuple[MeasureEntry, ...]:
        """Those of its measures that a later document removed, each once."""
        return tuple(entry for entry in self.measures if not entry.stands)

    @property
    def named_by_sections(self) -> bool:
        """Whether for some measure it is named in the words of a section around the measure."""
        return any(task.entry.quoted_from(task.involvement.quote) for task in self.tasks)

    @property
    def named_by_plan(self) -> bool:
        """Whether for some measure it is named in a passage about the plan as a whole."""
        return any(task.relation.passage for task in self.tasks)

    @property
    def added(self) -> tuple[MeasureEntry, ...]:
        """The measures that only later documents assign to it, each once."""
        named = {measure.id for measure in self.named}
        return tuple(measure for measure in self.measures if measure.id not in named)


def _is_named(task: Task) -> bool:
    """Whether the words quoted for a unit are of the plan; those of a later document name it there alone."""
    quote = task.involvement.quote or ""
    own = squeeze(quote) in squeeze(task.entry.measure.text)
    return bool(quote) and bool(own or task.entry.quoted_from(quote) or task.relation.passage)
