"""On what it was measured."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """A machine, on a day, at the beginning of the measurement."""

    on: date
    processor: str
    cores: int
    memory: float
    """In GB."""
    system: str
    python: str
    load: float
    """How many processes wanted a processor, in the last minute before."""
    commit: str
    """The state of this project; empty if it cannot be told."""


def machine() -> Machine:
    """Return this one."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return Machine(
        date.today(),
        _processor(),
        os.cpu_count() or 1,
        pages * size / 1e9,
        f"{platform.system()} {platform.release().split('-')[0]}",
        platform.python_version(),
        os.getloadavg()[0],
        _commit(),
    )


def _processor() -> str:
    with suppress(OSError):
        told = Path("/proc/cpuinfo").read_text("utf-8")
        if found := re.search(r"^model name\s*: (.+)", told, re.MULTILINE):
            return found[1]
    return platform.processor() or platform.machine()


def _commit() -> str:
    with suppress(OSError, subprocess.CalledProcessError):
        asked = ["git", "rev-parse", "--short=7", "HEAD"]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    return ""
