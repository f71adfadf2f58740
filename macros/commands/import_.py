"""``plan import``: a notice as an office has it becomes the draft of a plan and its transcription."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import click

from macros.addresses.ledger import Ledger
from macros.commands.group import CANNOT, PROBLEMS, stop, stopping
from macros.commands.waiting import progress
from macros.editing.diff.compare import difference
from macros.editing.open_marks import open_marks
from macros.editing.report import as_text
from macros.importing.conversion import Conversion, convert
from macros.importing.drafting.layout.cover import TRANSCRIPTION
from macros.importing.formats.word.remarks import Revisions
from macros.importing.report import report as page
from macros.importing.source import UnreadableSource
from macros.loading.load import load, load_shape
from macros.loading.reading import read_raw, read_text
from macros.model.amending import walk_amended
from macros.model.problems import PlanError, shown
from macros.text.messages.refusals import why

PLAN = "plan.yml"
AGAIN = "new"
"""The folder inside that of a plan into which a further import goes."""

_AMENDED = (
    "{}：这份方案已经录入了后来的文件所作的修改，公文不能再导入一次；请直接改数据文件。没有写入。"
)

HELP = f"""把公文读成方案数据的草稿：plan.yml 和逐字核对用的文本副本 {TRANSCRIPTION}。

\b
“公文”是公文文件；附件另有文件的，依次写在后面，各作为一个附件。
写到 --into 的文件夹，默认 data。文件夹里已有 plan.yml 的，一个字也不改：
新的草稿写到里面的 {AGAIN} 文件夹，没有变的保留原来的 id 和编者文字，并列出有什么不同。
猜的地方标着【待核】；--report 列出要由人决定的每一处。不写公文时，列出 --into 里现有草稿的。
读不出的文件不写任何东西。
退出码：0 已写入；1 草稿有问题；2 读不出或写不进。
"""


@click.command(name="import", help=HELP)
@click.argument("notices", nargs=-1, type=click.Path(path_type=Path), metavar="[公文]...")
@click.option(
    "--into", default="data", type=click.Path(path_type=Path), metavar="文件夹", help="写到哪里。"
)
@click.option("--report", is_flag=True, help="列出要由人决定的每一处，一页。")
@click.option(
    "--refuse-revisions",
    is_flag=True,
    help="Word 文件里还没有人接受的修订，按拒绝处理；不写时按接受处理。",
)
def import_(notices: tuple[Path, ...], into: Path, report: bool, refuse_revisions: bool) -> None:
    """Import a notice, or list what is left to be looked at in an import."""
    if not notices:
        if not report:
            raise click.UsageError("请写公文文件，例如 plan import 通知.docx --into city。")
        with stopping(problems=CANNOT):
            click.echo(page(read_text(into / PLAN), shown(into / PLAN)), nl=False)
        return
    again = (into / PLAN).exists()
    folder = into / AGAIN if again else into
    _is_free(folder)
    before = None
    if again:
        with stopping(before="现有的方案有问题，没有导入：\n", problems=CANNOT):
            loaded = load(into / PLAN)
        if any(walk_amended(loaded.file)):
            stop(_AMENDED.format(shown(into / PLAN)))
        before = (loaded.file, loaded.parsed)
    try:
        revisions: Revisions = "refused" if refuse_revisions else "accepted"
        with progress() as say:
            converted = convert(notices, say, before, revisions)
    except UnreadableSource as error:
        stop(f"{'、'.join(map(shown, notices))}：{error}\n没有写入。")
    for line in converted.said:
        click.echo(line)
    _write(folder, converted)
    marks = len(open_marks(converted.plan))
    click.echo(f"已写入 {shown(folder / PLAN)} 和 {TRANSCRIPTION}：草稿，{marks} 处待核。")
    faults = _faults(folder / PLAN)
    if again:
        _compare(into / PLAN, folder / PLAN)
    if report:
        click.echo("\n" + page(converted.plan, shown(folder / PLAN)), nl=False)
    elif marks:
        click.echo(f"逐处列出：plan import --report --into {shown(folder)}")
    if not (again or faults or Path("mkdocs.yml").exists()):
        click.echo(f"建立网站：{_init(folder)}")
    if faults:
        stop(f"{faults}\n草稿里有这些问题，请照提示改正。", PROBLEMS)


def _init(folder: Path) -> str:
    """Return the command that makes a site of what was written; a folder data is that of a site already."""
    if folder.name == "data":
        return f"plan init 新文件夹 --from {shown(folder.parent)}"
    return f"plan init {shown(folder)}"


def _is_free(folder: Path) -> None:
    """Stop if there is something that an import would write over."""
    there = [name for name in (PLAN, TRANSCRIPTION) if (folder / name).exists()]
    if there:
        files = "、".join(shown(folder / name) for name in there)
        stop(f"已经有 {files}；请先处理完它，改名或移走以后再导入。没有写入。")


def _write(folder: Path, converted: Conversion) -> None:
    """Write both files, or none."""
    made: list[tuple[str, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((TRANSCRIPTION, converted.transcription), (PLAN, converted.plan)):
            handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
            made.append((temporary, folder / name))
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            os.chmod(temporary, 0o644)
        for temporary, target in made:
            os.replace(temporary, target)
    except OSError as error:
        for temporary, _ in made:
            Path(temporary).unlink(missing_ok=True)
        stop(f"{shown(folder)}：写不进这个文件夹（{why(error)}）。")


def _faults(path: Path) -> str:
    try:
        load(path)
    except PlanError as error:
        return str(error)
    return ""


def _compare(old: Path, new: Path) -> None:
    """Print what differs in meaning from the plan that is there."""
    with stopping(problems=CANNOT):
        was, _ = load_shape(read_raw(old), shown(old), strict=False)
        now, _ = load_shape(read_raw(new), shown(new))
    found = difference(was, now, Ledger())
    click.echo(f"\n{shown(old)} 没有改动。新的草稿与它的不同：\n")
    click.echo(as_text(found, date.today()), nl=False)
    click.echo(
        f"\n核对以后，用 {shown(new)} 和旁边的 {TRANSCRIPTION} 替换原来的两个文件，再删去 {AGAIN} 文件夹。"
    )
    sys.stdout.flush()
