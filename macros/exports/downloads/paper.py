"""A document as a list of blocks: the one model from which DOCX and PDF are set.

The levels are those of GB/T 9704-2012 (一、 （一） 1.); what each looks like is decided where
it is set. Words that are not the plan's stand only in blocks that say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.index.citations import cited_plan
from macros.index.in_force import validity
from macros.index.measures import MeasureEntry
from macros.index.plan_words import issuers
from macros.index.titles import heading, marked_heading, printed_heading, with_number
from macros.model.section import Section, Table
from macros.model.tables.grid import grid
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs
from macros.text.parts.title_marks import heading_end

_CHARACTERS, _LONG, _HEADING = 42, 24, 5
"""In characters: the width of a page; what a cell counts for at most; the room for a heading."""
DERIVED = (
    "本文件由网站根据公文文本自动生成，不是正式公文；内容与印发的公文不一致时，以印发的公文为准。"
)

ROLES = "由编者按所引的字句或来源归纳，不是公文内容。"
"""The remark on roles of units; it also covers roles that the text assigns."""


class BlockKind(StrEnum):
    """What a block is."""

    LETTERHEAD = "letterhead"
    NUMBER = "number"
    TITLE = "title"
    SUBTITLE = "subtitle"
    ADDRESSEES = "addressees"
    ATTACHMENT = "attachment"
    """A line of the list of annexes; the ``lead`` of the first is 附件：, and names stand below names."""
    ANNEX = "annex"
    """The number of an annex, above its title."""
    LEVEL1 = "level1"
    LEVEL2 = "level2"
    LEVEL3 = "level3"
    LEVEL4 = "level4"
    LEVEL5 = "level5"
    ITEM = "item"
    """A measure: ``lead`` is its number and heading sentence, the text runs on behind it."""
    BODY = "body"
    FACT = "fact"
    """A line of the site's: ``lead`` names what ``text`` says."""
    SIGNATURE = "signature"
    FOOTNOTE = "footnote"
    CLOSING = "closing"
    TABLE = "table"
    NEW_PAGE = "new_page"


LEVELS = (
    BlockKind.LEVEL1,
    BlockKind.LEVEL2,
    BlockKind.LEVEL3,
    BlockKind.LEVEL4,
    BlockKind.LEVEL5,
)
"""The headings of sections, outermost first."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table, where it begins, and over how many rows and columns it goes."""

    text: str
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Grid:
    """A table as issued: its rows, of which the first ``headers`` are printed on every page."""

    weights: tuple[int, ...]
    """The widths of the columns, as shares of the whole."""
    headers: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Block:
    """One paragraph, or a table."""

    kind: BlockKind
    text: str = ""
    lead: str = ""
    mark: str = ""
    """The name of an item in the outline of a PDF."""
    heading: bool = False
    """Whether the lead of an item holds a heading, not only a number."""
    url: str = ""
    """Where the text leads, if it is a link."""
    table: Grid | None = None
    """What a block holds that is a table."""


@dataclass(frozen=True)
class Paper:
    """A document: what its properties say, the box on its first page, its blocks."""

    title: str
    box: tuple[Block, ...]
    blocks: tuple[Block, ...]
    dated: date | None
    """The time of creation in the properties: the date of the data, since builds use no clock."""
    author: str = ""
    """Who issued the document, if all its words are here; a selection has no author to name."""
    number: str = ""
    """The number of the document, by which a search on a computer finds the file."""
    subject: str = "由网站根据公文文本生成，非正式公文"


def box(site: Site, where: str) -> tuple[Block, ...]:
    """Return what the first page says of the file itself; ``where`` is the page it comes from."""
    url, in_force = site.settings.site_url + where, validity(site.index)
    by = issuers(site.index)
    return (
        Block(BlockKind.BODY, DERIVED),
        Block(BlockKind.FACT, cited_plan(site.index.plan), "公文"),
        *([Block(BlockKind.FACT, by, "发文机关")] if by else ()),
        *([Block(BlockKind.FACT, in_force, "效力")] if in_force else ()),
        Block(BlockKind.FACT, url, "最新内容", url=url),
    )


def item(entry: MeasureEntry) -> Iterator[Block]:
    """Yield a measure as it is now: number and heading sentence, then its paragraphs."""
    return _item(entry, entry.measure.number, entry.measure.text)


def issued_item(entry: MeasureEntry) -> Iterator[Block]:
    """Yield a measure as it was first issued."""
    return _item(entry, entry.measure.issued_number, entry.measure.issued_text)


def _item(entry: MeasureEntry, number: str, text: str) -> Iterator[Block]:
    first, *others = paragraphs(text)
    end = heading_end(first, entry.title)
    mark = with_number(number, entry.title if end else marked_heading(entry))
    lead = with_number(number, first[: end or 0])
    yield Block(BlockKind.ITEM, first[end or 0 :], lead, mark, end is not None)
    for other in others:
        yield Block(BlockKind.BODY, other)


def run_in(section: Section) -> Iterator[Block]:
    """Yield a section whose words run on behind its heading."""
    first, *others = paragraphs(section.intro or "")
    lead = printed_heading(section)
    yield Block(BlockKind.ITEM, first, lead, heading(section), True)
    for other in others:
        yield Block(BlockKind.BODY, other)


def body(text: str, kind: BlockKind = BlockKind.BODY) -> Iterator[Block]:
    """Yield each paragraph of a text."""
    for paragraph in paragraphs(text):
        yield Block(kind, paragraph)


def laid_out(table: Table) -> Grid:
    """Return a table as issued, each cell where it begins."""
    columns = len(table.columns)
    rows: list[tuple[Cell, ...]] = []
    for part in (table.header, table.rows):
        for row, starts in zip(part, grid(part, columns).starts, strict=True):
            cells = zip(row.cells, starts, strict=True)
            rows.append(tuple(Cell(c.text, at, c.rows, c.columns) for c, at in cells))
    return Grid(tuple(_weights(rows, columns)), len(table.header), tuple(rows))


def _weights(rows: Iterable[tuple[Cell, ...]], columns: int) -> Iterator[int]:
    """Yield how wide each column should be, in characters of a page's width.

    A column of short cells gets what keeps them on one line; each other has room for a heading of
    four characters, and they share what is left by their longest cells.
    """
    alone = [cell for row in rows for cell in row if cell.columns == 1]
    longest = [
        max((len(cell.text) for cell in alone if cell.column == column), default=1)
        for column in range(columns)
    ]
    short = [size for size in longest if size <= _CHARACTERS // columns]
    long = [min(size, _LONG) for size in longest if size not in short]
    left = max(_CHARACTERS - sum(short) - 2 * len(short) - _HEADING * len(long), 0)
    for size in longest:  # two characters stand for the space beside the words
        share = round(left * min(size, _LONG) / sum(long)) if long else 0
        yield size + 2 if size in short else _HEADING + share
