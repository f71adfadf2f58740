"""JSON Schema (2020-12) of the data file for editors that complete and underline as one types.

Derived from the model; ``python -m macros.model.schema`` writes data/plan.schema.json. It knows shapes,
not meaning: the rules are for ``plan check``. All values are text there, as they are to the
loader; a number without quotes is underlined, and quotes are what the format asks for anyway.
"""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Any

from macros.model import kinds as fields
from macros.model.plan import PlanFile
from macros.model.vocabulary import MODELS

COMMITTED = Path("data/plan.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ENUM_WORDS = {
    "Role": "单位在措施中的角色",
    "UnitKind": "单位类别",
    "Level": "发文机关的级别",
    "Numbering": "措施序号怎样编",
    "ProgressStatus": "进展状态",
    "NoteKind": "编者注的类别",
    "ObjectKind": "对象类别",
    "MoveKind": "停用的 id 的去向",
    "ChangeKind": "变更类别",
}
"""What each closed list is called."""


def schema() -> dict[str, Any]:
    """Return the schema: Chinese titles and descriptions, no key that the model does not know."""
    derived = PlanFile.model_json_schema()
    words = {model.__name__: told for model, told in MODELS.items()}
    definitions = derived.pop("$defs")
    for name, definition in definitions.items():
        if "enum" in definition:
            definitions[name] = _closed_list(name)
        else:
            definition["title"], definition["description"] = words[name]
    derived["title"], derived["description"] = words["PlanFile"]
    return {"$schema": DIALECT, **_tidied(derived), "$defs": _tidied(definitions)}


def schema_text() -> str:
    """Return the schema as the committed file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _closed_list(name: str) -> dict[str, Any]:
    """Return a list of values with the Chinese word of each, which editors show beside it."""
    members: list[Enum] = list(getattr(fields, name))
    labels = [str(getattr(member, "label", "")) for member in members]
    values = [str(member.value) for member in members]
    shown = "、".join(
        f"{value}（{label}）" if label else value
        for value, label in zip(values, labels, strict=True)
    )
    found = {
        "title": ENUM_WORDS[name],
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
    COMMITTED.write_text(schema_text(), encoding="utf-8")
