"""Which passage around a measure has the words that are quoted for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from macros.model.anchors import AMENDED_ANCHOR, ENDING_ANCHOR, NOTICE_ANCHOR, PREAMBLE_ANCHOR
from macros.model.measure import Measure
from macros.model.plan import PlanInfo, as_issued
from macros.model.section import Section
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze

_ABOVE = regex("以上|上述|前述|上列|前列")
_BELOW = regex("以下|下列|下述|下面")


def section_with(
    measure: Measure, sections: Sequence[Section], words: str | None
) -> tuple[Section, str] | None:
    """Return the section around a measure that has these words, and its title or prose with them.

    None if the measure has them itself, or no section has. The innermost section comes first.
    """
    sought = squeeze(words or "")
    if not sought or sought in squeeze(measure.text):
        return None
    inside = measure.id
    for section in reversed(sections):
        before = words_over(section, inside)
        for text in (section.title, section.intro, *before, section.closing):
            if text and sought in squeeze(text):
                return section, text
        inside = section.id
    return None


def words_over(section: Section, inside: str) -> tuple[str, ...]:
    """Return the words before a section and its parts that stand over a measure or section in it.

    Those before a measure stand over it and over what follows, up to the next such words; if they speak
    of what is above, over that. So do those before a section inside.
    """
    found = [section.before] if section.before else []
    runs: tuple[Sequence[Measure | Section], ...] = (
        section.measures,
        section.sections,
        section.later,
    )
    for held in runs:
        ids = [one.id for one in held]
        if inside not in ids:
            continue
        place = ids.index(inside)
        starts = [n for n, one in enumerate(held) if one.before]
        for n, end in pairwise([*starts, len(held)]):
            words = held[n].before or ""
            above = bool(_ABOVE.search(words))
            below = not above or bool(_BELOW.search(words))
            last = max((start for start in starts if start < n), default=0)
            if (below and n <= place < end) or (above and last <= place < n):
                found.append(words)
    return tuple(found)


def plan_with(
    plan: PlanInfo, measure: Measure, sections: Sequence[Section], words: str | None
) -> tuple[str, str, str] | None:
    """Return the passage about the plan as a whole that has these words: anchor, label and text.

    Words that a later document set stand at the end of the page, apart from the passage as issued.
    None if the measure or a section around it has them itself, or no such passage has.
    """
    sought = squeeze(words or "")
    nearer = sought in squeeze(measure.text) or section_with(measure, sections, words)
    if not sought or nearer:
        return None
    first = as_issued(plan)
    passages = (
        (NOTICE_ANCHOR, "印发通知", plan.notice.body if plan.notice else "", None),
        (PREAMBLE_ANCHOR, "前言", plan.preamble, first.preamble),
        (ENDING_ANCHOR, "结尾", plan.closing or "", first.closing or ""),
    )
    for anchor, label, text, issued in passages:
        if sought in squeeze(text):
            amended = issued is not None and sought not in squeeze(issued)
            return AMENDED_ANCHOR if amended else anchor, label, text
    return None


def ground(
    measure: Measure, sections: Sequence[Section], words: str | None, plan: PlanInfo | None = None
) -> str:
    """Return the text in which quoted words stand: of the measure, or of a section around it.

    With ``plan`` also a passage about the plan as a whole.
    """
    if found := section_with(measure, sections, words):
        return found[1]
    passage = plan_with(plan, measure, sections, words) if plan else None
    return passage[2] if passage else measure.text
