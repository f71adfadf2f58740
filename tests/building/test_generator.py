"""What makes the pages can be changed: ProperDocs stands where MkDocs is imported, if it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.building.mkdocs.generator import choose_generator
from macros.settings.environment import SettingsError


@pytest.mark.parametrize(
    ("asked", "said"), [("properdocs", "in its place\n"), ("", ""), ("mkdocs", "")]
)
def test_it_is_asked_before_anything_is_imported(asked: str, said: str, tmp_path: Path) -> None:
    other = tmp_path / "properdocs"
    other.mkdir()
    (other / "__init__.py").touch()
    (other / "replacement.py").write_text("print('in its place')\n", "utf-8")
    code = "import sys, macros.building.exchange; assert 'mkdocs' not in sys.modules"
    paths = os.pathsep.join((str(tmp_path), os.getcwd()))
    environment = {**os.environ, "GENERATOR": asked, "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout == said


@pytest.mark.parametrize(
    ("asked", "words"), [("hugo", "应是 mkdocs 或 properdocs"), ("properdocs", "还没有装")]
)
def test_what_is_not_there_is_told(asked: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GENERATOR", asked)
    monkeypatch.setattr("macros.building.mkdocs.generator.find_spec", lambda _: None)
    with pytest.raises(SettingsError, match=words):
        choose_generator()
