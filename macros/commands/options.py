"""Options that several commands have, under the same names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from macros.settings import from_environment


def file_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--file``: the plan to work on, for ``plan_path``."""
    return click.option(
        "--file",
        "file",
        type=click.Path(path_type=Path),
        metavar="文件",
        help="方案数据文件，默认 data/plan.yml（或环境变量 PLAN 指定的文件）。",
    )(command)


def file_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let the file of ``--file`` be written without it, too."""
    return click.argument(
        "named", type=click.Path(path_type=Path), required=False, metavar="[FILE]"
    )(command)


def dry_run_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command ``--dry-run``: show what would be written."""
    return click.option("--dry-run", is_flag=True, help=words)


def plan_path(file: Path | None, named: Path | None = None) -> Path:
    """Return the plan to work on. Raises UsageError where two are named."""
    if file and named and file != named:
        raise click.UsageError(f"FILE 和 --file 写了两个文件：{named}、{file}；请只写一个。")
    return file or named or from_environment().plan
