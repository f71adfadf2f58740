"""The known word that a misspelt one most likely means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like ``word``, or None if none is similar."""
    found = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.5)
    return found[0] if found else None
