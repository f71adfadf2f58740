"""Plain objects of a draft, as the data file writes them, with what was guessed of their fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from macros.model.problems import Route


class Matter(StrEnum):
    """What a guess is about, in the order in which a person decides."""

    TITLE = "标题"
    STRUCTURE = "结构"
    UNIT = "单位"
    ROLE = "分工"
    DEADLINE = "期限"
    TARGET = "目标"
    DOCUMENT = "文件"
    VALIDITY = "效力"


@dataclass(frozen=True)
class Guess:
    """What was guessed and why, in words for editors."""

    matter: Matter
    reason: str


class Node(dict[str, Any]):
    """An object of the data file. ``guesses`` are kept beside its fields; those under "" are of all of it."""

    def __init__(self, **fields: Any) -> None:
        """Take the fields that have a value."""
        super().__init__(
            {key: value for key, value in fields.items() if value not in (None, "", [])}
        )
        self.guesses: dict[str, list[Guess]] = {}

    def guess(self, key: str, matter: Matter, reason: str) -> None:
        """Mark a field as guessed."""
        self.guesses.setdefault(key, []).append(Guess(matter, reason))


def walk_guesses(value: object, route: Route = ()) -> Iterator[tuple[Route, Guess]]:
    """Yield every guess in a tree of nodes with the route of what is guessed."""
    if isinstance(value, Node):
        for key, guesses in value.guesses.items():
            here = (*route, key) if key in value else route
            yield from ((here, guess) for guess in guesses)
        for key, held in value.items():
            yield from walk_guesses(held, (*route, key))
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from walk_guesses(held, (*route, number))
