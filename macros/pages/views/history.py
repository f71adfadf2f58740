"""The history of the published data; later entries do not change the anchors of earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from macros.addresses import address
from macros.index.entries import DocumentEntry, SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.passages import Rewording
from macros.model.anchors import AMENDED_ANCHOR
from macros.model.history import Change, Former
from macros.model.kinds import ChangeKind, ObjectKind


@dataclass(frozen=True)
class Subject:
    """An object that an entry of the history is about."""

    id: str
    former: bool
    name: str = ""
    """Its name if there is nothing to link to: for the plan itself, or a former term."""


@dataclass(frozen=True)
class Reworded:
    """Words of an object that a later document changed, as the data has them: before and after."""

    entry: MeasureEntry | SectionEntry | None
    """The object; none if it is the plan itself."""
    rewordings: tuple[Rewording, ...]

    @property
    def address(self) -> str:
        """Where the site shows the same beside the present words."""
        if self.entry is None:
            return address.in_plan(AMENDED_ANCHOR)
        return f"{address.page(self.entry)}#text--earlier"


@dataclass(frozen=True)
class HistoryEntry:
    """An entry of the history as its page shows it."""

    anchor: str
    change: Change
    subjects: tuple[Subject, ...]
    reworded: tuple[Reworded, ...] = ()


@dataclass(frozen=True)
class Month:
    """The entries of a month, newest first."""

    first: date
    entries: tuple[HistoryEntry, ...]

    @property
    def anchor(self) -> str:
        """Its anchor on the page of the history."""
        return f"month-{self.first:%Y-%m}"


def history(index: Index) -> tuple[HistoryEntry, ...]:
    """Return the whole history, newest first."""
    counted: dict[str, int] = {}
    found = []
    for change in reversed(index.changes):
        day = change.on.isoformat()
        counted[day] = counted.get(day, 0) + 1
        subjects = tuple(_subject(index, id) for id in change.ids)
        anchor = f"change-{day}-{counted[day]}"
        found.append(HistoryEntry(anchor, change, subjects, tuple(_reworded(index, change))))
    return tuple(reversed(found))


def unrecorded(index: Index) -> tuple[DocumentEntry, ...]:
    """Return the documents that amend the plan of which no entry of the history speaks."""
    said = {id for change in index.changes for id in change.ids}
    said |= {change.source.document or "" for change in index.changes if change.source}
    return tuple(document for document in index.supplements if document.id not in said)


def by_month(entries: tuple[HistoryEntry, ...]) -> tuple[Month, ...]:
    """Return the months that have entries, newest first."""
    months = groupby(entries, key=lambda entry: entry.change.on.replace(day=1))
    return tuple(Month(first, tuple(found)) for first, found in months)


def _subject(index: Index, id: str) -> Subject:
    found = index.find(id)
    if found is None:
        return Subject(id, former=False, name=index.plan.title)
    former = isinstance(found, Former)
    gone = former and found.kind is ObjectKind.TERM
    return Subject(id, former, found.title if gone else "")


def _reworded(index: Index, change: Change) -> Iterator[Reworded]:
    """Yield what the documents that an entry names did to the words of its objects.

    Only amendments are in the data with the words before them; what a correction of the
    transcription replaced is not.
    """
    if change.kind is not ChangeKind.AMENDED:
        return
    documents = {id for id in change.ids if id in index.documents}
    if change.source and change.source.document:
        documents.add(change.source.document)
    for id in change.ids:
        entry = index.measures.get(id) or index.sections.get(id)
        of_plan = index.rewordings if id == index.plan.id else ()
        rewordings = entry.rewordings if entry else of_plan
        if mine := tuple(one for one in rewordings if one.step.by in documents):
            yield Reworded(entry, mine)
