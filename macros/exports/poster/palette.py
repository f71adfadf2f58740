"""A PNG of typst with at most 256 colours: a third of the bytes.

What typst writes has four bytes a pixel, and no library that we keep reduces that. Most pixels are
like their neighbours; only for the others does Python go from byte to byte.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXEL = 4


def with_palette(png: bytes, most: int = 256) -> bytes:
    """Return the picture with the nearest of so many colours for each pixel; none see-through."""
    chunks = list(_chunks(png))
    width, height = struct.unpack(">II", dict(chunks)[b"IHDR"][:8])
    raw = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    rows = list(_rows(raw, width * _PIXEL))
    pixels = memoryview(b"".join(rows)).cast("I")
    places, palette = _palette(Counter(pixels), most)
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
    if kind == 2:
        row[:] = _sum(row, above)
    elif kind == 4:
        _undo_paeth(row, above)
    elif kind:
        _undo_left(kind, row, above)


def _sum(one: bytearray, other: bytearray) -> bytes:
    """Return the sums of the bytes modulo 256, computed as two large numbers."""
    size = len(one)
    a, b = int.from_bytes(one), int.from_bytes(other)
    low = int.from_bytes(b"\x7f" * size)
    high = int.from_bytes(b"\x80" * size)
    return (((a & low) + (b & low)) ^ ((a ^ b) & high)).to_bytes(size)


def _undo_left(kind: int, row: bytearray, above: bytearray) -> None:
    """Add to each byte the one of the pixel before it, or its mean with the one above."""
    for at in range(len(row)):
        left = row[at - _PIXEL] if at >= _PIXEL else 0
        row[at] = (row[at] + (left if kind == 1 else (left + above[at]) >> 1)) & 0xFF


def _undo_paeth(row: bytearray, above: bytearray) -> None:
    """Add to each byte the nearest of three neighbours: a whole pixel at once where two are alike."""
    pixels, over = memoryview(row).cast("I"), memoryview(above).cast("I")
    left = corner = 0
    for place, up in enumerate(over):
        if not pixels[place] and (up == corner or left == corner):
            pixels[place] = left if up == corner else up
        else:
            for at in range(place * _PIXEL, place * _PIXEL + _PIXEL):
                a, c = (row[at - _PIXEL], above[at - _PIXEL]) if place else (0, 0)
                b = above[at]
                from_a, from_b, from_c = abs(b - c), abs(a - c), abs(a + b - 2 * c)
                if from_a <= from_b and from_a <= from_c:
                    nearest = a
                else:
                    nearest = b if from_b <= from_c else c
                row[at] = (row[at] + nearest) & 0xFF
        left, corner = pixels[place], up


def _palette(times: Counter[int], most: int) -> tuple[dict[int, int], bytes]:
    """Return the place of each colour in a palette, and the palette: the most used of like colours."""
    for dropped in range(8):
        keep = 0xFF >> dropped << dropped
        mask = int.from_bytes(bytes([keep] * _PIXEL))
        chosen: dict[int, int] = {}
        for colour, _ in sorted(times.items(), key=lambda item: (-item[1], item[0])):
            chosen.setdefault(colour & mask, colour)
        if len(chosen) <= most:
            break
    order = {colour: place for place, colour in enumerate(chosen)}
    palette = b"".join(struct.pack("=I", colour)[:3] for colour in chosen.values())
    return {colour: order[colour & mask] for colour in times}, palette
