"""``plan new``: a correct block for a new object, put where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from macros.commands.group import dry_run_option, file_option, plan_path, stopping, write
from macros.editing.cannot import CannotEdit
from macros.editing.insert import Inserted
from macros.editing.new_objects import with_object, with_report
from macros.loading.blanks import BLANK, blank_problems
from macros.loading.load import read_yaml
from macros.loading.reading import read_raw, read_text, text_of
from macros.loading.yamltext import parse
from macros.model.kinds import Extent, Level, ObjectKind, ProgressStatus, UnitKind
from macros.model.problems import PlanError, shown
from macros.text.characters.allowed import cleaned

HELP = """在方案数据中新增一个对象：自动取一个没有用过的 id，放到正确的位置。

\b
没有给出的必填内容写成“【待填】”，plan check 会逐个指出，填好以后才能通过检查。
例：plan new measure --section creation --id train-staff --title "培训人员"
    plan new report train-staff open-data --date 2024-10-31 --title "第三季度通报"
"""


CLOSED: dict[tuple[ObjectKind, str], type[StrEnum]] = {
    (ObjectKind.UNIT, "kind"): UnitKind,
    (ObjectKind.UNIT, "extent"): Extent,
    (ObjectKind.DOCUMENT, "level"): Level,
}
"""The options whose values the model lists."""


@click.group(help=HELP, options_metavar="[选项]", subcommand_metavar="类别 [选项]")
def new() -> None:
    """The group of commands, one for each kind of object."""


def _command(kind: ObjectKind, label: str, /, **fields: str) -> None:
    """Register ``plan new KIND`` with an option for each field (its help is given)."""

    def run(file: Path | None, dry_run: bool, **given: str | None) -> None:
        _insert(file, dry_run, kind, {field: words or "" for field, words in given.items()})

    options: list[Callable[[Any], Any]] = [
        click.option("--id", metavar="id", help="小写英文代码；不写则自动编号。")
    ]
    for field, words in fields.items():
        closed = CLOSED.get((kind, field))
        options.append(
            click.option(
                f"--{field.replace('_', '-')}",
                type=click.Choice([member.value for member in closed]) if closed else str,
                metavar="类别" if closed else "文字",
                help=words,
            )
        )
    options += [file_option, dry_run_option("只显示，不写入文件。")]
    for option in reversed(options):
        run = option(run)
    new.command(kind.value, help=f"新增一个{label}。", options_metavar="[选项]")(run)


_command(
    ObjectKind.MEASURE,
    "措施",
    section="放在哪个部分（部分的 id），排在最后。",
    after="放在哪项措施（id）之后。",
    number="公文中印出的序号，例如 5.",
    title="标题。",
    text="原文，一字不改。",
    added_by="由补充、修改方案的文件增加的，写该文件的 id。",
)
_command(
    ObjectKind.UNIT,
    "单位",
    name="名称。",
    kind="类别，例如 行政机关。",
    extent="公文统称的一类单位才写：class。",
    code="统一社会信用代码。",
)
_command(
    ObjectKind.DOCUMENT,
    "引用文件",
    title="名称，不含书名号。",
    number="文号。",
    level="国家、省、市或县。",
    transcription="补充、修改方案的文件才写：数据文件旁边的文本副本的文件名，全文从它录入，一行一段。",
)
_command(ObjectKind.TOPIC, "主题", name="名称。", description="说明。")
_command(
    ObjectKind.TERM,
    "术语",
    term="术语。",
    definition="释义。",
    source="释义的出处，写到条款。",
)


@new.command(
    "report", help="新增一份说到几项措施的进展通报，来源只写一次。", options_metavar="[选项]"
)
@click.argument("measures", nargs=-1, required=True, metavar="措施...")
@click.option("--date", metavar="日期", help="进展对应的日期，例如 2024-10-31。")
@click.option("--title", metavar="文字", help="来源的名称。")
@click.option("--url", metavar="网址", help="来源的网址。")
@click.option(
    "--status",
    type=click.Choice([str(status) for status in ProgressStatus]),
    metavar="状态",
    help="几项措施都是的状态，例如 in_progress；各不相同的，写入以后再分开。",
)
@click.option("--word", metavar="文字", help="通报自己用的词，例如 达序时进度。")
@click.option("--summary", metavar="文字", help="据通报概括的进展。")
@file_option
@dry_run_option("只显示，不写入文件。")
def _report(
    measures: tuple[str, ...], file: Path | None, dry_run: bool, **given: str | None
) -> None:
    """Add a progress report on the measures with these ids."""
    path = plan_path(file)
    with stopping(CannotEdit, after="没有写入。"):
        done = with_report(read_raw(path), _read(path), measures, given)
    _tell(path, done, dry_run, "进展通报", "进展请与来源核对")


def _insert(file: Path | None, dry_run: bool, kind: ObjectKind, given: dict[str, Any]) -> None:
    path = plan_path(file)
    section, after = given.pop("section", ""), given.pop("after", "")
    if kind is ObjectKind.MEASURE and not (section or after):
        raise click.UsageError(
            "请用 --section 写明放在哪个部分，或用 --after 写明放在哪项措施之后。"
        )
    if given.get("source"):
        given["source"] = {"title": given["source"]}
    with stopping(CannotEdit, after="没有写入。"):
        if copy := given.get("transcription"):
            given |= {"text": _paragraphs(path.with_name(copy)), "issued_on": BLANK}
        done, id = with_object(
            read_raw(path), _read(path), kind, given, section=section, after=after
        )
    _tell(path, done, dry_run, f"“{id}”", "序号和文字请与公文核对")


def _read(path: Path) -> Any:
    """Return the plan as plain objects. Raises PlanError with every fault of its writing."""
    parsed = read_yaml(read_text(path), shown(path))
    if parsed.reports:
        raise PlanError(parsed.reports)
    return parsed.value


def _tell(path: Path, done: Inserted, dry_run: bool, called: str, to_do: str) -> None:
    """Write the file, unless it is only to be shown, and say what is new and what is left to fill in."""
    if not dry_run:
        write(path, done.data)
    click.echo(f"{shown(path)}:{done.first_line}：{'将' if dry_run else '已'}新增{called}：\n")
    click.echo("\n".join(done.lines) + "\n")
    for line, message in _blanks(done):
        click.echo(f"第 {line} 行：{message}")
    click.echo(f"{to_do}；填好后运行 plan check。")


def _paragraphs(copy: Path) -> str:
    """Return the words of a stored official text, each line as a paragraph."""
    lines = (line.strip() for line in cleaned(read_text(copy)).splitlines())
    return "\n\n".join(filter(None, lines))


def _blanks(done: Inserted) -> Iterator[tuple[int, str]]:
    """Yield the new lines in which something is left to fill in."""
    parsed = parse(text_of(done.data, ""))
    for problem in blank_problems(parsed.value):
        line = parsed.place(problem.route).line
        if 0 <= line - done.first_line < len(done.lines):
            yield line, problem.message
