"""What all readers ask of paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable

from macros.importing.source import Block, Paragraph, Table

SCAN = "文件里只有图片，没有文字，看来是扫描件；请先用文字识别软件转成 Word 文件，校对后再导入。"

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""The marks of notes, raised as they are printed."""


def words_of(blocks: Iterable[Block]) -> str:
    """Return all words of some blocks."""
    return "".join(
        block.text
        if isinstance(block, Paragraph)
        else "".join(text for row in block.rows for cell in row for text in cell.paragraphs)
        for block in blocks
    )


def cell_texts(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the paragraphs of a cell; of a table in it each row is one."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts += [
                "\u3000".join(" ".join(cell.paragraphs) for cell in row) for row in block.rows
            ]
    return tuple(texts)


def has_table(blocks: Iterable[Block]) -> bool:
    """Whether one of the blocks is a table."""
    return any(isinstance(block, Table) for block in blocks)
