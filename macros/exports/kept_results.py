"""Many small results, kept as one file from one build to the next.

A file for each would take as long to read as most take to make.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cached_property

from macros.exports.kept import keep, recalled

Kept = bytes | memoryview


class KeptResults:
    """The results that the last build asked for under a name, and those of this one."""

    def __init__(self, name: str) -> None:
        self._name = f"{__name__}\0{name}"
        self._now: dict[str, Kept] = {}

    def result(self, of: bytes, make: Callable[[], Kept]) -> Kept:
        """Return what ``make`` gives, which must depend on ``of`` and on the engine alone."""
        key = hashlib.sha256(of).hexdigest()
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
        self._now[key] = make() if found is None else found
        return self._now[key]

    def keep(self) -> None:
        """Keep the results that were asked for, and no others."""
        if self._now.keys() != self._before.keys():
            keep(self._name, *_written(self._now))

    @cached_property
    def _before(self) -> dict[str, Kept]:
        return dict(_read(recalled(self._name) or b""))


def _written(results: dict[str, Kept]) -> Iterator[Kept]:
    """Yield a line that says what follows, and what follows: the results one after the other."""
    yield json.dumps([[key, len(result)] for key, result in results.items()]).encode() + b"\n"
    yield from results.values()


def _read(content: bytes) -> Iterator[tuple[str, Kept]]:
    """Yield the results, as views: there may be much in them."""
    at = content.find(b"\n") + 1
    data = memoryview(content)
    for key, length in json.loads(content[:at] or b"[]"):
        yield key, data[at : at + length]
        at += length
