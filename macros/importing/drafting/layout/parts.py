"""The parts of a notice: what stands around its body.

Letterhead and number, heading, addressees, covering notice, attachments, signature and date, remark;
then the plan with its title, body and end; annexes; the imprint. Nothing is dropped: a
paragraph that is nothing else belongs to the body in which it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from macros.importing.drafting.layout.foot import (
    REMARK,
    take_attachments,
    take_closing,
    take_footnotes,
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
    is_heading,
    is_issuing,
    joined,
    numbered_notes,
    text_of,
)
from macros.importing.drafting.layout.tabular import as_words
from macros.importing.drafting.paragraphs.numbers import number_of
from macros.importing.source import Block, Paragraph, Table
from macros.text.reflow import squeeze

_LETTERHEAD = 8
"""So many rows may a letterhead have: joint issuers beside 文件."""
_IN_MARKS = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")


@dataclass
class Annex:
    """An annex: its printed number, its title, what it holds."""

    number: str
    title: str
    blocks: list[Block]
    issued_along: bool = False
    """Whether it is another document that the same notice issues."""


@dataclass
class Parts:
    """A notice, cut at the parts of its layout. Lists hold paragraphs in printed order."""

    letterhead: list[str] = field(default_factory=list)
    document_number: str = ""
    heading: list[str] = field(default_factory=list)
    number_below: str = ""
    """The document number, printed below the heading as pages of governments do."""
    addressees: str = ""
    body: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    notice_signature: list[str] = field(default_factory=list)
    notice_remark: str = ""
    notice_imprint: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    """The lines of the title of the plan, if it has a covering notice."""
    main: list[Block] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    remark: str = ""
    footnotes: list[str] = field(default_factory=list)
    imprint: list[str] = field(default_factory=list)
    """At the end of everything, or before the annexes."""
    imprint_before_annexes: bool = False
    annexes: list[Annex] = field(default_factory=list)

    @property
    def covered(self) -> bool:
        """Whether a covering notice brings the plan."""
        return bool(self.title)


def split(blocks: Sequence[Block]) -> Parts:
    """Return the parts of a notice."""
    parts = Parts()
    marked = [block.text for block in blocks if isinstance(block, Paragraph) and block.footnote]
    rest = [block for block in blocks if not (isinstance(block, Paragraph) and block.footnote)]
    rest = _head(parts, _unboxed(rest))
    plan = _covering_notice(parts, rest)
    plan, along = _issued_along(parts, plan)
    main, annexes = _annexes(plan)
    annexes += along
    if parts.covered and _is_table(main):
        main, table = rest[: len(rest) - len(plan) - len(parts.title)], main
        annexes.insert(0, _uncovered(parts, table))
    elif not annexes and _is_table_alone(main):
        annexes, main = [Annex("", joined(parts.heading), main)], []
    holder = annexes[-1].blocks if annexes else main
    parts.imprint = take_imprint(holder)
    if annexes and not parts.imprint:
        parts.imprint = take_imprint(main)
        parts.imprint_before_annexes = bool(parts.imprint)
    parts.footnotes = take_footnotes(main, blocks) + marked
    parts.remark, parts.signature = take_signature(main)
    parts.closing = take_closing(main)
    parts.main, parts.annexes = main, annexes
    return parts


def _unboxed(blocks: list[Block]) -> list[Block]:
    """Return the blocks, the rows of a letterhead that is laid out as a table made lines."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Table) or len(first.rows) > _LETTERHEAD:
        return blocks
    if any(len(row) > 2 for row in first.rows):
        return blocks
    return [*(Paragraph(words, first.place) for words in as_words(first)), *blocks[1:]]


def _issued_along(parts: Parts, blocks: list[Block]) -> tuple[list[Block], list[Annex]]:
    """Return the plan alone, and the other documents that stand behind it under titles that the notice cites."""
    own = {_plain(title) for title in (joined(parts.title), joined(parts.heading))}
    others = {_plain(title) for title in (cited_titles(parts) if parts.covered else ())} - own
    starts = [n for n, block in enumerate(blocks) if n and _plain(text_of(block)) in others]
    plan = blocks[: starts[0]] if starts else blocks
    along = [
        Annex("", text_of(blocks[start]), blocks[start + 1 : end], issued_along=True)
        for start, end in pairwise([*starts, len(blocks)])
    ]
    return plan, along


def _is_table(blocks: Sequence[Block]) -> bool:
    """Whether a plan is a table alone, without numbered parts that could hold it."""
    texts = [text_of(block) for block in blocks]
    notes = numbered_notes(texts)
    numbered = any(number_of(text) for n, text in enumerate(texts) if n not in notes)
    return any(isinstance(block, Table) for block in blocks) and not numbered


def _is_table_alone(blocks: Sequence[Block]) -> bool:
    """Whether a document is a table below its title, at most with lines around it: 填报单位：市甲局."""
    return _is_table(blocks) and not any("。" in text_of(block) for block in blocks)


def _uncovered(parts: Parts, table: list[Block]) -> Annex:
    """Return the table that a notice covers as its annex: then the notice is the plan itself."""
    lines = parts.title
    number = lines[0] if len(lines) > 1 and ANNEX.fullmatch(lines[0]) else ""
    parts.title, parts.body, parts.attachments = [], [], []
    parts.notice_imprint, parts.notice_remark, parts.notice_signature = [], "", []
    return Annex(number, joined(lines[1:] if number else lines), table)


def unsplit(blocks: Sequence[Block]) -> Parts:
    """Return a notice whose first line is its heading and all else its body."""
    return Parts(heading=[text_of(block) for block in blocks[:1]], main=list(blocks[1:]))


def _head(parts: Parts, blocks: list[Block]) -> list[Block]:
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
    if blocks and NUMBER_LINE.fullmatch(text_of(blocks[0])):
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


def _covering_notice(parts: Parts, blocks: list[Block]) -> list[Block]:
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
    wanted = {_plain(title) for title in titles}
    for at in range(1, len(blocks)):
        whole = ""
        for count, block in enumerate(blocks[at : at + 4], start=1):
            if not text_of(block):
                break
            whole += text_of(block)
            if _plain(whole) in wanted:
                return at, count
    for at in range(1, len(blocks)):  # a title that the notice cites in other words
        line, before = text_of(blocks[at]), text_of(blocks[at - 1])
        ended = DATE.fullmatch(before) or REMARK.fullmatch(before)
        annex = ANNEX.fullmatch(before) and len(before) < 8
        if (ended or annex) and line and number_of(line) is None and not ANNEX.match(line):
            count = heading_lines([text_of(block) for block in blocks[at : at + 4]])
            return at, count
    return -1, 0


def _plain(title: str) -> str:
    return squeeze(title).translate(str.maketrans("〈〉()", "《》（）"))


def _annexes(blocks: list[Block]) -> tuple[list[Block], list[Annex]]:
    """Return the body and the annexes behind it."""
    starts = [n for n, block in enumerate(blocks) if n and _begins_annex(blocks, n)]
    main = blocks[: starts[0]] if starts else list(blocks)
    annexes = []
    for start, end in pairwise([*starts, len(blocks)]):
        match = ANNEX.fullmatch(text_of(blocks[start]))
        whole = text_of(blocks[start])
        title = match["title"] if match else ""
        number = whole.removesuffix(title).rstrip()
        held = blocks[start + 1 : end]
        if not title and held and isinstance(held[0], Paragraph):
            count = heading_lines([text_of(block) for block in held[:3]])
            title = joined([text_of(block) for block in held[:count]])
            held = held[count:]
        annexes.append(Annex(number, title, held))
    return main, annexes


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
        parts.annexes += _annexes([*before, *blocks])[1]
        return
    count = heading_lines([text_of(block) for block in blocks[:6]]) if text_of(blocks[0]) else 0
    title = joined([text_of(block) for block in blocks[:count]])
    parts.annexes.append(Annex("", title, list(blocks[count:])))


def _begins_annex(blocks: Sequence[Block], place: int) -> bool:
    """Whether an annex begins here; a list of attachments and a mention of one do not."""
    text = text_of(blocks[place])
    match = ANNEX.fullmatch(text)
    if not match or re.match(r"附\s*件\s*[：:]\s*[0-9０-９]", text):
        return False
    if not match["title"]:
        return True
    listed = re.match(r"附\s*件\s*[：:]", text)
    if listed and place + 1 < len(blocks) and ANNEX.fullmatch(text_of(blocks[place + 1])):
        return False
    if listed:  # one attachment is listed before the date; behind it an annex begins
        later = [text_of(block) for block in blocks[place + 1 : place + 5]]
        return not any(DATE.fullmatch(line) for line in later)
    return len(text) <= 60 and not text.endswith(("，", "、", "：", ":"))
