"""The documentation of every field, value and rule, from the model and the list of rules."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from enum import Enum
from typing import Any, Union

from macros.model import kinds as fields
from macros.model.plan import Model
from macros.model.schema import ENUM_WORDS
from macros.model.vocabulary import MODELS, PLACES, RULE_WORDS


@dataclass(frozen=True)
class FieldRow:
    """A field as editors write it."""

    key: str
    title: str
    required: bool
    value: str
    """What sort of value it takes."""
    description: str


@dataclass(frozen=True)
class TypeTable:
    """One kind of entry in the data file and its fields."""

    anchor: str
    title: str
    place: str
    description: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True)
class ListTable:
    """A closed list of values with the word that readers see."""

    anchor: str
    title: str
    values: tuple[tuple[str, str], ...]


def type_tables() -> tuple[TypeTable, ...]:
    """Return every type of the model with every field of it."""
    return tuple(
        TypeTable(
            f"type-{model.__name__.lower()}",
            title,
            PLACES[model],
            description,
            tuple(
                FieldRow(
                    key,
                    field.title or "",
                    field.is_required(),
                    _value(field.annotation, key),
                    field.description or "",
                )
                for key, field in model.model_fields.items()
            ),
        )
        for model, (title, description) in MODELS.items()
    )


def list_tables() -> tuple[ListTable, ...]:
    """Return every closed list with all its values."""
    return tuple(
        ListTable(
            f"list-{name.lower()}",
            title,
            tuple(
                (str(member.value), str(getattr(member, "label", member.value)))
                for member in getattr(fields, name)
            ),
        )
        for name, title in ENUM_WORDS.items()
    )


def rule_words() -> tuple[str, ...]:
    """Return every rule as a sentence."""
    return tuple(RULE_WORDS.values())


def _value(annotation: Any, key: str) -> str:
    """Return what sort of value a field takes, in editors' words."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (Union, types.UnionType):
        return _value(next(arg for arg in inner if arg is not type(None)), key)
    if origin is tuple:
        one = _value(inner[0], key)
        return f"列表，每项是{one}" if one in ("文字", "id") else f"列表：{one}"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return f"从“{ENUM_WORDS[annotation.__name__]}”中选"
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return MODELS[annotation][0]
    return "日期" if getattr(annotation, "__name__", "") == "date" else "文字"
