"""Readings that are remembered: rules, index and the next save ask the same of the same text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

READINGS = 1 << 16
"""How many texts are remembered: more than the largest plan has, so that none is read twice."""

Text = ParamSpec("Text")
Reading = TypeVar("Reading")


def remembered(read: Callable[Text, Reading]) -> Callable[Text, Reading]:
    """Return ``read`` with a memory: it reads each text once. Nobody may change what it gives."""
    return cast(Callable[Text, Reading], lru_cache(maxsize=READINGS)(read))
