"""The files of an archive as they lie in it, kept from one archive to the next.

They are kept as one file: a file for each would take as long to read as it takes to make.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator

from macros.exports.downloads.zipped import Packed, packed
from macros.exports.kept import keep, recalled


class Members:
    """The files of the archive called ``archive``, as they were and as they are now."""

    def __init__(self, archive: str) -> None:
        self._archive = f"{__name__}\0{archive}"
        self._before = _read(recalled(self._archive) or b"")
        self._now: dict[str, Packed] = {}

    def member(self, name: str, source: bytes, made: Callable[[], bytes]) -> Packed:
        """Return a file as it lies in the archive.

        ``made`` gives its content, which must depend on the name and on ``source`` alone.
        """
        key = hashlib.sha256(f"{name}\0".encode() + source).hexdigest()
        self._now[key] = self._before.get(key) or packed(name, made())
        return self._now[key]

    def keep(self) -> None:
        """Keep the files that were asked for, and no others."""
        if self._now.keys() != self._before.keys():
            keep(self._archive, *_written(self._now))


def _written(files: dict[str, Packed]) -> Iterator[bytes | memoryview]:
    """Yield a line that says what follows, and what follows: the files one after the other."""
    said = [[key, file.crc, file.size, len(file.data)] for key, file in files.items()]
    yield json.dumps(said).encode() + b"\n"
    yield from (file.data for file in files.values())


def _read(content: bytes) -> dict[str, Packed]:
    """Return the files, as views: there may be much in them."""
    begin = content.find(b"\n") + 1
    line, data = content[:begin], memoryview(content)[begin:]
    files, at = {}, 0
    for key, crc, size, length in json.loads(line or b"[]"):
        files[key] = Packed(crc, size, data[at : at + length])
        at += length
    return files
