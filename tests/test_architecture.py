"""Arrows point one way: the core runs without MkDocs, and nothing imports what comes later."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

EDGE = {"hooks"}
LAYERS = [
    {"characters", "text", "problems", "inert", "settings"},
    {"fields"},
    {"model"},
    {"mentions", "walk", "numbers", "labels", "address"},
    {"loading"},
    {"rules"},
    {"load"},
    {"entries", "concern"},
    {"index"},
]


def modules() -> list[Path]:
    return sorted(Path("macros").rglob("*.py"))


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_only_the_edge_imports_mkdocs() -> None:
    for path in modules():
        if path.stem not in EDGE:
            assert not any(name.split(".")[0] == "mkdocs" for name in imported(path)), path


def test_the_core_imports_only_what_comes_before_it() -> None:
    allowed: set[str] = set()
    for layer in LAYERS:
        allowed |= layer
        for name in layer:
            paths = [Path(f"macros/{name}.py"), *sorted(Path(f"macros/{name}").glob("*.py"))]
            for path in (p for p in paths if p.exists()):
                inner = {
                    module.split(".")[1]
                    for module in imported(path)
                    if module.startswith("macros.")
                }
                assert inner <= allowed, f"{path} imports {sorted(inner - allowed)}"


def test_checking_the_data_loads_neither_mkdocs_nor_the_web_tools() -> None:
    code = (
        "import sys; from macros.load import load; from pathlib import Path;"
        "load(Path('data/plan.yml'));"
        "print(sorted({'mkdocs', 'jinja2', 'lxml', 'playwright'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_module_outgrows_one_screenful_of_jobs() -> None:
    for path in modules():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path


def test_nothing_about_the_published_city_is_in_code_templates_or_site_text() -> None:
    places = [*Path("macros").rglob("*"), *Path("docs").rglob("*"), Path("mkdocs.yml")]
    for path in places:
        if path.suffix in {".py", ".jinja", ".md", ".html", ".yml", ".css", ".js", ".typ"}:
            text = path.read_text(encoding="utf-8")
            for word in ("开封", "汴", "Kaifeng", "kaifeng"):
                assert word not in text, f"{path}: {word}"
