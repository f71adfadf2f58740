"""What became of units after the plan was issued: editors' words, always with their source."""

from __future__ import annotations

from macros.index.as_of import has_come
from macros.index.index import Index
from macros.index.statement_words import sourced
from macros.index.units import Predecessor, UnitEntry
from macros.model.kinds import SuccessionKind
from macros.model.plan import Succession
from macros.text.times.dates import day_in_words

_AROUND = {
    SuccessionKind.RENAMED: ("更名为", ""),
    SuccessionKind.MERGED: ("合并，合并后为", ""),
    SuccessionKind.SPLIT: ("分设为", ""),
    SuccessionKind.ABOLISHED: ("撤销，职能由", "承接"),
    SuccessionKind.TRANSFERRED: ("职能划转给", ""),
}


def around(index: Index, step: Succession) -> tuple[str, str]:
    """Return the words before and behind the names of those to whom a step leads, which may be still to come."""
    before, behind = _around(step)
    return before if has_come(step, index.data_date) else f"将{before}", behind


def _around(step: Succession) -> tuple[str, str]:
    if step.how is SuccessionKind.ABOLISHED and not (step.to or step.names):
        return "撤销", ""
    return _AROUND[step.how]


def in_words(index: Index, step: Succession) -> str:
    """Return a step as text, without its source: 2025年1月1日更名为“乙局”."""
    before, behind = around(index, step)
    names = (*(index.units[id].title for id in step.to), *step.names)
    quoted = "、".join(f"“{name}”" for name in names)
    return f"{day_in_words(step.on)}{before}{quoted}{behind}"


def since(index: Index, entry: UnitEntry) -> str:
    """Return all that became of a unit, each step with its source; empty if nothing is entered."""
    return "；".join(in_words(index, s) + sourced(s.source) for s in entry.unit.succession)


def came_from(index: Index, before: Predecessor) -> str:
    """Return that a unit took over from another, as text with its source: “甲局”2025年1月1日更名为“乙局”."""
    return f"“{before.unit.name}”{in_words(index, before.step)}{sourced(before.step.source)}"


def quoted(words: tuple[str, ...]) -> str:
    """Return the words that the text itself uses for a unit: “市甲局”“甲局”."""
    return "".join(f"“{word}”" for word in words)
