"""Items into a list of the data file: new lines in its text.

All other lines stay as they are, line ends included. The result is read again: it must say what the file
said before, and the new items.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from macros.editing.blocks import NO_COMMENTS, Comments, item_lines, stand_apart
from macros.editing.cannot import CannotEdit
from macros.editing.comments import comment_lines
from macros.loading.reading import text_of
from macros.loading.yamltext import Parsed, parse
from macros.model.plan import PlanFile
from macros.model.problems import Route
from macros.model.section import Section
from macros.text.lines.reflow import reflow


@dataclass(frozen=True)
class Inserted:
    """The file with the new items, and the lines that they have there."""

    data: bytes
    first_line: int
    lines: tuple[str, ...]
    behind: int
    """The number of the line behind which they go, in the file as it was."""
    whole: tuple[str, ...]
    """All lines that go there: the items with the key that begins their list, and blank lines around."""


def insert(
    data: bytes,
    route: Route,
    place: int,
    items: Sequence[Any],
    kind: Any,
    *,
    comments: Comments = NO_COMMENTS,
    heading: str = "",
    within: type[BaseModel] = Section,
) -> Inserted:
    """Return the plan file ``data`` with ``items`` at ``place`` of the list at ``route``.

    ``items`` are plain objects of the model ``kind``, or ids. A missing list is begun,
    below the comment ``heading``; inside an object it goes where the model ``within`` has it. Raises
    CannotEdit.
    """
    parsed = parse(text_of(data, ""))
    text = data.decode("utf-8")
    end_of_line = "\r" if "\r\n" in text else ""
    if not text.endswith("\n"):
        text += f"{end_of_line}\n"
    lines = text.split("\n")
    held = value_at(parsed.value, route[:-1]).get(route[-1]) or []
    apart = isinstance(items[0], dict) and stand_apart(route)
    gap = [""] if apart else []
    key = parsed.keys.get(route)
    if held and place:
        head, line = gap, last_line(parsed, (*route, place - 1))
    elif key:
        head, line = [], key.line
    else:
        head, line = _new_key(parsed, route, heading, within)
    if held:
        indent = indent_of(lines[parsed.values[*route, 0].line - 1])
    elif key:
        lines[line - 1] = re.sub(r":\s*\[\]\s*$", f":{end_of_line}", lines[line - 1])
        indent = key.column + 1
    else:
        indent = indent_of(head[-1]) + 2
    block = list(item_lines(list(items), kind, (), comments, apart=apart))
    new = [" " * indent + words if words else "" for words in block]
    tail = gap if lines[line].strip() else []
    if not any(words.strip() for words in lines[line:]):
        lines[line:] = [""]  # no blank lines end the file
    whole = (*head, *new, *tail)
    lines[line:line] = [words + end_of_line for words in whole]
    made = "\n".join(lines).encode()
    _prove(parsed, made, route, [*held[:place], *items, *held[place:]])
    return Inserted(made, line + len(head) + 1, tuple(new), line, whole)


def value_at(plain: Any, route: Route) -> Any:
    """Return the plain value at ``route``."""
    for step in route:
        plain = plain[step]
    return plain


def _prove(before: Parsed, made: bytes, route: Route, wanted: list[Any]) -> None:
    """Check that the list at ``route`` is as wanted and that nothing else has changed."""
    after = parse(text_of(made, ""))
    if after.value is not None and after.reports:
        raise CannotEdit(after.reports[0].message)
    whole = copy.deepcopy(before.value)
    value_at(whole, route[:-1])[route[-1]] = wanted
    if reflowed(after.value) != reflowed(whole):
        raise CannotEdit(f"{route[0]} 的写法特殊，不能自动加入；请自己写入。")


def reflowed(value: Any) -> Any:
    """Return plain values without the line breaks of their texts that mean nothing."""
    if isinstance(value, dict):
        return {key: reflowed(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [reflowed(held) for held in value]
    return reflow(value) if isinstance(value, str) else value


def _new_key(
    parsed: Parsed, route: Route, heading: str, within: type[BaseModel]
) -> tuple[list[str], int]:
    """Return the lines that begin a list that is not there yet, and the line behind which they go."""
    holder, key = route[:-1], str(route[-1])
    line = line_before(parsed, route, within if holder else PlanFile)
    if holder:
        return [f"{' ' * (parsed.values[holder].column - 1)}{key}:"], line
    return ["", heading, f"{key}:"] if heading else ["", f"{key}:"], line


def line_before(parsed: Parsed, route: Route, within: type[BaseModel]) -> int:
    """Return the number of the line behind which a key goes that an object of this model lacks."""
    holder, key = route[:-1], str(route[-1])
    order = list(within.model_fields)
    before = [other for other in order[: order.index(key)] if (*holder, other) in parsed.keys]
    last = max(before, key=lambda other: parsed.keys[*holder, other].line, default="")
    return last_line(parsed, (*holder, last)) if last else 0


def last_line(parsed: Parsed, route: Route) -> int:
    """Return the number of the last line that belongs to the value at ``route``."""
    start = parsed.keys.get(route, parsed.values[route])
    begun = (start.line, start.column)
    marks = [*parsed.keys.items(), *parsed.values.items()]
    lines = parsed.lines
    end = min(
        (mark.line for other, mark in marks
         if (mark.line, mark.column) > begun and other[: len(route)] != route),
        default=len(lines) + 1,
    ) - 1  # fmt: skip
    comments = comment_lines("\n".join(lines))
    indent = indent_of(lines[start.line - 1])
    while end > start.line and (
        not lines[end - 1].strip() or (end in comments and indent_of(lines[end - 1]) <= indent)
    ):
        end -= 1
    return end


def indent_of(line: str) -> int:
    """Return how far a line is indented."""
    return len(line) - len(line.lstrip())
