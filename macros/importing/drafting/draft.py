"""A source to the draft of a plan: plain objects as the data file writes them, guesses marked.

Structure comes first and takes every word; then units and documents, from all texts together; then
what each measure says of them, read by the grammar of the rules. What the rules do not bear out is
left out again. A notice whose layout cannot be told apart is read as a heading and a body.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from macros.importing.drafting.layout.annexes import add_annexes
from macros.importing.drafting.layout.assembling import assembled
from macros.importing.drafting.layout.lines import joined
from macros.importing.drafting.layout.parts import Parts
from macros.importing.drafting.layout.splitting import split, unsplit
from macros.importing.drafting.layout.tables.spaced import with_spaced_tables
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.evidence import tasks_apart
from macros.importing.drafting.proving import prove
from macros.importing.drafting.statements.entering import enter_objects, enter_statements
from macros.importing.formats.lines import is_page_number
from macros.importing.source import (
    Block,
    Paragraph,
    Source,
    UnreadableSource,
    narrowed,
    refuse_if_too_wide,
)
from macros.text.characters.allowed import cleaned
from macros.text.messages.long_work import Say, silent

_UNSPLIT = "各部分的次序没有认出，第一行作标题，其余都作正文；印发通知、落款、附件请自己分开"
_PAGE_NUMBERS = "有单独成行的“{}”，像是页码，留在了文字里；是页码的，从公文文本和这里删去"


@dataclass(frozen=True)
class Draft:
    """The draft of a plan."""

    value: Node


def draft(
    source: Source,
    annexes: Sequence[Source] = (),
    *,
    taken: Collection[str] = (),
    say: Say = silent,
) -> Draft:
    """Return the draft of the plan that a source holds, files of annexes behind it.

    Ids that are ``taken`` are not given. Raises UnreadableSource.
    """
    held = [_clean(one) for one in (source, *annexes)]
    blocks = [block for one in (source, *annexes) for block in one.blocks]
    refused = UnreadableSource("文件里没有认出公文：没有标题，或者标题后面没有正文；请核对文件。")
    for cut in (split, unsplit):
        parts = cut(held[0])
        for annex in held[1:]:
            add_annexes(parts, annex)
        if not joined(parts.heading) or not (parts.main or parts.annexes):
            continue
        try:
            made = _drafted(parts, source, blocks, taken, say)
        except UnreadableSource as error:
            refused = error
        except ValidationError:  # words that no field holds: too long, or of the wrong kind
            refused = UnreadableSource("读出的结构超出了方案数据的写法，请自己录入。")
        else:
            if cut is unsplit:
                made.value["plan"].guess("", Matter.STRUCTURE, _UNSPLIT)
            numbers = [
                one.text
                for one in blocks
                if isinstance(one, Paragraph) and is_page_number(one.text)
            ]
            if numbers:
                words = _PAGE_NUMBERS.format("、".join(numbers[:3]))
                made.value["plan"].guess("", Matter.STRUCTURE, words)
            return made
    raise refused


def _drafted(
    parts: Parts, source: Source, blocks: Sequence[Block], taken: Collection[str], say: Say
) -> Draft:
    say("正在读结构")
    value, ids = assembled(parts, source, taken)
    say("正在找单位和文件")
    enter_objects(value, parts, ids)
    say("正在读分工、期限和目标")
    enter_statements(value)
    prove(value, blocks)
    return Draft(value)


def _clean(source: Source) -> list[Any]:
    """Return the blocks without empty paragraphs, odd blanks as plain ones."""
    found: list[Any] = []
    for block in source.blocks:
        if not isinstance(block, Paragraph):
            found.append(narrowed(block))
        elif text := re.sub(r"[ \t]+", " ", cleaned(block.text)).strip():
            found += [replace(block, text=piece) for piece in tasks_apart(text)]
    found = with_spaced_tables(found)
    refuse_if_too_wide(found)
    return found
