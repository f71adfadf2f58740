"""Rules on later documents that amend the plan: their words, and what they did to which words of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from macros.model.amending import (
    ADDED,
    REMOVED,
    REWORDED,
    Amended,
    Step,
    cites,
    parts,
    steps,
    walk_written,
)
from macros.model.amending import ordered as ordered_for
from macros.model.kinds import Part, ValidityStatus
from macros.model.plan import Measure, PlanInfo, Section
from macros.model.problems import Problem, Route
from macros.model.walk import walk_measures, walk_sections, walk_supplements
from macros.rules.context import Context
from macros.text.edits import Edit, edits, places, worked
from macros.text.excerpt import excerpt
from macros.text.numerals import number_parts
from macros.text.reflow import squeeze

_MARKS = "、,，.．。:： "


def supplements_are_whole(context: Context) -> Iterator[Problem]:
    """补充、修改方案的文件，全文、文本副本和成文日期都写。"""
    for number, document in enumerate(context.file.documents):
        route: Route = ("documents", number)
        if document.text and not document.transcription:
            words = f"“{document.id}”写了 text（全文），还要写 transcription（文本副本的文件名）；请补上。"
            yield Problem((*route, "text"), words)
        elif document.transcription and not document.text:
            words = (
                f"“{document.id}”写了文本副本，没有写 text（全文）；请补上，或删去 transcription。"
            )
            yield Problem((*route, "transcription"), words)
        issued = context.file.plan.issued_on
        if document.issued_on and issued and document.issued_on < issued:
            words = f"“{document.id}”的成文日期 {document.issued_on} 早于方案的印发日期 {issued}；"
            yield Problem((*route, "issued_on"), words + "请核对。")
        if document.text and not document.issued_on:
            words = f"“{document.id}”修改了方案，要写 issued_on（成文日期）；请补上。"
            yield Problem((*route, "issued_on"), words)


def amendments_have_documents(context: Context) -> Iterator[Problem]:
    """措施、部分、前言、结尾由后来的文件增加、修改、删去的，该文件的全文在 documents 里，写着新的文字，或写明改了哪几个字。"""
    texts = {document.id: document.text or "" for _, document in walk_supplements(context.file)}
    known = {document.id for document in context.file.documents}
    ordered = {id: edits(text) for id, text in texts.items()}
    for of in walk_written(context.file):
        for step in of.steps:
            if step.by not in known:
                continue  # references_exist reports it
            place = (*of.route, *step.route)
            if step.by not in texts:
                yield Problem(place, f"文件“{step.by}”没有 text（全文）；请照公文录入它的全文。")
            elif step.deed == REMOVED:
                yield from _not_removed(of, step, texts[step.by])
            else:
                yield from _not_worded(of, step, texts[step.by], ordered)


def _not_worded(
    of: Amended, step: Step, text: str, ordered: Mapping[str, Sequence[Edit]]
) -> Iterator[Problem]:
    """Yield the problem if a document neither gives the new words nor the edits that make them."""
    place = (*of.route, *step.route)
    new, official = squeeze(step.after), squeeze(text)
    if step.deed == ADDED and isinstance(of.thing, Measure | Section):
        issued = of.thing.issued_number
        own = None if isinstance(of.thing, Measure) else Part.TITLE  # once for each object
        if squeeze(issued.strip(_MARKS)) not in official and step.part is own:
            words = f"文件“{step.by}”的全文里没有序号“{issued}”；请照该文件写。"
            yield Problem((*of.route, "number"), words)
    if new and _stands(new, official, whole=step.in_table):
        return
    if new == squeeze(step.before):
        return  # a measure only got another number
    if not new:
        if not _speaks_of(of, text):
            words = (
                f"文件“{step.by}”的全文里没有提到这一处，没有写明删去它的{_called(step)}；请核对。"
            )
            yield Problem(place, words)
        return
    if step.deed == REWORDED:
        meant = ordered_for(of, step, ordered.get(step.by, ()))
        if worked(step.before, step.after, meant):
            return
        old = squeeze(step.before)
        if near := [(edit, needed) for edit, needed in meant if needed or edit.old in old]:
            yield Problem(place, _not_worked(step, near))
            return
    yield Problem(
        place,
        f"文件“{step.by}”的全文里没有“{excerpt(step.after)}”；请照该文件写，一字不差。",
    )


def _stands(words: str, official: str, *, whole: bool) -> bool:
    """Whether a document has words; those of a cell, say 50, not as part of another number."""
    if not whole:
        return words in official
    digit = "[0-9０-９.．]"
    return bool(re.search(rf"(?<!{digit}){re.escape(words)}(?!{digit})", official))


def _not_worked(step: Step, meant: Sequence[tuple[Edit, bool]]) -> str:
    """Say that new words are not the old ones with the replacements that a document orders."""
    words = f"新的文字不是原先的文字照文件“{step.by}”改成的：{excerpt(step.after)}；"
    for edit, needed in meant:
        if (times := edit.times(step.before)) > 1:
            return words + (
                f"“{excerpt(edit.old)}”在原先的文字里有 {times} 处，文件没有写明是哪一处，"
                "改一处或各处都改都可以，其余一字不动；请核对。"
            )
        if needed and edit.old not in squeeze(step.before):
            return words + f"原先的文字里没有“{excerpt(edit.old)}”；请核对原先的文字。"
    return words + f"该文件写的是“{excerpt(meant[0][0].words, 40)}”；请只照它改，其余一字不动。"


def _called(step: Step) -> str:
    return step.part.label if step.part else "文字"


def _not_removed(of: Amended, step: Step, text: str) -> Iterator[Problem]:
    with_it = any(section.removed_by == step.by for section in of.sections)
    if isinstance(of.thing, PlanInfo) or with_it or _speaks_of(of, text):
        return
    number = of.thing.number.strip(_MARKS)
    what = "本部分" if isinstance(of.thing, Section) else "本措施"
    words = f"文件“{step.by}”的全文里没有序号“{number}”，没有写明删去{what}；请核对。"
    yield Problem((*of.route, *step.route), words)


_NUMERAL = "[0-9０-９〇零一二两三四五六七八九十百]+"
_SENTENCE = re.compile("[^。；;]+")
_QUOTED = re.compile(rf"“({_NUMERAL})[^“”]*")


def _speaks_of(of: Amended, text: str) -> bool:
    """Whether a document names an object: 第2条, “2.…”, or its title; without number it may be any."""
    thing = of.thing
    if isinstance(thing, PlanInfo):
        return True
    own = number_parts(thing.number or thing.issued_number)
    if not own or squeeze(thing.title) in squeeze(text):
        return True
    quoted = [number_parts(number)[:1] for number in _QUOTED.findall(squeeze(text))]
    if isinstance(thing, Measure) and own[-1:] in quoted:
        return True
    named = (places(sentence) for sentence in _SENTENCE.findall(squeeze(text)))
    return any(cites(cited, thing, of.sections) for cited in named if cited)


def what_is_inside_is_amended_too(context: Context) -> Iterator[Problem]:
    """部分由后来的文件增加、删去的，其中的措施和下级部分也由它增加、删去。"""
    inside = [(at.route, at.section, at.ancestors) for at in walk_sections(context.file)]
    held: list[tuple[Route, Measure | Section, tuple[Section, ...]]] = [*inside]
    held += [(at.route, at.measure, at.sections) for at in walk_measures(context.file)]
    for route, thing, around in held:
        for key, deed in (("added_by", ADDED), ("removed_by", REMOVED)):
            by = next((id for section in around if (id := getattr(section, key))), None)
            if by and not getattr(thing, key):
                words = f"所在的部分由“{by}”{deed}，“{thing.id}”没有写 {key}；请补上 {key}: {by}。"
                yield Problem(route, words)


def earlier_parts_are_parts(context: Context) -> Iterator[Problem]:
    """原先的文字所在的一处，部分是序号、标题、引言、结尾，方案是前言、结尾；与后来的文字不同。"""
    held: list[tuple[Route, Section | PlanInfo]] = [(("plan",), context.file.plan)]
    held += [(at.route, at.section) for at in walk_sections(context.file)]
    for route, thing in held:
        for number, one in enumerate(thing.earlier):
            if one.part not in parts(thing):
                may = "、".join(part.value for part in parts(thing))
                words = f"这里的 part 不能是“{one.part.value}”；请从 {may} 中选。"
                yield Problem((*route, "earlier", number, "part"), words)
        for step in steps(thing):
            if step.deed == REWORDED and squeeze(step.before) == squeeze(step.after):
                words = (
                    "原先的文字与后来的相同；请照原来的公文写 earlier 的 text，没有改的删去这一条。"
                )
                yield Problem((*route, *step.route[:-1]), words)


def amendments_are_in_order(context: Context) -> Iterator[Problem]:
    """原先的文字按文件的成文日期先后排列。"""
    days = {document.id: document.issued_on for document in context.file.documents}
    for of in walk_written(context.file):
        for piece in dict.fromkeys(step.piece for step in of.steps):
            given = [
                (step.by, day)
                for step in of.steps
                if (step.piece == piece or step.deed != REWORDED) and (day := days.get(step.by))
            ]
            for (before, earlier), (after, later) in pairwise(given):
                if later < earlier:
                    words = f"“{after}”（{later}）比“{before}”（{earlier}）早；请按先后排列。"
                    yield Problem(of.route, words)
                    break


def validity_has_grounds(context: Context) -> Iterator[Problem]:
    """效力有依据：有效期照公文写；废止、被替代写明是哪份文件或来源，失效写明到哪天。"""
    validity = context.file.plan.validity
    if validity is None:
        return
    route: Route = ("plan", "validity")
    if validity.term and context.transcription is not None:
        later = (document.text or "" for _, document in walk_supplements(context.file))
        official = squeeze("\n".join((context.transcription, *later)))
        if squeeze(validity.term) not in official:
            words = f"“{validity.term}”不在公文文本副本中；请照公文写，没有就删去。"
            yield Problem((*route, "term"), words)
    issued = context.file.plan.issued_on
    for key, day in (("until", validity.until), ("on", validity.on)):
        if day and issued and day < issued:
            words = f"日期 {day} 早于方案的印发日期 {issued}；请核对。"
            yield Problem((*route, key), words)
    grounds = validity.by or validity.source
    ended = (ValidityStatus.REPEALED, ValidityStatus.SUPERSEDED)
    if validity.status in ended and not grounds:
        words = (
            f"效力写了“{validity.status.label}”，没有依据；请写 by（文件的 id）或 source（来源）。"
        )
        yield Problem((*route, "status"), words)
    if validity.status is ValidityStatus.EXPIRED and not (validity.until or grounds):
        words = "效力写了“失效”，没有依据；请写 until（有效期至）或 source（来源）。"
        yield Problem((*route, "status"), words)
    if validity.status is ValidityStatus.IN_FORCE and not (
        validity.term or validity.until or grounds
    ):
        words = "效力写了“现行有效”，没有依据；请写 term（有效期原文）、until 或 source（来源）。"
        yield Problem((*route, "status"), words)
