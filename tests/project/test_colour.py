"""Faults have colour on a terminal; nowhere else, and not for those who ask for none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.commands.colour import faults_in_colour, place_in_bold
from tests.commands import run

PLACE, WORDS = "\x1b[1mplan.yml:1:1:\x1b[0m", "\x1b[31m"
ESCAPE = "\x1b"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "plan.yml").write_text("plan: [\n", "utf-8")
    return tmp_path


def on_terminal(folder: Path, **more: str) -> str:
    """Return what ``plan check`` shows on a terminal of its own."""
    pty = pytest.importorskip("pty")  # Windows has none
    ours, its = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | more
    command = [sys.executable, "-m", "macros", "check", "plan.yml"]
    path = {"PYTHONPATH": str(Path.cwd())}
    with open(ours, "rb", buffering=0) as shown:
        done = subprocess.run(
            command, cwd=folder, env=environment | path, stdout=its, stderr=its, check=False
        )
        os.close(its)
        said = b""
        try:
            while more_said := shown.read(4096):
                said += more_said
        except OSError:  # the end, on Linux
            pass
    assert done.returncode == 1
    return said.decode()


def test_on_a_terminal_the_place_is_bold_and_the_fault_red(broken: Path) -> None:
    said = on_terminal(broken)
    assert "\x1b[1mplan.yml:" in said
    assert WORDS in said


def test_whoever_asks_for_no_colour_gets_none(broken: Path) -> None:
    said = on_terminal(broken, NO_COLOR="1")
    assert "plan.yml:" in said
    assert ESCAPE not in said


def test_where_no_terminal_reads_there_is_no_colour(broken: Path) -> None:
    done = run("check", broken / "plan.yml")
    assert "plan.yml:" in done.output
    assert ESCAPE not in done.output


def test_only_lines_with_a_place_are_coloured() -> None:
    words = "plan.yml:1:1: 错了\ndocs/甲.md:3: 不对\n共 2 处问题。"
    first, second, last = faults_in_colour(words).split("\n")
    assert first == f"{PLACE} {WORDS}错了\x1b[0m"
    assert second.startswith("\x1b[1mdocs/甲.md:3:\x1b[0m ")
    assert last == "共 2 处问题。"
    assert place_in_bold("plan.yml:1:1: 没有录入") == f"{PLACE} 没有录入"
    assert place_in_bold("12:30 开始") == "12:30 开始"
