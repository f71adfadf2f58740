"""Since when the plan is no longer in force: the document that ended it says so, and the day has come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.kinds import ValidityStatus
from macros.model.plan import Document, PlanFile
from macros.model.problems import Problem, Route
from macros.rules.context import Context
from macros.rules.validity import recorded
from macros.text.excerpt import excerpt
from macros.text.from_when import When, begins_with, of_all
from macros.text.later_words import turns
from macros.text.places import PLACE
from macros.text.reflow import squeeze

_ENDED = (ValidityStatus.REPEALED, ValidityStatus.SUPERSEDED, ValidityStatus.EXPIRED)
_SENTENCE = re.compile("[^。；;！!\n]+")
_BY_ITSELF = re.compile(
    "[本原该此]《?(?:实施|行动|工作)?(?:方案|办法|意见|规划|计划|措施|纲要|要点)"
)
"""How a document may call the plan that it ends, besides by its title and number."""
_NOT_YET = "没有到的写 in_force 和 source（来源），到了的在 changes 里记一条效力变化。"
_ROUTE: Route = ("plan", "validity")


def ended_plans_have_ended(context: Context) -> Iterator[Problem]:
    """写了废止、被替代、失效的，照写明的文件：文件有全文的，写明了废止本方案，日期是它写明的那一天；那一天已经到了。"""
    validity = context.file.plan.validity
    if validity is None or validity.status not in _ENDED:
        return
    newest = recorded(context.file)
    if validity.on and newest and newest < validity.on:
        words = f"写了{validity.status.label}，日期 {validity.on}，数据里最晚的记录（{newest}）还没有到那一天；"
        yield Problem((*_ROUTE, "status"), words + _NOT_YET)
    document = next((one for one in context.file.documents if one.id == validity.by), None)
    if document is None or not document.text or validity.source:
        return
    said = _endings(context.file, document)
    if not said and validity.status is ValidityStatus.REPEALED:
        words = f"文件“{document.id}”的全文没有写明废止本方案；请核对 by，别处写明的另写 source（来源）。"
        yield Problem((*_ROUTE, "by"), words)
        return
    dated = [one for one in said if one.first]
    if not dated or any(one.unclear for one in said):
        return
    days = {day for one in dated for day in one.first}
    listed = " 或 ".join(map(str, sorted(days)))
    begins = f"文件“{document.id}”写的是“{excerpt(dated[0].words)}”，照它是 {listed}"
    if validity.on and validity.on not in days:
        yield Problem(
            (*_ROUTE, "on"), f"效力的日期 {validity.on} 与文件写的不合：{begins}；请改正。"
        )
    elif validity.on is None and newest and newest < min(days):
        words = (
            f"写了{validity.status.label}，{begins}，数据里最晚的记录（{newest}）还没有到那一天；"
        )
        yield Problem((*_ROUTE, "status"), words + _NOT_YET)


def _endings(file: PlanFile, document: Document) -> list[When]:
    """Return from when a document ends the plan as a whole, for each sentence that says so."""
    plan, text = file.plan, document.text or ""
    names = [
        squeeze(one) for one in (plan.title, plan.heading, plan.document_number) if one is not None
    ]
    found: list[When] = []
    for sentence in _SENTENCE.findall("\n".join(map(squeeze, text.split("\n")))):
        called = _BY_ITSELF.search(sentence) or any(name in sentence for name in names)
        stops = [one for one in turns(sentence) if one.kind == "stop"]
        if not called or not stops or PLACE.search(sentence):
            continue
        said = begins_with(sentence, document.issued_on)
        found.append(said if said.words else of_all(text, document.issued_on))
    return found
