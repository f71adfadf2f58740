"""What repeats on the pages of a PDF, or only numbers them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from macros.importing.formats import lines
from macros.importing.formats.pdf.page import Glyph, Page, place_of
from macros.importing.formats.pdf.printed import Item, Line, tables_of
from macros.importing.source import LeftOut
from macros.text.lines.reflow import is_wide

EDGE, FOOT = 0.09, 0.14
"""Which part of a page, above and below, running headers and page numbers stand in."""
GAP = 1.2
"""How far from the column of text what stands beside it is at least, in widths of a character."""


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
    counting = _counting(_numbers(pages, items))
    heights = [item.size for found in items for item in found if isinstance(item, Line)]
    usual = median(heights) if heights else 0.0
    for page, found in zip(pages, items, strict=True):
        for item in [*found, *reversed(found)]:  # a number may stand above a footer
            if not isinstance(item, Line) or item not in found:
                continue
            outermost = item is found[0] or item is found[-1]
            low = item.base < page.height / 2
            if _is_number(item.text) and (
                (outermost and _at_edge(item, page, FOOT))
                or ((outermost or _is_marked(item.text)) and _offset(item.text, page) in counting)
            ):
                why = "页码"
            elif _at_edge(item, page, EDGE) and (
                often[_repeated(item)] >= enough or (outermost and item.size < 0.8 * usual)
            ):
                why = "页脚" if low else "页眉"
            else:
                continue
            found.remove(item)
            yield LeftOut(item.text, why, place_of(page.number))


def beside(pages: Sequence[Page]) -> Iterator[LeftOut]:
    """Take page numbers that stand beside the text, outside its column, out of the characters of pages; yield them.

    It is the only number there, and counts with the pages: numbers of items may hang there too.
    """
    words = [glyph for page in pages for glyph in page.glyphs if is_wide(glyph.char)]
    if not words:
        return
    lefts, rights = sorted(one.left for one in words), sorted(one.right for one in words)
    few = len(words) // 50
    found = {
        page.number: _outside(page, lefts[few], rights[-1 - few], GAP * page.size) for page in pages
    }
    alone = [(page, runs[0]) for page in pages if len(runs := found[page.number]) == 1]
    counting = _counting((page, _text(run)) for page, run in alone)
    for page, run in alone:
        text = _text(run)
        if _is_marked(text) or _offset(text, page) in {0, *counting}:
            page.glyphs = [glyph for glyph in page.glyphs if glyph not in run]
            yield LeftOut(text, "页码", place_of(page.number))


def _outside(page: Page, left: float, right: float, gap: float) -> list[list[Glyph]]:
    """Return the characters of each page number that stands outside a column of text."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(page.glyphs, key=lambda one: (one.left < right, -one.base)):
        if (left - gap < glyph.right and glyph.left < right + gap) or glyph.char.isspace():
            continue
        near = rows and abs(rows[-1][0].base - glyph.base) < 0.45 * page.size
        same = near and (rows[-1][0].left < right) == (glyph.left < right)
        if same:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    numbers = [row for row in rows if _is_number(_text(row))]
    tables = tables_of(page) if numbers else []
    return [row for row in numbers if not any(one.holds(*row[0].middle) for one in tables)]


def _text(run: Sequence[Glyph]) -> str:
    return "".join(glyph.char for glyph in sorted(run, key=lambda one: one.left))


def _numbers(pages: Sequence[Page], items: Sequence[Sequence[Item]]) -> Iterator[tuple[Page, str]]:
    """Yield the lines that may number a page: first or last, or with marks around the number."""
    for page, found in zip(pages, items, strict=True):
        for n, item in enumerate(found):
            if isinstance(item, Line) and _is_number(item.text):
                if n in (0, len(found) - 1) or _is_marked(item.text):
                    yield page, item.text


def _counting(numbers: Iterable[tuple[Page, str]]) -> set[int]:
    """Return how far numbers are from those of their pages, where several pages agree."""
    often = Counter({(_offset(text, page), page.number) for page, text in numbers})
    pages = Counter(offset for offset, _ in often)
    return {offset for offset, count in pages.items() if count > 1}


def _offset(text: str, page: Page) -> int:
    number = re.search(r"\d+", text)
    return int(number.group()) - page.number if number else 0


def _is_marked(text: str) -> bool:
    return lines.is_page_number(text)


def _repeated(line: Line) -> tuple[str, int]:
    """Return what a running line has in common on all pages: its words, and its height."""
    return re.sub(r"\d+", "#", line.text), round(line.base / 4)


def _at_edge(line: Line, page: Page, part: float) -> bool:
    return not part * page.height < line.base < (1 - part) * page.height


def _is_number(text: str) -> bool:
    return _is_marked(text) or bool(re.fullmatch(r"\d{1,4}(?:\s*/\s*\d{1,4})?", text.strip()))
