"""How much a page may ask for between braces: a few lines can ask for more than any machine has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from jinja2 import Undefined

_STEPS = 2_000_000
"""Of loops and calls of one page: every pair of 1,000 measures, twice."""
_CHARACTERS = 10_000_000
"""Of all the texts that one page puts together."""
_HANDLED = 4_000_000
"""Of all that filters, comparisons and calls of one page are given: items of lists, within others too."""
_OF_EACH = ("select", "reject", "selectattr", "rejectattr", "map")
"""Filters that ask something of each item."""
_LIST = 8
"""A list within others counts as so many items besides those in it."""
_LETTERS = 100
"""So many characters of a text count as one item."""


class TooMuch(Exception):
    """A page asks for more than its bounds; the message, in Chinese, says of what, and what to do."""

    def __init__(self, of: str) -> None:
        """Make it from what is too much: 一页里的循环超过 9 次."""
        super().__init__(f"花括号里要做的太多（{of}），会一直做不完；请改成一小部分。")


class Bounds:
    """Counts what a page asks for, and stops it. All methods raise TooMuch."""

    def __init__(self) -> None:
        """Begin with a page."""
        self.begin()

    def begin(self) -> None:
        """Begin with another page."""
        self._steps = self._characters = self._handled = 0

    def step(self) -> None:
        """Count one turn of a loop, or one call."""
        self._steps += 1
        if self._steps > _STEPS:
            raise TooMuch(f"一页里的循环和调用超过 {_STEPS:,} 次")

    def each(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a loop, and count them."""
        for item in items:
            self.step()
            yield item

    def handled(self, value: Any, times: int = 1) -> Any:
        """Count what is in a value, list within list, each as often as it is there; return the value."""
        waiting = [value]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                self._handle(times * (len(one) // _LETTERS))
            elif isinstance(one, list | tuple | dict | range):
                self._handle(times * (len(one) + _LIST))
                if isinstance(one, dict):
                    waiting += [*one.keys(), *one.values()]
                elif not isinstance(one, range):
                    waiting += [each for each in one if isinstance(each, str | list | tuple | dict)]
        return value

    def _handle(self, number: int) -> None:
        self._handled += number
        if self._handled > _HANDLED:
            raise TooMuch(f"一页里要比较、整理的超过 {_HANDLED:,} 项")

    def weighed(self, name: str, does: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter that counts what it is given first; what it asks of each item, for each."""
        leads, of_each = int(hasattr(does, "jinja_pass_arg")), name in _OF_EACH

        @wraps(does)
        def weighed_filter(*args: Any, **named: Any) -> Any:
            value, rest = args[leads], args[leads + 1 :]
            one_by_one = not isinstance(value, str | dict | range | Undefined)
            if one_by_one and isinstance(value, Iterable):
                value = list(value)
            self.handled(value)
            times = len(value) if of_each and hasattr(value, "__len__") else 1
            for one in (*rest, *named.values()):
                self.handled(one, times)
            return does(*args[:leads], value, *rest, **named)

        return weighed_filter

    def filters(self, known: dict[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
        """Return the filters with what they are given counted; of those that make much of little the result too."""

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
        return {
            name: self.weighed(name, counted(name, ways[name]) if name in ways else one)
            for name, one in known.items()
        }

    def replaced(self, text: Any, old: Any, new: Any, *_: Any) -> None:
        """Count a text in which something is to be replaced."""
        self.text(len(str(text)) + str(text).count(str(old)) * len(str(new)))

    def text(self, length: int) -> None:
        """Count a text of that length before it is made."""
        self._characters += length
        if self._characters > _CHARACTERS:
            raise TooMuch(f"一页里拼出的文字超过 {_CHARACTERS:,} 字")
