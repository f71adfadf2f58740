"""``plan release``: take the addresses of the built site into the ledger, for good."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from macros.addresses.ledger import path_beside
from macros.building.built import read_built
from macros.building.published import published
from macros.building.vanished_addresses import vanished_addresses
from macros.model.problems import PlanError
from macros.pages.site import build_site
from macros.settings import from_environment


@click.command()
@click.option("--site", default="site", type=click.Path(path_type=Path), help="放网站的文件夹。")
def release(site: Path) -> None:
    """把 site/ 里的网址记入已公布地址的清单（方案数据旁的 addresses.txt）。

    公布网站时运行。清单只增不减；以后哪个网址不见了而数据没有交代，网站就不能生成。
    """
    settings = from_environment()
    try:
        now = build_site(settings)
    except PlanError as error:
        _stop(error.text())
    if not made_from(site, now.digest):
        _stop(f"{site}/ 不是由现在的 {settings.plan_name} 生成的；请先运行 make site。")
    built = read_built(site)
    if faults := list(vanished_addresses(built, now)):
        _stop("\n".join(faults))
    ledger = now.ledger.with_lines(published(built, now))
    path = path_beside(settings.plan)
    path.write_text(ledger.text(), encoding="utf-8", newline="\n")
    added = len(ledger.lines) - len(now.ledger.lines)
    click.echo(f"{path}：新增 {added} 个网址，共 {len(ledger.lines)} 个。请把它一并提交。")


def made_from(site: Path, digest: str) -> bool:
    """Whether the site in a folder was made from the data with this digest."""
    try:
        about = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(about["generated_from"]["digest"] == digest)


def _stop(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(1)
