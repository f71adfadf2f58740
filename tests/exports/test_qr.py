"""The pictures of QR codes are written here; they are what the library would write."""

from __future__ import annotations

import io
import math

import pytest
import segno

from macros.exports.sharing.qr import BORDER, DPI, LEAST, png


@pytest.mark.parametrize("length", [1, 25, 60, 110, 230, 500])
def test_a_picture_has_the_bytes_that_the_library_gives(length: int) -> None:
    code = segno.make("https://example.org/" + "a1/" * length, error="m")
    scale = math.ceil(LEAST / code.symbol_size(border=BORDER)[0])
    given = io.BytesIO()
    code.save(given, kind="png", border=BORDER, scale=scale, dpi=DPI)
    assert png(code) == given.getvalue()
