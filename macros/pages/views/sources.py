"""Sources on which several statements of a page rest: each stands once, and they name its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.measure import Source


@dataclass(frozen=True)
class SharedSources:
    """The sources of several statements, as the statements follow each other."""

    sources: tuple[Source, ...] = ()
    numbers: tuple[tuple[Source, int], ...] = ()
    """Each of them as a statement gives it, with its place in the list."""

    def number(self, given: Source) -> int:
        """Return the place of a source in the list, from 1; 0 for one that stands at its statement."""
        return dict(self.numbers).get(given, 0)


def sources_beside(entry: MeasureEntry) -> SharedSources:
    """Return the sources that several roles, deadlines, targets and reports of a measure have."""
    roles = (relation.involvement for relation in entry.relations_by_role)
    said = [one.source for one in roles]
    said += [one.source for one in entry.measure.all_deadlines]
    said += [one.source for one in entry.measure.targets]
    return _shared([*said, *(one.source for one in entry.reports)])


def sources_of_tasks(entry: UnitEntry) -> SharedSources:
    """Return the sources that several statements on the cards of a unit have."""
    said: list[Source | None] = []
    for task in entry.tasks:
        measure, latest = task.entry.measure, task.entry.latest_progress
        said += [task.involvement.source]
        if task not in entry.repeated:
            said += [one.source for one in task.deadlines]
            said += [one.source for one in measure.targets]
            said += [latest.source] if latest else []
    return _shared(said)


def _shared(said: Iterable[Source | None]) -> SharedSources:
    found: list[tuple[Source, list[Source]]] = []
    for given in filter(None, said):
        for place, (known, mentions) in enumerate(found):
            if both := _together(known, given):
                found[place] = both, [*mentions, given]
                break
        else:
            found.append((given, [given]))
    shared = [(source, mentions) for source, mentions in found if len(mentions) > 1]
    return SharedSources(
        tuple(source for source, _ in shared),
        tuple((one, n) for n, (_, mentions) in enumerate(shared, start=1) for one in mentions),
    )


def _together(one: Source, other: Source) -> Source | None:
    """Return what two mentions of a source say together; None if they are of two sources."""
    ours, theirs = dict(one), dict(other)
    if any(ours[key] and theirs[key] and ours[key] != theirs[key] for key in ours):
        return None
    return Source(**{key: ours[key] or theirs[key] for key in ours})
