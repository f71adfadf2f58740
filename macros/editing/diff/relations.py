"""The units and topics that measures gained and lost: their pages must show the change, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.editing.diff.objects import Objects
from macros.model.history import Change
from macros.model.kinds import ObjectKind
from macros.model.measure import Measure


@dataclass(frozen=True)
class RelationChange:
    """A unit or topic that a measure gained or lost; a new or removed measure, all of its own."""

    measure: str
    aspect: str
    """The field of the measure that says so: ``units`` or ``topics``."""
    party: str
    gained: bool

    def reported_by(self, entry: Change) -> bool:
        """Whether an entry of the history is of a kind that can report it, and names both ends."""
        return entry.kind.relates and {self.measure, self.party} <= set(entry.ids)


def relation_changes(
    before: Objects, after: Objects, renamed: Mapping[str, str]
) -> Iterator[RelationChange]:
    """Yield what each measure gained and lost; an id that was only ``renamed`` is neither."""
    ids = dict.fromkeys(id for kind, id in (*before.all, *after.all) if kind is ObjectKind.MEASURE)
    for id in ids:
        old, new = _parties(before, id), _parties(after, id)
        now = {party: renamed.get(party, party) for party in old}
        for party, aspect in old.items():
            if now[party] not in new:
                yield RelationChange(id, aspect, party, False)
        for party, aspect in new.items():
            if party not in now.values():
                yield RelationChange(id, aspect, party, True)


def _parties(objects: Objects, id: str) -> dict[str, str]:
    """Return the units and topics of a measure in force, with the field that names each."""
    placed = objects.all.get((ObjectKind.MEASURE, id))
    if not placed or not isinstance(placed.thing, Measure) or placed.thing.removed_by:
        return {}
    units = {involvement.unit: "units" for involvement in placed.thing.units}
    return units | dict.fromkeys(placed.thing.topics, "topics")


@dataclass(frozen=True)
class Incomplete:
    """A new entry of the history that names measures but not all that they gained or lost."""

    entry: Change
    lacking: tuple[str, ...]
    """The ids of the units and topics that it does not name."""

    @property
    def whole(self) -> Change:
        """The entry with all ids that it should name."""
        return self.entry.model_copy(update={"ids": (*self.entry.ids, *self.lacking)})


def incomplete(
    unreported: tuple[RelationChange, ...], entries: tuple[Change, ...]
) -> tuple[Incomplete, ...]:
    """Return the entries that need more ids: for each change the first that names its measure."""
    lacking: dict[int, dict[str, None]] = {}
    for relation in unreported:
        for place, entry in enumerate(entries):
            if entry.kind.relates and relation.measure in entry.ids:
                lacking.setdefault(place, {})[relation.party] = None
                break
    return tuple(Incomplete(entries[place], tuple(ids)) for place, ids in sorted(lacking.items()))
