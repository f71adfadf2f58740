"""Rule on who has which part: the text gives it to that body, or a source does."""

from __future__ import annotations

from collections.abc import Iterator

from macros.grounds.added_rows import roles_in_added_row
from macros.grounds.governing import Governing, bears_out, governing
from macros.grounds.passages import ground, plan_with
from macros.grounds.role_clauses import clause_holds, read_for
from macros.grounds.role_words import is_known, roles_of, stems_of
from macros.model.measure import Involvement
from macros.model.plan import PlanInfo
from macros.model.problems import Problem
from macros.model.walk import MeasureAt, walk_measures
from macros.rules.clauses import unknown_in_list
from macros.rules.context import Context
from macros.rules.surrounding_words import of_all, sentence
from macros.text.lines.reflow import find_squeezed
from macros.text.messages.excerpt import excerpt


def assigning_roles_have_grounds(context: Context) -> Iterator[Problem]:
    """每个角色都有原文字句或来源；牵头、责任、配合须由所引的话里指定该单位的词证明，或有来源。"""
    units = {unit.id: unit for unit in context.file.units}
    for at in walk_measures(context.file):
        for n, involvement in enumerate(at.measure.units):
            route = (*at.route, "units", n)
            if involvement.source or involvement.clause:  # clauses_give_roles looks at the latter
                continue
            if not involvement.quote:
                words = (
                    f"单位“{involvement.unit}”没有依据；请写 quote（原文字句）或 source（来源）。"
                )
                if at.row:
                    label = involvement.role.label
                    words = (
                        f"本行没有写明“{involvement.unit}”是{label}单位的一格；请照表头改 role；"
                        "格里写着角色的，例如“市甲局（牵头）”，用 quote 引它；"
                        "单位的写法不同的补进 aliases；另有依据的写 source。"
                    )
                yield Problem(route, words)
                continue
            unit = units.get(involvement.unit)
            named = unit and any(  # listed_units_are_named reports the others
                name and name in involvement.quote
                for name in (unit.name, unit.short, *unit.aliases)
            )
            if unit and named and involvement.role.assigns:
                called = [name for name in (unit.name, unit.short, *unit.aliases) if name]
                orders = context.grounds.orders.get(at.measure.added_by or "", ())
                if involvement.role in roles_in_added_row(at, orders, called):
                    continue
                text = ground(at.measure, at.sections, involvement.quote, context.file.plan)
                if words := _of_others(context.file.plan, at, involvement):
                    yield Problem((*route, "quote"), words)
                    continue
                found = governing(context.names, text, involvement)
                misread = involvement.word not in (None, *(word.word for word in found.quoted))
                # of which printed_words_govern tells
                if not misread and not any(bears_out(involvement, w, found) for w in found.quoted):
                    words = _without_ground(involvement, unit.name, found)
                    if by := _clause_for(context.file.plan, involvement, found):
                        words = f"“{unit.name}”的“{involvement.role.label}”是总的分工规定“{by}”给的；请写 clause: {by}。"
                    elif found.unknown and context.file.plan.role_clauses:
                        words = f"{unknown_in_list(unit, found)}，再写 clause；没有总的分工规定管它的，写 role: named（提及）。"
                    yield Problem((*route, "role"), words)


def _of_others(plan: PlanInfo, at: MeasureAt, involvement: Involvement) -> str:
    """Say that words about the plan as a whole do not speak of this measure; empty if they do."""
    quote = involvement.quote or ""
    passage = plan_with(plan, at.measure, at.sections, quote)
    if not passage:
        return ""
    _, label, text = passage
    for place in find_squeezed(quote, text):
        start, end = sentence(text, place)
        if of_all(text, place) or at.measure.title in text[start:end]:
            return ""
    return (
        f"引文“{excerpt(quote)}”在{label}里，那句话没有说到各项措施，也没有说到本措施；"
        "请引写明本措施分工的那句话，或写明 source（来源）。"
    )


def _clause_for(plan: PlanInfo, involvement: Involvement, found: Governing) -> str:
    """Return the id of the general clause that gives a unit of a bare list its role; empty if none does."""
    role = involvement.role
    readings = [read_for(clause, role) for clause in plan.role_clauses if found.bare]
    giving = (one.id for one in readings if one.rule.gives is role and clause_holds(one, found))
    return next(giving, "")


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
    if not is_known(word) and word.word == involvement.word:
        return (
            f"{asked}“{word.word}”只写明“{name}”做什么；请把 role 改为 responsible（责任），"
            f"或引写明它是{role.label}单位的那句话，或写明 source。"
        )
    if not is_known(word):
        return (
            f"{asked}quote 里指定“{name}”的是“{word.word}”，读不出是哪种角色；"
            "编者能断定的，在 word（角色原文）里写原文的那个词；不能断定的请用其他角色，或写明 source。"
        )
    roles = "、".join(f"{other}（{other.label}）" for other in roles_of(word))
    instead = f"请把 role 改为 {roles}" if roles else "请用其他角色，例如 named（提及）"
    return (
        f"{asked}quote 里指定“{name}”的是“{word.word}”；{instead}，"
        f"或引写明它是{role.label}单位的那句话，或写明 source。"
    )
