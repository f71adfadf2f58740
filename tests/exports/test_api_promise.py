"""What version 1 of the API has promised stays: no field, file or code of it is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.exports.api.openapi import description
from macros.settings import Settings
from tests.conftest import FIRST, ROOT, Published
from tests.some import some

PROMISED = ROOT / "tests" / "expected" / "api-v1.txt"


def contract() -> set[str]:
    """Every file, field and code of the API, one a line, as its description has them."""
    described = description(Settings(plan=FIRST), "方案")
    lines = set()
    for path, item in described["paths"].items():
        content = item["get"]["responses"]["200"]["content"]["application/json"]
        lines.add(f"{path}: {kind(content['schema'])}")
    for name, schema in described["components"]["schemas"].items():
        lines |= {f"{name} = {code}" for code in schema.get("enum", ())}
        lines |= {f"{name}.{field}: {kind(of)}" for field, of in fields(schema)}
    return lines


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from schema.get("properties", {}).items()


def kind(schema: dict[str, Any]) -> str:
    """The type of a field in a few words: ``array of Ref``, ``string or null``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(kind(choice) for choice in schema["anyOf"])
    if "items" in schema:
        return f"array of {kind(schema['items'])}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"map of {kind(schema['additionalProperties'])}"
    words = [str(schema["type"]), str(schema.get("format", ""))]
    return " ".join(word for word in words if word)


def promised(path: Path = PROMISED) -> set[str]:
    return set(path.read_text(encoding="utf-8").splitlines())


def test_nothing_promised_is_lost_and_what_is_new_is_promised(
    request: pytest.FixtureRequest,
) -> None:
    now = contract()
    if request.config.getoption("--bless"):
        PROMISED.write_text("\n".join(sorted(promised() | now)) + "\n", encoding="utf-8")
    assert not promised() - now, "published in v1: may not be renamed, removed or retyped"
    assert not now - promised(), "new in v1: take it into the promise with `make bless`"


def test_a_lost_or_retyped_field_would_be_noticed() -> None:
    for line in (
        "MeasureOut.printed_number: string",
        "DocumentOut.level: Level or null",
        "Role = lead",
        "/measures/{id}.json: MeasureAnswer",
        "MeasureOut.paragraphs: array of Paragraph",
    ):
        assert line in contract()
        assert line in promised()


def test_every_field_of_every_answer_is_always_there(second: Published) -> None:
    described = description(second.site.settings, "方案")["components"]["schemas"]
    for name, schema in some(described.items()):
        assert set(schema.get("required", ())) == {field for field, _ in fields(schema)}, name


def test_every_closed_list_is_explained_in_chinese() -> None:
    described = description(Settings(plan=FIRST), "方案")["components"]["schemas"]
    lists = {name: schema["description"] for name, schema in described.items() if "enum" in schema}
    assert len(lists) == 18
    for name, words in lists.items():
        assert not any(word.isascii() and len(word) > 12 for word in words.split()), name
    assert "lead 牵头，responsible 责任，support 配合" in lists["Role"]
