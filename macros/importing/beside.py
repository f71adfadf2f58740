"""What stands above a notice and is said of it: 索引号, 文号, 成文日期, copied along from a government's page."""

from __future__ import annotations

from dataclasses import replace

from macros.importing.formats.blocks import words_of
from macros.importing.formats.web.facts import FACTS, facts_in, number_beside, said_of_number
from macros.importing.source import Block, LeftOut, Paragraph, Source

_MOST = 24
"""So many lines or tables of facts may stand above a notice."""


def without_facts(source: Source) -> Source:
    """Return the source without such facts at its beginning; a number that only they print stays."""
    count, facts = 0, dict[str, str]()
    words: list[str] = []
    for n, block in enumerate(source.blocks[:_MOST], start=1):
        words += _words(block)
        if found := facts_in(words):
            count, facts = n, found
    if not facts:
        return source
    left, blocks = words_of(source.blocks[:count]), source.blocks[count:]
    notes = source.notes
    if number := number_beside(facts, blocks):
        blocks = (Paragraph(number, FACTS), *blocks)
        left = left.replace(number, "", 1)
        notes = (*notes, said_of_number(number))
    return replace(
        source,
        blocks=blocks,
        left_out=(*source.left_out, LeftOut(left, FACTS)),
        metadata={**facts, **source.metadata},
        notes=notes,
    )


def _words(block: Block) -> list[str]:
    """Return a paragraph, or the cells of a table."""
    if isinstance(block, Paragraph):
        return [block.text]
    return [" ".join(cell.paragraphs) for row in block.rows for cell in row]
