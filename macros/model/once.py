"""What is derived from a plan once: rules, index and pages all ask for the same of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TypeVar
from weakref import ref

from macros.model.fields import Model

Plan = TypeVar("Plan", bound=Model)
Derived = TypeVar("Derived")


def once(derive: Callable[[Plan], Derived]) -> Callable[[Plan], Derived]:
    """Return ``derive`` with a memory that lasts as long as the plan, which never changes.

    What it gives must not hold the plan itself, or neither is ever let go of.
    """
    kept: dict[int, tuple[ref[Plan], Derived]] = {}

    @wraps(derive)
    def remembering(file: Plan) -> Derived:
        of = id(file)
        if of not in kept:
            kept[of] = ref(file, lambda _: kept.pop(of, None)), derive(file)
        return kept[of][1]

    return remembering


def walked_once(walk: Callable[[Plan], Iterator[Derived]]) -> Callable[[Plan], Iterator[Derived]]:
    """Return ``walk`` with a memory: it goes over a plan once, and yields the same objects to whoever asks again."""

    @once
    def walked(file: Plan) -> tuple[Derived, ...]:
        return tuple(walk(file))

    @wraps(walk)
    def again(file: Plan) -> Iterator[Derived]:
        return iter(walked(file))

    return again
