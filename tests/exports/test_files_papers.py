"""DOCX and PDF: the words of the document, its layout, and that nobody takes it for the original."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from macros.building.readback.seen import is_seen
from macros.exports.downloads import docxfile
from macros.exports.downloads.docxfile import docx_bytes
from macros.exports.downloads.paper import (
    DERIVED,
    LEVELS,
    ROLES,
    Block,
    BlockKind,
    Cell,
    Grid,
    Paper,
)
from macros.exports.downloads.pdffile import pdf_bytes
from macros.exports.downloads.planpaper import plan_paper
from macros.exports.downloads.unitpaper import unit_paper
from macros.exports.file import ExportError
from macros.index.plan_words import issuers
from macros.pages.site import Site
from macros.text.characters.allowed import PRINTABLE, UNWANTED, unprintable_in
from macros.text.lines.reflow import squeeze
from scripts import font_characters
from tests.conftest import FIRST, PLANS, SECOND
from tests.exports.conftest import PUBLIC, public_site
from tests.some import some


@pytest.fixture(scope="module", params=[FIRST, SECOND], ids=["first", "second"])
def site(request: pytest.FixtureRequest) -> Site:
    return public_site(request.param)


@pytest.fixture(scope="module")
def amended() -> Site:
    return public_site(PLANS["joint"])


def pdf_words(content: bytes) -> str:
    """The words of all pages, without the page numbers between them."""
    words = []
    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, start=1):
        text = squeeze(page.extract_text())
        assert f"—{number}—" in text
        words.append(text.replace(f"—{number}—", "", 1))
    return "".join(words)


def docx_words(content: bytes) -> str:
    body = Document(io.BytesIO(content)).element.body
    return squeeze("".join(words.text or "" for words in body.iter(qn("w:t"))))


def paragraphs_of(paper: Paper) -> list[Paragraph]:
    return Document(io.BytesIO(docx_bytes(paper))).paragraphs


def simple(*blocks: Block) -> Paper:
    return Paper("题", (Block(BlockKind.BODY, DERIVED),), blocks, None)


def is_in_order(words: str, pieces: tuple[str, ...]) -> bool:
    place = 0
    for piece in map(squeeze, pieces):
        place = words.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


def test_the_word_file_holds_every_official_word_in_order(site: Site) -> None:
    assert is_in_order(docx_words(docx_bytes(plan_paper(site))), site.index.printed)


def test_the_pdf_holds_every_official_word(site: Site) -> None:
    assert is_in_order(pdf_words(pdf_bytes(plan_paper(site))), site.index.printed)


def test_both_files_hold_every_word_of_a_plan_of_another_build(built_otherwise: Site) -> None:
    paper, printed = plan_paper(built_otherwise), built_otherwise.index.printed
    assert is_in_order(docx_words(docx_bytes(paper)), printed)
    over_rows = {
        cell.text
        for block in paper.blocks
        for row in (block.table.rows if block.table else ())
        for cell in row
        if cell.rows > 1
    }  # in a PDF drawn below the first of their rows
    words = pdf_words(pdf_bytes(paper))
    assert is_in_order(words, tuple(piece for piece in printed if piece not in over_rows))
    assert all(squeeze(piece) in words for piece in over_rows)
    for paragraph in Document(io.BytesIO(docx_bytes(paper))).paragraphs:
        assert all(run.text for run in paragraph.runs), paragraph.text  # no empty number


def test_the_paper_is_the_plan_as_issued_and_then_what_amends_it(amended: Site) -> None:
    supplement = "《关于〈淞陵市社区嵌入式服务设施建设行动方案（2024—2026年）〉的补充通知》（淞发改社会〔2025〕6号）"
    told = "编者提示：以上是印发时的文字；本条"
    paper = plan_paper(amended)
    for words in (docx_words(docx_bytes(paper)), pdf_words(pdf_bytes(paper))):
        assert is_in_order(
            words,
            (
                "市住建局负责简化审批流程。",
                f"{told}已由{supplement}删去，见后。",
                "连锁机构不少于10家。（市民政局牵头，市工商联、市总工会参与）",
                f"{told}经{supplement}修改，见后。",
                "5．强化安全管理。",
                "编者提示：以下是后来修改本方案的文件，全文照录。",
                "连锁机构不少于15家",
                "“6．开展满意度评价。",
            ),
        )
        assert words.count("开展满意度评价。") == 1  # in the words of the document that added it
        assert words.count(told) == 2


def test_a_paper_for_a_unit_has_the_present_words_and_says_what_changed_them(amended: Site) -> None:
    words = docx_words(docx_bytes(unit_paper(amended, amended.index.units["civil-affairs"])))
    assert is_in_order(words, ("3引入专业力量", "修改情况：经《关于", "不少于15家"))
    assert "不少于10家" not in words
    words = docx_words(docx_bytes(unit_paper(amended, amended.index.units["housing"])))
    assert is_in_order(
        words, ("2盘活存量房屋", "修改情况：已由《关于", "6号）删去", "1合理布局设施")
    )
    assert words.count("修改情况") == 1


def test_a_unit_that_only_earlier_words_name_is_not_told_that_none_did(amended: Site) -> None:
    words = docx_words(docx_bytes(unit_paper(amended, amended.index.units["chamber"])))
    name = "“淞陵市工商业联合会”"
    assert f"没有措施的现行文字点到{name}，第3条原先的文字点到它。" in words
    words = docx_words(docx_bytes(unit_paper(amended, amended.index.units["housing-renewal"])))
    assert "没有措施的原文点到“淞陵市住房和城市更新局”。" in words


def test_a_paper_says_whether_the_plan_is_in_force_if_anybody_looked(built_otherwise: Site) -> None:
    said = {
        "library-network": "效力：现行有效（截至数据日期2023年9月12日，公文写明“有效期三年”，有效期至2026年9月30日）"
    }
    said |= {"innovation-voucher": "效力：失效（公文写明“有效期至2025年12月31日”）"}
    said |= {
        "rural-water": "效力：现行有效（截至数据日期2025年6月3日，公文写明“有效期至2028年9月30日”）"
    }
    said |= {"lifts": "效力：废止（由《青禾市人民政府关于废止部分文件的决定》"}
    plan, unit = built_otherwise.index.plan.id, next(iter(built_otherwise.index.units))
    for paper in (
        plan_paper(built_otherwise),
        unit_paper(built_otherwise, built_otherwise.index.units[unit]),
    ):
        first = squeeze(PdfReader(io.BytesIO(pdf_bytes(paper))).pages[0].extract_text())
        assert said[plan] in first if plan in said else "效力" not in first


def test_who_signed_stands_on_the_right_and_a_footnote_is_small(built_otherwise: Site) -> None:
    plan = built_otherwise.index.plan
    paper = plan_paper(built_otherwise)
    shown = {(p.text, p.style.name) for p in paragraphs_of(paper) if p.style}
    signed = (plan.notice or plan).signature
    assert signed
    for line in signed.split("\n\n"):
        assert (line, "落款") in shown
    if plan.footnotes:
        assert (plan.footnotes, "脚注") in shown


def test_sections_go_five_levels_deep_and_measures_stand_below_theirs() -> None:
    deep = [Block(kind, f"{number}层") for number, kind in enumerate(LEVELS, start=1)]
    item = Block(BlockKind.ITEM, "文字。", "1.标题。", "1.标题", True)
    paper = simple(Block(BlockKind.TITLE, "题"), *deep, item)
    seen = Document(io.BytesIO(docx_bytes(paper)))
    assert outline(seen)[:5] == [(number, f"{number}层") for number in range(1, 6)]
    (level,) = seen.paragraphs[-1]._p.xpath("w:pPr/w:outlineLvl")
    assert level.get(qn("w:val")) == "5"
    entries: Any = PdfReader(io.BytesIO(pdf_bytes(paper))).outline
    for title in ("题", "1层", "2层", "3层", "4层", "5层", "1.标题"):
        assert str(entries[0]["/Title"]) == title
        entries = entries[1] if len(entries) > 1 else []
    assert not entries


def test_hostile_text_comes_out_as_it_is(other: Site) -> None:
    paper = plan_paper(other)
    for words in (docx_words(docx_bytes(paper)), pdf_words(pdf_bytes(paper))):
        for hostile in (
            "<script>alert(1)</script>",
            "{{7*7}}",
            "#不是标题",
            '--8<--"x"',
            "---",
            "*[专利]:注入",
            "&amp;",
            "=1+1",
            "反斜杠\\n",
        ):
            assert hostile in words


def test_the_first_page_says_that_it_is_no_official_copy(site: Site) -> None:
    unit = next(iter(site.index.units))
    for paper in (plan_paper(site), unit_paper(site, site.index.units[unit])):
        first = PdfReader(io.BytesIO(pdf_bytes(paper))).pages[0].extract_text()
        assert squeeze(DERIVED) in squeeze(first)
        paragraphs = Document(io.BytesIO(docx_bytes(paper))).paragraphs
        assert paragraphs[0].text == DERIVED


def test_pages_have_the_margins_and_lines_of_official_documents(site: Site) -> None:
    content = docx_bytes(plan_paper(site))
    section = Document(io.BytesIO(content)).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(Length(size or 0).mm) for size in sizes] == [210, 297, 37, 28]
    body = Document(io.BytesIO(content)).styles["公文正文"]
    assert body.font.size == Pt(16)
    assert 22 * body.paragraph_format.line_spacing <= Mm(225)
    for name in ("Title", "说明框"):  # lines of another pitch: LibreOffice would stretch them
        (off,) = Document(io.BytesIO(content)).styles[name].element.xpath("w:pPr/w:snapToGrid")
        assert off.get(qn("w:val")) == "0"


def test_the_properties_of_a_paper_name_its_title_issuer_number_and_language(site: Site) -> None:
    plan, unit = site.index.plan, next(iter(site.index.units))
    for paper, author in (
        (plan_paper(site), issuers(site.index)),
        (unit_paper(site, site.index.units[unit]), ""),
    ):
        word = Document(io.BytesIO(docx_bytes(paper))).core_properties
        assert (word.title, word.author, word.keywords) == (
            paper.title,
            author,
            plan.document_number,
        )
        assert (word.language, word.last_modified_by) == ("zh-CN", "")
        told = PdfReader(io.BytesIO(pdf_bytes(paper))).metadata
        assert told
        assert (told.title, told.author or "", told.subject) == (paper.title, author, word.subject)
        assert "非正式公文" in word.subject
        assert told.keywords == plan.document_number


def test_no_page_holds_a_line_alone(site: Site) -> None:
    for paper in (
        plan_paper(site),
        *(unit_paper(site, site.index.units[id]) for id in site.index.units),
    ):
        for page in some(PdfReader(io.BytesIO(pdf_bytes(paper))).pages):
            lines = [line for line in page.extract_text().splitlines() if line.strip()]
            assert len(lines) > 2, (paper.title, lines)  # one is the number of the page


def test_what_the_site_says_is_smaller_and_leaves_no_line_alone(site: Site) -> None:
    styles = Document(io.BytesIO(docx_bytes(plan_paper(site)))).styles
    facts = styles["说明"]
    assert facts.font.size < styles["公文正文"].font.size
    assert facts.paragraph_format.widow_control


def test_word_settings_are_whole_and_name_no_other_program(site: Site) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(plan_paper(site)))) as archive:
        settings = archive.read("word/settings.xml").decode()
        assert 'w:percent="100"' in settings  # the schema demands it
        assert "ja-JP" not in settings
        assert "docProps/app.xml" not in archive.namelist()


def test_word_names_no_other_program_when_its_styles_were_edited_with_one(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = docx_bytes(plan_paper(site))
    edited, out = Document(io.BytesIO(docxfile._STYLES)), io.BytesIO()
    package = edited.part.package
    part = Part(PackURI("/docProps/app.xml"), "application/xml", b"<Properties/>", package)
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    edited.save(out)
    monkeypatch.setattr(docxfile, "_STYLES", out.getvalue())
    monkeypatch.setenv("CACHE", str(tmp_path))  # nothing is kept there
    assert docx_bytes(plan_paper(site)) == before


def test_a_full_pdf_page_has_22_lines_of_28_characters() -> None:
    content = pdf_bytes(simple(Block(BlockKind.NEW_PAGE), Block(BlockKind.BODY, "国" * 28 * 60)))
    page = PdfReader(io.BytesIO(content)).pages[1]
    lines = [line for line in page.extract_text().splitlines() if "国" in line]
    assert len(lines) == 22
    assert {len(line.strip()) for line in lines[1:]} == {28}
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)


def test_page_numbers_stand_at_the_outer_edges_below_the_text() -> None:
    content = pdf_bytes(simple(Block(BlockKind.BODY, "国" * 28 * 60)))
    places: dict[int, tuple[float, float]] = {}
    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, start=1):

        def found(
            text: str,
            cm: list[float],
            tm: list[float],
            font: dict[str, object],
            size: float,
            number: int = number,
        ) -> None:
            if "—" in text:
                places[number] = (float(cm[4]), float(cm[5]))
                assert "NotoSerif" in str(font["/BaseFont"])
                assert round(size) == 14

        page.extract_text(visitor_text=found)
    assert places[1][0] > 400  # right on odd pages
    assert places[2][0] < 200  # left on even pages
    for _, baseline in places.values():  # the dash is 7 mm below the text and 0.297 em above this
        assert baseline + 0.297 * 14 == pytest.approx(Length(Mm(35) - Mm(7)).pt, abs=0.5)


def outline(document: DocumentObject) -> list[tuple[int, str]]:
    """What a list of headings shows: the outline level of a paragraph's style, its first run."""
    levels = {
        style.style_id: int(found[0].get(qn("w:val"))) + 1
        for style in document.styles
        if (found := style.element.findall(f"{qn('w:pPr')}/{qn('w:outlineLvl')}"))
    }
    return [
        (levels[p.style.style_id], p.runs[0].text)
        for p in document.paragraphs
        if p.style and p.style.style_id in levels
    ]


def test_word_headings_are_real_headings_in_printed_order(other: Site) -> None:
    assert outline(Document(io.BytesIO(docx_bytes(plan_paper(other)))))[:5] == [
        (1, "一、打造便捷高效的政务环境"),
        (2, "（一）提升市场准入便利度"),
        (3, "1.推进企业开办“一次办成”。"),
        (3, "2."),
        (3, "3.规范政务服务事项管理。"),
    ]


def test_a_measure_is_one_paragraph_whose_heading_runs_into_its_text(other: Site) -> None:
    content = docx_bytes(plan_paper(other))
    document = Document(io.BytesIO(content))
    (item,) = (p for p in document.paragraphs if p.text.startswith("4.升级涉企服务总入口。"))
    assert item.text.startswith("4.升级涉企服务总入口。依托中小企业公共服务平台")
    head, rest = item.runs
    assert (head.text, head.style.name) == ("4.升级涉企服务总入口。", "Heading 3 Char")
    assert rest.style.name == "Default Paragraph Font"
    link = document.styles["Heading 3"].element.find(qn("w:link"))
    assert link is not None
    assert link.get(qn("w:val")) == head.style.style_id  # so a table of contents lists the head
    with zipfile.ZipFile(io.BytesIO(content)) as archive:  # LibreOffice breaks the line at one
        assert b"specVanish" not in archive.read("word/document.xml")


def test_a_measure_without_printed_heading_gets_none_in_word(other: Site) -> None:
    paragraphs = Document(io.BytesIO(docx_bytes(plan_paper(other)))).paragraphs
    plain = next(p for p in paragraphs if p.text.startswith("2.按照《优化营商环境条例》"))
    assert plain.runs[0].text == "2."
    assert not [run for run in plain.runs if run.style.name == "Heading 3 Char"]


def test_word_names_the_fonts_of_each_level_with_substitutes(other: Site) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(plan_paper(other)))) as archive:
        table = archive.read("word/fontTable.xml").decode()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    styles = Document(io.BytesIO(docx_bytes(plan_paper(other)))).styles
    for name, font in (
        ("Title", "方正小标宋简体"),
        ("Heading 1", "黑体"),
        ("Heading 2", "楷体"),
        ("Heading 3", "仿宋"),
        ("公文正文", "仿宋"),
    ):
        fonts = styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{key}")) for key in ("ascii", "hAnsi", "eastAsia")} == {font}
        assert f'w:name="{font}"' in table


def test_links_in_both_kinds_lead_to_the_public_site(other: Site) -> None:
    paper = unit_paper(other, other.index.units["housing-bureau"])
    wanted = f"{PUBLIC}measures/water-connection/"
    part = Document(io.BytesIO(docx_bytes(paper))).part
    assert wanted in {
        relation.target_ref for relation in part.rels.values() if relation.is_external
    }
    found = {
        str(note.get_object()["/A"]["/URI"])
        for page in PdfReader(io.BytesIO(pdf_bytes(paper))).pages
        for note in page.get("/Annots", [])
    }
    assert wanted in found


def test_the_pdf_is_tagged_titled_outlined_and_embeds_subsets(site: Site) -> None:
    content = pdf_bytes(plan_paper(site))
    reader = PdfReader(io.BytesIO(content))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).lower().startswith("zh")
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert reader.metadata
    assert reader.metadata.title == site.index.plan.title
    assert reader.metadata.creation_date is None
    titles = [str(entry["/Title"]) for entry in _flat(reader.outline)]
    sections = [f"{e.section.number}{e.section.title}" for e in site.index.sections.values()]
    assert [title for title in titles if title in sections] == sections
    assert sum(1 for t in titles if "（编者拟题）" in t) == sum(
        1 for m in site.index.measures.values() if not m.title_is_official
    )
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    uses = [use.get_object() for resource in resources for use in resource["/Font"].values()]
    fonts = {str(font["/BaseFont"]): font for font in uses}
    assert len(fonts) >= 4
    for name, font in fonts.items():
        (inner,) = font["/DescendantFonts"]
        assert name[7] == "+", f"{name} is not a subset"
        assert "/FontFile3" in inner.get_object()["/FontDescriptor"], f"{name} is not embedded"
        assert "/ToUnicode" in font, f"{name} cannot be copied as text"


def test_the_titles_are_headings_above_their_sections_and_the_notes_stand_apart(
    site: Site,
) -> None:
    plan = site.index.plan
    assert plan.notice
    outline = PdfReader(io.BytesIO(pdf_bytes(plan_paper(site)))).outline
    top = [str(entry["/Title"]) for entry in outline if not isinstance(entry, list)]
    inside = [str(entry["/Title"]) for entry in _flat(outline[2:3])]
    notes = "编者注（以下是编者的文字，不是公文内容）"
    assert top == [plan.notice.heading, plan.heading or plan.title, notes]
    first = site.index.top_sections[0].section
    assert inside[0] == f"{first.number}{first.title}"


def _flat(outline: list[Any]) -> list[Any]:
    found: list[Any] = []
    for entry in outline:
        found += _flat(entry) if isinstance(entry, list) else [entry]
    return found


def test_a_printed_address_is_whole_or_broken_behind_a_slash(site: Site) -> None:
    seen = 0
    for paper in (
        plan_paper(site),
        *(unit_paper(site, site.index.units[id]) for id in site.index.units),
    ):
        pages = PdfReader(io.BytesIO(pdf_bytes(paper))).pages
        printed = "".join(re.sub(r"— \d+ —", "", page.extract_text()) for page in pages)
        printed = re.sub(r"(?<=/)\s+", "", printed)
        for page in pages:
            for note in page.get("/Annots", []):
                assert str(note.get_object()["/A"]["/URI"]) in printed
                seen += 1
    assert seen > 50


def test_a_very_long_address_is_set_smaller_rather_than_broken() -> None:
    url = f"{PUBLIC}measures/{'abcdefg-' * 7}abcdefgh/"
    content = pdf_bytes(simple(Block(BlockKind.FACT, url, "网址", url=url)))
    assert f"{'abcdefg-' * 7}abcdefgh/" in PdfReader(io.BytesIO(content)).pages[0].extract_text()


@pytest.mark.parametrize("char", ["a", "W", "_", "—", "…", "-"])
@pytest.mark.parametrize(
    "kind", [BlockKind.BODY, BlockKind.FACT, BlockKind.TITLE, BlockKind.LEVEL1, BlockKind.CLOSING]
)
def test_letters_or_lines_without_end_stay_on_the_paper_and_are_copied_as_they_are(
    char: str, kind: BlockKind
) -> None:
    content = pdf_bytes(simple(Block(kind, char * 120, "甲" if kind is BlockKind.FACT else "")))
    lines = PdfReader(io.BytesIO(content)).pages[0].extract_text().splitlines()
    found = [line.strip().removeprefix("甲：") for line in lines]
    found = [line for line in found if set(line) == {char}]
    assert "".join(found) == char * 120
    assert 2 <= len(found) <= 7


@pytest.mark.parametrize("header", [0, 1])
def test_letters_in_a_narrow_cell_stay_on_the_paper(header: int) -> None:
    address = "kaiban@mail.example.gov.cn"
    cells = tuple(Cell("单位" if n < 7 else address, n) for n in range(8))
    table = Grid((4,) * 8, header, (cells, cells))
    content = pdf_bytes(simple(Block(BlockKind.TABLE, table=table)))
    with PdfDocument(content) as document:
        (page,) = document
        assert all(is_seen(one, page.get_bbox()) for one in page.get_objects())
    assert pdf_words(content).count(address) == 2


def test_a_unit_is_told_its_roles_deadlines_and_state(other: Site) -> None:
    words = docx_words(docx_bytes(unit_paper(other, other.index.units["housing-bureau"])))
    for said in (
        "牵头（2项）",
        "同时：提及",
        "期限：2026年10月底（来源：",
        "目标：小型项目用水报装时间",
        "最新进展：2025-09-30推进中：已有37个项目分阶段取得施工许可。",
    ):
        assert said in words
    assert words.count("报装结果向社会公开。") == 1  # the full text once, however many roles


def test_the_roles_of_a_unit_are_said_to_be_the_editors(site: Site) -> None:
    for id, entry in some(site.index.units.items()):
        if not entry.tasks:
            continue
        words = docx_words(docx_bytes(unit_paper(site, site.index.units[id])))
        role = entry.by_role[0][0].label
        assert is_in_order(words, (f"角色：{ROLES}", f"{role}（"))


def test_a_slip_of_the_original_is_printed_with_the_editors_note(site: Site) -> None:
    noted = 0
    for id, entry in site.index.units.items():
        paper = unit_paper(site, site.index.units[id])
        words = docx_words(docx_bytes(paper))
        for measure in entry.measures:
            for note in measure.measure.notes:
                noted += 1
                told = (note.quote or "", "编者注（以下是编者的文字", measure.label, note.text)
                assert is_in_order(words, told), (id, note)
    assert noted > 3
    if site.index.plan.id == "wanglan-2025":
        words = pdf_words(pdf_bytes(unit_paper(site, site.index.units["procuratorate"])))
        assert is_in_order(words, ("重复检检查", "编者注", "对原文“重复检检查”："))


def test_a_unit_that_no_measure_names_is_told_so(other: Site) -> None:
    words = pdf_words(pdf_bytes(unit_paper(other, other.index.units["commerce-federation"])))
    assert "没有措施的原文点到“市工商业联合会”。" in words


def test_a_very_long_title_wraps_inside_the_page() -> None:
    title = "关于进一步优化营商环境的若干措施" * 15
    content = pdf_bytes(replace(simple(Block(BlockKind.TITLE, title)), title=title))
    assert squeeze(title) in squeeze(PdfReader(io.BytesIO(content)).pages[0].extract_text())
    assert docx_bytes(replace(simple(Block(BlockKind.TITLE, title)), title=title))


def test_a_title_breaks_where_it_has_a_space_and_never_inside_years(site: Site) -> None:
    texts = [
        page.extract_text() for page in PdfReader(io.BytesIO(pdf_bytes(plan_paper(site)))).pages
    ]
    lines = [squeeze(line) for line in "\n".join(texts[:2]).splitlines()]
    if site.index.plan.id == "wanglan-2025":
        wanted = [
            "望澜市人民政府办公室关于印发",
            "《望澜市优化营商环境三年行动方案",
            "（2025—2027年）》的通知",
            "望澜市优化营商环境",
            "三年行动方案",
            "（2025—2027年）",
        ]
    else:
        wanted = [
            "关于印发《2023年开封市知识产权战略",
            "推进实施方案》的通知",
            "2023年开封市知识产权战略推进实施方案",
        ]
    assert [line for line in lines if line in wanted] == wanted
    years = simple(Block(BlockKind.TITLE, "一二三四五六七八九十一二三四（2025—2027年）行动方案"))
    words = PdfReader(io.BytesIO(pdf_bytes(years))).pages[0].extract_text()
    assert any("2025—2027年" in line for line in words.splitlines())


def test_the_lines_of_a_title_are_of_like_length_and_none_holds_a_word_alone() -> None:
    title = "望澜市推进知识产权创造保护运用管理服务全链条改革试点工作的通知"
    content = pdf_bytes(simple(Block(BlockKind.TITLE, title)))
    lines = [
        line.strip() for line in PdfReader(io.BytesIO(content)).pages[0].extract_text().splitlines()
    ]
    assert [len(line) for line in lines if line and line in title] == [16, 15]


def test_a_title_is_not_torn_over_two_pages() -> None:
    title = "关于进一步优化营商环境的若干措施" * 3
    body = Block(BlockKind.BODY, "国" * 28 * 17)
    pages = PdfReader(io.BytesIO(pdf_bytes(simple(body, Block(BlockKind.TITLE, title))))).pages
    assert [squeeze(page.extract_text()).count("营商环境") for page in pages] == [0, 3]


def test_the_list_of_what_the_fonts_have_is_that_of_the_fonts() -> None:
    listed = PRINTABLE.read_text(encoding="utf-8")
    assert listed == font_characters.listing(), "run: python -m scripts.font_characters"


@pytest.mark.parametrize(
    "kind", [BlockKind.BODY, BlockKind.FACT, BlockKind.LEVEL1, BlockKind.TITLE]
)
def test_what_a_plan_may_hold_is_printed_and_nothing_else(kind: BlockKind) -> None:
    every = [chr(code) for code in range(0x20, 0x30000)]
    good = [char for char in every[::7] if not UNWANTED.match(char) and not unprintable_in(char)]
    assert len(good) > 4_000
    assert pdf_bytes(simple(Block(kind, "国".join(good))))
    for char in "☑☐✔✕⟨⟩가\U0001f44d":
        assert unprintable_in(f"甲{char}") == {char}
        with pytest.raises(ExportError, match=f"“{char}”网站的字体里没有"):
            pdf_bytes(simple(Block(kind, f"甲{char}")))


def test_a_rare_character_is_printed_and_one_in_no_font_stops_the_build() -> None:
    assert "张喆" in pdf_words(pdf_bytes(simple(Block(BlockKind.BODY, "张喆"))))
    with pytest.raises(ExportError, match="“\U0001f600”网站的字体里没有"):
        pdf_bytes(simple(Block(BlockKind.BODY, "张\U0001f600")))


def test_a_document_that_amends_is_set_as_a_document(amended: Site) -> None:
    blocks = plan_paper(amended).blocks
    start = max(n for n, block in enumerate(blocks) if block.kind is BlockKind.NEW_PAGE)
    kinds = [(block.kind, block.text) for block in blocks[start:]]
    of = {text: kind for kind, text in kinds}
    letterhead = "淞陵市发展和改革局 中共淞陵市委社会工作部 淞陵市社区服务工作联席会议办公室 文件"
    assert of[letterhead] is BlockKind.LETTERHEAD
    assert of["淞发改社会〔2025〕6号"] is BlockKind.NUMBER
    assert of["各镇（街道），市各有关部门："] is BlockKind.ADDRESSEES
    assert of["三、删去第2条。"] is BlockKind.BODY
    signed = [text for kind, text in kinds if kind is BlockKind.SIGNATURE]
    sealed = "淞陵市社区服务工作联席会议办公室（市民政局代章）"
    assert signed == ["淞陵市发展和改革局 中共淞陵市委社会工作部", sealed, "2025年2月20日"]


@pytest.fixture(scope="module")
def tables() -> Site:
    return public_site(PLANS["task-table"])


def test_word_keeps_the_merged_cells_of_tables_and_repeats_their_header(tables: Site) -> None:
    tasks, indicators, projects = Document(io.BytesIO(docx_bytes(plan_paper(tables)))).tables
    assert tasks.cell(1, 1)._tc is tasks.cell(2, 1)._tc
    assert [tasks.cell(1, n).text for n in (0, 1, 3)] == ["1", "市场准入", "市市场监管局"]
    assert [cell.text for cell in indicators.rows[1].cells][1:] == ["天", "1", "0.5", "约束性"]
    assert projects.cell(0, 2)._tc is projects.cell(0, 3)._tc
    assert [projects.cell(1, n).text for n in range(6)][2:4] == ["市级", "县级"]
    assert projects.cell(3, 2)._tc is projects.cell(3, 3)._tc
    for table, headers in ((tasks, 1), (indicators, 1), (projects, 2)):
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert repeated == [n < headers for n in range(len(repeated))]


def test_lines_of_a_table_keep_off_the_grid_and_short_cells_stay_on_one_line(tables: Site) -> None:
    document = Document(io.BytesIO(docx_bytes(plan_paper(tables))))
    style = document.styles["表格文字"]
    (off,) = style.element.xpath("w:pPr/w:snapToGrid")
    assert off.get(qn("w:val")) == "0"
    assert style.paragraph_format.line_spacing == Pt(15)
    tasks = document.tables[0]
    assert tasks.cell(0, 0).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    for column in (0, 1):  # 序号, 类别
        longest = max(len(cell.text) for cell in tasks.columns[column].cells)
        room = Length(tasks.cell(0, column).width) - 2 * Mm(1.9)  # Word's margins of a cell
        assert longest * style.font.size <= room


def test_the_names_in_the_list_of_annexes_stand_below_each_other(tables: Site) -> None:
    paper = plan_paper(tables)
    shown = [p for p in paragraphs_of(paper) if re.match("附件：|[2-4]\\. ", p.text)][:4]
    assert [p.text[:5] for p in shown] == ["附件：1.", "2. 主要", "3. 重点", "4. 考核"]
    forms = [p.paragraph_format for p in shown]
    begins = [round(f.left_indent.pt + f.first_line_indent.pt, 2) for f in forms]
    assert begins == [2 * 15.75, *[5 * 15.75] * 3]
    assert {f.left_indent.pt for f in forms} == {6 * 15.75}
    lines = PdfReader(io.BytesIO(pdf_bytes(paper))).pages[0].extract_text().splitlines()
    assert "附件：1. 重点任务分解表" in [line.strip() for line in lines]


def test_the_annexes_begin_on_new_pages_with_their_number(tables: Site) -> None:
    pages = [
        squeeze(page.extract_text())
        for page in PdfReader(io.BytesIO(pdf_bytes(plan_paper(tables)))).pages
    ]
    titles = [entry.section for entry in tables.index.annexes]
    starts = [
        n for s in titles for n, page in enumerate(pages) if page.startswith(f"{s.number}{s.title}")
    ]
    assert len(starts) == len(set(starts)) == 4


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "望澜市人民政府办公室关于印发《望澜市优化营商环境三年行动方案（2025—2027年）》的通知",
            "望澜市人民政府办公室关于印发\n《望澜市优化营商环境三年行动方案\n（2025—2027年）》的通知",
        ),
        ("关于印发绿化方案的通知", "关于印发绿化方案的通知"),
        ("示范市 绿化行动方案", "示范市\n绿化行动方案"),
        (f"关于印发《{'很长' * 12}的方案》的通知", f"关于印发《{'很长' * 12}的方案》的通知"),
    ],
)
def test_a_long_title_breaks_between_its_phrases(title: str, lines: str) -> None:
    """A year or a word is not parted; a phrase that is longer than a line is left to Word."""
    paper = Paper(title, (Block(BlockKind.BODY, DERIVED),), (Block(BlockKind.TITLE, title),), None)
    assert Document(io.BytesIO(docx_bytes(paper))).paragraphs[-1].text == lines
