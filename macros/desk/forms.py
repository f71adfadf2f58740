"""What an editor fills in for a task: fields with the model's own titles, descriptions and choices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, get_type_hints

from pydantic import BaseModel

from macros.loading.yamltext import Parsed
from macros.model.kinds import Date, Text, Url, declared_type
from macros.text.characters import unwanted_in

Kind = Literal["line", "text", "date", "url", "choice", "several"]
Choices = tuple[tuple[str, str], ...]
"""Values with the words for each."""
FILL_IN = "请填写“{}”。"
TOO_LONG = "“{}”有 {} 个字，最多 {} 个；请缩短。"
LONGEST = 50_000
"""The most characters of a value: as many as the longest text of the model."""


@dataclass(frozen=True)
class Field:
    """One field of a form; ``name`` is where its value goes, such as ``source.title``."""

    name: str
    title: str
    hint: str
    kind: Kind
    required: bool
    choices: Choices = ()
    value: str | tuple[str, ...] = ""


def of_model(model: type[BaseModel], names: Iterable[str], above: str = "") -> Iterator[Field]:
    """Yield a field of a form for each named field of a model; ``a.b`` is one of the object in ``a``."""
    hints = get_type_hints(model, include_extras=True)
    for name in names:
        key, _, inner = name.partition(".")
        kind = declared_type(hints[key])
        if inner:
            yield from of_model(kind, (inner,), f"{above}{key}.")
            continue
        declared = model.model_fields[key]
        title = declared.title or key
        if above == "source." and not title.startswith("来源"):
            title = f"来源的{title}"
        yield Field(
            f"{above}{key}",
            title,
            declared.description or "",
            _kind(kind),
            declared.is_required(),
            _choices(kind),
        )


def lacking(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what is to be said of the fields that have to be filled in, by their names."""
    return {
        field.name: [FILL_IN.format(field.title)]
        for field in fields
        if field.required and not values.get(field.name)
    }


def unusable(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what is to be said of values that no file can hold, or that are far too long."""
    found: dict[str, list[str]] = {}
    for field in fields:
        value = values.get(field.name)
        if isinstance(value, str) and len(value) > LONGEST:
            found[field.name] = [TOO_LONG.format(field.title, len(value), LONGEST)]
        elif isinstance(value, str):
            if words := [words for _, _, words in unwanted_in(value)]:
                found[field.name] = words
    return found


def tidied(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the fields alone; what is one line has no breaks and single blanks."""
    made = {field.name: values.get(field.name) for field in fields}
    for field in fields:
        value = made[field.name]
        if field.kind == "line" and isinstance(value, str) and len(value) <= LONGEST:
            made[field.name] = re.sub(r"[ \t\r\n]+", " ", value).strip()
    return made


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain values by key, those with a point in their name in objects; empty ones are left out."""
    made: dict[str, Any] = {}
    for name, value in values.items():
        if value:
            key, _, inner = name.partition(".")
            if inner:
                made.setdefault(key, {})[inner] = value
            else:
                made[key] = value
    return made


def field_at(parsed: Parsed, line: int) -> str:
    """Return the name of the field whose value stands at a line of the file, such as ``source.title``."""
    above = [
        (mark.line, mark.column, route) for route, mark in parsed.keys.items() if mark.line <= line
    ]
    if not above:
        return ""
    keys = [step for step in max(above, key=lambda each: each[:2])[2] if isinstance(step, str)]
    return ".".join(keys[-2:] if keys[-2:-1] == ["source"] else keys[-1:])


def _kind(kind: Any) -> Kind:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "choice"
    if kind is Date:
        return "date"
    if kind is Url:
        return "url"
    return "text" if kind is Text else "line"


def _choices(kind: Any) -> Choices:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple((each.value, str(getattr(each, "label", each.value))) for each in kind)
    return ()
