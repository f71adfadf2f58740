"""QR codes of permanent addresses, as drawings and as pictures for print."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from pathlib import Path

import segno

from macros.addresses import address
from macros.exports.file import ExportedFile
from macros.pages.site import Site

DPI = 300
LEAST = 1182
"""The side of the picture in pixels: at least 10 cm, sharp on a poster."""
BORDER = 4


def qr_codes(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield the QR codes of every object that has a box for those who cite it."""
    for named in (*site.index.living.values(), *site.index.former.values()):
        if named.kind in address.CITED:
            code = segno.make(site.settings.site_url + address.page(named), error="m")
            svg, png = io.BytesIO(), io.BytesIO()
            scale = math.ceil(LEAST / code.symbol_size(border=BORDER)[0])
            code.save(svg, kind="svg", border=BORDER, light="#fff", omitsize=True)
            code.save(png, kind="png", border=BORDER, scale=scale, dpi=DPI)
            yield ExportedFile(address.qr(named, "svg"), svg.getvalue())
            yield ExportedFile(address.qr(named, "png"), png.getvalue())
