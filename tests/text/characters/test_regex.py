"""What ``regex`` gives is what ``re.compile`` gives, only later."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.text.characters.regex import regex
from tests.some import some

ROOT = Path(__file__).parents[3]
ROOMS = ("text", "grounds", "rules")


def test_it_finds_what_the_compiled_expression_finds() -> None:
    late, now = (
        regex("(?P<year>[0-9]{4})年", re.ASCII),
        re.compile("(?P<year>[0-9]{4})年", re.ASCII),
    )
    text = "2024年底前，2025年"
    assert late.findall(text) == now.findall(text) == ["2024", "2025"]
    assert late.sub("某年", text) == now.sub("某年", text) == "某年底前，某年"
    found = late.search(text, 3)
    assert found
    assert found["year"] == "2025"
    assert (late.pattern, late.flags, late.groupindex) == (now.pattern, now.flags, now.groupindex)


def test_an_expression_is_compiled_when_it_is_first_used() -> None:
    unclosed = regex("(")
    with pytest.raises(re.error):
        unclosed.search("")


def test_no_module_that_reads_texts_compiles_expressions_when_it_is_imported() -> None:
    paths = (path for room in ROOMS for path in (ROOT / "macros" / room).rglob("*.py"))
    early = {str(path): list(_compiled_at_once(path)) for path in some(paths)}
    assert {name: lines for name, lines in early.items() if lines} == {}


def _compiled_at_once(path: Path) -> Iterator[int]:
    """Yield the lines on which ``re.compile`` stands outside functions."""
    pending: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "re.compile":
            yield node.lineno
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            pending += ast.iter_child_nodes(node)
