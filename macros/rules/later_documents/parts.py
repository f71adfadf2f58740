"""Rule on roles and targets that rest on a document which amends the plan: it says them of that measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.grounds.governing import words_for
from macros.grounds.names import Names
from macros.grounds.role_words import roles_of
from macros.model.kinds import Role
from macros.model.measure import Involvement
from macros.model.plan import Document, PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.model.walk import MeasureAt, walk_measures
from macros.rules.context import Context
from macros.rules.later_documents.named_units import NamedUnit, Reader
from macros.rules.later_documents.placing import Placing
from macros.rules.later_documents.roles_taken_away import parts_still_there
from macros.text.figures.whole_figures import cut_figure
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.parts.spans import Span


def later_parts_have_grounds(context: Context) -> Iterator[Problem]:
    """角色、目标的来源是修改方案的文件的，是它对本措施说的：角色由它指定该单位的词证明，目标照它写；它把角色给了别的单位的，原来的单位不再有。"""
    readers = {
        one.id: Reader(context.file, context.names, one.text or "")
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
    reader: Reader,
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
    right = (
        one
        for one in found
        if not involvement.role.assigns
        or (
            _inherits(context.names, at, involvement, one)
            if one.instead_of
            else bears_out(involvement, one)
        )
    )
    if any(_is_here(reader.placing.is_of(at, one.span), quotes=quotes) for one in right):
        return
    if _by_new_words(context, at, involvement, by) or _is_explained(
        context, at, involvement, reader, by, quoted, found
    ):
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
        if not any(one.sure for one in here):
            words += (
                "；检查读不懂的说法，用 quote 引那句话，并在该文件的 notes 里写一条说明引同一句话"
            )
        yield Problem((*route, "role"), f"{words}；请照该文件改正 role，写在别处的改正来源。")


def _is_explained(
    context: Context,
    at: MeasureAt,
    involvement: Involvement,
    reader: Reader,
    by: str,
    quoted: Sequence[Span],
    found: Sequence[NamedUnit],
) -> bool:
    """Whether an entry quotes what nobody surely reads a part from, and a note on the document explains these words."""
    if not involvement.quote or any(one.sure for one in found):
        return False
    document = context.file.document(by)
    told = reader.placing.explained(document)
    here = [one for one in quoted if reader.placing.is_of(at, one) is not False]
    return any(a < d and c < b for a, b in here for c, d in told)


def _by_new_words(context: Context, at: MeasureAt, involvement: Involvement, by: str) -> bool:
    """Whether words of the measure that a document changed give a unit its part, and those before did not."""
    before = next((one.text for one in at.measure.earlier if one.until == by), None)
    if before is None or not involvement.role.assigns:
        return False
    now, was = (
        words_for(context.names, text, involvement.unit, involvement.word).items()
        for text in (at.measure.text, before)
    )
    given = any(bears_out(involvement, NamedUnit(span, tuple(words))) for span, words in now)
    return given and not any(bears_out(involvement, NamedUnit(a, tuple(words))) for a, words in was)


def _is_here(is_of: bool | None, *, quotes: bool) -> bool:
    """Whether words are about a measure; where that cannot be decided, they are if an editor quotes them for it."""
    return bool(is_of) or (is_of is None and quotes)


def bears_out(involvement: Involvement, one: NamedUnit) -> bool:
    """Whether words that a document says of a unit bear out the role with which it was entered."""
    return any(
        involvement.role in roles_of(word) or word.word == involvement.word
        for word in one.words or one.near
    )


def _inherits(names: Names, at: MeasureAt, involvement: Involvement, one: NamedUnit) -> bool:
    """Whether the bodies that a unit replaces had its role by the words of the measure, if these give them any."""
    ids = {m.id for name in one.instead_of for m in names.find(name)}
    printed = [
        role
        for id in ids
        for words in words_for(names, at.measure.text, id, None).values()
        for word in words
        for role in roles_of(word)
    ]
    return involvement.role in printed if printed else bears_out(involvement, one)


def parts_lacking(
    file: PlanFile,
    names: Names,
    document: Document,
    start: int,
    end: int,
    *,
    gone: bool,
    again: bool,
) -> set[str] | None:
    """Return the units to which a document gives a part in a passage and that lack it in a measure of which it speaks.

    ``start`` and ``end`` count the characters of its text without white space; ``gone`` says that a later document
    gave the part to another, so that who had it is only named, ``again`` that
    the passage is on parts, so that it may say again what a measure says. None if the passage gives nobody a part.
    """
    text = document.text or ""
    reader = Reader(file, names, text)
    given = {
        (unit.id, mention.span, frozenset(r for word in mention.words for r in roles_of(word)))
        for unit in file.units
        for mention in reader.named(unit.id)
        if mention.words and start <= len(squeeze(text[: mention.span[0]])) < end
    }
    have = [
        (unit, span, roles, _with_part(file, document, unit, tasked=tasked and not gone))
        for unit, span, roles in given
        for tasked in [any(role.assigns for role in roles)]
    ]
    lacking = {
        unit
        for unit, span, roles, ids in have
        if not _have_it(
            file,
            reader.placing,
            span,
            ids | _with_part_as_issued(file, unit, roles) if again else ids,
        )
    }
    return lacking if given else None


def targets_entered(file: PlanFile, document: Document, words: str) -> bool:
    """Whether there are targets in an order, all entered for its measures with the document as their source."""
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
    """Return the measures in which a document gives a unit a part; if ``tasked``, one that is more than being named."""
    return {
        at.measure.id
        for at in walk_measures(file)
        for one in at.measure.units
        if one.unit == unit and one.source and one.source.document == document.id
        if not (tasked and one.role is Role.NAMED)
    }


def _with_part_as_issued(file: PlanFile, unit: str, roles: frozenset[Role]) -> set[str]:
    """Return the measures whose own words give a unit a part that a document says again."""
    return {
        at.measure.id
        for at in walk_measures(file)
        for one in at.measure.units
        if one.unit == unit and one.role.assigns and one.role in roles and not one.source
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
