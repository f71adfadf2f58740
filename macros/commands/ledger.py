"""``plan ledger``: the list that keeps itself: taken from where publications record it, and recorded."""

from __future__ import annotations

from pathlib import Path

import click

from macros.addresses.ledger import Ledger, path_beside, read, read_for, row
from macros.addresses.recorded import BRANCH, FETCH, record, recorded
from macros.commands.group import PROBLEMS, file_option, plan_path, stop, stopping
from macros.loading.load import load_shape
from macros.loading.reading import read_raw
from macros.loading.revisions import GitFailure, NoRevision
from macros.model.problems import shown

HELP = f"""取回或记下公布过的网址；流程用，编者不用管。

\b
清单公布时自动记在代码库的分支 {BRANCH} 上。
检查和发布的流程先运行 plan ledger take，发布前运行 plan ledger record。
"""

OTHER_PLAN = (
    "公布时记下的是方案“{0}”的清单，数据里的方案是“{1}”。"
    "只是改了 plan.id 的，请改回“{0}”，它在下载文件的网址里，公布后不改；"
    "换了一份方案的，请让 {2} 的内容只有一行“# 方案：{1}”（没有这个文件的，新建）。"
)


@click.group(help=HELP, options_metavar="[选项]", subcommand_metavar="命令 [参数]...")
def ledger() -> None:
    """The group of the two commands."""


@ledger.command(
    help="把公布时记下的网址并入数据旁的清单 addresses.txt，供检查和生成网站时核对。"
    "只读取已经取到本机的分支，不联网。",
    options_metavar="[选项]",
)
@file_option
def take(file: Path | None) -> None:
    """Add to the ledger beside the plan what publications recorded."""
    plan = plan_path(file)
    path = path_beside(plan)
    with stopping():
        id = load_shape(read_raw(plan), shown(plan), strict=False)[0].plan.id
        own = read_for(plan, id)
    there = recorded(path.parent)
    if there is None:
        click.echo(
            f"这里没有公布时记下的清单（分支 {BRANCH}），只用数据旁的。"
            f"公布过的，先取来再检查：{FETCH}"
        )
    elif not there.is_of(id):
        if read(path).plan != id:  # only a file that says so tells a new plan from a slip in its id
            stop(OTHER_PLAN.format(there.plan, id, shown(path)), PROBLEMS)
        click.echo(f"公布时记下的是方案“{there.plan}”的清单，不并入“{id}”的。")
    elif not (new := _besides(there, own)):
        click.echo(f"{shown(path)}：公布时记下的 {len(there.lines)} 个网址都在里面。")
    else:
        whole = own.with_lines(there.lines).text()
        path.write_text(whole, encoding="utf-8", newline="\n")
        click.echo(f"{shown(path)}：并入公布时记下的 {len(new)} 个网址。")


@ledger.command(
    "record",
    help="把整份清单记到代码托管平台的分支上；发布前运行。“文件”由 plan addresses --complete 写出。",
    options_metavar="[选项]",
)
@click.argument("whole", type=click.Path(path_type=Path), metavar="文件")
@file_option
def _record(whole: Path, file: Path | None) -> None:
    """Record the list of all addresses on the branch of the host."""
    folder = path_beside(plan_path(file)).parent
    with stopping():
        read_raw(whole)
        now = read(whole)
    if not now.plan:
        stop(f"{shown(whole)} 没有写明是哪个方案的清单；请用 plan addresses --complete 写出。")
    there = recorded(folder)
    if there and there.is_of(now.plan):
        if lost := _besides(there, now):
            stop(
                f"公布时记下的 {len(lost)} 个网址不在 {shown(whole)} 里；"
                "请先运行 plan ledger take，再生成网站、写出清单：\n" + "\n".join(lost),
                PROBLEMS,
            )
        if there.text() == now.text():
            click.echo(f"没有新的网址，{len(now.lines)} 个都已记下。")
            return
    try:
        record(folder, now)
    except GitFailure as error:
        stop(_refused(error))
    except NoRevision as error:
        stop(str(error))
    click.echo(f"已把 {len(now.lines)} 个网址记到分支 {BRANCH}。")


def _besides(there: Ledger, own: Ledger) -> list[str]:
    """Return the rows of a ledger that another lacks."""
    known = {line.key for line in own.lines}
    return [row(line) for line in there.lines if line.key not in known]


def _refused(error: GitFailure) -> str:
    return (
        f"没有记下，所以不要发布：代码托管平台没有接受分支 {BRANCH}。"
        f"别处已有新记录，或这里没有取到它的，先运行 {FETCH}，再从 plan ledger take 做起；"
        f"没有权限的，让发布的流程可以写这个分支。git 说：\n{error.said}"
    )
