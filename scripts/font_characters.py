"""Writes macros/text/characters/allowed.txt: the characters that the fonts of the PDF files have.

Run ``python -m scripts.font_characters`` after a change of the fonts; a test compares list and fonts.
Checks of a plan read this list instead of 40 MB of fonts.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.exports.downloads.pdffile import FONTS
from macros.text.characters.allowed import PRINTABLE

HEADER = "# 字体里有的字符，十六进制；由 python -m scripts.font_characters 生成，不要手改。\n"


def listing() -> str:
    """Return the content of the file: one range of characters a line, in order."""
    codes: set[int] = set()
    for folder in FONTS:
        for path in sorted(folder.glob("*.[ot]tf")):
            codes |= set(characters(path.read_bytes()))
    return HEADER + "".join(f"{first:X}-{last:X}\n" for first, last in _ranges(sorted(codes)))


def characters(font: bytes) -> Iterator[int]:
    """Yield the code points of an OpenType font: those in its widest table for Unicode."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = [struct.unpack_from(">4s4xII", font, 12 + 16 * n) for n in range(tables)]
    start = next(offset for name, offset, _ in records if name == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found = [struct.unpack_from(">HHI", font, start + 4 + 8 * n) for n in range(count)]
    tables_at = {(platform, encoding): start + offset for platform, encoding, offset in found}
    place = next(tables_at[key] for key in ((3, 10), (0, 4), (3, 1), (0, 3)) if key in tables_at)
    (form,) = struct.unpack_from(">H", font, place)
    yield from {4: _segments, 12: _groups}[form](font, place)


def _groups(font: bytes, place: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, place + 12)
    for n in range(count):
        first, last, glyph = struct.unpack_from(">III", font, place + 16 + 12 * n)
        yield from (code for code in range(first, last + 1) if glyph + code - first)


def _segments(font: bytes, place: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", font, place + 6)
    ends = place + 14
    starts = ends + doubled + 2
    for n in range(0, doubled, 2):
        (last,) = struct.unpack_from(">H", font, ends + n)
        (first,) = struct.unpack_from(">H", font, starts + n)
        (delta,) = struct.unpack_from(">H", font, starts + doubled + n)
        here = starts + 2 * doubled + n
        (offset,) = struct.unpack_from(">H", font, here)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", font, here + offset + 2 * (code - first))
            if glyph and (glyph + delta) % 0x10000:
                yield code


def _ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = -2
    for code in codes:
        if code != last + 1:
            if first >= 0:
                yield first, last
            first = code
        last = code
    yield first, last


if __name__ == "__main__":
    Path(PRINTABLE).write_text(listing(), encoding="utf-8")
