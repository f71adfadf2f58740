"""Values that ``plan new`` left for an editor to fill in."""

from __future__ import annotations

from typing import Any

from macros.loading.shape import allowed_values, fields_at
from macros.model.problems import Problem, Route

BLANK = "【待填】"


def blank_problems(value: Any, route: Route = ()) -> list[Problem]:
    """Return a problem for each text in plain values that still holds ``BLANK``."""
    if isinstance(value, dict):
        return [p for key, held in value.items() for p in blank_problems(held, (*route, key))]
    if isinstance(value, list):
        return [p for n, held in enumerate(value) for p in blank_problems(held, (*route, n))]
    if not isinstance(value, str) or BLANK not in value:
        return []
    name = next((str(step) for step in reversed(route) if isinstance(step, str)), "")
    field = fields_at(route[:-1]).get(name) if route and isinstance(route[-1], str) else None
    hint = (field.description or "") if field else ""
    allowed = allowed_values(route, name)
    hint += f"可选：{allowed}。" if allowed else ""
    words = f"“{name}”还没有填写，请换掉“{BLANK}”" + (f"：{hint}" if hint else "。")
    return [Problem(route, words, rule="blank")]
