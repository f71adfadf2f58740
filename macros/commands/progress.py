"""``plan progress``: a unit's progress sheet goes out, and comes back filled as one change."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from macros.addresses.downloads import sheet_name
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
    writing,
)
from macros.editing.cannot import CannotEdit
from macros.editing.sheets.blank import blank_sheet
from macros.editing.sheets.cells import SheetError, read_rows
from macros.editing.sheets.filled import Filled, filled
from macros.editing.sheets.taking import with_progress_and_entry
from macros.index.build import build_index
from macros.index.index import Index
from macros.loading.load import load, load_text
from macros.loading.reading import read_raw, text_of
from macros.model.problems import PlanError, shown
from macros.text.messages.nearest import nearest

HELP = """登记进展：给单位发一张表，填好的收回来。

\b
全对的成为一次修改。
发表：plan progress --sheet 单位的id          写出“进展-单位的id.xlsx”，列出它的措施，进展等各栏空着
收表：plan progress 进展-单位的id.xlsx        逐格检查，全对才写进数据文件，连同一条变更记录
错的一次全部列出，写明哪一格（进展!E7）、哪里不对、怎样改；有一处错就什么也不写。
Excel、WPS、LibreOffice 存的 .xlsx 都认；列的先后、多出来的列、空行、合并的格都不要紧。
退出码：0 正常；1 表里或数据里有问题；2 无法读写。
"""


@click.command(help=HELP)
@click.argument("filled_in", type=click.Path(path_type=Path), required=False, metavar="[填好的表]")
@click.option("--sheet", "unit", metavar="单位", help="给这个单位（id）写出一张待填的表。")
@click.option(
    "--to", type=click.Path(path_type=Path), metavar="文件", help="与 --sheet 同用：表写到哪里。"
)
@file_option
@dry_run_option("只检查、显示，不写入文件。")
@date_option
def progress(
    filled_in: Path | None,
    unit: str | None,
    to: Path | None,
    file: Path | None,
    dry_run: bool,
    on: datetime | None,
) -> None:
    """Write a unit's sheet, or take over a filled one."""
    if bool(filled_in) == bool(unit):
        raise click.UsageError("请写填好的表，或用 --sheet 写明给哪个单位发表，二者写一样。")
    path = plan_path(file)
    with stopping(after="数据有问题，请先改正。"):
        index = build_index(load(path))
    if unit:
        _send(index, unit, to or Path(sheet_name(unit)))
    elif filled_in:
        day = on.date() if on else date.today()  # an editor's command, not the build
        _take(index, path, filled_in, day, dry=dry_run)


def _send(index: Index, id: str, to: Path) -> None:
    """Write the sheet for a unit."""
    if id not in index.units:
        near = nearest(id, index.units)
        stop(f"没有 id 为“{id}”的单位{f'；是不是“{near}”？' if near else '。'}", PROBLEMS)
    unit = index.units[id]
    measures = len(unit.standing)
    if not measures:
        stop(f"没有点到“{unit.title}”的措施，不必发表。", PROBLEMS)
    if to.exists():
        stop(f"已有 {shown(to)}，可能是填好的表，没有覆盖；请先移走，或用 --to 换个名字。")
    with writing(to.parent):
        to.write_bytes(blank_sheet(index, unit))
    click.echo(f"{shown(to)}：{unit.title}的 {measures} 项措施。填好后运行 plan progress {to}。")


def _take(index: Index, path: Path, sheet: Path, day: date, *, dry: bool) -> None:
    """Check a filled sheet and write what it tells, or say what is wrong with it."""
    try:
        found, faults = filled(read_rows(sheet), index)
        if faults:
            raise SheetError(shown(sheet), faults)
    except SheetError as error:
        stop(f"{error}\n没有写入。", PROBLEMS if sheet.is_file() else CANNOT)
    left = _left(found)
    if not found.new:
        click.echo(f"{shown(sheet)}：没有新的进展{left}。")
        return
    data = read_raw(path)
    with stopping(CannotEdit, after="没有写入。"):
        made = with_progress_and_entry(data, found.new, day)
        try:
            load_text(text_of(made, shown(path)), path)
        except PlanError as error:
            stop(
                f"{error}\n照表写入以后数据会有上面的问题，没有写入；请改正表里的这几项。", PROBLEMS
            )
    if not dry:
        write(path, made)
    verb = "将" if dry else "已"
    click.echo(f"{verb}写入 {shown(path)}：{len(found.new)} 项进展{left}，和一条变更记录。")
    for one in found.new:
        name = index.measures[one.measure].measure.title
        click.echo(f"  {name}：{one.progress.date} {one.progress.status.label}")
    click.echo("请用 plan diff 核对后提交。")


def _left(found: Filled) -> str:
    """Say how many rows were left aside, and why."""
    aside = {"行没有填": found.empty, "行登记过": found.known}
    words = "、".join(f"{count} {what}" for what, count in aside.items() if count)
    return f"（{words}）" if words else ""
