"""Rules on later documents that amend the plan: their words, and what they did to which measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from macros.model.kinds import ValidityStatus
from macros.model.plan import Measure
from macros.model.problems import Problem, Route
from macros.model.walk import walk_measures, walk_supplements
from macros.rules.context import Context
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
    """措施由后来的文件增加、修改、删去的，该文件的全文在 documents 里，写着新的文字。"""
    texts = {document.id: document.text or "" for _, document in walk_supplements(context.file)}
    known = {document.id for document in context.file.documents}
    for at in walk_measures(context.file):
        for route, id, words in _steps(at.measure):
            place = (*at.route, *route)
            if id not in known:
                continue  # references_exist reports it
            if id not in texts:
                yield Problem(place, f"文件“{id}”没有 text（全文）；请照公文录入它的全文。")
            elif words and squeeze(words) not in squeeze(texts[id]):
                yield Problem(
                    place,
                    f"文件“{id}”的全文里没有“{excerpt(words)}”；请照该文件写，一字不差。",
                )
        number = at.measure.issued_number
        added_by = at.measure.added_by or ""
        if added_by in texts and squeeze(number.strip(_MARKS)) not in squeeze(texts[added_by]):
            yield Problem(
                (*at.route, "number"),
                f"文件“{added_by}”的全文里没有序号“{number}”；请照该文件写。",
            )
        removed_by, last = at.measure.removed_by or "", at.measure.number.strip(_MARKS)
        if removed_by in texts and not _speaks_of(texts[removed_by], last, at.measure.title):
            yield Problem(
                (*at.route, "removed_by"),
                f"文件“{removed_by}”的全文里没有序号“{last}”，没有写明删去本措施；请核对。",
            )


_NUMERAL = "[0-9０-９〇零一二两三四五六七八九十百]+"
_CITED = re.compile(rf"第(?P<number>{_NUMERAL})[条项款点]|“(?P<quoted>{_NUMERAL})")


def _speaks_of(text: str, number: str, title: str) -> bool:
    """Whether a document names a measure: 第2条, “2.…”, or its title; without number it may be any."""
    parts = number_parts(number)
    found = _CITED.finditer(squeeze(text))
    cited = {number_parts(match["number"] or match["quoted"])[0] for match in found}
    return not parts or parts[-1] in cited or squeeze(title) in squeeze(text)


def _steps(measure: Measure) -> Iterator[tuple[Route, str, str]]:
    """Yield where a measure names a document that amends it, its id, and the words it set.

    One that only gave it another number set none.
    """
    wordings = (*(earlier.text for earlier in measure.earlier), measure.text)
    for number, (earlier, after) in enumerate(zip(measure.earlier, wordings[1:], strict=True)):
        yield ("earlier", number, "until"), earlier.until, "" if after == earlier.text else after
    if measure.added_by:
        yield ("added_by",), measure.added_by, measure.issued_text
    if measure.removed_by:
        yield ("removed_by",), measure.removed_by, ""


def amendments_are_in_order(context: Context) -> Iterator[Problem]:
    """措施的原先文字按文件的成文日期先后排列。"""
    days = {document.id: document.issued_on for document in context.file.documents}
    for at in walk_measures(context.file):
        steps = ([at.measure.added_by] if at.measure.added_by else []) + [
            earlier.until for earlier in at.measure.earlier
        ]
        steps += [at.measure.removed_by] if at.measure.removed_by else []
        given = [(id, day) for id in steps if (day := days.get(id))]
        for (before, earlier), (after, later) in pairwise(given):
            if later < earlier:
                words = f"“{after}”（{later}）比“{before}”（{earlier}）早；请按先后排列。"
                yield Problem(at.route, words)


def validity_has_grounds(context: Context) -> Iterator[Problem]:
    """效力有依据：有效期照公文写；废止、被替代写明是哪份文件或来源，失效写明到哪天。"""
    validity = context.file.plan.validity
    if validity is None:
        return
    route: Route = ("plan", "validity")
    if validity.term and context.transcription is not None:
        if squeeze(validity.term) not in squeeze(context.transcription):
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
