"""What repeats on the pages of a PDF, or only numbers them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from macros.importing.formats import lines
from macros.importing.formats.pdf.page import Glyph, Page, place_of
from macros.importing.formats.pdf.printed import Item, Line, tables_of
from macros.importing.source import LeftOut
from macros.text.lines.reflow import is_wide

EDGE, FOOT = 0.09, 0.14
"""Which part of a page, above and below, running headers and page numbers stand in."""
GAP, REACH = 1.2, 3
"""How far what numbers a page is from the column of text and, without marks, from other words beside it.

In widths of a character. A number of an item may hang out of the column, but its item is near.
"""
FAR = 1000
"""No number without marks is so much higher than that of its page: it may be a year."""


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
    numbers: dict[int, Line] = {}
    for page, found in zip(pages, items, strict=True):
        left: list[Item] = []
        for item in found:
            outermost = not left or item is found[-1]
            low = isinstance(item, Line) and item.base < page.height / 2
            if not isinstance(item, Line):
                left.append(item)
            elif outermost and _at_edge(item, page, FOOT) and _is_number(item.text):
                numbers[page.number] = item
                yield LeftOut(item.text, "页码", place_of(page.number))
            elif _at_edge(item, page, EDGE) and (
                often[_repeated(item)] >= enough or (outermost and item.size < 0.8 * usual)
            ):
                yield LeftOut(item.text, "页脚" if low else "页眉", place_of(page.number))
            else:
                left.append(item)
        found[:] = left
    yield from _elsewhere(pages, items, numbers)


def _elsewhere(
    pages: Sequence[Page], items: Sequence[list[Item]], numbers: Mapping[int, Line]
) -> Iterator[LeftOut]:
    """Take a number of each page that has none yet: in the text, or above a footer, as several pages have it."""
    may = [
        (page, found, item)
        for page, found in zip(pages, items, strict=True)
        if page.number not in numbers
        for n, item in reversed([*enumerate(found)])
        if isinstance(item, Line)
        and _is_number(item.text)
        and (n in (0, len(found) - 1) or _is_marked(item.text))
    ]
    seen = [(page, numbers[page.number]) for page in pages if page.number in numbers]
    counting = _counting(
        (page, one.text, one.base) for page, one in [*seen, *((page, one) for page, _, one in may)]
    )
    done: set[int] = set()
    for page, found, item in may:
        outermost = item is found[0] or item is found[-1]
        sure = outermost and _is_marked(item.text) and _at_edge(item, page, FOOT)
        if page.number not in done and (sure or _place(item.text, item.base, page) in counting):
            done.add(page.number)
            found[:] = [one for one in found if one is not item]
            yield LeftOut(item.text, "页码", place_of(page.number))


def beside(pages: Sequence[Page]) -> Iterator[LeftOut]:
    """Take page numbers that stand beside the text, outside its column, out of the characters of pages; yield them.

    Each is the only number there. Without marks it stands apart, and several pages have it at that height.
    """
    alone: list[tuple[Page, list[Glyph]]] = []
    for width in {round(page.width) for page in pages}:
        alike = [page for page in pages if round(page.width) == width]
        words = [glyph for page in alike for glyph in page.glyphs if is_wide(glyph.char)]
        lefts, rights = sorted(one.left for one in words), sorted(one.right for one in words)
        few = len(words) // 50
        for page in alike if words else ():
            runs = _outside(page, lefts[few], rights[-1 - few], GAP * page.size)
            if len(runs) == 1 and (_is_marked(_text(runs[0])) or _is_apart(runs[0], page)):
                alone.append((page, runs[0]))
    counting = _counting((page, _text(run), run[0].base) for page, run in alone)
    for page, run in sorted(alone, key=lambda one: one[0].number):
        text = _text(run)
        if _is_marked(text) or _place(text, run[0].base, page) in counting:
            page.glyphs = [glyph for glyph in page.glyphs if glyph not in run]
            yield LeftOut(text, "页码", place_of(page.number))


def _is_apart(run: Sequence[Glyph], page: Page) -> bool:
    """Whether no other words stand beside a number within reach."""
    reach = REACH * page.size
    left, right = min(one.left for one in run) - reach, max(one.right for one in run) + reach
    return not any(
        left < one.right and one.left < right and abs(one.base - run[0].base) < page.size
        for one in page.glyphs
        if not one.char.isspace() and one not in run
    )


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


def _counting(numbers: Iterable[tuple[Page, str, float]]) -> set[tuple[int, int]]:
    """Return how far numbers are from those of their pages, and how high, where several pages agree."""
    often = Counter({(_place(text, base, page), page.number) for page, text, base in numbers})
    pages = Counter(place for place, _ in often)
    return {place for place, count in pages.items() if count > 1 and abs(place[0]) < FAR}


def _place(text: str, base: float, page: Page) -> tuple[int, int]:
    number = re.search(r"\d+", text)
    return int(number.group()) - page.number if number else 0, round(base / 4)


def _is_marked(text: str) -> bool:
    return lines.is_page_number(text)


def _repeated(line: Line) -> tuple[str, int]:
    """Return what a running line has in common on all pages: its words, and its height."""
    return re.sub(r"\d+", "#", line.text), round(line.base / 4)


def _at_edge(line: Line, page: Page, part: float) -> bool:
    return not part * page.height < line.base < (1 - part) * page.height


def _is_number(text: str) -> bool:
    return _is_marked(text) or bool(re.fullmatch(r"\d{1,4}(?:\s*/\s*\d{1,4})?", text.strip()))
