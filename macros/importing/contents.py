"""The table of contents of a notice: its lines stand again where their part begins, so it is left out."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from string import digits

from macros.importing.source import Block, LeftOut, Paragraph, Source
from macros.text.lines.reflow import squeeze

_HEADING = ("目录", "目次")
_LEADERS = ".…·．—-"
_BEGINS_WITHIN = 40
_FEWEST = 2


def without_contents(source: Source) -> Source:
    """Return the source without 目录 and the lines below it that stand again later."""
    lines = [_lines(block) for block in source.blocks]
    plain = [[plain_entry(line) for line in held] for held in lines]
    begin = next((n for n, held in enumerate(plain[:_BEGINS_WITHIN]) if held in ([one] for one in _HEADING)), None)  # fmt: skip
    if begin is None:
        return source
    end, listed = begin + 1, 0
    while end < len(plain) and plain[end]:
        later = {line for held in plain[end + 1 :] for line in held}
        if not all(any(one.startswith(line) for one in later) for line in plain[end] if line):
            break
        listed += len(plain[end])
        end += 1
    if listed < _FEWEST:
        return source
    left = LeftOut("\n".join(line for held in lines[begin:end] for line in held), "目录")
    return replace(
        source,
        blocks=(*source.blocks[:begin], *source.blocks[end:]),
        left_out=(*source.left_out, left),
    )


def _lines(block: Block) -> list[str]:
    """Return a paragraph, or each row of a table as one line."""
    if isinstance(block, Paragraph):
        return [block.text]
    return ["".join(part for cell in row for part in cell.paragraphs) for row in block.rows]


def plain_entry(line: str) -> str:
    """Return a line without blanks and the number of its page, brackets of either width alike."""
    words = unicodedata.normalize("NFKC", squeeze(line))
    return words.rstrip(digits).rstrip(_LEADERS)
