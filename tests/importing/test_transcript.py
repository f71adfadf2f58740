"""The transcription of a source, and its account: a fault of a reader cannot stay hidden."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from macros.importing.reading import MAX_BYTES, read
from macros.importing.source import Cell, LeftOut, Paragraph, Source, Table, UnreadableSource
from macros.importing.transcript import account, transcribe
from macros.text.lines.reflow import squeeze
from tests.importing.documents import as_docx, as_govcn
from tests.importing.pdffiles import as_pdf
from tests.importing.printed import notice

SOURCE = Source(
    Path("notice.docx"),
    "docx",
    (
        Paragraph("一、总体 目标"),
        Table(((Cell(("序号",)), Cell(("任务", "说明"), down=2)), (Cell(("1",)),), ())),
        Paragraph("文件"),
    ),
    (LeftOut("— 1 —", "页码"), LeftOut("— 2 —", "页码"), LeftOut("内部", "页眉")),
    raw="总体目标序号任务说明1⽂件—1——2—内部",
    generated="一、",
    replaced=(("⽂", "文"),),
)


def test_paragraphs_and_tables_are_printed_as_the_project_keeps_them() -> None:
    assert transcribe(SOURCE) == "一、总体 目标\n\n序号\t任务 说明\n1\n\n文件\n"


def test_an_account_comes_out_even() -> None:
    found = account(SOURCE)
    assert found.complete
    assert found.share == 100
    assert found.lines() == [
        "原件共 21 字（不计空白）：公文文本 13 字，未收入 8 字。",
        "  未收入：页码 6 字（— 1 —、— 2 —）",
        "  未收入：页眉 2 字（内部）",
        "  另有自动编号等 2 字：原件显示而没有存成文字，已照显示写进公文文本。",
        "  换成通用字：⽂→文（1 处）",
        "每个字都有着落：100 %。",
    ]


@pytest.mark.parametrize(
    ("source", "lost", "made_up"),
    [
        (replace(SOURCE, blocks=SOURCE.blocks[:-1]), "文件", ""),
        (replace(SOURCE, left_out=SOURCE.left_out[:2]), "内部", ""),
        (replace(SOURCE, generated=""), "", "一、"),
        (replace(SOURCE, replaced=()), "⽂", "文"),
        (replace(SOURCE, blocks=(*SOURCE.blocks, Paragraph("文件"))), "", "文件"),
    ],
)
def test_what_is_lost_or_made_up_is_said(source: Source, lost: str, made_up: str) -> None:
    found = account(source)
    assert (sorted(found.lost), sorted(found.made_up)) == (sorted(lost), sorted(made_up))
    assert not found.complete
    assert found.share < 100
    assert "不要使用" in found.lines()[-1]
    assert any((found.lost or found.made_up) in line for line in found.lines())


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_two_hundred_pages_take_less_than_a_minute_and_progress_is_told(
    kind: str, tmp_path: Path
) -> None:
    pages = (notice("second") + notice("task-table") + notice("first")) * 20
    file = tmp_path / f"long.{kind}"
    data = {"docx": as_docx, "html": lambda held: as_govcn(held).encode(), "pdf": as_pdf}[kind](
        pages
    )
    file.write_bytes(data)
    said: list[str] = []
    start = time.monotonic()
    source = read(file, say=said.append)
    assert account(source).complete
    assert time.monotonic() - start < 60
    assert len(squeeze(transcribe(source))) > 115_000
    assert said
    if kind == "pdf":
        assert said[-1].startswith("已读 2")  # of more than 200 pages


def test_a_file_of_absurd_size_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as made:
        made.seek(MAX_BYTES + 1)
        made.write(b"x")
    with pytest.raises(UnreadableSource, match="太大"):
        read(file)
