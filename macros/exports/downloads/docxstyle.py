"""The styles of a Word document, after GB/T 9704-2012: one for each kind of block."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from macros.exports.downloads.docxpage import FANG, HEI, KAI, PITCH_TWIPS, SONG, element, set_up
from macros.exports.downloads.paper import Kind

BODY, BOX, LABEL, LINK = "公文正文", "说明框", "标签", "链接"
RUN_IN = "Heading 3 Char"
"""Linked to "Heading 3": Word lists in a table of contents only the words that have it."""
STYLES = {
    Kind.LETTERHEAD: "发文机关",
    Kind.NUMBER: "发文字号",
    Kind.TITLE: "Title",
    Kind.SUBTITLE: "Subtitle",
    Kind.ADDRESSEES: "主送机关",
    Kind.LEVEL1: "Heading 1",
    Kind.LEVEL2: "Heading 2",
    Kind.ITEM: "措施",
    Kind.BODY: BODY,
    Kind.FACT: "说明",
    Kind.CLOSING: "版记",
}
_SIZE = Pt(16)  # 3号
_TIGHTER_TWIPS = -5
"""156 mm / 28 characters less 16 pt. (A grid of characters each program draws differently.)"""


def dress(document: Document) -> None:
    """Give a new document its page, styles, fonts and page numbers."""
    set_up(document)
    left, centre = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
    _style(document, BODY, FANG, indent=True)
    _style(document, STYLES[Kind.ADDRESSEES], FANG)
    _style(document, STYLES[Kind.FACT], KAI, indent=True, align=left)
    _style(document, STYLES[Kind.LETTERHEAD], KAI, align=centre)
    _style(document, STYLES[Kind.NUMBER], FANG, align=centre)
    title = _style(document, "Title", SONG, size=Pt(22), align=centre, pitch=Pt(32))
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(29)
    subtitle = _style(document, "Subtitle", KAI, size=Pt(14), align=centre)
    subtitle.paragraph_format.space_after = Pt(14)
    _style(document, "Heading 1", HEI, indent=True, heading=True)
    _style(document, "Heading 2", KAI, indent=True, heading=True)
    _style(document, "Heading 3", FANG, indent=True, heading=True).font.bold = True
    item = _style(document, STYLES[Kind.ITEM], FANG, indent=True)
    item.element.get_or_add_pPr().append(element("outlineLvl", val="2"))
    _framed_style(document, STYLES[Kind.CLOSING], ("top", "bottom"), Pt(14))
    box = _style(document, BOX, KAI, size=Pt(12), align=left, pitch=Pt(18))
    box.paragraph_format.space_after = Pt(0)
    for name, font in ((LABEL, HEI), (LINK, KAI), (RUN_IN, FANG)):
        if name != RUN_IN:  # the template has it
            document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style = document.styles[name]
        assert isinstance(style, CharacterStyle)
        _fonts(style, font)
        if name == LINK:
            style.font.color.rgb = RGBColor(0x0B, 0x3D, 0x91)
            style.font.underline = True
        elif name == RUN_IN:
            style.font.color.rgb = RGBColor(0, 0, 0)
    _drop_other_styles(document)


def run(paragraph: Paragraph, words: str, style: str | None = None) -> Run:
    """Add words; line breaks and tabs cannot be in them."""
    return paragraph.add_run(words, style)


def framed(paragraph: Paragraph, last: bool) -> None:
    """Draw the box on the first page around a paragraph."""
    _borders(paragraph._p.get_or_add_pPr(), ("top", "left", "bottom", "right"))
    if last:
        paragraph.paragraph_format.space_after = Pt(24)


def _style(
    document: Document,
    name: str,
    font: str,
    *,
    size: Pt = _SIZE,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
    indent: bool = False,
    heading: bool = False,
    pitch: Pt | None = None,
) -> ParagraphStyle:
    known = {style.name for style in document.styles}
    if name not in known:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles[
            "Normal"
        ]
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    for unwanted in ("pPr/w:pBdr", "pPr/w:contextualSpacing", "pPr/w:numPr", "rPr/w:spacing"):
        for found in style.element.xpath(f"w:{unwanted}"):
            found.getparent().remove(found)
    _fonts(style, font)
    style.hidden, style.quick_style = False, True
    style.font.size = size
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.alignment = align
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = pitch or Pt(PITCH_TWIPS / 20)
    shape.keep_with_next = heading
    shape.widow_control = False
    _close_up(style, size, on_grid=pitch is None)
    if indent:
        space = style.element.get_or_add_pPr().get_or_add_ind()
        space.set(qn("w:firstLineChars"), "200")
        space.set(qn("w:firstLine"), "632")
    return style


def _close_up(style: ParagraphStyle, size: Pt, on_grid: bool) -> None:
    """Fit 28 characters on a line, and add no space between Chinese and other characters.

    Marks may hang outside the line, as is Word's rule; LibreOffice takes that for a no, and left
    to its own rule it loses a mark that hangs outside the last line of a page. Lines of another pitch keep off the grid: LibreOffice would space them to the next line of it.
    """
    if size == _SIZE:
        space = element("spacing", val=str(_TIGHTER_TWIPS))
        properties = style.element.get_or_add_rPr()
        properties.insert_element_before(
            space,
            "w:w",
            "w:kern",
            "w:position",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:effect",
            "w:bdr",
            "w:shd",
            "w:fitText",
            "w:vertAlign",
            "w:lang",
        )
    switches = {"overflowPunct": "1", "autoSpaceDE": "0", "autoSpaceDN": "0"}
    for name, value in (switches if on_grid else switches | {"snapToGrid": "0"}).items():
        style.element.get_or_add_pPr().insert_element_before(
            element(name, val=value),
            "w:bidi",
            "w:adjustRightInd",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        )


def _framed_style(document: Document, name: str, sides: tuple[str, ...], size: Pt) -> None:
    style = _style(document, name, FANG, size=size)
    style.paragraph_format.space_before = Pt(29)
    _borders(style.element.get_or_add_pPr(), sides)


def _borders(properties: Any, sides: tuple[str, ...]) -> None:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="000000"/>' for side in sides
    )
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")
    properties.insert_element_before(
        borders,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:kinsoku",
        "w:wordWrap",
        "w:overflowPunct",
        "w:topLinePunct",
        "w:autoSpaceDE",
        "w:autoSpaceDN",
        "w:bidi",
        "w:adjustRightInd",
        "w:snapToGrid",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:outlineLvl",
        "w:rPr",
        "w:sectPr",
    )


def _fonts(style: ParagraphStyle | CharacterStyle, font: str) -> None:
    """Set one font for all scripts: with two, Word sets Chinese quotation marks in the Latin one."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def _drop_other_styles(document: Document) -> None:
    """Remove the template's other styles: a list of ours alone is easier to work with."""
    ours = {*STYLES.values(), "Heading 3", RUN_IN, BOX, LABEL, LINK}
    kept = {*ours, "Normal", "Default Paragraph Font", "Footer"}
    for style in list(document.styles):
        if style.name not in kept and not style.element.get(qn("w:default")):
            style.delete()
    names = {style.style_id for style in document.styles}
    for link in document.styles.element.findall(f".//{qn('w:link')}"):
        if link.get(qn("w:val")) not in names:
            link.getparent().remove(link)
