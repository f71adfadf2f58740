"""Joins the lines of a PDF into paragraphs, and tables that go on on the next page.

A PDF has no paragraphs. A line goes on where the one before is full, and where no indent, no gap
and no number says that something new begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from macros.importing import lines
from macros.importing.formats.pdf.page import Page, place_of
from macros.importing.formats.pdf.printed import Item, Line, TableOnPage
from macros.importing.source import Align, Block, Cell, LeftOut, Paragraph, Table


@dataclass
class _Shape:
    """How the text of pages of one width is set."""

    left: float = 0
    right: float = 0
    size: float = 12
    """How wide a Chinese character is."""
    height: float = 12
    """How high most lines are."""
    pitch: float = 0
    """How far most lines are apart."""
    indented: bool = False
    """Whether paragraphs begin with an indent."""


@dataclass
class Joiner:
    """Joins the lines and tables of all pages."""

    pages: Sequence[Page]
    items: list[list[Item]]
    left_out: list[LeftOut] = field(default_factory=list)
    split_rows: list[int] = field(default_factory=list)
    unsure: bool = False
    """Whether neither indents nor gaps tell where paragraphs begin."""
    _shapes: dict[int, _Shape] = field(default_factory=dict)

    def blocks(self) -> list[Block]:
        """Return the paragraphs and tables of the document."""
        for width in {self._group(page.number) for page in self.pages}:
            self._shapes[width] = self._shape(width)
        found: list[Block] = []
        notes: list[Block] = []
        last: Line | None = None
        hanging = False
        table: TableOnPage | None = None
        for item in (item for page in self.items for item in page):
            if isinstance(item, TableOnPage):
                if table and not self._continues(table, item):
                    found.append(_table(table))
                    table = None
                table = table or item
                last = None
                continue
            if table:
                found.append(_table(table))
                table = None
            if self._is_footnote(item):
                notes.append(Paragraph(item.text, place_of(item.page), footnote=True))
                continue
            paragraph = found[-1] if found else None
            how = self._goes_on(last, item, hanging) if last else ""
            if how and isinstance(paragraph, Paragraph):
                found[-1] = _longer(paragraph, item, how)
            else:
                found += notes
                notes = []
                found.append(Paragraph(item.text, place_of(item.page), self._align(item)))
            hanging = how == "hanging"
            last = item
        return [*found, *([_table(table)] if table else ()), *notes]

    def _group(self, page: int) -> int:
        return round(self.pages[page - 1].width / 20)

    def _shape(self, width: int) -> _Shape:
        held = [
            item
            for page, found in zip(self.pages, self.items, strict=True)
            if self._group(page.number) == width
            for item in found
            if isinstance(item, Line)
        ]
        if not held:
            return _Shape()
        sizes = Counter(
            round(page.size, 1)
            for page in self.pages
            if self._group(page.number) == width and page.glyphs
        )
        size = sizes.most_common(1)[0][0]
        ends = sorted(line.words_right for line in held)
        usual = ends[int((len(held) - 1) * 0.97)]
        right = ends[-1] if ends[-1] < usual + 3 * size else usual
        lefts = Counter(round(line.left / 3) for line in held)
        often = max(2, len(held) // 33)
        left = 3.0 * min(
            (place for place, count in lefts.items() if count >= often), default=min(lefts)
        )
        outdented = [line.left for line in held if 1.6 * size < left - line.left < 2.4 * size]
        if outdented:  # so few lines go on that the indent seemed the margin
            left = min(outdented)
        starts = [line.left - left for line in held]
        full = [line for line in held if right - line.right < 1.5 * size]
        if len(full) < max(4, len(held) // 5):  # too few to tell: the margins are alike
            right = max(right, self.pages[held[0].page - 1].width - left)
        begin = sum(1.5 * size < start < 2.7 * size for start in starts)
        indented = begin >= max(2, len(held) // 8)
        gaps = Counter(
            round(one.base - after.base) for one, after in pairwise(held) if one.page == after.page
        )
        pitch = min(
            (gap for gap, count in gaps.items() if count >= max(2, len(held) // 10)), default=0
        )
        spaced = any(
            gap > 1.3 * pitch and count >= max(2, len(held) // 10) for gap, count in gaps.items()
        )
        self.unsure = self.unsure or bool(len(full) > 5 and not indented and not spaced)
        height = Counter(round(line.size, 1) for line in held).most_common(1)[0][0]
        return _Shape(left, right, size, height, pitch, indented)

    def _goes_on(self, last: Line, line: Line, hanging: bool) -> str:
        """Return how a line goes on with the paragraph of the last one; empty: it does not."""
        shape = self._shapes[self._group(line.page)]
        same_page = last.page == line.page
        gap = last.base - line.base
        far = same_page and shape.pitch and gap > 1.35 * max(shape.pitch, line.size)
        if (
            self._is_title(last)
            and self._is_title(line)
            and same_page
            and abs(last.size - line.size) < 0.6
        ):
            return "title" if gap < 2.2 * line.size else ""
        if (
            far
            or self._centred(line)
            or shape.right - last.right > max(line.first, 0.3 * shape.size) + 1
        ):
            return ""
        inset = line.left - shape.left
        if inset < 0.8 * shape.size:
            if shape.indented:
                return "line"
            anew = lines.begins_anew(line.text) or (
                not same_page and lines.ends_a_sentence(last.text)
            )
            return "" if anew else "line"
        open_end = not lines.ends_a_sentence(last.text) and not lines.begins_anew(line.text)
        deeper = line.left > last.left + 0.5 * shape.size
        return "hanging" if open_end and (deeper or hanging) else ""

    def _centred(self, line: Line) -> bool:
        shape = self._shapes[self._group(line.page)]
        aside = abs((line.left + line.right) / 2 - (shape.left + shape.right) / 2)
        return (
            aside < shape.size
            and line.left > shape.left + 1.5 * shape.size
            and line.right < shape.right - shape.size
        )

    def _align(self, line: Line) -> Align:
        if self._centred(line):
            return "center"
        shape = self._shapes[self._group(line.page)]
        return "right" if line.left > (shape.left + shape.right) / 2 else ""

    def _is_title(self, line: Line) -> bool:
        shape = self._shapes[self._group(line.page)]
        return (
            line.size > 1.15 * shape.height
            and abs((line.left + line.right) / 2 - (shape.left + shape.right) / 2)
            < 1.5 * shape.size
        )

    def _is_footnote(self, line: Line) -> bool:
        shape = self._shapes[self._group(line.page)]
        low = line.base < 0.3 * self.pages[line.page - 1].height
        marked = re.match(r"[①-⑳¹²³]|\[\d+\]", line.text)
        return bool(low and marked and line.size < 0.9 * shape.height)

    # --- tables that go on on the next page -------------------------------------------------------

    def _continues(self, table: TableOnPage, other: TableOnPage) -> bool:
        """Add the rows of a table on the next page to those before; return whether it goes on there."""
        mine, theirs = table.frame.columns, other.frame.columns
        if other.page != table.page + 1 or len(mine) != len(theirs):
            return False
        shift = mine[0] - theirs[0]
        if any(abs(a - b - shift) > 4 for a, b in zip(mine, theirs, strict=True)):
            return False
        if other is not next(iter(self.items[other.page - 1]), None):
            return False
        rows = other.rows
        while rows and len(table.rows) > 1 and rows[0] == table.rows[len(other.rows) - len(rows)]:
            text = "".join(part for cell in rows[0] for part in cell.paragraphs)
            self.left_out.append(LeftOut(text, "续页重复的表头", place_of(other.page)))
            rows = rows[1:]
        if rows and table.rows and _rest_of(table.rows[-1], rows[0]):
            table.rows[-1] = [
                replace(a, paragraphs=_joined(a.paragraphs, b.paragraphs))
                for a, b in zip(table.rows[-1], rows[0], strict=True)
            ]
            self.split_rows.append(other.page)
            rows = rows[1:]
        table.rows += rows
        table.page = other.page
        return True


def _rest_of(row: list[Cell], after: list[Cell]) -> bool:
    """Whether a row on a new page is the rest of the last one: it has no number of its own."""
    if len(row) != len(after) or len(row) < 2:
        return False
    return (
        bool(row[0].paragraphs)
        and not after[0].paragraphs
        and any(cell.paragraphs for cell in after)
    )


def _joined(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    if not before or not after:
        return before or after
    return (*before[:-1], lines.join(before[-1], after[0]), *after[1:])


def _longer(paragraph: Paragraph, line: Line, how: str) -> Paragraph:
    if how == "title":
        return replace(paragraph, text=f"{paragraph.text} {line.text}", align="center")
    return replace(paragraph, text=lines.join(paragraph.text, line.text))


def _table(table: TableOnPage) -> Table:
    return Table(tuple(map(tuple, table.rows)), place_of(table.page))
