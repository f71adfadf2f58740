"""``plan addresses``: the ledger of published addresses has grown with the site and lost nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from macros.checks.built import read_built
from macros.checks.published import published
from macros.commands.release import made_from
from macros.difference.revisions import NoPlanYet, NoRevision, content_at
from macros.lasting.ledger import Ledger, Line, parsed, path_beside, row
from macros.problems import PlanError
from macros.settings import from_environment
from macros.site import Site, build_site

LACKING, CANNOT = 1, 2
MOST = 200
"""So many missing lines are printed; ``plan release`` adds them all."""


@click.command()
@click.option("--site", default="site", type=click.Path(path_type=Path), help="放网站的文件夹。")
@click.option(
    "--base", default="", metavar="版本", help="另与这个 git 版本的清单比较，一行也不能少。"
)
def addresses(site: Path, base: str) -> None:
    """检查 site/ 里的网址都已记入清单 addresses.txt，清单没有变少。

    公布网站之前运行。退出码：0 正常；1 清单缺少网址；2 无法检查。
    """
    settings = from_environment()
    path = path_beside(settings.plan)
    try:
        now = build_site(settings)
        lost = _lost(now.ledger, base, path) if base else []
    except PlanError as error:
        _stop(error.text())
    except NoRevision as error:
        _stop(str(error))
    if not made_from(site, now.digest):
        _stop(f"{site}/ 不是由现在的 {settings.plan_name} 生成的；请先运行 make site。")
    name = path.name if path.is_absolute() else path.as_posix()
    if lost:
        _tell(lost, f"{name} 比 {base} 少了 {len(lost)} 行；清单只增不减，请恢复：")
    if missing := _missing(site, now):
        words = f"有 {len(missing)} 个网址还没有记入清单。请运行 make release 并提交 {name}"
        _tell(missing, f"{words}，或把下面各行加到它的末尾：")
    if lost or missing:
        sys.exit(LACKING)
    click.echo(f"{name}：网站的网址都已记入，共 {len(now.ledger.lines)} 行。")


def _lost(ledger: Ledger, base: str, path: Path) -> list[Line]:
    """Return the lines that the ledger had at a revision and has no more."""
    try:
        before = parsed(content_at(base, path), f"{base}:{path.name}")
    except NoPlanYet:
        return []
    kept = {line.key for line in ledger.lines}
    return [line for line in before.lines if line.key not in kept]


def _missing(folder: Path, site: Site) -> list[Line]:
    """Return what the built site publishes and the ledger does not name."""
    known = {line.key for line in site.ledger.lines}
    return [line for line in published(read_built(folder), site) if line.key not in known]


def _tell(lines: list[Line], words: str) -> None:
    click.echo(words, err=True)
    for line in lines[:MOST]:
        click.echo(row(line), err=True)
    if len(lines) > MOST:
        click.echo(f"……另有 {len(lines) - MOST} 行", err=True)


def _stop(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(CANNOT)
