"""What became of ids that are no longer used."""

from __future__ import annotations

from macros.index.index import Index
from macros.model.kinds import MoveKind
from macros.model.plan import Former, Moved


def end(index: Index, id: str) -> str:
    """Return where an id leads in the end: an id in use, or the last that was split or retired."""
    while (former := index.former.get(id)) and isinstance(former, Moved) and len(former.to) == 1:
        id = former.to[0]
    return id


def under_its_last_id(index: Index, id: str) -> str:
    """Return the current or last id of an object: renaming does not make it another object."""
    while (former := index.former.get(id)) and isinstance(former, Moved):
        if former.how is not MoveKind.MOVED:
            break
        id = former.to[0]
    return id


def living_ends(index: Index, id: str) -> tuple[str, ...]:
    """Return the living ids to which an id leads, through every split; each once."""
    former = index.former.get(id)
    if former is None:
        return (id,)
    ways = former.to if isinstance(former, Moved) else ()
    return tuple(dict.fromkeys(last for way in ways for last in living_ends(index, way)))


def renamed(index: Index, id: str) -> bool:
    """Whether a former id leads to one in use only by renaming.

    Its addresses then redirect: everything they named is there under another id. If it was merged,
    split or retired on the way, they keep pages that say so.
    """
    while former := index.former.get(id):
        if not isinstance(former, Moved) or former.how is not MoveKind.MOVED:
            return False
        id = former.to[0]
    return True


def same_name(index: Index, former: Former) -> bool:
    """Whether only the id was renamed, while the name stayed the same."""
    if not isinstance(former, Moved) or former.how is not MoveKind.MOVED:
        return False
    now = index.find(former.to[0])
    return now is not None and now.title == former.title


def course(index: Index, id: str) -> tuple[Former, ...]:
    """Return what became of an id, step by step: its own record, then those of where it led."""
    steps = []
    while former := index.former.get(id):
        steps.append(former)
        if not isinstance(former, Moved) or len(former.to) > 1:
            break
        id = former.to[0]
    return tuple(steps)


def ancestors_of(index: Index, id: str) -> tuple[str, ...]:
    """Return the former ids that lead to ``id`` in the end."""
    return tuple(old for old in index.former if end(index, old) == id)
