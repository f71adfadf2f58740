"""What the editing desk runs in a browser, Python and an editor of code: of what it is made, where it lies on this machine.

It is not in the repository: ``plan runtime`` fetches it once (``macros/desk/fetching.py``), and a build
copies it. What is locked names its folder, so that a build takes no other.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from functools import cache
from pathlib import Path

from macros.settings import engine

LOCK = engine.PACKAGE / "desk" / "lock"
"""Which packages of npm, and which npm where there is none."""
ENTRY = "editor.mjs"
"""What of CodeMirror becomes the editor."""
COMPILED = "pydantic-core"
"""The one library of the core that is compiled; the wheel for browsers is locked like all others."""
ABI = "2026_0"
"""For what Pyodide 314 takes compiled libraries, by its own name and that of the package index."""
PLATFORM = f"pyemscripten_{ABI}_wasm32"
PYTHON = "3.14"

SCRIPT, PROGRAM_SCRIPT, PROGRAM, STDLIB, LIBRARY, EDITOR = FILES = (
    "pyodide.js",
    "pyodide.asm.js",
    "pyodide.asm.wasm.bin",
    "python_stdlib.zip",
    "pydantic_core.zip",
    "codemirror.js",
)
"""What it consists of, and the editor of code for whoever edits the file itself. ``.bin`` is packed with gzip, whatever
the host of the site does."""
UNLOCKED = "requirements.txt 里没有 {} {}；请按 requirements.txt 安装，或重新锁定版本。"


class NoRuntime(Exception):
    """What runs Python in the browser cannot be had; the message says why, in Chinese."""


def folder_of_runtimes(given: str | None) -> Path | None:
    """Return where it is kept: where the setting DESK says, or in the Python environment.

    None if DESK is ``no``: a site without a desk is wanted.
    """
    if given == "no":
        return None
    return Path(given) if given else Path(sys.prefix) / "share" / "plan-desk"


def runtime_in(folder: Path) -> Path | None:
    """Return the folder with all of it, None if it was not fetched into ``folder``, or nothing says what it is."""
    try:
        place = folder / name_of_runtime()
    except NoRuntime:
        return None
    return place if all((place / name).is_file() for name in FILES) else None


@cache
def name_of_runtime() -> str:
    """Return a name for all that is locked: the version of Pyodide, and a digest."""
    lock, editor = ((LOCK / name).read_text("utf-8") for name in ("package-lock.json", ENTRY))
    digest = hashlib.sha256(f"{lock}\0{editor}\0{pin_of_library()}".encode())
    version = json.loads(lock)["packages"]["node_modules/pyodide"]["version"]
    return f"pyodide-{version}-{digest.hexdigest()[:8]}"


def pin_of_library() -> str:
    """Return the lines of the lock for the compiled library. Raises NoRuntime."""
    from importlib.metadata import version  # takes a while to load, and few commands ask

    lock = engine.DEFAULTS / "requirements.txt"
    text = lock.read_text("utf-8") if lock.is_file() else ""
    found = re.search(rf"^{COMPILED}==(\S+) \\\n(?: +--hash=\S+(?: \\)?\n)+", text, re.MULTILINE)
    installed = version(COMPILED)
    if not found or found[1] != installed:
        raise NoRuntime(UNLOCKED.format(COMPILED, installed))
    return found[0]
