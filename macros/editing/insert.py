"""A new object in the text of a plan: a free id, the right place, the canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from macros.editing.blocks import NO_COMMENTS, Comments, item_lines
from macros.editing.comments import comment_lines
from macros.loading.blanks import BLANK
from macros.loading.yamltext import Parsed
from macros.model.kinds import ID_PATTERN, ObjectKind
from macros.model.plan import Document, Measure, PlanFile, Term, Topic, Unit
from macros.model.problems import Route
from macros.rules.identity import RESERVED
from macros.text.nearest import nearest

_KINDS: dict[ObjectKind, tuple[str, str, type]] = {
    ObjectKind.MEASURE: ("measures", "measure", Measure),
    ObjectKind.UNIT: ("units", "unit", Unit),
    ObjectKind.DOCUMENT: ("documents", "doc", Document),
    ObjectKind.TOPIC: ("topics", "topic", Topic),
    ObjectKind.TERM: ("glossary", "term", Term),
}
_LAST_NUMBER = re.compile(r"[0-9]+(?=[^0-9]*$)")


class InsertError(Exception):
    """The object cannot be put in; the message is for editors."""


@dataclass(frozen=True)
class Inserted:
    """The text with the new object, and the lines that it has there."""

    text: str
    id: str
    first_line: int
    lines: tuple[str, ...]


def insert(
    text: str,
    parsed: Parsed,
    kind: ObjectKind,
    given: dict[str, Any],
    *,
    section: str = "",
    after: str = "",
) -> Inserted:
    """Return ``text`` with a new object of ``kind``; what is not ``given`` is left to fill in.

    ``parsed`` is what the YAML reader made of ``text``, without a fault. A measure goes to the end
    of the section with the id ``section`` or behind the measure ``after``; others to the end of
    their list. Raises InsertError.
    """
    if not isinstance(parsed.value, dict):
        raise InsertError("文件里没有方案；请先从版本记录中恢复它。")
    key, prefix, model = _KINDS[kind]
    holder: Route = ()
    if kind is ObjectKind.MEASURE:
        holder = _section(parsed.value, section, after)
    held = _at(parsed.value, holder)
    items = held.get(key) or []
    if not isinstance(items, list):
        raise InsertError(f"“{key}”不是列表；请先运行 plan check，改正列出的问题。")
    place = _place(items, after) if after else len(items)
    value = {"id": _free(given.get("id"), prefix, _count(parsed.value, key), parsed.value)}
    if kind is ObjectKind.MEASURE:
        value["number"] = _next_number(parsed.value, items, place)
    value |= {name: words for name, words in given.items() if words and name != "id"}
    _leave_blanks(value, model)
    block = list(item_lines([value], model, (), apart=False))
    return _placed(text, parsed, (*holder, key), place, items, block, value["id"])


def append(
    text: str,
    parsed: Parsed,
    key: str,
    values: list[dict[str, Any]],
    model: type[BaseModel],
    comments: Comments = NO_COMMENTS,
) -> str:
    """Return ``text`` with plain ``values`` at the end of the list ``key`` at the top of the file.

    ``parsed`` is as for ``insert``. Raises InsertError.
    """
    items = parsed.value.get(key) or []
    block = list(item_lines(values, model, (), comments, apart=True))
    return _placed(text, parsed, (key,), len(items), items, block, "").text


def _leave_blanks(value: dict[str, Any], model: Any) -> None:
    for name, field in model.model_fields.items():
        if field.is_required() and name not in value:
            value[name] = {"title": BLANK} if name == "source" else BLANK


def _section(plain: dict[str, Any], section: str, after: str) -> Route:
    found = dict(_sections(plain, ()))
    if after and not section:
        for route in found.values():
            if any(measure.get("id") == after for measure in _measures(_at(plain, route))):
                return route
        raise InsertError(f"没有 id 为“{after}”的措施。")
    if section not in found:
        near = nearest(section, found)
        hint = f"是不是“{near}”？" if near else f"可选：{'、'.join(found)}。"
        raise InsertError(f"没有 id 为“{section}”的部分；{hint}")
    route = found[section]
    if inner := _at(plain, route).get("sections"):
        ids = "、".join(str(part.get("id")) for part in inner if isinstance(part, dict))
        raise InsertError(f"部分“{section}”分为下级部分；请选其中之一：{ids}。")
    return route


def _sections(holder: dict[str, Any], route: Route) -> Iterator[tuple[str, Route]]:
    for number, section in enumerate(holder.get("sections") or []):
        if isinstance(section, dict):
            here = (*route, "sections", number)
            yield str(section.get("id")), here
            yield from _sections(section, here)


def _measures(section: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for item in section.get("measures") or [] if isinstance(item, dict)]


def _at(plain: Any, route: Route) -> Any:
    for step in route:
        plain = plain[step]
    return plain


def _place(items: list[Any], after: str) -> int:
    for number, item in enumerate(items):
        if isinstance(item, dict) and item.get("id") == after:
            return number + 1
    raise InsertError(f"这里没有 id 为“{after}”的对象，不能插在它后面。")


def _free(wanted: str | None, prefix: str, count: int, plain: Any) -> str:
    """Return the wanted id, or a numbered one that nothing has yet. Raises InsertError."""
    if wanted and not re.match(ID_PATTERN, wanted):
        raise InsertError(
            f"id“{wanted}”不对；只用小写英文字母、数字和连字符，以字母开头，例如 {prefix}-new。"
        )
    taken = set(_ids(plain)) | RESERVED
    if wanted and wanted not in taken:
        return wanted
    stem, number = (wanted, 2) if wanted else (prefix, count + 1)
    while f"{stem}-{number}" in taken:
        number += 1
    if wanted:
        words = f"id“{wanted}”已经用过或是网站保留的词；请换一个，例如 {stem}-{number}。"
        raise InsertError(words)
    return f"{stem}-{number}"


def _count(plain: dict[str, Any], key: str) -> int:
    if key != "measures":
        return len(plain.get(key) or [])
    return sum(len(_measures(_at(plain, route))) for _, route in _sections(plain, ()))


def _ids(plain: Any) -> Iterator[str]:
    if isinstance(plain, dict):
        if isinstance(plain.get("id"), str):
            yield plain["id"]
        plain = list(plain.values())
    if isinstance(plain, list):
        for held in plain:
            yield from _ids(held)


def _next_number(plain: Any, items: list[Any], place: int) -> str:
    """Return the number after the last, as far as that is plain; an editor compares it."""
    if place < len(items):
        return BLANK
    before = items[-1].get("number") if items and isinstance(items[-1], dict) else None
    if before is None and plain["plan"].get("numbering") != "continuous":
        return "1."
    if before is None or not _LAST_NUMBER.search(before):
        return BLANK
    return _LAST_NUMBER.sub(lambda match: str(int(match.group()) + 1), before)


def _placed(
    text: str, parsed: Parsed, route: Route, place: int, items: list[Any], block: list[str], id: str
) -> Inserted:
    lines = text.split("\n")
    if items:
        end = _last_line(text, parsed, (*route, place - 1))
        first = lines[parsed.values[(*route, 0)].line - 1]
        indent = " " * _indent(first)
        new = ["", *(indent + line if line else "" for line in block)]
    else:
        if route in parsed.keys and parsed.value and _is_inline(lines, parsed, route):
            raise InsertError(f"请先把“{route[-1]}: []”这一行删去。")
        indent, end = _new_key(text, parsed, route)
        new = [f"{indent}{route[-1]}:", *(f"{indent}  {line}" if line else "" for line in block)]
        if len(route) == 1:
            new.insert(0, "")
    if end < len(lines) and lines[end].strip():
        new.append("")
    lines[end:end] = new
    skipped = next(n for n, line in enumerate(new) if line)
    last = max(n for n, line in enumerate(new) if line)
    return Inserted("\n".join(lines), id, end + skipped + 1, tuple(new[skipped : last + 1]))


def _is_inline(lines: list[str], parsed: Parsed, route: Route) -> bool:
    return "[" in lines[parsed.keys[route].line - 1]


def _new_key(text: str, parsed: Parsed, route: Route) -> tuple[str, int]:
    """Return indentation and line behind which a key that is not there yet belongs."""
    holder = route[:-1]
    if holder:  # a section: its last key
        return " " * (parsed.values[holder].column - 1), _last_line(text, parsed, holder)
    order = list(PlanFile.model_fields)
    before = [key for key in order[: order.index(str(route[-1]))] if (key,) in parsed.keys]
    last = max(before, key=lambda key: parsed.keys[(key,)].line, default=None)
    return "", _last_line(text, parsed, (last,)) if last else 0


def _last_line(text: str, parsed: Parsed, route: Route) -> int:
    """Return the number of the last line that belongs to the value at ``route``."""
    start = parsed.keys.get(route, parsed.values[route])
    begun = (start.line, start.column)
    marks = [*parsed.keys.items(), *parsed.values.items()]
    lines = text.split("\n")
    end = min(
        (mark.line for other, mark in marks
         if (mark.line, mark.column) > begun and other[: len(route)] != route),
        default=len(lines) + 1,
    ) - 1  # fmt: skip
    comments = comment_lines(text)
    indent = _indent(lines[start.line - 1])
    while end > start.line and (
        not lines[end - 1].strip() or (end in comments and _indent(lines[end - 1]) <= indent)
    ):
        end -= 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
