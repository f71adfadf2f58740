"""What words of a plan seem to state, and what of it no field has.

Words of assignment with the bodies of which they are said, deadlines, and figures of targets; what a
check makes of them is in ``reviews``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import zip_longest

from macros.grounds.names import Mention, Names
from macros.grounds.role_words import GRAMMAR, assigns, entered_as, leads_too, roles_of, said_of
from macros.model.kinds import ObjectKind, Role, Statement
from macros.model.measure import Measure
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.rules.surrounding_words import SurroundingWords, says
from macros.text.characters.regex import regex
from macros.text.figures.whole_figures import cut_figure
from macros.text.lines.reflow import find_squeezed
from macros.text.parts.remembered import remembered
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.roles.acting_classes import acting_classes
from macros.text.roles.governed_list import listed_bodies
from macros.text.roles.listed import BareList, bare_lists, bodies_by_duty
from macros.text.roles.role_patterns import BY, SOME_BODY
from macros.text.roles.role_tokens import RoleWord
from macros.text.times.bare_years import bare_years
from macros.text.times.past_times import is_past_time
from macros.text.times.postponing import moves_deadline
from macros.text.times.statements import clause, deadlines, duties, figures
from macros.text.times.truncated import cut_date, times

_IN_FORCE = regex(r"(?:有效期|施行期)[^，,。；;\n]*")
"""How long a document is in force, which is no deadline of a measure."""

Stated = tuple[Statement, Span, str]
"""What words seem to state, where they stand, and of an assignment to whom."""


def left_out(file: PlanFile, names: Names, measure: Measure) -> Iterator[Stated]:
    """Yield what the text of a measure seems to state that none of its fields has, and years by themselves.

    A year of the time of the plan may say by when; its figure for that year is entered with it.
    """
    amending = {document.id for _, document in walk_supplements(file)}
    moved = any(
        one.source and (moves_deadline(one.text) or one.source.document in amending)
        for one in measure.all_deadlines
    )
    in_force = [one.span() for one in _IN_FORCE.finditer(measure.text)]
    for found in not_entered(names, measure, measure.text):
        if found[0] is not Statement.DEADLINE or not (
            moved
            or is_past_time(measure.text, found[1], file.plan.issued_on)
            or is_inside(found[1], in_force)
        ):
            yield found
    named = names.units(measure.text)
    for span in acting_classes(measure.text):
        if not _touches(span, named):
            yield Statement.ASSIGNMENT, span, ""
    if moved:
        return
    issued = file.plan.issued_on
    entered = _places(measure.text, [one.text for one in measure.all_deadlines])
    given = {year.year for target in measure.targets for year in target.years}
    known = [*deadlines(measure.text), *entered]
    for span in bare_years(measure.text, issued.year if issued else 0, known):
        if not any(str(year) in measure.text[slice(*span)] for year in given):
            yield Statement.DEADLINE, span, ""


def _entered(measure: Measure, text: str) -> list[Span]:
    """Return where a text has the words of deadlines and targets of a measure, whole.

    Who enters 6月底前 has not entered 2025年6月底前.
    """
    stated = [deadline.text for deadline in measure.all_deadlines]
    return _places(text, [*stated, *(target.text for target in measure.targets)])


def _places(text: str, quoted: Iterable[str]) -> list[Span]:
    places = [place for words in quoted for place in find_squeezed(words, text)]
    return [one for one in places if not (cut_date(text, one) or cut_figure(text, one))]


def not_entered(names: Names, measure: Measure, text: str) -> Iterator[Stated]:
    """Yield what a text, of the measure or of a section, seems to state that the measure's fields do not have."""
    entered: dict[str, set[object]] = {}
    for involvement in measure.units:
        entered.setdefault(involvement.unit, set()).add(involvement.role)
        if involvement.clause:  # it gives a role to those who are called responsible
            entered[involvement.unit].add(Role.RESPONSIBLE)
    fields = _entered(measure, text)
    by_when = _places(text, [deadline.text for deadline in measure.all_deadlines])
    for kind, span, unit in statements_in(names, text, entered):
        there = by_when if kind is Statement.DEADLINE else fields
        told = all(_touches(part, there) for part in _each(kind, text, span))
        if kind is Statement.ASSIGNMENT or not told:
            yield kind, span, unit


def _each(kind: Statement, text: str, span: Span) -> list[Span]:
    """Return each of the times in words of a deadline that name several: 完成时限：2024年底前（其中一期6月底前）."""
    parts = times(text, span) if kind is Statement.DEADLINE else []
    return parts or [span]


def statements_around(
    names: Names, surrounding: SurroundingWords, issued: date | None
) -> Iterator[Stated]:
    """Yield what words around measures seem to state.

    Those about the plan as a whole tell of past years and speak to all units: of them only figures
    in a sentence with a word of aim count, and words of assignment that say who.
    """
    for kind, span, unit in statements_in(names, surrounding.text, {}):
        if kind is Statement.DEADLINE and is_past_time(surrounding.text, span, issued):
            continue
        plain = not surrounding.whole or kind is Statement.DEADLINE or unit
        if plain or says(kind, surrounding.text, span):
            yield kind, span, unit


def statements_in(
    names: Names, text: str, entered: Mapping[str, Set[object]]
) -> tuple[Stated, ...]:
    """Return what a text seems to state; of assignments those that ``entered`` lacks, and whose."""
    return _statements(
        text, names.find(text), tuple((id, frozenset(roles)) for id, roles in entered.items())
    )


@remembered
def _statements(
    text: str, mentions: tuple[Mention, ...], given_roles: tuple[tuple[str, frozenset[object]], ...]
) -> tuple[Stated, ...]:
    entered = dict(given_roles)
    units = {(m.start, m.end): m.id for m in mentions if m.kind is ObjectKind.UNIT}
    documents = [(m.start, m.end) for m in mentions if m.kind is ObjectKind.DOCUMENT]
    read = GRAMMAR.read(text, list(units))
    found: list[Stated] = []
    words = GRAMMAR.words(text, list(units))
    for word, following in zip_longest(words, words[1:]):
        given = [(span, id) for span, id in units.items() if word in read[span]]
        if _assigns_to(word, given) and not (following and _heads(text, word, following)):
            if not given and word.before and _is_above_words(text, word, read):
                continue
            lacking = [
                text[slice(*span)]
                for span, id in given
                if any(
                    not entered.get(id, set()) & set(entered_as(one))
                    for one in said_of(text[slice(*span)], [word])
                )
                and not (Role.LEAD in entered.get(id, set()) and leads_too(text, word, read[span]))
            ]
            inside = [id for (a, b), id in units.items() if a <= word.start < b]
            if lacking or (not given and not any(_assigned(entered, id) for id in inside)):
                end = given[-1][0][1] if given and word.stem == BY else word.end
                if word.joining and not given:  # whom it joins is no unit of the plan
                    other = re.compile(SOME_BODY).match(text, word.end)
                    end = other.end() if other else end
                found.append((Statement.ASSIGNMENT, (word.start, end), "、".join(lacking)))
            if given:  # of a list without any known name, the word itself is reported
                others = [
                    body
                    for body in listed_bodies(text, word, list(units))
                    if not _touches(body, units)
                ]
                found += [(Statement.ASSIGNMENT, body, "") for body in others]
    told = [*units, *(span for _, span, _ in found)]
    others = [body for body in bodies_by_duty(text) if not _touches(body, told)]
    found += [(Statement.ASSIGNMENT, body, "") for body in others]
    found += _alone(text, units, entered)
    if not any(_assigned(entered, id) for id in entered):
        found += _answering(text, list(units), [span for _, span, _ in found])
    found += [(Statement.DEADLINE, span, "") for span in deadlines(text)]
    found += [(Statement.TARGET, span, "") for span in figures(text)]
    return tuple(statement for statement in found if not is_inside(statement[1], documents))


def _assigns_to(word: RoleWord, given: Sequence[tuple[Span, str]]) -> bool:
    """Whether a word says who is to do something; beside somebody so does a noun: 市甲局为协同单位."""
    return assigns(word) or bool(given and word.label and any(r.assigns for r in roles_of(word)))


def _answering(text: str, units: Sequence[Span], read: Sequence[Span]) -> Iterator[Stated]:
    """Yield where a body is said to answer for something, in words that are not ``read`` as a part: 压实市甲局属地责任."""
    for span in duties(text):
        start, end = clause(text, span)
        named = _touches((start, end), units) or re.search(bodies.BODY, text[start:end])
        if named and not _touches(span, read):
            yield Statement.ASSIGNMENT, span, ""


def _alone(
    text: str, units: dict[Span, str], entered: Mapping[str, Set[object]]
) -> Iterator[Stated]:
    """Yield bare lists of bodies of which none has a task, or one is not entered, with the names of these.

    A list in brackets counts if it names a unit, whatever else it holds; what else it holds is yielded too.
    """
    for one in _of_bodies(text, list(units)):
        named = [units[item] for item in one.items if item in units]
        tasked = any(_assigned(entered, id) for id in named)
        lacking = [
            text[slice(*item)]
            for item in one.items
            if not tasked or units.get(item, "") not in entered
        ]
        if lacking:
            yield Statement.ASSIGNMENT, _whole(one), "、".join(lacking)
        for aside in one.aside:
            if not (_touches(aside, units) or GRAMMAR.words(text[slice(*aside)], ())):
                yield Statement.ASSIGNMENT, aside, ""


def _of_bodies(text: str, units: Sequence[Span]) -> Iterator[BareList]:
    """Yield the lists of bodies that no word governs, and brackets that name a unit by itself among other words."""
    read = GRAMMAR.read(text, units)
    for one in bare_lists(text, units):
        named = [read[item] for item in one.items if item in read]
        said = any(a == c and b < d for a, b in units for c, d in one.unknown)  # 市甲局、市乙局共建
        if not one.unknown or (one.in_brackets and not said and not all(named)):
            yield one


def _whole(listed: BareList) -> Span:
    return listed.items[0][0], listed.items[-1][1]


def is_bare_list(names: Names, text: str, span: Span) -> bool:
    """Whether a part of a text is a list of bodies that no word governs: （市甲局、市乙局）."""
    units = names.units(text)
    return any(span == _whole(one) for one in _of_bodies(text, units))


def _heads(text: str, word: RoleWord, following: RoleWord) -> bool:
    """Whether a label only stands above another, as a column above a cell: 责任单位 牵头：市甲局."""
    return (
        word.before
        and following.before
        and not text[word.end : following.start].strip("：: \u3000\n")
    )


def _is_above_words(text: str, label: RoleWord, read: Mapping[Span, tuple[RoleWord, ...]]) -> bool:
    """Whether a label stands above names each of which has a word of its own: 责任单位 市甲局牵头，市乙局配合."""
    start = len(text) - len(text[label.end :].lstrip("：: \u3000\n\t"))
    end = min((at for mark in "。\n" if (at := text.find(mark, start)) >= 0), default=len(text))
    below = [words for (a, _), words in read.items() if start <= a < end]
    return bool(below) and all(any(not word.before for word in words) for words in below)


def _touches(span: Span, places: Iterable[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in places)


def _assigned(entered: Mapping[str, Set[object]], id: str) -> bool:
    return any(getattr(role, "assigns", False) for role in entered.get(id, ()))


def is_inside(span: Span, places: list[Span]) -> bool:
    """Whether a part of a text lies in one of several."""
    return any(a <= span[0] and span[1] <= b for a, b in places)
