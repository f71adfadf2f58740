"""Which lines of a file are changed, exactly, as an editor compares them before handing them in."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from macros.text.parts.wording import equal_at_start


class Hunk(NamedTuple):
    """Lines in the place of others; lines count from 1."""

    before_at: int
    after_at: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def hunks(before: str, after: str) -> Iterator[Hunk]:
    """Yield what leads from one text to another, in order; between hunks both are the same."""
    old, new = before.split("\n"), after.split("\n")
    start = equal_at_start(old, new)
    end = equal_at_start(old[start:][::-1], new[start:][::-1])
    middle = old[start : len(old) - end], new[start : len(new) - end]
    for op, a, b, c, d in difflib.SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        if op != "equal":
            yield Hunk(start + a + 1, start + c + 1, tuple(middle[0][a:b]), tuple(middle[1][c:d]))


def moved(base: str, mine: str, theirs: str) -> tuple[str, list[tuple[int, tuple[str, ...]]]]:
    """Return ``theirs`` with what leads from ``base`` to ``mine``, and what could not be moved there.

    That is what both changed, or changed side by side: each with its line in ``theirs``.
    """
    foreign = [*hunks(base, theirs)]
    made, clashes, shift = theirs.split("\n"), [], 0
    for hunk in hunks(base, mine):
        end = hunk.before_at + len(hunk.before)
        before = [f for f in foreign if f.before_at + len(f.before) < hunk.before_at]
        touching = [
            f
            for f in foreign
            if f.before_at <= end and f.before_at + len(f.before) >= hunk.before_at
        ]
        at = hunk.before_at - 1 + sum(len(f.after) - len(f.before) for f in before)
        if [(f.before, f.after) for f in touching] == [(hunk.before, hunk.after)]:
            continue  # both did the same
        if touching:
            clashes.append((at + 1, hunk.after))
            continue
        made[at + shift : at + shift + len(hunk.before)] = hunk.after
        shift += len(hunk.after) - len(hunk.before)
    return "\n".join(made), clashes
