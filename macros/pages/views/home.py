"""What the home page shows of a plan, short enough however much the plan holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from macros.addresses import downloads
from macros.index.absence import Lacking
from macros.index.index import Index
from macros.index.units import UnitEntry
from macros.model.kinds import Role, UnitKind
from macros.pages.views.headline import headline
from macros.pages.views.history import history

MOST_MEASURES = 150
"""With more measures than this the home page names sections only, with their counts."""
MOST_UNITS = 8
"""How many units of a kind are named; a plan of one city rarely has more."""
MOST_ASSIGNED = 4
"""How many units with tasks are named before all others: those that lead most measures."""


@dataclass(frozen=True)
class KindOfUnit:
    """The units of a kind that most measures name, in printed order, and how many others."""

    kind: UnitKind
    units: tuple[UnitEntry, ...]
    others: int


@dataclass(frozen=True)
class Assigned:
    """A unit to which the text gives tasks, with the number of its measures in each such role."""

    entry: UnitEntry
    roles: tuple[tuple[Role, int], ...]


def home_view(index: Index) -> dict[str, Any]:
    """Return what the home page prints besides the data."""
    return {
        "headline": headline(index, index.plan.title),
        "names_measures": len(index.measures) <= MOST_MEASURES,
        "kinds_of_unit": tuple(_kind(kind, entries) for kind, entries in index.units_by_kind),
        "assigned": tuple(_assigned(index)),
        "lacking": _lacking(index),
        "examples": tuple(_examples(index)),
        "files": downloads.of_plan(index),
        "latest": next(iter(history(index)), None),
    }


def _kind(kind: UnitKind, entries: tuple[UnitEntry, ...]) -> KindOfUnit:
    by_measures = sorted(entries, key=lambda entry: -len(entry.standing))
    chosen = {entry.id for entry in by_measures[:MOST_UNITS]}
    shown = tuple(entry for entry in entries if entry.id in chosen)
    return KindOfUnit(kind, shown, len(entries) - len(shown))


def _lacking(index: Index) -> Lacking:
    """Return what no measure has. A kind of statement that some measure has entered is not called unread here."""
    unreviewed = (
        name
        for name in index.lacking.unreviewed
        if all(name in entry.lacking.unreviewed for entry in index.measures.values())
    )
    return replace(index.lacking, unreviewed=tuple(unreviewed))


def _assigned(index: Index) -> Iterator[Assigned]:
    """Yield the units that lead most measures, then those responsible or supporting most."""
    found = []
    for entry in index.units.values():
        roles = tuple((role, number) for role, number in entry.numbers.items() if role.assigns)
        if roles:
            found.append(Assigned(entry, roles))

    def rank(unit: Assigned) -> tuple[int, ...]:
        counts = dict(unit.roles)
        return tuple(-counts.get(role, 0) for role in Role if role.assigns)

    yield from sorted(found, key=rank)[:MOST_ASSIGNED]


def _examples(index: Index) -> Iterator[str]:
    """Yield a few words for which the search finds something: a unit, a term or topic, a number."""
    by_measures = sorted(index.units.values(), key=lambda entry: -len(entry.standing))
    for entry in by_measures[:1]:
        yield entry.unit.short or entry.title
    yield from [entry.title for kind in (index.terms, index.topics) for entry in kind.values()][:1]
    numbers = [entry.number for entry in index.measures.values() if entry.number]
    yield from numbers[len(numbers) // 2 :][:1]
