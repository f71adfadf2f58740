"""QR codes of permanent addresses, as drawings and as pictures for print."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import segno

from macros.addresses import address
from macros.exports.file import ExportedFile
from macros.exports.kept import kept
from macros.pages.site import Site

DPI = 300
LEAST = 1182
"""The side of the picture in pixels: at least 10 cm, sharp on a poster."""
BORDER = 4


def qr_codes(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield the QR codes of every object that has a box for those who cite it."""
    for named in (*site.index.living.values(), *site.index.former.values()):
        if named.kind in address.CITED:
            url = site.settings.site_url + address.page(named)
            yield ExportedFile(address.qr(named, "svg"), drawing(url))
            yield ExportedFile(address.qr(named, "png"), picture(url))


@kept
def drawing(url: str) -> bytes:
    """Return the QR code of an address as SVG."""
    svg = io.BytesIO()
    _code(url).save(svg, kind="svg", border=BORDER, light="#fff", omitsize=True)
    return svg.getvalue()


@kept
def picture(url: str) -> bytes:
    """Return the QR code of an address as PNG, for print."""
    png, code = io.BytesIO(), _code(url)
    scale = math.ceil(LEAST / code.symbol_size(border=BORDER)[0])
    code.save(png, kind="png", border=BORDER, scale=scale, dpi=DPI)
    return png.getvalue()


@lru_cache(maxsize=1)  # the drawing and the picture of one address are made one after the other
def _code(url: str) -> segno.QRCode:
    return segno.make(url, error="m")
