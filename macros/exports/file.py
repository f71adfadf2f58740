"""What an export yields, what it is given, and how it fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

BY_HAND = "<!-- written by hand -->"
"""Stands in every built page whose source is a file in docs/."""


@dataclass(frozen=True)
class ExportedFile:
    """A file at an address from the site's root, for example ``api/v1/plan.json``."""

    address: str
    make: Callable[[], bytes | list[bytes | memoryview]]
    """Makes what is in it, or the pieces of that: work that need not be done before somebody wants the file."""

    @property
    def pieces(self) -> list[bytes | memoryview]:
        """What is in the file, made now, in pieces. Raises ExportError if it cannot be made."""
        made = self.make()
        return made if isinstance(made, list) else [made]

    @property
    def content(self) -> bytes:
        """What is in the file, made now. Raises ExportError if it cannot be made."""
        return b"".join(self.pieces)


class Made(Protocol):
    """The site so far: its pages, and the files of the exports before. Names are from its root."""

    def names(self) -> Iterable[str]:
        """Return the name of every file."""

    def has(self, name: str) -> bool:
        """Whether there is a file with this name."""

    def read(self, name: str) -> bytes:
        """Return what is in a file."""

    def by_hand(self, name: str) -> bool:
        """Whether a file is a page that people wrote."""


@dataclass(frozen=True)
class InFolder:
    """A site, or what there is of it, in a folder."""

    folder: Path

    def names(self) -> Iterable[str]:
        """Return the name of every file."""
        return list(names_in(self.folder))

    def has(self, name: str) -> bool:
        """Whether there is a file with this name."""
        return (self.folder / name).is_file()

    def read(self, name: str) -> bytes:
        """Return what is in a file."""
        return (self.folder / name).read_bytes()

    def by_hand(self, name: str) -> bool:
        """Whether a file is a page that people wrote."""
        return BY_HAND.encode() in self.read(name)


def names_in(folder: Path) -> Iterator[str]:
    """Yield the name of every file in a folder, from there."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from (f"{entry.name}/{name}" for name in names_in(Path(entry.path)))
        elif entry.is_file():
            yield entry.name


class ExportError(Exception):
    """A file that the site offers could not be made; the message is in Chinese, for editors."""
