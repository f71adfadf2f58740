"""What the home page shows of a plan, short enough however much the plan holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.addresses import downloads
from macros.index.entries import UnitEntry
from macros.index.index import Index
from macros.model.kinds import UnitKind
from macros.pages.views.matrix import overview

MOST_MEASURES = 150
"""With more measures than this the home page names sections only, with their counts."""
MOST_UNITS = 8
"""So many units of a kind are named; a plan of one city rarely has more."""


@dataclass(frozen=True)
class KindOfUnit:
    """The units of a kind that most measures name, in printed order, and how many others."""

    kind: UnitKind
    units: tuple[UnitEntry, ...]
    others: int


def home_view(index: Index) -> dict[str, Any]:
    """Return what the home page prints besides the data."""
    return {
        "names_measures": len(index.measures) <= MOST_MEASURES,
        "kinds_of_unit": tuple(_kind(kind, entries) for kind, entries in index.units_by_kind),
        "overview": overview(index) if index.topics else None,
        "files": downloads.of_plan(index),
    }


def _kind(kind: UnitKind, entries: tuple[UnitEntry, ...]) -> KindOfUnit:
    by_measures = sorted(entries, key=lambda entry: -len(entry.measures))
    chosen = {entry.id for entry in by_measures[:MOST_UNITS]}
    shown = tuple(entry for entry in entries if entry.id in chosen)
    return KindOfUnit(kind, shown, len(entries) - len(shown))
