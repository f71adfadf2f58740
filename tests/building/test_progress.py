"""Whoever waits at a terminal sees what is done and how far it is; a log stays quiet."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.commands import run
from tests.conftest import GUIDE, ROOT

pytestmark = pytest.mark.site
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PLAN": str(GUIDE)}
COMMAND = [sys.executable, "-m", "macros", "build"]


def on_a_terminal(folder: Path) -> str:
    """Build where standard error is a terminal; return what it showed."""
    terminal, end = pty.openpty()
    with subprocess.Popen(
        COMMAND, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=end
    ) as process:
        os.close(end)
        shown = b""
        with suppress(OSError):  # how a terminal says that nobody writes there any more
            while part := os.read(terminal, 4096):
                shown += part
    os.close(terminal)
    assert process.returncode == 0, shown.decode()
    return shown.decode()


def test_a_build_says_on_a_terminal_what_it_does_and_how_far_it_is(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path)
    lines = [line.removeprefix("\x1b[K") for line in shown.split("\r")]
    steps = list(dict.fromkeys(re.sub(r" ?[\d/]*(?: …)?$", "", line) for line in lines))
    assert [step for step in steps if step] == [
        "读取和检查数据",
        "生成手写网页的内容",
        "写出网页",
        "生成下载文件、数据接口、搜索",
        "检查网站",
    ]
    counted = [re.search(r"写出网页 (\d+)/(\d+)", line) for line in lines]
    done = [(int(found[1]), int(found[2])) for found in counted if found]
    assert [one for one, _ in done] == list(range(len(done)))
    assert {of for _, of in done} == {len(done)}
    assert lines[-1] == ""  # nothing of it stays


def test_a_build_says_nothing_of_it_in_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAN", str(GUIDE))
    done = run("build")
    assert done.exit_code == 0, done.output
    assert done.stderr == ""
    assert len(done.stdout.splitlines()[0].split("：")) == 2


def test_an_import_says_nothing_of_it_in_a_log(tmp_path: Path) -> None:
    notice = GUIDE.with_name("notice.txt")
    done = run("import", notice, "--into", tmp_path / "city")
    assert "正在" not in done.output
    assert "已写入" in done.output
