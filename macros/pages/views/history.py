"""The history of the published data; later entries do not change the anchors of earlier ones."""

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
    """Its name if there is nothing to link to: for the plan itself, or a former term."""


@dataclass(frozen=True)
class HistoryEntry:
    """An entry of the history as its page shows it."""

    anchor: str
    change: Change
    subjects: tuple[Subject, ...]


def history(index: Index) -> tuple[HistoryEntry, ...]:
    """Return the whole history, newest first."""
    counted: dict[str, int] = {}
    found = []
    for change in reversed(index.changes):
        day = change.on.isoformat()
        counted[day] = counted.get(day, 0) + 1
        subjects = tuple(_subject(index, id) for id in change.ids)
        found.append(HistoryEntry(f"change-{day}-{counted[day]}", change, subjects))
    return tuple(reversed(found))


def _subject(index: Index, id: str) -> Subject:
    found = index.find(id)
    if found is None:
        return Subject(id, former=False, name=index.plan.title)
    former = isinstance(found, Former)
    gone = former and found.kind is ObjectKind.TERM
    return Subject(id, former, found.title if gone else "")
