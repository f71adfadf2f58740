"""``plan new``: a correct block for a new object, put where it belongs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from macros.commands.group import CANNOT, PROBLEMS
from macros.commands.options import dry_run_option, file_option, plan_path
from macros.model.kinds import Level, UnitKind
from macros.model.problems import PlanError, Report, Unreadable, shown

HELP = """在方案数据中新增一个对象：自动取一个没有用过的 id，放到正确的位置。

\b
没有给出的必填内容写成“【待填】”，plan check 会逐个指出，填好以后才能通过检查。
例：plan new measure --section creation --id train-staff --title "培训人员"
"""


CLOSED = {("unit", "kind"): UnitKind, ("document", "level"): Level}
"""The options whose values the model lists."""


@click.group(help=HELP, options_metavar="[选项]", subcommand_metavar="类别 [选项]")
def new() -> None:
    """Hold a command for each kind of object."""


def _kind(name: str, label: str, fields: dict[str, str], *more: Any) -> None:
    """Register ``plan new NAME`` with an option for each field (its help is given)."""

    def run(file: Path | None, dry_run: bool, **given: str | None) -> None:
        _insert(file, dry_run, name, {key: words or "" for key, words in given.items()})

    options: list[Callable[[Any], Any]] = [
        dry_run_option("只显示，不写入文件。"),
        file_option,
        *more,
    ]
    for field, words in reversed(fields.items()):
        closed = CLOSED.get((name, field))
        options.append(
            click.option(
                f"--{field}",
                type=click.Choice([member.value for member in closed]) if closed else str,
                metavar="类别" if closed else "文字",
                help=words,
            )
        )
    options.append(click.option("--id", metavar="ID", help="小写英文代码；不写则自动编号。"))
    for option in options:
        run = option(run)
    new.command(name, help=f"新增一个{label}。", options_metavar="[选项]")(run)


_kind(
    "measure",
    "措施",
    {
        "section": "放在哪个部分（部分的 id），排在最后。",
        "after": "放在哪项措施（id）之后。",
        "number": "公文中印出的序号，例如 5.",
        "title": "标题。",
        "text": "原文，一字不改。",
    },
)
_kind("unit", "单位", {"name": "名称。", "kind": "类别，例如 行政机关。"})
_kind(
    "document",
    "引用文件",
    {"title": "名称，不含书名号。", "number": "文号。", "level": "国家、省、市或县。"},
)
_kind("topic", "主题", {"name": "名称。", "description": "说明。"})
_kind(
    "term", "术语", {"term": "术语。", "definition": "释义。", "source": "释义的出处，写到条款。"}
)


def _insert(file: Path | None, dry_run: bool, name: str, given: dict[str, str]) -> None:
    from macros.editing.insert import InsertError, insert
    from macros.loading.reading import read_text
    from macros.loading.yamltext import parse
    from macros.model.kinds import ObjectKind

    path = plan_path(file)
    section, after = given.pop("section", ""), given.pop("after", "")
    if name == "measure" and not (section or after):
        raise click.UsageError(
            "请用 --section 写明放在哪个部分，或用 --after 写明放在哪项措施之后。"
        )
    kind = next(kind for kind in ObjectKind if kind.value == name)
    values: dict[str, Any] = dict(given)
    if values.get("source"):
        values["source"] = {"title": values["source"]}
    try:
        text = read_text(path)
        parsed = parse(text)
        if parsed.reports:
            raise PlanError(
                Report(r.line, r.column, r.message, shown(path)) for r in parsed.reports
            )
        done = insert(text, parsed, kind, values, section=section, after=after)
        if faults := parse(done.text).reports:
            raise PlanError(Report(r.line, r.column, r.message, shown(path)) for r in faults)
    except PlanError as error:
        click.echo(f"{error}\n没有写入。", err=True)
        sys.exit(CANNOT if isinstance(error, Unreadable) else PROBLEMS)
    except InsertError as error:
        click.echo(f"{error}没有写入。", err=True)
        sys.exit(CANNOT)
    if not dry_run:
        _write(path, done.text)
    _tell(path, done, dry_run)


def _write(path: Path, text: str) -> None:
    from macros.editing.replacing import write_text

    try:
        write_text(path, text)
    except OSError as error:
        click.echo(f"{shown(path)}：写不进这个文件（{error.strerror}）。", err=True)
        sys.exit(CANNOT)


def _tell(path: Path, done: Any, dry_run: bool) -> None:
    from macros.loading.blanks import blank_problems
    from macros.loading.yamltext import parse

    click.echo(f"{shown(path)}:{done.first_line}：{'将' if dry_run else '已'}新增“{done.id}”：\n")
    click.echo("\n".join(done.lines) + "\n")
    parsed = parse(done.text)
    last = done.first_line + len(done.lines) - 1
    blanks = [(parsed.place(p.route).line, p.message) for p in blank_problems(parsed.value)]
    for line, message in blanks:
        if done.first_line <= line <= last:
            click.echo(f"第 {line} 行：{message}")
    click.echo("序号和文字请与公文核对；填好后运行 plan check。")
