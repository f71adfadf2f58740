"""``plan check``: every fault of a plan at once, for people, for a code host, or for programs."""

from __future__ import annotations

import html
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from macros.addresses.checked import load_with_ledger
from macros.commands.colour import faults_in_colour, place_in_bold
from macros.commands.group import CANNOT, PROBLEMS, file_argument, file_option, plan_path
from macros.editing.open_marks import open_marks
from macros.editing.report import numbered
from macros.loading.load import Loaded
from macros.model.kinds import Statement
from macros.model.problems import (
    MAX_REPORTS,
    TOO_MANY,
    PlanError,
    Report,
    Unreadable,
    annotation,
    shown,
)
from macros.text.characters.allowed import printable

HELP = """检查方案数据，一次列出全部问题。

\b
“文件”是方案数据文件，默认 data/plan.yml（或环境变量 PLAN 指定的文件）。
数据旁的公文文本副本和网址清单 addresses.txt 一并检查。
每个问题一行：文件:行:列: 哪里不对，怎么改。
没有声明通读（plan.reviewed）的事项，原文里像分工、期限、目标而没有录入的词语另列，
不算问题；--review 逐处列出。
还有【待核】的是草稿：没有问题，但不能公布。
退出码：0 没有问题；1 有问题；2 无法检查（没有文件、打不开、用法不对）。
"""

HOW_TO_MEND = (
    "在合并请求的标题下面点自己的分支名（from 后面的那个），打开下面所说的文件，点铅笔图标（Edit this file）；",
    "照下面每一处所说，找到那一行来改；同一处错误有时带出几条，先改最上面的一条；",
    "点 Commit changes，选“直接提交到这个分支”。检查会自动重来。",
)
"""What an editor does about faults on the pages of a code host."""
MOST_SHOWN = 100
"""At most so many faults are on a summary page."""


@click.command(help=HELP)
@file_argument
@file_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "github", "json"]),
    default="text",
    metavar="[text|markdown|github|json]",
    help="给人看的文字（默认）、代码托管平台的摘要页或行内标注，或给程序读的 JSON。",
)
@click.option("--review", is_flag=True, help="逐处列出尚未整理的分工、期限、目标词语。")
def check(named: Path | None, file: Path | None, form: str, review: bool) -> None:
    """Check a plan and print every fault; the exit code says whether there was any."""
    path = plan_path(file, named)
    try:
        loaded = load_with_ledger(path)
    except PlanError as error:
        _print(FORMATS[form](error.reports), form)
        sys.exit(CANNOT if isinstance(error, Unreadable) else PROBLEMS)
    hints = loaded.to_review() if review or form == "text" else []
    if form == "text":
        measures = sum(1 for _ in loaded.measures())
        click.echo(f"{shown(path)}：没有问题，{measures} 条措施。")
        for words in _to_review(loaded, hints, each=review):
            click.echo(place_in_bold(words))
        if marks := open_marks("\n".join(loaded.parsed.lines)):
            click.echo(
                f"草稿：还有 {len(marks)} 处待核，不能公布；逐处列出：plan import --report --into {shown(path.parent)}"
            )
    elif form == "json":
        click.echo(as_json((), hints if review else None))
    elif form == "github":
        for hint in hints:
            click.echo(annotation(hint, "尚未通读", "notice"))


def _to_review(loaded: Loaded, hints: Sequence[Report], *, each: bool) -> Iterator[str]:
    """Yield what is said to an editor of the kinds of statement for which no review is declared."""
    declared = {review.kind for review in loaded.file.plan.reviewed}
    counts = {kind: 0 for kind in Statement if kind not in declared}
    for hint in hints:
        counts[Statement(hint.rule)] += 1
    if not counts:
        return
    found = "、".join(f"{kind} {count} 处" for kind, count in counts.items())
    yield f"尚未声明通读，网站写“本站尚未整理”；原文里没有录入的词语：{found}。"
    if each:
        yield from map(str, hints)
    elif hints:
        yield "逐处列出：plan check --review"


def _print(words: str, form: str) -> None:
    """Print the findings: for people on standard error, for programs on standard output."""
    if words:
        text = form == "text"
        click.echo(faults_in_colour(words) if text else words, err=text)


def as_text(reports: Sequence[Report]) -> str:
    """Return a line for each report and their count."""
    return PlanError(reports).text()


def as_github(reports: Sequence[Report]) -> str:
    """Return a workflow command for each report, and one more if some were left out."""
    lines = [annotation(report, "方案数据") for report in reports]
    if len(reports) >= MAX_REPORTS:
        lines.append(annotation(Report(0, 0, TOO_MANY.format(len(reports))), "方案数据"))
    return "\n".join(lines)


def as_markdown(reports: Sequence[Report]) -> str:
    """Return what to do, for a code host's summary page, where data can be nothing but text."""
    items = [
        f"<li>{html.escape(shown_place(report))}<br><code>{html.escape(printable(report.message))}</code></li>\n"
        for report in reports[:MOST_SHOWN]
    ]
    if len(reports) > MOST_SHOWN:
        items.append(f"<li>……另有 {len(reports) - MOST_SHOWN} 处，先改上面的</li>\n")
    head = f"## 还要改的地方（{len(reports)} 处）\n\n{numbered(HOW_TO_MEND)}"
    return f"{head}\n<ul>\n{''.join(items)}</ul>\n"


def shown_place(report: Report) -> str:
    """Return the place of a report in words: 第 37 行第 19 列."""
    return f"{report.file} 第 {report.line} 行第 {report.column} 列"


def as_json(reports: Sequence[Report], hints: Sequence[Report] | None = None) -> str:
    """Return all reports as one JSON object with their count, and what is to review if asked."""
    answer: dict[str, object] = {"count": len(reports), "problems": _as_objects(reports)}
    if hints is not None:
        answer["to_review"] = _as_objects(hints)
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_objects(reports: Sequence[Report]) -> list[dict[str, str | int]]:
    return [
        {
            "file": report.file,
            "line": report.line,
            "column": report.column,
            "rule": report.rule,
            "message": report.message,
        }
        for report in reports
    ]


FORMATS: dict[str, Callable[[Sequence[Report]], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "github": as_github,
    "json": as_json,
}
