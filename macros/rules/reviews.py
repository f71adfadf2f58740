"""Rules on what was read: words of the text that state something are entered, or dismissed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.grounds.names import Names
from macros.grounds.order_grounds import Grounds
from macros.model.kinds import Statement
from macros.model.measure import Measure, Note
from macros.model.plan import PlanFile
from macros.model.printed import walk_official
from macros.model.problems import Problem
from macros.model.walk import walk_measures, walk_notes, walk_sections
from macros.rules.clauses import measures_meant, unused_clauses
from macros.rules.context import Context
from macros.rules.later_documents.roles_taken_away import (
    is_led_by_clause,
    orders_that_take,
    tells_of_taken,
)
from macros.rules.stated import (
    is_bare_list,
    is_inside,
    left_out,
    not_entered,
    statements_around,
)
from macros.rules.stated_in_tables import persons, unread_cells, unread_rows
from macros.rules.surrounding_words import SurroundingWords, of_all, says, surrounding_words
from macros.rules.unentered import DISMISS, FIELDS, Unentered, problem_at, quoted, shown
from macros.text.lines.reflow import find_squeezed
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.times.statements import general_clauses

_BARE = (
    "没有登记的单位先写进方案的 units，再都写进本措施的 units：公文有总的分工规定的，role 照它写，clause 写它的 id；"
    "另有公布的文件写明的，role 照它写，source 写那份文件；都没有的，role 写 named（提及），"
    "并在 notes 里写一条说明，用 quote 引这几个字。"
)
_REGISTER = "它是一类单位，没有登记的先写进 units（extent: class），再"
_ONCE = "，一段里有几处的引整段，一条就够"


def reviews_leave_nothing_out(context: Context) -> Iterator[Problem]:
    """声明为某类事项通读过的，每类只声明一次；原文里这类词语都已录入，或在编者注里说明。"""
    declared: set[Statement] = set()
    for n, review in enumerate(context.file.plan.reviewed):
        if review.kind in declared:
            words = f"“{review.kind}”已经声明过；请删去一处，留下后来的日期。"
            yield Problem(("plan", "reviewed", n, "kind"), words)
        declared.add(review.kind)
    for unread in unread_words(context.file, context.names) if declared else ():
        if unread.kind in declared:
            words = f"已声明为{unread.kind}通读全文，{unread.problem.message}"
            yield replace(unread.problem, message=words)


def unread_words(file: PlanFile, names: Names) -> Iterator[Unentered]:
    """Yield every such place: in the words around measures, in tables, and in measures.

    Before them come general clauses that give roles, wherever they stand.
    """
    yield from _unread_clauses(file)
    below = _by_section(file)
    for one in surrounding_words(file, names):
        yield from _unread_around(file, names, one, below.get(one.section, ()))
    for section_at in walk_sections(file):
        yield from unread_rows(section_at, names)
    clauses = {clause: measures_meant(file, clause) for clause in file.plan.role_clauses}
    taking = orders_that_take(file, names, Grounds(file))
    for at in walk_measures(file):
        measure = at.measure
        for n, words in unused_clauses(names, clauses, measure):
            given = measure.units[n]
            led = is_led_by_clause(names, given, taking.get(measure.id, ()))
            if led and not _dismissed(measure.notes, given.quote or ""):
                yield Unentered(
                    Statement.ASSIGNMENT, Problem((*at.route, "units", n, "role"), words)
                )
        dismissed = [*quoted(measure.notes, measure.text), *_clauses(file, measure.text)]
        dismissed += [*persons(names, at), *at.nil_cells]
        for kind, span, unit in left_out(file, names, measure):
            taken = kind is Statement.ASSIGNMENT and tells_of_taken(
                names, measure.text, span, unit, taking.get(measure.id, ())
            )
            if taken or is_inside(span, dismissed):
                continue
            said = shown(measure.text, span)
            words = f"原文“{said}”没有录入 {FIELDS[kind]}；"
            if unit:
                words = f"原文“{said}”指定了“{unit}”，units 里没有它的这一角色；"
            is_class = kind is Statement.ASSIGNMENT and not unit and bodies.is_class(said)
            words += f"{_REGISTER if is_class else '请'}补上；不是本措施的{kind}的{DISMISS}。"
            if unit and is_bare_list(names, measure.text, span):
                words = f"原文“{said}”只列了单位，没有写明是牵头、责任还是配合；{_BARE}"
            problem = problem_at((*at.route, "text"), measure.text, span, words)
            yield Unentered(kind, Problem(at.route, words) if at.row else problem)
        yield from unread_cells(at, dismissed)


def explained(file: PlanFile, names: Names) -> dict[str, frozenset[Statement]]:
    """Return for each measure, by its id, what words seem to state that none of its fields has.

    They are its own words, those of the sections around it, or words on all measures. Of a checked
    plan an editor has explained them in a note, which is no ground to say that the text does not
    state it. Words of assignment count only if they say who.
    """
    found: dict[str, set[Statement]] = {}
    over: dict[str, set[Statement]] = {}
    for one in surrounding_words(file, names):
        known = [*_clauses(file, one.text), *one.aside]
        for kind, span, unit in statements_around(names, one, file.plan.issued_on):
            plain = _plain(kind, one.text, span, unit) and not is_inside(span, known)
            if plain and (not one.whole or of_all(one.text, span)):
                for id in one.over or (one.section,):
                    over.setdefault(id, set()).add(kind)
    for at in walk_measures(file):
        own = at.measure
        clauses = _clauses(file, own.text)
        here = {
            kind
            for kind, span, unit in left_out(file, names, own)
            if _plain(kind, own.text, span, unit) and not is_inside(span, [*clauses, *at.nil_cells])
        }
        inside = ("", own.id, *(one.id for one in at.sections))
        here |= set().union(*(over.get(id, set()) for id in inside))
        found[own.id] = here
    return {id: frozenset(kinds) for id, kinds in found.items()}


def _plain(kind: Statement, text: str, span: Span, unit: str) -> bool:
    return kind is not Statement.ASSIGNMENT or bool(unit) or says(kind, text, span)


def _by_section(file: PlanFile) -> dict[str, list[Measure]]:
    """Return the measures in each section, however deep, by its id."""
    found: dict[str, list[Measure]] = {}
    for at in walk_measures(file):
        for section in at.sections:
            found.setdefault(section.id, []).append(at.measure)
    return found


def _unread_around(
    file: PlanFile, names: Names, surrounding: SurroundingWords, below: Sequence[Measure]
) -> Iterator[Unentered]:
    """Yield what the words around the measures ``below`` state; they belong to no single measure."""
    dismissed = [
        *quoted(surrounding.notes, surrounding.text),
        *_clauses(file, surrounding.text),
        *surrounding.aside,
    ]
    below = [one for one in below if not surrounding.over or one.id in surrounding.over]
    lacking = {hit[:2] for one in below for hit in not_entered(names, one, surrounding.text)}
    for kind, span, _ in statements_around(names, surrounding, file.plan.issued_on):
        if surrounding.whole and _everywhere(file, names, surrounding.text, (kind, span)):
            continue
        if not is_inside(span, dismissed) and (not below or (kind, span) in lacking):
            words = f"{surrounding.called}里有“{shown(surrounding.text, span)}”；"
            if below:
                words += f"请写进它下面每项措施的 {FIELDS[kind]}，quote 可以引这里的话；"
                words += f"不是{kind}、或只管其中几项的{DISMISS}{_ONCE}。"
            else:
                words += f"请确认各措施的 {FIELDS[kind]} 里写了；写了、不是{kind}或只说总目标的{DISMISS}{_ONCE}。"
            yield Unentered(kind, problem_at(surrounding.route, surrounding.text, span, words))


def _everywhere(file: PlanFile, names: Names, text: str, hit: tuple[Statement, Span]) -> bool:
    """Whether every measure has what words about the plan as a whole state."""
    measures = [at.measure for at in walk_measures(file)]
    return bool(measures) and all(
        hit not in (found[:2] for found in not_entered(names, one, text)) for one in measures
    )


def _unread_clauses(file: PlanFile) -> Iterator[Unentered]:
    """Yield what seems to be a general clause and is not entered as one."""
    notes = tuple(note for _, note, _ in walk_notes(file))
    for route, text in walk_official(file):
        spans = general_clauses(text)
        known = [*_clauses(file, text), *quoted(notes, text)] if spans else []
        for span in spans:
            if not any(a < span[1] and span[0] < b for a, b in known):
                words = f"公文里的“{shown(text, span)}”像是总的分工规定；"
                words += "请写进 plan 的 role_clauses；不是的" + DISMISS + "。"
                yield Unentered(Statement.ASSIGNMENT, problem_at(route, text, span, words))


def _clauses(file: PlanFile, text: str) -> list[Span]:
    """Return which parts of a text are entered as general clauses."""
    clauses = file.plan.role_clauses
    return [place for clause in clauses for place in find_squeezed(clause.quote, text)]


def _dismissed(notes: tuple[Note, ...], quote: str) -> bool:
    return bool(quoted(notes, quote))
