"""The passages of a plan that stand outside its measures, in printed order."""

from __future__ import annotations

from collections.abc import Iterator

from macros.index.passages import Framing
from macros.model.anchors import (
    CLOSING_ANCHOR,
    ENDING_ANCHOR,
    NOTICE_ANCHOR,
    PREAMBLE_ANCHOR,
    SIGNATURE_ANCHOR,
    before_anchor,
    closing_anchor,
    table_anchor,
)
from macros.model.numbering import measure_label, section_label
from macros.model.plan import PlanFile, as_issued
from macros.model.printed import walk_supplements
from macros.model.tables.rows import table_words
from macros.model.walk import SectionAt, walk_sections
from macros.text.parts.title_marks import in_title_marks


def framing_of_plan(file: PlanFile) -> tuple[Framing, ...]:
    """Return the passages outside the measures that have words, in printed order."""
    plan, notice = as_issued(file.plan), file.plan.notice
    passages = []
    if notice:
        head = (notice.letterhead, notice.heading, notice.addressees, notice.body)
        foot = (notice.attachments, notice.signature, notice.remark)
        passages.append(Framing(NOTICE_ANCHOR, "印发通知", _together(*head, *foot)))
        if notice.closing:
            passages.append(Framing(CLOSING_ANCHOR, "版记", notice.closing))
    opening = _together(plan.letterhead, plan.addressees, plan.preamble)
    passages.append(Framing(PREAMBLE_ANCHOR, "前言", opening))
    sections = tuple(at for at in walk_sections(file) if not at.section.added_by)
    body = [at for at in sections if at.route[0] == "sections"]
    for at in body:
        passages += _of_section(at)
    ending = _together(plan.closing, plan.footnotes)
    passages.append(Framing(ENDING_ANCHOR, "结尾", ending))
    signed = _together(plan.signature, plan.remark, plan.imprint)
    passages.append(Framing(SIGNATURE_ANCHOR, "落款", signed))
    for at in sections[len(body) :]:
        passages += _of_section(at)
    for _, document in walk_supplements(file):
        passages.append(Framing(document.id, in_title_marks(document.title), document.text or ""))
    return tuple(passage for passage in passages if passage.text)


def _of_section(at: SectionAt) -> Iterator[Framing]:
    """Yield the passages of a section that have words or may have: its own, tables, its end."""
    section = as_issued(at.section)
    label = section_label((*at.ancestors, section))
    if not section.headed:
        for measure in section.measures:
            if measure.before:
                where = f"{label}{measure_label(measure)}前的文字"
                yield Framing(before_anchor(measure.id), where, measure.before)
        return
    own = "的标题和引言" if section.intro else "的标题"
    yield Framing(section.id, f"{label}{own}", _together(section.title, section.intro))
    for number, table in enumerate(section.tables, start=1):
        which = f"表{number}" if len(section.tables) > 1 else "表格"
        words = _together(*table_words(table))
        yield Framing(table_anchor(section.id, number), f"{label}的{which}", words)
    for id, words in section.words_before:
        yield Framing(
            before_anchor(id), f"{label}{'前' if id == section.id else '里'}的文字", words
        )
    if section.closing:
        yield Framing(closing_anchor(section.id), f"{label}的结尾", section.closing)


def _together(*words: str | None) -> str:
    return "\n\n".join(word for word in words if word)
