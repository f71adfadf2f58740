"""What holds of the characters of every source: odd spaces, invisible ones, ones that look alike.

A space becomes an ordinary one. What nobody sees is taken out, and what looks like a character of
daily use without being it (⽂ for 文, as many PDF files have) becomes that one; both are accounted for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace

from macros.importing.formats.lines import parts
from macros.importing.source import Block, Cell, LeftOut, Paragraph, Source
from macros.text.characters.allowed import UNWANTED
from macros.text.characters.variants import characters

_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
MISSING = "〓"
"""Stands for a character of which only a picture in some font exists: printers' mark for a gap."""


@dataclass
class _Tidied:
    """What was taken out of the characters of a source, or put in the place of others."""

    invisible: list[str] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)

    def text(self, text: str) -> str:
        """Return a text without what must not stand in a transcription."""
        text = _RADICALS.sub(self._radical, text)
        return UNWANTED.sub(self._unwanted, text).strip()

    def _radical(self, match: re.Match[str]) -> str:
        char = match.group()
        common = characters().get(char) or unicodedata.normalize("NFKC", char)
        if common != char:
            self.replaced.append((char, common))
        return common

    def _unwanted(self, match: re.Match[str]) -> str:
        char = match.group()
        if char.isspace() or char in "\t\n":
            return " "
        if char == "\u2011":  # a hyphen at which no line breaks
            self.replaced.append((char, "-"))
            return "-"
        if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000" or char == "\ufffd":
            self.replaced.append((char, MISSING))
            return MISSING
        self.invisible.append(char)
        return ""


def tidy(source: Source) -> Source:
    """Return the source with the characters of a transcription, and notes of what was changed."""
    tidied = _Tidied()
    blocks = tuple(found for block in source.blocks for found in _block(tidied, block))
    left_out = list(source.left_out)
    notes = list(source.notes)
    if tidied.invisible:
        left_out.append(LeftOut("".join(tidied.invisible), "看不见的字符"))
    changed = Counter(tidied.replaced)
    alike = [f"{was}→{now}" for was, now in changed if now != MISSING]
    if alike:
        notes.append(
            f"有 {_sum(changed, True)} 处字形相同而编码不同的字，已换成通用字（{'、'.join(alike)}）。"
        )
    if any(now == MISSING for _, now in changed):
        notes.append(
            f"有 {_sum(changed, False)} 处字符只在原件的字体里有（自造字、图标或乱码），写作“{MISSING}”；"
            "请对照原件补上。"
        )
    return replace(
        source,
        blocks=blocks,
        left_out=tuple(left_out),
        notes=tuple(notes),
        replaced=(*source.replaced, *tidied.replaced),
    )


def _sum(changed: Counter[tuple[str, str]], alike: bool) -> int:
    return sum(count for (_, now), count in changed.items() if (now != MISSING) == alike)


def _block(tidied: _Tidied, block: Block) -> list[Block]:
    """Tidy a block; one without a word is dropped, one with line breaks may become several."""
    if isinstance(block, Paragraph):
        texts = (tidied.text(text) for text in parts(block.text))
        return [replace(block, text=text) for text in texts if text]
    rows = tuple(tuple(_cell(tidied, cell) for cell in row) for row in block.rows)
    words = any(cell.paragraphs for row in rows for cell in row)
    return [replace(block, rows=rows)] if words else []


def _cell(tidied: _Tidied, cell: Cell) -> Cell:
    texts = (tidied.text(text) for given in cell.paragraphs for text in parts(given))
    return replace(cell, paragraphs=tuple(text for text in texts if text))
