"""Since when the plan is no longer in force: the document that ended it says so, and the day has come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.model.kinds import ValidityStatus
from macros.model.plan import Document, PlanFile
from macros.model.problems import Problem, Route
from macros.rules.context import Context
from macros.rules.validity import recorded
from macros.text.excerpt import excerpt
from macros.text.from_when import OF_ITSELF, When, begins_with, ends_with, of_all
from macros.text.later_words import turns
from macros.text.places import PLACE
from macros.text.reflow import squeeze

_ENDED = (ValidityStatus.REPEALED, ValidityStatus.SUPERSEDED, ValidityStatus.EXPIRED)
_SENTENCE = re.compile("[^。；;！!\n]+")
_BY_ITSELF = re.compile(
    "[本原该此]《?(?:实施|行动|工作)?(?:方案|办法|意见|规划|计划|措施|纲要|要点)"
)
"""How a document may call the plan that it ends, besides by its title and number."""
_OF_A_LIST = re.compile("(?:下列|以下)[^：:]*[：:]$|(?:目录|清单|名单)$")
_ITEM = re.compile("(?:[0-9０-９]+[.．、]|[（(]?[一二三四五六七八九十]+[)）、])?《")
_BRACKETS = str.maketrans("[]［］", "〔〕〔〕")
"""Around the year of a document number."""
_WITH_THE_NEW = re.compile("本[^，,]{1,8}?(?:施行|实施|执行|生效)之日")
"""The day on which the document that ends the plan comes into force: 自本办法施行之日起."""
_AT_ITS_END = re.compile("(?:有效期|期限|期)(?:满|届满|到期)|到期|届满")
_NOT_YET = "没有到的写 in_force 和 source（来源），到了的在 changes 里记一条效力变化。"
_ROUTE: Route = ("plan", "validity")


def ended_plans_have_ended(context: Context) -> Iterator[Problem]:
    """写了废止、被替代、失效的，照写明的文件：文件有全文的，写明了废止本方案，日期是它写明的那一天；那一天已经到了。"""
    validity = context.file.plan.validity
    if validity is None or validity.status not in _ENDED:
        return
    document = next((one for one in context.file.documents if one.id == validity.by), None)
    newest = recorded(context.file)
    if newest and document and document.issued_on:
        newest = max(newest, document.issued_on)
    if validity.on and newest and newest < validity.on:
        words = f"写了{validity.status.label}，日期 {validity.on}，数据里最晚的记录（{newest}）还没有到那一天；"
        yield Problem((*_ROUTE, "status"), words + _NOT_YET)
    if document is None or not document.text or validity.source:
        return
    said = _endings(context.file, document)
    if not said and validity.status is ValidityStatus.REPEALED:
        words = f"文件“{document.id}”的全文没有写明废止本方案；请核对 by，别处写明的另写 source（来源）。"
        yield Problem((*_ROUTE, "by"), words)
        return
    unclear = next((one for one in said if one.unclear), None)
    if unclear:
        words = f"文件“{document.id}”写的是“{excerpt(unclear.words)}”，从哪一天起看不准；"
        yield Problem((*_ROUTE, "by"), f"{words}请核对 on（日期），并写 source（来源）。")
        return
    dated = [one for one in said if one.first]
    if not dated:
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
    """Return from when a document ends the plan as a whole, for each sentence that says so.

    If some of them say from when, those; else from when the document itself is in force.
    """
    plan, text = file.plan, document.text or ""
    names = [
        squeeze(one).translate(_BRACKETS)
        for one in (plan.title, plan.heading, plan.document_number)
        if one is not None
    ]
    found: list[When] = []
    for sentence, listed in _sentences(text.translate(_BRACKETS)):
        whole = sentence + listed
        called = _BY_ITSELF.search(whole) or any(name in whole for name in names)
        stops = [one for one in turns(sentence) if one.kind == "stop"]
        if called and stops and not PLACE.search(whole):
            found.append(_from_when(sentence, document.issued_on))
    own = [one for one in found if one.words]
    return own or [of_all(text, document.issued_on, OF_ITSELF) for _ in found[:1]]


def _from_when(sentence: str, issued: date | None) -> When:
    """Return from when a sentence ends the plan; without words if that is when the new one is in force."""
    said = begins_with(sentence, issued)
    if said.words:
        return When() if _WITH_THE_NEW.search(said.words) else said
    term = _AT_ITS_END.search(sentence)
    return When(term[0], unclear=True) if term else ends_with(sentence, issued)


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences, and each line of a list with the sentence above the list: 下列文件予以废止：."""
    above = ""
    for line in map(squeeze, text.split("\n")):
        if above and _ITEM.match(line):
            yield above, line
        elif line:
            above = ""
        for sentence in _SENTENCE.findall(line):
            yield sentence, ""
            above = sentence if _OF_A_LIST.search(sentence) else above
