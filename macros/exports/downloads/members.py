"""The files of an archive as they lie in it, kept from one archive to the next."""

from __future__ import annotations

import struct
from collections.abc import Callable

from macros.exports.downloads.zipped import Packed, packed
from macros.exports.kept_results import KeptResults

_HEAD = struct.Struct("<LQ")
"""The sum and the size of a file, which stand before it."""


class Members:
    """The files of the archive called ``archive``, as they were and as they are now."""

    def __init__(self, archive: str) -> None:
        self._results = KeptResults(f"{__name__}\0{archive}")
        self.keep = self._results.keep

    def member(self, name: str, source: bytes, made: Callable[[], bytes]) -> Packed:
        """Return a file as it lies in the archive.

        ``made`` gives its content, which must depend on the name and on ``source`` alone.
        """

        def make() -> bytes:
            file = packed(name, made())
            return _HEAD.pack(file.crc, file.size) + file.data

        kept = self._results.result(f"{name}\0".encode() + source, make)
        crc, size = _HEAD.unpack_from(kept)
        return Packed(crc, size, memoryview(kept)[_HEAD.size :])
