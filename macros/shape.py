"""Faults of shape in Chinese: what pydantic found, which value, and the way out."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any, Union

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.model import PlanFile
from macros.problems import Problem, Route
from macros.text import excerpt, nearest


def shape_problems(error: ValidationError) -> Iterator[Problem]:
    """Yield a problem for each fault in ``error``, which PlanFile.model_validate raised."""
    for detail in error.errors(include_url=False):
        route: Route = tuple(detail["loc"])
        if detail["type"] == "too_short" and detail["input"]:
            continue  # pydantic counts only the items that passed; each other has its own fault
        yield Problem(
            route, _words(detail, route), at_key=detail["type"] in ("extra_forbidden", "missing")
        )


def fields_at(route: Route) -> dict[str, FieldInfo]:
    """Return the fields that the object at ``route`` may have; empty where there is no object."""
    model: Any = PlanFile
    for step in route:
        if isinstance(step, int):
            continue
        found = model.model_fields.get(step) if _is_model(model) else None
        if found is None:
            return {}
        model = _object_type(found.annotation)
    return dict(model.model_fields) if _is_model(model) else {}


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _object_type(annotation: Any) -> Any:
    """Return X of ``X``, ``X | None`` and ``tuple[X, ...]``."""
    if typing.get_origin(annotation) in (tuple, Union, types.UnionType):
        return _object_type(typing.get_args(annotation)[0])
    return annotation


def _words(detail: ErrorDetails, route: Route) -> str:
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
    if kind in ("model_type", "dict_type", "model_attributes_type"):
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
    if kind == "string_too_long":
        limit = context.get("max_length")
        return f"“{name}”有 {len(str(value))} 个字，最多 {limit} 个；请缩短或分段。"
    if kind == "string_pattern_mismatch":
        return _bad_pattern(route, name, str(value))
    if kind in ("value_error", "date_type") or kind.startswith("date"):
        return f"“{name}”应是真实的日期，写成 2023-06-25 这样，{_found(value)}。"
    return f"“{name}”的值不合要求（{kind}），{_found(value)}；请对照其他条目修改。"


def _title(route: Route) -> str:
    field = fields_at(route[:-1]).get(str(route[-1])) if route else None
    return (field.title if field else None) or "必填项"


def _unknown_key(route: Route, name: str) -> str:
    known = fields_at(route[:-1])
    if name == "<<":
        return "不支持 YAML 合并键“<<”；请把内容写全。"
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
    if isinstance(value, str) and ("，" in value or "、" in value):
        return "方括号里要用英文逗号加空格“, ”分隔，或每项另起一行以“- ”开头。"
    return "请检查“-”和缩进。"


def _not_in_list(route: Route, name: str, value: Any) -> str:
    field = fields_at(tuple(route[:-1])).get(name)
    members = list(_object_type(field.annotation)) if field else []
    labels = {str(member): getattr(member, "label", "") for member in members}
    by_label = {label: word for word, label in labels.items() if label}
    near = by_label.get(str(value)) or nearest(str(value), labels)
    hint = f"是不是“{near}”？" if near else ""
    allowed = "、".join(f"{word}（{label}）" if label else word for word, label in labels.items())
    return f"“{name}”的值“{excerpt(str(value))}”不在可选范围内；{hint}可选：{allowed}。"


def _bad_pattern(route: Route, name: str, value: str) -> str:
    if not value.strip():
        return f"“{name}”是空的；请补上内容。"
    if name in ("url",):
        return f"网址“{excerpt(value)}”不对；应以 https:// 或 http:// 开头，不含空格。"
    if name == "transcription":
        return f"文件名“{excerpt(value)}”不对；只写与本文件同一文件夹中的文件名。"
    if "\n" in value:
        return f"“{name}”只能是一段，不能空行分段：“{excerpt(value)}”。"
    if name == "number":
        return f"序号“{excerpt(value)}”不对；照公文中印出的写，不超过 32 个字。"
    return (
        f"id“{excerpt(value)}”不对；只用小写英文字母、数字和连字符，以字母开头，例如 patent-aid。"
    )
