"""``plan runtime``: fetch what the editing desk runs Python with in the browser."""

from __future__ import annotations

import click

from macros.commands.group import stop, writing
from macros.desk.fetching import fetch
from macros.settings import from_environment
from macros.settings.desk import NoRuntime, name_of_runtime, runtime_in

HELP = """取来“修改台”在浏览器里运行检查所用的软件（约 9 MB），每个版本只取一次。

\b
放在 Python 环境里；环境变量 DESK 可以另指一个文件夹，DESK=no 表示不要修改台。
要能访问 PyPI 和 npm 的软件源（或镜像）；内容都与锁定的摘要核对。
取到以后生成的网站，/edit/ 就能用。
退出码：0 已经取到，或不需要；2 没有取到。
"""


@click.command(help=HELP)
def runtime() -> None:
    """Fetch what is locked, unless it lies there already."""
    folder = from_environment().desks
    if not folder:
        return
    with writing(folder, NoRuntime):
        if runtime_in(folder):
            return
        click.echo("取来修改台所用的软件，约 9 MB …")
        fetch(folder / name_of_runtime())
    if not runtime_in(folder):
        stop("软件包里缺少需要的文件；请报告给引擎的作者。")
