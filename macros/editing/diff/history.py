"""What changed in the history itself: new entries, and published ones removed or rewritten."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.history import Change


@dataclass(frozen=True)
class HistoryChange:
    """How the ``changes`` of two plans differ; published entries have to stay as they are."""

    added: tuple[Change, ...]
    """New entries; only they report new changes."""
    removed: tuple[Change, ...]
    """Published entries that were removed."""
    rewritten: tuple[tuple[Change, Change], ...]
    """Published entries that were rewritten, each with its new form."""

    def __bool__(self) -> bool:
        """Whether the history differs at all."""
        return bool(self.added or self.removed or self.rewritten)

    @property
    def lost(self) -> tuple[Change, ...]:
        """The published entries as they must be put back."""
        return (*self.removed, *(was for was, _ in self.rewritten))


def history_change(old: tuple[Change, ...], new: tuple[Change, ...]) -> HistoryChange:
    """Compare the entries ``old`` and ``new``; their order does not matter."""
    gone, come = _without(old, new), _without(new, old)
    rewritten = []
    for was in gone:
        now = max(come, key=lambda entry: _alike(was, entry), default=None)
        if now is not None and _alike(was, now) >= 1:
            come.remove(now)
            rewritten.append((was, now))
    removed = _without(gone, [was for was, _ in rewritten])
    return HistoryChange(tuple(come), tuple(removed), tuple(rewritten))


def _without(these: Iterable[Change], those: Iterable[Change]) -> list[Change]:
    left, found = list(those), []
    for entry in these:
        if entry in left:
            left.remove(entry)
        else:
            found.append(entry)
    return found


def _alike(was: Change, now: Change) -> float:
    """Return how likely one entry is a version of the other; from 1 on it counts as one."""
    ratio = difflib.SequenceMatcher(None, was.summary, now.summary, autojunk=False).ratio()
    return (was.on == now.on) + (was.ids == now.ids and bool(was.ids)) + ratio / 0.6
