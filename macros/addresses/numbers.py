"""Where short addresses by printed number lead, and where they have led."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.addresses import address
from macros.addresses.ledger import Ledger
from macros.index.entries import Entry, SectionEntry
from macros.index.former import own_last_id
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.model.history import Former
from macros.model.kinds import ObjectKind
from macros.model.numbering import spoken


@dataclass(frozen=True)
class Short:
    """A number by which a measure or section is or was printed."""

    kind: ObjectKind
    code: str
    now: MeasureEntry | SectionEntry | None
    """The object with the number in this edition."""
    before: tuple[Entry | Former, ...]
    """Other objects that had the number when they were published, by their last id."""

    @property
    def address(self) -> str:
        """The short address."""
        return address.short(self.kind, self.code)

    @property
    def number(self) -> str:
        """The number as people write it: 2.1; that of a measure in use as its page has it."""
        now = self.now.number if isinstance(self.now, MeasureEntry) else ""
        return now or spoken(self.code)


def shorts(index: Index, ledger: Ledger) -> tuple[Short, ...]:
    """Return every number in use or ever published, in the order of the plan, old ones last."""
    return (
        *_shorts(index, ledger, ObjectKind.MEASURE, tuple(index.measures.values())),
        *_shorts(index, ledger, ObjectKind.SECTION, tuple(index.sections.values())),
    )


def _shorts(
    index: Index,
    ledger: Ledger,
    kind: ObjectKind,
    entries: tuple[MeasureEntry, ...] | tuple[SectionEntry, ...],
) -> Iterator[Short]:
    every: list[MeasureEntry | SectionEntry] = [*entries]
    in_use = sorted(every, key=lambda entry: not _removed(entry))  # what is removed yields
    now = {entry.code: entry for entry in in_use if entry.code}
    start = address.SHORT[kind]
    old = (where[len(start) : -1] for where in ledger.numbers if where.startswith(start))
    for code in dict.fromkeys((*now, *old)):
        bore = ledger.numbers.get(address.short(kind, code), ())
        ids = dict.fromkeys(own_last_id(index, id) for id in bore)
        before = (found for id in ids if (found := index.find(id)) and found is not now.get(code))
        yield Short(kind, code, now.get(code), tuple(before))


def _removed(entry: MeasureEntry | SectionEntry) -> bool:
    thing = entry.measure if isinstance(entry, MeasureEntry) else entry.section
    return bool(thing.removed_by)
