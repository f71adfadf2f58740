"""Compiled templates, kept on disk for the next build: compiling takes longer than filling them.

Jinja compares the source of a template itself; the rest of what the code depends on is in the name.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from macros.settings import cache_folder


class Compiled(FileSystemBytecodeCache):
    """The templates of an environment that is made by these libraries and this code."""

    def __init__(self, libraries: tuple[str, ...], code: bytes = b"") -> None:
        made_by = hashlib.sha256(code)
        for name in ("Jinja2", "MarkupSafe", *libraries):
            made_by.update(f"{name} {version(name)}\0".encode())
        folder = cache_folder() / "templates"
        super().__init__(str(folder), f"{made_by.hexdigest()[:20]}-%s")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the part of the file's name for a template: the same wherever the engine lies."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fetch a template, if it is kept."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where nothing can be written, nothing is kept."""
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
