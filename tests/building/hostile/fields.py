"""Which fields of the model hold words, and which of them a plan fills."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union

from pydantic import BaseModel

from macros.model.plan import PlanFile
from macros.model.values import Line, Lines, Text

WORDS = (Line, Lines, Text)


def fields(model: type[BaseModel] = PlanFile) -> Iterator[tuple[str, str]]:
    """Yield type and name of every field that holds words, of a plan and of all within it."""
    seen: list[type[BaseModel]] = [model]
    for one in seen:  # what is found is added behind
        hints = typing.get_type_hints(one, include_extras=True)
        for name in one.model_fields:
            kinds = tuple(_within(hints[name]))
            if any(kind == words for kind in kinds for words in WORDS):
                yield one.__name__, name
            seen += [
                kind
                for kind in kinds
                if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen
            ]


def _within(annotation: Any) -> Iterator[Any]:
    """Yield what a field may hold, and what in lists of it."""
    if typing.get_origin(annotation) in (tuple, Union, UnionType):
        for one in typing.get_args(annotation):
            yield from _within(one)
    elif typing.get_origin(annotation) is Annotated and annotation not in WORDS:
        yield from _within(typing.get_args(annotation)[0])
    else:
        yield annotation


def filled(value: Any) -> Iterator[tuple[str, str]]:
    """Yield type and name of every field in which a plan holds something."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if held := getattr(value, name):
                yield type(value).__name__, name
                yield from filled(held)
    elif isinstance(value, tuple):
        for one in value:
            yield from filled(one)
