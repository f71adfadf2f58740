"""What is measured is what was asked for, and a command that fails is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measuring import FailedRun, cost

BUSY = "import sys; x = bytearray(60_000_000); sum(range(3_000_000))"
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"


def test_the_work_of_a_child_counts_too(tmp_path: Path) -> None:
    idle = cost([(sys.executable, "-c", "")], tmp_path)
    used = cost([(sys.executable, "-c", PARENT, BUSY)], tmp_path)
    assert used.cpu > idle.cpu
    assert used.memory > idle.memory + 50
    assert used.wall > 0


def test_of_several_commands_time_adds_up_and_memory_is_that_of_the_largest(tmp_path: Path) -> None:
    write = "import sys; open(sys.argv[1], 'w').close(); x = bytearray(int(sys.argv[2]))"
    one = (sys.executable, "-c", write, "one", "60000000")
    two = (sys.executable, "-c", write, "two", "0")
    used = cost([one, two], tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two"}
    assert 60 < used.memory < 120


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(FailedRun, match="不行"):
        cost([(sys.executable, "-c", "raise SystemExit('不行')")], tmp_path, {"PYTHONUTF8": "1"})
