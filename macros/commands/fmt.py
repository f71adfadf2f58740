"""``plan fmt``: the plan file in its canonical form."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from macros.commands.group import (
    PROBLEMS,
    file_argument,
    file_option,
    plan_path,
    stop,
    stopping,
    write,
)
from macros.editing.canonical import FormatError, format_text
from macros.loading.reading import read_raw, read_text
from macros.model.problems import shown

HELP = """把方案数据整理成统一的写法：键的顺序、引号、长文换行和空行。

\b
“文件”是方案数据文件，默认 data/plan.yml（或环境变量 PLAN 指定的文件）。
只改写法，不改内容：写入之前先核对内容和注释都没有变；数据有问题时不整理，先列出问题。
退出码：0 已是统一写法或已整理；1 有问题，或 --check 时尚未整理；2 无法整理。
"""


@click.command(help=HELP)
@file_argument
@file_option
@click.option("--check", "only_check", is_flag=True, help="只检查，不写入；列出会改动的行。")
@click.option("--advise", is_flag=True, help="同 --check，但尚未整理的只提示，退出码是 0。")
def fmt(named: Path | None, file: Path | None, only_check: bool, advise: bool) -> None:
    """Bring a plan into its canonical form, or show what would change."""
    path = plan_path(file, named)
    with stopping(after="数据有问题，没有整理。"):
        text = read_text(path)
        try:
            formatted = format_text(text, path)
        except FormatError as error:
            stop(f"{shown(path)}：{error}；没有写入，请报告这个缺陷。")
    if read_raw(path) == formatted.encode():
        click.echo(f"{shown(path)}：已是统一写法。")
    elif only_check or advise:
        _show_changes(text, formatted, shown(path))
        if advise:
            click.echo("这只是提示：内容没有错，照样可以提交、发布。", err=True)
        else:
            sys.exit(PROBLEMS)
    else:
        write(path, formatted.encode())
        click.echo(f"{shown(path)}：已整理。")


def _show_changes(text: str, formatted: str, name: str) -> None:
    before, after = text.splitlines(keepends=True), formatted.splitlines(keepends=True)
    changes = "".join(difflib.unified_diff(before, after, name, f"{name}（整理后）", n=1))
    click.echo(changes or f"{name}：换行符或文件开头的标记（BOM）会改动。", nl=not changes)
    click.echo(f"{name}：尚未整理，请运行 plan fmt。", err=True)
