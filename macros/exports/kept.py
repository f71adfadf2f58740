"""Files that took long to make, kept on disk until something changes that they depend on.

A file is named by the digest of all that it is made from: the model with every word in it, every
file of the engine (code, fonts, templates), the libraries and the version of Python. What must not be used again
therefore has another name. 20 measures and 33 units: 3.9 CPU seconds a build, 2.8
with the documents and QR codes of the last build.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from macros.settings import cache_folder
from macros.settings.engine import PACKAGE

LIBRARIES = (
    "icalendar",
    "lxml",
    "openpyxl",
    "pylopdf-fonts-zh-cn",
    "pypdfium2",
    "python-docx",
    "PyYAML",
    "segno",
    "typst",
    "XlsxWriter",
)
"""What makes the files and reads them again, by the names of their distributions."""
UNUSED = 30 * 24 * 3600
"""Seconds after which a file that no build asked for is deleted."""


Model = TypeVar("Model")


def kept(make: Callable[[Model], bytes]) -> Callable[[Model], bytes]:
    """Let ``make`` work only for what it has not made before.

    The model must print all that it holds (``repr``), as frozen records and texts do.
    """

    @wraps(make)
    def made(model: Model) -> bytes:
        what = f"{make.__module__}.{make.__qualname__}\0{model!r}"
        content = recalled(what)
        if content is None:
            content = make(model)
            keep(what, content)
        return content

    return made


def recalled(what: str) -> bytes | None:
    """Return what the engine as it is now kept under a name; None if there is nothing."""
    file = _file(what)
    try:
        content = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    return content


def keep(what: str, *content: bytes | memoryview) -> None:
    """Keep the pieces of something under a name, all or none; where nothing can be written, nothing."""
    file = _file(what)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.writelines(content)
        part.replace(file)


def _file(what: str) -> Path:
    name = hashlib.sha256(f"{_engine()}\0{what}".encode()).hexdigest()
    return cache_folder() / "made" / name


def forget_unused() -> None:
    """Delete what no build asked for in a long time."""
    folder = cache_folder() / "made"
    for file in folder.iterdir() if folder.is_dir() else ():
        with suppress(
            OSError
        ):  # another build may be writing there, or deleting; Windows then refuses
            if file.stat().st_mtime < time.time() - UNUSED:
                file.unlink()


@cache
def _engine() -> str:
    """Return the digest of what makes the files, the same wherever the engine lies."""
    digest = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\0".encode())
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            content = file.read_bytes()
            digest.update(f"{file.relative_to(PACKAGE)} {len(content)}\0".encode() + content)
    return digest.hexdigest()
