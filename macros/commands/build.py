"""``plan build``: the whole site, put in place only when every check has passed."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from macros.building.unchanged import SiteState
from macros.commands.group import PROBLEMS, settings_here, site_option, stop, stopping
from macros.commands.waiting import progress
from macros.editing.open_marks import open_marks
from macros.loading.reading import read_text
from macros.model.problems import PlanError, shown


@click.command()
@site_option("放网站的文件夹。")
@click.option("--publish", is_flag=True, help="为公布而生成：还有【待核】的草稿不生成。")
@click.option("--all-checks", is_flag=True, help="写出的文件全部读回核对；不然很多的只抽查一部分。")
def build(site: Path, publish: bool, all_checks: bool) -> None:
    """生成网站并检查，全部通过后才替换 site/。

    环境变量 PLAN、SITE_URL、REPO_URL、REPO_REF、REPO_KIND 指定数据文件、网站地址、代码库地址、分支和平台的类型。
    """
    settings = settings_here()
    if publish:
        _refuse_draft(settings.plan)
    state = SiteState(settings, site)
    if not all_checks and (pages := state.pages()):
        click.echo(f"{site}/：{pages} 个页面，与上次生成时相比没有变化，检查过，全部通过。")
    else:
        click.echo(f"{site}/：{_built(state, all_checks)} 个页面，检查全部通过。")
    _give_hints(site)


def _built(site: SiteState, all_checks: bool) -> int:
    """Build the site and return the number of its pages, or stop."""
    gc.disable()  # all that is imported stays: no need to look for what does not
    try:
        from macros.building.build import BuildError, build
    finally:
        gc.enable()
    try:
        gc.freeze()
        with progress() as say:
            return build(site.settings, site.folder, site.config, say, site, _note, all_checks)
    except (PlanError, BuildError) as error:
        stop(f"{error}\n没有生成网站；{site.folder}/ 保持原样。", PROBLEMS)


def _note(words: str) -> None:
    click.echo(words, err=True)


def _give_hints(site: Path) -> None:
    from macros.building.hints import hints

    for hint in hints(site):
        click.echo(f"提示：{hint}")


def _refuse_draft(plan: Path) -> None:
    """Stop if something that an import guessed is left to be looked at, with each place."""
    with stopping():
        marks = open_marks(read_text(plan))
    if marks:
        listed = "\n".join(f"{shown(plan)}:{mark.line}: 【待核】{mark.reason}" for mark in marks)
        stop(
            f"{listed}\n还有 {len(marks)} 处待核，是草稿，不能公布；核对以后删去这些注释。",
            PROBLEMS,
        )
