"""The description of the API (OpenAPI 3.1), from the types of its answers."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any

from pydantic.json_schema import JsonSchemaMode, models_json_schema

from macros.addresses import address
from macros.exports.api.envelope import VERSION, Envelope
from macros.exports.api.file_kinds import FILES, FileKind
from macros.model.kinds import CLOSED_LISTS
from macros.model.labels import Labelled, words
from macros.model.values import ID_PATTERN
from macros.settings import Settings

PROMISE = (
    "第 1 版只增加字段、文件和代码，不改名、不删除、不改变含义；字段总是存在，数据没有写的为 null 或空。"
    "遇到不认识的字段和代码，请略过。"
    "如有第 2 版，第 1 版至少再保留一年，并在变更记录和订阅中预告。"
)


def description(settings: Settings, title: str) -> dict[str, Any]:
    """Return the OpenAPI description of the API of a plan."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{title}：数据接口",
            "version": VERSION,
            "description": f"静态 JSON 文件，只能读取。{PROMISE}",
            "license": {"name": "CC-BY-4.0（编者文字和整理成果）", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": settings.site_url + address.API.rstrip("/")}],
        "paths": {f"/{kind.path}": _path(kind) for kind in FILES},
        "components": {"schemas": _schemas()},
    }


@cache  # the same for every plan
def _schemas() -> dict[str, Any]:
    """Return the schemas of all answers and of the closed lists that they use."""
    answers: list[tuple[type[Envelope], JsonSchemaMode]] = [
        (kind.answer, "serialization") for kind in FILES
    ]
    _, schemas = models_json_schema(answers, ref_template="#/components/schemas/{model}")
    return {**schemas["$defs"], **_lists(schemas["$defs"])}


def list_words(codes: type[StrEnum]) -> str:
    """Return what a closed list is, without a full stop."""
    return "，".join(part.removesuffix("。") for part in words(codes) if part)


def _lists(schemas: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas of the closed lists, which also say what each code means."""
    return {
        codes.__name__: {**schemas[codes.__name__], "description": _code_words(codes)}
        for codes in CLOSED_LISTS
    }


def _code_words(codes: type[StrEnum]) -> str:
    meanings = "，".join(f"{c.value} {c.label}" for c in codes if isinstance(c, Labelled))
    return f"{list_words(codes)}{'：' if meanings else ''}{meanings}。"


def _path(kind: FileKind) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": f"get{kind.name.removesuffix('Answer')}",
        "summary": kind.summary,
        "responses": {
            "200": {
                "description": kind.summary,
                "content": {
                    "application/json": {"schema": {"$ref": f"#/components/schemas/{kind.name}"}}
                },
            },
            "404": {"description": "没有这个文件。"},
        },
    }
    item: dict[str, Any] = {"get": operation}
    if "{id}" in kind.path:
        item["parameters"] = [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "description": "编号代码，见 index.json。",
                "schema": {"type": "string", "pattern": ID_PATTERN},
            }
        ]
    return item
