"""Tests can fail: what they go through is there."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.some import some

KEEPS = ("enumerate", "reversed", "sorted", "zip", "product")
"""What gives as many items as one of the things that it is given."""


def test_no_test_asserts_only_in_a_loop_over_what_may_be_empty() -> None:
    """``some(…)`` says that there is something to go through."""
    found = [
        f"{path}:{test.lineno} {test.name}"
        for path in some(Path("tests").rglob("test_*.py"))
        if "node_modules" not in path.parts
        for test in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_")
        if not may_fail(test)
    ]
    assert found == []


@pytest.mark.parametrize(
    "body",
    [
        "for one in found(): assert one",
        "for one in {}: assert one",
        "for one in zip(found(), found()):\n    for other in (1, 2): assert one",
        "with opened() as page:\n    for one in page.all(): expect(one)",
    ],
)
def test_a_loop_that_may_be_empty_is_found(body: str) -> None:
    assert not may_fail(ast.parse(body))


@pytest.mark.parametrize(
    "body",
    [
        "for one in found(): assert one\nassert made",
        "for one in some(found()): assert one",
        "for one in some(found()):\n    for part in one.parts: assert part",
        "for one in (*ALL, other): assert one",
        "for one in ('a', 'b'): assert one",
        "for name, value in {'a': 1}.items(): assert value",
        "for kind in Kind: assert kind",
        "for one in found():\n    pass\nwith pytest.raises(KeyError): find()",
        "for one in found(): says(one)",
    ],
)
def test_a_loop_that_cannot_be_empty_or_is_not_all_passes(body: str) -> None:
    assert may_fail(ast.parse(body))


def may_fail(test: ast.AST) -> bool:
    """Whether a test asserts nothing itself, or something that is not only in a loop that may be empty."""
    if not any(map(_asserts, ast.walk(test))):
        return True
    return any(map(_asserts, _surely(ast.iter_child_nodes(test))))


def _surely(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield what stands in no loop that may be empty; what a loop over ``some(…)`` holds is deep enough."""
    for node in nodes:
        yield node
        if isinstance(node, ast.For) and ast.unparse(node.iter).startswith("some("):
            yield from ast.walk(node)
        elif not isinstance(node, ast.For) or _has_items(node.iter):
            yield from _surely(ast.iter_child_nodes(node))


def _asserts(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return isinstance(node, ast.Assert)
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in ("expect", "raises")


def _has_items(given: ast.expr) -> bool:
    """Whether there is something in it as it stands here: a list with items, a constant, a closed list."""
    match given:
        case ast.Tuple(elts) | ast.List(elts) | ast.Set(elts):
            return any(map(_has_items, elts)) or not all(isinstance(e, ast.Starred) for e in elts)
        case ast.Dict(keys):
            return bool(keys)
        case ast.Starred(value):
            return _has_items(value)
        case ast.Name(name) | ast.Attribute(attr=name):
            return name[0].isupper()
        case ast.Call(ast.Attribute(value, "items" | "keys" | "values")):
            return _has_items(value)
        case ast.Call(ast.Name(name), args):
            return name == "range" or (name in KEEPS and any(map(_has_items, args)))
    return False
