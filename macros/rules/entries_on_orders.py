"""Whether what was entered on an order is all of it and no more: used twice, words left over, numbers not moved on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from macros.grounds.citing import numbered_alike
from macros.grounds.order_grounds import Grounds, moved
from macros.model.amending import REWORDED, Amended, Step, parts
from macros.model.kinds import Part
from macros.model.measure import Measure
from macros.model.plan import Document, PlanFile, PlanInfo
from macros.model.problems import Problem
from macros.model.section import Section
from macros.model.walk import walk_measures, walk_sections
from macros.rules.explained import quotes
from macros.rules.later_documents.later_entries import names_measure
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order


def left_unmerged(
    grounds: Grounds, by: str, order: Order, used: Sequence[tuple[Amended, Step]]
) -> Iterator[Problem]:
    """Yield the measures that a document merges into one with others, and that still stand beside it."""
    if not (order.gives and "合并" in order.said):
        return
    have = {of.route for of, _ in used}
    for at in walk_measures(grounds.file):
        stands = at.measure.removed_by is None and at.measure.added_by != by
        if stands and at.route not in have and names_measure(grounds, at, by, order):
            words = f"文件“{by}”写明“{excerpt(order.words)}”，本措施已并入别的一条，没有录入；"
            yield Problem(at.route, f"{words}请写 removed_by: {by}。")


def used_twice(order: Order, used: Sequence[tuple[Amended, Step]]) -> Iterator[Problem]:
    """Yield where an order is a ground that names one object by its number and is one of another already."""
    moves_on = order.deed is Deed.RENUMBER and not order.to  # the numbers of all that follow
    if order.gives or moves_on or not order.cited or order.cited[0][-1].outer:
        return
    first, *others = {(of.route, step.piece): (of, step) for of, step in used}.values()
    for of, step in others:
        words = f"文件“{step.by}”写明“{excerpt(order.words)}”，只改一处；它已经是"
        words += f"“{excerpt(first[0].thing.title)}”的依据；请核对改的是哪一处。"
        yield Problem((*of.route, *step.route), words)


def left_over(
    file: PlanFile, grounds: Grounds, document: Document, order: Order
) -> Iterator[Problem]:
    """Yield where words still stand that a document orders to be changed everywhere."""
    for of, part, key, text in words_after(file, document):
        step = Step((key,), REWORDED, document.id, part)
        rest = squeeze(text).replace(order.new, "") if order.new else squeeze(text)
        explained = any(order.old in quote for quote in quotes(of.thing.notes))
        if (
            order.old in rest
            and not explained
            and grounds.targets.is_for(of, step, order) is not False
        ):
            words = (
                f"文件“{document.id}”写明“{excerpt(order.words)}”，这里还有“{excerpt(order.old)}”；"
            )
            words += "请照它改，原来的文字写进 earlier；不该改的，在这里的 notes 里写一条说明，用 quote 引这几个字。"
            yield Problem((*of.route, key), words)


def words_after(
    file: PlanFile, document: Document
) -> Iterator[tuple[Amended, Part | None, str, str]]:
    """Yield the words of every object as they are behind what a document did, and their field."""
    days = {one.id: one.issued_on or date.max for one in file.documents}
    day = days[document.id]
    done = {id for id, other in days.items() if other <= day} | {document.id}
    yield from _parts(Amended(("plan",), file.plan, (), ()), file.plan, done)
    for section in walk_sections(file):
        if _stands(section.section, done, document.id):
            of = Amended(section.route, section.section, section.ancestors, ())
            yield from _parts(of, section.section, done)
    for at in walk_measures(file):
        if _stands(at.measure, done, document.id):
            versions = (one.text for one in at.measure.earlier if one.until not in done)
            text = next(versions, at.measure.text)
            yield Amended(at.route, at.measure, at.sections, ()), None, "text", text


def _parts(
    of: Amended, thing: Section | PlanInfo, done: set[str]
) -> Iterator[tuple[Amended, Part | None, str, str]]:
    for part in parts(thing):
        later = (one.text for one in thing.earlier if one.part is part and one.until not in done)
        yield of, part, part.value, next(later, getattr(thing, part)) or ""


def _stands(thing: Measure | Section, done: set[str], by: str) -> bool:
    """Whether an object was there before a document and is there behind it."""
    came = thing.added_by is None or (thing.added_by in done and thing.added_by != by)
    return came and thing.removed_by not in done


def not_moved(
    file: PlanFile, used: Sequence[tuple[Amended, Step]], order: Order
) -> Iterator[Problem]:
    """Yield the objects whose numbers should have moved on with those of others, and did not."""
    of, step = used[0]
    changed = {other.route for other, _ in used}
    alike = list(numbered_alike(file, of))
    for route, thing in alike:
        by = moved(thing, alike, step.by)
        if by and route not in changed and step.by not in (thing.added_by, thing.removed_by):
            words = (
                f"文件“{step.by}”写明“{excerpt(order.words)}”，这里的序号“{thing.number}”没有改；"
            )
            words += "请照它顺延，原来的序号写进 earlier。"
            yield Problem((*route, "number"), words)
