"""The command line is friendly: it says what was meant, what to do first, and waits for its turn."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from macros.__main__ import COMMANDS, main
from tests.commands import run
from tests.conftest import ROOT


def test_it_says_its_version() -> None:
    done = run("--version")
    assert (done.exit_code, done.output) == (0, f"plan {version('plan-site')}\n")


@pytest.mark.parametrize(
    ("written", "meant"), [("chek", "check"), ("biuld", "build"), ("sreve", "serve")]
)
def test_a_misspelt_command_is_told_which_was_meant(written: str, meant: str) -> None:
    done = run(written)
    assert done.exit_code == 2
    assert f"没有命令“{written}”。是不是 main {meant}？" in done.output
    assert "是不是" not in run("zzzzzz").output


@pytest.mark.parametrize("command", ["check", "build", "serve", "fmt", "diff", "progress"])
def test_without_a_plan_it_says_how_to_begin_one(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(command, "x.xlsx") if command == "progress" else run(command)
    assert done.exit_code == 2
    assert done.output.startswith("这里没有方案（data/plan.yml 或 plan.yml）。")
    assert "plan import" in done.output
    assert "plan init" in done.output
    assert not list(tmp_path.iterdir())


def test_a_plan_that_is_named_and_not_there_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAN", "other.yml")
    assert "other.yml:1:1: 没有这个文件" in run("check").output


def test_shells_can_complete_commands_and_options() -> None:
    complete = BashComplete(main, {}, "plan", "_PLAN_COMPLETE")
    assert {one.value for one in complete.get_completions([], "")} == set(COMMANDS)
    assert "--publish" in {one.value for one in complete.get_completions(["build"], "--")}


def test_the_installation_waits_for_another_one_to_end(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("bash", "env", "grep", "mktemp", "rm", "tail", "uname"):
        found = shutil.which(name)
        assert found
        (programs / name).symlink_to(found)
    fakes = {
        "id": "echo 0",
        "sleep": "exit 0",
        "apt-get": 'echo x >>"$TMPDIR/asked"; [[ $(grep -c x "$TMPDIR/asked") -gt 2 ]] || '
        '{ echo "E: Could not get lock /var/lib/dpkg/lock-frontend" >&2; exit 100; }',
    }
    for name, does in fakes.items():
        (programs / name).write_text(f"#!{programs}/bash\n{does}\n", "utf-8")
        (programs / name).chmod(0o755)
    done = subprocess.run(
        [programs / "bash", ROOT / "scripts" / "install-system.sh"],
        env={**os.environ, "PATH": str(programs), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "别的程序正在安装软件" in done.stdout
    assert "Could not get lock" not in done.stderr
    assert (tmp_path / "asked").read_text("utf-8").count("x") == 4  # twice in vain, then both steps
