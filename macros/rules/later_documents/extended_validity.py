"""Rule on how long the plan is valid: a last day whose source is an amending document is printed in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.model.amending import walk_standing
from macros.model.plan import Document, PlanFile
from macros.model.problems import Problem, Route
from macros.rules.context import Context
from macros.rules.validity import by_date, later_words
from macros.text.messages.excerpt import excerpt
from macros.text.times.validity import extended_until, is_extended_by, last_days, of_itself

_ROUTE: Route = ("plan", "validity", "until")


def extended_validity_has_grounds(context: Context) -> Iterator[Problem]:
    """有效期至的来源是修改方案的文件的，是它写明的那一天；写延长多久的，从原来的有效期至算起。"""
    validity = context.file.plan.validity
    by = validity.source.document if validity and validity.source else None
    documents = by_date(context.file)
    document = next((one for one in documents if one.id == by), None)
    if validity is None or validity.until is None or document is None:
        return
    said = later_words(document)
    before = _before(context.file, documents[: documents.index(document)])
    allowed = {day for words in said for day in extended_until(words, before)}
    if validity.until in allowed or (not before and any(map(is_extended_by, said))):
        return
    if not allowed:
        words = (
            f"文件“{by}”没有写明方案的有效期到哪一天；请核对 source（来源），没有写明的删去 until。"
        )
    else:
        days = " 或 ".join(str(day) for day in sorted(allowed))
        words = f"有效期至 {validity.until} 与文件“{by}”写的“{excerpt(said[-1])}”不合，照它是 {days}；请改正。"
    yield Problem(_ROUTE, words)


def _before(file: PlanFile, documents: list[Document]) -> frozenset[date]:
    """Return the days until which the plan was to be in force by itself and by earlier documents."""
    plan = file.plan
    texts = [plan.validity.term or "" if plan.validity else "", plan.closing or ""]
    texts += map(of_itself, walk_standing(file))
    start = plan.effective
    last = frozenset(day for text in texts for day in last_days(text, start))
    for document in documents:
        said = (extended_until(words, last) for words in later_words(document))
        last = frozenset(day for days in said for day in days) or last
    return last
