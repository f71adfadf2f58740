"""The command line is friendly: it says what was meant, what to do first, and waits for its turn."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from macros.__main__ import COMMANDS, main
from tests.commands import run
from tests.conftest import ROOT
from tests.some import some


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


@pytest.mark.parametrize(("written", "meant"), [("version", "--version"), ("help", "--help")])
def test_an_option_written_as_a_command_is_told(written: str, meant: str) -> None:
    assert f"没有命令“{written}”。是不是 main {meant}？" in run(written).output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show"], "缺少参数“id”。\n"),
        (["check", "--fromat", "json"], "没有选项“--fromat”。是不是“--format”？\n"),
        (["serve", "--prot", "1"], "没有选项“--prot”。是不是其中之一：“--host”、“--port”？\n"),
        (["new", "mesure"], "没有命令“mesure”。是不是“measure”？\n"),
        (["serve", "--port", "99999999"], "“--port”的值不对：99999999 不在范围里：1<=x<=65535。\n"),
        (["desk", "--port", "0"], "“--port”的值不对：0 不在范围里：1<=x<=65535。\n"),
        (["serve", "--port", "八千"], "“--port”的值不对：“八千”不是数字。\n"),
        (["diff", "--format", "x"], "“--format”的值不对：“x”不在可选范围内：“text”、“markdown”、“github”。\n"),
        (["check", "a", "b"], "多了参数（b）。\n"),
        (["verify", "--list"], "选项“--list”后面要写一个值。\n"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_words_of_a_command_is_told_in_chinese(
    words: list[str], said: str
) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.output.endswith(f"错误：{said}")


def test_help_has_no_names_of_click_or_of_programmers() -> None:
    for name in some(COMMANDS):
        said = run(name, "--help").output
        assert not re.search(r"\b(FILE|DIR|PATH|TEXT|INTEGER|BASE|HEAD|OPTIONS|ARGS)\b|%Y", said), (
            said
        )


def test_in_a_folder_inside_a_project_it_names_the_folder_with_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "docs" / "measures"
    inside.mkdir(parents=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "plan.yml").write_text("", "utf-8")
    monkeypatch.chdir(inside)
    back = os.path.join("..", "..")
    assert f"上面的文件夹里有：先运行 cd {back}。\n" in run("check").output


@pytest.mark.parametrize(
    "command",
    [
        *("check", "build", "serve", "fmt", "diff", "progress"),
        *("desk", "release", "bundle", "addresses"),
    ],
)
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


def test_the_line_of_the_guide_lets_bash_itself_complete(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "about" / "another-city.md").read_text("utf-8")
    (line,) = re.findall(r"^eval .*bash_source plan.*$", guide, re.MULTILINE)
    program = tmp_path / "plan"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m macros "$@"\n', "utf-8")
    program.chmod(0o755)
    asks = "COMP_WORDS=(plan ch) COMP_CWORD=1\n_plan_completion plan\necho ${COMPREPLY[*]}; complete -p plan"
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{line}\n{asks}"],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout.splitlines(), done.stderr) == (
        ["check", "complete -o nosort -F _plan_completion plan"],
        "",
    )


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
