"""Queries worth trying, before a reader has typed anything."""

from __future__ import annotations

from macros.index.index import Index

HINTS = 4
"""How many suggested queries a group has for a reader who has typed nothing."""


def hints(index: Index) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return queries from the plan itself worth trying, in named groups; every one of them finds something. No group is empty."""
    topics = sorted(index.topics.values(), key=lambda entry: -len(entry.measures))
    units = sorted(index.units.values(), key=lambda entry: -len(entry.measures))
    measures = [e for e in index.measures.values() if e.code and not e.measure.removed_by]
    groups = (
        ("主题", [entry.topic.name for entry in topics if entry.measures]),
        ("单位", [entry.unit.short or entry.unit.name for entry in units if entry.measures]),
        ("术语", [entry.term.term for entry in index.terms.values() if entry.measures]),
        ("文号", [e.document.number for e in index.documents.values() if e.document.number][:2]),
        ("措施编号", [_asked(entry.number, entry.label) for entry in measures][:1]),
    )
    return tuple((name, tuple(queries[:HINTS])) for name, queries in groups if queries)


def _asked(number: str, label: str) -> str:
    """Return the number as readers may type it: 2.1, or 第12条 where a bare number says little."""
    return number if "." in number else label
