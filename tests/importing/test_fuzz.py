"""Damaged and hostile files: one Chinese message or a whole account, never a traceback, nothing written."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from macros.importing.formats import office
from macros.importing.formats.word.styles import DEPTH, Styles
from macros.importing.reading import read
from macros.importing.source import UnreadableSource
from macros.importing.transcript import account, transcribe
from tests.fuzzing import TIMES, chance
from tests.importing.documents import as_docx, as_govcn, as_markdown, as_text
from tests.importing.pdffiles import as_pdf
from tests.importing.printed import notice
from tests.importing.test_docx import CHANGED, TWO, field, text_box
from tests.importing.wordfiles import (
    NAMESPACES,
    abstract,
    listed,
    lvl,
    num,
    p,
    packed,
    style,
    t,
    table,
    word_file,
)

ROUNDS = 60 * TIMES
FILES: dict[str, Callable[[], bytes]] = {
    "notice.docx": lambda: as_docx(notice("task-table")),
    "traps.docx": lambda: word_file(
        CHANGED + p(t("框") + text_box(p("里")) + field("REF", "文")) + table("<w:tr/>"),
        numbering=TWO + num(1, 1),
    ),
    "page.html": lambda: as_govcn(notice("task-table")).encode(),
    "notice.pdf": lambda: as_pdf(notice("task-table"), header="页眉"),
    "notice.txt": lambda: as_text(notice("task-table")).encode("gb18030"),
    "notice.md": lambda: as_markdown(notice("task-table")).encode(),
}


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave LibreOffice out: what it does with damaged files is its own affair, and slow."""
    monkeypatch.setattr(office, "converter", lambda: None)


def survives(file: Path, data: bytes, *, sound: bool = True) -> bool:
    """Read a file; return whether it could be read. Nothing may be written, nothing lost unsaid.

    ``sound``: its parts stand where its format has them, so nothing may be lost at all.
    """
    file.write_bytes(data)
    try:
        source = read(file)
    except UnreadableSource as error:
        said = str(error)
        assert re.search("[。；]", said), said
        assert "\n" not in said, said
        return False
    finally:
        assert [found.name for found in file.parent.iterdir()] == [file.name]
    assert transcribe(source).strip()
    found = account(source)
    assert found.complete or not sound, found.lines()
    assert found.complete == ("100 %" in found.lines()[-1])
    return found.complete


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return some bytes cut off, changed, taken out, or put in twice."""
    held = bytearray(data)
    how = chance.randrange(4)
    start = chance.randrange(len(held))
    end = min(len(held), start + chance.randrange(1, 400))
    if how == 0:
        del held[start:]
    elif how == 1:
        for _ in range(chance.randrange(1, 30)):
            held[chance.randrange(len(held))] = chance.randrange(256)
    elif how == 2:
        del held[start:end]
    else:
        held[start:start] = held[start:end]
    return bytes(held)


@pytest.mark.parametrize("name", FILES)
def test_damaged_files(name: str, tmp_path: Path) -> None:
    luck = chance(name)
    whole = FILES[name]()
    assert survives(tmp_path / name, whole)
    for _ in range(ROUNDS):
        survives(tmp_path / name, damaged(whole, luck))


ODD = ("-1", "999999999999", "x", "", "0", "%9%1", "\u0661")


def changed_page(text: str, chance: random.Random) -> str:
    """Return HTML with pieces taken out or put elsewhere, and odd values; parsers take anything."""
    pieces = re.split(r"(<[^>]*>)", text)
    for _ in range(chance.randrange(1, 12)):
        place = chance.randrange(len(pieces))
        pieces[place] = chance.choice(
            [
                "",
                pieces[chance.randrange(len(pieces))],
                re.sub('"[^"]*"', f'"{chance.choice(ODD)}"', pieces[place], count=1),
                pieces[place]
                + chance.choice(["<table>", "</div>", "<li>", "<tr>", "<title>", "<h1>"]),
            ]
        )
    return "".join(pieces)


def changed_part(data: bytes, chance: random.Random) -> bytes:
    """Return sound XML with elements taken out, put elsewhere or twice, and odd values."""
    root = etree.fromstring(data)
    for _ in range(chance.randrange(1, 12)):
        elements = [element for element in root.iter() if element is not root]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        how = chance.randrange(4)
        if how == 0 and (parent := one.getparent()) is not None:
            parent.remove(one)
        elif how == 1 and one not in other.iterancestors() and one is not other:
            other.append(copy.deepcopy(one))
        elif how == 2 and other not in one.iterancestors() and one not in other.iterancestors():
            one.append(other) if one is not other else None
        else:
            for name in one.attrib:
                one.set(name, chance.choice(ODD))
    return etree.tostring(root)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(("docx", "html"))])
def test_sound_files_with_odd_contents(name: str, tmp_path: Path) -> None:
    luck = chance(name)
    whole = FILES[name]()
    read_well = 0
    for _ in range(ROUNDS):
        if name.endswith("html"):
            read_well += survives(tmp_path / name, changed_page(whole.decode(), luck).encode())
            continue
        held = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as before, zipfile.ZipFile(held, "w") as after:
            for part in before.namelist():
                data = before.read(part)
                after.writestr(part, changed_part(data, luck) if part.startswith("word/") else data)
        read_well += survives(tmp_path / name, held.getvalue(), sound=False)
    assert read_well > ROUNDS // 6  # else little but the parser was tried


@pytest.mark.parametrize(
    "magic",
    [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1 ", b"<html>", b"\xff\xfe",
     b"\x89PNG", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["docx", "pdf", "doc", "html", "txt", "md"])
def test_random_bytes(magic: bytes, suffix: str, tmp_path: Path) -> None:
    luck = random.Random(magic + suffix.encode())
    for size in (0, 1, 7, 300, 5000):
        survives(tmp_path / f"odd.{suffix}", magic + luck.randbytes(size))


def deep(element: str, inside: str) -> bytes:
    held = f"<{element}>" * 5000 + inside + f"</{element}>" * 5000
    return packed({"document": f"<w:document {NAMESPACES}><w:body>{held}</w:body></w:document>"})


@pytest.mark.parametrize("element", ["w:sdt", "w:p", "w:tbl", "w:r", "mc:AlternateContent"])
def test_deep_xml(element: str, tmp_path: Path) -> None:
    survives(tmp_path / "deep.docx", deep(element, p("深")))
    levels = 60
    nested = p("深")
    for _ in range(levels):
        nested = table(f"<w:tr><w:tc>{nested}</w:tc></w:tr>")
    assert survives(tmp_path / "deep.docx", word_file(nested))


@pytest.mark.parametrize("element", ["div", "table><tr><td", "ol><li", "b", "span"])
def test_deep_pages(element: str, tmp_path: Path) -> None:
    survives(
        tmp_path / "deep.html", ("<html><body>" + f"<{element}>" * 5000 + "深处的字。").encode()
    )


def test_words_behind_deep_ones_are_not_lost_in_silence(tmp_path: Path) -> None:
    page = "<html><body><p>甲。</p>{}<p>乙。</p>{}<p>丙。</p></body></html>"
    deep = page.format("<div>" * 200, "</div>" * 200).encode()
    assert survives(tmp_path / "deep.html", deep)
    assert "甲。\n乙。\n丙。" in transcribe(read(tmp_path / "deep.html")).replace("\n\n", "\n")
    (tmp_path / "deep.html").write_text(page.format("<div>" * 260, "</div>" * 260), "utf-8")
    with pytest.raises(UnreadableSource, match="层还多"):
        read(tmp_path / "deep.html")


def test_a_tag_with_attributes_without_end_is_refused(tmp_path: Path) -> None:
    named = " ".join(f"a{number}=1" for number in range(100_000))
    assert not survives(tmp_path / "wide.html", f"<html><body {named}><p>{'甲。' * 99}".encode())


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("paragraphs.docx", lambda: word_file(p("甲") * 20_001)),
        ("runs.docx", lambda: word_file(p(t("甲") * 100_005))),
        ("letters.docx", lambda: word_file(p("甲" * 1_000_001))),
        (
            "numbers.docx",
            lambda: word_file(
                p("甲", listed(1)) * 900,
                numbering=abstract(1, lvl(0, "lowerLetter", "%1" * 2000, start=99_999)) + num(1, 1),
            ),
        ),
        ("elements.html", lambda: f"<html><body>{'<b>甲</b>' * 200_010}".encode()),
        ("lines.txt", lambda: "甲\n".encode() * 20_001),
        ("lines.md", lambda: "甲\n".encode() * 20_001),
    ],
)
def test_what_is_longer_than_any_notice_is_refused(
    name: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(make())
    with pytest.raises(UnreadableSource, match="文件太长"):
        read(tmp_path / name)


def test_styles_without_end_are_not_followed() -> None:
    chain = "".join(style(f"S{number}", based=f"S{number + 1}") for number in range(200))
    styles = Styles(etree.fromstring(f"<w:styles {NAMESPACES}>{chain}</w:styles>"))
    assert [name for name, _ in styles.chain("S0")] == [f"S{number}" for number in range(DEPTH)]


def test_many_cells_and_spans_are_bounded(tmp_path: Path) -> None:
    row = "<tr>" + "<td rowspan=99999 colspan=99999>格</td>" * 50 + "</tr>"
    assert survives(
        tmp_path / "wide.html",
        f"<html><body>正文。<table>{row * 50}</table></body></html>".encode(),
    )
    (tmp_path / "wide.html").unlink()
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="99999"/><w:vMerge/></w:tcPr>{p("格")}</w:tc>'
    assert survives(tmp_path / "wide.docx", word_file(table(f"<w:tr>{wide * 50}</w:tr>" * 50)))
