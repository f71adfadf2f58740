"""The history of the published data with an anchor for each entry that later entries leave alone."""

from __future__ import annotations

from dataclasses import dataclass

from macros.index.index import Index
from macros.model.kinds import ObjectKind
from macros.model.plan import Change


@dataclass(frozen=True)
class Subject:
    """An object that an entry of the history is about."""

    id: str
    name: str
    kind: ObjectKind | None
    """The kind, where it has an address; None for the plan itself and for former terms."""


@dataclass(frozen=True)
class Entry:
    """An entry of the history as its page shows it."""

    anchor: str
    change: Change
    subjects: tuple[Subject, ...]


def history(index: Index) -> tuple[Entry, ...]:
    """Return the whole history, newest first."""
    counted: dict[str, int] = {}
    found = []
    for change in reversed(index.changes):
        day = change.on.isoformat()
        counted[day] = counted.get(day, 0) + 1
        subjects = tuple(_subject(index, id) for id in change.ids)
        found.append(Entry(f"change-{day}-{counted[day]}", change, subjects))
    return tuple(reversed(found))


def _subject(index: Index, id: str) -> Subject:
    for kind, entries in index.kinds():
        if id in entries:
            return Subject(id, "", kind)
    for former in index.former:
        if former.id == id:
            gone = former.kind is ObjectKind.TERM
            return Subject(id, former.title, None if gone else former.kind)
    return Subject(id, index.plan.title, None)
