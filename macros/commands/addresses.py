"""``plan addresses``: the ledger of published addresses has grown with the site and lost nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.addresses.ledger import Ledger, Line, path_beside, row, salvaged
from macros.building.built import read_built
from macros.building.published import published
from macros.commands.group import PROBLEMS, site_option, stopping
from macros.commands.release import site_of
from macros.loading.revisions import NoPlanYet, NoRevision, content_at
from macros.pages.site import Site
from macros.settings.hosts import COMMIT


@click.command()
@site_option("放网站的文件夹。")
@click.option(
    "--base", default="", metavar="版本", help="另与这个 git 版本的清单比较，一行也不能少。"
)
@click.option(
    "--complete",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="把整份清单（原有的和新的网址）写到这个文件。",
)
@click.option(
    "--recorded-later",
    is_flag=True,
    help="新的网址由发布的流程记下（plan ledger record），只列出，不算缺少。",
)
def addresses(site: Path, base: str, complete: Path | None, recorded_later: bool) -> None:
    """检查 site/ 里的网址都已记入清单 addresses.txt，清单没有变少。

    公布网站之前运行。退出码：0 正常；1 清单缺少网址；2 无法检查。
    """
    if complete:
        complete.unlink(missing_ok=True)
    now = site_of(site)
    path = path_beside(now.settings.plan)
    with stopping(NoRevision):
        lost = _lost(now.ledger, base, path) if base else []
    name = path.name if path.is_absolute() else path.as_posix()
    if lost:
        _report(lost, f"{name} 比 {base} 少了 {len(lost)} 行；清单只增不减，请恢复：")
    missing = _missing(site, now)
    if complete:
        complete.parent.mkdir(parents=True, exist_ok=True)
        whole = now.ledger.with_lines(lost).with_lines(missing)
        complete.write_text(whole.text(), encoding="utf-8", newline="\n")
    if missing and recorded_later:
        rows = "\n".join(map(row, missing))
        click.echo(f"有 {len(missing)} 个新网址，公布时自动记入清单，不必登记：\n{rows}")
    elif missing:
        words = f"有 {len(missing)} 个网址还没有记入清单。请运行 make release 并提交 {name}（没有 make 的运行 plan build、plan release）"
        _report(missing, f"{words}，或把下面各行加到它的末尾：")
    elif not lost:
        click.echo(f"{name}：网站的网址都已记入，共 {len(now.ledger.lines)} 行。")
    if lost or (missing and not recorded_later):
        sys.exit(PROBLEMS)


def _lost(ledger: Ledger, base: str, path: Path) -> list[Line]:
    """Return the lines that the ledger had at a revision and no longer has.

    Nothing is compared, with a message that says so, if the revision does not exist (for a new branch
    the code host gives a commit of zeros; after a forced push the old one is gone) or if the ledger
    there is that of another plan.
    """
    if not base.strip("0"):
        click.echo("没有可比较的上一个版本，只检查现在的清单。")
        return []
    try:
        before = salvaged(content_at(base, path))
    except NoPlanYet:
        return []
    except NoRevision:
        if not COMMIT.fullmatch(base):
            raise
        click.echo(f"历史里没有版本 {base}，不与它比较，只检查现在的清单。")
        return []
    if not before.is_of(ledger.plan):
        click.echo(f"{base} 的清单是方案“{before.plan}”的，不与它比较。")
        return []
    kept = {line.key for line in ledger.lines}
    return [line for line in before.lines if line.key not in kept]


def _missing(folder: Path, site: Site) -> list[Line]:
    """Return the addresses of the built site that are not in the ledger."""
    known = {line.key for line in site.ledger.lines}
    built = read_built(folder, site.settings.site_url)
    return [line for line in published(built, site) if line.key not in known]


def _report(lines: list[Line], words: str) -> None:
    click.echo("\n".join([words, *map(row, lines)]), err=True)
