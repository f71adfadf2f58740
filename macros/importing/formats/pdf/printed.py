"""The lines and ruled tables of a page, from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.importing.formats import lines
from macros.importing.formats.pdf.page import Glyph, Page
from macros.importing.formats.pdf.ruled import Frame, Place, frames
from macros.importing.source import Cell
from macros.text.lines.reflow import is_wide

_SPACE = (0.2, 0.45, 1.5)
"""A wider gap is a space, in widths of a character: with no Chinese character beside it, one, two.

Programs set Latin words and figures a quarter of a character apart from Chinese.
"""
PADDING = 6
"""How far the words of a cell are from its edges, in points, as programs usually have it."""


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
class Placed:
    """A cell and the column in which it begins."""

    column: int
    cell: Cell


@dataclass
class TableOnPage:
    """A ruled table, or the part of one that stands on a page."""

    page: int
    frame: Frame
    rows: list[list[Placed]]
    last: int
    """The page on which it ends."""


Item = Line | TableOnPage


def items_of(page: Page) -> list[Item]:
    """Return the lines and the tables of a page, from the top down."""
    found: list[Item] = []
    inside: dict[int, dict[Place, list[Glyph]]] = {}
    around: list[Glyph] = []
    tables = tables_of(page)
    for glyph in page.glyphs:
        table = next((n for n, frame in enumerate(tables) if frame.holds(*glyph.middle)), None)
        cell = tables[table].at(*glyph.middle) if table is not None else None
        if table is None or cell is None:
            around.append(glyph)
        else:
            inside.setdefault(table, {}).setdefault(cell, []).append(glyph)
    for number, held in inside.items():
        frame = tables[number]
        rows: list[list[Placed]] = [[] for _ in frame.rows[1:]]
        for place in frame.cells:
            texts = _cell(_lines(held.get(place, []), page), frame.width(place))
            made = Cell(texts, place.across, place.down)
            rows[place.row].append(Placed(place.column, made))
        found.append(TableOnPage(page.number, frame, rows, page.number))
    found += _lines(around, page)
    return sorted(
        found, key=lambda item: -(item.base if isinstance(item, Line) else item.frame.rows[0])
    )


def tables_of(page: Page) -> list[Frame]:
    """Return where the ruled tables of a page stand."""
    return [frame for frame in frames(page.rules) if not _is_border(frame, page)]


def _is_border(frame: Frame, page: Page) -> bool:
    """Whether ruled lines frame the text of a page: a cell takes most of it."""
    return any(
        frame.width(cell) > 0.7 * page.width and frame.height(cell) > 0.5 * page.height
        for cell in frame.cells
    )


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
        _first_word(seen),
    )


def _first_word(glyphs: list[Glyph]) -> float:
    """Return how wide what is not broken is: a Latin word or a character, and the marks at it."""
    right = glyphs[0].right
    for one, after in pairwise(glyphs):
        marks = lines.opens(one.char) or lines.closes(after.char)
        if not marks and (is_wide(one.char) or is_wide(after.char)):
            break
        right = after.right
    return right - glyphs[0].left


def _cell(held: list[Line], width: float) -> tuple[str, ...]:
    """Join the lines of a cell.

    One ends a paragraph if much room was left behind it, or some room and something new begins.
    """
    texts: list[str] = []
    longest = max((line.right - line.left for line in held), default=0)
    inner = width - 2 * PADDING
    for number, line in enumerate(held):
        before = held[number - 1] if number else None
        length = before.right - before.left if before else 0
        roomy = inner - length > max(1.6 * line.first, 0.4 * inner)
        anew = before and (lines.ends_a_sentence(before.text) or lines.begins_anew(line.text))
        if not before or roomy or (anew and longest - length > line.first):
            texts.append(line.text)
        else:
            texts[-1] = lines.join(texts[-1], line.text)
    return tuple(texts)
