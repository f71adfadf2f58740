"""On which day the data last said something new of an object: for programs that look for what changed."""

from __future__ import annotations

from datetime import date

from macros.index.as_of import known_on, reported_on
from macros.index.entries import DocumentEntry, Entry, SectionEntry, TermEntry, TopicEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry


def last_changed(index: Index, entry: Entry) -> date | None:
    """Return the newest day on which an object was issued, changed or reported on; None if none is known.

    What a measure says is also news of the section, unit or topic whose page shows it.
    """
    days = [index.plan.issued_on] if index.plan.issued_on else []
    days += [change.on for change in index.changes_of(entry.id)]
    issued = {id: document.document.issued_on for id, document in index.documents.items()}
    for measure in _shown_with(entry):
        days += [change.on for change in index.changes_of(measure.id)]
        days += [reported_on(report, issued) for report in measure.measure.progress]
    if isinstance(entry, UnitEntry):
        steps = entry.unit.succession
        days += [day for step in steps if (day := known_on(step, issued))]
    return max(days, default=None)


def _shown_with(entry: Entry) -> tuple[MeasureEntry, ...]:
    match entry:
        case MeasureEntry():
            return (entry,)
        case SectionEntry() | TopicEntry() | UnitEntry():
            return entry.measures
        case DocumentEntry() | TermEntry():
            return ()
