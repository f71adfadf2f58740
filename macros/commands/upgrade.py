"""``plan upgrade``: another engine for the site."""

from __future__ import annotations

from pathlib import Path

import click

from macros.commands.group import writing
from macros.starting.project import CannotStart, take
from macros.starting.wheel import NoWheel, read_wheel

HELP = """换用另一个版本的引擎：把安装包放进 vendor/，重写 requirements.txt。

\b
“安装包”是引擎的安装包（plan_site-版本-py3-none-any.whl）。别的文件不动。
以后 make 会自动重新安装；没有 make 的，照提示运行 pip。
退出码：0 完成；2 没有换。
"""


@click.command(help=HELP)
@click.argument("wheel", type=click.Path(path_type=Path), metavar="安装包")
def upgrade(wheel: Path) -> None:
    """Put the wheel in the place of the present one."""
    with writing(Path(), CannotStart, NoWheel):
        new = read_wheel(wheel)
        take(Path(), new)
    click.echo(f"已换成 {new.name}。有 make 的，下一个 make 命令会装好它；没有的，运行：")
    click.echo("python -m pip install --force-reinstall --require-hashes -r requirements.txt")
