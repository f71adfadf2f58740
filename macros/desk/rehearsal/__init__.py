"""A made-up plan on which editors can try every task of the desk without risk."""

from __future__ import annotations

from pathlib import Path

from macros.desk.session import Session
from macros.settings.engine import PACKAGE

PLAN = "data/plan.yml"
_FILES = {PLAN: "plan.yml", "data/notice.txt": "notice.txt"}


def laid_out(folder: Path) -> Path:
    """Write the files of the plan into a folder, and return where the plan is from there."""
    for name, file in _FILES.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((PACKAGE / "desk" / "rehearsal" / file).read_bytes())
    return Path(PLAN)


def begun() -> Session:
    """Return a session on the plan, laid out in the folder where the process works."""
    return Session(laid_out(Path()))
