"""The entries of the history: found by their day, and by what they say."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.exports.search.record import Rank, Record, ResultKind
from macros.index.index import Index
from macros.pages.views.history import history


def change_records(index: Index) -> Iterator[Record]:
    """Yield a record for each entry of the history, newest first."""
    for entry in history(index):
        yield Record(
            ResultKind.PAGE,
            f"{address.CHANGES}#{entry.anchor}",
            "更新",
            number=entry.change.on.isoformat(),
            context=entry.change.kind.label,
            rank=Rank.HISTORY,
            dates=(entry.change.on.isoformat(),),
            texts=(("变更", entry.change.summary),),
        )
