"""What the desk runs with is fetched once, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.commands import runtime as command
from macros.settings import Settings
from macros.settings.desk import FILES, name_of_runtime, runtime_in


def run() -> tuple[int, str]:
    done = CliRunner().invoke(main, ["runtime"])
    return done.exit_code, done.output


def test_it_is_fetched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(place: Path) -> None:
        place.mkdir()
        for name in FILES:
            (place / name).touch()

    monkeypatch.setattr(command, "fetch", fetch)
    monkeypatch.setenv("DESK", str(tmp_path))
    assert Settings(desks=tmp_path).desk is None
    assert run() == (0, "取来修改台所用的软件，约 9 MB …\n")
    assert Settings(desks=tmp_path).desk == runtime_in(tmp_path) == tmp_path / name_of_runtime()
    assert run() == (0, "")
    (tmp_path / name_of_runtime() / FILES[0]).unlink()
    assert runtime_in(tmp_path) is None


def test_a_site_without_a_desk_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK", "no")
    assert run() == (0, "")


def test_what_npm_says_is_told_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text("#!/bin/sh\necho no network >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DESK", str(tmp_path / "desk"))
    code, said = run()
    assert (code, said.splitlines()[1:]) == (2, ["npm 没有取到软件包：", "no network"])
    assert list((tmp_path / "desk").iterdir()) == []
