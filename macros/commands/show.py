"""``plan show``: one object with all its relations, in both directions."""

from __future__ import annotations

import json
from pathlib import Path

import click

from macros.commands.group import PROBLEMS, file_option, plan_path, stop, stopping
from macros.exports.api.answers import Answers
from macros.exports.api.for_editors import describe, facts, unknown
from macros.index.build import build_index
from macros.loading.load import load
from macros.settings import from_environment
from macros.text.lines.wrap import columns, wrap

HELP = """显示一个对象的全部内容和它与其他对象的关系（双向）。

\b
ID 是 data/plan.yml 中的 id，例如措施、单位、文件、主题、术语或部分的 id。
退出码：0 找到；1 没有这个 id，或数据有问题；2 无法读取。
"""


@click.command(help=HELP)
@click.argument("id", metavar="id")
@file_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="[text|json]",
    help="给人看的文字（默认），或给程序读的 JSON。",
)
def show(id: str, file: Path | None, form: str) -> None:
    """Print one object with its relations."""
    with stopping(after="数据有问题，请先改正。"):
        index = build_index(load(plan_path(file)))
    described = describe(Answers(index, from_environment().site_url), id)
    if described is None:
        stop(unknown(index, id), PROBLEMS)
    if form == "json":
        values = [part.model_dump(mode="json") for part in described]
        click.echo(json.dumps(values[0] | values[1], ensure_ascii=False, indent=2))
        return
    held = [fact for part in described for fact in facts(index, part)]
    margin = max(columns(label) for label, _ in held) + 2
    for label, texts in held:
        lines = [line for text in texts for part in text.split("\n") for line in wrap(part)]
        for number, line in enumerate(lines):
            head = "" if number else label
            click.echo((head + " " * (margin - columns(head)) + line).rstrip())
