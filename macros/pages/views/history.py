"""The history of the published data with an anchor for each entry that later entries leave alone."""

from __future__ import annotations

from dataclasses import dataclass

from macros.index.index import Index
from macros.model.kinds import ObjectKind
from macros.model.plan import Change, Former


@dataclass(frozen=True)
class Subject:
    """An object that an entry of the history is about."""

    id: str
    former: bool
    name: str = ""
    """What to call it where nothing is left to link to: the plan itself, a former term."""


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
    found = index.find(id)
    if found is None:
        return Subject(id, former=False, name=index.plan.title)
    former = isinstance(found, Former)
    gone = former and found.kind is ObjectKind.TERM
    return Subject(id, former, found.title if gone else "")
