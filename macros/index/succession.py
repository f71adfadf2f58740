"""What became of units after the plan was issued: editors' words, always with their source."""

from __future__ import annotations

from typing import NamedTuple

from macros.index.as_of import has_come
from macros.index.index import Index
from macros.index.statement_words import sourced
from macros.index.units import Predecessor, UnitEntry
from macros.model.kinds import SuccessionKind
from macros.model.unit import Succession
from macros.text.times.dates import day_in_words

_AROUND = {
    SuccessionKind.RENAMED: ("更名为", ""),
    SuccessionKind.MERGED: ("合并，合并后为", ""),
    SuccessionKind.SPLIT: ("分设为", ""),
    SuccessionKind.ABOLISHED: ("撤销，职能由", "承接"),
    SuccessionKind.TRANSFERRED: ("职能划转给", ""),
}


class Pieces(NamedTuple):
    """What is said of a step behind its day, in pieces: a page links the units."""

    before: str
    names: tuple[tuple[str, str], ...]
    """Those to whom it leads, each with the id of the unit, which is empty for a name alone."""
    behind: str


def pieces(index: Index, step: Succession) -> Pieces:
    """Return the words of a step, which may be still to come, and the names inside them."""
    before, behind = _around(step)
    names = (*((index.units[id].title, id) for id in step.to), *((name, "") for name in step.names))
    return Pieces(before if has_come(step, index.data_date) else f"将{before}", names, behind)


def _around(step: Succession) -> tuple[str, str]:
    if step.how is SuccessionKind.ABOLISHED and not (step.to or step.names):
        return "撤销", ""
    return _AROUND[step.how]


def in_words(index: Index, step: Succession) -> str:
    """Return a step as text, without its source: 2025年1月1日更名为“乙局”."""
    before, names, behind = pieces(index, step)
    return f"{day_in_words(step.on)}{before}{quoted(tuple(name for name, _ in names))}{behind}"


def since(index: Index, entry: UnitEntry) -> str:
    """Return all that became of a unit, each step with its source; empty if nothing is entered."""
    return "；".join(in_words(index, s) + sourced(s.source) for s in entry.unit.succession)


def came_from(index: Index, before: Predecessor) -> str:
    """Return that a unit took over from another, as text with its source: “甲局”2025年1月1日更名为“乙局”."""
    return f"“{before.unit.name}”{in_words(index, before.step)}{sourced(before.step.source)}"


def quoted(words: tuple[str, ...]) -> str:
    """Return names in quotation marks, between which no other mark stands: “市甲局”“甲局”."""
    return "".join(f"“{word}”" for word in words)
