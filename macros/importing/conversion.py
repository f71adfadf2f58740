"""From the files of a notice to the texts of a plan and its transcription; nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from macros.editing.comments import attach
from macros.importing.drafting.draft import draft
from macros.importing.formats.word.remarks import Revisions
from macros.importing.reading import read
from macros.importing.reimport import keep, kept_comments, taken_ids
from macros.importing.source import Source, UnreadableSource
from macros.importing.transcript import account, transcribe
from macros.importing.writing import HEADER, plan_text
from macros.loading.runs import run_in
from macros.loading.yamltext import Parsed
from macros.model.plan import PlanFile
from macros.text.characters.traditional import is_traditional
from macros.text.messages.long_work import Say, silent

_TRADITIONAL = (
    "公文用的是繁体字：文字一字不改，也不转换。标题、编号照样读；单位、分工、期限照简体字的写法识别，"
    "繁体字的多半认不出，请对照公文自己录入；有简体字文本的，用它导入。"
)


@dataclass(frozen=True)
class Conversion:
    """The texts that are to be written, and what an editor should know of them."""

    plan: str
    transcription: str
    said: tuple[str, ...]
    """The account of the characters, and what an editor should know of the reading."""


def convert(
    paths: Sequence[Path],
    say: Say = silent,
    before: tuple[PlanFile, Parsed] | None = None,
    revisions: Revisions = "accepted",
) -> Conversion:
    """Read a notice and the files of its annexes. Raises UnreadableSource, which says what to do.

    ``before`` is the plan that was imported before and edited since; ``revisions`` says what becomes
    of changes in a Word file that nobody has accepted yet.
    """
    main, *annexes = [read(path, say=say, revisions=revisions) for path in paths]
    said: list[str] = []
    for source in (main, *annexes):
        counted = account(source)
        if not counted.complete:
            raise UnreadableSource("\n".join([source.path.name, *counted.lines()]))
        said += [f"{source.path.name}：", *(f"  {line}" for line in counted.lines())]
        said += [f"  {note}" for note in source.notes]
    transcription = transcribe(joined(main, annexes))
    if run := run_in(transcription):
        raise UnreadableSource(f"公文里没有这样的字：{run}；请核对文件。")
    if is_traditional(transcription):
        said.append(_TRADITIONAL)
    if before is None:
        return Conversion(plan_text(draft(main, annexes, say=say)), transcription, tuple(said))
    file, parsed = before
    made = draft(main, annexes, taken=taken_ids(file), say=say)
    pairs = keep(made, file, parsed.value)
    attached = attach("\n".join(parsed.lines), parsed)
    comments = kept_comments(made.value, pairs, attached.comments.above)
    if attached.comments.below or attached.footer:
        said.append("写在一段末尾的注释没有带过来，请从原来的文件抄过来。")
    text = plan_text(made, attached.header or HEADER, comments)
    return Conversion(text, transcription, tuple(said))


def joined(main: Source, annexes: Sequence[Source]) -> Source:
    """Return one source: the blocks of the annexes behind those of the notice."""
    return replace(main, blocks=(*main.blocks, *(b for annex in annexes for b in annex.blocks)))
