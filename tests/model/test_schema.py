"""Editors that know JSON Schema complete and underline as people type."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.model.kinds import CLOSED_LISTS, Role, UnitKind
from macros.model.schema import COMMITTED, schema, schema_text
from tests.conftest import FIRST, GUIDE, OTHERS, SECOND, Published
from tests.model.language_server import Client, language_server


@pytest.fixture(scope="module")
def server() -> Iterator[Client]:
    with language_server(Path.cwd()) as client:
        yield client


def place(text: str, words: str) -> tuple[int, int]:
    """Return the line and character, from 0, at which ``words`` first stand."""
    before = text[: text.index(words)]
    return before.count("\n"), len(before.rpartition("\n")[2])


def test_the_committed_schema_is_that_of_the_model() -> None:
    assert COMMITTED.read_text("utf-8") == schema_text(), "run: python -m macros.model.schema"


def test_the_schema_is_published_with_the_site(first: Published) -> None:
    published = first.folder / "schema" / "plan.schema.json"
    assert published.read_text("utf-8") == schema_text()


def walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from walk(inner)


def test_everything_in_the_schema_has_chinese_words_and_no_place_for_unknown_keys() -> None:
    objects = [part for part in walk(schema()) if part.get("type") == "object"]
    assert len(objects) == 37
    for part in objects:
        assert part["additionalProperties"] is False
        for described in (part, *part["properties"].values()):
            for word in (described["title"], described["description"]):
                assert any("\u4e00" <= char <= "\u9fff" for char in word), described
    lists = {name for name, part in schema()["$defs"].items() if "enum" in part}
    assert lists == {kind.__name__ for kind in CLOSED_LISTS}
    assert schema()["$defs"]["Role"]["enumDescriptions"] == [role.label for role in Role]
    assert schema()["$defs"]["UnitKind"]["enum"] == [kind.value for kind in UnitKind]


def test_the_first_line_of_each_plan_leads_to_the_schema() -> None:
    for plan in (FIRST, SECOND, GUIDE, *OTHERS):
        first = plan.read_text("utf-8").splitlines()[0]
        prefix, _, target = first.partition("$schema=")
        assert prefix == "# yaml-language-server: "
        assert (plan.parent / target).resolve() == COMMITTED.resolve()


@pytest.mark.parametrize(
    "plan", [FIRST, SECOND, GUIDE, *OTHERS], ids=lambda path: str(path.parent.name)
)
def test_a_language_server_finds_nothing_wrong_with_a_good_plan(server: Client, plan: Path) -> None:
    name = plan.resolve().relative_to(Path.cwd()).as_posix()
    assert server.open(name, plan.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("before", "after", "where", "said"),
    [
        ("    short:", "    shrot:", "shrot", "shrot"),
        ("    kind: 行政机关\n", "    kind: 政府机关\n", "政府机关", "行政机关"),
        ("role: responsible", "role: boss", "boss", "responsible"),
        ("    kind: 行政机关\n", "", "id: parks-bureau", "kind"),
        ("id: topic-trees\n    name", "id: Topic-Trees\n    name", "Topic-Trees", "pattern"),
        ("on: 2024-05-01", "on: 2024/05/01", "2024/05/01", "pattern"),
        ("units:\n  - id", "units:\n    id", "id: parks-bureau", "array"),
        ("plan:\n", "plan:\n  color: red\n", "color", "color"),
    ],
)
def test_a_language_server_underlines_a_fault_of_shape(
    server: Client, before: str, after: str, where: str, said: str
) -> None:
    good = GUIDE.read_text("utf-8")
    bad = good.replace(before, after, 1)
    assert bad != good
    found = server.open(f"tests/plans/guide/broken-{zlib.crc32(bad.encode())}.yml", bad)
    line, character = place(bad, where)
    places = [fault["range"]["start"] for fault in found if said in fault["message"]]
    assert {"line": line, "character": character} in places, found


def test_a_language_server_explains_keys_and_offers_values_in_chinese(server: Client) -> None:
    name, text = "tests/plans/guide/plan.yml", GUIDE.read_text("utf-8")
    server.open(name, text)
    line, character = place(text, "role: responsible")
    hover = server.at("textDocument/hover", name, line, character + 1)
    assert "角色" in hover["contents"]["value"]
    assert "`lead`: 牵头" in hover["contents"]["value"]
    offered = server.at("textDocument/completion", name, line, character + len("role: "))
    words = {item["label"]: item.get("documentation", "") for item in offered["items"]}
    assert words["lead"] == "牵头"
    assert set(words) == {role.value for role in Role}
    keys = text.replace("    short:", "    al\n    short:", 1)
    server.open("tests/plans/guide/typing.yml", keys)
    line, character = place(keys, "    al\n")
    offered = server.at(
        "textDocument/completion", "tests/plans/guide/typing.yml", line, character + 6
    )
    aliases = next(item for item in offered["items"] if item["label"] == "aliases")
    assert "其他写法" in str(aliases["documentation"])
