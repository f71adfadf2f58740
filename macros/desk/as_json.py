"""Objects that changed, entries, faults and parts of a report, as plain values for the page of the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from macros.addresses.address import FOLDERS, page_of
from macros.editing.completing import Completed
from macros.editing.diff.compare import ObjectChange
from macros.editing.report import Data, Part
from macros.model.history import Change
from macros.model.problems import Report
from macros.text.parts.wording import Piece

Json = dict[str, Any]


def of_pages(changes: Iterable[ObjectChange]) -> Iterator[Json]:
    """Yield the pages of the objects that changed or are new, with what they are called."""
    for change in changes:
        if change.kind in FOLDERS and change.what != "removed":
            title = f"{change.kind.label}“{change.name}”"
            yield {"at": page_of(change.kind, change.id), "title": title}


def _key(entry: Change) -> str:
    """Return what tells a drafted entry from the others, as long as it reports the same."""
    return " ".join((entry.kind.value, *entry.ids))


def worded(entry: Change, summaries: Mapping[str, str]) -> Change:
    """Return an entry with the editor's own words, if there are any for it."""
    given = " ".join(summaries.get(_key(entry), "").split())
    return entry.model_copy(update={"summary": given}) if given else entry


def of_entries(made: Completed) -> Iterable[Json]:
    """Yield the entries that were drafted."""
    for entry in made.entries:
        yield {"key": _key(entry), "kind": entry.kind.label, "summary": entry.summary}


def of_fault(report: Report) -> Json:
    """Return what is wrong, and where."""
    return {**asdict(report), "whole": str(report)}


def of_part(part: Part) -> Json:
    """Return a part of the report on a change."""
    lines = [{"depth": line.depth, "parts": [*map(_words, line.parts)]} for line in part.lines]
    return {"title": part.title, "lines": lines, "code": part.code, "asks": part.asks}


def _words(part: str | Data | Piece) -> tuple[str, str]:
    """Return words of a report with how they are marked."""
    if isinstance(part, Piece):
        return part.op, part.text
    return ("data", part.text) if isinstance(part, Data) else ("", part)
