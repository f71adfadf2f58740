"""``plan diff``: what changed in meaning, and the entry of the history that it needs."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from macros.addresses.ledger import Ledger, path_beside, read
from macros.commands.group import (
    CANNOT,
    PROBLEMS,
    date_option,
    dry_run_option,
    file_option,
    plan_path,
    stop,
    stopping,
    write,
)
from macros.editing.cannot import CannotEdit
from macros.editing.completing import completed
from macros.editing.diff.compare import difference
from macros.editing.former_records import records_yaml
from macros.editing.history_entries import entries_yaml
from macros.editing.report import PUBLISHED_ENTRIES, as_annotations, as_markdown, as_text
from macros.loading.blanks import BLANK
from macros.loading.load import load_shape
from macros.loading.reading import read_raw
from macros.loading.revisions import NoPlanYet, NoRevision, data_of, default_base
from macros.model.plan import PlanFile
from macros.model.problems import shown
from macros.settings import from_environment

FORMATS = {"text": as_text, "markdown": as_markdown}
"""Besides these there is ``github``: annotations of what ``--require-entry`` demands."""


@click.command()
@click.argument("base", required=False, metavar="[旧版本]")
@click.argument("head", required=False, metavar="[新版本]")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, "github"]),
    default="text",
    help="输出格式：text 给人看，markdown 给代码托管平台的摘要页，json 给程序，github 标注缺少的变更记录。",
)
@click.option(
    "--require-entry",
    is_flag=True,
    help="内容有变而没有变更记录，改写或删去了已发布的变更记录，或有 id 没有去向时，退出码为 1。",
)
@click.option(
    "--draft",
    "drafting",
    is_flag=True,
    help="把缺少的变更记录写进数据文件，没有去向的 id 登记到 retired 或 moved。",
)
@file_option
@dry_run_option("与 --draft 同用：只显示，不写入文件。")
@date_option
def diff(
    base: str | None,
    head: str | None,
    form: str,
    require_entry: bool,
    drafting: bool,
    file: Path | None,
    dry_run: bool,
    on: datetime | None,
) -> None:
    """比较两个版本的方案，列出内容上的变化（换行、注释、引号不算）。

    旧版本和新版本是文件，或 git 版本（分支、标签、提交）。不写旧版本时与主分支上的版本比较；
    不写新版本时看现在的数据文件（--file）。

    退出码：0 正常；1 见 --require-entry；2 无法比较。
    """
    settings = from_environment()
    day = on.date() if on else date.today()  # an editor's command, not the build
    path = plan_path(file, settings.plan if base and head else None)
    target = Path(head) if head and Path(head).is_file() else path
    if drafting and head and not Path(head).is_file():
        stop("--draft 只能用于现在的数据文件；请不要写新版本。")
    faults = "无法比较，因为有一个版本的写法有误：\n"
    with stopping(NoRevision, before=faults, problems=CANNOT):
        ledger = read(path_beside(path))
        try:
            before = data_of(base or default_base(path, settings.repo_ref), path)
        except NoPlanYet as error:
            click.echo(f"{error} 这是首次发布，不需要变更记录。")
            return
        old, _ = load_shape(*before, strict=False)
        data, name = data_of(head, path) if head else (read_raw(path), shown(path))
        new, parsed = load_shape(data, name)
    if drafting:
        _draft(old, target, ledger, day, dry=dry_run)
        return
    if require_entry and old.plan.id != new.plan.id:
        ids = f"“{old.plan.id}”换成了“{new.plan.id}”"
        click.echo(f"方案从{ids}：另一份方案不与原来的比较，不需要变更记录。")
        return
    found = difference(old, new, ledger)
    if form == "github":
        line = parsed.place(("changes",), at_key=True).line
        click.echo(as_annotations(found, day, data, shown(target), line), nl=False)
    else:
        click.echo(FORMATS[form](found, day, data), nl=False)
    if require_entry and found.history.lost:
        click.echo(f"没有通过：{PUBLISHED_ENTRIES}请照上面的提示恢复。", err=True)
    if require_entry and (found.unrecorded or found.vanished):
        words = "没有通过：内容有变化，但缺少变更记录或 id 的去向；请照上面的提示补上。"
        click.echo(f"{words}\n可以运行 plan diff --draft 自动写入。", err=True)
    if require_entry and (found.unrecorded or found.vanished or found.history.lost):
        sys.exit(PROBLEMS)


RECORDED = (
    f"把“{BLANK}”换成停用或改址的原因；写着“猜测”的去向请核对，"
    "改了 how 或 to 的，变更记录的类别和摘要也要照改。"
)


def _draft(old: PlanFile, path: Path, ledger: Ledger, day: date, *, dry: bool) -> None:
    """Write the missing records and entries, or show them."""
    with stopping(CannotEdit, problems=CANNOT):
        data = read_raw(path)
        found = difference(old, load_shape(data, shown(path))[0], ledger)
        made = completed(old, data, shown(path), ledger, day)
    if made.data != data and not dry:
        write(path, made.data)
    for one in found.vanished:
        if one.reused:
            words = f"{one.kind.label}“{one.id}”停用后，id 又用在了别的对象上；"
            click.echo(f"{words}停用的 id 不得再用，请换一个。", err=True)
    if found.history.lost:
        click.echo(f"{PUBLISHED_ENTRIES}请先恢复；plan diff 会列出原来的写法。", err=True)
    if made.data == data:
        click.echo("没有需要补的变更记录。")
        return
    counts = {
        "条停用或改址登记": len(made.records),
        "条变更记录里缺少的 id": len(made.mended),
        "条变更记录": len(made.entries),
    }
    added = "、".join(f"{count} {words}" for words, count in counts.items() if count)
    head = f"{'将' if dry else '已'}写入 {shown(path)}：{added}，请核对。"
    click.echo(f"{head}{RECORDED if made.records else ''}\n")
    history = (*made.entries, *(one.whole for one in made.mended))
    changes = f"changes:\n{entries_yaml(history)}" if history else ""
    click.echo("\n".join(filter(None, (records_yaml(made.records), changes))), nl=False)
