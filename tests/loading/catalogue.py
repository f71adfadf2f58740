"""The catalogue of broken plans in tests/broken: by family, what is wrong and all that is reported.

A case is what is changed in ``clean.yml`` (``tests/patch.py`` says how), a line ``==``, and what
``plan check`` says. A plan that is broken as a whole is a file of its own, with what is said in the
``.txt`` beside it. What is broken in its bytes is made from ``clean.yml`` by ``BYTES``, and only that
``.txt`` is there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from macros.__main__ import main
from tests.conftest import ROOT
from tests.patch import patched

FOLDER = ROOT / "tests" / "broken"
CLEAN = FOLDER / "clean.yml"
MARK = "==\n"
COPIES = tuple(sorted(path.name for path in FOLDER.glob("*.txt")))
"""The official texts beside every case: the notice, and those that a case may say amend it."""
CASES = sorted(
    path.relative_to(FOLDER).as_posix()
    for pattern in ("*/*.diff", "*/*.yml", "bytes/*.txt")
    for path in FOLDER.glob(pattern)
)
"""The name of each case, such as ``rule/missing-topic.diff``."""


def _with(before: str, after: bytes) -> Callable[[bytes], bytes]:
    """Return what puts other bytes in the place of words that stand once in the plan."""

    def change(clean: bytes) -> bytes:
        assert clean.count(before.encode()) == 1, before
        return clean.replace(before.encode(), after)

    return change


BYTES: dict[str, Callable[[bytes], bytes]] = {
    "bom-crlf-and-fault": lambda clean: (
        clean.decode()
        .replace("role: named", "role: lead")
        .replace("\n", "\r\n")
        .encode("utf-8-sig")
    ),
    "damaged": _with("并听取", "并听取".encode()[:-2]),
    "gbk": lambda clean: clean.decode().encode("gbk"),
    "lone-cr": lambda clean: clean.replace(b"\n", b"\r"),
    "nul": _with('name: "公共', 'name: "公共\0'.encode()),
    "one-cr": _with("。示范", "。示范\r".encode()),
    "only-nul": lambda clean: b"\0" * 3000,
    "png": lambda clean: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0",
    "surrogate": _with("并听取", "并听取".encode() + b"\xed\xa0\x80"),
    "utf16": lambda clean: b"\xff\xfe" + clean.decode().encode("utf-16-le"),
    "utf16-no-mark": lambda clean: clean.decode().encode("utf-16-le"),
}
"""How the bytes of each case of ``bytes/`` come from those of the clean plan."""


def broken(case: str) -> bytes:
    """Return the plan of a case."""
    path, clean = FOLDER / case, CLEAN.read_bytes()
    if path.suffix == ".txt":
        return BYTES[path.stem](clean)
    if path.suffix == ".yml":
        return path.read_bytes()
    return patched(clean.decode(), _parts(path)[0]).encode()


def reported(case: str) -> str:
    """Return what is known to be said of a case."""
    path = FOLDER / case
    if path.suffix == ".diff":
        return _parts(path)[1]
    return path.with_suffix(".txt").read_text("utf-8")


def bless(case: str, output: str) -> None:
    """Take what is said now for right."""
    path = FOLDER / case
    if path.suffix == ".diff":
        path.write_bytes(f"{_parts(path)[0]}{MARK}{output}".encode())
    else:
        path.with_suffix(".txt").write_bytes(output.encode())


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
