"""The command line: ``python -m macros``, installed as ``plan``. Help and messages in Chinese."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from macros.commands.group import PROBLEMS, LazyGroup
from macros.model.problems import PlanError
from macros.settings import from_environment

COMMANDS = {
    "check": "macros.commands.check:check",
    "fmt": "macros.commands.fmt:fmt",
    "diff": "macros.commands.diff:diff",
    "new": "macros.commands.new:new",
    "show": "macros.commands.show:show",
    "bundle": "macros.commands.bundle:bundle",
    "release": "macros.commands.release:release",
    "addresses": "macros.commands.addresses:addresses",
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="命令 [参数]...",
    help="方案网站的命令行：检查、整理和查看数据，生成网站。",
)
def main() -> None:
    """Run one of the commands."""


@main.command()
@click.option("--site", default="site", type=click.Path(path_type=Path), help="放网站的文件夹。")
def build(site: Path) -> None:
    """生成网站并检查，全部通过后才替换 site/。

    环境变量 PLAN、SITE_URL、REPO_URL、REPO_REF 指定数据文件、网站地址、代码库地址和分支。
    """
    from macros.building.build import BuildError
    from macros.building.build import build as build_site

    settings = from_environment()
    try:
        pages = build_site(settings, site)
    except (PlanError, BuildError) as error:
        click.echo(str(error), err=True)
        click.echo(f"没有生成网站；{site}/ 保持原样。", err=True)
        sys.exit(PROBLEMS)
    click.echo(f"{site}/：{pages} 个页面，检查全部通过。")


@main.command()
@click.option("--port", default=8000, help="端口。")
def serve(port: int) -> None:
    """在本机预览，数据或页面一改就更新。"""
    from macros.building.build import mkdocs_environment

    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    os.execve(sys.executable, command, mkdocs_environment(from_environment()))


if __name__ == "__main__":
    main(prog_name="plan")
