"""What repeats on the pages of a PDF, or only numbers them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from macros.importing.formats import lines
from macros.importing.formats.pdf.page import Page, place_of
from macros.importing.formats.pdf.printed import Item, Line
from macros.importing.source import LeftOut

EDGE, FOOT = 0.09, 0.14
"""Which part of a page, above and below, running headers and page numbers stand in."""


def running(pages: Sequence[Page], items: list[list[Item]]) -> Iterator[LeftOut]:
    """Take page numbers, running headers and footers out of the items; yield them."""
    often: Counter[tuple[str, int]] = Counter()
    for page, found in zip(pages, items, strict=True):
        often.update(
            {
                _repeated(line)
                for line in found
                if isinstance(line, Line) and _at_edge(line, page, EDGE)
            }
        )
    enough = max(2, len(pages) // 3)
    heights = [item.size for found in items for item in found if isinstance(item, Line)]
    usual = median(heights) if heights else 0.0
    for page, found in zip(pages, items, strict=True):
        for item in list(found):
            if not isinstance(item, Line):
                continue
            outermost = item is found[0] or item is found[-1]
            low = item.base < page.height / 2
            if outermost and _at_edge(item, page, FOOT) and _is_number(item.text):
                why = "页码"
            elif _at_edge(item, page, EDGE) and (
                often[_repeated(item)] >= enough or (outermost and item.size < 0.8 * usual)
            ):
                why = "页脚" if low else "页眉"
            else:
                continue
            found.remove(item)
            yield LeftOut(item.text, why, place_of(page.number))


def _repeated(line: Line) -> tuple[str, int]:
    """Return what a running line has in common on all pages: its words, and its height."""
    return re.sub(r"\d+", "#", line.text), round(line.base / 4)


def _at_edge(line: Line, page: Page, part: float) -> bool:
    return not part * page.height < line.base < (1 - part) * page.height


def _is_number(text: str) -> bool:
    return lines.is_page_number(text) or bool(
        re.fullmatch(r"\d{1,4}(?:\s*/\s*\d{1,4})?", text.strip())
    )
