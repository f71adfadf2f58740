"""A paper as a Word document: real styles and headings, in the layout of GB/T 9704-2012.

Page, styles, fonts and page numbers are those of ``paper.docx``; see the README beside it.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import SubElement

from macros.exports.downloads.paper import LEVELS, Block, BlockKind, Grid, Paper
from macros.exports.downloads.zipped import restamped
from macros.exports.kept import kept
from macros.text.characters.han import HAN
from macros.text.lines.reflow import paragraphs
from macros.text.lines.wrap import columns
from macros.text.messages.excerpt import excerpt

_BREAK = re.compile(rf"(?<=[{HAN}》）]) (?=[{HAN}《（])")
"""Where an issued title that is printed on several lines has a space in the data."""

_PHRASE = re.compile(r"(?<![《（“])(?=[《（“]|关于)")
"""Before these a title breaks that is longer than a line."""
_TITLE_LINE = 40
"""How many columns a line of the title has: twenty characters of 22 pt."""

_STYLES = Path(__file__).with_name("paper.docx").read_bytes()
_BOX, _LABEL, _LINK = "说明框", "标签", "链接"
_RUN_IN = "Heading 3 Char"
"""Linked to "Heading 3": Word lists in a table of contents only the words that have it."""
_TABLE, _CELL = "表格", "表格文字"
_WIDTH = 156
"""Between the margins, in millimetres."""
_CHARACTER = Pt(15.75)
"""The width of a character, closer by 0.25 pt."""
_P_PROPERTIES, _P_STYLE, _RUN, _PROPERTIES, _R_STYLE, _TEXT, _VALUE, _SPACE = map(
    qn, ("w:pPr", "w:pStyle", "w:r", "w:rPr", "w:rStyle", "w:t", "w:val", "xml:space")
)
_BREAKS = re.compile(r"[\t\r\n]")
"""Characters that are elements in Word."""
_ITEM_LEVEL = 3
"""The level of a measure in the outline; inside a section of this level or deeper, one below it."""
STYLES = {
    BlockKind.LETTERHEAD: "发文机关",
    BlockKind.NUMBER: "发文字号",
    BlockKind.TITLE: "Title",
    BlockKind.SUBTITLE: "Subtitle",
    BlockKind.ADDRESSEES: "主送机关",
    BlockKind.ATTACHMENT: "主送机关",
    BlockKind.ANNEX: "主送机关",
    BlockKind.LEVEL1: "Heading 1",
    BlockKind.LEVEL2: "Heading 2",
    BlockKind.LEVEL3: "Heading 3",
    BlockKind.LEVEL4: "Heading 4",
    BlockKind.LEVEL5: "Heading 5",
    BlockKind.ITEM: "措施",
    BlockKind.BODY: "公文正文",
    BlockKind.FACT: "说明",
    BlockKind.SIGNATURE: "落款",
    BlockKind.FOOTNOTE: "脚注",
    BlockKind.CLOSING: "版记",
}


@kept
def docx_bytes(paper: Paper) -> bytes:
    """Return the paper as DOCX; the same paper gives the same bytes."""
    document = Document(io.BytesIO(_STYLES))
    document._body.clear_content()  # a sample of each style
    _remember_styles(document)
    _drop_program(document)
    _properties(document, paper)
    for block in paper.box:
        _block(document, _BOX, block)
    document.paragraphs[-1].paragraph_format.space_after = Pt(24)  # below the box
    on_new_page, level = False, 0
    for block in paper.blocks:
        if block.kind is BlockKind.NEW_PAGE:
            on_new_page = True
            continue
        if block.table:
            _table(document, block.table)
            continue
        if block.kind in LEVELS:
            level = LEVELS.index(block.kind) + 1
        paragraph = _shown(document, block, level)
        if on_new_page:
            paragraph.paragraph_format.page_break_before = True
        on_new_page = False
    out = io.BytesIO()
    document.save(out)
    return restamped(out.getvalue())


def _remember_styles(document: DocumentObject) -> None:
    """Let python-docx look for the id of each style once: it reads all styles every time."""
    part: Any = document.part
    part.get_style_id = _style_id


@cache
def _style_id(style: str | None, kind: WD_STYLE_TYPE) -> str | None:
    """Return the id of a style of ``paper.docx``; None for that which is meant where none is named."""
    part: Any = _sample().part
    id: str | None = part.get_style_id(style, kind)
    return id


@cache
def _sample() -> DocumentObject:
    return Document(io.BytesIO(_STYLES))


def _drop_program(document: DocumentObject) -> None:
    """Remove what Word notes of itself and of its owner when somebody edits the styles with it."""
    relations = document.part.package.rels
    for id, relation in list(relations.items()):
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            del relations[id]


def _properties(document: DocumentObject, paper: Paper) -> None:
    properties = document.core_properties
    day = paper.dated or date(2000, 1, 1)
    properties.title = excerpt(paper.title, 250)
    properties.subject = paper.subject
    properties.author = paper.author
    properties.keywords = paper.number
    properties.language = "zh-CN"
    properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime(day.year, day.month, day.day)


def _shown(document: DocumentObject, block: Block, level: int) -> Paragraph:
    """Add a block inside a heading of ``level``.

    A measure is one paragraph, as printed: its heading runs into its text.
    """
    if block.kind is BlockKind.ATTACHMENT:
        return _attachment(document, block)
    if block.kind is not BlockKind.ITEM:
        return _block(document, STYLES[block.kind], block)
    paragraph = _paragraph(document, STYLES[BlockKind.ITEM])
    if level >= _ITEM_LEVEL:
        _outline(paragraph, level + 1)
    if block.heading:
        _run(paragraph, block.lead, _RUN_IN)
    elif block.lead:  # no heading of its own: only its number stands out
        paragraph.add_run(block.lead).bold = True
    _run(paragraph, block.text)
    return paragraph


def _attachment(document: DocumentObject, block: Block) -> Paragraph:
    """Add a line of the list of annexes: two characters in, or below the name of the first."""
    paragraph = document.add_paragraph(block.lead + block.text, STYLES[block.kind])
    begins, name = 2 if block.lead else 5, 6 if block.text[:1].isdigit() else 5
    paragraph.paragraph_format.left_indent = name * _CHARACTER
    paragraph.paragraph_format.first_line_indent = (begins - name) * _CHARACTER
    return paragraph


def _table(document: DocumentObject, table: Grid) -> None:
    """Add a table with its merged cells; the rows of its header are repeated on every page."""
    made = document.add_table(len(table.rows), len(table.weights))
    made.style = _TABLE
    made.autofit = False
    shares = [_WIDTH * weight // sum(table.weights) for weight in table.weights]
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Mm(share)
        for held in column.cells:
            held.width = Mm(share)
    for number, row in enumerate(table.rows):
        of_row: Any = made.rows[number]._tr.get_or_add_trPr()
        of_row.append(OxmlElement("w:cantSplit"))
        if number < table.headers:
            of_row.append(OxmlElement("w:tblHeader"))
        for cell in row:
            last = made.cell(number + cell.rows - 1, cell.column + cell.columns - 1)
            place = made.cell(number, cell.column).merge(last)
            first, *others = paragraphs(cell.text)
            place.paragraphs[0].add_run(first).bold = True if number < table.headers else None
            for other in others:
                place.add_paragraph(other)
            for paragraph in place.paragraphs:
                paragraph.style = _CELL
                if number < table.headers:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(style=STYLES[BlockKind.FOOTNOTE])  # tables that meet would be one


def _outline(paragraph: Paragraph, level: int) -> None:
    """Put a paragraph on another level of the outline than its style does."""
    outline: Any = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    paragraph._p.get_or_add_pPr().append(outline)


def _block(document: DocumentObject, style: str, block: Block) -> Paragraph:
    paragraph = _paragraph(document, style)
    if block.lead:
        _run(paragraph, f"{block.lead}：", _LABEL)
    if block.url:
        _link(document, paragraph, block.text, block.url)
    elif block.kind is BlockKind.TITLE:
        first, *others = _title_lines(block.text)
        _run(paragraph, first)
        for line in others:
            paragraph.add_run("").add_break()
            _run(paragraph, line)
    else:
        _run(paragraph, block.text)
    return paragraph


def _title_lines(title: str) -> list[str]:
    """Return the lines of a title as issued, a long one broken between its phrases if these fit.

    Where one of them is longer than a line itself, Word breaks it.
    """
    lines: list[str] = []
    for line in _BREAK.split(title):
        made = [""]
        for phrase in _PHRASE.split(line):
            if made[-1] and columns(made[-1] + phrase) > _TITLE_LINE:
                made.append(phrase)
            else:
                made[-1] += phrase
        fits = all(columns(one) <= _TITLE_LINE for one in made)
        lines += made if fits else [line]
    return lines


def _link(document: DocumentObject, paragraph: Paragraph, words: str, url: str) -> None:
    target, _, anchor = url.partition("#")
    link: Any = OxmlElement("w:hyperlink")  # python-docx has no types for it
    if anchor:
        link.set(qn("w:anchor"), anchor)
    link.set(qn("r:id"), document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, True))
    paragraph._p.append(link)
    _run(paragraph, words, _LINK, link)


def _paragraph(document: DocumentObject, style: str) -> Paragraph:
    """Add an empty paragraph at the end, as python-docx does; this and ``_run`` take a quarter of its time.

    It looks for the place of every element, though here each comes behind those that are there.
    """
    made: Any = OxmlElement("w:p")
    document.element.body[-1].addprevious(made)  # that is the section, with the size of the page
    if named := _style_id(style, WD_STYLE_TYPE.PARAGRAPH):
        SubElement(SubElement(made, _P_PROPERTIES), _P_STYLE).set(_VALUE, named)
    return Paragraph(made, document._body)


def _run(paragraph: Paragraph, words: str, style: str = "", into: Any = None) -> None:
    """Add words at the end of a paragraph, or into an element of it."""
    made: Any = SubElement(paragraph._p if into is None else into, _RUN)
    if style:
        named = _style_id(style, WD_STYLE_TYPE.CHARACTER)
        SubElement(SubElement(made, _PROPERTIES), _R_STYLE).set(_VALUE, str(named))
    if _BREAKS.search(words):
        Run(made, paragraph).text = words
    elif words:
        text = SubElement(made, _TEXT)
        text.text = words
        if words != words.strip():
            text.set(_SPACE, "preserve")
