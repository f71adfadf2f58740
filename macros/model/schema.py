"""JSON Schema (2020-12) of the data file, for text editors that complete and underline while typing.

Derived from the model; ``python -m macros.model.schema`` writes data/plan.schema.json. It covers shape
only; ``plan check`` asks the rules. All values are text, as they are to the loader: a number without
quotes is underlined, and the data format asks for the quotes anyway.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from macros.model.fields import Model
from macros.model.kinds import CLOSED_LISTS
from macros.model.labels import words
from macros.model.plan import PlanFile

COMMITTED = Path("data/plan.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the schema: Chinese titles and descriptions, no key that the model does not know."""
    derived = PlanFile.model_json_schema()
    definitions = derived.pop("$defs")
    records = {record.__name__: record for record in _records(Model)}
    lists = {kind.__name__: kind for kind in CLOSED_LISTS}
    for name, definition in definitions.items():
        if name in lists:
            definitions[name] = _closed_list(lists[name])
        else:
            for part in (definition, *definition.get("anyOf", ())):
                if part.get("type") != "string":
                    part["title"], part["description"] = words(records[name])
    derived["title"], derived["description"] = words(PlanFile)
    return {"$schema": DIALECT, **_tidied(derived), "$defs": _tidied(definitions)}


@cache  # the same for every plan
def schema_text() -> str:
    """Return the schema as the committed file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _records(kind: type[Model]) -> Iterator[type[Model]]:
    """Yield every kind of record that the model declares."""
    for one in kind.__subclasses__():
        yield one
        yield from _records(one)


def _closed_list(kind: type[StrEnum]) -> dict[str, Any]:
    """Return a list of values with the Chinese word of each, which editors show beside it."""
    labels = [str(getattr(member, "label", "")) for member in kind]
    values = [str(member.value) for member in kind]
    shown = "、".join(
        f"{value}（{label}）" if label else value
        for value, label in zip(values, labels, strict=True)
    )
    found = {
        "title": words(kind)[0],
        "description": f"可选：{shown}。",
        "type": "string",
        "enum": values,
    }
    return {**found, "enumDescriptions": labels} if any(labels) else found


def _tidied(value: Any) -> Any:
    """Leave out ``null`` and defaults: a field without a value is left out of the file."""
    if isinstance(value, list):
        return [_tidied(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _tidied(item) for key, item in value.items() if key != "default"}
    if "anyOf" in kept:
        ways = [way for way in kept["anyOf"] if way != {"type": "null"}]
        if len(ways) == 1:
            del kept["anyOf"]
            kept = {**ways[0], **kept}
    return kept


if __name__ == "__main__":
    COMMITTED.write_text(schema_text(), encoding="utf-8", newline="\n")
