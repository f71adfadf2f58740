"""Who is told, in Chinese words, how far long work is."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str], None]


def silent(words: str) -> None:
    """Show nothing of it."""
