"""``plan release``: add the addresses of the built site to the ledger."""

from __future__ import annotations

import json
from pathlib import Path

import click

from macros.addresses.ledger import path_beside
from macros.building.built import read_built
from macros.building.published import published
from macros.building.vanished_addresses import vanished_addresses
from macros.commands.group import CANNOT, PROBLEMS, settings_here, site_option, stop, stopping
from macros.model.problems import shown
from macros.pages.site import Site, build_site


@click.command()
@site_option("放网站的文件夹。")
def release(site: Path) -> None:
    """把 site/ 里的网址记入已公布地址的清单（方案数据旁的 addresses.txt）。

    公布网站时运行。清单只增不减；以后哪个网址不见了而数据没有交代，网站就不能生成。

    退出码：0 已记入；1 有网址不见了；2 无法记入。
    """
    now = site_of(site)
    built = read_built(site, now.settings.site_url)
    if faults := list(vanished_addresses(built, now)):
        stop("\n".join(faults), PROBLEMS)
    ledger = now.ledger.with_lines(published(built, now))
    path = path_beside(now.settings.plan)
    path.write_text(ledger.text(), encoding="utf-8", newline="\n")
    added = len(ledger.lines) - len(now.ledger.lines)
    click.echo(f"{shown(path)}：新增 {added} 个网址，共 {len(ledger.lines)} 个。请把它一并提交。")


def site_of(folder: Path) -> Site:
    """Return the plan and the ledger from which the site in a folder was made, or stop."""
    settings = settings_here()
    with stopping(problems=CANNOT):
        now = build_site(settings)
    try:
        about = json.loads((folder / "api/v1/index.json").read_text(encoding="utf-8"))
        made_from = about["generated_from"]["digest"]
    except (OSError, ValueError):
        made_from = None
    if made_from != now.digest:
        stop(
            f"{shown(folder)}/ 不是由现在的 {settings.plan_name} 生成的；请先运行 make site（或 plan build）。"
        )
    return now
