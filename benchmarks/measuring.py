"""What a command costs, as the system counts it: of the process and all that it started and waited for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_COUNTED = Path(__file__).with_name("counted.py")
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory."""


@dataclass(frozen=True)
class Cost:
    """What one build took."""

    cpu: float
    """Seconds of all processors: user and system."""
    wall: float
    """Seconds on the clock."""
    memory: float
    """The most that its largest process held, in MB of 1,000,000 bytes."""


class FailedRun(Exception):
    """A command ended with an error; the message is the end of what it said."""


def cost(
    commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run commands one after the other in a folder. Raises FailedRun."""
    total = Cost(0, 0, 0)
    for command in commands:
        one = _cost(command, folder, {**os.environ, **(environment or {})})
        total = Cost(total.cpu + one.cpu, total.wall + one.wall, max(total.memory, one.memory))
    return total


def _cost(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    with tempfile.TemporaryDirectory() as place:
        told = Path(place) / "used.json"
        counted = [sys.executable, "-I", "-S", str(_COUNTED), str(told), *command]
        done = subprocess.run(
            counted,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            raise FailedRun(f"{command[0]}: {done.stdout.decode(errors='replace')[-2000:]}")
        cpu, wall, memory = json.loads(told.read_text("utf-8"))
    return Cost(cpu, wall, memory * _UNIT / 1e6)
