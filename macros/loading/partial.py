"""What the rules find in a plan that also has faults of shape, as far as that is certain.

The faulty parts are taken out and the rest is checked, so that an editor gets as many messages as
possible in one go. No message only repeats another: a rule runs only if what was taken out cannot
change its findings, and nothing is reported about an object that lost a part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from macros.loading.shape import fields_at
from macros.model.plan import PlanFile
from macros.model.problems import Problem, Route
from macros.rules import Sound, check_meaning
from macros.rules.context import Copies

_PRINTED = frozenset(
    "letterhead document_number addressees attachments signature remark heading preamble numbering "
    "number before intro closing footnotes imprint".split()
)
_NAMING = frozenset(("units", "documents", "glossary"))


def certain_problems(
    value: Any, error: ValidationError, copies: Callable[[PlanFile], Copies]
) -> list[Problem]:
    """Return the certain problems of meaning in plain ``value``.

    ``error`` is what PlanFile.model_validate(value) raised; ``copies`` reads the official texts.
    """
    removed: set[Route] = set()
    tainted: set[Route] = set()
    for detail in error.errors(include_url=False):
        if detail["type"] == "too_short" and detail["input"]:
            continue  # pydantic counts only the items that passed
        route: Route = tuple(detail["loc"])
        out = _removable(route[:-1] if detail["type"] == "missing" else route, detail["type"])
        if out is None:
            return []
        removed.add(out)
        # An unknown key may be any key of its object, misspelt: report nothing about that object.
        tainted.add(out[:-1] if detail["type"] == "extra_forbidden" else out)
        if "tables" in out:  # its rows are read together
            tainted.add(out[: out.index("tables") + 2])
    kept: dict[Route, list[int]] = {}
    try:
        file = PlanFile.model_validate(_without(value, removed, (), kept))
    except ValidationError:
        return []
    sound = {Sound.ALWAYS}
    if not any(_is_missed(route) for route in removed):
        sound.add(Sound.IF_OBJECTS_COMPLETE)
    found = check_meaning(file, copies(file), sound)
    return [
        replace(problem, route=route)
        for problem in found
        if not _concerns(route := _original(problem.route, kept), tainted)
    ]


def _removable(route: Route, kind: str) -> Route | None:
    """Return the smallest part at or around ``route`` without which the shape is still valid, or None."""
    while route:
        last = route[-1]
        if isinstance(last, int) or kind == "extra_forbidden":
            return route
        field = fields_at(route[:-1]).get(last)
        if field is not None and not field.is_required():
            return route
        route = route[:-1]
    return None


def _without(value: Any, removed: set[Route], route: Route, kept: dict[Route, list[int]]) -> Any:
    """Return plain ``value`` without the removed parts.

    ``kept`` is filled with the original places of the items left in each list.
    """
    if isinstance(value, dict):
        return {
            key: _without(held, removed, (*route, key), kept)
            for key, held in value.items()
            if (*route, key) not in removed
            and not (isinstance(held, str) and (*route, key, 0) in removed)  # a list of one
        }
    if isinstance(value, list):
        kept[route] = [n for n in range(len(value)) if (*route, n) not in removed]
        return [_without(value[n], removed, (*route, n), kept) for n in kept[route]]
    return value


def _original(route: Route, kept: dict[Route, list[int]]) -> Route:
    """Return where ``route``, which counts only what was kept, leads in the whole file."""
    found: Route = ()
    for step in route:
        if isinstance(step, int) and found in kept and step < len(kept[found]):
            step = kept[found][step]
        found = (*found, step)
    return found


def _concerns(route: Route, tainted: set[Route]) -> bool:
    """Whether ``route`` is in a tainted part or contains one."""
    return any(route[: len(part)] == part[: len(route)] for part in tainted)


def _object_around(route: Route) -> Route:
    """Return the route of the innermost object with an id around ``route``, or of ``plan``."""
    end = 2 if len(route) > 1 and isinstance(route[1], int) else 1
    while route[:1] in (("sections",), ("annexes",)) and route[end : end + 1] in (
        ("sections",),
        ("measures",),
        ("later",),
    ):
        if len(route) < end + 2:
            break
        end += 2
    return route[:end]


def _is_missed(route: Route) -> bool:
    """Whether a rule may miss what was taken out: an object, a name or a printed word."""
    return (
        _object_around(route) == route
        or (route[0] in _NAMING and route[-1] != "notes")
        or route[-1] in _PRINTED
        or "tables" in route
        or route[-1] in ("measures", "later")
    )
