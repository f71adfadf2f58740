"""Rule on roles and targets that rest on a document which amends the plan: it says them of that measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.grounds.governing import words_for
from macros.grounds.names import Names
from macros.grounds.role_words import BEHIND, GRAMMAR, roles_of
from macros.model.kinds import Role
from macros.model.measure import Involvement
from macros.model.plan import Document, PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.model.walk import MeasureAt, walk_measures
from macros.rules.context import Context
from macros.rules.later_documents.placing import Placing
from macros.rules.later_documents.roles_taken_away import parts_still_there
from macros.text.figures.whole_figures import cut_figure
from macros.text.later_documents.changed_parts import (
    as_plan_wording,
    cells_of,
    column_of,
    had,
    heads_former,
    heads_now,
    heads_units,
)
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.masked_names import masked
from macros.text.orders.old_words import old_words
from macros.text.orders.part_changes import changes_in, stems
from macros.text.parts.spans import Span
from macros.text.roles.role_tokens import RoleWord

_CLAUSE_ENDS = "，,。；;！\n"


@dataclass(frozen=True)
class _NamedUnit:
    """Where a document names a unit, and the words that say what part it has."""

    span: Span
    words: tuple[RoleWord, ...]
    places: tuple[Span, ...] = ()
    """Where these words are, if they are not those above a column."""
    gone: bool = False
    """Whether it has a part no longer."""
    near: tuple[RoleWord, ...] = ()
    """The words for parts beside it, if no grammar reads which of them is said of it."""


def later_parts_have_grounds(context: Context) -> Iterator[Problem]:
    """角色、目标的来源是修改方案的文件的，是它对本措施说的：角色由它指定该单位的词证明，目标照它写；它把角色给了别的单位的，原来的单位不再有。"""
    readers = {
        one.id: _Reader(context.file, context.names, one.text or "")
        for _, one in walk_supplements(context.file)
    }
    for at in walk_measures(context.file):
        for n, involvement in enumerate(at.measure.units):
            by = involvement.source.document if involvement.source else None
            if by in readers and by:
                route = (*at.route, "units", n)
                yield from _part(context, at, involvement, route, readers[by], by)
        for n, target in enumerate(at.measure.targets):
            by = target.source.document if target.source else None
            if by in readers and by:
                route = (*at.route, "targets", n)
                yield from _words(at, target.text, (*route, "text"), readers[by].placing, by)
                if target.quote:
                    yield from _words(at, target.quote, (*route, "quote"), readers[by].placing, by)
    yield from parts_still_there(context.file, context.names, context.grounds)


def _words(at: MeasureAt, words: str, route: Route, placing: Placing, by: str) -> Iterator[Problem]:
    """Yield the problem if a document does not have such words for a measure."""
    places = placing.find(words)
    if not places:
        said = f"文件“{by}”的全文里没有“{excerpt(words)}”；请照该文件写，一字不差。"
        yield Problem(route, said)
    elif _is_former(placing, places):
        said = f"文件“{by}”里的“{excerpt(words)}”是它改动以前的；请照它改动以后的写。"
        yield Problem(route, said)
    elif all(placing.is_of(at, place) is False for place in places):
        said = f"文件“{by}”写“{excerpt(words)}”的话说的不是本措施；请核对是哪一项措施。"
        yield Problem(route, said)


def _is_former(placing: Placing, places: Sequence[Span]) -> bool:
    """Whether a document has words only where it tells what was so before."""
    whole = [one for one in places if not cut_figure(placing.text, one)] or places
    return all(any(a <= c and d <= b for a, b in placing.former) for c, d in whole)


def _part(
    context: Context,
    at: MeasureAt,
    involvement: Involvement,
    route: Route,
    reader: _Reader,
    by: str,
) -> Iterator[Problem]:
    """Yield the problem if a document does not give a unit its part in a measure."""
    unit = next((one for one in context.file.units if one.id == involvement.unit), None)
    quoted = reader.placing.find(involvement.quote or "")
    if unit is None:
        return  # references_exist reports it
    if involvement.quote and not quoted:
        words = f"引文“{excerpt(involvement.quote)}”不在文件“{by}”的全文里；请从它的全文复制，一字不差；"
        yield Problem((*route, "quote"), words + "引的是措施原文的，删去 source。")
        return
    found = reader.named(involvement.unit, involvement.word)
    if involvement.quote:
        found = tuple(one for one in found if any(a <= one.span[0] < b for a, b in quoted))
    if not found:
        where = "引文里" if involvement.quote else f"文件“{by}”的全文里"
        words = f"{where}没有“{unit.name}”；请核对是哪个单位，写法不同的补进 aliases，别处写明的改正 source（来源）。"
        yield Problem((*route, "source"), words)
        return
    quotes = bool(involvement.quote)
    right = (one for one in found if not involvement.role.assigns or _bears_out(involvement, one))
    if any(_is_here(reader.placing.is_of(at, one.span), quotes=quotes) for one in right):
        return
    if _by_new_words(context, at, involvement, by):
        return
    placed = [(one, reader.placing.is_of(at, one.span)) for one in found]
    here = [one for one, is_of in placed if _is_here(is_of, quotes=quotes)]
    label = f"“{unit.name}”的“{involvement.role.label}”"
    if not here and all(is_of is False for _, is_of in placed):
        words = f"文件“{by}”写到“{unit.name}”的话说的不是本措施；请核对是哪一项措施。"
        yield Problem((*route, "source"), words)
    elif not here:
        words = f"文件“{by}”写到“{unit.name}”的话里看不出说的是哪一项措施；请用 quote 引说本措施的那句话。"
        yield Problem((*route, "source"), words)
    else:
        given = [word.word for one in here for word in one.words]
        words = f"文件“{by}”对本措施没有写明{label}"
        words += f"，指定它的是“{given[0]}”" if given else ""
        yield Problem((*route, "role"), f"{words}；请照该文件改正 role，写在别处的改正来源。")


def _by_new_words(context: Context, at: MeasureAt, involvement: Involvement, by: str) -> bool:
    """Whether words of the measure that a document changed give a unit its part, and those before did not."""
    before = next((one.text for one in at.measure.earlier if one.until == by), None)
    if before is None or not involvement.role.assigns:
        return False
    now, was = (
        words_for(context.names, text, involvement.unit, involvement.word).items()
        for text in (at.measure.text, before)
    )
    given = any(_bears_out(involvement, _NamedUnit(span, tuple(words))) for span, words in now)
    return given and not any(
        _bears_out(involvement, _NamedUnit(a, tuple(words))) for a, words in was
    )


def _is_here(is_of: bool | None, *, quotes: bool) -> bool:
    """Whether words are for a measure: those of which nobody can tell are, if an editor quotes them for it."""
    return bool(is_of) or (is_of is None and quotes)


def _bears_out(involvement: Involvement, one: _NamedUnit) -> bool:
    return any(
        involvement.role in roles_of(word) or word.word == involvement.word
        for word in one.words or one.near
    )


def parts_lacking(
    file: PlanFile, names: Names, document: Document, start: int, end: int, *, gone: bool
) -> set[str] | None:
    """Return the units to which a document gives a part in a passage and that lack it in a measure of which it speaks.

    ``start`` and ``end`` count the characters of its text without white space; ``gone`` says that a later document
    gave the part to another, so that who had it is only named. None if the passage gives nobody a part.
    """
    text = document.text or ""
    reader = _Reader(file, names, text)
    given = {
        (unit.id, mention.span, any(r.assigns for word in mention.words for r in roles_of(word)))
        for unit in file.units
        for mention in reader.named(unit.id)
        if mention.words and start <= len(squeeze(text[: mention.span[0]])) < end
    }
    lacking = {
        unit
        for unit, span, tasked in given
        if not _have_it(
            file, reader.placing, span, _with_part(file, document, unit, tasked=tasked and not gone)
        )
    }
    return lacking if given else None


def targets_entered(file: PlanFile, document: Document, words: str) -> bool:
    """Whether the words of an order have targets that were entered, with the document as their source, where it says."""
    placing = Placing(file, document.text or "")
    within = placing.find(words)
    have: dict[Span, set[str]] = {}
    for at in walk_measures(file):
        for target in at.measure.targets:
            if target.source and target.source.document == document.id:
                for place in placing.find(target.text):
                    if any(a <= place[0] and place[1] <= b for a, b in within):
                        have.setdefault(place, set()).add(at.measure.id)
    return bool(have) and all(_have_it(file, placing, span, ids) for span, ids in have.items())


def _with_part(file: PlanFile, document: Document, unit: str, *, tasked: bool) -> set[str]:
    """Return the measures in which a unit has a part with a document as its source; who got a task is not only named."""
    return {
        at.measure.id
        for at in walk_measures(file)
        for one in at.measure.units
        if one.unit == unit and one.source and one.source.document == document.id
        if not (tasked and one.role is Role.NAMED)
    }


def _have_it(file: PlanFile, placing: Placing, span: Span, have: set[str]) -> bool:
    """Whether what a document says somewhere is entered in each measure that it names there.

    Of a part of the plan, and of all measures, one is enough: not each of them may be meant.
    """
    held = [at for at in walk_measures(file) if not at.measure.removed_by]
    meant = {at.measure.id for at in held if placing.is_of(at, span)}
    if not meant:
        return any(placing.is_of(at, span) is not False for at in held if at.measure.id in have)
    return meant <= have if len(meant) <= placing.count(span) else bool(meant & have)


def entered(file: PlanFile, names: Names, document: Document) -> Iterator[Span]:
    """Yield the words of a document that give a part to units, all of which were entered, and the targets."""
    text = document.text or ""
    reader = _Reader(file, names, text)
    placing = reader.placing
    given: set[tuple[Span, str]] = set()
    for at in walk_measures(file):
        for one in at.measure.units:
            if one.source and one.source.document == document.id:
                for mention in reader.named(one.unit, one.word):
                    if _is_for(placing, at, mention.span) and _bears_out(one, mention):
                        given.update((place, one.unit) for place in mention.places)
        for target in at.measure.targets:
            if target.source and target.source.document == document.id:
                places = placing.find(target.text)
                yield from (place for place in places if _is_for(placing, at, place))
    lacking = {
        place
        for unit in (file.units if given else ())
        for mention in reader.named(unit.id)
        for place in mention.places
        if (place, unit.id) not in given
    }
    yield from {place for place, _ in given} - lacking


def entered_units(file: PlanFile, names: Names, document: Document) -> set[Span]:
    """Return where a document names units that were entered, with the document as their source, of what it says there."""
    reader = _Reader(file, names, document.text or "")
    found: set[Span] = set()
    for at in walk_measures(file):
        for one in at.measure.units:
            if one.source and one.source.document == document.id:
                quoted = reader.placing.find(one.quote or "")
                for mention in reader.named(one.unit, one.word):
                    a, _ = mention.span
                    right = not one.role.assigns or _bears_out(one, mention)
                    here = not one.quote or any(c <= a < d for c, d in quoted)
                    if right and here and reader.placing.is_of(at, mention.span) is not False:
                        found.add(mention.span)
    return found


def _is_for(placing: Placing, at: MeasureAt, span: Span) -> bool:
    """Whether something is said of a measure alone, so that nothing is left to be entered elsewhere."""
    return placing.is_of_one(span) and bool(placing.is_of(at, span))


class _Reader:
    """Where a document names units, and what part it says that they have; each read once."""

    def __init__(self, file: PlanFile, names: Names, text: str) -> None:
        self.placing = Placing(file, text)
        self._names = names
        self._found: dict[tuple[str, str | None], tuple[_NamedUnit, ...]] = {}

    def named(self, unit: str, word: str | None = None) -> tuple[_NamedUnit, ...]:
        """Return where it names a unit; ``word`` is one that only the editor reads as a part."""
        key = (unit, word)
        if key not in self._found:
            self._found[key] = tuple(_read(self._names, self.placing.text, unit, word))
        return self._found[key]


def _read(names: Names, text: str, unit: str, word: str | None) -> Iterator[_NamedUnit]:
    """Yield where a document names a unit, without the words by which it had a part before."""
    begun = 0
    header: list[str] = []
    changed = old_words(text)
    for line in text.split("\n"):
        cells = cells_of(line)
        header = cells if heads_units(cells) and not names.find("".join(cells)) else header
        moved = _moved(names, line)
        for span, words in words_for(names, as_plan_wording(line), unit, word).items():
            at = (begun + span[0], begun + span[1])
            quoted = any(a <= at[0] and at[1] <= b for a, b in changed)
            if span in moved and not (quoted or word):
                said, places = moved[span]
                places = [(begun + a, begun + b) for a, b in places]
                yield _NamedUnit(at, tuple(said), tuple(places), gone=not said)
                continue
            former = quoted or had(line, span)
            said = [] if former else words
            places = tuple((begun + one.start, begun + one.end) for one in said)
            if len(cells) > 1 and len(cells) == len(header) and not words:
                above = header[column_of(line, span[0])]
                labelled = f"{heads_now(above)}：{line[slice(*span)]}"
                said = [] if heads_former(above) else _of_column(names, labelled, unit, word)
            near = () if former or said else _nearest_words(names, line, span)
            yield _NamedUnit(at, tuple(said), places, former, near)
        begun += len(line) + 1


def _moved(names: Names, line: str) -> dict[Span, tuple[list[RoleWord], list[Span]]]:
    """Return the words by which bodies get a part in clauses that say nothing else; none for those that lose one."""
    found: dict[Span, tuple[list[RoleWord], list[Span]]] = {}
    text = masked(line, names.units(line))
    for run in changes_in(text):
        for part in run.parts:
            words, places = found.setdefault(part.span, ([], []))
            if part.gets:
                words += _words_of(part.role)
                start = max(run.start, *(text.rfind(mark, 0, part.span[0]) + 1 for mark in "，,"))
                ends = [at for mark in "，," if (at := text.find(mark, part.span[1])) >= 0]
                places.append((start, min(run.end, *ends, len(text))))
    return found


def _words_of(role: re.Match[str] | None) -> Iterator[RoleWord]:
    """Yield the words by which a sentence gives a body a part; without one it is the lead: 第1条移交市甲局."""
    if role is None:
        yield RoleWord(0, 0, "", "主责", True, True)
    elif role["noun"] or role["role"] in BEHIND:
        yield RoleWord(*role.span(), role[0], role["role"], bool(role["noun"]), bool(role["noun"]))
    else:
        for one in stems(role):
            yield RoleWord(*one.span(), one[0], one[0], one[0] not in BEHIND, False)


def _nearest_words(names: Names, line: str, span: Span) -> tuple[RoleWord, ...]:
    """Return the words for parts in the clause around a name that no grammar reads, up to other names on both sides."""
    units = names.units(line)
    start = max((line.rfind(mark, 0, span[0]) for mark in _CLAUSE_ENDS), default=-1) + 1
    ends = [at for mark in _CLAUSE_ENDS if (at := line.find(mark, span[1])) >= 0]
    start = max([start, *(b for _, b in units if b <= span[0])])
    end = min([len(line), *ends, *(a for a, _ in units if a >= span[1])])
    return tuple(one for one in GRAMMAR.words(line, units) if start <= one.start and one.end <= end)


def _of_column(names: Names, labelled: str, unit: str, word: str | None) -> list[RoleWord]:
    """Return the words that say what part those have whose names stand in a column."""
    return [one for words in words_for(names, labelled, unit, word).values() for one in words]
