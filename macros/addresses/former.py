"""What became of ids that are no longer used, and to what numbers have led."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.addresses import address
from macros.addresses.ledger import Ledger
from macros.index.index import Index
from macros.model.kinds import MoveKind, ObjectKind
from macros.model.plan import Former, Moved

_MEASURE, _SECTION = ObjectKind.MEASURE, ObjectKind.SECTION
PARAGRAPH = re.compile(r"-p\d+$")
"""What the anchor of a paragraph has behind the id to which it belongs."""


def formers(index: Index) -> dict[str, Former]:
    """Return the records of all ids no longer used, by id."""
    return {former.id: former for former in index.former}


def living(index: Index) -> set[str]:
    """Return the ids of all objects of the plan."""
    return {id for _, entries in index.kinds() for id in entries}


def kind_of(index: Index, id: str) -> ObjectKind | None:
    """Return the kind of a living or former object; None if there is and was none."""
    for kind, entries in index.kinds():
        if id in entries:
            return kind
    former = formers(index).get(id)
    return former.kind if former else None


def end(index: Index, id: str) -> str:
    """Return where an id leads in the end: a living one, or the last that was split or retired."""
    known = formers(index)
    while (former := known.get(id)) and isinstance(former, Moved) and len(former.to) == 1:
        id = former.to[0]
    return id


def _under_its_last_id(index: Index, id: str) -> str:
    """Return the id that an object has, or had last: it was renamed, and is still itself."""
    known = formers(index)
    while (former := known.get(id)) and isinstance(former, Moved):
        if former.how is not MoveKind.MOVED:
            break
        id = former.to[0]
    return id


def living_ends(index: Index, id: str) -> tuple[str, ...]:
    """Return the living ids to which an id leads, through every split; each once."""
    former = formers(index).get(id)
    if former is None:
        return (id,)
    ways = former.to if isinstance(former, Moved) else ()
    return tuple(dict.fromkeys(last for way in ways for last in living_ends(index, way)))


def renamed(index: Index, id: str) -> bool:
    """Whether an id no longer used leads to a living one by renaming alone.

    Its addresses then lead on, since all that they named is there under another id. One that
    was merged, split or retired on the way keeps pages that say so.
    """
    known = formers(index)
    while former := known.get(id):
        if not isinstance(former, Moved) or former.how is not MoveKind.MOVED:
            return False
        id = former.to[0]
    return True


def same_name(index: Index, former: Former) -> bool:
    """Whether an id was renamed and what it names was not: only the address is another."""
    if not isinstance(former, Moved) or former.how is not MoveKind.MOVED:
        return False
    entry = dict(index.kinds())[former.kind].get(former.to[0])
    now = entry.title if entry else formers(index)[former.to[0]].title
    return now == former.title


def course(index: Index, id: str) -> tuple[Former, ...]:
    """Return what became of an id, step by step: its own record, then those of where it led."""
    known, steps = formers(index), []
    while former := known.get(id):
        steps.append(former)
        if not isinstance(former, Moved) or len(former.to) > 1:
            break
        id = former.to[0]
    return tuple(steps)


def ancestors_of(index: Index, id: str) -> tuple[str, ...]:
    """Return the former ids that lead to ``id`` in the end."""
    return tuple(former.id for former in index.former if end(index, former.id) == id)


@dataclass(frozen=True)
class Short:
    """A number by which a measure or section is or was printed."""

    kind: ObjectKind
    code: str
    now: str | None
    """What has the number in this edition."""
    before: tuple[str, ...]
    """What else bore the number when it was published, living or former, under its last id."""

    @property
    def address(self) -> str:
        """The short address."""
        return address.short(self.kind, self.code)


def shorts(index: Index, ledger: Ledger) -> tuple[Short, ...]:
    """Return every number in use or ever published, in the order of the plan, old ones last."""
    return tuple(
        short
        for kind, entries in ((_MEASURE, index.measures), (_SECTION, index.sections))
        for short in _shorts(index, ledger, kind, {e.code: id for id, e in entries.items()})
    )


def _shorts(
    index: Index, ledger: Ledger, kind: ObjectKind, now: Mapping[str, str]
) -> Iterator[Short]:
    start = address.SHORT[kind]
    old = (where[len(start) : -1] for where in ledger.numbers if where.startswith(start))
    for code in dict.fromkeys((*now, *old)):
        led = ledger.numbers.get(address.short(kind, code), ())
        bore = (_under_its_last_id(index, id) for id in led)
        before = dict.fromkeys(id for id in bore if id != now.get(code) and kind_of(index, id))
        yield Short(kind, code, now.get(code), tuple(before))
