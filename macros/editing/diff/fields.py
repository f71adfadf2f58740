"""What changed inside one object, field by field, straight from the model.

Only the fields that hold other objects are listed here by name: a new field of the model is compared
without a change to this module.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from macros.text.parts.wording import Piece, compared

HELD_APART = frozenset({"id", "sections", "measures", "later"})
"""Fields that are not compared here: the id, and those whose objects are compared on their own."""
REFERENCES = frozenset(
    "unit units documents topics related parent issuer sealed_by document "
    "added_by removed_by until by to same_number_as".split()
)
"""The fields that hold ids of other objects."""
_IDENTITY = ("unit", "date", "indicator", "until", "quote", "text")
"""The keys by which items of a list are recognised, in the order in which they are tried."""

Name = Callable[[str], str]
"""Gives the words for an id."""


@dataclass(frozen=True)
class FieldChange:
    """A field that was changed, added or removed; ``before`` and ``after`` are plain JSON values."""

    path: tuple[str, ...]
    """The keys as in the data file; an item of a list by what it is recognised by."""
    label: str
    before: Any
    after: Any
    words_before: str = ""
    words_after: str = ""

    @property
    def aspect(self) -> str:
        """The field of the object to which the change belongs."""
        return self.path[0]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The change character by character."""
        return compared(self.words_before, self.words_after)


def followed(value: Any, renamed: Mapping[str, str], key: str = "") -> Any:
    """Return a value of the model with every id in it replaced by the one that the object has now."""
    if not renamed:
        return value
    if isinstance(value, BaseModel):
        held = {k: getattr(value, k) for k in type(value).model_fields}
        return value.model_copy(update={k: followed(v, renamed, k) for k, v in held.items()})
    if isinstance(value, tuple):
        return tuple(followed(item, renamed, key) for item in value)
    return renamed.get(value, value) if key in REFERENCES and isinstance(value, str) else value


def field_changes(
    old: BaseModel, new: BaseModel, name: Name, path: tuple[str, ...] = (), around: str = ""
) -> Iterator[FieldChange]:
    """Yield every difference between two versions of an object."""
    for key, field in type(new).model_fields.items():
        before, after = getattr(old, key), getattr(new, key)
        if before == after or (not path and key in HELD_APART):
            continue
        here, label = (*path, key), f"{around}{field.title}"
        if isinstance(before, BaseModel) and isinstance(after, BaseModel):
            yield from field_changes(before, after, name, here, f"{label} › ")
        elif isinstance(before, tuple) and isinstance(after, tuple):
            yield from _list_changes(list(before), list(after), name, here, label)
        else:
            yield _change(here, label, before, after, name)


def _list_changes(
    old: list[Any], new: list[Any], name: Name, path: tuple[str, ...], label: str
) -> Iterator[FieldChange]:
    gone, come = list(old), list(new)
    for item in old:
        if item in come:
            come.remove(item)
            gone.remove(item)
    if not gone and not come:
        yield _change((*path, "order"), f"{label}的顺序", old, new, name, key=path[-1])
        return
    for before, after in _pairs(gone, come):
        if before is not None and after is not None:
            here = (*path, _identity(after))
            yield from field_changes(before, after, name, here, f"{label} › ")
        else:
            item = after if after is not None else before
            yield _change((*path, _identity(item)), label, before, after, name, key=path[-1])


def _pairs(gone: list[Any], come: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Pair the items that are versions of each other; the others were removed or added."""
    waiting = list(come)
    for before in gone:
        after = next((item for item in waiting if _alike(before, item)), None)
        if after is None:
            after = next((item for item in waiting if _reworded(before, item)), None)
        if after is not None:
            waiting.remove(after)
        yield before, after
    for after in waiting:
        yield None, after


def _alike(one: Any, other: Any) -> bool:
    if not isinstance(one, BaseModel):
        return False
    for key in _IDENTITY:
        if key in type(one).model_fields:
            value = getattr(one, key)
            if value is not None:
                return bool(value == getattr(other, key))
    return False


def _reworded(one: Any, other: Any) -> bool:
    """Whether two items that name no unit are so similar that one is a version of the other."""
    if not isinstance(one, BaseModel) or "unit" in type(one).model_fields:
        return False
    these, those = words(one, str), words(other, str)
    return difflib.SequenceMatcher(None, these, those, autojunk=False).ratio() > 0.6


def _identity(item: Any) -> str:
    if not isinstance(item, BaseModel):
        return str(item)
    keys = (key for key in _IDENTITY if getattr(item, key, None) is not None)
    return str(getattr(item, next(keys, "kind"), ""))


def _change(
    path: tuple[str, ...], label: str, before: Any, after: Any, name: Name, *, key: str = ""
) -> FieldChange:
    key = key or path[-1]
    return FieldChange(
        path, label, plain(before), plain(after), words(before, name, key), words(after, name, key)
    )


def plain(value: Any) -> Any:
    """Return a value of the model as a plain JSON value."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def words(value: Any, name: Name, key: str = "") -> str:
    """Return a value of the model in readers' words; empty if there is none."""
    if value is None:
        return ""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        given = ((k, getattr(value, k)) for k in fields)
        return "；".join(f"{fields[k].title}：{words(v, name, k)}" for k, v in given if v)
    if isinstance(value, list | tuple):
        return "、".join(words(item, name, key) for item in value)
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    return name(str(value)) if key in REFERENCES else str(value)
