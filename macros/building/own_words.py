"""The official words that have a page of their own: what search and that page must both have."""

from __future__ import annotations

from collections.abc import Iterator

from macros.index.entries import Entry
from macros.index.index import Index
from macros.model.tables.rows import table_words


def own_words(index: Index) -> Iterator[tuple[Entry, str]]:
    """Yield each piece of official text of an object, also as it was before amendments."""
    pieces: list[tuple[Entry, str | None]] = []
    for measure in index.measures.values():
        pieces.append((measure, measure.measure.text))
        pieces += [(measure, earlier.text) for earlier in measure.measure.earlier]
    for section in index.sections.values():
        tables = (words for table in section.section.tables for words in table_words(table))
        own = section.section
        between = (measure.before for measure in own.own_measures)
        prose = (own.before, own.intro, *tables, *between, own.closing)
        pieces += [(section, words) for words in prose]
        pieces += [(section, one.step.before) for one in section.rewordings]
    pieces += [(document, document.document.text) for document in index.documents.values()]
    yield from ((entry, words) for entry, words in pieces if words)
