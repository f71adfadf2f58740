"""Since when the plan is no longer in force: the document that ended it says so, and the day has come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.model.kinds import ValidityStatus
from macros.model.plan import Document, PlanFile, PlanInfo, Validity
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.rules.context import Context
from macros.rules.explained import is_quoted
from macros.rules.later_documents.amended_plan import names_plan
from macros.rules.validity import recorded
from macros.text.characters.regex import regex
from macros.text.later_documents.from_when import OF_ITSELF, When, begins_with, ends_with, of_all
from macros.text.later_documents.repeals import Called, Repeal, repeals, replaces
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order
from macros.text.times.dates import is_printed
from macros.text.times.validity import PUBLISHED_LATE, begins_after, of_itself

_ENDED = (ValidityStatus.REPEALED, ValidityStatus.SUPERSEDED, ValidityStatus.EXPIRED)
_WITH_THE_NEW = regex("本[^，,]{1,8}?(?:施行|实施|执行|生效)之日")
"""The day on which the document that ends the plan comes into force: 自本办法施行之日起."""
_ISSUE = regex("印发|发布|公布|下发")
_AT_ITS_END = regex("(?:有效期|期限|期)(?:满|届满|到期)|到期|届满")
_ONLY_ENDS = regex("废止|停止执行|失效|清理|终止")
_YEARS = regex("[（(][^（）()]*[）)]|[0-9]{4}年?(?:[-—－–~至到]+[0-9]{4}年?)?度?")
_ABOUT_IT = regex("补充|调整|修改|延长|延期|废止|停止|终止|分工|分解|细则|解读|落实|任务|宣布|清理")
"""In the title of a document that is about the plan and no new one."""
_SPEAKS_OF_LIST = regex("(?=.*(?:废止|失效))(?=.*(?:附件|附表|目录|清单|名单))")
"""A sentence, read as an order, that only announces a list of texts that end: 废止文件3件（附件1）, 附件：废止的文件目录."""
_NOT_YET = "没有到的写 in_force 和 source（来源），到了的在 changes 里记一条效力变化。"
_ROUTE: Route = ("plan", "validity")


def ended_plans_have_ended(context: Context) -> Iterator[Problem]:
    """写了废止、被替代、失效的，照写明的文件：文件有全文的，写明了废止本方案，日期是它写明的那一天；那一天已经到了。"""
    validity = context.file.plan.validity
    if validity is None or validity.status not in _ENDED:
        return
    documents = {one.id: one for one in context.file.documents}
    document = documents.get(_by(validity) or "")
    newest = recorded(context.file)
    known = documents.get(validity.by or "", document)
    if newest and known and known.issued_on:
        newest = max(newest, known.issued_on)
    if validity.on and newest and newest < validity.on:
        words = f"写了{validity.status.label}，日期 {validity.on}，数据里最晚的记录（{newest}）还没有到那一天；"
        yield Problem((*_ROUTE, "status"), words + _NOT_YET)
    if document is None or not document.text:
        return
    if fault := _not_ended(context.file, document, validity):
        yield fault
        return
    said = _endings(context.file, document)
    unclear = next((one for one in said if one.unclear), None)
    if unclear and (validity.source or _is_after_issue(document, unclear, validity.on)):
        return  # the words alone do not show it, and the editor says where it is said
    if unclear:
        words = f"文件“{document.id}”写的是“{excerpt(unclear.words)}”，从哪一天起看不准；"
        yield Problem((*_ROUTE, "by"), f"{words}请核对 on（日期），并写 source（来源）。")
    elif said:
        yield from _on_another_day(validity, document, said, newest)


def _is_after_issue(document: Document, said: When, on: date | None) -> bool:
    """Whether ``on`` can be the day on which the plan ends, if the document that ends it is in force some time after its issue."""
    if on is None or not _ISSUE.search(said.words):
        return False
    waits = begins_after(of_itself(document.text or ""), document.issued_on)
    return any(first <= on <= last for first, last in waits)


def _by(validity: Validity) -> str | None:
    """Return the document that is said to end the plan; None if another source is to say so."""
    return validity.source.document if validity.source else validity.by


def _not_ended(file: PlanFile, document: Document, validity: Validity) -> Problem | None:
    """Return the problem if a document does not say that the plan is ended, or not in that way."""
    found = _repeals(file, document)
    key = "by" if validity.by else "source"
    status = validity.status
    elsewhere = (
        "请核对 by，别处写明的另写 source（来源）。" if validity.by else "请核对 source（来源）。"
    )
    if status is ValidityStatus.SUPERSEDED:
        if replaces(document.text or "", _called(file)) or _is_new_edition(file.plan, document):
            return None
        if not found:
            words = f"文件“{document.id}”的全文没有写明代替、废止本方案；{elsewhere}"
            return Problem((*_ROUTE, key), words)
        if _ONLY_ENDS.search(document.title) and "印发" not in document.title:
            words = f"文件“{document.id}”只废止了本方案，没有写明用什么代替；请把 status 改为 repealed（废止）。"
            return Problem((*_ROUTE, "status"), words)
        return None
    ended = "废止" if status is ValidityStatus.REPEALED else "失效"
    if not found:
        words = f"文件“{document.id}”的全文没有写明{'废止本方案' if ended == '废止' else '本方案失效'}；{elsewhere}"
        return Problem((*_ROUTE, key), words)
    if all(one.lapses for one in found) is (ended == "废止"):
        other = "expired（失效）" if ended == "废止" else "repealed（废止）"
        words = f"文件“{document.id}”写的是“{excerpt(found[0].listed or found[0].sentence)}”，不是{ended}；请把 status 改为 {other}。"
        return Problem((*_ROUTE, "status"), words)
    return None


def _on_another_day(
    validity: Validity, document: Document, said: list[When], newest: date | None
) -> Iterator[Problem]:
    """Yield the problem if the plan is not ended on the day that a document says, or not yet."""
    dated = [one for one in said if one.first]
    days = {day for one in dated for day in one.first}
    issued = document.issued_on
    if dated:
        listed = " 或 ".join(map(str, sorted(days)))
        begins = f"文件“{document.id}”写的是“{excerpt(dated[0].words)}”，照它是 {listed}"
    elif issued:
        words = next((one.words for one in said if one.words), "")
        begins = f"写的是“{excerpt(words)}”" if words else "没有写从哪一天起"
        begins = f"文件“{document.id}”{begins}，成文日期是 {issued}"
    else:
        return
    if validity.on and issued and not dated:
        right = validity.on == issued or (
            issued <= validity.on <= issued + PUBLISHED_LATE
            and "即日" not in begins
            and is_printed(validity.on, squeeze(document.text or ""))
        )
    else:
        right = validity.on is None or validity.on in days
    if not right:
        words = f"效力的日期 {validity.on} 与文件写的不合：{begins}；请改正。"
        yield Problem((*_ROUTE, "on"), words)
    elif validity.on is None and dated and newest and newest < min(days):
        words = (
            f"写了{validity.status.label}，{begins}，数据里最晚的记录（{newest}）还没有到那一天；"
        )
        yield Problem((*_ROUTE, "status"), words + _NOT_YET)


def _is_new_edition(plan: PlanInfo, document: Document) -> bool:
    """Whether a document has the title of the plan, years and what stands in brackets aside, and issues a plan."""
    old, new = (_YEARS.sub("", squeeze(title)) for title in (plan.title, document.title))
    issued = f"(?:.*(?:印发|发布|公布).*)?{re.escape(old)}[》〉]?(?:的(?:通知|公告|决定))?"
    return bool(re.fullmatch(issued, new)) and not _ABOUT_IT.search(new.replace(old, "", 1))


def repeals_are_entered(context: Context) -> Iterator[Problem]:
    """修改方案的文件写明废止本方案的，方案的效力写了废止、被替代，或在该文件的编者注里说明；那一天还没有到的，写明来源是这份文件。"""
    file = context.file
    validity = file.plan.validity
    if validity and validity.status in _ENDED:
        return  # ended_plans_have_ended looks at it
    for route, document in walk_supplements(file):
        said = [one for one in _repeals(file, document) if not _is_explained(file, document, one)]
        if not said or not names_plan(document, file.plan):
            continue
        begins = {day for one in _endings(file, document) for day in one.first}
        begins = begins or {document.issued_on or date.min}
        newest = recorded(file)
        sourced = validity and validity.source and validity.source.document == document.id
        if sourced and (newest is None or newest < max(begins)):
            continue
        words = said[0].listed or said[0].sentence
        offset = max(squeeze(document.text or "").find(words), 0)
        yield Problem((*route, "text"), _not_entered(document, words), offset=offset)


def ends_plan(file: PlanFile, document: Document, order: Order) -> bool:
    """Whether what is read as an order ends the plan as a whole, and the validity says so with that document."""
    validity = file.plan.validity
    source = validity.source.document if validity and validity.source else None
    if not validity or document.id not in (validity.by, source) or order.deed is not Deed.REMOVE:
        return False
    found = _repeals(file, document)
    said = squeeze(order.words)
    listed = any(one.listed for one in found) and _SPEAKS_OF_LIST.match(said)
    return bool(listed) or any(said in squeeze(one.sentence) for one in found)


def _not_entered(document: Document, words: str) -> str:
    return (
        f"文件写明“{excerpt(words)}”，方案的效力没有照它录入；请在 plan 的 validity 里写 status: repealed（废止），写失效的写 expired（失效），"
        f"和 by: {document.id}，有新方案的写 superseded（被替代），on 写从哪一天起；那一天还没有到的，status 写 in_force，"
        "source（来源）写这份文件；说的不是本方案的，在本文件的 notes 里写一条说明，用 quote 引这句话。"
    )


def _is_explained(file: PlanFile, document: Document, one: Repeal) -> bool:
    """Whether a note on a document quotes a sentence that ends the plan, or the line of its list."""
    called = _called(file)

    def names(words: str) -> bool:
        return any(squeeze(title) in words for title in called.titles)

    def ends(words: str) -> bool:
        return bool(repeals(document.title, words, called))

    line = bool(one.listed) and is_quoted(one.listed, document, names)
    return line or is_quoted(one.sentence, document, ends)


def _endings(file: PlanFile, document: Document) -> list[When]:
    """Return from when a document ends the plan as a whole, for each sentence that says so.

    If some of them say from when, those; else from when the document itself is in force.
    """
    found = [_from_when(one.sentence, document.issued_on) for one in _repeals(file, document)]
    own = [one for one in found if one.words]
    return own or [of_all(document.text or "", document.issued_on, OF_ITSELF) for _ in found[:1]]


def _repeals(file: PlanFile, document: Document) -> list[Repeal]:
    """Return the sentences of a document that end the plan as a whole."""
    return repeals(document.title, document.text or "", _called(file))


def _called(file: PlanFile) -> Called:
    plan = file.plan
    titles = [one for one in (plan.title, plan.heading) if one]
    year = plan.issued_on.year if plan.issued_on else None
    return Called(titles, plan.document_number, year)


def _from_when(sentence: str, issued: date | None) -> When:
    """Return from when a sentence ends the plan; without words if that is when the new one is in force."""
    said = begins_with(sentence, issued)
    if said.words:
        return When() if _WITH_THE_NEW.search(said.words) else said
    term = _AT_ITS_END.search(sentence)
    return When(term[0], unclear=True) if term else ends_with(sentence, issued)
