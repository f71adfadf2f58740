"""A guess, for people to check: which new object replaces one that is gone."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from macros.model.kinds import ObjectKind

ALIKE = 0.6
"""Objects at least this similar (1: the same words) may be one object under a new id."""

Named = Mapping[tuple[ObjectKind, str], str]
"""Objects by kind and id, and the words by which they are compared."""


def successors(gone: Named, come: Named) -> dict[tuple[ObjectKind, str], str]:
    """Return a guessed successor of the same kind for ids that are gone.

    The most similar are paired first, and no object is given twice.
    """
    likeness = {}
    for (kind, old), was in gone.items():
        for (other, new), now in come.items():
            matcher = difflib.SequenceMatcher(None, was, now)
            if other is kind and matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE:
                likeness[kind, old, new] = matcher.ratio()
    found: dict[tuple[ObjectKind, str], str] = {}
    taken = set()
    for kind, old, new in sorted(likeness, key=lambda pair: -likeness[pair]):
        if (kind, old) not in found and (kind, new) not in taken:
            found[kind, old] = new
            taken.add((kind, new))
    return found
