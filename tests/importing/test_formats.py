"""Every notice of the tests, written in every format, is read again word for word."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.importing.formats import office
from macros.importing.reading import read
from macros.importing.source import Paragraph, Source, UnreadableSource
from macros.importing.transcript import account, transcribe
from macros.text.lines.reflow import squeeze
from tests.conftest import PLANS
from tests.importing.documents import as_docx, as_govcn, as_markdown, as_old_page, as_text
from tests.importing.pdffiles import as_pdf
from tests.importing.printed import Notice, notice, notice_path

FORMATS: dict[str, Callable[[Notice], bytes]] = {
    "automatic.docx": as_docx,
    "typed.docx": lambda held: as_docx(held, automatic=False),
    "portal.html": lambda held: as_govcn(held).encode(),
    "old.html": lambda held: as_old_page(held).encode("gb18030"),
    "indented.pdf": lambda held: as_pdf(held, header="征求意见稿"),
    "spaced.pdf": lambda held: as_pdf(held, indent="0em", spacing="22pt"),
    "gb18030.txt": lambda held: as_text(held).encode("gb18030"),
    "utf8.txt": lambda held: as_text(held).encode(),
    "marked.txt": lambda held: as_text(held).encode("utf-8-sig"),
    "utf16.txt": lambda held: as_text(held).encode("utf-16"),
    "bare-utf16.txt": lambda held: as_text(held).encode("utf-16-le"),
    "notice.md": lambda held: as_markdown(held).encode(),
}


def texts(source: Source) -> list[str]:
    """Return the paragraphs of a source, a table as one."""
    return [
        squeeze(block.text)
        if isinstance(block, Paragraph)
        else squeeze(
            "".join(part for row in block.rows for cell in row for part in cell.paragraphs)
        )
        for block in source.blocks
    ]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("plan", PLANS)
def test_a_notice_comes_back_word_for_word(plan: str, kind: str, tmp_path: Path) -> None:
    file = tmp_path / kind
    file.write_bytes(FORMATS[kind](notice(plan)))
    source = read(file)
    original = notice_path(plan).read_text("utf-8")
    assert squeeze(transcribe(source)) == squeeze(original)
    assert account(source).complete, account(source).lines()
    printed = [squeeze(part) for block in notice(plan) for part in _parts(block)]
    assert texts(source) == printed  # each paragraph and table is one, and stands in its place


def _parts(block: object) -> list[str]:
    rows = getattr(block, "rows", None)
    if rows is None:
        return [str(getattr(block, "text", ""))]
    return ["".join(cell.text for row in rows for cell in row)]


@pytest.mark.parametrize("kind", ["automatic.docx", "portal.html", "indented.pdf"])
def test_merged_cells_of_tables_come_back(kind: str, tmp_path: Path) -> None:
    file = tmp_path / kind
    held = notice("task-table")
    file.write_bytes(FORMATS[kind](held))
    grids = [block.rows for block in held if hasattr(block, "rows")]
    tables = [block.rows for block in read(file).blocks if not isinstance(block, Paragraph)]
    assert len(tables) == len(grids) == 3
    for table, grid in zip(tables, grids, strict=True):
        spans = [[(cell.across, cell.down) for cell in row] for row in table]
        assert spans == [[(cell.across, cell.down) for cell in row] for row in grid]


def test_a_page_says_what_it_knows_of_the_document(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(as_govcn(notice("guide")).encode())
    source = read(file)
    assert source.url == "https://www.example.gov.cn/zc/2023/content.htm"
    assert source.metadata["索引号"] == "0001/2023-00012"
    assert source.metadata["有效性"] == "有效"
    assert "首页" not in transcribe(source)


SKIPS_A_LEVEL = ("articles", "milestones", "task-table")
"""In these a level is used before a higher one; LibreOffice then counts the higher one as used."""


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each notice with automatic numbers as LibreOffice shows it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for plan in PLANS:
        (folder / f"{plan}.docx").write_bytes(as_docx(notice(plan)))
    return converted(folder, "txt:Text (encoded):UTF8", "*.docx")


def converted(folder: Path, kind: str, files: str) -> dict[str, str]:
    """Return what LibreOffice makes of the files of a folder, by their names without ending."""
    program = shutil.which("soffice")
    assert program, "the tests need LibreOffice"
    names = sorted(map(str, folder.glob(files)))
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), *names], check=True, capture_output=True, timeout=180
    )
    suffix = kind.partition(":")[0]
    return {
        path.stem: path.read_text("utf-8-sig", "replace") if suffix == "txt" else ""
        for path in folder.glob(f"*.{suffix}")
    }


@pytest.mark.parametrize("plan", [plan for plan in PLANS if plan not in SKIPS_A_LEVEL])
def test_automatic_numbers_are_those_that_libreoffice_shows(
    plan: str, shown: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "notice.docx"
    file.write_bytes(as_docx(notice(plan)))
    assert squeeze(transcribe(read(file))) == squeeze(shown[plan])


@pytest.mark.parametrize("plan", SKIPS_A_LEVEL)
def test_numbers_on_which_programs_disagree_are_named(plan: str, tmp_path: Path) -> None:
    file = tmp_path / "notice.docx"
    file.write_bytes(as_docx(notice(plan)))
    assert any("各软件显示的编号不一" in note for note in read(file).notes)


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_old_formats_are_read_by_way_of_libreoffice(kind: str, tmp_path: Path) -> None:
    (tmp_path / "second.docx").write_bytes(as_docx(notice("second"), automatic=False))
    converted(tmp_path, kind, "*.docx")
    source = read(tmp_path / f"second.{kind}")
    assert squeeze(transcribe(source)) == squeeze(notice_path("second").read_text("utf-8"))
    assert source.format == kind
    assert account(source).complete
    assert "LibreOffice" in source.notes[0]


@pytest.mark.parametrize("name", ["mkdocs.yml", "plan.YAML", "plan.json", "measures.csv"])
def test_a_file_of_data_is_no_notice(name: str, tmp_path: Path) -> None:
    text = "关于印发行动方案的通知\n各区人民政府：\n现印发给你们。\n"
    for file in (tmp_path / name, tmp_path / "通知.txt"):
        file.write_text(text, "utf-8")
    with pytest.raises(UnreadableSource, match="不是公文。请写公文文件"):
        read(tmp_path / name)
    assert read(tmp_path / "通知.txt").blocks


@pytest.mark.parametrize(
    ("program", "words"),
    [("", "这台电脑上没有装。请用 Word 或 WPS 打开"), (".", "LibreOffice 不能运行（没有权限）")],
)
def test_a_libreoffice_that_is_not_there_or_cannot_run_is_told(
    program: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notice.rtf"
    file.write_text(r"{\rtf1 notice}")
    monkeypatch.setattr(office, "converter", lambda: program or None)
    with pytest.raises(UnreadableSource, match=words):
        read(file)
