"""What stands behind the plan: annexes, and other documents that the same notice issues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from macros.importing.drafting.layout.foot import lists_attachments
from macros.importing.drafting.layout.lines import ANNEX, DATE, heading_lines, joined, text_of
from macros.importing.drafting.layout.opening import cited_titles
from macros.importing.drafting.layout.parts import Annex, Parts
from macros.importing.source import Block, Paragraph
from macros.text.parts.title_marks import plain_title


def annexes_apart(blocks: list[Block]) -> tuple[list[Block], list[Annex]]:
    """Return the body and the annexes behind it."""
    begun = [n for n, block in enumerate(blocks) if n and _begins_annex(blocks, n)]
    ends = [*begun, len(blocks)][1:]
    whole = [n for n, end in zip(begun, ends, strict=True) if end > n + 1 or not _title(blocks[n])]
    starts = [n for n in begun if whole and n >= whole[0]]  # those above are a list of attachments
    main = blocks[: starts[0]] if starts else list(blocks)
    annexes = []
    for start, end in pairwise([*starts, len(blocks)]):
        match = ANNEX.fullmatch(text_of(blocks[start]))
        printed = text_of(blocks[start])
        title = match["title"] if match else ""
        number = printed.removesuffix(title).rstrip()
        held = blocks[start + 1 : end]
        if not title and held and isinstance(held[0], Paragraph):
            count = heading_lines([text_of(block) for block in held[:3]])
            title = joined([text_of(block) for block in held[:count]])
            held = held[count:]
        annexes.append(Annex(number, title, held))
    return main, annexes


def _title(block: Block) -> str:
    match = ANNEX.fullmatch(text_of(block))
    return match["title"] if match else ""


def _begins_annex(blocks: Sequence[Block], place: int) -> bool:
    """Whether an annex begins here; a list of attachments and a mention of one do not."""
    text = text_of(blocks[place])
    match = ANNEX.fullmatch(text)
    if not match or re.match(r"附\s*件\s*[：:]\s*[0-9０-９]", text):
        return False
    if not match["title"]:
        return not lists_attachments(blocks, place)
    listed = re.match(r"附\s*件\s*[：:]", text)
    if listed and place + 1 < len(blocks) and ANNEX.fullmatch(text_of(blocks[place + 1])):
        return False
    if listed:  # one attachment is listed before the date or the annex; behind it an annex begins
        later = [text_of(block) for block in blocks[place + 1 :]]
        begun = any(re.fullmatch(r"附\s*件", line) for line in later)
        return not (begun or any(DATE.fullmatch(line) for line in later[:4]))
    return len(text) <= 60 and not text.endswith(("，", "、", "：", ":"))


def add_annexes(parts: Parts, blocks: Sequence[Block]) -> None:
    """Add what a further file holds as annexes; one that does not say so is one with its own title."""
    if not blocks:
        return
    if parts.imprint and not parts.annexes:
        parts.imprint_before_annexes = True
    elif parts.imprint and not parts.imprint_before_annexes:
        parts.annexes[-1].blocks += [Paragraph(line) for line in parts.imprint]
        parts.imprint = []
    numbered = isinstance(blocks[0], Paragraph) and ANNEX.fullmatch(text_of(blocks[0]))
    before: list[Block] = [Paragraph("")]
    if numbered:
        parts.annexes += annexes_apart([*before, *blocks])[1]
        return
    count = heading_lines([text_of(block) for block in blocks[:6]]) if text_of(blocks[0]) else 0
    title = joined([text_of(block) for block in blocks[:count]])
    parts.annexes.append(Annex("", title, list(blocks[count:])))


def issued_along_apart(parts: Parts, blocks: list[Block]) -> tuple[list[Block], list[Annex]]:
    """Return the plan alone, and the other documents that stand behind it under titles that the notice cites."""
    own = {plain_title(title) for title in (joined(parts.title), joined(parts.heading))}
    others = {plain_title(title) for title in (cited_titles(parts) if parts.covered else ())} - own
    starts = [n for n, block in enumerate(blocks) if n and plain_title(text_of(block)) in others]
    plan = blocks[: starts[0]] if starts else blocks
    along = [
        Annex("", text_of(blocks[start]), blocks[start + 1 : end], issued_along=True)
        for start, end in pairwise([*starts, len(blocks)])
    ]
    return plan, along


def uncover(parts: Parts, table: list[Block]) -> Annex:
    """Return the table that a notice covers as its annex: then the notice is the plan itself."""
    lines = parts.title
    number = lines[0] if len(lines) > 1 and ANNEX.fullmatch(lines[0]) else ""
    parts.title, parts.body, parts.attachments = [], [], []
    parts.notice_imprint, parts.notice_remark, parts.notice_signature = [], "", []
    return Annex(number, joined(lines[1:] if number else lines), table)
