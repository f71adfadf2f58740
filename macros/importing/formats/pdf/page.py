"""What stands on a page of a PDF: characters with their places, ruled lines, pictures.

Places are those of the page as it is shown: x to the right, y upwards, in points.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from macros.importing.source import UnreadableSource
from macros.text.lines.reflow import is_wide

MAX_CHARACTERS = 100_000
MAX_PATHS = 20_000
"""Of one page: more is a drawing, or an attack."""
_HYPHENS = (0x2, 0xFFFE)
"""What PDFium gives for the hyphen at the end of a line."""


@dataclass(frozen=True)
class Glyph:
    """A character and the box that it takes; ``base``: the line that it stands on."""

    char: str
    left: float
    right: float
    bottom: float
    top: float
    base: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True)
class Rule:
    """A straight line, across or down: at ``at``, from ``start`` to ``end``."""

    across: bool
    at: float
    start: float
    end: float


@dataclass
class Page:
    """A page as it is shown."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    slanted: str = ""
    """Characters that run in another direction than the text: watermarks."""
    pictures: int = 0
    invisible: bool = False
    """Whether its text is not drawn: it lies under a picture, as text recognition leaves it."""

    @cached_property
    def size(self) -> float:
        """How wide a Chinese character is."""
        wide = [one.right - one.left for one in self.glyphs if is_wide(one.char)]
        return max(1.0, median(wide)) if wide else 12.0


def place_of(page: int) -> str:
    """Return how an editor finds a page again."""
    return f"第{page}页"


def page_of(document: pdfium.PdfDocument, index: int) -> tuple[Page, str]:
    """Return a page, and all characters that it holds, counted apart from the reading."""
    page = document[index]
    width, height = page.get_size()
    turned = page.get_rotation()
    words = page.get_textpage()
    try:
        if words.count_chars() > MAX_CHARACTERS:
            raise UnreadableSource(
                f"PDF 第 {index + 1} 页的字太多，不像是公文。请确认文件没有选错。"
            )
        made = Page(index + 1, width, height)
        seen, angles = _glyphs(words, turned, width, height)
        usual = Counter(angles).most_common(1)[0][0] if angles else 0
        made.glyphs = [glyph for glyph, angle in zip(seen, angles, strict=True) if angle == usual]
        made.slanted = "".join(
            g.char for g, angle in zip(seen, angles, strict=True) if angle != usual
        )
        made.rules = list(_rules(page, turned, width, height))
        made.pictures = sum(
            1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        )
        made.invisible = bool(seen) and _is_invisible(words)
        return made, _all_characters(words)
    finally:
        words.close()
        page.close()


def _all_characters(words: pdfium.PdfTextPage) -> str:
    """Return the characters of a page in the order of the file, wherever they stand."""
    codes = (
        raw.FPDFText_GetUnicode(words, n)
        for n in range(words.count_chars())
        if raw.FPDFText_IsGenerated(words, n) != 1
    )
    text = "".join("-" if code in _HYPHENS else chr(code) for code in codes if code)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _glyphs(
    words: pdfium.PdfTextPage, turned: int, width: float, height: float
) -> tuple[list[Glyph], list[int]]:
    """Return the characters of a page, and at which angle each stands, in steps of ten degrees."""
    found: list[Glyph] = []
    angles: list[int] = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    high = ""
    for n in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, n)
        if raw.FPDFText_IsGenerated(words, n) == 1 or code == 0:
            continue
        char = "-" if code in _HYPHENS else chr(code)
        if "\ud800" <= char <= "\udbff":
            high = char
            continue
        if "\udc00" <= char <= "\udfff":
            char = (high + char).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
        high = ""
        if not char:
            continue
        if not raw.FPDFText_GetLooseCharBox(words, n, box):
            continue
        raw.FPDFText_GetCharOrigin(words, n, x, y)
        left, bottom = _shown(box.left, box.bottom, turned, width, height)
        right, top = _shown(box.right, box.top, turned, width, height)
        _, base = _shown(x.value, y.value, turned, width, height)
        low, high_edge = min(bottom, top), max(bottom, top)
        found.append(Glyph(char, min(left, right), max(left, right), low, high_edge, base))
        angles.append(round(math.degrees(raw.FPDFText_GetCharAngle(words, n)) / 10) % 36)
    return found, angles


def _shown(x: float, y: float, turned: int, width: float, height: float) -> tuple[float, float]:
    """Return where a point is seen on a page that is shown turned clockwise."""
    if turned == 90:
        return y, height - x
    if turned == 180:
        return width - x, height - y
    if turned == 270:
        return width - y, x
    return x, y


def _is_invisible(words: pdfium.PdfTextPage) -> bool:
    """Whether the text is not drawn, asked of the first, a middle and the last character."""
    count = words.count_chars()
    modes = set()
    for n in (0, count // 2, count - 1):
        drawn = raw.FPDFText_GetTextObject(words, n)
        if drawn:
            modes.add(raw.FPDFTextObj_GetTextRenderMode(drawn))
    return modes == {raw.FPDF_TEXTRENDERMODE_INVISIBLE}


def _rules(page: pdfium.PdfPage, turned: int, width: float, height: float) -> Iterator[Rule]:
    """Yield the straight lines of a page, and the edges of its boxes."""
    for number, path in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number >= MAX_PATHS:
            return
        matrix = path.get_matrix()
        start = here = (0.0, 0.0)
        for n in range(min(raw.FPDFPath_CountSegments(path), 1000)):
            segment = raw.FPDFPath_GetPathSegment(path, n)
            x, y = ctypes.c_float(), ctypes.c_float()
            if not segment or not raw.FPDFPathSegment_GetPoint(segment, x, y):
                continue
            on_page = matrix.on_point(x.value, y.value)
            point = _shown(on_page[0], on_page[1], turned, width, height)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                yield from _rule(here, point)
            here = point
            if raw.FPDFPathSegment_GetClose(segment):
                yield from _rule(here, start)
                here = start


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    (x0, y0), (x1, y1) = one, other
    if abs(y0 - y1) < 1 and abs(x0 - x1) > 4:
        yield Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    elif abs(x0 - x1) < 1 and abs(y0 - y1) > 4:
        yield Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
