"""``plan init``: a new repository for the site of another plan."""

from __future__ import annotations

from pathlib import Path

import click

from macros.commands.group import writing
from macros.model.problems import shown
from macros.starting.project import CannotStart, start
from macros.starting.wheel import NoWheel, own_wheel

HELP = """建立一个网站的代码库：数据、设置、命令、工作流和锁定的引擎。

\b
“文件夹”是新文件夹，默认是现在的文件夹。里面只能是空的，或者只有一份方案：
plan import 写出的 plan.yml 和文本副本，在 data/ 里，或者移到 data/ 里去。
不会改写已有的文件。没有方案的，写一份虚构的示例，照着换成自己的公文。
退出码：0 完成；2 没有建立。
"""


@click.command(help=HELP)
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[文件夹]")
@click.option(
    "--from",
    "imported",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="用这个文件夹里的 data/plan.yml（或 plan.yml）和文本副本。",
)
def init(folder: Path, imported: Path | None) -> None:
    """Write the repository, and say what comes next."""
    beside = (folder / "plan.yml").exists()
    with writing(folder, CannotStart, NoWheel):
        files = start(folder, imported, own_wheel())
    moved = "方案移到了 data/ 里。" if beside else ""
    click.echo(f"{shown(folder)}/：写了 {len(files)} 个文件，说明见 README.md。{moved}")
    go = "" if folder.resolve() == Path.cwd() else f"cd {shown(folder)} 进入这个文件夹，"
    click.echo(f"下一步：{go}plan check 检查数据，make site（或 plan build）生成网站。")
