"""The records of ids that are no longer used, as the data file writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from macros.editing.blocks import Comments, list_yaml
from macros.editing.diff.compare import Vanished
from macros.editing.diff.fields import plain
from macros.editing.insert import Inserted, insert
from macros.loading.blanks import BLANK
from macros.loading.load import load_shape
from macros.model.history import Former, Moved, Retired
from macros.model.kinds import MoveKind, ObjectKind

GUESS = "# 猜测，请核对"
"""The comment above a guessed successor; editors remove it when they have checked it."""

Record = dict[str, Any]
"""An item of ``moved`` or ``retired``, as plain values."""


def record(kind: ObjectKind, id: str, title: str, successor: str | None, on: str) -> Record:
    """Return the record of an id: moved to its successor, or retired if it has none.

    Only an editor knows the reason: it is left to fill in.
    """
    moved = {"how": MoveKind.MOVED.value, "to": [successor]} if successor else {}
    return {"kind": kind.value, "id": id, "title": title, **moved, "on": on, "reason": BLANK}


def records(vanished: Iterable[Vanished], on: date) -> list[Record]:
    """Return a record for each vanished id; one that was published is returned as it was.

    An id that is in use for another object gets none: that object needs another id.
    """
    return [
        plain(lost.record)
        if lost.record
        else record(lost.kind, lost.id, lost.name, lost.successor, on.isoformat())
        for lost in vanished
        if not lost.reused
    ]


def by_key(given: list[Record]) -> Iterator[tuple[str, type[Former], list[Record]]]:
    """Yield key, model and records of each list of the file that has any."""
    moved = [one for one in given if "to" in one]
    retired = [one for one in given if "to" not in one]
    if moved:
        yield "moved", Moved, moved
    if retired:
        yield "retired", Retired, retired


def records_yaml(given: list[Record]) -> str:
    """Return records as they stand in the data file, each key once."""
    return "\n".join(
        f"{key}:\n{list_yaml(values, model, guesses(values))}"
        for key, model, values in by_key(given)
    )


def guesses(given: list[Record]) -> Comments:
    """Return the comment above each guessed successor: those whose reason is still blank."""
    guessed = (n for n, one in enumerate(given) if "to" in one and one["reason"] == BLANK)
    return Comments({(n, "to", 0): (GUESS,) for n in guessed}, {})


def inserted(data: bytes, given: list[Record]) -> Iterator[Inserted]:
    """Yield the data file with the records of each key behind those that it has. Raises CannotEdit."""
    file, _ = load_shape(data, "")
    for key, model, values in by_key(given):
        place, comments = len(getattr(file, key)), guesses(values)
        yield insert(data, (key,), place, values, model, comments=comments)


def with_records(data: bytes, given: list[Record]) -> bytes:
    """Return the data file with the records behind those that it has. Raises CannotEdit."""
    file, _ = load_shape(data, "")
    for key, model, values in by_key(given):
        place, comments = len(getattr(file, key)), guesses(values)
        data = insert(data, (key,), place, values, model, comments=comments).data
    return data
