"""The pictures of QR codes are written here; they show what the library's would show."""

from __future__ import annotations

import io
import math
import struct
import zlib

import pytest
import segno

from macros.exports.sharing.masks import code
from macros.exports.sharing.qr import BORDER, DPI, LEAST, png

UP = 2


@pytest.mark.parametrize("length", [1, 25, 60, 110, 230, 500])
def test_a_picture_shows_what_the_library_s_shows(length: int) -> None:
    code = segno.make("https://example.org/" + "a1/" * length, error="m")
    scale = math.ceil(LEAST / code.symbol_size(border=BORDER)[0])
    given = io.BytesIO()
    code.save(given, kind="png", border=BORDER, scale=scale, dpi=DPI)
    assert shown(png(code)) == shown(given.getvalue())


def shown(picture: bytes) -> tuple[list[bytes], ...]:
    """Return all that a picture says besides its lines, and its lines as they are seen."""
    chunks, place = [], 8
    while place < len(picture):
        (length,) = struct.unpack(">I", picture[place : place + 4])
        chunks.append(picture[place + 4 : place + 8 + length])
        place += length + 12
    packed = b"".join(chunk[4:] for chunk in chunks if chunk.startswith(b"IDAT"))
    (side,) = struct.unpack(">I", picture[16:20])
    size, lines = math.ceil(side / 8), zlib.decompress(packed)
    seen = [bytes(size)]
    for at in range(0, len(lines), size + 1):
        held = lines[at + 1 : at + 1 + size]
        if lines[at] == UP:
            held = bytes(a ^ b for a, b in zip(held, seen[-1], strict=True))
        seen.append(held)
    return [chunk for chunk in chunks if not chunk.startswith(b"IDAT")], seen


@pytest.mark.parametrize(
    "host", ["https://a.cn", "http://127.0.0.1:8000", "https://例子.中国/计划"]
)
def test_a_code_is_that_of_the_library(host: str) -> None:
    for number in range(60):
        words = f"{host}/measures/{number * 7919}/{'part-of-it/' * (number % 30)}"
        given, made = segno.make(words, error="m"), code(words)
        assert (made.mask, made.designator) == (given.mask, given.designator)
        assert made.matrix == given.matrix


@pytest.mark.parametrize("words", ["7", "12345", "HELLO", "a" * 900])
def test_a_very_small_or_large_code_is_that_of_the_library(words: str) -> None:
    assert code(words).matrix == segno.make(words, error="m").matrix
