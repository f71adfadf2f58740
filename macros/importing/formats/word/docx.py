"""Reads a .docx: its words as Word shows them, automatic numbers included.

Everything is read from the XML itself: libraries drop the numbers, text boxes, footnotes and the
text of tracked changes. What is not shown in print, or repeats on every page, is left out by name.
"""

from __future__ import annotations

from pathlib import Path

from macros.importing.formats.blocks import SCAN, words_of
from macros.importing.formats.word.around import leave_out_around
from macros.importing.formats.word.body import Body
from macros.importing.formats.word.package import Element, W, WordPackage, characters
from macros.importing.formats.word.remarks import Revisions
from macros.importing.source import Source, UnreadableSource, refuse_if_endless
from macros.text.lines.reflow import squeeze
from macros.text.messages.long_work import Say

PICTURE_WORDS = 20
"""A file of pictures with fewer words than this is a scan with a heading."""
RUNS = 5
"""So many runs stand in a file for each paragraph that it may have."""
_PARTS = frozenset("numbering styles settings header footer footnotes endnotes comments".split())
"""The parts that hold words or say how they look, by the kind of their relation."""


def read_docx(
    path: Path,
    data: bytes,
    say: Say,
    *,
    revisions: Revisions,
) -> Source:
    """Read a .docx. Raises UnreadableSource."""
    package = WordPackage(data)
    root = package.read(package.main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise UnreadableSource("这不是 Word 文件，或者已经损坏：里面没有正文。请确认文件没有选错。")
    runs = sum(1 for _ in root.iter(W + "r"))
    refuse_if_endless(max(sum(1 for _ in root.iter(W + "p")), runs // RUNS))
    parts = _parts(package)
    reader = Body(parts, revisions, say)
    blocks = reader.blocks(body)
    leave_out_around(parts, reader.notes, reader.account)
    if reader.remarks.pictures and len(squeeze(words_of(blocks))) < PICTURE_WORDS:
        raise UnreadableSource(SCAN)
    return Source(
        path,
        "docx",
        tuple(blocks),
        tuple(reader.account.left_out),
        notes=tuple(reader.remarks.sentences(revisions, reader.numbering)),
        raw="".join(characters(root, *(part for found in parts.values() for part in found))),
        generated="".join(reader.account.generated),
        replaced=tuple(reader.account.replaced),
    )


def _parts(package: WordPackage) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for kind, name in dict.fromkeys(package.related(package.main)):
        part = package.read(name) if kind in _PARTS else None
        if part is not None:
            found.setdefault(kind, []).append(part)
    return found
