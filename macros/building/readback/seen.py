"""Whether readers see what is drawn on the pages of a PDF paper, as PDFium knows it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_DRAWN = (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_STROKE)
_FULL, _DARK = 255, 400
"""Of what is not seen through; of the three colours together (white: 765)."""
_THIN, _SMALL = 1.5, 5
"""Points: less has a line, across; more has a letter, in height."""
_LAYER = "OC\0".encode("utf-16-le")


def is_seen(one: pdfium.PdfObject, box: tuple[float, ...]) -> bool:
    """Whether a piece of a page is a dark letter, not too small, that lies within its ``box``, or a thin line.

    Nothing else is in papers; nor is what one sees through, what is cut, or in a layer that readers can turn off.
    """
    left, bottom, right, top = one.get_bounds()
    cut = raw.FPDFClipPath_CountPaths(raw.FPDFPageObj_GetClipPath(one.raw)) > 0
    if cut or raw.FPDFPageObj_HasTransparency(one.raw) or _in_layer(one):
        return False
    scales = [*map(abs, one.get_matrix().get()[:4])]
    size = ctypes.c_float()
    if one.type == raw.FPDF_PAGEOBJ_PATH:
        filled, drawn = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(one.raw, filled, drawn)
        raw.FPDFPageObj_GetStrokeWidth(one.raw, size)
        return not filled.value and size.value * max(scales) < _THIN
    raw.FPDFTextObj_GetFontSize(one.raw, size)
    inks = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(one.raw, *inks)
    *colour, shown = (ink.value for ink in inks)
    return (
        one.type == raw.FPDF_PAGEOBJ_TEXT
        and raw.FPDFTextObj_GetTextRenderMode(one.raw) in _DRAWN
        and shown == _FULL
        and sum(colour) < _DARK
        and size.value * min(max(scales[:2]), max(scales[2:])) > _SMALL
        and box[0] <= left <= right <= box[2]
        and box[1] <= bottom <= top <= box[3]
    )


def marks(page: pdfium.PdfPage) -> Iterator[int]:
    """Yield of what kind each thing is that lies upon a page, by the number that PDFium gives it."""
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        mark = raw.FPDFPage_GetAnnot(page.raw, number)
        yield raw.FPDFAnnot_GetSubtype(mark)
        raw.FPDFPage_CloseAnnot(mark)


def _in_layer(one: pdfium.PdfObject) -> bool:
    name, length = (raw.FPDF_WCHAR * 8)(), ctypes.c_ulong()
    for number in range(raw.FPDFPageObj_CountMarks(one.raw)):
        mark = raw.FPDFPageObj_GetMark(one.raw, number)
        raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        if bytes(name)[: length.value] == _LAYER:
            return True
    return False
