"""Arrows point one way: the core runs without MkDocs, and nothing imports what comes later."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from macros.exports.desk import IN_THE_BROWSER
from tests.engine import pages_of_objects, words_of_the_first_plan
from tests.project.rooms import OF_TEXT, ROOMS
from tests.some import some

DOORS = ("__init__", "hooks", "__main__")
"""The ways in from outside; no room uses them, and they do not use each other."""


def modules() -> list[Path]:
    return sorted(Path("macros").rglob("*.py"))


@cache
def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def place(path: Path) -> str:
    """Return the dotted name of a module, or of the folder whose ``__init__`` it is."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def arrows() -> dict[str, set[str]]:
    """Return which modules of the engine each of its modules imports, by dotted names."""
    known = {place(path) for path in modules()}
    found = {}
    for path in modules():
        targets = imported(path) & known
        packages = {name for name in targets if any(t.startswith(f"{name}.") for t in targets)}
        found[place(path)] = targets - packages - {place(path)}
    return found


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else "__init__"


EDGES = {
    "macros.hooks",
    "macros.building.mkdocs.configuration",
    "macros.building.mkdocs.generator",
    "macros.building.mkdocs.icons",
    "macros.building.mkdocs.pages",
}
"""What MkDocs calls, and what starts it, chooses it or uses what its theme brings."""
GENERATOR = {"mkdocs", "mkdocs_macros", "material", "materialx", "properdocs", "zensical"}
"""MkDocs, its plugin and theme, and what goes on from them."""


def words_of(path: Path) -> set[str]:
    """Return every string of a module that is a word by itself: ``import_module`` takes such."""
    held = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {
        one.value for one in held if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def test_only_the_edges_import_the_generator_its_plugins_or_its_theme() -> None:
    for path in some(modules()):
        if place(path) not in EDGES:
            roots = {name.split(".")[0] for name in imported(path)}
            assert not roots & GENERATOR, path
            if "importlib" in roots:
                assert not words_of(path) & GENERATOR, path


def test_every_room_has_its_place_in_the_order() -> None:
    there = {room(name) for name in arrows()}
    assert there == {*ROOMS, *DOORS}


def test_no_arrow_between_rooms_runs_back_up() -> None:
    order = {name: place for place, name in enumerate(ROOMS)}
    for module, targets in some(arrows().items()):
        for target in targets:
            assert room(target) in order, f"{module} imports {target}, a way in"
            if room(module) in order and room(module) != room(target):
                assert order[room(target)] < order[room(module)], f"{module} imports {target}"


def test_no_arrow_between_folders_of_text_runs_back_up() -> None:
    order = {f"macros.text.{name}": place for place, name in enumerate(OF_TEXT)}
    for module, targets in some(arrows().items()):
        here = folder(module, 1)
        for there in {folder(target, 1) for target in targets} - {here}:
            if here in order and there in order:
                assert order[there] < order[here], f"{module} uses {there}"


def folder(name: str, depth: int) -> str:
    """Return the folder of a room, so deep, in which a module stands; one above it is its own."""
    return ".".join(name.split(".")[: 2 + depth])


@pytest.mark.parametrize("depth", [1, 2, 3, 4], ids="{} deep".format)
def test_no_arrows_go_in_a_circle(depth: int) -> None:
    graph: dict[str, set[str]] = {}
    for module, targets in arrows().items():
        here = folder(module, depth)
        graph.setdefault(here, set()).update({folder(target, depth) for target in targets} - {here})
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_the_depths_asked_for_circles_reach_every_module() -> None:
    assert all(folder(name, 4) == name for name in arrows())


def test_checking_the_data_loads_neither_mkdocs_nor_the_web_tools() -> None:
    code = (
        "import sys; from macros.loading.load import load; from pathlib import Path;"
        "load(Path('tests/plans/first/plan.yml'));"
        "print(sorted({'mkdocs', 'jinja2', 'lxml', 'playwright'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_runs_in_the_browser_needs_no_other_room() -> None:
    for module, targets in some(arrows().items()):
        if room(module) in IN_THE_BROWSER and module != "macros.desk.fetching":
            assert {room(target) for target in targets} <= {*IN_THE_BROWSER}, module


def test_nothing_about_the_published_city_is_in_code_templates_or_site_text() -> None:
    words = words_of_the_first_plan()
    places = {*Path("macros").rglob("*"), *Path("docs").rglob("*"), Path("mkdocs.yml")}
    for path in some(sorted(places.difference(pages_of_objects(Path("docs"))))):
        if path.suffix in {".py", ".jinja", ".md", ".html", ".yml", ".css", ".js", ".typ"}:
            text = path.read_text(encoding="utf-8")
            for word in some(words):
                assert word not in text, f"{path}: {word}"


def test_which_characters_are_chinese_is_said_in_one_place() -> None:
    typed = [path.as_posix() for path in modules() if r"\u9fff" in path.read_text("utf-8")]
    below_text = ["macros/settings/operator.py"]
    independent = ["macros/building/readback/searched.py"]
    assert typed == [*independent, *below_text, "macros/text/characters/han.py"]
