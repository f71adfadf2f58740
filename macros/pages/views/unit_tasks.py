"""A unit's tasks as cards: each measure once, in its strongest role, with the further roles on its card."""

from __future__ import annotations

from dataclasses import dataclass

from macros.index.relations import Relation
from macros.index.units import Task, UnitEntry
from macros.model.kinds import Role


@dataclass(frozen=True)
class Card:
    """A measure on the page of a unit."""

    task: Task
    further: tuple[Task, ...]
    """The unit's other relations with the same measure."""

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What part the unit has in it, the strongest role first."""
        return tuple(task.relation for task in (self.task, *self.further))


@dataclass(frozen=True)
class RoleGroup:
    """The measures that stand under a role."""

    role: Role
    cards: tuple[Card, ...]
    """Those of measures that a later document removed come last."""
    above: int
    """How many more have the role, and stand under one above."""

    @property
    def removed(self) -> int:
        """How many of the measures a later document removed."""
        return sum(not card.task.stands for card in self.cards)


def role_groups(entry: UnitEntry) -> tuple[RoleGroup, ...]:
    """Return the unit's measures by role; a role is left out if all that have it stand above."""
    found = []
    for role, tasks in entry.by_role:
        own = sorted((t for t in tasks if t not in entry.repeated), key=lambda t: not t.stands)
        cards = tuple(
            Card(task, tuple(one for one in entry.repeated if one.entry.id == task.entry.id))
            for task in own
        )
        measures = {task.entry.id for task in tasks}
        if cards:
            found.append(RoleGroup(role, cards, len(measures) - len(cards)))
    return tuple(found)


def without_group(groups: tuple[RoleGroup, ...]) -> tuple[Task, ...]:
    """Return, for each role under which nothing stands, the first of the tasks that have it."""
    shown = {group.role for group in groups}
    further = (task for group in groups for card in group.cards for task in card.further)
    firsts: dict[Role, Task] = {}
    for task in further:
        if task.relation.role not in shown:
            firsts.setdefault(task.relation.role, task)
    return tuple(firsts.values())
