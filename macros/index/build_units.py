"""Deriving the entries of the units: what each does, did, is called and belongs to."""

from __future__ import annotations

from datetime import date

from macros.index.measures import MeasureEntry
from macros.index.naming import Naming
from macros.index.units import Predecessor, Task, UnitEntry
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile
from macros.model.unit import Unit


def units_of_plan(
    file: PlanFile, naming: Naming, measures: dict[str, MeasureEntry], as_of: date | None
) -> dict[str, UnitEntry]:
    """Return the entries of the units by id, in the order of the data file."""
    tasks, formerly = _tasks(file, measures), _formerly(file, naming, measures)
    by_id = {unit.id: unit for unit in file.units}

    def above(unit: Unit) -> tuple[Unit, ...]:
        parent = by_id.get(unit.parent or "")
        return (parent, *above(parent)) if parent else ()

    return {
        unit.id: UnitEntry(
            unit,
            tuple(tasks[unit.id]),
            tuple({task.entry.id: task.entry for task in tasks[unit.id]}.values()),
            naming.framing(ObjectKind.UNIT, unit.id),
            above(unit),
            tuple(child for child in file.units if child.parent == unit.id),
            naming.printed(ObjectKind.UNIT, unit.id, unit.aliases),
            tuple(formerly[unit.id]),
            naming.words((t.entry.measure.text for t in tasks[unit.id]), unit.id),
            naming.printed(ObjectKind.UNIT, unit.id, unit.called),
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


def _tasks(file: PlanFile, measures: dict[str, MeasureEntry]) -> dict[str, list[Task]]:
    """Return what the measures charge each unit with."""
    found: dict[str, list[Task]] = {unit.id: [] for unit in file.units}
    for entry in measures.values():
        for relation in entry.relations:
            found[relation.involvement.unit].append(Task(entry, relation))
    return found


def _formerly(
    file: PlanFile, naming: Naming, measures: dict[str, MeasureEntry]
) -> dict[str, list[MeasureEntry]]:
    """Return the measures that named each unit before a later document changed their words."""
    found: dict[str, list[MeasureEntry]] = {unit.id: [] for unit in file.units}
    for entry in measures.values():
        earlier = "\n".join(wording.text for wording in entry.measure.earlier)
        for kind, id in naming.named(earlier):
            if kind is ObjectKind.UNIT and id not in entry.unit_ids:
                found[id].append(entry)
    return found
