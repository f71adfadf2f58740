"""How much a page may ask for between braces: a few lines can ask for more than any machine has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

_STEPS = 2_000_000
"""Of loops and calls of one page: every pair of 1,000 measures, twice."""
_CHARACTERS = 10_000_000
"""Of all the texts that one page puts together."""


class TooMuch(Exception):
    """A page asks for more than its bounds; the message, in Chinese, says of what."""


class Bounds:
    """Counts what a page asks for, and stops it. All methods raise TooMuch."""

    def __init__(self) -> None:
        """Begin with a page."""
        self.begin()

    def begin(self) -> None:
        """Begin with another page."""
        self._steps = self._characters = 0

    def step(self) -> None:
        """Count one turn of a loop, or one call."""
        self._steps += 1
        if self._steps > _STEPS:
            raise TooMuch(
                f"花括号里要做的太多（一页里的循环和调用超过 {_STEPS:,} 次），会一直做不完；请改成一小部分。"
            )

    def each(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a loop, and count them."""
        for item in items:
            self.step()
            yield item

    def filters(self, known: dict[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
        """Return those filters that can make much of little, with their results counted beforehand."""

        def join(value: Iterable[Any], between: Any = "", *_: Any, **__: Any) -> list[Any]:
            parts = list(value)
            self.text(sum(len(str(part)) + len(str(between)) for part in parts))
            return parts

        def replace(text: Any, *args: Any) -> Any:
            self.replaced(text, *args)
            return text

        def parts(value: Any, number: int, *_: Any) -> Any:
            self.text(number)
            return value

        def counted(name: str, first: Callable[..., Any]) -> Callable[..., Any]:
            does, leads = known[name], int(hasattr(known[name], "jinja_pass_arg"))

            @wraps(does)
            def counted_filter(*args: Any, **named: Any) -> Any:
                value = first(*args[leads:], **named)
                return does(*args[:leads], value, *args[leads + 1 :], **named)

            return counted_filter

        ways: dict[str, Callable[..., Any]]
        ways = {"join": join, "replace": replace, "batch": parts, "slice": parts}
        return {name: counted(name, first) for name, first in ways.items()}

    def replaced(self, text: Any, old: Any, new: Any, *_: Any) -> None:
        """Count a text in which something is to be replaced."""
        self.text(len(str(text)) + str(text).count(str(old)) * len(str(new)))

    def text(self, length: int) -> None:
        """Count a text of that length before it is made."""
        self._characters += length
        if self._characters > _CHARACTERS:
            raise TooMuch(
                f"花括号里要做的太多（一页里拼出的文字超过 {_CHARACTERS:,} 字），会一直做不完；请改成一小部分。"
            )
