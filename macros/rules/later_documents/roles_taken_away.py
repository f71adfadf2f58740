"""What part a document takes from a unit in prose: the unit no longer has it beside the one that got it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.grounds.names import Names
from macros.grounds.order_grounds import Grounds
from macros.grounds.role_words import GRAMMAR, roles_of, stems_of
from macros.model.kinds import ObjectKind, Role
from macros.model.measure import Involvement, Measure
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.model.walk import walk_measures
from macros.rules.later_documents.later_entries import names_measure
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.prose_words import PARTY
from macros.text.parts.spans import Span
from macros.text.roles import bodies

_ANOTHER = re.compile(
    f"(?:改|转|调整为|变更为|调整)由|{PARTY}[^，,。；;：:\n]*?(?:调整|变更|更改|更换|替换|修改|改|明确|确定)(?:为|成)"
)
"""How a document gives a part to others than before without saying who had it: 改由市乙局牵头."""
_PLAIN = re.compile(
    r"第[0-9０-９一二三四五六七八九十百零]+(?:个?(?:部分|条|项|款|点|章|节))|[（(][0-9０-９一二三四五六七八九十]+[)）]"
    r"|《[^》]*》|“[^”]*”|\"[^\"]*\"|自[^，,。；;]{1,20}起|本(?:方案|措施|条|项)|现|原(?:来|定)?|同时|其中?|即日起"
    r"|单位|部门|任务|措施|工作|事项|内容|职责|调整|变更|更改|更换|替换|修改|明确|确定|移交|转交|接替|退出|取消|删[去除]|减少|增加"
    r"|不再|作为|担任|承担|包括|负责|牵头|责任|主办|承办|协办|配合|协助|参与|参加|[将由的中里改转为成从给至到把对和与及、，,：:；;。\s\"“”()（）]"
)
"""What an order on a part of a measure's bodies is made of, beside their names. Other words say of which
matter it is: 第一条的养护工作, 第一条油烟问题, 市区范围."""

Taking = dict[str, tuple[tuple[str, Order], ...]]
"""The orders that take parts from units, with the ids of their documents, by the id of the measure."""


def parts_still_there(file: PlanFile, names: Names, grounds: Grounds) -> Iterator[Problem]:
    """Yield where a unit has a part by words of the measure that a document, without new words, gave to another.

    Where the document gave new words, these say who has it.
    """
    called = {unit.id: unit.name for unit in file.units}
    taking = orders_that_take(file, names, grounds)
    for at in walk_measures(file) if taking else ():
        for by, order in taking.get(at.measure.id, ()):
            for n, one in enumerate(at.measure.units):
                if one.unit in called and not one.source and _is_taken(names, one, order):
                    words = f"文件“{by}”写明“{excerpt(order.words)}”，“{called[one.unit]}”不再是本措施的{one.role.label}单位；"
                    words += "请把 role 改为 named（提及），或照它改原文。"
                    yield Problem((*at.route, "units", n, "role"), words)


def orders_that_take(file: PlanFile, names: Names, grounds: Grounds) -> Taking:
    """Return by which orders units have parts no longer of which the words of a measure still tell."""
    found: dict[str, tuple[tuple[str, Order], ...]] = {}
    for _, document in walk_supplements(file):
        orders = [o for o in grounds.orders[document.id] if _takes(o) and _is_of_all(names, o)]
        for at in walk_measures(file) if orders else ():
            if any(one.until == document.id for one in at.measure.earlier):
                continue
            here = tuple(
                (document.id, order)
                for order in orders
                if (order.old or _is_said_once(names, at.measure, order))
                and names_measure(grounds, at, document.id, order)
            )
            if here:
                found[at.measure.id] = (*found.get(at.measure.id, ()), *here)
    return found


def tells_of_taken(
    names: Names, text: str, span: Span, lacking: str, taking: Sequence[tuple[str, Order]]
) -> bool:
    """Whether words of a measure that give a part tell only of units that have it no longer.

    ``lacking`` are the names of the units, joined by 、; empty if none of the words' units is known.
    """
    ids = {one.id for one in names.find(lacking) if one.kind is ObjectKind.UNIT}
    for _, order in taking:
        said = any(stem in text[slice(*span)] for role in _roles(order) for stem in _words(role))
        had, has = _units(names, order.old), _units(names, order.new)
        gone = ids <= had if order.old else not ids & has
        if said and gone and (ids or not order.old or order.old in text[span[0] :]):
            return True
    return False


def _takes(order: Order) -> bool:
    """Whether an order changes or takes away bodies and nothing else, or gives a part to others instead."""
    if not order.old:
        others = order.vague and order.deed is Deed.CHANGE and _ANOTHER.search(order.said)
        return bool(others) and not order.inner
    if not all(map(bodies.is_body, bodies.apart(order.old))):
        return False
    return order.loose and order.deed in (Deed.CHANGE, Deed.REMOVE)


def _is_of_all(names: Names, order: Order) -> bool:
    """Whether an order is on all of a measure: it has no words but of the place, the bodies and their parts."""
    words = order.words
    known = [words[one.start : one.end] for one in names.find(words)]
    for name in sorted({*known, *bodies.apart(order.old), *bodies.apart(order.new)}, key=len)[::-1]:
        words = words.replace(name, "、") if name else words
    return not _PLAIN.sub("", words)


def _is_said_once(names: Names, measure: Measure, order: Order) -> bool:
    """Whether a measure gives such a part at one place only, so that all who have it there are meant."""
    units = [(m.start, m.end) for m in names.find(measure.text) if m.kind is ObjectKind.UNIT]
    parts = [{*roles_of(word)} for word in GRAMMAR.words(measure.text, units)]
    roles = _roles(order)
    return bool(roles) and sum(bool(roles & part) for part in parts) == 1


def _is_taken(names: Names, involvement: Involvement, order: Order) -> bool:
    """Whether an order takes from a unit the part that it was entered with."""
    has = _units(names, order.new)
    had = _units(names, order.old) if order.old else {involvement.unit} if has else set()
    role = involvement.role
    return role.assigns and role in _roles(order) and involvement.unit in had - has


def _roles(order: Order) -> set[Role]:
    """Return the parts of which an order speaks."""
    for words in (order.words,) if order.old else (order.said, order.words):
        if found := {role for role in Role if any(one in words for one in _words(role))}:
            return found
    return set()


def _words(role: Role) -> tuple[str, ...]:
    return (*stems_of(role), role.label) if role.assigns else ()


def _units(names: Names, words: str) -> set[str]:
    return {one.id for one in names.find(words) if one.kind is ObjectKind.UNIT}
