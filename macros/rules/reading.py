"""Rules on what was read: words of the text that state something are entered, or dismissed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from macros.model.kinds import ColumnKind, NoteKind, ObjectKind, Role, Statement
from macros.model.measure import Measure, Note
from macros.model.names import Names
from macros.model.plan import PlanFile
from macros.model.printed import walk_official, walk_supplements
from macros.model.problems import Problem, Route
from macros.model.role_words import GRAMMAR, assigns, entered_as, leads_too, said_of
from macros.model.tables import Labelled, labelled_rows, measured_by
from macros.model.walk import MeasureAt, SectionAt, walk_measures, walk_notes, walk_sections
from macros.rules.around import Around, around, of_all, says
from macros.rules.clauses import measures_meant, unused_clauses
from macros.rules.context import Context
from macros.text import bodies
from macros.text.bare_years import bare_years
from macros.text.excerpt import excerpt
from macros.text.listed import bodies_by_duty, listed_bodies, lists_alone
from macros.text.nil import is_nil
from macros.text.postponing import moves_deadline
from macros.text.reflow import find_squeezed, squeeze
from macros.text.role_tokens import BY, RoleWord
from macros.text.spans import Span
from macros.text.statements import clause, deadlines, duties, figures, general_clauses

_DISMISS = "，在 notes 里写一条说明，用 quote 引这几个字"
_ONCE = "，一段里有几处的引整段，一条就够"


@dataclass(frozen=True)
class Unread:
    """Words that seem to state something, and are in no field and in no note."""

    kind: Statement
    problem: Problem


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


def unread_words(file: PlanFile, names: Names) -> Iterator[Unread]:
    """Yield every such place: in the words around measures, in tables, and in measures.

    Before them come general clauses that give roles, wherever they stand.
    """
    yield from _unread_clauses(file)
    below = _by_section(file)
    for one in around(file):
        yield from _unread_around(file, names, one, below.get(one.section, ()))
    for section_at in walk_sections(file):
        yield from _unread_rows(section_at, names)
    clauses = {clause: measures_meant(file, clause) for clause in file.plan.role_clauses}
    for at in walk_measures(file):
        measure = at.measure
        for n, words in unused_clauses(names, clauses, measure):
            if not _dismissed(measure.notes, measure.units[n].quote or ""):
                yield Unread(Statement.ASSIGNMENT, Problem((*at.route, "units", n, "role"), words))
        dismissed = [*_quoted(measure.notes, measure.text), *_clauses(file, measure.text)]
        dismissed += [*_persons(names, at), *_nil_cells(at)]
        for kind, span, unit in _own(file, names, measure):
            if _inside(span, dismissed):
                continue
            said = _shown(measure.text, span)
            words = f"原文“{said}”没有录入 {_FIELDS[kind]}；"
            if unit:
                words = f"原文“{said}”指定了“{unit}”，units 里没有它的这一角色；"
            words += f"请补上；不是本措施的{kind}的{_DISMISS}。"
            problem = _problem((*at.route, "text"), measure.text, span, words)
            yield Unread(kind, Problem(at.route, words) if at.row else problem)
        yield from _unread_cells(at, dismissed)


def explained(file: PlanFile, names: Names) -> dict[str, frozenset[Statement]]:
    """Return by id what words seem to state that are in no field of the measure.

    They are its own, those of the sections around it, or speak of all measures. Of a checked plan
    an editor has explained them in a note, which is no ground to say that the text does not state it.
    Words of assignment count only if they say who.
    """
    found: dict[str, set[Statement]] = {}
    over: dict[str, set[Statement]] = {}
    for one in around(file):
        known = [*_clauses(file, one.text), *one.aside]
        for kind, span, unit in stated_around(names, one):
            plain = _plain(kind, one.text, span, unit) and not _inside(span, known)
            if plain and (not one.whole or of_all(one.text, span)):
                for id in one.over or (one.section,):
                    over.setdefault(id, set()).add(kind)
    for at in walk_measures(file):
        own = at.measure
        clauses = _clauses(file, own.text)
        here = {
            kind
            for kind, span, unit in _own(file, names, own)
            if _plain(kind, own.text, span, unit) and not _inside(span, clauses + _nil_cells(at))
        }
        inside = ("", own.id, *(one.id for one in at.sections))
        here |= set().union(*(over.get(id, set()) for id in inside))
        found[own.id] = here
    return {id: frozenset(kinds) for id, kinds in found.items()}


def _plain(kind: Statement, text: str, span: Span, unit: str) -> bool:
    return kind is not Statement.ASSIGNMENT or bool(unit) or says(kind, text, span)


def _own(file: PlanFile, names: Names, measure: Measure) -> Iterator[tuple[Statement, Span, str]]:
    """Yield what the text of a measure seems to state that its fields do not have, and years by themselves.

    A year of the time of the plan may say by when; its figure for that year is entered with it.
    """
    amending = {document.id for _, document in walk_supplements(file)}
    moved = any(
        one.source and (moves_deadline(one.text) or one.source.document in amending)
        for one in measure.all_deadlines
    )
    for found in _not_entered(names, measure, measure.text):
        if not (moved and found[0] is Statement.DEADLINE):
            yield found
    if moved:
        return
    issued = file.plan.issued_on
    entered = _entered(measure, measure.text)
    given = {year.year for target in measure.targets for year in target.years}
    known = [*deadlines(measure.text), *entered]
    for span in bare_years(measure.text, issued.year if issued else 0, known):
        if not any(str(year) in measure.text[slice(*span)] for year in given):
            yield Statement.DEADLINE, span, ""


def _entered(measure: Measure, text: str) -> list[Span]:
    """Return where a text has the words of deadlines and targets of a measure."""
    stated = [deadline.text for deadline in measure.all_deadlines]
    stated += [target.text for target in measure.targets]
    return [place for words in stated for place in find_squeezed(words, text)]


def _not_entered(
    names: Names, measure: Measure, text: str
) -> Iterator[tuple[Statement, Span, str]]:
    """Yield what a text seems to state, the measure's or a section's, and its fields do not have."""
    entered: dict[str, set[object]] = {}
    for involvement in measure.units:
        entered.setdefault(involvement.unit, set()).add(involvement.role)
        if involvement.clause:  # it gives a role to those who are called responsible
            entered[involvement.unit].add(Role.RESPONSIBLE)
    fields = _entered(measure, text)
    for kind, span, unit in _stated(names, text, entered):
        told = any(a < span[1] and span[0] < b for a, b in fields)
        if kind is Statement.ASSIGNMENT or not told:
            yield kind, span, unit


def _by_section(file: PlanFile) -> dict[str, list[Measure]]:
    """Return the measures in each section, however deep, by its id."""
    found: dict[str, list[Measure]] = {}
    for at in walk_measures(file):
        for section in at.sections:
            found.setdefault(section.id, []).append(at.measure)
    return found


def _unread_around(
    file: PlanFile, names: Names, around: Around, below: Sequence[Measure]
) -> Iterator[Unread]:
    """Yield what words state that stand around measures ``below``, and are no measure's own."""
    dismissed = [*_quoted(around.notes, around.text), *_clauses(file, around.text), *around.aside]
    below = [one for one in below if not around.over or one.id in around.over]
    lacking = {hit[:2] for one in below for hit in _not_entered(names, one, around.text)}
    for kind, span, _ in stated_around(names, around):
        if around.whole and _everywhere(file, names, around.text, (kind, span)):
            continue
        if not _inside(span, dismissed) and (not below or (kind, span) in lacking):
            words = f"{around.called}里有“{_shown(around.text, span)}”；"
            if below:
                words += f"请写进它下面每项措施的 {_FIELDS[kind]}，quote 可以引这里的话；"
                words += f"不是{kind}、或只管其中几项的{_DISMISS}{_ONCE}。"
            else:
                words += f"请确认各措施的 {_FIELDS[kind]} 里写了；写了、不是{kind}或只说总目标的{_DISMISS}{_ONCE}。"
            yield Unread(kind, _problem(around.route, around.text, span, words))


def _everywhere(file: PlanFile, names: Names, text: str, hit: tuple[Statement, Span]) -> bool:
    """Whether every measure has what words about the plan as a whole state."""
    measures = [at.measure for at in walk_measures(file)]
    return bool(measures) and all(
        hit not in (found[:2] for found in _not_entered(names, one, text)) for one in measures
    )


def stated_around(names: Names, around: Around) -> Iterator[tuple[Statement, Span, str]]:
    """Yield what words around measures seem to state.

    Those about the plan as a whole tell of past years and speak to all units: of them only figures
    in a sentence with a word of aim count, and words of assignment that say who.
    """
    for kind, span, unit in _stated(names, around.text, {}):
        plain = not around.whole or kind is Statement.DEADLINE or unit
        if plain or says(kind, around.text, span):
            yield kind, span, unit


def _unread_cells(at: MeasureAt, dismissed: list[Span]) -> Iterator[Unread]:
    """Yield the cells of a row for deadlines and targets of which nothing is entered.

    Those whose words seem to state one are yielded elsewhere.
    """
    measure = at.measure
    for column, kind, entered, seems in (
        (ColumnKind.DEADLINE, Statement.DEADLINE, measure.deadline, deadlines),
        (ColumnKind.TARGET, Statement.TARGET, measure.targets, figures),
    ):
        for line in at.row:
            if line.kind is not column or entered or is_nil(line.words) or seems(line.said):
                continue
            if not _explained_cell(measure, line, dismissed):
                words = f"表格“{line.header}”一格“{excerpt(line.words)}”没有录入 {_FIELDS[kind]}；"
                words += f"请补上；不是本措施的{kind}的{_DISMISS}。"
                yield Unread(kind, Problem(at.route, words))


def _explained_cell(measure: Measure, line: Labelled, dismissed: list[Span]) -> bool:
    """Whether a note quotes a cell, its header or both, or more of the measure around them."""
    cell = {squeeze(words) for words in (line.header, line.words, line.said)}
    notes = (note for note in measure.notes if note.kind is NoteKind.EXPLANATION)
    return any(squeeze(note.quote or "") in cell - {""} for note in notes) or any(
        _inside(place, dismissed) for place in find_squeezed(line.said, measure.text)
    )


def _persons(names: Names, at: MeasureAt) -> list[Span]:
    """Return where a row says who a person is, in a column that an editor classed as neither role: 责任领导."""
    return [
        place
        for line in at.row
        if line.kind is ColumnKind.OTHER and _PERSON.search(squeeze(line.header))
        if not re.search(bodies.BODY, line.words)
        and not any(m.kind is ObjectKind.UNIT for m in names.find(line.words))
        for place in find_squeezed(line.said, at.measure.text)
    ]


_PERSON = re.compile("(?:领导|人|同志)$")


def _nil_cells(at: MeasureAt) -> list[Span]:
    """Return where a row prints that a cell says nothing, headers too: 责任分工　配合单位　/."""
    return [
        place
        for line in at.row
        if is_nil(line.words)
        for place in find_squeezed(line.said, at.measure.text)
    ]


def _unread_rows(at: SectionAt, names: Names) -> Iterator[Unread]:
    """Yield what tables seem to state outside measures; rows of indicators are targets as they are."""
    for t, table in enumerate(at.section.tables):
        route = (*at.route, "tables", t)
        indicators = ColumnKind.INDICATOR in table.columns
        read: list[tuple[Route, str, bool]] = []
        for key, words in (("caption", table.caption), ("closing", table.closing)):
            read.append(((*route, key), words or "", False))
        rows = zip(labelled_rows(table), measured_by(table), strict=True)
        for n, (said, held) in enumerate(rows):
            if held is None:
                words = "\n".join(
                    one.words if one.across else one.said for one in said if not is_nil(one.words)
                )
                read.append(((*route, "rows", n), words, indicators))
        for place, text, told in read:
            dismissed = _quoted(at.section.notes, text)
            for kind, span, _ in _stated(names, text, {}):
                if _inside(span, dismissed) or (told and kind is not Statement.ASSIGNMENT):
                    continue
                words = f"表格的这里有“{_shown(text, span)}”；属于哪一行的，请给那一行写 measure（措施）；"
                words += f"不是{kind}的{_DISMISS}。"
                yield Unread(kind, Problem(place, words))


def _unread_clauses(file: PlanFile) -> Iterator[Unread]:
    """Yield what seems to be a general clause and is not entered as one."""
    notes = tuple(note for _, note, _ in walk_notes(file))
    for route, text in walk_official(file):
        spans = general_clauses(text)
        known = [*_clauses(file, text), *_quoted(notes, text)] if spans else []
        for span in spans:
            if not any(a < span[1] and span[0] < b for a, b in known):
                words = f"公文里的“{_shown(text, span)}”像是总的分工规定；"
                words += "请写进 plan 的 role_clauses；不是的" + _DISMISS + "。"
                yield Unread(Statement.ASSIGNMENT, _problem(route, text, span, words))


def _clauses(file: PlanFile, text: str) -> list[Span]:
    """Return which parts of a text are entered as general clauses."""
    clauses = file.plan.role_clauses
    return [place for clause in clauses for place in find_squeezed(clause.quote, text)]


def _dismissed(notes: tuple[Note, ...], quote: str) -> bool:
    return bool(_quoted(notes, quote))


_FIELDS = {
    Statement.ASSIGNMENT: "units",
    Statement.DEADLINE: "deadline",
    Statement.TARGET: "targets",
}


def _stated(
    names: Names, text: str, entered: dict[str, set[object]]
) -> Iterator[tuple[Statement, Span, str]]:
    """Yield what a text seems to state; of assignments those that ``entered`` lacks, and whose."""
    mentions = names.find(text)
    units = {(m.start, m.end): m.id for m in mentions if m.kind is ObjectKind.UNIT}
    documents = [(m.start, m.end) for m in mentions if m.kind is ObjectKind.DOCUMENT]
    read = GRAMMAR.read(text, list(units))
    found: list[tuple[Statement, Span, str]] = []
    words = GRAMMAR.words(text, list(units))
    for word, following in zip_longest(words, words[1:]):
        if assigns(word) and not (following and _heads(text, word, following)):
            given = [(span, id) for span, id in units.items() if word in read[span]]
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
                found.append((Statement.ASSIGNMENT, (word.start, end), "、".join(lacking)))
            if given:  # of a list without any known name, the word itself is told
                others = [body for body in listed_bodies(text, word) if not _touches(body, units)]
                found += [(Statement.ASSIGNMENT, body, "") for body in others]
    told = [*units, *(span for _, span, _ in found)]
    others = [body for body in bodies_by_duty(text) if not _touches(body, told)]
    found += [(Statement.ASSIGNMENT, body, "") for body in others]
    found += _alone(text, units, entered)
    if not any(_assigned(entered, id) for id in entered):
        found += _answering(text, list(units), [span for _, span, _ in found])
    found += [(Statement.DEADLINE, span, "") for span in deadlines(text)]
    found += [(Statement.TARGET, span, "") for span in figures(text)]
    yield from (statement for statement in found if not _inside(statement[1], documents))


def _answering(
    text: str, units: Sequence[Span], read: Sequence[Span]
) -> Iterator[tuple[Statement, Span, str]]:
    """Yield where a body is said to answer for something, in words that are not ``read`` as a part: 压实市甲局属地责任."""
    for span in duties(text):
        start, end = clause(text, span)
        named = _touches((start, end), units) or re.search(bodies.BODY, text[start:end])
        if named and not _touches(span, read):
            yield Statement.ASSIGNMENT, span, ""


def _alone(
    text: str, units: dict[Span, str], entered: dict[str, set[object]]
) -> Iterator[tuple[Statement, Span, str]]:
    """Yield the lists of bodies without a word of which none has a task, and units in them not entered."""
    for items in lists_alone(text, list(units)):
        named = [units[item] for item in items if item in units]
        tasked = any(_assigned(entered, id) for id in named)
        lacking = [
            text[slice(*item)] for item in items if not tasked or units.get(item, "") not in entered
        ]
        if lacking:
            yield Statement.ASSIGNMENT, (items[0][0], items[-1][1]), "、".join(lacking)


def _heads(text: str, word: RoleWord, following: RoleWord) -> bool:
    """Whether a label only stands above another, as a column above a cell: 责任单位 牵头：市甲局."""
    return (
        word.before
        and following.before
        and not text[word.end : following.start].strip("：: \u3000\n")
    )


def _touches(span: Span, places: Iterable[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in places)


def _assigned(entered: dict[str, set[object]], id: str) -> bool:
    return any(getattr(role, "assigns", False) for role in entered.get(id, ()))


def _quoted(notes: tuple[Note, ...], text: str) -> list[Span]:
    """Return which parts of a text are explained in notes; those on misprints explain nothing."""
    told = [note.quote for note in notes if note.kind is NoteKind.EXPLANATION and note.quote]
    return [place for quote in told for place in find_squeezed(quote, text)]


def _inside(span: Span, places: list[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in places)


def _shown(text: str, span: Span) -> str:
    return excerpt(text[slice(*span)])


def _problem(route: Route, text: str, span: Span, words: str) -> Problem:
    return Problem(route, words, offset=len(squeeze(text[: span[0]])))
