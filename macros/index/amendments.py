"""What later documents did to the plan and to its parts, in words."""

from __future__ import annotations

from collections.abc import Callable

from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.model.amending import ADDED, REMOVED, REWORDED, steps
from macros.model.measure import Measure
from macros.model.plan import Document, PlanInfo
from macros.model.section import Section


def amendments_by(
    index: Index,
    of: MeasureEntry | SectionEntry | PlanInfo,
    name: Callable[[Document], str],
) -> str:
    """Return what later documents did to an object: 由…增加，经…、…修改，已由…删去; empty if nothing.

    ``name`` says what a document is called. Of a section and of the plan it is said which words: 标题、引言经…修改.
    """
    thing = _held(of)
    found = tuple(steps(thing))
    if not found:
        return ""
    by = {
        deed: dict.fromkeys(step.by for step in found if step.deed == deed)
        for deed in (ADDED, REWORDED, REMOVED)
    }
    named = {
        deed: "、".join(name(index.documents[id].document) for id in ids)
        for deed, ids in by.items()
    }
    done = (
        named[ADDED] and f"由{named[ADDED]}增加",
        named[REWORDED] and f"{reworded_parts(thing)}经{named[REWORDED]}修改",
        named[REMOVED] and f"已由{named[REMOVED]}删去",
    )
    return "，".join(words for words in done if words)


def rewording(thing: Measure | Section | PlanInfo) -> tuple[str, ...]:
    """Return the documents that changed words of an object, each once."""
    return tuple(dict.fromkeys(step.by for step in steps(thing) if step.deed == REWORDED))


def reworded_parts(thing: Measure | Section | PlanInfo) -> str:
    """Return which words of a section or of the plan were changed: 标题、引言; empty for a measure."""
    done = [step for step in steps(thing) if step.deed == REWORDED]
    words = [step.part.label for step in done if step.part]
    words += ["表格" for step in done if step.in_table]
    return "、".join(dict.fromkeys(words))


def _held(of: MeasureEntry | SectionEntry | PlanInfo) -> Measure | Section | PlanInfo:
    match of:
        case MeasureEntry():
            return of.measure
        case SectionEntry():
            return of.section
        case _:
            return of
