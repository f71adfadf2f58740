"""Where reading a file ends and drafting begins: the readers of formats and the transcription.

Only these two modules of the room know that a source was once a file.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from macros.importing.source import Source


def read(path: Path, say: Callable[[str], None]) -> Source:
    """Read a file of any known format. Raises UnreadableSource."""
    reading = importlib.import_module("macros.importing.reading")
    return cast(Source, reading.read(path, on_progress=say))


def transcribe(source: Source) -> str:
    """Return the transcription of a source: the text of notice.txt."""
    return cast(str, importlib.import_module("macros.importing.transcript").transcribe(source))


def account(source: Source) -> Sequence[str]:
    """Return the account of its characters as lines."""
    found = importlib.import_module("macros.importing.transcript").account(source)
    return cast(Sequence[str], found.lines())
