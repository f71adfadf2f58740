"""``plan build``: the whole site, put in place only when every check has passed."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from macros.building.build import BuildError
from macros.building.build import build as build_site
from macros.building.hints import hints
from macros.commands.group import PROBLEMS, site_option, stop
from macros.model.problems import PlanError
from macros.settings import from_environment


@click.command()
@site_option("放网站的文件夹。")
def build(site: Path) -> None:
    """生成网站并检查，全部通过后才替换 site/。

    环境变量 PLAN、SITE_URL、REPO_URL、REPO_REF 指定数据文件、网站地址、代码库地址和分支。
    """
    try:
        gc.freeze()  # all that is imported stays: no need to look at it again and again
        pages = build_site(from_environment(), site)
    except (PlanError, BuildError) as error:
        stop(f"{error}\n没有生成网站；{site}/ 保持原样。", PROBLEMS)
    click.echo(f"{site}/：{pages} 个页面，检查全部通过。")
    for hint in hints(site):
        click.echo(f"提示：{hint}")
