"""The peers, installed into this folder alone, at the versions of its lock files and by their hashes.

``python -m benchmarks.installed`` installs them; what cannot be had is told, and its peers are
reported as missing by everything that follows.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
VENV = HERE / ".venv"
BIN = VENV / "bin"
NODE_BIN = HERE / "node_modules" / ".bin"
LOCKED = HERE / "requirements.txt"
NODE_LOCKED = HERE / "package-lock.json"
_STAMP = ".installed"


def install() -> list[str]:
    """Install what is not there yet; return what could not be installed, and why."""
    return [
        f"{name}：{error}"
        for name, step, folder, lock in (
            ("PyPI", _from_pypi, VENV, LOCKED),
            ("npm", _from_npm, HERE / "node_modules", NODE_LOCKED),
        )
        if (error := _once(step, folder, lock))
    ]


def _once(step: object, folder: Path, lock: Path) -> str:
    """Install unless that was done by this lock file; return what went wrong."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = folder / _STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == digest:
        return ""
    shutil.rmtree(folder, ignore_errors=True)
    assert callable(step)
    try:
        step()
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        return str(said).strip().splitlines()[-1]
    stamp.write_text(digest, "utf-8")
    return ""


def _from_pypi() -> None:
    print("安装 benchmarks/requirements.txt 锁定的软件包 …", flush=True)
    _run([sys.executable, "-m", "venv", str(VENV)])
    pip = [str(BIN / "python"), "-m", "pip", "install", "-qq", "--no-input"]
    pip += ["--disable-pip-version-check", "--require-hashes", "--no-build-isolation"]
    builder = (
        VENV / "setuptools.txt"
    )  # jieba has no wheel: what makes one comes first, and locked too
    locked = LOCKED.read_text("utf-8")
    builder.write_text(locked[locked.index("\nsetuptools==") :], "utf-8")
    _run([*pip, "-r", str(builder)])
    _run([*pip, "-r", str(LOCKED)])


def _from_npm() -> None:
    print("安装 benchmarks/package-lock.json 锁定的软件包 …", flush=True)
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


if __name__ == "__main__":
    for failure in install():
        print(f"没有装上 {failure}", file=sys.stderr)
