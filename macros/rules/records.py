"""Rules on what stands beside the text: reports, kept copies, the dates of the plan and of what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.model.printed import walk_printed, walk_supplements
from macros.model.problems import Problem, Route
from macros.model.values import is_address
from macros.model.walk import walk_measures, walk_reported, walk_sources
from macros.rules.context import Context
from macros.text.lines.reflow import squeeze
from macros.text.parts.title_marks import has_title
from macros.text.times.dates import is_printed


def reports_are_entered_once(context: Context) -> Iterator[Problem]:
    """一份进展通报对一项措施只说一次；写在 reports 里的，不再写在措施的 progress 里。"""
    own = {
        (at.measure.id, one.date, one.source.title)
        for at in walk_measures(context.file)
        for one in at.measure.progress
    }
    told: set[tuple[Route, str]] = set()
    for route, id, progress in walk_reported(context.file):
        if (route[:2], id) in told:
            yield Problem(route, f"这份通报里“{id}”写了两次；请合并成一处。")
        told.add((route[:2], id))
        if (id, progress.date, progress.source.title) in own:
            words = f"“{id}”的 progress 里已经写了 {progress.date} 的这份来源；请删去其中一处。"
            yield Problem(route, words)


def kept_copies_are_whole(context: Context) -> Iterator[Problem]:
    """来源的存档副本放在数据文件旁边的，读得到，校验值一致；写校验值的，写明副本在哪里。"""
    for route, source in walk_sources(context.file):
        if source.sha256 and not source.archive:
            words = "写了 sha256（副本校验值），没有写 archive（存档副本）；请补上，或删去 sha256。"
            yield Problem((*route, "sha256"), words)
        if not source.archive or is_address(source.archive) or source.archive not in context.kept:
            continue
        digest = context.kept[source.archive]
        if not digest:
            words = f"存档副本“{source.archive}”读不到；请把它放在数据文件旁边，或改正文件名。"
            yield Problem((*route, "archive"), words)
        elif source.sha256 and source.sha256 != digest:
            words = f"存档副本“{source.archive}”的 SHA-256 是 {digest}，与这里写的不同；副本没有变的，请照它改。"
            yield Problem((*route, "sha256"), words)


def dates_are_printed(context: Context) -> Iterator[Problem]:
    """方案的标题、文号、日期和实施期间是公文里印出的；实施期间也可以是修改方案的文件写明的。"""
    if context.transcription is None:
        return
    text = squeeze(context.transcription)
    plan = context.file.plan
    later = [squeeze(one.text or "") for _, one in walk_supplements(context.file)]
    compared = {
        route for route, _ in walk_printed(context.file)
    }  # every_word_is_kept reports those
    for key, words in (
        ("document_number", plan.document_number),
        ("period", plan.period),
        ("title", plan.title),
    ):
        printed = (
            has_title(text, words) if words and key == "title" else squeeze(words or "") in text
        )
        printed = printed or (key == "period" and any(squeeze(words or "") in one for one in later))
        if words and ("plan", key) not in compared and not printed:
            yield Problem(("plan", key), f"“{words}”不在公文文本副本中；请照公文写，没有就删去。")
    if plan.issued_on and not is_printed(plan.issued_on, text):
        words = f"印发日期 {plan.issued_on} 不在公文文本副本中；请照公文写，没有就删去。"
        yield Problem(("plan", "issued_on"), words)


def changes_are_newest_first(context: Context) -> Iterator[Problem]:
    """变更记录新的在前。"""
    for n, (above, below) in enumerate(pairwise(context.file.changes), start=1):
        if below.on > above.on:
            words = f"{below.on} 的变更排在 {above.on} 之后；请把新的变更写在前面。"
            yield Problem(("changes", n, "on"), words)
