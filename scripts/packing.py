"""The build backend: flit, with what the engine brings to every site packed along.

In the repository that stands at the top, beside what belongs to the plan published there; in the
wheel it is in ``macros/defaults/`` (``macros/settings/engine.py``).
"""

from __future__ import annotations

import contextlib
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from flit_core import buildapi
from flit_core.buildapi import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

sys.path.insert(0, str(Path(__file__).parents[1]))
from macros.settings.engine import is_about_an_object

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

BROUGHT = (
    "docs",
    "mkdocs.yml",
    "requirements.txt",
    ".github/ISSUE_TEMPLATE",
    ".github/workflows/pages.yml",
)
NEEDED = ("macros", "pyproject.toml", "LICENSE", "LICENSE-DATA.md")
"""What flit reads to make the wheel."""


def build_wheel(
    wheel_directory: str,
    config_settings: dict[str, Any] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """Make the wheel of a copy of the package that has ``defaults/``; return its name."""
    out = str(Path(wheel_directory).resolve())
    with tempfile.TemporaryDirectory() as folder:
        for name in NEEDED:
            _copy(Path(name), Path(folder) / name)
        for name in BROUGHT:
            _copy(Path(name), Path(folder) / "macros" / "defaults" / name)
        with contextlib.chdir(folder):
            leave_out_the_plan(Path("macros/defaults/docs"))
            return str(buildapi.build_wheel(out, config_settings, metadata_directory))


def leave_out_the_plan(docs: Path) -> None:
    """Remove the pages about objects of one plan. Raises ValueError if other prose links to one."""
    for page in docs.rglob("*.md"):
        if is_about_an_object(page.relative_to(docs).as_posix()):
            page.unlink()
        elif re.search(r"\{\{ *link\(", page.read_text("utf-8")):
            raise ValueError(
                f"{page.name} links to an object of one plan; a wheel serves all plans"
            )


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)
