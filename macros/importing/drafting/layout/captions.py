"""The words around tables: those before them, captions, notes below, and what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.importing.drafting.layout.lines import numbered_notes
from macros.importing.drafting.layout.tables.drafted import as_table
from macros.importing.drafting.node import Node
from macros.importing.source import Block, Paragraph

_CAPTION = 2
"""A caption has at most so many lines: 表1 投资计划, 单位：万元."""


def prose_and_tables(blocks: Sequence[Block]) -> tuple[list[str], list[Node], list[str]]:
    """Return the words before the tables, the tables with what stands around them, the words behind."""
    before: list[str] = []
    tables: list[Node] = []
    words: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            words.append(block.text.strip())
            continue
        caption = _take_caption(words)
        if tables:
            _set(tables[-1], "closing", words)
        else:
            before = words
        words = []
        tables.append(as_table(block))
        _set(tables[-1], "caption", caption)
    if not tables:
        return words, [], []
    notes = numbered_notes(words)
    count = next(
        (n for n, one in enumerate(words) if not (_is_table_note(one) or n in notes)), len(words)
    )
    _set(tables[-1], "closing", words[:count])
    return before, tables, words[count:]


def _take_caption(words: list[str]) -> list[str]:
    """Take the caption of a table from the end of the words before it: at most two lines."""
    found: list[str] = []
    while words and len(found) < _CAPTION and _is_caption(words[-1]):
        found.insert(0, words.pop())
    return found


def _set(table: Node, key: str, words: Sequence[str]) -> None:
    if words:
        table[key] = "\n\n".join(words)


def _is_caption(words: str) -> bool:
    return bool(
        re.match(r"(?:续?表\s*[0-9一二三四五六七八九十]|(?:计量)?单位\s*[：:]|填报|制表)", words)
    ) or (len(words) <= 40 and bool(re.search(r"(?:表|清单|一览)$", words)))


def _is_table_note(words: str) -> bool:
    return bool(re.match(r"(?:注|备注|说明|注释)\s*[：:0-9]|[（(]注", words))
