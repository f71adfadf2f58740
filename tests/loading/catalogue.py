"""The catalogue of broken plans in tests/broken: by family, what is wrong and all that is reported.

A case is what is changed in ``clean.yml`` (``tests/patch.py`` says how), a line ``==``, and what
``plan check`` says. A plan that is broken as a whole,
or in its bytes, is a file of its own, with what is said in the ``.txt`` beside it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from macros.__main__ import main
from tests.conftest import ROOT
from tests.patch import patched

FOLDER = ROOT / "tests" / "broken"
CLEAN = FOLDER / "clean.yml"
MARK = "==\n"
COPIES = ("notice.txt", "supplement.txt")
"""The official texts beside every case: the notice, and what a case may say amends it."""
CASES = sorted(
    path.relative_to(FOLDER).as_posix()
    for pattern in ("*/*.diff", "*/*.yml")
    for path in FOLDER.glob(pattern)
)
"""The name of each case, such as ``rule/missing-topic.diff``."""


def broken(case: str) -> bytes:
    """Return the plan of a case."""
    path = FOLDER / case
    if path.suffix == ".yml":
        return path.read_bytes()
    return patched(CLEAN.read_bytes().decode(), _parts(path)[0]).encode()


def reported(case: str) -> str:
    """Return what is known to be said of a case."""
    path = FOLDER / case
    return path.with_suffix(".txt").read_text("utf-8") if path.suffix == ".yml" else _parts(path)[1]


def bless(case: str, output: str) -> None:
    """Take what is said now for right."""
    path = FOLDER / case
    if path.suffix == ".yml":
        path.with_suffix(".txt").write_bytes(output.encode())
    else:
        path.write_bytes(f"{_parts(path)[0]}{MARK}{output}".encode())


def laid(case: str, folder: Path) -> Path:
    """Write the plan of a case and the official texts into a folder."""
    for copy in COPIES:
        shutil.copy(FOLDER / copy, folder)
    (folder / "plan.yml").write_bytes(broken(case))
    return folder / "plan.yml"


def checked(case: str, folder: Path, *options: str) -> Result:
    """Let ``plan check`` look at a case from within ``folder``, the current one."""
    laid(case, folder)
    return CliRunner().invoke(main, ["check", "plan.yml", *options])


def _parts(path: Path) -> tuple[str, str]:
    change, mark, output = path.read_bytes().decode().partition(f"\n{MARK}")
    assert mark, f"{path.name} has no line =="
    return f"{change}\n", output
