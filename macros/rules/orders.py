"""Rule on the orders of documents that amend the plan: each is entered, everywhere where it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from macros.grounds.given_words import Laid
from macros.grounds.order_grounds import Grounds
from macros.model.amending import REMOVED, REWORDED, Amended, Step, walk_standing, walk_written
from macros.model.plan import Document, PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.rules.context import Context
from macros.rules.entries_on_orders import (
    left_over,
    left_unmerged,
    not_moved,
    used_twice,
    words_after,
)
from macros.rules.explained import explained, is_explained
from macros.rules.later_documents.later_entries import LaterEntry, left_out, walk_later_entries
from macros.rules.later_documents.parts import parts_lacking, targets_entered
from macros.rules.later_documents.repeal import ends_plan
from macros.rules.later_documents.roles_taken_away import (
    Taking,
    orders_that_take,
    replaced,
    takes,
)
from macros.text.later_documents.later_words import pauses
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.change_tables import runs_together
from macros.text.orders.changes import NAMES
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.notices import body, closes, goes_on
from macros.text.times.postponing import moves_deadline
from macros.text.times.validity import is_extended

_KEYS = {
    Deed.CHANGE: "原来的文字写进 earlier",
    Deed.ADD: "新增的写 added_by，加进原文的写 earlier",
    Deed.REMOVE: "删去的写 removed_by，从原文里删去字句的写 earlier",
    Deed.RENUMBER: "原来的序号写进 earlier",
}
_PROSE = "这句话只说改什么，没有给出整条文字，请在它说的措施里只改它写明的"
_ROWS = "对照表的每一行要自成一段：行与行之间空一行，格与格之间空两个全角空格"
_MOVED = "这句话没有写出新的期限，请写进它说的措施的 deadline，text 照它的话写，source 写这份文件"
_PAUSED = (
    "请写进它说的措施的 progress，status 写 paused（已暂停），word 照它的话写，source 写这份文件"
)
_RENAMED = "；只是单位改了名称的，也可以只写进这个单位的 succession（沿革）"
_MOVED_TOO = "；只改期限的，也可以只写进措施的 deadline，text 照它的话写，source 写这份文件"
_PARTS = "；只写明由谁牵头、负责、配合的，也可以只写进措施的 units，source 写这份文件"
_DISMISS = "在本文件的 notes 里写一条说明，用 quote 引这句话。"

Uses = Mapping[Order, Sequence[tuple[Amended, Step]]]
"""What each order is a ground of."""


class _Entered(NamedTuple):
    """What was entered of a document."""

    route: Route
    document: Document
    used: Uses
    tried: set[Order]
    """The orders that are for entries without any ground."""
    taking: Taking
    """What documents take from units."""
    given: list[tuple[int, int]]
    """From where to where it orders and gives words, without marks, that are entered."""

    def is_given(self, order: Order) -> bool:
        """Whether an order stands inside such words: it is one of the plan itself."""
        return any(start < order.start < end for start, end in self.given)


def orders_are_carried_out(context: Context) -> Iterator[Problem]:
    """修改方案的文件写明的修改，每处都已录入，或在该文件的编者注里说明；一处只改一项，统一修改的各处都改。"""
    grounds = context.grounds
    entries = list(walk_later_entries(context.file))
    taking = orders_that_take(context.file, context.names, grounds)
    for route, document in walk_supplements(context.file):
        used, tried = _uses(grounds, document.id)
        laid = (_given(document, one, used) for one in grounds.laid[document.id])
        given = [span for span in laid if span]
        entered = _Entered(route, document, used, tried, taking, given)
        yield from _left_behind(grounds, route, document, entered.given)
        for order in grounds.orders[document.id]:
            if order in used and not is_explained(order, document):
                yield from left_unmerged(grounds, document.id, order, used[order])
            if not _is_excused(context, document, order):
                yield from _problems(context, entered, order, entries)


def _is_excused(context: Context, document: Document, order: Order) -> bool:
    """Whether an order need not be entered as an amendment: it is not for the plan, explained, or entered elsewhere."""
    file, grounds = context.file, context.grounds
    return (
        order.deed is Deed.GIVE
        or grounds.targets.is_of_another(order)
        or is_extended(order.words)  # extended_validity_is_entered looks at it
        or ends_plan(file, document, order)  # ended_plans_have_ended looks at it
        or is_explained(order, document)
        or _is_in_succession(file, order)
        or _is_beside_succession(file, order, grounds.orders[document.id])
    )


def _problems(
    context: Context, entered: _Entered, order: Order, entries: Sequence[LaterEntry]
) -> Iterator[Problem]:
    """Yield what is wrong with how an order was entered."""
    file, grounds, document = context.file, context.grounds, entered.document
    if grounds.targets.leaves_open(order) and not entered.is_given(order):
        words = f"文件写明“{excerpt(order.words)}”，除外的是哪些措施，从文字里看不准；"
        words += f"请核对没有录进除外的措施，{_DISMISS}"
        yield Problem((*entered.route, "text"), words, offset=order.start)
        return
    others = left_out(file, grounds, document.id, order, entries)
    if others is not None:
        for at in others:
            words = f"文件“{document.id}”写明“{excerpt(order.words)}”，本措施没有录入；{_do(order)}"
            words += "；不管本措施的，在那份文件的 notes 里写一条说明，用 quote 引这句话。"
            yield Problem(at.route, words)
    elif order in entered.used:
        yield from _wrongly_entered(context, entered, order)
    elif order in entered.tried:
        pass  # amendments_have_documents reports what was entered
    elif not entered.is_given(order) and not _is_done_beside(
        file, grounds, document, order, entered.used
    ):
        yield from _not_entered(context, entered, order)


def _not_entered(context: Context, entered: _Entered, order: Order) -> Iterator[Problem]:
    """Yield the problem that nothing was entered on an order, unless the parts and targets that it gives were."""
    file, document = context.file, entered.document
    end = order.start + len(squeeze(order.words))
    taking = entered.taking
    if order.deed is Deed.REMOVE and takes(file, context.names, taking, document.id, order):
        return  # parts_still_there looks at who has the part
    gone = order.words in replaced(taking, document.id)
    parts = parts_lacking(
        file, context.names, document, order.start, end, gone=gone, again=bool(order.new)
    )
    plain = order.loose or not (order.old or order.ends)
    told_apart = parts is not None and not parts
    if plain and (told_apart or targets_entered(file, document, order.words)):
        return  # later_parts_have_grounds looks at what was entered
    words = f"文件写明“{excerpt(order.words)}”，没有录入；{_do(order)}"
    words += _PARTS if plain and parts else ""
    words += f"；不改本方案的，{_DISMISS}"
    yield Problem((*entered.route, "text"), words, offset=order.start)


def _wrongly_entered(context: Context, entered: _Entered, order: Order) -> Iterator[Problem]:
    """Yield where what was entered on an order is too little or too much."""
    used = entered.used[order]
    if order.gives and all(step.deed == REMOVED for _, step in used):
        words = (
            f"文件写明“{excerpt(order.words)}”，合并成的一条没有录入；请照它的文字写进留下的一条，"
        )
        words += "或另写一条，写 added_by。"
        yield Problem((*entered.route, "text"), words, offset=order.start)
    yield from used_twice(order, used)
    if order.every and order.old:
        yield from left_over(context.file, context.grounds, entered.document, order)
    if order.deed is Deed.RENUMBER and not order.to:
        yield from not_moved(context.file, used, order)


def _do(order: Order) -> str:
    """Say how an order is entered."""
    if runs_together(order.words):
        return _ROWS
    if order.loose and not order.new and pauses(order.words):
        return _PAUSED
    if order.loose and not order.new and moves_deadline(order.words):
        return _MOVED
    words = f"{_PROSE if order.loose else '请照它改'}（{_KEYS[order.deed]}）"
    if order.loose and NAMES.search(order.words):
        return words + _RENAMED
    return words + (_MOVED_TOO if order.loose and moves_deadline(order.words) else "")


def _given(document: Document, laid: Laid, used: Uses) -> tuple[int, int] | None:
    """Return from where to where a document orders and gives words, without marks, that are entered."""
    order = laid.order
    if order not in used or len(order.ends) < 2:
        return None
    return order.start, len(squeeze(document.text or "")) - len(order.new) + laid.end


def _left_behind(
    grounds: Grounds, route: Route, document: Document, entered: Sequence[tuple[int, int]]
) -> Iterator[Problem]:
    """Yield the paragraphs behind words that are entered which belong to them, to no order and to no note.

    Nothing says where words without quotation marks end.
    """
    orders = {one.start for one in grounds.orders[document.id] if one.deed is not Deed.GIVE}
    text = document.text or ""
    noted = explained(document)
    follows = ""  # the paragraph with the order
    for start, paragraph in body(text):
        end = start + len(paragraph)
        if any(start <= a < end for a, _ in entered):
            follows = paragraph
        elif any(a < start < b for a, b in entered):
            continue
        elif any(start <= one < end for one in orders) or goes_on(follows, paragraph):
            follows = ""
        elif follows and not closes(paragraph) and not any(a < end <= b for a, b in noted):
            words = f"文件在新的文字后面还有一段“{excerpt(paragraph)}”，没有录入；"
            words += f"是新的文字的，一起录入；不是的，{_DISMISS}"
            yield Problem((*route, "text"), words, offset=start)


def _uses(grounds: Grounds, by: str) -> tuple[Uses, set[Order]]:
    """Return the uses of a document's orders, and the orders that are for entries without any ground."""
    used: dict[Order, list[tuple[Amended, Step]]] = {}
    tried: set[Order] = set()
    for of in walk_written(grounds.file):
        for step in (one for one in of.steps if one.by == by):
            ground = grounds.of(of, step)
            for order in ground or ():
                used.setdefault(order, []).append((of, step))
            if ground is None:
                tried |= {
                    one for one in grounds.orders.get(by, ()) if _may_be(grounds, of, step, one)
                }
    return used, tried


def _may_be(grounds: Grounds, of: Amended, step: Step, order: Order) -> bool:
    """Whether what was entered without a ground may be an attempt at an order."""
    named = grounds.targets.is_for(of, step, order)
    return named or (named is None and order.gives and step.deed == order.deed.value)


def _is_done_beside(
    file: PlanFile, grounds: Grounds, document: Document, order: Order, used: Uses
) -> bool:
    """Whether words to be changed in several places stand in others of them, and no longer in this one."""
    beside = [one for one in used if (one.start, one.old) == (order.start, order.old)]
    if not (order.old and beside):
        return False
    for of, part, key, text in words_after(file, document):
        step = Step((key,), REWORDED, document.id, part)
        if order.old in squeeze(text) and grounds.targets.is_for(of, step, order):
            return False
    return True


def _is_beside_succession(file: PlanFile, order: Order, orders: Sequence[Order]) -> bool:
    """Whether an order only gives another name to a body that the plan does not name, beside one that is a unit."""
    if not (order.loose and order.old and NAMES.search(order.words)):
        return False
    names = [name for unit in file.units for name in unit.called]
    known = any(name in order.old or order.old in name for name in names)
    if known or any(order.old in squeeze(words) for words in walk_standing(file)):
        return False
    beside = (one for one in orders if one.start == order.start and one is not order)
    return any(_is_in_succession(file, one) for one in beside)


def _is_in_succession(file: PlanFile, order: Order) -> bool:
    """Whether an order is a sentence that a body got another name, and the body's succession has that name."""
    names = {unit.id: unit.called for unit in file.units}
    return order.loose and any(
        order.old in unit.called
        and order.new in (*change.names, *(name for id in change.to for name in names.get(id, ())))
        for unit in file.units
        for change in unit.succession
    )
