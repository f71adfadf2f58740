"""Which titles of measures are the editors' words: said once for a list, not at each title."""

from __future__ import annotations

from collections.abc import Iterable

from macros.index.measures import MeasureEntry

MOST_NAMED = 12
"""Up to so many measures are named by their numbers; of more only the count is given."""


def drafted_titles(listed: Iterable[MeasureEntry]) -> str:
    """Return a sentence that says which titles of a list editors wrote, empty if they wrote none."""
    entries = tuple(listed)
    drafted = [entry for entry in entries if not entry.title_is_official]
    if not drafted:
        return ""
    numbers = [entry.number for entry in entries]
    if len(drafted) == len(entries):
        which = "各条措施"
    elif len(drafted) <= MOST_NAMED and all(numbers) and len(set(numbers)) == len(numbers):
        which = "、".join(entry.number for entry in drafted) + " "
    else:
        which = f"其中 {len(drafted)} 条措施"
    return f"{which}的标题由编者据原文拟写，不是公文的字。"
