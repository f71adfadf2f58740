"""What part a document takes from a unit in prose: the unit no longer has it beside the one that got it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from macros.grounds.names import Names
from macros.grounds.order_grounds import Grounds
from macros.grounds.role_words import GRAMMAR, roles_of, stems_of
from macros.model.kinds import ANSWERING, ObjectKind, Role
from macros.model.measure import Involvement
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.model.walk import MeasureAt, walk_measures
from macros.rules.explained import is_explained
from macros.rules.later_documents.later_entries import names_measure
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.edit_places import scopes_of
from macros.text.orders.edits import lined
from macros.text.parts.spans import Span
from macros.text.roles import bodies

PLAIN = regex(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、，,.．]|[一二三四五六七八九十]是|[（(]?[0-9０-９]{1,2}[）)、.．]|[①-⑳])|"
    r"(?:^|(?<=[，,]))(?:因|鉴于|由于|根据|依据|按照|经)[^，,。；;]*[，,]|第[（(]?[0-9０-９一二三四五六七八九十百零]+[）)]?(?:个?(?:部分|条|项|款|点|章|节))|[（(][0-9０-９一二三四五六七八九十]+[)）][项点]?"
    r"|“[^”]*”(?:[前后]?增加|(?:修改|调整|变更|更改|替换|更换|改)[为成])“[^”]*”|(?:增加|删[去除])“[^”]*”"
    r"|《[^》]*》|自[^，,。；;]{1,20}起|本(?:方案|措施|条|项)|关于|针对|涉及|所列|所述|现|原(?:来|定)?|同时|其中?|即日起"
    r"|今后|以后|往后|此后|作?如下|[在换]|单位|部门|任务|措施|工作|事项|内容|职责|调整|变更|更改|更换|替换|修改|明确|确定|移交|转交|移送|划[转归入]|归口|接[替任]|转移|顶替|代替|取代|替代|退出|新?增[列补加]?|补充|列为|指定|分别|职能|剔除|去掉|移[出除]|免去|统[一筹]|唯一|一并|[均都交]|组织|整体|全部|相应|一律|分工|落实|推进|抓总|办理|实施|取消|删[去除]|减少|增加"
    r"|不再|作为|担任|承担|包括|负责|牵头|责任|主办|承办|协办|配合|协助|参与|参加|[—将由的中里以用或改转为成从给至到把对和与及、，,：:；;。\s\"“”()（）]"
)
"""What an order on a part of a measure's bodies is made of, beside their names. Other words say of which
matter it is: 第一条的养护工作, 第一条油烟问题, 市区范围."""


@dataclass(frozen=True)
class Taken:
    """An order that takes a part of a measure from whoever had it, and the id of its document."""

    by: str
    order: Order
    words: str
    """The words of the measure of which it speaks, white space aside: all of them, or a point."""
    roles: frozenset[Role]
    """The parts that it takes from all who had them there."""
    before: str
    """The words of the measure before the document gave it new ones, which then say who has a part; empty if it did not."""
    earlier: tuple[tuple[str, Order], ...] = ()
    """The orders of earlier documents on the same words, by which others got the part."""

    def speaks_of(self, words: str) -> bool:
        """Whether it speaks of some words of the measure: those that its document did not give."""
        quoted = squeeze(words)
        old = not self.before or (not self.order.old and quoted in self.before)
        return old and quoted in self.words


Taking = dict[str, tuple[Taken, ...]]
"""The orders that take parts from units, by the id of the measure."""


def parts_still_there(file: PlanFile, names: Names, grounds: Grounds) -> Iterator[Problem]:
    """Yield where a unit has a part that a later document gave to another.

    It has it by words of the measure, to which the document gave no new ones, or by a document before it.
    """
    called = {unit.id: unit.name for unit in file.units}
    taking = orders_that_take(file, names, grounds)
    for at in walk_measures(file) if taking else ():
        for taken in taking.get(at.measure.id, ()):
            for n, one in enumerate(at.measure.units):
                if one.unit in called and _is_taken(names, one, taken):
                    words = f"文件“{taken.by}”写明“{excerpt(taken.order.words)}”，“{called[one.unit]}”不再是本措施的{one.role.label}单位；"
                    words += "请把 role 改为 named（提及），或照它改原文；仍是的，在那份文件的 notes 里写一条说明，用 quote 引这句话。"
                    yield Problem((*at.route, "units", n, "role"), words)


def orders_that_take(file: PlanFile, names: Names, grounds: Grounds) -> Taking:
    """Return by measure the orders that take parts from units to which its words or an earlier document still give them."""
    found: dict[str, tuple[Taken, ...]] = {}
    documents = [one for _, one in walk_supplements(file)]
    documents.sort(key=lambda one: one.issued_on or date.max)
    for n, document in enumerate(documents):
        orders = [one for one in grounds.orders[document.id] if _takes(names, one)]
        orders = [one for one in orders if not is_explained(one, document)]
        for at in walk_measures(file) if orders else ():
            before = [one.id for one in documents[:n]]
            here = [
                _taken(names, grounds, at, (document.id, order), before)
                for order in orders
                if _is_of_all(names, order, at.measure.title)
                and names_measure(grounds, at, document.id, order)
            ]
            some = tuple(one for one in here if one.roles)
            if some:
                found[at.measure.id] = (*found.get(at.measure.id, ()), *some)
    return found


def _taken(
    names: Names, grounds: Grounds, at: MeasureAt, by: tuple[str, Order], before: Sequence[str]
) -> Taken:
    document, order = by
    text = lined(at.measure.text)
    scopes = scopes_of(order, text) if order.inner else [(0, len(text))]
    words = squeeze("".join(text[slice(*scope)] for scope in scopes))
    was = "".join(squeeze(one.text) for one in at.measure.earlier if one.until == document)
    roles = _roles(order) if order.old else _of_one(names, words, order)
    alone = Taken(document, order, words, roles, was)
    earlier = tuple(
        (id, one)
        for id in before
        for one in grounds.orders[id]
        if one.inner == order.inner and alone.roles & _roles(one) and _units(names, one.new)
        if names_measure(grounds, at, id, one)
    )
    return replace(alone, earlier=earlier)


def is_led_by_clause(names: Names, involvement: Involvement, taking: Sequence[Taken]) -> bool:
    """Whether a general clause may give a unit the lead: no later document gave it to another."""
    lead = involvement.model_copy(update={"role": Role.LEAD})
    return not any(_is_taken(names, lead, taken) for taken in taking)


def takes(file: PlanFile, names: Names, taking: Taking, document: str, order: Order) -> bool:
    """Whether an order of a document takes a part from units that are entered in the measure with another, or none."""
    gone = _units(names, order.old)
    return bool(gone) and any(
        gone <= {one.unit for one in at.measure.units}
        for at in walk_measures(file)
        for one in taking.get(at.measure.id, ())
        if (one.by, one.order) == (document, order)
    )


def replaced(taking: Taking, document: str) -> Iterator[str]:
    """Yield the words of a document by which a body got a part that a later one gave to another."""
    for taken in (one for some in taking.values() for one in some):
        yield from (order.words for id, order in taken.earlier if id == document)


def tells_of_taken(
    names: Names, text: str, span: Span, lacking: str, taking: Sequence[Taken]
) -> bool:
    """Whether words of a measure that give a part tell only of units that have it no longer.

    ``lacking`` are the names of the units, joined by 、; empty if none of the words' units is known.
    """
    ids = {one.id for one in names.find(lacking) if one.kind is ObjectKind.UNIT}
    for taken in taking:
        order = taken.order
        if not taken.speaks_of(text[slice(*span)]):
            continue
        said = any(stem in text[slice(*span)] for role in taken.roles for stem in _words(role))
        had, has = _units(names, order.old), _units(names, order.new)
        gone = ids <= had if order.old else not ids & has
        if said and gone and (ids or not order.old or order.old in text[span[0] :]):
            return True
    return False


def _takes(names: Names, order: Order) -> bool:
    """Whether an order changes or takes away bodies and nothing else, or gives a part to others instead."""
    if not order.old:
        return order.vague and order.deed is Deed.CHANGE
    known = [words for words in bodies.apart(order.old) if not _units(names, words)]
    return (
        all(map(bodies.is_body, known)) and order.loose and order.deed in (Deed.CHANGE, Deed.REMOVE)
    )


def _is_of_all(names: Names, order: Order, title: str) -> bool:
    """Whether an order is on all of a measure: it has no words but of the place, the bodies and their parts.

    The title by which it calls the measure is no other word.
    """
    words = squeeze(order.words)
    known = {words[one.start : one.end] for one in names.find(words)}
    known |= {*bodies.apart(order.old), *bodies.apart(order.new), squeeze(title)}
    for name in sorted(known, key=len)[::-1]:
        words = words.replace(name, "、") if name else words
    return not PLAIN.sub("", words)


def _of_one(names: Names, words: str, order: Order) -> frozenset[Role]:
    """Return the parts of which an order speaks that the words give at most once, so that it means all who have them.

    Where no word gives it, a general clause does, or a document before.
    """
    units = names.units(words)
    parts = [{*roles_of(word)} for word in GRAMMAR.words(words, units)]
    said, meant = _named_roles(order), _roles(order)
    alike = {role: {role} if role in said else meant & _DO for role in meant}
    return frozenset(role for role in meant if sum(bool(alike[role] & p) for p in parts) < 2)


def _getting(names: Names, order: Order, role: Role) -> set[str]:
    """Return who gets a part by an order: all whom it names, if it does not say who gets which."""
    units = {(m.start, m.end): m.id for m in names.find(order.new) if m.kind is ObjectKind.UNIT}
    read = GRAMMAR.read(order.new, tuple(units))
    told = {
        units[span]: {r for word in words for r in roles_of(word)} for span, words in read.items()
    }
    part = _DO if role in _DO else {role}
    return {id for id, roles in told.items() if not any(told.values()) or roles & part}


def _is_taken(names: Names, involvement: Involvement, taken: Taken) -> bool:
    """Whether an order takes from a unit the part that it was entered with."""
    order, role = taken.order, involvement.role
    has = _getting(names, order, role)
    had = _units(names, order.old) if order.old else {involvement.unit} if has else set()
    if not (role.assigns and role in taken.roles and involvement.unit in had - has):
        return False
    if not involvement.source:
        return taken.speaks_of(involvement.quote or "")
    return any(
        involvement.source.document == id and involvement.unit in _units(names, one.new)
        for id, one in taken.earlier
    )


_DO = set(ANSWERING)


def _roles(order: Order) -> frozenset[Role]:
    """Return the parts that an order takes; who is to do a thing has the place of whoever led it."""
    named = _named_roles(order)
    return frozenset(named | _DO if Role.RESPONSIBLE in named else named)


def _named_roles(order: Order) -> set[Role]:
    """Return the parts of which an order speaks."""
    for words in (order.said, order.words):
        if found := {role for role in Role if any(one in words for one in _words(role))}:
            return found
    return {role for role in Role if role.assigns} if order.old else _DO  # 第1条移交市甲局


def _words(role: Role) -> tuple[str, ...]:
    does = ("承担",) if role is Role.RESPONSIBLE else ()
    return (*stems_of(role), *does, role.label) if role.assigns else ()


def _units(names: Names, words: str) -> set[str]:
    return {one.id for one in names.find(words) if one.kind is ObjectKind.UNIT}
