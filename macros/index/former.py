"""What became of ids that are no longer used: one story, and one way to say it.

An id was renamed, merged, split or retired. The page that then stands at its address is its
tombstone; if it was only renamed, the address leads on instead.
"""

from __future__ import annotations

from collections.abc import Callable

from macros.index.entries import Entry
from macros.index.index import Index
from macros.model.history import Former, Moved
from macros.model.kinds import MoveKind

Shown = Callable[[Entry | Former], str]
"""How a place shows an object: as text or, on a page, as markup."""


def story(index: Index, id: str) -> tuple[Former, ...]:
    """Return what became of an id, step by step: its own record, then those of where it led.

    It ends where there is one living object, several, or none; of a living id there is no story.
    """
    steps = []
    while former := index.former.get(id):
        steps.append(former)
        if not isinstance(former, Moved) or len(former.to) > 1:
            break
        id = former.to[0]
    return tuple(steps)


def became(index: Index, former: Former, name: Shown, where: Shown) -> str:
    """Say one step in words, to stand behind the former title: 已停用, 已并入甲.

    ``name`` shows an object by its name, ``where`` by its address.
    """
    if not isinstance(former, Moved):
        return "已停用"
    to = [found for id in former.to if (found := index.find(id))]
    if kept_its_name(index, former):
        return "的网址已改为 " + where(to[0]) + " "
    words = "已" + former.how.label + name(to[0])
    for found in to[1:]:
        words = words + "、" + name(found)
    return words


def renamed(index: Index, id: str) -> bool:
    """Whether an id no longer used leads to a living one by renaming alone.

    Its addresses then lead on, since all that they named is there under another id. One that
    was merged, split or retired on the way keeps pages that say so.
    """
    while former := index.former.get(id):
        if not isinstance(former, Moved) or former.how is not MoveKind.MOVED:
            return False
        id = former.to[0]
    return True


def kept_its_name(index: Index, former: Former) -> bool:
    """Whether an id was renamed and what it names was not: only the address is another."""
    if not isinstance(former, Moved) or former.how is not MoveKind.MOVED:
        return False
    now = index.find(former.to[0])
    return now is not None and now.title == former.title


def last_id(index: Index, id: str) -> str:
    """Return where an id leads in the end: a living one, or the last that was split or retired."""
    while (former := index.former.get(id)) and isinstance(former, Moved) and len(former.to) == 1:
        id = former.to[0]
    return id


def own_last_id(index: Index, id: str) -> str:
    """Return the id that an object has, or had last: it was renamed, and is still itself."""
    while (former := index.former.get(id)) and isinstance(former, Moved):
        if former.how is not MoveKind.MOVED:
            break
        id = former.to[0]
    return id


def living_ids(index: Index, id: str) -> tuple[str, ...]:
    """Return the living ids to which an id leads, through every split; each once."""
    former = index.former.get(id)
    if former is None:
        return (id,)
    ways = former.to if isinstance(former, Moved) else ()
    return tuple(dict.fromkeys(last for way in ways for last in living_ids(index, way)))


def former_ids(index: Index, id: str) -> tuple[str, ...]:
    """Return the former ids that lead to ``id`` alone: of a → b → c, a and b; through no split."""
    return tuple(old for old in index.former if last_id(index, old) == id and old != id)


def former_ids_with_splits(index: Index, id: str) -> tuple[str, ...]:
    """Return every former id that leads to ``id``, also if it leads elsewhere too: of a → b and c, a."""
    lives = index.news.lives(id)
    return tuple(old for old in index.former if old in lives and old != id)
