"""The units and topics that measures gained and lost: these need to hear of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.editing.diff.objects import Objects
from macros.model.kinds import ObjectKind
from macros.model.plan import Change, Measure


@dataclass(frozen=True)
class Tie:
    """That a measure gained or lost a unit or topic; one that came or went did so with all its own."""

    measure: str
    aspect: str
    """The field of the measure that says so: ``units`` or ``topics``."""
    party: str
    gained: bool

    def told(self, entry: Change) -> bool:
        """Whether an entry of the history tells it: of a kind that may, and naming both."""
        return entry.kind.relates and {self.measure, self.party} <= set(entry.ids)


def ties(before: Objects, after: Objects, renamed: Mapping[str, str]) -> tuple[Tie, ...]:
    """Return what each measure gained and lost, in the order of the measures and their fields.

    What was only ``renamed`` it neither lost nor gained.
    """
    ids = dict.fromkeys(id for kind, id in (*before.all, *after.all) if kind is ObjectKind.MEASURE)
    return tuple(tie for id in ids for tie in _ties(id, before, after, renamed))


def _ties(id: str, before: Objects, after: Objects, renamed: Mapping[str, str]) -> Iterator[Tie]:
    old, new = _parties(before, id), _parties(after, id)
    now = {party: renamed.get(party, party) for party in old}
    for party, aspect in old.items():
        if now[party] not in new:
            yield Tie(id, aspect, party, False)
    for party, aspect in new.items():
        if party not in now.values():
            yield Tie(id, aspect, party, True)


def _parties(objects: Objects, id: str) -> dict[str, str]:
    placed = objects.all.get((ObjectKind.MEASURE, id))
    if not placed or not isinstance(placed.thing, Measure):
        return {}
    units = {involvement.unit: "units" for involvement in placed.thing.units}
    return units | dict.fromkeys(placed.thing.topics, "topics")


@dataclass(frozen=True)
class Incomplete:
    """A new entry of the history that tells of measures and not of all that they gained or lost."""

    entry: Change
    lacking: tuple[str, ...]
    """The ids of the units and topics that it does not name."""

    @property
    def whole(self) -> Change:
        """The entry as it should be."""
        return self.entry.model_copy(update={"ids": (*self.entry.ids, *self.lacking)})


def incomplete(untold: tuple[Tie, ...], entries: tuple[Change, ...]) -> tuple[Incomplete, ...]:
    """Return the entries that need more ids; a tie belongs to the first that names its measure."""
    lacking: dict[int, dict[str, None]] = {}
    for tie in untold:
        for place, entry in enumerate(entries):
            if entry.kind.relates and tie.measure in entry.ids:
                lacking.setdefault(place, {})[tie.party] = None
                break
    return tuple(Incomplete(entries[place], tuple(ids)) for place, ids in sorted(lacking.items()))
