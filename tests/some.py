"""What a test goes through must be there: with nothing to go through it could not fail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Item = TypeVar("Item")


def some(found: Iterable[Item]) -> list[Item]:
    """Return what was found, which must not be nothing."""
    held = list(found)
    assert held, "there is nothing to ask, so the test could not fail"
    return held
