"""What part a document takes from a unit in prose: the unit no longer has it beside the one that got it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.grounds.names import Names
from macros.grounds.order_grounds import Grounds
from macros.grounds.role_words import stems_of
from macros.model.kinds import ObjectKind
from macros.model.measure import Involvement
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.model.walk import walk_measures
from macros.rules.later_documents.later_entries import names_measure
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order
from macros.text.roles import bodies


def parts_still_there(file: PlanFile, names: Names, grounds: Grounds) -> Iterator[Problem]:
    """Yield where a unit has a part by words of the measure that a document, without new words, gave to another.

    Where the document gave new words, these say who has it.
    """
    called = {unit.id: unit.name for unit in file.units}
    for _, document in walk_supplements(file):
        orders = [one for one in grounds.orders[document.id] if _takes(one)]
        for at in walk_measures(file) if orders else ():
            if any(one.until == document.id for one in at.measure.earlier):
                continue
            for order in orders:
                if not names_measure(grounds, at, document.id, order):
                    continue
                for n, one in enumerate(at.measure.units):
                    if one.unit in called and not one.source and _is_taken(names, one, order):
                        words = f"文件“{document.id}”写明“{excerpt(order.words)}”，“{called[one.unit]}”不再是本措施的{one.role.label}单位；"
                        words += "请把 role 改为 named（提及），或照它改原文。"
                        yield Problem((*at.route, "units", n, "role"), words)


def _takes(order: Order) -> bool:
    """Whether an order changes or takes away bodies and nothing else."""
    if not all(map(bodies.is_body, bodies.apart(order.old))):
        return False
    return order.loose and order.deed in (Deed.CHANGE, Deed.REMOVE)


def _is_taken(names: Names, involvement: Involvement, order: Order) -> bool:
    """Whether an order takes from a unit the part that it was entered with."""
    had = {one.id for one in names.find(order.old) if one.kind is ObjectKind.UNIT}
    has = {one.id for one in names.find(order.new) if one.kind is ObjectKind.UNIT}
    role = involvement.role
    said = any(stem in order.words for stem in stems_of(role)) or role.label in order.words
    return role.assigns and said and involvement.unit in had - has
