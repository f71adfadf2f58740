"""QR codes of permanent addresses, as drawings and as pictures for print."""

from __future__ import annotations

import io
import math
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache, partial

import segno

from macros.addresses import address
from macros.exports.file import ExportedFile, Made
from macros.exports.kept import kept
from macros.exports.png import png_of
from macros.exports.sharing.masks import code
from macros.pages.site import Site

DPI = 300
LEAST = 1182
"""The side of the picture in pixels: at least 10 cm, sharp on a poster."""
BORDER = 4


def qr_codes(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the QR codes of every object that has a box for those who cite it."""
    for named in (*site.index.living.values(), *site.index.former.values()):
        if named.kind in address.CITED:
            url = site.url(named)
            yield ExportedFile(address.qr(named, "svg"), partial(drawing, url))
            yield ExportedFile(address.qr(named, "png"), partial(picture, url))


@kept
def drawing(url: str) -> bytes:
    """Return the QR code of an address as SVG."""
    svg = io.BytesIO()
    _code(url).save(svg, kind="svg", border=BORDER, light="#fff", omitsize=True)
    return svg.getvalue()


@kept
def picture(url: str) -> bytes:
    """Return the QR code of an address as PNG, for print."""
    return png(_code(url))


def png(made: segno.QRCode) -> bytes:
    """Return a code in black and white, the same picture as segno gives, in a quarter of the time."""
    scale = math.ceil(LEAST / made.symbol_size(border=BORDER)[0])
    side = int(made.symbol_size(border=BORDER, scale=scale)[0])
    edge = "1" * BORDER * scale
    rows = ("".join("0" * scale if dark else "1" * scale for dark in row) for row in made.matrix)
    margin = _line("1" * side) * BORDER * scale
    lines = b"".join(_line(edge + row + edge) * scale for row in rows)
    per_metre = int(DPI // 0.0254)
    return png_of(
        (
            (b"IHDR", struct.pack(">2I5B", side, side, 1, 0, 0, 0, 0)),
            (b"pHYs", struct.pack(">2IB", per_metre, per_metre, 1)),
            (b"IDAT", zlib.compress(margin + lines + margin, 7)),
        )
    )


def _line(bits: str) -> bytes:
    """Return a line of pixels, eight in a byte."""
    size = math.ceil(len(bits) / 8)
    return b"\0" + int(bits.ljust(8 * size, "0"), 2).to_bytes(size, "big")


@lru_cache(maxsize=1)  # the drawing and the picture of one address are made one after the other
def _code(url: str) -> segno.QRCode:
    return code(url)
