"""Faults of shape in Chinese: what pydantic found, in which value, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.loading.typos import typo
from macros.model.plan import PlanFile
from macros.model.problems import MAX_REPORTS, Problem, Route
from macros.model.values import ID_PATTERN, value_type
from macros.text.messages.excerpt import excerpt
from macros.text.messages.nearest import nearest

_RULES = {
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "enum": "closed_list",
    "string_pattern_mismatch": "pattern",
    "string_too_long": "length",
    "too_long": "length",
    "value_error": "date",
    "too_short": "empty_list",
}
"""Our names for the kinds of error that pydantic reports; other kinds keep their name."""

_REFERENCES = frozenset(
    "unit units measures parent issuer sealed_by document documents topics related ids to same_number_as".split()
)
"""The keys under which ids of other objects stand."""

_NAMES = ("name", "short", "title", "term")
_OBJECTS = ("units", "documents", "topics", "glossary", "sections", "annexes", "measures", "later")
"""The keys of an object's names, and the keys of lists of objects."""


def shape_problems(error: ValidationError, plain: Any) -> Iterator[Problem]:
    """Yield a problem for each fault in ``error``, which PlanFile.model_validate raised.

    ``plain`` is what was given to it: where a name stands in place of an id, the message gives the id.
    """
    names = _ids_by_name(plain)
    details = error.errors(include_url=False)[:MAX_REPORTS]
    missing = {tuple(detail["loc"]) for detail in details if detail["type"] == "missing"}
    meant = set()  # missing keys that are there, but misspelt
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *around, key = detail["loc"]
            lacking = [str(route[-1]) for route in missing if route[:-1] == tuple(around)]
            meant.add((*around, nearest(str(key), lacking)))
    for detail in details:
        route: Route = tuple(detail["loc"])
        if detail["type"] == "too_short" and detail["input"]:
            continue  # pydantic counts only valid items; the invalid ones have their own faults
        if route in meant:
            continue
        kind = detail["type"]
        at_key = kind in ("extra_forbidden", "missing")
        yield Problem(route, _words(detail, route, names), at_key, rule=_RULES.get(kind, kind))


def fields_at(route: Route) -> dict[str, FieldInfo]:
    """Return the fields that the object at ``route`` may have; empty where there is no object."""
    model: Any = PlanFile
    for step in route:
        if isinstance(step, int):
            continue
        found = model.model_fields.get(step) if _is_model(model) else None
        if found is None:
            return {}
        model = value_type(found.annotation)
    return dict(model.model_fields) if _is_model(model) else {}


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _words(detail: ErrorDetails, route: Route, names: Mapping[str, str]) -> str:
    kind = detail["type"]
    name = next((str(step) for step in reversed(route) if isinstance(step, str)), "文件")
    if route and isinstance(route[-1], int):
        name = f"{name} 第 {route[-1] + 1} 项"
    value = detail["input"]
    context = detail.get("ctx", {})
    if kind == "missing":
        return f"缺少必填的“{name}”（{_title(route)}）；请补上。"
    if kind == "extra_forbidden":
        return _unknown_key(route, name)
    if not route:
        words = f"{_found(value)}；请检查是不是选错了文件。"
        return f"这不像方案数据文件：开头应是“plan:”和方案的各项内容，{words}"
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        if isinstance(value, str) and (found := typo(value)):
            return f"“{name}”应是一组“键: 值”，{_found(value)}；{found[1]}"
        hint = _comma_hint(value) if route and isinstance(route[-1], int) else _colon_hint(value)
        return f"“{name}”应是一组“键: 值”，{_found(value)}；{hint}"
    if kind in ("tuple_type", "list_type"):
        return f"“{name}”应是列表，每项一行并以“- ”开头，{_found(value)}；{_comma_hint(value)}"
    if kind == "string_type":
        return f"“{name}”应是一段文字，{_found(value)}；文字里有“: ”、“- ”或括号时请加英文双引号。"
    if kind == "enum":
        return _not_in_list(route, name, value)
    if kind == "too_short":
        return f"“{name}”是空的，至少要有一项。"
    if kind in ("string_too_long", "too_long"):
        limit = context.get("max_length")
        return f"“{name}”有 {len(str(value))} 个字，最多 {limit} 个；请缩短或分段。"
    if kind == "string_pattern_mismatch":
        key = next((step for step in reversed(route) if isinstance(step, str)), "")
        if key in _REFERENCES and (id := names.get(str(value).strip())):
            return f"这里要写 id，不是名称；“{excerpt(str(value))}”的 id 是“{id}”，请写 {id}。"
        return _bad_pattern(name, str(value))
    if kind in ("value_error", "date_type") or kind.startswith("date"):
        return f"“{name}”应是真实的日期，1900 年到 2199 年，写成 2023-06-25 这样，{_found(value)}。"
    return f"“{name}”的值不合要求（{kind}），{_found(value)}；请对照其他条目修改。"


def _title(route: Route) -> str:
    field = fields_at(route[:-1]).get(str(route[-1])) if route else None
    return (field.title if field else None) or "必填项"


def _unknown_key(route: Route, name: str) -> str:
    known = fields_at(route[:-1])
    if "：" in name or "，" in name:
        return f"键“{excerpt(name)}”里有中文标点；请改用英文冒号加空格“: ”。"
    near = nearest(name, known)
    hint = f"是不是“{near}”？" if near else ""
    return f"不认识的键“{excerpt(name)}”；{hint}这里可以写：{'、'.join(known)}。"


def _found(value: Any) -> str:
    if isinstance(value, dict):
        return "现在是一组“键: 值”"
    if isinstance(value, list | tuple):
        return "现在是一个列表"
    return f"现在是“{excerpt(str(value))}”"


def _colon_hint(value: Any) -> str:
    if isinstance(value, str) and "：" in value:
        return "键后面要用英文冒号加空格“: ”，不能用中文冒号“：”。"
    return "请检查缩进和冒号。"


def _comma_hint(value: Any) -> str:
    if isinstance(value, str) and (found := typo(value)):
        return found[1]
    if isinstance(value, str) and ("，" in value or "、" in value):
        return "方括号里要用英文逗号加空格“, ”分隔，或每项另起一行以“- ”开头。"
    return "请检查“-”和缩进。"


def _members(route: Route, name: str) -> dict[str, str]:
    """Return the values of a closed list with the words readers see; empty for other fields."""
    if isinstance(route[-1], int):  # an item of a list
        route, name = route[:-1], str(route[-2])
    field = fields_at(route[:-1]).get(name)
    kind = value_type(field.annotation) if field else None
    if not (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return {}
    return {str(member): getattr(member, "label", "") for member in kind}


def allowed_values(route: Route, name: str) -> str:
    """Return the values of a closed list for editors; empty for other fields."""
    members = _members(route, name)
    return "、".join(f"{word}（{label}）" if label else word for word, label in members.items())


def _not_in_list(route: Route, name: str, value: Any) -> str:
    if not isinstance(value, str):
        return f"“{name}”应是一个词，{_found(value)}；可选：{allowed_values(route, name)}。"
    members = _members(route, name)
    by_label = {label: word for word, label in members.items() if label}
    near = by_label.get(value) or nearest(value, members)
    hint = f"是不是“{near}”？" if near else ""
    allowed = allowed_values(route, name)
    return f"“{name}”的值“{excerpt(value)}”不在可选范围内；{hint}可选：{allowed}。"


def _bad_pattern(name: str, value: str) -> str:
    if not value.strip():
        return f"“{name}”是空的；请补上内容。"
    if name == "archive":
        return (
            f"存档副本“{excerpt(value)}”不对；写以 https:// 开头的网址，"
            "或与本文件同一文件夹中的文件名。"
        )
    if name == "sha256":
        return f"校验值“{excerpt(value)}”不对；写 64 位小写的十六进制数字。"
    if name in ("url",):
        return (
            f"网址“{excerpt(value)}”不对；应以 https:// 或 http:// 开头，后面是网站名，不含空格；"
            "端口不大于 65535，百分号后面是两位数字或 A–F。"
        )
    if name == "transcription":
        return (
            f'文件名“{excerpt(value)}”不对；只写与本文件同一文件夹中的文件名，不含 < > : " | ? *。'
        )
    if "\n" in value:
        return f"“{name}”只能是一段，不能空行分段：“{excerpt(value)}”。"
    if name in ("down", "across"):
        return f"“{name}”的值“{excerpt(value)}”不对；请写合并了几格的数字，例如 2。"
    if name == "year":
        return f"年份“{excerpt(value)}”不对；请写四位数字，例如 2025。"
    if name == "code":
        return (
            f"统一社会信用代码“{excerpt(value)}”不对；应是 18 位数字和大写字母"
            "（没有 I、O、S、V、Z），第 3 到 8 位是数字。"
        )
    if name == "number":
        return f"序号“{excerpt(value)}”不对；照公文中印出的写，不超过 32 个字。"
    first = re.split(r"[,，、;；]", value)[0].strip().lower()
    likely = re.sub(r"[^a-z0-9]+", "-", first).strip("-")
    example = likely if re.match(ID_PATTERN, likely) and first.isascii() else "patent-aid"
    hint = "每项另起一行，以“- ”开头；" if re.search(r"[,，、;；]", value) else ""
    return (
        f"id“{excerpt(value)}”不对；{hint}"
        f"只用小写英文字母、数字和连字符，以字母开头，最多 64 个字符，例如 {example}。"
    )


def _ids_by_name(plain: Any) -> dict[str, str]:
    """Return the id of each object in plain values by its names; of two with one name, the first."""
    found: dict[str, str] = {}
    for name, id in _named(plain):
        found.setdefault(name, id)
    return found


def _named(holder: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(holder, dict):
        return
    for key in _OBJECTS:
        items = holder.get(key)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict):
                id, aliases = item.get("id"), item.get("aliases")
                names = [item.get(key) for key in _NAMES]
                names += aliases if isinstance(aliases, list) else []
                yield from ((n, id) for n in names if isinstance(n, str) and isinstance(id, str))
                yield from _named(item)
