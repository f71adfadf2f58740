"""What an editor fills in for a task: fields with the model's own titles, descriptions and choices."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal, get_origin, get_type_hints

from pydantic import BaseModel

from macros.loading.yamltext import Parsed
from macros.model.values import Date, Line, Text, Url, declared_type
from macros.text.characters.allowed import cleaned, unwanted_in
from macros.text.characters.variants import characters
from macros.text.lines.reflow import reflow

Kind = Literal[
    "line",
    "text",
    "date",
    "url",
    "choice",
    "several",
    "lines",
    "quote",
    "passage",
    "items",
    "files",
]
"""``files``: some from the editor's machine, each with ``name`` and ``data`` in base64; ``lines``: a list of lines, one below the other; ``quote``: words to be marked in a ``passage``, which is
shown and has no value; ``items``: several objects, each with the same fields."""
Choices = tuple[tuple[str, str], ...]
"""Values with the words for each."""
FILL_IN = "请填写“{}”。"
TOO_LONG = "“{}”有 {} 个字，最多 {} 个；请缩短。"
A_RADICAL = "“{}”看着像“{}”，其实是部首字符（U+{:04X}），多半是粘贴带来的；请改成“{}”。"
BEHIND = "“{}”后面：{}"
FORMER = "former"
"""In an object of ``items``: the place that it had in the list, for what the form does not show of it."""
_RADICALS = re.compile("[\u2e80-\u2fdf]")
_INDENTED = re.compile("^ *[\t\u3000][ \t\u3000]*", re.MULTILINE)
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
    value: Any = ""
    """What is in it at first: a text, ids, or for ``items`` an object for each."""
    inner: tuple[Field, ...] = ()
    decides: bool = False
    """Whether other fields depend on it."""


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
        listed = get_origin(hints[key]) is tuple
        yield Field(
            f"{above}{key}",
            title,
            declared.description or "",
            "lines" if listed and kind is Line else _kind(kind, key),
            declared.is_required(),
            _choices(kind),
        )


def each(
    fields: Iterable[Field], values: Mapping[str, Any], above: str = ""
) -> Iterator[tuple[str, Field, Any]]:
    """Yield every field that has a value, those inside of objects too: its full name, and its value."""
    for field in fields:
        value = values.get(field.name)
        if field.kind == "items":
            for number, one in enumerate(value or ()):
                yield from each(field.inner, one, f"{above}{field.name}.{number}.")
        elif field.kind != "passage":
            yield f"{above}{field.name}", field, value


def lacking(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what is to be said of the fields that have to be filled in, by their names."""
    return {
        name: [FILL_IN.format(field.title)]
        for name, field, value in each(fields, values)
        if field.required and not value
    }


def unusable(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what is to be said of values that no file can hold, that are far too long, or not offered.

    A draft may name what the plan has no more.
    """
    found: dict[str, list[str]] = {}
    for name, field, value in each(fields, values):
        offered = {choice for choice, _ in field.choices}
        chosen = [value] if field.kind == "choice" else value or ()
        if field.kind in ("choice", "several") and {*chosen} - offered - {"", None}:
            found[name] = [FILL_IN.format(field.title)]
        elif field.kind == "files" and not all(map(_is_file, chosen)):
            found[name] = [FILL_IN.format(field.title)]
        elif isinstance(value, str) and len(value) > LONGEST:
            found[name] = [TOO_LONG.format(field.title, len(value), LONGEST)]
        elif isinstance(value, str):
            if words := [*_unwanted(value), *(_alike(value) if field.kind != "quote" else ())]:
                found[name] = words
    return found


def _is_file(value: object) -> bool:
    """Whether a value is a file as the page of the desk hands it in: its name, and its bytes in base64."""
    return isinstance(value, dict) and all(isinstance(value.get(k), str) for k in ("name", "data"))


def _unwanted(value: str) -> Iterator[str]:
    """Yield what is wrong with characters of a value, each behind which words it stands."""
    lines = value.split("\n")
    for line, column, words in unwanted_in(value):
        before = cleaned(lines[line - 1][: column - 1])[-8:].strip()
        yield BEHIND.format(before, words) if before else words


def _alike(value: str) -> Iterator[str]:
    """Yield what is said of each radical that stands for the character that looks like it."""
    for char in dict.fromkeys(_RADICALS.findall(value)):
        meant = characters().get(char, unicodedata.normalize("NFKC", char))
        if meant != char:
            yield A_RADICAL.format(char, meant, ord(char), meant)


def tidied(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the fields alone; what is one line has no breaks and single blanks.

    Paragraphs have no indentation, as word processors copy it.
    """
    return {field.name: _tidy(field, values.get(field.name)) for field in fields}


def _tidy(field: Field, value: Any) -> Any:
    if field.kind == "items":
        return [{FORMER: one.get(FORMER), **tidied(field.inner, one)} for one in value or ()]
    if not isinstance(value, str) or len(value) > LONGEST:
        return value
    if field.kind in ("line", "quote"):
        return re.sub(r"[ \t\r\n]+", " ", value).strip()
    if field.kind == "text":
        return _INDENTED.sub("", value)
    return value


def voluntary(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Return fields that may be left out, such as those of an object that need not be there."""
    return tuple(replace(field, required=False) for field in fields)


def changed_items(
    field: Field, rows: Iterable[Mapping[str, Any]], held: Sequence[Any]
) -> list[dict[str, Any]]:
    """Return the objects of ``items`` as filled in; what the form does not show of them stays as it is held."""
    return [_changed_item(field.inner, row, held) for row in rows]


def _changed_item(
    fields: tuple[Field, ...], row: Mapping[str, Any], held: Sequence[Any]
) -> dict[str, Any]:
    former = row.get(FORMER)
    made = copy.deepcopy(held[int(former)]) if former else {}
    given = as_given(fields, row)
    for field in fields:
        key, _, inner = field.name.partition(".")
        if field.kind == "items":
            made[key] = changed_items(field, row.get(key) or (), made.get(key, ()))
        elif inner:
            part = {**(made.get(key) or {}), inner: given.get(key, {}).get(inner)}
            made[key] = {name: value for name, value in part.items() if value}
        else:
            made[key] = given.get(key)
    return {key: value for key, value in made.items() if value}


def as_given(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as the data file holds them; those with a point in their name in objects."""
    fields = tuple(fields)
    lined = {
        field.name: [
            line.strip() for line in (values.get(field.name) or "").split("\n") if line.strip()
        ]
        for field in fields
        if field.kind == "lines"
    }
    return nested({field.name: values.get(field.name) for field in fields} | lined)


def filled(fields: Iterable[Field], held: Mapping[str, Any]) -> tuple[Field, ...]:
    """Return the fields with what an object of the data file holds; its values are plain."""
    return tuple(replace(field, value=_held(field, held)) for field in fields)


def _held(field: Field, held: Mapping[str, Any]) -> Any:
    key, _, inner = field.name.partition(".")
    value = held.get(key)
    if inner:
        return (value or {}).get(inner, "")
    if field.kind == "items":
        return [
            {FORMER: str(number)} | {each.name: each.value for each in filled(field.inner, one)}
            for number, one in enumerate(value or ())
        ]
    if field.kind == "lines":
        return "\n".join(value or ())
    return reflow(value) if isinstance(value, str) else value or field.value


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


def field_at(parsed: Parsed, line: int, column: int, names: Collection[str]) -> str:
    """Return which of these fields has its value at a place of the file; empty if none has.

    A fault of a whole object is reported at its first key and is not about that key: that of a source is
    shown at its title, which every source has.
    """
    above = [
        (mark.line, mark.column, route) for route, mark in parsed.keys.items() if mark.line <= line
    ]
    if not above:
        return ""
    key_line, key_column, found = max(above, key=lambda each: each[:2])
    first = (key_line, key_column) == (line, column) and parsed.values[found[:-1]] == (line, column)
    if first and found[-2:-1] != ("source",):
        return ""
    route = (
        [str(step) for step in (*found[:-1], "title")] if first else [str(step) for step in found]
    )
    if "deadline" in route:  # a form has one and several in the same field
        at = route.index("deadline")
        route[at : at + 1] = ["deadlines", "0"]
    ends = (".".join(route[start:]) for start in range(len(route)))
    return next((name for name in ends if name in names), "")


def _kind(kind: Any, key: str) -> Kind:
    if key == "quote":
        return "quote"
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
