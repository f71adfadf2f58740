"""Plan objects as lines of YAML in the canonical form: the one way a thing is written.

Keys stand in the order of the model. Ids, dates and words of closed lists are bare; what may be
any words is in quotes on one line, or, where it may have paragraphs, wrapped below ``|-``; what is one
line as a rule, only where it has several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel

from macros.model.problems import Route
from macros.model.values import Date, FileName, Id, Lines, Text, declared_type
from macros.text.characters.han import HAN
from macros.text.lines.reflow import paragraphs, reflow
from macros.text.lines.wrap import wrap

_SPACED = frozenset(("sections", "measures", "later"))
"""Lists inside objects with a blank line between their items; lists at the top always have one."""
_WORDS_OF_YAML = frozenset("null true false yes no on off y n ~".split())
_BARE = re.compile(rf"[A-Za-z0-9{HAN}][A-Za-z0-9_.{HAN}-]*")


@dataclass(frozen=True)
class Comments:
    """Comment lines by the value above or below which they stand; an empty one is a blank line."""

    above: Mapping[Route, tuple[str, ...]]
    below: Mapping[Route, tuple[str, ...]]


NO_COMMENTS = Comments({}, {})


def object_lines(
    value: dict[str, Any],
    model: type[BaseModel],
    route: Route = (),
    comments: Comments = NO_COMMENTS,
    dashed: Route | None = None,
) -> Iterator[str]:
    """Yield the lines of plain ``value``, an object of ``model``, without indentation.

    ``value`` holds what the YAML reader gives: dict, list, str. Unknown keys come last.
    No comment goes above the value at ``dashed``.
    """
    order = [key for key in model.model_fields if key in value]
    order += [key for key in value if key not in model.model_fields]
    gap = False  # after objects with blank lines between them, the next key needs one too
    for number, key in enumerate(order):
        here = (*route, key)
        if number and (gap or not route):
            yield ""
        if here != dashed:
            yield from comments.above.get(here, ())
        kind = _kind(model, key)
        held = value[key]
        listing = isinstance(held, list) and _holds_objects(held)
        gap = listing and stand_apart(here)
        yield from _entry_lines(key, held, kind, here, comments, apart=gap)
        yield from comments.below.get(here, ())


def stand_apart(route: Route) -> bool:
    """Whether the objects of the list at a route have blank lines between them."""
    return len(route) == 1 or route[-1] in _SPACED


def _entry_lines(
    key: str, held: Any, kind: Any, route: Route, comments: Comments, *, apart: bool
) -> Iterator[str]:
    if isinstance(held, dict):
        yield f"{key}:"
        yield from _indented(object_lines(held, _model(kind), route, comments))
    elif isinstance(held, list) and held:
        yield f"{key}:"
        yield from _indented(item_lines(held, kind, route, comments, apart=apart))
    elif isinstance(held, list):
        yield f"{key}: []"
    elif kind is Text or (kind is Lines and len(paragraphs(reflow(held))) > 1):
        yield f"{key}: |-"
        yield from _indented(text_lines(held))
    else:
        yield f"{key}: {scalar(held, kind)}"


def item_lines(
    items: list[Any], kind: Any, route: Route, comments: Comments, *, apart: bool
) -> Iterator[str]:
    """Yield the lines of a list; ``apart``: with a blank line between its items."""
    for number, item in enumerate(items):
        here = (*route, number)
        if apart and number:
            yield ""
        yield from comments.above.get(here, ())
        if isinstance(item, dict):
            # A comment above the first key would part it from its dash: it goes above the item.
            first = next((key for key in _model(kind).model_fields if key in item), "")
            yield from comments.above.get((*here, first), ())
            lines = object_lines(item, _model(kind), here, comments, dashed=(*here, first))
            yield "- " + next(lines)
            yield from _indented(lines)
        else:
            yield f"- {scalar(item, kind)}"
        yield from comments.below.get(here, ())


def list_yaml(items: list[Any], kind: Any, comments: Comments = NO_COMMENTS) -> str:
    """Return objects as they stand below a key at the top of the file, a line break at the end."""
    lines = _indented(item_lines(items, kind, (), comments, apart=True))
    return "".join(f"{line}\n" for line in lines)


def text_lines(text: str) -> Iterator[str]:
    """Yield the lines of a text below its key, without indentation."""
    for number, paragraph in enumerate(paragraphs(reflow(text))):
        if number:
            yield ""
        yield from wrap(paragraph)


def scalar(text: str, kind: Any) -> str:
    """Return ``text`` as YAML on one line: bare where it is a code or a date, else in quotes."""
    text = reflow(text)
    bare = kind in (Id, Date, FileName) or _is_closed(kind)
    if bare and _BARE.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _holds_objects(items: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in items)


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _kind(model: type[BaseModel], key: str) -> Any:
    """Return the declared type of a field; None if there is no such field."""
    return declared_type(_hints(model).get(key))


def _model(kind: Any) -> type[BaseModel]:
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else BaseModel


def _is_closed(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)
