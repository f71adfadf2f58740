"""QR codes: the modules of drawing and picture are those of the object's address.

No program that decodes QR codes is among what the site needs. So the modules are taken from the finished
files, with the mask that they name themselves, and compared with what segno makes of the address under this
mask: without what draws the files and without what chooses the mask (macros/exports/sharing/).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache, partial

import segno
from lxml import etree

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.output import Output
from macros.pages.site import Site

_QUIET = 4
"""Light modules around a code."""
_STEP = re.compile(r"([MmHh])([^MmHh]*)")
_LINE = "{http://www.w3.org/2000/svg}path[@class='qrline']"
Modules = tuple[bytes, ...]


def codes(built: Built, site: Site) -> Iterator[Output]:
    """Yield drawing and picture of the code of every object, present or former, that has one."""
    for of in (*site.index.living.values(), *site.index.former.values()):
        if of.kind in address.CITED:
            url = site.url(of)
            yield Output(address.qr(of, "svg"), partial(drawing_faults, url))
            yield Output(address.qr(of, "png"), partial(_picture, url))


def drawing_faults(url: str, content: bytes) -> Iterator[str]:
    """Yield that a drawing is not the code of an address."""
    root = etree.fromstring(content)
    side = int(root.get("viewBox", "").split()[2])
    rows = [bytearray(side) for _ in range(side)]
    line = root.find(_LINE)
    column, row = 0, 0.0
    for step, numbers in _STEP.findall("" if line is None else line.get("d", "")):
        given = [float(number) for number in numbers.split()]
        match step:
            case "M":
                column, row = int(given[0]), given[1]
            case "m":
                column, row = column + int(given[0]), row + given[1]
            case _:
                length = int(given[0])
                rows[int(row)][column : column + length] = b"\1" * length
                column += length
    yield from _compared(url, tuple(bytes(row[_QUIET:-_QUIET]) for row in rows[_QUIET:-_QUIET]))


def _picture(url: str, content: bytes) -> Iterator[str]:
    chunks = dict(pieces(content))
    side = struct.unpack(">I", chunks[b"IHDR"][:4])[0]
    length = (side + 7) // 8 + 1
    lines = zlib.decompress(chunks[b"IDAT"])

    def line(number: int) -> str:
        bits = lines[number * length + 1 : (number + 1) * length]
        return f"{int.from_bytes(bits):0{len(bits) * 8}b}"[:side]

    light = b"\xff" * (length - 2)
    first = next(n for n in range(side) if not lines.startswith(light, n * length + 1))
    scale = first // _QUIET
    middles = range(first + scale // 2, side - first, scale)
    rows = (line(number) for number in middles)
    yield from _compared(url, tuple(bytes(row[n] == "0" for n in middles) for row in rows))


def pieces(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the pieces of a PNG with their names."""
    at = 8
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        yield name, content[at + 8 : at + 8 + length]
        at += length + 12


def _compared(url: str, found: Modules) -> Iterator[str]:
    first, second, third = (
        module ^ flip for module, flip in zip(found[8][2:5], b"\1\0\1", strict=True)
    )
    if found != _modules(url, first * 4 + second * 2 + third):
        yield f"二维码不是 {url} 的"


@lru_cache(maxsize=1)  # drawing and picture are read one after the other
def _modules(url: str, mask: int) -> Modules:
    return tuple(bytes(row) for row in segno.make(url, error="m", micro=False, mask=mask).matrix)
