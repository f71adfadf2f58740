"""What describes data to programs: OpenAPI of the answers, JSON Schema of the data file, held against both.

What they say in words is compared with what the engine says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import partial
from typing import Any

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.exports.api.openapi import description
from macros.model.fields import Model
from macros.model.schema import schema_text
from macros.pages.site import Site

Json = Any  # what json.loads gives
Definitions = Mapping[str, Json]
SCHEMA = "schema/plan.schema.json"
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def described(built: Built, site: Site) -> Iterator[Output]:
    """Yield the two descriptions."""
    yield Output(f"{address.API}openapi.json", partial(_answers, built, site), True)
    yield Output(SCHEMA, partial(_fields, site), True)


def _answers(built: Built, site: Site, content: bytes) -> Iterator[str]:
    """The description names this site and every file of the API, and the first file of each kind is as it says."""
    said, root = json.loads(content), address.API
    title, url = site.index.plan.title, site.settings.site_url + root.rstrip("/")
    otherwise = [*lists_differ("servers", [one["url"] for one in said["servers"]], [url])]
    if not (named := said["info"]["title"]).startswith(title):
        otherwise += differs("title", named, title)
    if not otherwise and said != description(site.settings, title):
        yield "不是引擎写的说明"
    yield from otherwise
    names = (name.removeprefix(root) for name in sorted(built.files) if name.startswith(root))
    first: dict[str, str] = {}
    for name in names:
        if name.endswith(".json") and name != "openapi.json":
            first.setdefault(re.sub("^(.+)/[^/]+$", r"/\1/{id}.json", name), name)
    possible = {f"/{folder}/{{id}}.json" for folder in address.API_FOLDERS.values()}
    first = {path if "/" in path[1:] else f"/{path}": name for path, name in first.items()}
    paths, schemas = said["paths"], said["components"]["schemas"]
    yield from lists_differ("paths", sorted({*paths} | possible), sorted({*first} | possible))
    for path in sorted(first.keys() & paths.keys()):
        answer = paths[path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        data = json.loads((built.folder / f"{root}{first[path]}").read_bytes())
        yield from (f"{path} {fault}" for fault in _unfit(data, answer, schemas))


def _unfit(value: Json, schema: Json, known: Definitions) -> Iterator[str]:
    """Yield the first thing in an answer that is not as a schema has it."""
    if "$ref" in schema:
        schema = known[schema["$ref"].rpartition("/")[2]]
    if either := schema.get("anyOf") or schema.get("oneOf"):
        faults = [next(_unfit(value, one, known), "") for one in either]
        if all(faults):
            yield faults[0]
        return
    kind = schema.get("type")
    if kind and not isinstance(value, _TYPES[kind]):
        yield f"里“{str(value)[:20]}”的类型不是 {kind}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"里的“{value}”不在所列的值里"
    elif isinstance(value, list) and "items" in schema:
        yield from (fault for one in value for fault in _unfit(one, schema["items"], known))
    elif isinstance(value, dict) and kind == "object":
        given, rest = schema.get("properties", {}), schema.get("additionalProperties")
        strange = value.keys() - given.keys() if not isinstance(rest, dict) else ()
        yield from lists_differ("里没有说明的字段", sorted(strange), ())
        yield from lists_differ("里的字段", (), sorted({*schema.get("required", ())} - {*value}))
        for name, one in value.items():
            if name in given or isinstance(rest, dict):
                yield from _unfit(one, given.get(name, rest), known)


def _fields(site: Site, content: bytes) -> Iterator[str]:
    """Every field that the plan has is in the schema, with its value where the values are listed."""
    if content != schema_text().encode():
        yield "不是引擎写的说明"
    known, index = json.loads(content)["$defs"], site.index
    held: list[object] = [index.plan, *index.moved, *index.retired, *index.changes]
    held += [one.section for one in index.parts.values() if not one.ancestors]
    held += [one.unit for one in index.units.values()]
    held += [one.document for one in index.documents.values()]
    held += [one.topic for one in index.topics.values()]
    held += [one.term for one in index.terms.values()]
    yield from lists_differ("没有的字段和值", sorted(set(_unknown(held, known))), ())


def _unknown(values: Iterable[object], known: Definitions) -> Iterator[str]:
    """Yield the fields and values of records that a schema does not know."""
    for value in values:
        name = type(value).__name__
        if isinstance(value, Model):
            given = known.get(name, {})
            forms = (given, *given.get("anyOf", ()))
            fields = {field for one in forms for field in one.get("properties", ())}
            yield from (f"{name}.{field}" for field in value.model_fields_set - fields)
            yield from _unknown(dict(value).values(), known)
        elif isinstance(value, Enum) and value.value not in known.get(name, {}).get("enum", ()):
            yield f"{name}：{value.value}"
        elif isinstance(value, tuple):
            yield from _unknown(value, known)
