"""Tables of every field, closed list and word of assignment for the documentation, from the model."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from macros.grounds.role_words import WORDS, Form
from macros.model.fields import Model
from macros.model.history import Change, Moved, Retired
from macros.model.kinds import CLOSED_LISTS, Role
from macros.model.labels import words
from macros.model.measure import (
    Deadline,
    EarlierPart,
    EarlierWording,
    Involvement,
    Measure,
    Note,
    Progress,
    ProgressReport,
    ReportItem,
    RowMeasure,
    Source,
    Target,
    YearValue,
)
from macros.model.plan import (
    Document,
    Notice,
    Origin,
    PlanFile,
    PlanInfo,
    Review,
    RoleClause,
    Synonym,
    Term,
    Topic,
    Validity,
)
from macros.model.section import Annex, Cell, EarlierCell, HeaderRow, Section, Table, TableRow
from macros.model.unit import Member, Succession, Unit
from macros.model.values import value_type
from macros.rules import rule_sentences

TYPES: tuple[type[Model], ...] = (
    PlanFile,
    PlanInfo,
    Review,
    RoleClause,
    Synonym,
    Notice,
    Origin,
    Validity,
    Document,
    Unit,
    Member,
    Succession,
    Topic,
    Term,
    Section,
    Measure,
    Involvement,
    Deadline,
    Target,
    YearValue,
    Progress,
    EarlierWording,
    EarlierPart,
    Annex,
    Table,
    HeaderRow,
    TableRow,
    Cell,
    EarlierCell,
    RowMeasure,
    ProgressReport,
    ReportItem,
    Note,
    Source,
    Moved,
    Retired,
    Change,
)
"""Every type of the model, in the order in which an editor meets them."""


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
    """A closed list: each value with the word that readers see for it."""

    anchor: str
    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FormRow:
    """Words of assignment that stand in the same place."""

    where: str
    example: str
    words: tuple[tuple[str, tuple[str, ...]], ...]
    """As what they are read, in the words that readers see for roles; and the words."""


@cache
def documentation() -> dict[str, object]:
    """Return what there is to say of the data file, whatever the plan."""
    return {
        "types": type_tables(),
        "lists": list_tables(),
        "forms": form_rows(),
        "rules": rule_sentences(),
    }


def form_rows() -> tuple[FormRow, ...]:
    """Return every word of assignment that is read: where it stands and as what it is read."""
    rows = []
    for form in Form:
        by_roles: dict[tuple[Role, ...], list[str]] = {}
        for of, roles, said in WORDS:
            if of is form:
                by_roles.setdefault(roles, []).extend(said)
        words = (
            ("或".join(role.label for role in roles) or "不给任务", tuple(said))
            for roles, said in by_roles.items()
        )
        rows.append(FormRow(form.where, form.example, tuple(words)))
    return tuple(rows)


def type_tables() -> tuple[TypeTable, ...]:
    """Return every type of the model with every field of it."""
    return tuple(_type_table(model) for model in TYPES)


def _type_table(model: type[Model]) -> TypeTable:
    title, description = words(model)
    rows = tuple(
        FieldRow(
            key,
            field.title or "",
            field.is_required(),
            _value(field.annotation),
            field.description or "",
        )
        for key, field in model.model_fields.items()
    )
    return TypeTable(f"type-{model.__name__.lower()}", title, _place(model), description, rows)


def list_tables() -> tuple[ListTable, ...]:
    """Return every closed list with all its values."""
    return tuple(
        ListTable(
            f"list-{kind.__name__.lower()}",
            words(kind)[0],
            tuple((str(member), str(getattr(member, "label", member))) for member in kind),
        )
        for kind in CLOSED_LISTS
    )


def _place(model: type[Model]) -> str:
    """Return where a type stands in the data file, in editors' words."""
    if model is PlanFile:
        return "最外层"
    holders = [
        (holder, key, typing.get_origin(field.annotation) is tuple)
        for holder in TYPES
        for key, field in holder.model_fields.items()
        if holder is not model and value_type(field.annotation) is model
    ]
    holder, key, listed = holders[0]
    if len(holders) > 1:
        around = "" if listed else "各处"
    elif holder is PlanFile:
        around = ""
    else:
        around = "plan: 里" if holder is PlanInfo else f"{words(holder)[0]}里"
    if listed:
        return f"{around} {key}: 的一项".strip()
    return f"{around}的 {key}:" if around else f"{key}:"


def _value(annotation: Any) -> str:
    """Return what sort of value a field takes, in editors' words."""
    kind = value_type(annotation)
    if issubclass(kind, Enum):
        one = f"从“{words(kind)[0]}”中选"
    elif issubclass(kind, Model):
        one = words(kind)[0]
    else:
        one = "日期" if kind is date else "文字"
    if typing.get_origin(annotation) is not tuple:
        return one
    return f"列表，每项是{one}" if one == "文字" else f"列表：{one}"
