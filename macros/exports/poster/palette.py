"""A PNG of typst with at most 256 colours: a third of the bytes. Only for small pictures.

What typst writes has four bytes a pixel. No library that we keep reduces that, and Python takes a
third of a microsecond for each byte.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXEL = 4


def with_palette(png: bytes) -> bytes:
    """Return the picture with the nearest of at most 256 colours for each pixel; none see-through."""
    chunks = list(_chunks(png))
    width, height = struct.unpack(">II", dict(chunks)[b"IHDR"][:8])
    raw = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    rows = list(_rows(raw, width * _PIXEL))
    pixels = memoryview(b"".join(rows)).cast("I")
    places, palette = _palette(Counter(pixels))
    indexes = bytes(map(places.__getitem__, pixels))
    lines = b"".join(b"\0" + indexes[at : at + width] for at in range(0, len(indexes), width))
    written = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in written)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _rows(raw: bytes, width: int) -> Iterator[bytes]:
    """Yield the rows of pixels, each without its filter (PNG, section 9.2)."""
    above = bytearray(width)
    for start in range(0, len(raw), width + 1):
        row = bytearray(raw[start + 1 : start + 1 + width])
        kind = raw[start]
        if any(row) or kind != 2:
            _unfilter(kind, row, above)
        else:
            row = above
        yield bytes(row)
        above = row


def _unfilter(kind: int, row: bytearray, above: bytearray) -> None:
    left, corner = [0] * _PIXEL, [0] * _PIXEL
    for at, byte in enumerate(row):
        channel, a, b = at & 3, left[at & 3], above[at]
        if kind == 1:
            byte += a
        elif kind == 2:
            byte += b
        elif kind == 3:
            byte += (a + b) >> 1
        elif kind == 4:
            c = corner[channel]
            from_a, from_b, from_c = abs(b - c), abs(a - c), abs(a + b - 2 * c)
            if from_a <= from_b and from_a <= from_c:
                byte += a
            else:
                byte += b if from_b <= from_c else c
        row[at] = left[channel] = byte & 0xFF
        corner[channel] = b


def _palette(times: Counter[int]) -> tuple[dict[int, int], bytes]:
    """Return the place of each colour in a palette, and the palette: the most used of like colours."""
    for dropped in range(8):
        keep = 0xFF >> dropped << dropped
        mask = int.from_bytes(bytes([keep] * _PIXEL))
        chosen: dict[int, int] = {}
        for colour, _ in sorted(times.items(), key=lambda item: (-item[1], item[0])):
            chosen.setdefault(colour & mask, colour)
        if len(chosen) <= 256:
            break
    order = {colour: place for place, colour in enumerate(chosen)}
    palette = b"".join(struct.pack("=I", colour)[:3] for colour in chosen.values())
    return {colour: order[colour & mask] for colour in times}, palette
