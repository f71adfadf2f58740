"""Build the site beside the present one, check it, and only then replace that one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from macros.building.checks import check_site
from macros.pages.site import build_site
from macros.settings import Settings


class BuildError(Exception):
    """The site was not built; the one built before is untouched."""


def build(settings: Settings, folder: Path, config: Path = Path("mkdocs.yml")) -> int:
    """Build, check and publish into ``folder``; return the number of pages.

    Raises PlanError for faults of the plan, BuildError for all others. In both cases what was
    in ``folder`` stays.
    """
    site = build_site(settings)
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        _run_mkdocs(settings, config, new)
        faults = check_site(new, site)
        if faults:
            raise BuildError("\n".join([*faults, f"网站检查发现 {len(faults)} 处问题。"]))
        pages = sum(1 for _ in new.rglob("*.html"))
        _replace(folder, new)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return pages


def mkdocs_environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which MkDocs builds: the settings, and no clock."""
    return {
        **os.environ,
        "PLAN": str(settings.plan),
        "SITE_URL": settings.site_url,
        "REPO_URL": settings.repo_url,
        "REPO_REF": settings.repo_ref,
        "SOURCE_COMMIT": settings.source_commit,
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or "0",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
    }


def _run_mkdocs(settings: Settings, config: Path, folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(config),
        "--site-dir",
        str(folder.resolve()),
    ]
    done = subprocess.run(
        command, env=mkdocs_environment(settings), capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = _reason(done.stdout + done.stderr)
        raise BuildError(reason or f"MkDocs 以代码 {done.returncode} 结束。")


_MACRO_ERROR = re.compile(
    r"^.*Macro Rendering Error_\s+_File_: `(?P<file>[^`]+)`\s+_\w+_: (?P<reason>.+?)\s+```.*?```",
    re.DOTALL | re.MULTILINE,
)


def _reason(output: str) -> str:
    """Return the errors that MkDocs printed; for a macro, page and reason without traceback."""
    short = _MACRO_ERROR.sub(
        r"docs/\g<file>：页面里的宏出错：\g<reason>；请检查花括号里的名字和 id。", output
    )
    lines = short.splitlines()
    return "\n".join(line for line in lines if not line.startswith(("INFO", "DEBUG")))


def _replace(folder: Path, new: Path) -> None:
    """Put ``new`` in the place of ``folder``; if that fails the old one is put back."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
