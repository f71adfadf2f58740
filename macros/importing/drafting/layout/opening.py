"""What stands before the plan: letterhead, number, heading, addressees, and the notice that covers it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from macros.importing.drafting.layout.foot import (
    REMARK,
    take_attachments,
    take_imprint,
    take_signature,
)
from macros.importing.drafting.layout.lines import (
    ANNEX,
    DATE,
    DECREE,
    ISSUING,
    NUMBER_LINE,
    closed_up,
    heading_lines,
    is_addressees,
    is_below_title,
    is_heading,
    is_issuing,
    joined,
    text_of,
)
from macros.importing.drafting.layout.parts import Parts
from macros.importing.drafting.layout.tables.cells import as_words
from macros.importing.drafting.paragraphs.numbers import number_of
from macros.importing.source import Block, Paragraph, Table
from macros.text.parts.title_marks import plain_title

_LETTERHEAD = 8
"""So many rows may a letterhead have: joint issuers beside 文件."""
_IN_MARKS = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")


def unboxed(blocks: list[Block]) -> list[Block]:
    """Return the blocks; of a letterhead laid out as a table each row becomes a line."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Table) or len(first.rows) > _LETTERHEAD:
        return blocks
    if any(len(row) > 2 for row in first.rows):
        return blocks
    return [*(Paragraph(words, first.place) for words in as_words(first)), *blocks[1:]]


def take_head(parts: Parts, blocks: list[Block]) -> list[Block]:
    """Take letterhead, number, heading and addressees."""
    lines = [text_of(block) for block in blocks[:12]]
    for count in (1, 2):
        if DECREE.fullmatch(joined(lines[:count])):
            parts.heading, parts.document_number = lines[:count], joined(lines[:count])
            return blocks[count:]
    at = next((n for n, line in enumerate(lines) if NUMBER_LINE.fullmatch(line)), None)
    if at is not None and all(lines[:at]) and not any(map(is_heading, lines[:at])):
        parts.letterhead = lines[:at]
        parts.document_number = lines[at]
        blocks = blocks[at + 1 :]
    elif lines and re.fullmatch(r".{2,60}文\s*件", lines[0]):
        parts.letterhead, blocks = lines[:1], blocks[1:]
    if blocks and isinstance(blocks[0], Table):
        return blocks
    count = heading_lines([text_of(block) for block in blocks[:6]])
    parts.heading = [text_of(block) for block in blocks[:count]]
    blocks = blocks[count:]
    if blocks and is_below_title(text_of(blocks[0]), joined(parts.heading)):
        parts.number_below = text_of(blocks[0])
        blocks = blocks[1:]
    if blocks and is_addressees(text_of(blocks[0])):
        parts.addressees = text_of(blocks[0])
        blocks = blocks[1:]
    return blocks


def cited_titles(parts: Parts) -> list[str]:
    """Return what the covering notice may call the plan: in title marks, or behind 印发 in its heading."""
    heading = closed_up(joined(parts.heading))
    if not (parts.body or is_issuing(heading)):
        return []
    found = _IN_MARKS.findall(heading)
    if behind := re.search(rf"{ISSUING.pattern}(?:实施)?(.+?)的(?:通知|函|公告|决定)", heading):
        whole = re.sub(r"[、和及与\s]", "", _IN_MARKS.sub("", behind[1]))
        if (
            whole
        ):  # 印发2020年《政府工作报告》重点工作分解的通知: the marks hold a part of the title
            found.insert(0, behind[1])
        else:
            found.append(behind[1].strip("《》"))
    opening = [text_of(block) for block in parts.main[:3]]
    for paragraph in parts.body or opening:
        found += _IN_MARKS.findall(paragraph)
    return found


def take_covering_notice(parts: Parts, blocks: list[Block]) -> list[Block]:
    """Take the covering notice, if the heading issues a plan whose title follows."""
    heading = joined(parts.heading)
    sent = is_addressees(heading) and "印发" in "".join(map(text_of, blocks[:2]))
    if not (sent or is_issuing(heading) or DECREE.fullmatch(heading)):
        return blocks
    trial = replace(parts, body=[text_of(block) for block in blocks[:3]])
    at, count = _title_at(blocks, cited_titles(trial))
    if at < 0:
        return blocks
    before = list(blocks[:at])
    title = [text_of(block) for block in blocks[at : at + count]]
    if before and (annex := ANNEX.fullmatch(text_of(before[-1]))) and not annex["title"]:
        title.insert(0, text_of(before.pop()))
    imprint = take_imprint(before)
    remark, signature = take_signature(before)
    attached = take_attachments(before)
    if not before or any(isinstance(block, Table) for block in before):
        return blocks
    parts.title, parts.attachments, parts.body = title, attached, [text_of(one) for one in before]
    parts.notice_imprint, parts.notice_remark, parts.notice_signature = imprint, remark, signature
    return blocks[at + count :]


def _title_at(blocks: Sequence[Block], titles: Sequence[str]) -> tuple[int, int]:
    """Return where the lines of the title of the plan begin and how many they are; -1 if it is not there."""
    wanted = {plain_title(title) for title in titles}
    for at in range(1, len(blocks)):
        whole = ""
        for count, block in enumerate(blocks[at : at + 4], start=1):
            if not text_of(block):
                break
            whole += text_of(block)
            if plain_title(whole) in wanted:
                return at, count
    for at in range(1, len(blocks)):  # a title that the notice cites in other words
        line, before = text_of(blocks[at]), text_of(blocks[at - 1])
        ended = DATE.fullmatch(before) or REMARK.fullmatch(before)
        annex = ANNEX.fullmatch(before) and len(before) < 8
        if (ended or annex) and line and number_of(line) is None and not ANNEX.match(line):
            count = heading_lines([text_of(block) for block in blocks[at : at + 4]])
            return at, count
    return -1, 0
