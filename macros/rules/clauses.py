"""Rules on general clauses, which give roles to units of many measures, and on words of roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.grounds.governing import Governing, governing, prints_lead
from macros.grounds.names import Names
from macros.grounds.passages import ground
from macros.grounds.role_clauses import can_be_read, clause_holds, is_meant, is_of_type, read_for
from macros.grounds.role_words import GRAMMAR, roles_of
from macros.model.kinds import ClauseRule, Role
from macros.model.measure import Involvement, Measure
from macros.model.plan import PlanFile, RoleClause
from macros.model.printed import walk_official
from macros.model.problems import Problem, Route
from macros.model.unit import Unit
from macros.model.walk import walk_measures
from macros.rules.context import Context
from macros.rules.surrounding_words import of_all, sentence
from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.lines.reflow import find_squeezed, squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.messages.nearest import nearest
from macros.text.roles.listed import lists_alone

_WHOLE = regex("本(?:方案|意见|计划|办法|通知|表)")
_WORD = regex(rf"[{HAN}][{HAN}、/（）()]{{1,19}}")
"""A printed word, be it one of several: 牵头（责任）单位."""


def role_clauses_are_printed(context: Context) -> Iterator[Problem]:
    """总的分工规定的字句在公文里一字不差，读法是它说的；id 各不相同。"""
    official = [squeeze(text) for _, text in walk_official(context.file)]
    seen: set[str] = set()
    for n, clause in enumerate(context.file.plan.role_clauses):
        route: Route = ("plan", "role_clauses", n)
        if clause.id in seen:
            words = f"总的分工规定“{clause.id}”写了两次；请换一个 id，或删去一处。"
            yield Problem((*route, "id"), words)
        seen.add(clause.id)
        if not any(squeeze(clause.quote) in text for text in official):
            words = f"总的分工规定“{excerpt(clause.quote)}”在公文里没有；请从公文复制，一字不差。"
            yield Problem((*route, "quote"), words)
        elif not can_be_read(clause) and is_of_type(clause):
            yield Problem(
                (*route, "rule"),
                f"“{excerpt(clause.quote)}”是按字体定的，文本里看不出字体；请删去这一条，"
                "在各措施里照原件写 role，依据写 source（来源）。",
            )
        elif not can_be_read(clause):
            yield Problem(
                (*route, "rule"),
                f"“{excerpt(clause.quote)}”没有说“{clause.rule.label}”；"
                "请引这样说的那句话，或改正 rule（读法）。",
            )


def clauses_give_roles(context: Context) -> Iterator[Problem]:
    """引用总的分工规定的，它确实给这个单位这一角色：合乎它的读法，原文又没有写明牵头单位。"""
    clauses = {clause.id: clause for clause in context.file.plan.role_clauses}
    units = {unit.id: unit for unit in context.file.units}
    meant = {clause.id: measures_meant(context.file, clause) for clause in clauses.values()}
    for at in walk_measures(context.file):
        for n, involvement in enumerate(at.measure.units):
            if involvement.clause is None:
                continue
            route = (*at.route, "units", n)
            clause, unit = clauses.get(involvement.clause), units.get(involvement.unit)
            if clause is None:
                near = nearest(involvement.clause, list(clauses))
                hint = f"是不是“{near}”？" if near else "请先写在 plan 的 role_clauses 里。"
                words = f"没有 id 为“{involvement.clause}”的总的分工规定；{hint}"
                yield Problem((*route, "clause"), words)
            elif not _speaks_of(at.measure, meant[clause.id]):
                words = (
                    f"总的分工规定“{clause.id}”写在另一项措施的原文里，只管那一项"
                    "（写了“下同”的，也管它后面的）；"
                    "请删去 clause，照本措施的原文写角色。"
                )
                yield Problem((*route, "clause"), words)
            elif unit and (fault := _fault(context.names, at.measure, involvement, clause, unit)):
                key, words = fault
                yield Problem((*route, key), words)


def _fault(
    names: Names, measure: Measure, involvement: Involvement, clause: RoleClause, unit: Unit
) -> tuple[str, str] | None:
    """Return at which key and why a clause does not give a unit its role, if it does not."""
    clause = read_for(clause, involvement.role)
    role, gives = involvement.role, clause.rule.gives
    said = f"总的分工规定“{clause.id}”（{clause.rule.label}）"
    if role is not gives:
        words = (
            f"{said}不给“{role.label}”；请把 role 改为 {gives}（{gives.label}），或删去 clause。"
        )
        return "role", words
    if not involvement.quote:
        return "clause", f"写了 clause，还要写 quote，引列出“{unit.name}”的那句原文；请补上。"
    found = governing(names, measure.text, involvement)
    own = next((word for word in found.quoted if role in roles_of(word)), None)
    if own:
        words = f"quote 里的“{own.word}”已经写明“{unit.name}”是{role.label}单位；请删去 clause。"
        return "clause", words
    if lead := prints_lead(names, measure.text):
        words = f"本措施原文写了“{lead.word}”，{said}管不到；请删去 clause，照原文写角色。"
        return "clause", words
    if not clause_holds(clause, found):
        return "clause", f"{_why_not(said, clause, found, unit)}；请改正，或删去 clause。"
    return None


def _why_not(said: str, clause: RoleClause, found: Governing, unit: Unit) -> str:
    if clause.rule is ClauseRule.LISTED_RESPONSIBLE and found.bare:
        return f"“{unit.name}”在 quote 里照这句话是牵头单位，请把 role 改为 lead（牵头）"
    if clause.rule is ClauseRule.LISTED_RESPONSIBLE:
        return f"quote 里“{unit.name}”不在只列名称的括号里，{said}不管它"
    if found.unknown and not found.bare:
        return unknown_in_list(unit, found)
    if not (found.bare or any(is_meant(clause, word) for word in found.quoted)):
        return f"{said}只管责任单位，quote 里没有词语写明“{unit.name}”是责任单位"
    if clause.rule is ClauseRule.RESPONSIBLE_LEADS:
        return f"“{unit.name}”在原文里没有写明是责任单位，{said}不管它"
    if clause.rule is ClauseRule.MARKED_LEADS:
        return f"“{unit.name}”在原文里旁边没有印这样的标记，{said}不管它"
    if clause.rule is ClauseRule.OTHERS_SUPPORT:
        return f"“{unit.name}”在 quote 里列第一位，{said}不管它"
    return f"“{unit.name}”在原文里没有列第一位，{said}不管它"


def unknown_in_list(unit: Unit, found: Governing) -> str:
    """Say what keeps the brackets around a unit from being read as a list, and what to do."""
    return (
        f"和“{unit.name}”列在一起的“{excerpt(found.unknown)}”读不出是不是单位，括号里的不当作单位名单；"
        "它是单位或一类单位（extent: class）的，请登记到 units"
    )


def printed_words_govern(context: Context) -> Iterator[Problem]:
    """角色原文在所引的话里，而且正是它指定该单位。"""
    units = {unit.id: unit for unit in context.file.units}
    for at in walk_measures(context.file):
        for n, involvement in enumerate(at.measure.units):
            route, word = (*at.route, "units", n, "word"), involvement.word
            unit = units.get(involvement.unit)
            if word is None or unit is None:
                continue
            if not _WORD.fullmatch(word):
                yield Problem(route, f"角色原文“{word}”不是一个词；请照原文写，只写汉字。")
            elif squeeze(word) not in squeeze(involvement.quote or ""):
                yield Problem(
                    route, f"角色原文“{word}”不在 quote 里；请照原文写，连它一起引，或删去 word。"
                )
            else:
                text = ground(at.measure, at.sections, involvement.quote, context.file.plan)
                found = governing(context.names, text, involvement)
                if word not in [one.word for one in found.quoted]:
                    yield Problem(route, _governs_another(word, unit, found))


def _governs_another(word: str, unit: Unit, found: Governing) -> str:
    does = f"，指定它的是“{found.quoted[0].word}”" if found.quoted else ""
    return f"quote 里的“{word}”不是指定“{unit.name}”的词{does}；请改正，或删去 word。"


def measures_meant(file: PlanFile, clause: RoleClause) -> frozenset[str] | None:
    """Return the measures of which a general clause speaks; None if of all.

    One that stands in the words of measures alone speaks of the lists there (责任单位：市甲局、市乙局，
    列第一位的为牵头单位), unless its sentence speaks of all or nothing else there is a list; with 下同 also of those behind it.
    """
    holding: set[str] = set()
    from_here_on = False
    for at in walk_measures(file):
        for place in find_squeezed(clause.quote, at.measure.text):
            words = at.measure.text[slice(*sentence(at.measure.text, place))]
            speaks_of_all = of_all(at.measure.text, place) or _WHOLE.search(words)
            if speaks_of_all or not _lists_units(at.measure.text):
                return None
            holding.add(at.measure.id)
            from_here_on = from_here_on or "下同" in words
        if from_here_on:
            holding.add(at.measure.id)
    return frozenset(holding) or None


def _lists_units(text: str) -> bool:
    """Whether a text has a list of bodies, behind a label or without a word, of which a general clause in it may speak."""
    labelled = any(word.before and word.label for word in GRAMMAR.words(text))
    return labelled or any(True for _ in lists_alone(text, ()))


def _speaks_of(measure: Measure, meant: frozenset[str] | None) -> bool:
    return meant is None or measure.id in meant


def unused_clauses(
    names: Names, clauses: Mapping[RoleClause, frozenset[str] | None], measure: Measure
) -> Iterator[tuple[int, str]]:
    """Yield each unit of a measure to which a clause gives a role that is not entered, and why.

    ``clauses`` holds each clause with the measures of which it speaks.
    """
    speaking = [clause for clause, meant in clauses.items() if _speaks_of(measure, meant)]
    if not speaking or prints_lead(names, measure.text):
        return
    given = {(one.unit, one.role) for one in measure.units}
    for n, involvement in enumerate(measure.units):
        if involvement.role is not Role.RESPONSIBLE or not involvement.quote:
            continue
        found = governing(names, measure.text, involvement)
        for clause in speaking:
            if (involvement.unit, clause.rule.gives) not in given and clause_holds(clause, found):
                words = f"总的分工规定“{clause.id}”（{clause.rule.label}）给“{involvement.unit}”"
                gives = clause.rule.gives
                words += f"的角色是 {gives}（{gives.label}）；请改 role，并写 clause: {clause.id}。"
                yield n, words
                break
