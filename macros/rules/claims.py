"""Rules on claims: nothing is stated as official without words or a source that say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from macros.model.plan import Deadline, Involvement, Target
from macros.model.problems import Problem, Route
from macros.model.role_words import Governing, governing, roles_of, stems_of
from macros.model.walk import walk_measures, walk_printed
from macros.rules.context import Context
from macros.text.numerals import digits, numeral
from macros.text.reflow import squeeze


def assigning_roles_have_grounds(context: Context) -> Iterator[Problem]:
    """每个角色都有原文字句或来源；牵头、责任、配合须由所引的话里指定该单位的词证明，或有来源。"""
    units = {unit.id: unit for unit in context.file.units}
    for at in walk_measures(context.file):
        for n, involvement in enumerate(at.measure.units):
            route = (*at.route, "units", n)
            if involvement.source:
                continue
            if not involvement.quote:
                words = (
                    f"单位“{involvement.unit}”没有依据；请写 quote（原文字句）或 source（来源）。"
                )
                if at.row:
                    label = involvement.role.label
                    words = (
                        f"本行没有写明“{involvement.unit}”是{label}单位的一格；请照表头改 role，"
                        "单位的写法不同的补进 aliases，另有依据的写 quote 或 source。"
                    )
                yield Problem(route, words)
                continue
            unit = units.get(involvement.unit)
            named = unit and any(  # listed_units_are_named reports the others
                name and name in involvement.quote
                for name in (unit.name, unit.short, *unit.aliases)
            )
            if unit and named and involvement.role.assigns:
                found = governing(context.names, at.measure.text, involvement)
                if not any(involvement.role in roles_of(word) for word in found.quoted):
                    words = _without_ground(involvement, unit.name, found)
                    yield Problem((*route, "role"), words)


def _without_ground(involvement: Involvement, name: str, found: Governing) -> str:
    """Say which word governs the unit and what to do."""
    role = involvement.role
    asked = f"“{role.label}”（{role}）须有依据："
    outside = [word for word in found.outside if role in roles_of(word)]
    if outside:
        return (
            f"{asked}指定“{name}”的“{outside[0].word}”不在 quote 里；请把引文引到这个词，一字不差。"
        )
    if not found.quoted:
        needed = "”“".join(stems_of(role))
        return (
            f"{asked}quote 里没有词语写明“{name}”是{role.label}单位（例如“{needed}”）；"
            "请引写明它的那句话，或写明 source；公文没有指定时请用其他角色，例如 named（提及）。"
        )
    word = found.quoted[0]
    roles = "、".join(f"{other}（{other.label}）" for other in roles_of(word))
    instead = f"请把 role 改为 {roles}" if roles else "请用其他角色，例如 named（提及）"
    return (
        f"{asked}quote 里指定“{name}”的是“{word.word}”；{instead}，"
        f"或引写明它是{role.label}单位的那句话，或写明 source。"
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
    compared = {
        route for route, _ in walk_printed(context.file)
    }  # every_word_is_kept reports those
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
    """Whether ``text`` contains the day in Arabic or Chinese numerals."""
    arabic = f"{day.year}年{day.month}月{day.day}日"
    chinese = f"{digits(day.year)}年{numeral(day.month)}月{numeral(day.day)}日"
    return arabic in text or chinese in text.replace("○", "〇")


def changes_are_newest_first(context: Context) -> Iterator[Problem]:
    """变更记录新的在前。"""
    for n, (above, below) in enumerate(pairwise(context.file.changes), start=1):
        if below.on > above.on:
            words = f"{below.on} 的变更排在 {above.on} 之后；请把新的变更写在前面。"
            yield Problem(("changes", n, "on"), words)
