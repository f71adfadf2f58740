"""Zip archives whose bytes depend on nothing but their content."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can give
_LEVEL = 6
_MOST = 0xFFFF
_LARGEST = 0xFFFFFFFF
"""What the plain form of zip can count: files, and bytes."""
_PACKED = (".zip", ".docx", ".xlsx", ".png", ".gz", ".woff2")
"""Already compressed: packing again only costs time."""


def zip_bytes(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of the files in the order given, all with one fixed time and mode."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3  # Unix, wherever it is made
            info.external_attr = 0o100644 << 16
            info.compress_type = _method(name)
            archive.writestr(info, content, compresslevel=_LEVEL)
    return out.getvalue()


@dataclass(frozen=True)
class Packed:
    """A file as it lies in an archive."""

    crc: int
    size: int
    data: bytes | memoryview


def packed(name: str, content: bytes) -> Packed:
    """Return a file as it lies in an archive under this name."""
    data = content
    if _method(name) == zipfile.ZIP_DEFLATED:
        deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        data = deflate.compress(content) + deflate.flush()
    return Packed(zlib.crc32(content), len(content), data)


def zip_of_packed(files: Iterable[tuple[str, Packed]]) -> list[bytes | memoryview]:
    """Return the archive that ``zip_bytes`` gives for what these files hold, in pieces: it may be large.

    Raises OverflowError if they are too many or too large for the plain form of zip.
    """
    out: list[bytes | memoryview] = []
    directory: list[bytes] = []
    at = count = 0
    for count, (name, file) in enumerate(files, start=1):
        if count > _MOST or at > _LARGEST:
            raise OverflowError("too much for the plain form of zip")
        try:
            raw, flags = name.encode("ascii"), 0
        except UnicodeEncodeError:
            raw, flags = name.encode(), 0x800
        sizes = file.crc, len(file.data), file.size
        common = struct.pack("<5H3L2H", 20, flags, _method(name), 0, 0x21, *sizes, len(raw), 0)
        directory.append(b"PK\1\2" + struct.pack("<BB", 20, 3) + common)
        directory.append(struct.pack("<3H2L", 0, 0, 0, 0o100644 << 16, at) + raw)
        head = b"PK\3\4" + common + raw
        out += (head, file.data)
        at += len(head) + len(file.data)
    if at > _LARGEST:
        raise OverflowError("too much for the plain form of zip")
    listed = sum(map(len, directory))
    end = struct.pack("<4H2LH", 0, 0, count, count, listed, at, 0)
    return [*out, *directory, b"PK\5\6", end]


def _method(name: str) -> int:
    return zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED


def restamped(archive: bytes) -> bytes:
    """Return an archive made by others without the times that they put into it."""
    with zipfile.ZipFile(io.BytesIO(archive)) as given:
        return zip_bytes([(name, given.read(name)) for name in given.namelist()])


def of_one_system(archive: bytes) -> bytes:
    """Return an archive that others made with the same bytes on every system: each file says Unix."""
    data = bytearray(archive)
    with zipfile.ZipFile(io.BytesIO(archive)) as given:
        place = given.start_dir
    while data[place : place + 4] == b"PK\x01\x02":
        data[place + 5] = 3
        place += 46 + sum(struct.unpack_from("<3H", data, place + 28))
    return bytes(data)
