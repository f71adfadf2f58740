"""Another value for a key of an object, or none; an item of a list taken out. All other lines stay.

The result is read again: it must say what the file said before, but for the one value, and keep every
comment that is not about what went.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from macros.editing.blocks import Comments, object_lines
from macros.editing.cannot import CannotEdit
from macros.editing.comments import attach, comment_lines, comments_in
from macros.editing.insert import (
    indent_of,
    last_line,
    line_before,
    reflowed,
    value_at,
)
from macros.loading.reading import text_of
from macros.loading.yamltext import Parsed, parse
from macros.model.problems import Route

_SPECIAL = "“{}”的写法特殊，不能自动改；请自己改文件。"


def with_values(
    data: bytes, route: Route, values: Mapping[str, Any], within: type[BaseModel]
) -> bytes:
    """Return the plan file with these plain values in the object of a model at ``route``.

    What is empty has no key. Keys whose value is the same already are not touched. Raises CannotEdit.
    """
    held = value_at(parse(text_of(data, "")).value, route)
    for key, value in values.items():
        if reflowed(held.get(key) or None) != reflowed(value or None):
            data = _with_key(data, (*route, key), value, within)
    return data


def without_item(data: bytes, route: Route) -> bytes:
    """Return the plan file without an item of a list; without the key of the list if it was the last.

    Raises CannotEdit.
    """
    text = text_of(data, "")
    parsed = parse(text)
    if len(value_at(parsed.value, route[:-1])) == 1:
        route = route[:-1]
    at = parsed.keys.get(route, parsed.values[route]).line - 1
    return _made(
        parsed, text, at, last_line(parsed, route), [], lambda whole: _pop(whole, route), route
    )


def _with_key(data: bytes, route: Route, value: Any, within: type[BaseModel]) -> bytes:
    text = text_of(data, "")
    parsed = parse(text)
    holder, key = route[:-1], str(route[-1])
    mark = parsed.keys.get(route)
    if not value:
        first = next(iter(value_at(parsed.value, holder))) == key
        if mark is None or (first and isinstance(holder[-1], int)):
            raise CannotEdit(_SPECIAL.format(key))
        end = last_line(parsed, route)
        return _made(parsed, text, mark.line - 1, end, [], lambda whole: _pop(whole, route), route)
    column = (mark or parsed.values[holder]).column - 1
    kept = _comments_of(parsed, text, route, value)
    block = [*object_lines({key: value}, within, holder, kept, dashed=route)]
    lines = [" " * column + line if line else "" for line in block]
    if mark:
        at, end = mark.line - 1, last_line(parsed, route)
        lines[0] = parsed.lines[at][:column] + block[0]
        old = value_at(parsed.value, route)
        fewer = isinstance(old, list) and len(_places(old, value)) < len(old)
        gone = Counter(comments_in("\n".join(parsed.lines[at:end])))
        if gone - Counter(comments_in("\n".join(lines))) and not fewer:
            raise CannotEdit(_SPECIAL.format(key))
    else:
        at = end = line_before(parsed, route, within)

    def put(whole: Any) -> None:
        value_at(whole, holder)[key] = value

    return _made(parsed, text, at, end, lines, put, route)


def _pop(whole: Any, route: Route) -> None:
    del value_at(whole, route[:-1])[route[-1]]


def _made(
    parsed: Parsed,
    text: str,
    at: int,
    end: int,
    new: list[str],
    put: Callable[[Any], None],
    route: Route,
) -> bytes:
    """Return the file with new lines in the place of some, proved; what is taken out takes the comments above it along."""
    lines = text.split("\n")
    if not new:
        above = comment_lines(text)
        depth = indent_of(lines[at])
        while at in above and indent_of(lines[at - 1]) == depth:
            at -= 1
    old = lines[at:end]
    lines[at:end] = new
    opened = at > 0 and lines[at - 1].rstrip().endswith(":")
    if not new and at < len(lines) and not lines[at].strip():
        if at == 0 or opened or not lines[at - 1].strip():
            del lines[at]
    while len(lines) > 1 and not lines[-1].strip() and not lines[-2].strip():
        del lines[-1]
    made = "\n".join(lines)
    after = parse(made)
    whole = copy.deepcopy(parsed.value)
    put(whole)
    around = Counter(comments_in(text)) - Counter(comments_in("\n".join(old)))
    lost = Counter(comments_in(made)) - Counter(comments_in("\n".join(new))) != around
    if after.reports or reflowed(after.value) != reflowed(whole) or lost:
        raise CannotEdit(_SPECIAL.format(route[-1]))
    return made.encode()


def _comments_of(parsed: Parsed, text: str, route: Route, value: Any) -> Comments:
    """Return the comments inside the value at a route, at the places that their items have in the new one."""
    if route not in parsed.keys:
        return Comments({}, {})
    old = value_at(parsed.value, route)
    moved = _places(old, value) if isinstance(old, list) and isinstance(value, list) else {}
    deep = len(route)

    def follow(held: Mapping[Route, tuple[str, ...]]) -> dict[Route, tuple[str, ...]]:
        made: dict[Route, tuple[str, ...]] = {}
        for where, words in held.items():
            if where[:deep] != route or where == route:
                continue
            step = where[deep]
            if not isinstance(step, int):
                made[where] = words
            elif step in moved:
                made[(*route, moved[step], *where[deep + 1 :])] = words
        return made

    found = attach(text, parsed).comments
    return Comments(follow(found.above), follow(found.below))


def _places(old: list[Any], new: list[Any]) -> dict[int, int]:
    """Return where each item of a list has gone: the same item, or with as many the one at its place."""
    plain = [reflowed(item) for item in new]
    if len(old) == len(new):
        return {n: n for n in range(len(old))}
    return {n: plain.index(reflowed(item)) for n, item in enumerate(old) if reflowed(item) in plain}
