"""A document as a list of blocks: the one model from which DOCX and PDF are set.

The levels are those of GB/T 9704-2012 (一、 （一） 1.); what each looks like is decided where
it is set. Words that are not the plan's stand only in blocks that say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.index.entries import MeasureEntry
from macros.index.titles import marked_heading, plan_citation
from macros.model.plan import PlanInfo
from macros.settings import Settings
from macros.text.reflow import paragraphs

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
    LEVEL1 = "level1"
    LEVEL2 = "level2"
    ITEM = "item"
    """A measure: ``lead`` is its number and heading sentence, the text runs on behind it."""
    BODY = "body"
    FACT = "fact"
    """A line of the site's: ``lead`` names what ``text`` says."""
    CLOSING = "closing"
    NEW_PAGE = "new_page"


@dataclass(frozen=True)
class Block:
    """One paragraph."""

    kind: BlockKind
    text: str = ""
    lead: str = ""
    mark: str = ""
    """The name of an item in the outline of a PDF."""
    heading: bool = False
    """Whether the lead of an item holds a heading, not only a number."""
    url: str = ""
    """Where the text leads, if it is a link."""


@dataclass(frozen=True)
class Paper:
    """A document: what its properties say, the box on its first page, its blocks."""

    title: str
    box: tuple[Block, ...]
    blocks: tuple[Block, ...]
    dated: date | None
    """The time of creation in the properties: the date of the data, since builds use no clock."""
    subject: str = "由网站根据公文文本生成，非正式公文"


def box(plan: PlanInfo, settings: Settings, where: str) -> tuple[Block, ...]:
    """Return what the first page says of the file itself; ``where`` is the page it comes from."""
    url = settings.site_url + where
    return (
        Block(BlockKind.BODY, DERIVED),
        Block(BlockKind.FACT, plan_citation(plan), "公文"),
        Block(BlockKind.FACT, url, "最新内容", url=url),
    )


def item(entry: MeasureEntry) -> Iterator[Block]:
    """Yield a measure as it is printed: number and heading sentence, then its paragraphs."""
    measure = entry.measure
    first, *others = paragraphs(measure.text)
    if entry.title_is_official and first.startswith(measure.title):
        end = len(measure.title) + (first[len(measure.title) :][:1] in ("。", "："))
        heading, rest = first[:end], first[end:]
        mark = f"{measure.number}{measure.title}"
    else:
        heading, rest = "", first
        mark = f"{measure.number}{marked_heading(entry)}"
    yield Block(BlockKind.ITEM, rest, measure.number + heading, mark, bool(heading))
    for other in others:
        yield Block(BlockKind.BODY, other)


def body(text: str) -> Iterator[Block]:
    """Yield each paragraph of a text."""
    for paragraph in paragraphs(text):
        yield Block(BlockKind.BODY, paragraph)
