"""PDF files: what is no part of the text, tables, what the file does not tell."""

from __future__ import annotations

import io
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import NameObject

from macros.importing.formats.blocks import words_of
from macros.importing.formats.pdf import apart
from macros.importing.formats.pdf.page import Glyph, Page
from macros.importing.formats.pdf.printed import Item, items_of
from macros.importing.formats.pdf.printed import Line as PrintedLine
from macros.importing.formats.pdf.running import beside, running
from macros.importing.reading import read
from macros.importing.source import Paragraph, Source, Table, UnreadableSource
from macros.importing.transcript import account
from macros.text.lines.reflow import squeeze
from tests.importing.pdffiles import as_pdf, typeset
from tests.importing.printed import line, notice
from tests.importing.sources import read_whole, shown

LONG = "为贯彻落实上级部署，进一步优化营商环境，结合本市实际，制定本方案，请各单位结合工作职责认真贯彻执行。"
PICTURE = '#image(bytes((0, 0, 0)), format: (encoding: "rgb8", width: 1, height: 1), width: 5cm)'


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    """Read a PDF; its account must come out even."""

    def read_it(data: bytes) -> Source:
        return read_whole(tmp_path / "notice.pdf", data)

    return read_it


def left(source: Source) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for part in source.left_out:
        found.setdefault(part.why, set()).add(part.text)
    return found


def refused(tmp_path: Path, data: bytes) -> str:
    file = tmp_path / "odd.pdf"
    file.write_bytes(data)
    with pytest.raises(UnreadableSource) as caught:
        read(file)
    return str(caught.value)


def with_form(data: bytes, times: int, form: bytes) -> bytes:
    """Return a PDF whose first page shows a form so many times."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    page: Any = writer.pages[0]
    made = pypdf.generic.DecodedStreamObject()
    made.set_data(form)
    made.update(
        {NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")}
    )
    made[NameObject("/BBox")] = pypdf.generic.RectangleObject((0, 0, 9, 9))
    own = writer._add_object(made)
    within = pypdf.generic.DictionaryObject({NameObject("/X"): own})
    made[NameObject("/Resources")] = pypdf.generic.DictionaryObject(
        {NameObject("/XObject"): within}
    )
    page["/Resources"][NameObject("/XObject")] = within
    shown_so_often = pypdf.generic.DecodedStreamObject()
    shown_so_often.set_data(page.get_contents().get_data() + b" /X Do" * times)
    page[NameObject("/Contents")] = writer._add_object(shown_so_often)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_form_is_read_and_one_within_itself_ends_its_own_process_alone(
    opened: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = as_pdf((line(LONG),))
    assert apart.may_be_endless(with_form(data, 1, b"0 0 m"))
    assert words_of(opened(with_form(data, 1, b"0 0 m")).blocks) == words_of(opened(data).blocks)
    monkeypatch.setattr(apart, "BYTES", 400 << 20)
    said = refused(tmp_path, with_form(data, 1, b"/X Do /X Do"))
    assert said.startswith("PDF 里的图形一层套一层")


def test_what_repeats_on_pages_is_left_out_and_paragraphs_go_on(opened: Any) -> None:
    held = tuple(line(f"{n}. {LONG * 3}") for n in range(1, 15))
    source = opened(as_pdf(held, header="某市人民政府文件汇编"))
    assert shown(source) == [f"{n}. {LONG * 3}" for n in range(1, 15)]
    assert left(source)["页眉"] == {"某市人民政府文件汇编"}
    assert "— 2 —" in left(source)["页码"]


@pytest.mark.parametrize(
    ("top", "place", "words"),
    [
        ("37mm", "top + center, dy: 25mm", "— {} —"),
        ("62mm", "top + center, dy: 50mm", "{}"),
        ("37mm", "top + right, dx: -4mm, dy: 140mm", "{}"),
        ("37mm", "top + left, dx: 2mm, dy: 140.5mm", "—{}—"),
        ("37mm", "bottom + center, dy: -50mm", "第{}页（共2页）"),
        ("37mm", "top + right, dx: -26mm, dy: 20mm", "{}/2"),
    ],
)
def test_page_numbers_may_stand_anywhere(top: str, place: str, words: str, opened: Any) -> None:
    number = words.replace("{}", '" + str(counter(page).get().first()) + "')
    page = f'margin: (top: {top}, bottom: 60mm), footer: none, foreground: context place({place}, text(14pt, "{number}"))'
    held = tuple(f"{n}. {LONG * 3}" for n in range(1, 9))
    source = opened(typeset(f"#set page({page})\n" + "\n".join(f'#line("{one}")' for one in held)))
    assert shown(source) == list(held)
    assert left(source).keys() == {"页码"}
    assert left(source)["页码"] >= {words.format(n) for n in (1, 2)}


_LINE, _FOOT = "植树造林改造绿地新建公园修整道路加强养护", "某川市园林局编"
_ROWS = [(f"{_LINE}", 2, 700 - 30 * n) for n in range(15)]
_MIDDLE = 700 - 30 * 7


def _page(number: int, *printed: tuple[str, float, float], size: float = 16) -> Page:
    """Return a page with lines: their words, where they begin, in characters from the margin, and how high."""
    page = Page(number, 595, 842)
    for words, start, base in printed:
        left = 80 + start * size
        for char in words:
            right = left + size * (1 if char > "\xff" else 0.5)
            page.glyphs.append(Glyph(char, left, right, base - 2, base + size - 2, base))
            left = right
    return page


def _taken(*pages: Page) -> list[str]:
    taken = [*beside(pages)]
    items = [items_of(page) for page in pages]
    return [one.text for one in (*taken, *running(pages, items))]


@pytest.mark.parametrize(
    ("printed", "taken"),
    [
        # digits that begin an unindented line
        ([("3024年底改造绿地", 0, 670)], []),
        ([("{}个公园", 0, 670)], []),
        # numbers that hang left of their items: on the first page alone, on each
        ([("{}　建设公园　市园林局", -2, 670)], []),
        ([("{}", -3, _MIDDLE), ("建设公园", 0, _MIDDLE)], []),
        ([("{}", -4.5, _MIDDLE)], ["1", "2", "3"]),
        # a number that ends the text, above that of the page, above a footer, above two lines of a note
        ([("203{}", 2, 110), ("— {} —", 10, 60)], ["— 1 —", "— 2 —", "— 3 —"]),
        ([("202{}", 2, 110), (_FOOT, 10, 60)], [_FOOT] * 3),
        ([("{}", 10, 110), (_FOOT, 10, 60)], [_FOOT] * 3 + ["1", "2", "3"]),
    ],
)
def test_numbers_that_may_number_pages(
    printed: list[tuple[str, float, float]], taken: list[str]
) -> None:
    pages = [
        _page(n, *_ROWS, *((words.replace("{}", str(n)), at, base) for words, at, base in printed))
        for n in (1, 2, 3)
    ]
    assert _taken(*pages) == taken


def test_a_number_on_one_page_is_none_of_pages_and_a_note_of_two_lines_is_no_footer() -> None:
    assert _taken(_page(1, *_ROWS, ("1", -4.5, _MIDDLE)), _page(2, *_ROWS)) == []
    wide = _page(2, *((words, start + 9, base) for words, start, base in _ROWS), ("2", 0, 670))
    wide.width = 842
    assert _taken(_page(1, *_ROWS, ("1", 0, 670)), wide) == []
    note = _page(1, *_ROWS)
    note.glyphs += _page(1, (_LINE, 2, 60), (_LINE, 2, 40), size=10).glyphs
    assert _taken(note) == [_LINE]


def test_a_page_of_many_lines_takes_time_in_proportion_to_them() -> None:
    """If each line were looked for among all others it would take four seconds and more."""
    found: list[Item] = [PrintedLine("种树", 0, 1, 80, 112, n, 16, 112, 16) for n in range(3000)]
    start = time.process_time()
    assert not [*running([_page(1, *_ROWS)], [found])][800:]
    assert time.process_time() - start < 1


def test_a_bracket_that_had_no_room_does_not_begin_a_paragraph(opened: Any) -> None:
    held = [
        f"{LONG[:count]}〔2023〕21号，推行分阶段办理施工许可和联合验收，一次办结。"
        for count in range(16, 30)
    ]
    for indent, spacing in (("2em", "12pt"), ("0em", "22pt")):
        source = opened(as_pdf(tuple(map(line, held)), indent=indent, spacing=spacing))
        assert shown(source) == held


def test_a_title_of_two_lines_is_one_paragraph(opened: Any) -> None:
    title = "关于印发《某市优化营商环境三年行动方案（2025—2027年）》的通知"
    source = opened(
        as_pdf((line("某政发〔2025〕1号"), line(title), line(LONG), line(LONG)), title=1)
    )
    assert [part.replace(" ", "") for part in shown(source)] == [
        "某政发〔2025〕1号",
        title,
        LONG,
        LONG,
    ]
    assert isinstance(source.blocks[1], Paragraph)
    assert source.blocks[1].align == "center"


def test_characters_that_look_alike_are_replaced_and_named(opened: Any) -> None:
    source = opened(typeset('#line("⽂件⼀式⼆份。")'))
    assert shown(source) == ["文件一式二份。"]
    assert account(source).replaced == {"⽂→文": 1, "⼀→一": 1, "⼆→二": 1}
    assert "⽂→文" in source.notes[-1]


def test_a_watermark_is_left_out_and_words_printed_twice_are_read_once(opened: Any) -> None:
    body = (
        '#place(center + horizon, rotate(-45deg, text(60pt, "内部资料")))'
        f'#line("{LONG}")#block[#set par(first-line-indent: 0pt);#place(dx: 0.3pt, [加重的标题])加重的标题]'
    )
    source = opened(typeset(body))
    assert shown(source) == [LONG, "加重的标题"]
    assert left(source)["斜排的文字（水印）"] == {"内部资料"}


def rows(count: int) -> str:
    return ", ".join(f'"{n}", "{LONG[:30]}", "市甲局"' for n in range(1, count + 1))


def test_a_table_that_goes_on_on_the_next_page_is_one(opened: Any) -> None:
    body = f'#table(columns: (2cm, 1fr, 3cm), table.header("序号", "任务", "单位"), {rows(30)})'
    source = opened(typeset(body))
    (found,) = source.blocks
    assert isinstance(found, Table)
    assert [row[0].paragraphs for row in found.rows] == [
        ("序号",),
        *[(str(n),) for n in range(1, 31)],
    ]
    assert all("".join(row[1].paragraphs) == LONG[:30] for row in found.rows[1:])
    assert left(source)["续页重复的表头"] == {"序号任务单位"}


def test_a_table_without_lines_is_named(opened: Any) -> None:
    body = f"#grid(columns: (2cm, 6cm, 3cm), column-gutter: 1cm, row-gutter: 8pt, {rows(5)})"
    assert any("没画框线" in note for note in opened(typeset(body)).notes)


def test_a_page_that_is_only_a_picture_is_named(opened: Any) -> None:
    source = opened(typeset(f'#line("{LONG}")#pagebreak(){PICTURE}'))
    assert shown(source) == [LONG]
    assert any("第 2 页没有文字" in note for note in source.notes)


def test_a_footnote_does_not_break_a_paragraph(opened: Any) -> None:
    body = "".join(f'#line("{n}. {LONG}" + "{LONG * 2}")' for n in range(1, 9))
    note = (
        '#set footnote(numbering: "①")\n#line([指标#footnote[指年度值，由统计部门提供。]见附件。])'
    )
    source = opened(typeset(note + body))
    footnotes = [
        block for block in source.blocks if isinstance(block, Paragraph) and block.footnote
    ]
    assert ["指年度值，由统计部门提供。" in block.text for block in footnotes] == [True]
    assert len(shown(source)) == 10


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_shown_turned(turned: int, opened: Any) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(as_pdf((line(LONG), line("二、保障措施"), line(LONG)))))
    page = writer.pages[0]
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    move = pypdf.Transformation().rotate(turned)
    shift = {90: (height, 0.0), 180: (width, height), 270: (0.0, width)}[turned]
    page.add_transformation(move.translate(*shift))
    if turned != 180:
        page.mediabox = pypdf.generic.RectangleObject((0, 0, height, width))
    page[pypdf.generic.NameObject("/Rotate")] = pypdf.generic.NumberObject(turned)
    for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        page.pop(box, None)
    held = io.BytesIO()
    writer.write(held)
    assert shown(opened(held.getvalue())) == [LONG, "二、保障措施", LONG]


def plain(content: str) -> bytes:
    """A PDF written by hand, with one page of that content."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made = "%PDF-1.4\n" + "".join(
        f"{n} 0 obj\n{held}\nendobj\n" for n, held in enumerate(objects, start=1)
    )
    return (made + "trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n").encode()


def test_a_text_layer_from_recognition_is_said(opened: Any) -> None:
    words = "(Recognised words of a scanned page) Tj"
    assert opened(plain(f"BT /F 12 Tf 72 700 Td {words} ET")).notes == ()
    assert "认错" in opened(plain(f"BT /F 12 Tf 3 Tr 72 700 Td {words} ET")).notes[0]


def test_a_scan_is_refused(tmp_path: Path) -> None:
    assert "扫描件" in refused(tmp_path, typeset(PICTURE))


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(as_pdf((line(LONG),))))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    assert "密码" in refused(tmp_path, held.getvalue())


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n" + b"\0" * 500])
def test_a_damaged_file_is_refused(data: bytes, tmp_path: Path) -> None:
    assert "损坏" in refused(tmp_path, data)


def test_a_frame_round_the_page_is_no_table(opened: Any) -> None:
    frame = "#place(top + left, rect(width: 100%, height: 100%))#place(top + left, std.line(length: 100%))"
    mark = "#place(bottom + left, dy: -5mm, std.line(length: 100%))"
    source = opened(typeset(f'{frame}{mark}#line("{LONG}")#line("二、保障措施")'))
    assert shown(source) == [LONG, "二、保障措施"]


def test_two_tables_alike_on_two_pages_keep_their_rows(opened: Any) -> None:
    one = '#table(columns: (2cm, 1fr), "序号", "任务", "1", "甲")'
    source = opened(typeset(f"{one}#pagebreak(){one}"))
    assert sum(len(block.rows) for block in source.blocks if isinstance(block, Table)) >= 3


def test_lines_of_a_cell_are_joined_where_they_are_full(opened: Any) -> None:
    body = (
        "#table(columns: (2cm, 5cm, 4cm), [1], [推进企业开办一网通办，实现营业执照、公章、发票半日办结。], "
        "[市甲局 \\ 市乙局], [2], [（1）摸底。 \\ （2）整改。], [市自然资源和规划局、市住房城乡建设局])"
    )
    (found,) = opened(typeset("#set par(first-line-indent: 0pt)\n#set text(12pt)\n" + body)).blocks
    assert isinstance(found, Table)
    assert [[cell.paragraphs for cell in row] for row in found.rows] == [
        [
            ("1",),
            ("推进企业开办一网通办，实现营业执照、公章、发票半日办结。",),
            ("市甲局", "市乙局"),
        ],
        [("2",), ("（1）摸底。", "（2）整改。"), ("市自然资源和规划局、市住房城乡建设局",)],
    ]


def test_a_text_layer_of_gibberish_is_refused(tmp_path: Path) -> None:
    import random

    chance = random.Random(1)
    rare = "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(300))
    kept = "".join(char for char in rare if char not in "的一是不了人我在有他这")
    assert "乱码" in refused(tmp_path, typeset(f'#line("{kept}")'))


def test_a_row_that_a_page_breaks_is_one_and_a_merged_cell_is_not(opened: Any) -> None:
    words = "推进企业开办一网通办，实现营业执照、公章、发票半日办结，" * 10 + "公布结果。"
    body = (
        "#set text(12pt)\n#set par(first-line-indent: 0pt)\n#v(15cm)\n#table(columns: (2cm, 2cm, 1fr, 3cm), "
        f'"序号", "类别", "任务", "单位", "1", table.cell(rowspan: 2)[政务], "甲。", "市甲局", "2", "{words}", "市乙局")'
    )
    source = opened(typeset(body))
    (found,) = [block for block in source.blocks if isinstance(block, Table)]
    assert [["".join(cell.paragraphs) for cell in row] for row in found.rows] == [
        ["序号", "类别", "任务", "单位"],
        ["1", "政务", "甲。", "市甲局"],
        ["2", words, "市乙局"],
    ]
    assert any("下半截" in note for note in source.notes)


@pytest.mark.parametrize("plan", ["first", "second", "task-table"])
def test_another_program_finds_the_same_characters(plan: str, opened: Any) -> None:
    data = as_pdf(notice(plan), header="征求意见稿")
    other = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert Counter(squeeze(opened(data).raw)) == Counter(squeeze(other))
