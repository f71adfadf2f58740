"""How a field and a record of the data file are declared: with the words that editors read."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from macros.model.values import Id


class Model(BaseModel):
    """An immutable record that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=False)


def required(title: str, description: str) -> Any:
    """Return a required field with its title and description for editors."""
    return Field(title=title, description=description)


def optional(title: str, description: str, default: Any = None) -> Any:
    """Return an optional field with its title and description for editors."""
    return Field(default=default, title=title, description=description)


def listed(title: str, description: str) -> Any:
    """Return an optional list with its title and description for editors."""
    return Field(default=(), title=title, description=description)


def one_or_more(title: str, description: str, default: Any = ()) -> Any:
    """Return a list of which a single item may also be written without a list.

    An empty list is refused: the field is left out, which ``default=...`` refuses too. The field needs
    ``as_list`` as its validator.
    """

    def either(schema: dict[str, Any]) -> None:
        items = schema.pop("items")
        several = {"type": schema.pop("type"), "minItems": schema.pop("minItems"), "items": items}
        schema["anyOf"] = [items, several]

    return Field(
        default=default,
        min_length=1,
        title=title,
        description=description,
        json_schema_extra=either,
    )


def as_list(value: Any) -> Any:
    """Return a single item as a list of it."""
    return (value,) if isinstance(value, str) else value


class Identified(Model):
    """An object with an id and therefore an address."""

    id: Id = required("编号代码", "网址中使用的小写英文代码，发布后不得更改。")
