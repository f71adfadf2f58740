"""Rules on later documents that amend the plan: their words, and what they did to which words of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from macros.grounds.given_words import Laid
from macros.grounds.order_grounds import Grounds, renumbered
from macros.model.amending import (
    ADDED,
    REMOVED,
    REWORDED,
    Amended,
    Step,
    parts,
    steps,
    walk_standing,
    walk_written,
)
from macros.model.kinds import Part, ValidityStatus
from macros.model.measure import Measure
from macros.model.numbering import MARKS
from macros.model.plan import PlanInfo
from macros.model.printed import walk_printed, walk_supplements
from macros.model.problems import Problem, Route
from macros.model.section import Section
from macros.model.walk import walk_measures, walk_sections
from macros.rules.context import Context
from macros.rules.explained import UNREAD, is_explained
from macros.rules.later_documents.amended_plan import names_plan
from macros.rules.later_documents.placing import Placing
from macros.rules.validity import later_words
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.edit_places import occurrences
from macros.text.orders.edits import lined, results, times
from macros.text.parts.quotations import plain

_UNCHANGED = "原先的文字与后来的相同；请照原来的公文写 earlier 的 text，没有改的删去这一条。"


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
    """措施、部分、前言、结尾由后来的文件增加、修改、删去的，该文件的全文在 documents 里，对这一处写着新的文字，或写明改了哪几个字。"""
    texts = {document.id: document.text or "" for _, document in walk_supplements(context.file)}
    known = {document.id for document in context.file.documents}
    for _, document in walk_supplements(context.file):
        if not names_plan(document, context.file.plan):
            known.discard(document.id)  # amending_documents_name_the_plan reports it
    reported: set[object] = set()
    for of in walk_written(context.file):
        for step in of.steps:
            if step.by not in known:
                continue  # references_exist reports it
            place = (*of.route, *step.route)
            if step.by not in texts:
                yield Problem(place, f"文件“{step.by}”没有 text（全文）；请照公文录入它的全文。")
            elif step.deed == REMOVED:
                if context.grounds.of(of, step) is None and not _is_explained(context, of, step):
                    yield Problem(place, _not_removed(of, step))
            else:
                yield from _not_worded(context.grounds, of, step, texts[step.by], reported)
                yield from _not_renumbered(context.grounds, of, step)


def _not_worded(
    grounds: Grounds, of: Amended, step: Step, text: str, reported: set[object]
) -> Iterator[Problem]:
    """Yield the problem if a document neither gives the new words nor the orders that make them.

    Where not all words of an order are entered, that is reported once, at the first place, and kept
    in ``reported``. An object of which some words are wrong has no such report.
    """
    place = (*of.route, *step.route)
    if step.deed == ADDED and isinstance(of.thing, Measure | Section):
        issued = of.thing.issued_number
        own = None if isinstance(of.thing, Measure) else Part.TITLE  # once for each object
        if squeeze(issued.strip(MARKS)) not in squeeze(text) and step.part is own:
            words = f"文件“{step.by}”的全文里没有序号“{issued}”；请照该文件写。"
            yield Problem((*of.route, "number"), words)
            return
    if grounds.of(of, step) is not None or squeeze(step.after) == squeeze(step.before):
        return
    if not step.after:
        words = f"文件“{step.by}”的全文里没有提到这一处，没有写明删去它的{_called(step)}；请核对。"
        yield Problem(place, words)
        return
    if step.part is Part.NUMBER and step.before:
        yield Problem(place, _no_such_number(step, step.before, step.after))
        return
    if near := _near(grounds, of, step):
        yield Problem(place, _not_worked(step, near))
        return
    if plain(step.after) not in plain(text):
        yield Problem(place, _nowhere(step))
        reported.add(of.thing.id)
        return
    given = [
        one
        for one in grounds.laid[step.by]
        if one.order.deed is not Deed.GIVE and plain(step.after) in one.order.new
    ]
    here = [one for one in given if grounds.may_give(of, step, one.order)]
    if not here:
        yield Problem(place, _not_here(step, given))
    elif not reported & {here[0].order, of.thing.id}:
        yield Problem(place, _not_whole(step, here[0]))
        reported.add(here[0].order)


def _near(grounds: Grounds, of: Amended, step: Step) -> list[tuple[Order, bool]]:
    """Return the orders on single words that may be meant: those that a change needs, or whose words it has."""
    if step.deed != REWORDED:
        return []
    before = lined(step.before)
    meant = grounds.meant(of, step)
    return [(order, needed) for order, needed in meant if needed or results(order, before)]


def _nowhere(step: Step) -> str:
    """Say that a document does not give the words, nor orders that make them."""
    words = f"文件“{step.by}”没有给出“{excerpt(step.after)}”，也没有写明怎样从原先的文字改成它；"
    words += "文件给出新文字的，照它写，一字不差；只说改什么的，只改它写明的；"
    return words + "不是这份文件改的，写改它的那份文件。"


def _not_whole(step: Step, laid: Laid) -> str:
    """Say that a document gives more words than were entered."""
    words = f"文件“{step.by}”给出的全文没有录全：“{excerpt(laid.rest)}”不在数据里；"
    return words + "新的文字要照它写全，一字不漏；几项写在一起的逐项录入。"


def _not_here(step: Step, given: Sequence[Laid]) -> str:
    """Say that a document gives the words for something else."""
    words = f"文件“{step.by}”没有对这一处写“{excerpt(step.after)}”"
    if given:
        words += f"，它写的是“{excerpt(given[0].order.words)}”"
    return words + "；请核对是哪一处。"


def _not_renumbered(grounds: Grounds, of: Amended, step: Step) -> Iterator[Problem]:
    """Yield the problem if a measure got another number that the document does not give it, or no change."""
    old, new = renumbered(of, step)
    if old and old == new and squeeze(step.before) == squeeze(step.after):
        yield Problem((*of.route, *step.route[:-1]), _UNCHANGED)
    if old != new and grounds.of_number(of, step, old, new) is None:
        yield Problem((*of.route, *step.route[:-1]), _no_such_number(step, old, new))


def _no_such_number(step: Step, old: str, new: str) -> str:
    words = f"文件“{step.by}”没有写明序号由“{old}”改为“{new}”；"
    return words + "写了顺延的，照它的增删也不是这个序号；请核对。"


def _not_worked(step: Step, meant: Sequence[tuple[Order, bool]]) -> str:
    """Say that new words are not the old ones with the replacements that a document orders."""
    words = f"新的文字不是原先的文字照文件“{step.by}”改成的：{excerpt(step.after)}；"
    for order, needed in meant:
        if (found := times(order, step.before)) > 1 and order.old:
            return words + (
                f"“{excerpt(order.old)}”在原先的文字里有 {found} 处，文件没有写明是哪一处，"
                "改一处或各处都改都可以，其余一字不动；请核对。"
            )
        if needed and order.old and not occurrences(order.old, lined(step.before)):
            return words + f"原先的文字里没有“{excerpt(order.old)}”；请核对原先的文字。"
    return words + f"该文件写的是“{excerpt(meant[0][0].words, 40)}”；请只照它改，其余一字不动。"


def _called(step: Step) -> str:
    return step.part.label if step.part else "文字"


def _not_removed(of: Amended, step: Step) -> str:
    number = "" if isinstance(of.thing, PlanInfo) else of.thing.number.strip(MARKS)
    what = "本部分" if isinstance(of.thing, Section) else "本措施"
    words = f"文件“{step.by}”的全文里没有写明删去{what}（序号“{number}”）；请核对"
    return words + (f"；{UNREAD}" if isinstance(of.thing, Measure) else "。")


def _is_explained(context: Context, of: Amended, step: Step) -> bool:
    """Whether a note explains what a document says of a measure by its number or title, so that the editor judges it."""
    document = context.file.document(step.by)
    orders = context.grounds.orders[document.id]
    if any(one.deed is Deed.CHANGE and one.new and is_explained(one, document) for one in orders):
        return False  # what is read orders something else
    placing = Placing(context.file, document.text or "")
    here = [at for at in walk_measures(context.file) if at.route == of.route]
    return any(
        placing.has_mark(*span) and placing.is_of(at, span)
        for at in here
        for span in placing.explained(document)
    )


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
                yield Problem((*route, *step.route[:-1]), _UNCHANGED)


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
        supplements = [document for _, document in walk_supplements(context.file)]
        later = "".join(words for document in supplements for words in later_words(document))
        if squeeze(validity.term) not in squeeze("".join(walk_standing(context.file)) + later):
            words = f"“{validity.term}”不在公文文本副本中；请照公文写，没有就删去。"
            printed = "".join(words for _, words in walk_printed(context.file))
            if squeeze(validity.term) in squeeze(printed):
                words = f"“{validity.term}”已由后来的文件改掉；请照现在的文字写。"
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
