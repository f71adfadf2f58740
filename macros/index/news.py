"""History entries that concern an object, including those made under its former ids.

An entry concerns the objects that it names, under their present ids. It also concerns a unit or
topic if it names one of its measures, present or past. Only the history remembers past ones: if an
entry that records relations names a unit or topic beside measures, they belonged together until
then, and all entries on those measures up to that one concern the unit or topic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from macros.model.history import Change, Former, Moved
from macros.model.kinds import ObjectKind

FOLLOWING = (ObjectKind.UNIT, ObjectKind.TOPIC)
"""The kinds of object that entries on their measures concern too."""


class News:
    """The entries of a history by the objects that they concern."""

    def __init__(
        self,
        changes: tuple[Change, ...],
        former: tuple[Former, ...],
        measures: Collection[str],
        held: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Take the history, newest first, and the measures that each unit and topic now has."""
        self._changes = changes
        self._held = held
        self._measures = {*measures, *(f.id for f in former if f.kind is ObjectKind.MEASURE)}
        ended = {f.id for f in former if f.kind in FOLLOWING and not _leads_on(f)}
        self._following = held.keys() | ended
        self._named: dict[str, list[int]] = {}
        for place, change in enumerate(changes):
            for id in change.ids:
                self._named.setdefault(id, []).append(place)
        self._before: dict[str, list[str]] = {}
        for entry in former:
            for id in entry.to if isinstance(entry, Moved) else ():
                self._before.setdefault(id, []).append(entry.id)

    def lives(self, id: str) -> frozenset[str]:
        """Return an id and all former ids that lead to it."""
        found, waiting = {id}, [id]
        while waiting:
            more = set(self._before.get(waiting.pop(), ())) - found
            found |= more
            waiting += more
        return frozenset(found)

    def places(self, id: str) -> tuple[int, ...]:
        """Return the places of the entries that concern an object, newest first."""
        found = set(self._naming(self.lives(id)))
        for measures, until in self._measures_of(id):
            found.update(place for place in self._naming(measures) if place >= until)
        return tuple(sorted(found))

    def measures(self, id: str) -> frozenset[str]:
        """Return the ids of the measures, in use or former, that a unit or topic has or had."""
        return frozenset().union(*(measures for measures, _ in self._measures_of(id)))

    def _measures_of(self, id: str) -> Iterator[tuple[frozenset[str], int]]:
        """Yield each measure that a unit or topic has or had: its ids, and its newest entry that counts.

        A measure that the unit has counts from place 0. One that it lost counts from the entry
        that names both, and older ones: if entry 3 names ``m1 u``, entries 0 to 2 on m1 are not
        the unit's. An entry that also names a measure known to be the unit's says nothing of others.
        """
        if id not in self._following:
            return
        known: set[str] = set()
        for measure in self._held.get(id, ()):
            lives = self.lives(measure)
            known |= lives
            yield lives, 0
        for place in sorted(self._naming(self.lives(id))):
            change = self._changes[place]
            beside = self._measures.intersection(change.ids)
            if change.kind.relates and not known & beside:
                for measure in sorted(beside):
                    lives = self.lives(measure)
                    known |= lives
                    yield lives, place

    def _naming(self, ids: Collection[str]) -> set[int]:
        return {place for id in ids for place in self._named.get(id, ())}


def _leads_on(former: Former) -> bool:
    return isinstance(former, Moved) and len(former.to) == 1
