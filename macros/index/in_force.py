"""What of the plan is in force, in words: whether it is itself, how many measures stand, what amended each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from macros.index.amendments import amendments_by
from macros.index.citations import document_citation
from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.plan_words import document_word
from macros.index.statement_words import without_copy
from macros.model.kinds import ValidityStatus
from macros.model.plan import PlanInfo, Validity
from macros.text.times.dates import day_in_words


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


def amendments(index: Index, of: MeasureEntry | SectionEntry | PlanInfo) -> str:
    """Return what later documents did to an object, each cited in full; empty if nothing."""
    return amendments_by(index, of, document_citation)
