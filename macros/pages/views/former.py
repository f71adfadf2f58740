"""What pages say of ids that are no longer used, and of the numbers that they bore."""

from __future__ import annotations

from dataclasses import dataclass

from macros.addresses.numbers import Short
from macros.index.entries import Entry
from macros.index.former import kept_its_name, story
from macros.index.index import Index
from macros.model.history import Change, Former

_OF_NUMBERS = ("published", "added", "renumbered", "retired")
"""The kinds of entry of the history that say when an object got or lost a number."""


@dataclass(frozen=True)
class Step:
    """What became of an id: one record."""

    former: Former
    kept_its_name: bool
    """Whether the object kept its name, so that only its address is another."""


@dataclass(frozen=True)
class Bearer:
    """What bears or bore a number: living or former, with the history of its numbers."""

    object: Entry | Former
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]


def steps(index: Index, id: str) -> tuple[Step, ...]:
    """Return what became of an id, one record after the other; nothing of a living one."""
    return tuple(step(index, former) for former in story(index, id))


def step(index: Index, former: Former) -> Step:
    """Return one record as pages say it."""
    return Step(former, kept_its_name(index, former))


def number_view(index: Index, short: Short) -> dict[str, object]:
    """Return what the page of a number with several meanings shows."""
    return {
        "short": short,
        "now": _bearer(index, short.now) if short.now else None,
        "before": tuple(_bearer(index, each) for each in short.before),
    }


def _bearer(index: Index, of: Entry | Former) -> Bearer:
    changes = (change for change in index.changes_of(of.id) if change.kind in _OF_NUMBERS)
    return Bearer(of, steps(index, of.id), tuple(changes))
