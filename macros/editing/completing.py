"""A changed plan with all that its history lacks: records of ids that went, ids, entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from macros.addresses.ledger import Ledger
from macros.editing.diff.compare import difference
from macros.editing.diff.relations import Incomplete
from macros.editing.former_records import Record, records, with_records
from macros.editing.history_entries import draft, with_entries, with_ids
from macros.loading.load import load_shape
from macros.model.history import Change
from macros.model.plan import PlanFile


@dataclass(frozen=True)
class Completed:
    """A data file whose history is complete, and what was added for that."""

    data: bytes
    records: list[Record]
    """Of ids that are no longer used; the reason is left to fill in."""
    mended: tuple[Incomplete, ...]
    """Entries that were given ids."""
    entries: tuple[Change, ...]


def completed(
    old: PlanFile,
    data: bytes,
    name: str,
    ledger: Ledger,
    day: date,
    word: Callable[[Change], Change] = lambda entry: entry,
) -> Completed:
    """Return the data file ``data``, which was ``old``, with what its history lacks.

    ``word`` gives each new entry its last form. Raises PlanError, in which the file has this
    ``name``, and CannotEdit.
    """
    found = difference(old, load_shape(data, name)[0], ledger)
    lost = records(found.vanished, day)
    made = with_records(data, lost)
    lacking = difference(old, load_shape(made, name)[0], ledger)
    entries = tuple(map(word, draft(lacking, day)))
    made = with_entries(with_ids(made, lacking.incomplete), entries)
    return Completed(made, lost, lacking.incomplete, entries)
