"""What the rules do not bear out of a draft is left out again, and said: missing is better than wrong."""

from __future__ import annotations

from collections.abc import Sequence

from macros.importing.drafting.layout.assembling import at_route
from macros.importing.drafting.node import Matter, Node
from macros.importing.source import Block, Paragraph, UnreadableSource
from macros.model.plan import PlanFile
from macros.model.problems import Problem, Route
from macros.rules import check_meaning
from macros.rules.context import Copies
from macros.text.characters.allowed import cleaned

_ROUNDS = 4
"""How often the rules are asked: when something is left out, another rule may find a fault. It
never took more."""
_OF_PLAN = (
    "issuer",
    "sealed_by",
    "issued_on",
    "effective",
    "validity",
    "period",
    "document_number",
)
_OF_MEASURES = {
    "units": Matter.ROLE,
    "deadline": Matter.DEADLINE,
    "deadlines": Matter.DEADLINE,
    "targets": Matter.TARGET,
    "documents": Matter.DOCUMENT,
}
_OF_OBJECTS = {"units": Matter.UNIT, "documents": Matter.DOCUMENT}


def prove(value: Node, blocks: Sequence[Block]) -> None:
    """Leave out of a draft what breaks a rule.

    Raises UnreadableSource if the words of the source are not all there, or another rule of
    structure is broken.
    """
    words = cleaned("\n".join(_words(block) for block in blocks))
    left: list[Problem] = []
    for _ in range(_ROUNDS):
        left = check_meaning(PlanFile.model_validate(value), Copies(words))
        routes = sorted(
            {route for one in left if (route := _droppable(one.route))}, key=_last_first
        )
        if not routes:
            break
        for route in routes:
            _leave_out(value, route)
    if left:
        raise UnreadableSource(
            f"读出的结构没有通过核对（{left[0].message}）请把文件另存为 .docx 或纯文本再试，或自己录入。"
        )


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join(part for row in block.rows for cell in row for part in cell.paragraphs)


def _droppable(route: Route) -> Route:
    """Return the route of what can be left out at a place; empty if nothing can."""
    if route[:1] == ("plan",):
        return route[:2] if route[1:2] and route[1] in _OF_PLAN else ()
    if route[:1] and route[0] in _OF_OBJECTS:
        return route[:3] if len(route) > 2 and route[2] in ("number", "aliases", "short") else ()
    for place, step in enumerate(route):
        if step in _OF_MEASURES and place > 2:
            single = step == "deadline"
            return route[: place + (1 if single else 2)] if single or len(route) > place + 1 else ()
    return ()


def _last_first(route: Route) -> tuple[int, ...]:
    """Order places of one list from its end, so that those before keep their number."""
    return tuple(-step if isinstance(step, int) else 0 for step in route)


def _leave_out(value: Node, route: Route) -> None:
    """Leave out what is at a route, and mark the object around it."""
    *around, last = route
    in_list = isinstance(last, int)
    holder = at_route(value, tuple(around[:-1]) if in_list else tuple(around))
    key = str(around[-1]) if in_list else str(last)
    matter = _OF_MEASURES.get(key) or _OF_OBJECTS.get(str(route[0]), Matter.TITLE)
    if not isinstance(last, int):
        shown = str(holder.pop(key, ""))
        holder.guesses.pop(key, None)
    else:
        held = holder[key]
        shown = str(held.pop(last)) if last < len(held) else ""
        if not held:
            del holder[key]
    if shown:
        holder.guess("", matter, f"{key} 里有一处没有通过核对，没有录入")
