"""Which words of a document that amends the plan give parts and targets that were entered, so that none of them is unread."""

from __future__ import annotations

from collections.abc import Iterator

from macros.grounds.names import Names
from macros.model.plan import Document, PlanFile
from macros.model.walk import MeasureAt, walk_measures
from macros.rules.later_documents.named_units import Reader
from macros.rules.later_documents.parts import bears_out
from macros.rules.later_documents.placing import Placing
from macros.text.parts.spans import Span


def entered(file: PlanFile, names: Names, document: Document) -> Iterator[Span]:
    """Yield the words of a document that give a part to units, all of which were entered, and the targets."""
    text = document.text or ""
    reader = Reader(file, names, text)
    placing = reader.placing
    given: set[tuple[Span, str]] = set()
    for at in walk_measures(file):
        for one in at.measure.units:
            if one.source and one.source.document == document.id:
                for mention in reader.named(one.unit, one.word):
                    if _is_for(placing, at, mention.span) and bears_out(one, mention):
                        given.update((place, one.unit) for place in mention.places)
        for target in at.measure.targets:
            if target.source and target.source.document == document.id:
                places = placing.find(target.text)
                yield from (place for place in places if _is_for(placing, at, place))
    lacking = {
        place
        for unit in (file.units if given else ())
        for mention in reader.named(unit.id)
        for place in mention.places
        if (place, unit.id) not in given
    }
    yield from {place for place, _ in given} - lacking


def entered_units(file: PlanFile, names: Names, document: Document) -> set[Span]:
    """Return where a document names units whose part there was entered, with the document as its source."""
    reader = Reader(file, names, document.text or "")
    found: set[Span] = set()
    for at in walk_measures(file):
        for one in at.measure.units:
            if one.source and one.source.document == document.id:
                quoted = reader.placing.find(one.quote or "")
                for mention in reader.named(one.unit, one.word):
                    a, _ = mention.span
                    words = mention.words or mention.near
                    right = bears_out(one, mention) if one.role.assigns else not words
                    here = not one.quote or any(c <= a < d for c, d in quoted)
                    if right and here and reader.placing.is_of(at, mention.span) is not False:
                        found.add(mention.span)
    return found


def _is_for(placing: Placing, at: MeasureAt, span: Span) -> bool:
    """Whether something is said of a measure alone, so that nothing is left to be entered elsewhere."""
    return placing.is_of_one(span) and bool(placing.is_of(at, span))
