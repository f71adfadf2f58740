"""Whether the plan is still in force, and what later documents did to it and to its parts, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.statement_words import without_copy
from macros.index.titles import day_in_words, document_citation, document_word
from macros.model.amending import ADDED, REMOVED, REWORDED, steps
from macros.model.kinds import ValidityStatus
from macros.model.measure import Measure
from macros.model.plan import Document, PlanInfo, Validity
from macros.model.section import Section


def ended(index: Index) -> str:
    """Return 本办法已失效（…）。 with the ground, if the data says that the plan ended; else nothing."""
    given = index.plan.validity
    if given is None or given.status is ValidityStatus.IN_FORCE:
        return ""
    grounds = _grounds(index, given)
    why = f"（{grounds}）" if grounds else ""
    return f"{over(index)}{why}。"


def over(index: Index) -> str:
    """Return that in a few words, to stand behind a title: 本办法已失效; empty if it did not end."""
    given = index.plan.validity
    ends = given and given.status is not ValidityStatus.IN_FORCE
    return f"本{document_word(index.plan)}已{given.status.label}" if given and ends else ""


def validity(index: Index) -> str:
    """Return whether the plan is in force, and on what ground; empty if nobody has looked it up."""
    given = index.plan.validity
    if given is None:
        return ""
    grounds = _grounds(index, given)
    if index.data_date and runs_out(index.plan):
        grounds = f"截至数据日期{day_in_words(index.data_date)}，{grounds}"
    return f"{given.status.label}{f'（{grounds}）' if grounds else ''}"


def runs_out(plan: PlanInfo) -> date | None:
    """Return the last day of a plan that is in force until a day; None if it ended or no day is known."""
    given = plan.validity
    return given.until if given and given.status is ValidityStatus.IN_FORCE else None


def validity_line(index: Index) -> str:
    """Return that as a line of its own, for files and frames; empty if nobody has looked it up."""
    words = validity(index)
    return f"效力：{words}。" if words else ""


def counted(measures: Iterable[MeasureEntry], called: str = " 条措施") -> str:
    """Return how many measures there are, and apart from them how many a later document removed."""
    found = [entry.stands for entry in measures]
    removed = found.count(False)
    return f"{found.count(True)}{called}" + (f"（另有 {removed} 条后来删去）" if removed else "")


def _grounds(index: Index, given: Validity) -> str:
    by = given.by and document_citation(index.documents[given.by].document)
    until = given.until and day_in_words(given.until)
    replaced = given.status in (ValidityStatus.REPEALED, ValidityStatus.SUPERSEDED)
    facts = (
        given.term and f"公文写明“{given.term}”",
        until and until not in (given.term or "") and f"有效期至{until}",
        by and (f"由{by}{given.status.label.removeprefix('被')}" if replaced else f"依据{by}"),
        given.on and f"自{day_in_words(given.on)}起",
        given.source and without_copy(given.source),
    )
    return "，".join(fact for fact in facts if fact)


def amendments(
    index: Index,
    of: MeasureEntry | SectionEntry | PlanInfo,
    name: Callable[[Document], str] = document_citation,
) -> str:
    """Return what later documents did to an object: 由…增加，经…、…修改，已由…删去; empty if nothing.

    Of a section and of the plan it is said which words: 标题、引言经…修改.
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


def _held(of: MeasureEntry | SectionEntry | PlanInfo) -> Measure | Section | PlanInfo:
    match of:
        case MeasureEntry():
            return of.measure
        case SectionEntry():
            return of.section
        case _:
            return of


def rewording(thing: Measure | Section | PlanInfo) -> tuple[str, ...]:
    """Return the documents that changed words of an object, each once."""
    return tuple(dict.fromkeys(step.by for step in steps(thing) if step.deed == REWORDED))


def reworded_parts(thing: Measure | Section | PlanInfo) -> str:
    """Return which words of a section or of the plan were changed: 标题、引言; empty for a measure."""
    done = [step for step in steps(thing) if step.deed == REWORDED]
    words = [step.part.label for step in done if step.part]
    words += ["表格" for step in done if step.in_table]
    return "、".join(dict.fromkeys(words))
