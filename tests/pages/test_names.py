"""Each template knows the names that it and the pieces that it prints use, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import pytest
from jinja2 import DictLoader, Environment
from jinja2 import nodes as ast
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.meta import find_undeclared_variables

from macros.pages.names import NAMES, everywhere, names_of
from macros.pages.render import environment
from macros.pages.site import build_site
from macros.settings import Settings
from tests.conftest import PLANS

OF_RENDERER = {"index", "settings", "href", "to", "link", "official", "became", "kept_at"}


class Templates:
    """All templates of an environment as trees."""

    def __init__(self, env: Environment) -> None:
        loader = env.loader
        assert loader
        env = env.overlay()
        env.globals = {}
        names = [name for name in env.list_templates() if not name.endswith(".md")]
        self.trees = {name: env.parse(loader.get_source(env, name)[0]) for name in names}
        self.env = env

    @cached_property
    def macros(self) -> dict[tuple[str, str], ast.Macro]:
        return {(n, m.name): m for n, tree in self.trees.items() for m in tree.find_all(ast.Macro)}

    @cached_property
    def _imported(self) -> dict[str, str]:
        """The files of pieces by the names under which templates import them."""
        found: dict[str, str] = {}
        for tree in self.trees.values():
            for node in tree.find_all(ast.Import):
                file = _file(node)
                assert found.setdefault(node.target, file) == file
        return found

    def used(self, template: str) -> tuple[set[str], set[str]]:
        """Return the names that a page must get, and those that it asks after before it uses them."""
        nodes = list(self._reached(template))
        names = {name for file, node in nodes for name in self._free(file, node)}
        names -= self._imported.keys() | DEFAULT_NAMESPACE.keys()
        asked = {name for _, node in nodes for name in _asked(node)}
        return names - asked, names & asked

    def _reached(self, template: str) -> Iterator[tuple[str, ast.Node]]:
        """Yield a template and the pieces and macros that it prints, each with its file."""
        found: dict[int, tuple[str, ast.Node]] = {}
        waiting: list[tuple[str, ast.Node]] = [(template, self.trees[template])]
        while waiting:
            file, node = waiting.pop()
            if id(node) not in found:
                found[id(node)] = (file, node)
                waiting += self._printed(file, node)
        yield from found.values()

    def _printed(self, file: str, node: ast.Node) -> Iterator[tuple[str, ast.Node]]:
        pieces = [_file(piece) for piece in node.find_all(ast.Extends)]
        pieces += [_file(piece) for piece in node.find_all(ast.Include)]
        yield from ((name, self.trees[name]) for name in pieces)
        for part in node.find_all(ast.Getattr):
            if isinstance(part.node, ast.Name) and part.node.name in self._imported:
                name = self._imported[part.node.name]
                if (name, part.attr) in self.macros:
                    yield name, self.macros[name, part.attr]
        for name in self._undeclared(node):
            if not isinstance(node, ast.Template) and (file, name) in self.macros:
                yield file, self.macros[file, name]

    def _free(self, file: str, node: ast.Node) -> Iterator[str]:
        """Yield the names that come from outside: neither set here, if only in some cases, nor macros."""
        sets = {part.target for part in node.find_all(ast.Assign)}
        own = {
            name.name
            for part in sets
            for name in (part, *part.find_all(ast.Name))
            if isinstance(name, ast.Name)
        }
        yield from (n for n in self._undeclared(node) - own if (file, n) not in self.macros)

    def _undeclared(self, node: ast.Node) -> set[str]:
        if isinstance(node, ast.Template):
            return find_undeclared_variables(node)
        alone = ast.Template([node])
        alone.set_environment(self.env)
        return find_undeclared_variables(alone)


def _file(node: ast.Extends | ast.Include | ast.Import) -> str:
    assert isinstance(node.template, ast.Const), "a piece is named in words"
    return str(node.template.value)


def _asked(node: ast.Node) -> Iterator[str]:
    """Yield the names that may be missing: ``x is defined``, ``x|default(…)``."""
    for kind, name in ((ast.Test, "defined"), (ast.Filter, "default")):
        for found in node.find_all(kind):
            if found.name == name and isinstance(found.node, ast.Name):
                yield found.node.name


def pages() -> list[str]:
    """Return the templates that are filled by themselves."""
    found = [name for name in environment().list_templates() if name.endswith(".jinja")]
    return [name for name in found if not name.startswith("_") or name == "_terms.jinja"]


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates(environment())


@pytest.mark.parametrize("page", pages())
def test_a_template_gets_the_names_that_it_uses(templates: Templates, page: str) -> None:
    known, (must, may) = names_of(page), templates.used(page)
    got = known.of_page | known.of_all
    assert sorted(must - got) == [], "it uses these, and does not get them"
    assert sorted(got - must - may) == [], "it gets these, and does not use them"


def test_every_name_for_all_pages_is_used_by_one() -> None:
    assert pages() == sorted(NAMES)
    taken = {name for page in pages() for name in names_of(page).of_all}
    assert taken == everywhere().keys() | OF_RENDERER


def test_no_macro_hides_a_name_for_all_pages(templates: Templates) -> None:
    macros = {name for _, name in templates.macros}
    assert macros
    assert macros & (everywhere().keys() | OF_RENDERER) == set()


def test_what_a_template_uses_is_found_through_the_pieces_that_it_prints() -> None:
    sources = {
        "page": '{% import "piece" as piece %}{% set own = 1 %}{{ own }}{{ shown }}{{ piece.a() }}',
        "piece": "{% macro a() %}{{ b() }}{% endmacro %}"
        "{% macro b() %}{{ deep }}{{ may|default(1) }}{% if may is defined %}{% endif %}{% endmacro %}"
        "{% macro c() %}{{ not_printed }}{% endmacro %}",
        "child": '{% extends "page" %}{% block content %}{{ more }}{{ range(2) }}{% endblock %}',
    }
    read = Templates(Environment(loader=DictLoader(sources), autoescape=True))
    assert read.used("page") == ({"shown", "deep"}, {"may"})
    assert read.used("child") == ({"shown", "deep", "more"}, {"may"})


def test_a_page_that_is_handed_too_much_or_too_little_is_not_made() -> None:
    renderer = build_site(Settings(plan=PLANS["first"])).renderer
    assert renderer.page("about.md.jinja", "about/", plan_citation="《甲》")
    for values in ({}, {"plan_citation": "《甲》", "more": "乙"}):
        with pytest.raises(TypeError, match="about"):
            renderer.page("about.md.jinja", "about/", **values)
