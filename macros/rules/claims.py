"""Rules on what may be claimed: nothing official without words or a source that say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from macros.model.kinds import Role
from macros.model.plan import Deadline, Target
from macros.model.problems import Problem, Route
from macros.model.walk import walk_measures, walk_printed
from macros.rules.context import Context
from macros.text.numerals import digits, numeral
from macros.text.reflow import squeeze

ASSIGNING_WORDS = {
    Role.LEAD: ("牵头", "主责"),
    Role.RESPONSIBLE: ("负责", "责任单位", "承办", "主责"),
    Role.SUPPORT: ("配合", "协助", "协办"),
}


def assigning_roles_have_grounds(context: Context) -> Iterator[Problem]:
    """每个角色都有原文字句或来源；牵头、责任、配合须有明确指定的字句或来源。"""
    for at in walk_measures(context.file):
        for n, involvement in enumerate(at.measure.units):
            route = (*at.route, "units", n)
            role, quote = involvement.role, involvement.quote
            if not quote and not involvement.source:
                words = (
                    f"单位“{involvement.unit}”没有依据；请写 quote（原文字句）或 source（来源）。"
                )
                yield Problem(route, words)
            elif role.assigns and not involvement.source:
                needed = ASSIGNING_WORDS[role]
                if not any(word in (quote or "") for word in needed):
                    yield Problem(
                        (*route, "role"),
                        f"“{role.label}”（{role}）须有依据：quote 中要有“{'”“'.join(needed)}”之一，"
                        f"或写明 source；公文没有指定时请用其他角色，例如 named（提及）。",
                    )


def statements_have_grounds(context: Context) -> Iterator[Problem]:
    """期限和目标在措施原文里，或有来源。"""
    for at in walk_measures(context.file):
        measure = at.measure
        statements: list[tuple[Route, Deadline | Target, str]] = []
        if measure.deadline:
            statements.append(((*at.route, "deadline"), measure.deadline, "期限"))
        for n, target in enumerate(measure.targets):
            statements.append(((*at.route, "targets", n), target, "目标"))
        for route, statement, name in statements:
            if not statement.source and squeeze(statement.text) not in squeeze(measure.text):
                words = (
                    f"{name}“{statement.text}”不在本措施原文中；请照原文写，或写明 source（来源）。"
                )
                yield Problem((*route, "text"), words)


def dates_are_printed(context: Context) -> Iterator[Problem]:
    """方案的标题、文号、日期和实施期间是公文里印出的。"""
    if context.transcription is None:
        return
    text = squeeze(context.transcription)
    plan = context.file.plan
    compared = {route for route, _ in walk_printed(context.file)}  # every_word_is_kept tells those
    for key, words in (
        ("document_number", plan.document_number),
        ("period", plan.period),
        ("title", plan.title),
    ):
        if words and ("plan", key) not in compared and squeeze(words) not in text:
            yield Problem(("plan", key), f"“{words}”不在公文文本副本中；请照公文写，没有就删去。")
    if plan.issued_on and not _printed(plan.issued_on, text):
        words = f"印发日期 {plan.issued_on} 不在公文文本副本中；请照公文写，没有就删去。"
        yield Problem(("plan", "issued_on"), words)
    at_once = any(words in text for words in ("印发之日起", "发布之日起", "公布之日起"))
    if plan.effective and not _printed(plan.effective, text) and not at_once:
        words = f"施行日期 {plan.effective} 不在公文文本副本中；请照公文写，没有就删去。"
        yield Problem(("plan", "effective"), words)


def _printed(day: date, text: str) -> bool:
    """Whether ``text`` prints the day in one of the two usual ways."""
    arabic = f"{day.year}年{day.month}月{day.day}日"
    chinese = f"{digits(day.year)}年{numeral(day.month)}月{numeral(day.day)}日"
    return arabic in text or chinese in text.replace("○", "〇")


def changes_are_newest_first(context: Context) -> Iterator[Problem]:
    """变更记录新的在前。"""
    for n, (above, below) in enumerate(pairwise(context.file.changes), start=1):
        if below.on > above.on:
            words = f"{below.on} 的变更排在 {above.on} 之后；请把新的变更写在前面。"
            yield Problem(("changes", n, "on"), words)
