"""A PNG of typst with at most 256 colours: a third of the bytes.

What typst writes has four bytes a pixel, and no library that we keep reduces that. Of a picture most
pieces of a few pixels are alike: Python looks at each kind of them once.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter

import pypdfium2 as pdfium

from macros.exports.png import chunks_of, png_of

_PIXEL = 4
_PIECE = 16 * _PIXEL
_LEVEL = 8
"""9 takes three times as long for a fiftieth of the bytes."""


def with_palette(png: bytes, most: int = 256) -> bytes:
    """Return the picture with the nearest of so many colours for each pixel; none see-through."""
    chunks = list(chunks_of(png))
    width, height = struct.unpack(">II", dict(chunks)[b"IHDR"][:8])
    packed = b"".join(data for name, data in chunks if name == b"IDAT")
    pixels = _pixels(packed, width, height)
    pieces = [pixels[at : at + _PIECE] for at in range(0, len(pixels), _PIECE)]
    kinds = Counter(pieces)
    places, palette = _palette(_times(kinds), most)
    known = {piece: bytes(map(places.__getitem__, _colours(piece))) for piece in kinds}
    indexes = b"".join(map(known.__getitem__, pieces))
    lines = b"".join(b"\0" + indexes[at : at + width] for at in range(0, len(indexes), width))
    written = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(lines, _LEVEL)),
    )
    return png_of(written)


_AS_PDF = b"""\
%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R\
/Resources<</XObject<</I 5 0 R>>>>>>endobj
4 0 obj<</Length 4>>stream
/I Do
endstream endobj
5 0 obj<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceCMYK/BitsPerComponent 8\
/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 4/Columns %d>>/Length %d>>stream
%b
endstream endobj
trailer<</Root 1 0 R>>
%%%%EOF
"""


def _pixels(packed: bytes, width: int, height: int) -> bytes:
    """Return the pixels of a picture without compression and filters (PNG, section 9).

    A picture in a PDF may have the same, so the library that reads those undoes them; it takes the
    four bytes of a pixel for four inks, and changes none.
    """
    document = _AS_PDF % (width, height, width, len(packed), packed)
    with pdfium.PdfDocument(document) as read:
        (picture,) = read[0].get_objects()
        return bytes(picture.get_data(decode_simple=True))


def _colours(piece: bytes) -> memoryview:
    return memoryview(piece).cast("I")


def _times(kinds: Counter[bytes]) -> Counter[int]:
    """Return how often each colour is there."""
    once = b"".join(piece for piece, count in kinds.items() if count == 1)
    times = Counter(_colours(once))  # most are, and so they are counted faster
    for piece, count in kinds.items():
        for colour in _colours(piece) if count > 1 else ():
            times[colour] += count
    return times


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
