"""The outer form of a PNG: its signature and its chunks."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"

Chunk = tuple[bytes, bytes]
"""The name of a chunk and what it holds."""


def png_of(chunks: Iterable[Chunk]) -> bytes:
    """Return the file of chunks, and the one behind them that ends each file."""
    return _SIGNATURE + b"".join(_written(*chunk) for chunk in (*chunks, (b"IEND", b"")))


def chunks_of(png: bytes) -> Iterator[Chunk]:
    """Yield the chunks of a file."""
    place = len(_SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12


def _written(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
