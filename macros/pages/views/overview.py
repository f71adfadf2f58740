"""The whole plan at a glance: which measures, or sections, meet which topics."""

from __future__ import annotations

from dataclasses import dataclass

from macros.index.entries import Entry, MeasureEntry
from macros.index.index import Index

MOST_ROWS = 60
"""With more measures than this a row stands for a section, so that the table stays readable."""


@dataclass(frozen=True)
class Row:
    """A measure or section and, for each topic column, the measures that meet there."""

    entry: Entry
    cells: tuple[tuple[MeasureEntry, ...], ...]


@dataclass(frozen=True)
class Group:
    """The rows under one outermost section."""

    section_id: str
    rows: tuple[Row, ...]


def matrix(index: Index) -> tuple[Group, ...]:
    """Return rows of the overview grouped by outermost section; columns are ``index.topics``."""
    topics = [{m.id for m in entry.measures} for entry in index.topics.values()]

    def cells(measures: tuple[MeasureEntry, ...]) -> tuple[tuple[MeasureEntry, ...], ...]:
        return tuple(tuple(m for m in measures if m.id in topic) for topic in topics)

    groups = []
    for section in index.top_sections:
        if len(index.measures) <= MOST_ROWS:
            rows = tuple(Row(m, cells((m,))) for m in section.measures)
        else:
            rows = (Row(section, cells(section.measures)),)
        groups.append(Group(section.id, rows))
    return tuple(groups)
