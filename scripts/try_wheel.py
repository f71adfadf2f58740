"""Tries the engine as others install it: wheel, virtual environment, ``plan init``, check and build.

Uses nothing but Python, so that it runs on Windows and macOS as on Linux.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

BINARIES = "Scripts" if sys.platform == "win32" else "bin"
STEPS: tuple[tuple[str, ...], ...] = (
    ("init", "city"),
    ("import", "city/data/notice.txt", "--into", "again"),
    ("check", "again/plan.yml"),
)
INSIDE: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("fmt", "--check"),
    ("runtime",),
    ("build",),
    ("release",),
    ("bundle", "--folder", "open"),
)
"""What is run in the new repository."""
MADE = (
    "city/site/index.html",
    "city/site/assets/desk/files.json",
    "city/data/addresses.txt",
    "city/open/index.html",
    "again/plan.yml",
)


def main() -> int:
    """Return 0 if every step went well and left its files."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        wheel = _wheel(folder)
        engine = folder / "engine"
        venv.create(engine, with_pip=True)
        pip = (engine / BINARIES / "python", "-m", "pip", "install", "--quiet")
        _run(folder, *pip, "--require-hashes", "--requirement", Path("requirements.txt").resolve())
        _run(folder, *pip, "--no-deps", wheel)
        for step in STEPS:
            _run(folder, engine / BINARIES / "plan", *step)
        for step in INSIDE:
            _run(folder / "city", engine / BINARIES / "plan", *step)
        missing = [made for made in MADE if not (folder / made).is_file()]
    print("；".join(f"没有生成 {made}" for made in missing) or "安装包可用。")
    return 1 if missing else 0


def _wheel(folder: Path) -> Path:
    options = ("--quiet", "--no-deps", "--wheel-dir", folder)
    _run(Path(), sys.executable, "-m", "pip", "wheel", *options, ".")
    return next(folder.glob("*.whl"))


def _run(where: Path, *command: str | Path) -> None:
    """Run a command without what the environment says of Python and of this repository."""
    environment = {
        key: held for key, held in os.environ.items() if key not in ("PYTHONPATH", "PLAN")
    }
    subprocess.run([*map(str, command)], cwd=where, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main())
