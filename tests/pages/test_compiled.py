"""A compiled template is used again only for what it was compiled from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from macros.pages.compiled import Compiled


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CACHE", str(tmp_path))
    return tmp_path / "templates"


class Counting(Environment):
    compiled = 0

    def compile(self, *given: Any, **more: Any) -> Any:
        """Count."""
        type(self).compiled += 1
        return super().compile(*given, **more)


def shown(source: str, kept: Compiled) -> tuple[str, int]:
    """Return what a template gives, and how often a fresh environment compiled for it."""
    Counting.compiled = 0
    env = Counting(loader=DictLoader({"a": source}), bytecode_cache=kept)
    return env.get_template("a").render(), Counting.compiled


def test_a_template_is_compiled_once() -> None:
    assert shown("{{ 1 + 1 }}", Compiled(())) == ("2", 1)
    assert shown("{{ 1 + 1 }}", Compiled(())) == ("2", 0)


def test_a_changed_template_is_compiled_anew() -> None:
    shown("{{ 1 + 1 }}", Compiled(()))
    assert shown("{{ 1 + 2 }}", Compiled(())) == ("3", 1)


def test_other_code_or_libraries_compile_anew() -> None:
    shown("a", Compiled(()))
    assert shown("a", Compiled((), b"other code")) == ("a", 1)
    assert shown("a", Compiled(("mkdocs",))) == ("a", 1)
    assert shown("a", Compiled(("mkdocs",))) == ("a", 0)


def test_where_nothing_can_be_written_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    monkeypatch.setenv("CACHE", "/dev/null/nowhere")
    assert shown("a", Compiled(())) == ("a", 1)
    assert shown("a", Compiled(())) == ("a", 1)
    assert not cache.exists()


def test_a_spoiled_file_is_compiled_anew(cache: Path) -> None:
    shown("a", Compiled(()))
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:5])
    assert shown("a", Compiled(())) == ("a", 1)
