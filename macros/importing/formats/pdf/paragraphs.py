"""Joins the lines of a PDF into paragraphs.

A PDF has no paragraphs. A line goes on where the one before is full, and where no indent, no gap
and no number says that something new begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from macros.importing.formats import lines
from macros.importing.formats.pdf.continued import goes_on_in
from macros.importing.formats.pdf.page import Page, place_of
from macros.importing.formats.pdf.printed import Item, Line, TableOnPage
from macros.importing.formats.pdf.shape import Shape, most_common, shape_of
from macros.importing.source import Block, LeftOut, Paragraph, Table

Way = Literal["", "line", "hanging", "title"]
"""How a line goes on with a paragraph: from the margin, from a deeper indent, as a title; or not."""
_NOTE = re.compile(r"[①-⑳¹²³]|\[\d+\]")


@dataclass
class Joiner:
    """Joins the lines and tables of all pages."""

    pages: Sequence[Page]
    items: Sequence[Sequence[Item]]
    left_out: list[LeftOut] = field(default_factory=list)
    split_rows: list[int] = field(default_factory=list)
    """The pages on which a row of a table goes on."""
    _shapes: dict[int, Shape] = field(default_factory=dict)
    _found: list[Block] = field(default_factory=list)
    _notes: list[Paragraph] = field(default_factory=list)
    """Footnotes that wait for the end of the paragraph that they interrupt."""
    _table: TableOnPage | None = None
    _last: Line | None = None
    _way: Way = ""

    def blocks(self) -> list[Block]:
        """Return the paragraphs and tables of the document."""
        for width in {self._width(page.number) for page in self.pages}:
            self._shapes[width] = self._measured(width)
        for found in self.items:
            for item in found:
                if isinstance(item, Line):
                    self._end_table()
                    self._line(item)
                else:
                    self._part(item, first=item is found[0])
        self._end_table()
        return [*self._found, *self._notes]

    @property
    def unsure(self) -> bool:
        """Whether neither indents nor gaps tell where paragraphs begin."""
        return any(shape.unsure for shape in self._shapes.values())

    def _width(self, page: int) -> int:
        """Return the width of a page in steps of 20 points: pages of one width are set alike."""
        return round(self.pages[page - 1].width / 20)

    def _measured(self, width: int) -> Shape:
        alike = [page for page in self.pages if self._width(page.number) == width]
        held = [
            item for page in alike for item in self.items[page.number - 1] if isinstance(item, Line)
        ]
        size = most_common(round(page.size, 1) for page in alike if page.glyphs)
        return shape_of(held, size, alike[0].width)

    def _line(self, line: Line) -> None:
        shape = self._shapes[self._width(line.page)]
        if self._is_footnote(line, shape):
            if _NOTE.match(line.text) or not self._notes:
                self._notes.append(Paragraph(line.text, place_of(line.page), footnote=True))
            else:
                self._notes[-1] = _longer(self._notes[-1], line, "line")
            return
        before = self._found[-1] if self._found else None
        self._way = self._goes_on(self._last, line, shape) if self._last else ""
        if self._way and isinstance(before, Paragraph):
            self._found[-1] = _longer(before, line, self._way)
        else:
            self._found += self._notes
            self._notes = []
            self._found.append(Paragraph(line.text, place_of(line.page), shape.align(line)))
        self._last = line

    def _goes_on(self, last: Line, line: Line, shape: Shape) -> Way:
        """Return how a line goes on with the paragraph of the last one."""
        if lines.is_page_number(last.text) or lines.is_page_number(line.text):
            return ""
        same_page = last.page == line.page
        gap = last.base - line.base
        if same_page and shape.is_title(last) and shape.is_title(line):
            return "title" if abs(last.size - line.size) < 0.6 and gap < 2.2 * line.size else ""
        far = same_page and shape.pitch and gap > 1.35 * max(shape.pitch, line.size)
        if far or shape.align(line) == "center" or not shape.is_full(last, line):
            return ""
        anew, open_end = lines.begins_anew(line.text), not lines.ends_a_sentence(last.text)
        if line.left - shape.left >= 0.8 * shape.size:
            deeper = line.left > last.left + 0.5 * shape.size or self._way == "hanging"
            return "hanging" if deeper and open_end and not anew else ""
        if shape.indented or (not anew and (same_page or open_end)):
            return "line"
        return ""

    def _is_footnote(self, line: Line, shape: Shape) -> bool:
        """Whether a line at the foot of a page is set smaller, and is marked or goes on with a note."""
        low = line.base < 0.3 * self.pages[line.page - 1].height
        goes_on = bool(self._notes) and self._notes[-1].place == place_of(line.page)
        return low and line.size < 0.9 * shape.height and bool(_NOTE.match(line.text) or goes_on)

    # --- tables -------------------------------------------------------------------------------

    def _part(self, part: TableOnPage, *, first: bool) -> None:
        """Take a table, or the rest of the one before if it is the first thing on the next page."""
        self._last = None
        if first and self._table and goes_on_in(self._table, part, self.left_out, self.split_rows):
            return
        self._end_table()
        self._table = part

    def _end_table(self) -> None:
        if self._table:
            rows = tuple(tuple(placed.cell for placed in row) for row in self._table.rows)
            self._found.append(Table(rows, place_of(self._table.page)))
        self._table = None


def _longer(paragraph: Paragraph, line: Line, way: Way) -> Paragraph:
    if way == "title":
        return replace(paragraph, text=f"{paragraph.text} {line.text}", align="center")
    return replace(paragraph, text=lines.join(paragraph.text, line.text))
