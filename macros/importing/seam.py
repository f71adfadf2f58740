"""Where reading a file ends and drafting begins: the readers of formats and the transcription.

Only these two modules of the room know that a source was once a file.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, cast

from macros.importing.source import Source


def read(path: Path, say: Callable[[str], None]) -> Source:
    """Read a file of any known format. Raises UnreadableSource."""
    reading = importlib.import_module("macros.importing.reading")
    return cast(Source, reading.read(path, on_progress=say))


def transcribe(source: Source) -> str:
    """Return the transcription of a source: the text of notice.txt."""
    return cast(str, importlib.import_module("macros.importing.transcript").transcribe(source))


class Account(Protocol):
    """Where the characters of a file went."""

    @property
    def complete(self) -> bool:
        """Whether each of them is accounted for."""

    def lines(self) -> Sequence[str]:
        """Return the account as it is printed."""


def account(source: Source) -> Account:
    """Return where the characters of a source went."""
    found = importlib.import_module("macros.importing.transcript").account(source)
    return cast(Account, found)
