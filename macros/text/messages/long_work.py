"""How long work reports, in Chinese words, how far it is."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str], None]


def silent(words: str) -> None:
    """Show nothing of it."""
