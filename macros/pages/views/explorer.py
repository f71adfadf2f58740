"""The explorer pages: the tables of all measures and of all units, with what each row carries."""

from __future__ import annotations

import json
from dataclasses import dataclass

from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.kinds import UnitKind
from macros.pages.views.filters import (
    Filter,
    measure_facts,
    measure_filters,
    unit_facts,
    unit_filters,
    unit_words,
)
from macros.text.characters import traditional as folding
from macros.text.characters.usual_words import usual_words

MANY = 500
"""With more measures than this the rows hold names without links, to keep the page light."""

MOST_LINKS = 40
"""A row of the units names at most so many measures; with more it links to the explorer."""

MOST_TEXT = 200_000
"""Characters of official text up to which the rows carry it for the search in the explorer."""


@dataclass(frozen=True)
class Row:
    """A row of a table, with what its filters and its search find it by."""

    entry: MeasureEntry | UnitEntry
    ids: dict[str, str]
    text: str
    """The official text of a measure, where the rows carry it; the other names of a unit."""
    codes: str
    """The numbers by which people ask for a measure, or for the measures that a unit's row names."""
    measures: tuple[MeasureEntry, ...] = ()
    """The measures that a unit's row names."""


@dataclass(frozen=True)
class Table:
    """All measures by the section that directly holds them, or all units by their kind."""

    filters: tuple[Filter, ...]
    simplified: str
    groups: tuple[tuple[SectionEntry | UnitKind, tuple[Row, ...]], ...]
    light: bool = False
    """Whether there are so many rows that they hold names without links."""
    has_text: bool = True
    """Whether the rows carry official text."""
    synonyms: str = "[]"
    """The words that editors give for words of the text, as JSON."""
    usual: str = "[]"
    """The usual words for those of the rows, as JSON."""


def measure_explorer(index: Index) -> Table:
    """Return the explorer of the measures."""
    has_text = carries_text(index)

    def row(entry: MeasureEntry) -> Row:
        text = entry.measure.text if has_text else ""
        return Row(entry, measure_facts(entry), text, _codes(index, entry))

    groups = tuple(
        (section, tuple(map(row, section.own))) for section in index.parts.values() if section.own
    )
    return Table(
        measure_filters(index),
        simplified(index),
        groups,
        is_long(index),
        has_text,
        synonyms(index),
        usual(index),
    )


def unit_explorer(index: Index) -> Table:
    """Return the explorer of the units."""

    def row(entry: UnitEntry) -> Row:
        measures = entry.measures[:MOST_LINKS]
        codes = " ".join(filter(None, (_codes(index, measure) for measure in measures)))
        return Row(entry, unit_facts(entry), "\n".join(unit_words(entry)), codes, measures)

    groups = tuple((kind, tuple(map(row, units))) for kind, units in index.units_by_kind)
    return Table(
        unit_filters(index), simplified(index), groups, synonyms=synonyms(index), usual=usual(index)
    )


def _codes(index: Index, entry: MeasureEntry) -> str:
    return ",".join(index.measure_codes(entry))


def simplified(index: Index) -> str:
    """Return the traditional characters that readers may type for those of the rows."""
    asked = [word for pair in index.plan.synonyms for word in pair.words]
    return folding.pairs([*_texts(index), *asked])


def synonyms(index: Index) -> str:
    """Return the words that editors give for words of the text, as the script reads them."""
    return _json([[pair.words, pair.printed] for pair in index.plan.synonyms])


def usual(index: Index) -> str:
    """Return the words that people say anywhere for words of the rows, as the script reads them."""
    return _json(usual_words(_texts(index)))


def _json(pairs: object) -> str:
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def _texts(index: Index) -> list[str]:
    """Return the words of all rows."""
    named = (index.sections, index.measures, index.units, index.documents, index.topics)
    texts = [entry.title for entries in named for entry in entries.values()]
    texts += [entry.measure.text for entry in index.measures.values()]
    return texts + [word for unit in index.units.values() for word in unit_words(unit)]


def is_long(index: Index) -> bool:
    """Whether the table of measures is so long that its rows must be light."""
    return len(index.measures) > MANY


def carries_text(index: Index) -> bool:
    """Whether the rows carry the official text, so that the explorer can search it."""
    return sum(len(entry.measure.text) for entry in index.measures.values()) <= MOST_TEXT
