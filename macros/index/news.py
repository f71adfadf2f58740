"""Which entries of the history concern which object. What was an object's news stays its news.

An entry concerns what it names and what that has become since. A unit or topic it concerns also
through its measures: those that it has, and those that it had. Of the latter the history is the
only memory: an entry of a kind that tells of relations, naming a unit or topic beside measures,
says that they belonged together, and what was told of those measures until then was news to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from macros.model.kinds import ObjectKind
from macros.model.plan import Change, Former, Moved

FOLLOWING = (ObjectKind.UNIT, ObjectKind.TOPIC)
"""The kinds that what happens to their measures concerns."""


class Concerns:
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
        """Return an id and all former ones that led to it, by whatever moves."""
        found, waiting = {id}, [id]
        while waiting:
            more = set(self._before.get(waiting.pop(), ())) - found
            found |= more
            waiting += more
        return frozenset(found)

    def places(self, id: str) -> tuple[int, ...]:
        """Return the places in the history of what concerns an object, newest first."""
        found = set(self._naming(self.lives(id)))
        for measures, until in self._measures_of(id):
            found.update(place for place in self._naming(measures) if place >= until)
        return tuple(sorted(found))

    def measures(self, id: str) -> frozenset[str]:
        """Return the measures, living and former, that a unit or topic has or had."""
        return frozenset().union(*(measures for measures, _ in self._measures_of(id)))

    def _measures_of(self, id: str) -> Iterator[tuple[frozenset[str], int]]:
        """Yield measures of a unit or topic, and the newest place that is its news through them.

        An entry may tell of several measures and units at once. Who has, or is known to have had,
        one of those measures is named for that one.
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
