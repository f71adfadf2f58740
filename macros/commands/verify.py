"""``plan verify``: whether a copy of the site is what was built."""

from __future__ import annotations

from pathlib import Path

import click

from macros.addresses import address
from macros.building.copies import NoList, differences, read_list
from macros.commands.group import PROBLEMS, stop, stopping
from macros.model.problems import shown


@click.command()
@click.argument("site", default="site", type=click.Path(path_type=Path), metavar="[文件夹]")
@click.option(
    "--list",
    "listed",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="从原网站取来的清单；默认是文件夹里的 digests.json。",
)
@click.option("--partial", is_flag=True, help="只核对有的文件：副本不全的，缺文件不算错。")
def verify(site: Path, listed: Path | None, partial: bool) -> None:
    """逐个文件核对网站的副本，例如镜像站下载到本机的文件夹。

    清单 digests.json 由生成网站时写出，列出全部文件的 SHA-256 和所用的提交。副本里的清单可能也被改过：
    请用 --list 写从原网站取来的一份，或者核对它的签名。

    退出码：0 完全一致；1 有不一致的文件；2 没有清单，无法核对。
    """
    if not site.is_dir():
        stop(f"没有文件夹 {shown(site)}/。")
    with stopping(NoList):
        given = read_list(listed or site / address.DIGESTS)
    faults = list(differences(site, given, partial=partial))
    if faults:
        stop("\n".join([*faults, f"{len(faults)} 个文件与清单不一致。"]), PROBLEMS)
    made = f"，由提交 {given.commit} 生成" if given.commit else ""
    click.echo(f"{shown(site)}/ 与清单一致：方案 {given.plan}，{len(given.files)} 个文件{made}。")
    click.echo(f"清单的 SHA-256：{given.own}")
