"""Readings that are remembered: rules and index ask the same of a text, and so does the next save."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

READINGS = 1 << 16
"""How many texts are remembered: more than the largest plan has, so that none is read twice."""

Text = ParamSpec("Text")
Reading = TypeVar("Reading")


def remembered(read: Callable[Text, Reading]) -> Callable[Text, Reading]:
    """Return what asks ``read`` only for what it has not read; nobody may change what it gives."""
    return cast(Callable[Text, Reading], lru_cache(maxsize=READINGS)(read))
