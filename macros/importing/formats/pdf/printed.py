"""The lines and ruled tables of a page, from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.importing import lines
from macros.importing.formats.pdf.page import Glyph, Page
from macros.importing.formats.pdf.ruled import Frame, Place, frames
from macros.importing.source import Cell
from macros.text.reflow import is_wide

_SPACE = (0.2, 0.45, 1.5)
"""From how wide a gap on there is a space, in characters: between two Latin ones, one, none.

Programs set Latin words and figures a quarter of a character apart from Chinese.
"""


@dataclass(frozen=True)
class Line:
    """A line as printed."""

    text: str
    gaps: int
    """How many gaps it has that are wider than a character: perhaps columns."""
    page: int
    left: float
    right: float
    base: float
    size: float
    words_right: float
    """Where it ends without the stop or comma at its end, which may hang over the margin."""
    first: float
    """How wide the first word is, which had no room in the line before if that was full."""


@dataclass
class TableOnPage:
    """A ruled table, or the part of one that stands on a page."""

    page: int
    frame: Frame
    rows: list[list[Cell]]
    top: float


Item = Line | TableOnPage


def items_of(page: Page) -> list[Item]:
    """Return the lines and the tables of a page, from the top down."""
    found: list[Item] = []
    inside: dict[int, dict[Place, list[Glyph]]] = {}
    around: list[Glyph] = []
    tables = frames(page.rules)
    for glyph in page.glyphs:
        table = next((n for n, frame in enumerate(tables) if frame.holds(*glyph.middle)), None)
        cell = tables[table].at(*glyph.middle) if table is not None else None
        if table is None or cell is None:
            around.append(glyph)
        else:
            inside.setdefault(table, {}).setdefault(cell, []).append(glyph)
    for number, held in inside.items():
        frame = tables[number]
        rows: list[list[Cell]] = [[] for _ in frame.rows[1:]]
        for place in frame.cells:
            texts = _cell(_lines(held.get(place, []), page), frame.width(place), page.size)
            rows[place.row].append(Cell(texts, place.across, place.down))
        found.append(TableOnPage(page.number, frame, rows, frame.rows[0]))
    found += _lines(around, page)
    return sorted(found, key=lambda item: -(item.base if isinstance(item, Line) else item.top))


def _lines(glyphs: Sequence[Glyph], page: Page) -> list[Line]:
    """Put characters together that stand on one line, from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.base):
        if rows and rows[-1][0].base - glyph.base < 0.45 * page.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    made = (_line(sorted(row, key=lambda one: one.left), page) for row in rows)
    return [line for line in made if line]


def _line(glyphs: list[Glyph], page: Page) -> Line | None:
    seen = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if not seen:
        return None
    text, before, gaps = "", seen[0], 0
    for glyph in glyphs:
        gap = (glyph.left - before.right) / page.size
        wide = is_wide(glyph.char) + is_wide(before.char)
        if text and not text[-1].isspace() and gap > _SPACE[wide]:
            text += "\u3000" if wide == 2 else " "
        gaps += gap > _SPACE[2]
        text += glyph.char
        before = glyph
    last = seen[0].right
    for one, after in pairwise(seen):
        if is_wide(one.char) and not lines.closes(after.char):
            break
        if not is_wide(one.char) and (is_wide(after.char) and not lines.closes(after.char)):
            break
        last = after.right
    size = sorted(glyph.top - glyph.bottom for glyph in seen)[len(seen) // 2]
    return Line(
        text.strip(),
        gaps,
        page.number,
        seen[0].left,
        seen[-1].right,
        seen[0].base,
        size,
        next((one.right for one in reversed(seen) if not lines.closes(one.char)), seen[0].left),
        last - seen[0].left,
    )


def _cell(held: list[Line], width: float, size: float) -> tuple[str, ...]:
    """Join the lines of a cell; one that left room for the next word ends a paragraph."""
    texts: list[str] = []
    right = max((line.right for line in held), default=0)
    for number, line in enumerate(held):
        before = held[number - 1] if number else None
        full = before and right - before.right < max(line.first, size)
        if before and (
            full or not (lines.ends_a_sentence(before.text) or lines.begins_anew(line.text))
        ):
            texts[-1] = lines.join(texts[-1], line.text)
        else:
            texts.append(line.text)
    return tuple(texts)
