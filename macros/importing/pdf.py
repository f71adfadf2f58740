"""Reads a PDF with a text layer: lines joined into paragraphs, ruled tables, page numbers apart.

A PDF has no paragraphs. A line goes on where the one before is full, and where no indent, no gap
and no number says that something new begins; what the file does not tell is said to the editor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

import pypdfium2 as pdfium

from macros.importing import lines
from macros.importing.docx import SCAN
from macros.importing.pdf_page import Glyph, Page, page_of
from macros.importing.pdf_tables import Frame, Place, frames
from macros.importing.plaintext import share_in_daily_use
from macros.importing.source import (
    Align,
    Block,
    Cell,
    LeftOut,
    Paragraph,
    Source,
    Table,
    UnreadableSource,
)
from macros.text.characters import UNWANTED
from macros.text.excerpt import excerpt
from macros.text.reflow import is_wide

MAX_PAGES = 2000
SCAN_CHARACTERS = 15
"""A page with fewer characters has no text, but a number or a stamp."""
EDGE, FOOT = 0.09, 0.14
"""Which part of a page, above and below, running headers and page numbers stand in."""
_SPACE = (0.2, 0.45, 1.5)
"""From how wide a gap on there is a space, in characters: between two Latin ones, one, none.

Programs set Latin words and figures a quarter of a character apart from Chinese.
"""
COLUMNS = 3
"""So many lines with gaps on a page may be a table without ruled lines."""
DAILY, ENOUGH = 0.4, 40
"""A text of which fewer characters are in daily use is gibberish, unless it has too few to tell."""
GARBLED = (
    "PDF 的文字层是乱码（看着正常，复制出来却是别的字），读不出原文；"
    "请找 Word 文件或网页导入，或用文字识别软件重做文字层并校对。"
)
DAMAGED = "PDF 文件损坏，或没有下载完整。请重新下载，或用阅读软件打开后另存再导入。"
LOCKED = "PDF 文件有密码，打不开。请用密码打开后另存为没有密码的文件，再导入。"


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
class _TableOnPage:
    page: int
    frame: Frame
    rows: list[list[Cell]]
    top: float


Item = Line | _TableOnPage


def read_pdf(path: Path, data: bytes, say: Callable[[str], None] = lambda words: None) -> Source:
    """Read a PDF. Raises UnreadableSource."""
    pages, raw = _pages(data, say)
    if not any(page.glyphs or page.pictures for page in pages):
        raise UnreadableSource("PDF 里没有文字。请确认文件没有选错。")
    if all(page.pictures and len(page.glyphs) < SCAN_CHARACTERS for page in pages):
        raise UnreadableSource(SCAN)
    if _is_garbled(raw):
        raise UnreadableSource(GARBLED)
    left_out = [
        LeftOut(page.slanted, "斜排的文字（水印）", _place(page.number))
        for page in pages
        if page.slanted
    ]
    items = [_items(page) for page in pages]
    left_out += _running(pages, items)
    joiner = _Joiner(pages, items)
    blocks = joiner.blocks()
    return Source(
        path,
        "pdf",
        tuple(blocks),
        (*left_out, *joiner.left_out),
        notes=tuple(_notes(pages, joiner)),
        raw=raw,
    )


def _pages(data: bytes, say: Callable[[str], None]) -> tuple[list[Page], str]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableSource(LOCKED if "password" in str(error).lower() else DAMAGED) from None
    try:
        count = len(document)
        if not 0 < count <= MAX_PAGES:
            raise UnreadableSource(
                f"PDF 有 {count} 页，超过上限 {MAX_PAGES} 页；请只留下公文的几页再导入。"
                if count
                else DAMAGED
            )
        pages, raw = [], []
        for index in range(count):
            page, characters = page_of(document, index)
            pages.append(page)
            raw.append(characters)
            if (index + 1) % 20 == 0:
                say(f"已读 {index + 1} 页，共 {count} 页")
        return pages, "".join(raw)
    except pdfium.PdfiumError:
        raise UnreadableSource(DAMAGED) from None
    finally:
        document.close()


def _is_garbled(text: str) -> bool:
    """Whether the codes of a text layer are not those of what is printed: copied, it is gibberish."""
    unknown = sum(bool(UNWANTED.match(char)) for char in text if not char.isspace())
    chinese = sum(char > "\x7f" for char in text)
    return unknown > len(text) / 10 or (chinese >= ENOUGH and share_in_daily_use(text) < DAILY)


def _place(page: int) -> str:
    return f"第{page}页"


# --- lines of a page ------------------------------------------------------------------------------


def _items(page: Page) -> list[Item]:
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
        found.append(_TableOnPage(page.number, frame, rows, frame.rows[0]))
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


# --- what repeats on every page -------------------------------------------------------------------


def _running(pages: Sequence[Page], items: list[list[Item]]) -> Iterator[LeftOut]:
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
            yield LeftOut(item.text, why, _place(page.number))


def _repeated(line: Line) -> tuple[str, int]:
    """Return what a running line has in common on all pages: its words, and its height."""
    return re.sub(r"\d+", "#", line.text), round(line.base / 4)


def _at_edge(line: Line, page: Page, part: float) -> bool:
    return not part * page.height < line.base < (1 - part) * page.height


def _is_number(text: str) -> bool:
    return lines.is_page_number(text) or bool(
        re.fullmatch(r"\d{1,4}(?:\s*/\s*\d{1,4})?", text.strip())
    )


# --- paragraphs -----------------------------------------------------------------------------------


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
class _Joiner:
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
        table: _TableOnPage | None = None
        for item in (item for page in self.items for item in page):
            if isinstance(item, _TableOnPage):
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
                notes.append(Paragraph(item.text, _place(item.page), footnote=True))
                continue
            paragraph = found[-1] if found else None
            how = self._goes_on(last, item, hanging) if last else ""
            if how and isinstance(paragraph, Paragraph):
                found[-1] = _longer(paragraph, item, how)
            else:
                found += notes
                notes = []
                found.append(Paragraph(item.text, _place(item.page), self._align(item)))
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

    def _continues(self, table: _TableOnPage, other: _TableOnPage) -> bool:
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
            self.left_out.append(LeftOut(text, "续页重复的表头", _place(other.page)))
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


def _table(table: _TableOnPage) -> Table:
    return Table(tuple(map(tuple, table.rows)), _place(table.page))


def _notes(pages: Sequence[Page], joiner: _Joiner) -> Iterator[str]:
    slanted = "".join(page.slanted for page in pages)
    if slanted:
        yield f"有斜排或竖排的文字“{excerpt(slanted)}”，看来是水印，没有读入；请对照原件核对。"
    bare = [page.number for page in pages if len(page.glyphs) < SCAN_CHARACTERS and page.pictures]
    if bare:
        yield f"第 {'、'.join(map(str, bare[:10]))} 页没有文字，看来是扫描的图片，没有读入；请对照原件补上。"
    loose = [
        page.number
        for page, found in zip(pages, joiner.items, strict=True)
        if sum(isinstance(item, Line) and item.gaps > 0 for item in found) >= COLUMNS
    ]
    if loose:
        yield (
            f"第 {'、'.join(map(str, loose[:10]))} 页像是有没画框线或分栏的表格，各栏的字混在行里；"
            "请对照原件改正，或改用 Word 文件导入。"
        )
    if any(page.invisible for page in pages):
        yield "文字层是从图片识别出来的，会有认错的字；请逐字校对。"
    if joiner.unsure:
        yield "段落之间既不缩进也不空行，分段是按句子和序号判断的；请对照原件核对。"
    if joiner.split_rows:
        listed = "、".join(map(str, joiner.split_rows[:10]))
        yield f"表格在第 {listed} 页接着上一页，开头没有序号的一行已并入上一行；请核对。"
