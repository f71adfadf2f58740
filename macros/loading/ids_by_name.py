"""The names that stand in a plan, in plain values that may have faults, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_NAMES = ("name", "short", "title", "term")
_LISTS = ("units", "documents", "topics", "glossary", "sections", "measures")


def ids_by_name(plain: Any) -> dict[str, str]:
    """Return the id of each object by its names; of two objects with one name, the first."""
    found: dict[str, str] = {}
    for name, id in _named(plain):
        found.setdefault(name, id)
    return found


def _named(holder: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(holder, dict):
        return
    for key in _LISTS:
        items = holder.get(key)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict):
                id, aliases = item.get("id"), item.get("aliases")
                names = [item.get(key) for key in _NAMES]
                names += aliases if isinstance(aliases, list) else []
                yield from ((n, id) for n in names if isinstance(n, str) and isinstance(id, str))
                yield from _named(item)
