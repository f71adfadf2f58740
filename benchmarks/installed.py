"""The peers, installed into this folder alone, at the versions of its lock files and by their hashes.

What cannot be had is told, and its peers are reported as missing by everything that follows.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
VENV = HERE / ".venv"
BIN = VENV / "bin"
NODE_BIN = HERE / "node_modules" / ".bin"
LOCKED = HERE / "requirements.txt"
NODE_LOCKED = HERE / "package-lock.json"
_STAMP = ".installed"


def install(*, npm: bool = True) -> list[str]:
    """Install what is not there yet; return what could not be installed, and why."""
    failures = [_once("PyPI", _from_pypi, VENV, LOCKED)]
    if npm:
        failures.append(_once("npm", _from_npm, HERE / "node_modules", NODE_LOCKED))
    return [failure for failure in failures if failure]


def _once(registry: str, step: Callable[[], None], folder: Path, lock: Path) -> str:
    """Install unless that was done by this lock file; return what went wrong."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = folder / _STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == digest:
        return ""
    shutil.rmtree(folder, ignore_errors=True)
    print(f"安装 {HERE.name}/{lock.name} 锁定的软件包 …", flush=True)
    try:
        step()
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        said = getattr(error, "stderr", "") or str(error)
        return f"{registry}：{said.strip().splitlines()[-1]}"
    stamp.write_text(digest, "utf-8")
    return ""


def _from_pypi() -> None:
    _run([sys.executable, "-m", "venv", str(VENV)])
    pip = [str(BIN / "python"), "-m", "pip", "install", "-qq", "--no-input"]
    pip += ["--disable-pip-version-check", "--require-hashes", "--no-build-isolation"]
    # jieba has no wheel: what makes one is installed first, locked too
    builder, locked = VENV / "setuptools.txt", LOCKED.read_text("utf-8")
    builder.write_text(locked[locked.index("\nsetuptools==") :], "utf-8")
    _run([*pip, "-r", str(builder)])
    _run([*pip, "-r", str(LOCKED)])


def _from_npm() -> None:
    _run(["npm", "ci", "--loglevel=error", "--no-progress"])


def _run(command: Sequence[str]) -> None:
    subprocess.run(
        command, cwd=HERE, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


def versions() -> dict[str, str]:
    """Return the locked version of each package that the lock files pin, by name."""
    pinned = re.findall(r"^([\w.-]+)==(\S+)", LOCKED.read_text("utf-8"), re.MULTILINE)
    node = json.loads(NODE_LOCKED.read_text("utf-8"))["packages"]
    own = {name.removeprefix("node_modules/"): of["version"] for name, of in node.items() if name}
    return {**own, **dict(pinned)}
