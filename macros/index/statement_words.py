"""What is said of a statement besides its own words: where it stands, its source, for whom it holds."""

from __future__ import annotations

from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.relations import Relation
from macros.model.measure import Deadline, Progress, Source


def from_section(entry: MeasureEntry, relation: Relation) -> str:
    """Return in brackets where the quoted words stand; empty if they are the measure's."""
    if relation.passage:
        return f"（引自公文的{relation.passage.label}）"
    section = entry.quoted_from(relation.involvement.quote)
    return f"（引自所在部分“{section.title}”的文字）" if section else ""


def source_words(source: Source) -> str:
    """Return where a statement comes from, for a line of its own; with its kept copy."""
    kept = f"，存档副本：{source.archive}" if source.archive else ""
    return f"{without_copy(source)}{kept}"


def without_copy(source: Source) -> str:
    """Return the same without the kept copy."""
    return f"来源：{source.title}{f'，{source.date}' if source.date else ''}"


def sourced(source: Source | None) -> str:
    """Return a source in brackets, to stand behind a statement; empty for the plan's own text."""
    return f"（{source_words(source)}）" if source else ""


def deadline_words(index: Index, deadline: Deadline) -> str:
    """Return a deadline as plain text: for what and for whom if not for all, and its later source."""
    return f"{deadline.text}{_for_what(index, deadline)}{sourced(deadline.source)}"


def _for_what(index: Index, deadline: Deadline) -> str:
    units = "、".join(index.units[id].title for id in deadline.units)
    parts = (deadline.what, units)
    words = "；".join(part for part in parts if part)
    return f"（{words}）" if words else ""


def status_words(report: Progress) -> str:
    """Return the class of a report's status, and the source's own word for it if that is kept."""
    return f"{report.status.label}{f'，来源称“{report.word}”' if report.word else ''}"
