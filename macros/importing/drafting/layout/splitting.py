"""A notice, cut into its parts. Nothing is dropped: a paragraph that is no other part belongs to the body."""

from __future__ import annotations

from collections.abc import Sequence

from macros.importing.drafting.layout.annexes import annexes_apart, issued_along_apart, uncover
from macros.importing.drafting.layout.foot import (
    take_attending,
    take_closing,
    take_footnotes,
    take_imprint,
    take_signature,
)
from macros.importing.drafting.layout.lines import joined, numbered_notes, text_of
from macros.importing.drafting.layout.opening import take_covering_notice, take_head, unboxed
from macros.importing.drafting.layout.parts import Annex, Parts
from macros.importing.drafting.paragraphs.numbers import number_of
from macros.importing.source import Block, Table


def split(blocks: Sequence[Block]) -> Parts:
    """Return the parts of a notice."""
    parts = Parts()
    rest = take_head(parts, unboxed(list(blocks)))
    plan = take_covering_notice(parts, rest)
    plan, along = issued_along_apart(parts, plan)
    main, annexes = annexes_apart(plan)
    annexes += along
    if parts.covered and _is_table(main):
        main, table = rest[: len(rest) - len(plan) - len(parts.title)], main
        annexes.insert(0, uncover(parts, table))
    elif not annexes and _is_table_alone(main):
        annexes, main = [Annex("", joined(parts.heading), main)], []
    holder = annexes[-1].blocks if annexes else main
    parts.imprint = take_imprint(holder)
    if annexes and not parts.imprint:
        parts.imprint = take_imprint(main)
        parts.imprint_before_annexes = bool(parts.imprint)
    parts.footnotes = take_footnotes(main)
    parts.remark, parts.signature = take_signature(main)
    attending = take_attending(main)
    parts.closing = take_closing(main) + attending
    parts.main, parts.annexes = main, annexes
    return parts


def _is_table(blocks: Sequence[Block]) -> bool:
    """Whether a plan is a table alone, without numbered parts that could hold it."""
    texts = [text_of(block) for block in blocks]
    notes = numbered_notes(texts)
    numbered = any(number_of(text) for n, text in enumerate(texts) if n not in notes)
    return any(isinstance(block, Table) for block in blocks) and not numbered


def _is_table_alone(blocks: Sequence[Block]) -> bool:
    """Whether a document is a table below its title, at most with lines around it: 填报单位：市甲局."""
    return _is_table(blocks) and not any("。" in text_of(block) for block in blocks)


def unsplit(blocks: Sequence[Block]) -> Parts:
    """Return a notice whose first line is its heading and all else its body."""
    return Parts(heading=[text_of(block) for block in blocks[:1]], main=list(blocks[1:]))
