"""Which new object may have taken the place of one that is gone: a guess, for people to check."""

from __future__ import annotations

from collections.abc import Mapping

ALIKE = 0.6
"""From this likeness on (1: the same words) one object may be another under a new id."""


GUESS = "# 猜测，请核对"
"""Stands in the data file above what was found by likeness, until an editor takes it away."""


def one_to_one(likeness: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Return which new id is guessed for which old one: the most alike first, none given twice.

    ``likeness`` is by old and new id; of pairs that are equally alike the earlier goes first.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for old, new in sorted(likeness, key=lambda pair: -likeness[pair]):
        if likeness[old, new] > ALIKE and old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found
