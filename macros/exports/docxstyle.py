"""How a Word document looks: page, styles, fonts, page numbers. After GB/T 9704-2012.

The fonts are named, not embedded: 方正小标宋简体, 黑体, 楷体 and 仿宋 as offices have them, with
the names of the usual substitutes beside them in the font table.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from macros.exports.paper import Kind

SONG, HEI, KAI, FANG = "方正小标宋简体", "黑体", "楷体", "仿宋"
_INSTEAD = {
    SONG: "小标宋,FZXiaoBiaoSong-B05S,华文中宋",
    HEI: "SimHei,Noto Sans CJK SC",
    KAI: "楷体_GB2312,KaiTi,AR PL UKai CN",
    FANG: "仿宋_GB2312,FangSong,FandolFang R",
}
BODY, BOX, LABEL, LINK = "公文正文", "说明框", "标签", "链接"
STYLES = {
    Kind.LETTERHEAD: "发文机关",
    Kind.NUMBER: "发文字号",
    Kind.TITLE: "Title",
    Kind.SUBTITLE: "Subtitle",
    Kind.ADDRESSEES: "主送机关",
    Kind.LEVEL1: "Heading 1",
    Kind.LEVEL2: "Heading 2",
    Kind.ITEM: "Heading 3",
    Kind.BODY: BODY,
    Kind.FACT: "说明",
    Kind.CLOSING: "版记",
}
_SIZE = Pt(16)  # 3号
_PITCH_TWIPS = 579  # 225 mm / 22 lines
_TIGHTER_TWIPS = -5  # 156 mm / 28 characters less 16 pt; a character grid is drawn differently by each program


def dress(document: Document) -> None:
    """Give a new document its page, styles, fonts and page numbers."""
    _page(document)
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
    _framed_style(document, STYLES[Kind.CLOSING], ("top", "bottom"), Pt(14))
    box = _style(document, BOX, KAI, size=Pt(12), align=left, pitch=Pt(18))
    box.paragraph_format.space_after = Pt(0)
    for name, font in ((LABEL, HEI), (LINK, KAI)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        assert isinstance(style, CharacterStyle)
        _fonts(style, font)
        if name == LINK:
            style.font.color.rgb = RGBColor(0x0B, 0x3D, 0x91)
            style.font.underline = True
    _page_numbers(document)
    _font_table(document)
    _drop_other_styles(document)


def run(paragraph: Paragraph, words: str, style: str | None = None) -> Run:
    """Add words; line breaks and tabs cannot be in them."""
    return paragraph.add_run(words, style)


def run_on(heading: Paragraph) -> None:
    """Let the next paragraph run on behind a heading on one line (Word's style separator).

    A program that does not know it shows two paragraphs: nothing is lost.
    """
    mark = OxmlElement("w:rPr")
    mark.append(OxmlElement("w:vanish"))
    mark.append(OxmlElement("w:specVanish"))
    heading._p.get_or_add_pPr().append(mark)


def framed(paragraph: Paragraph, first: bool, last: bool) -> None:
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
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    for unwanted in ("w:pBdr", "w:contextualSpacing"):
        for element in style.element.findall(f".//{qn(unwanted)}"):
            element.getparent().remove(element)
    _fonts(style, font)
    style.hidden, style.quick_style = False, True
    style.font.size = size
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.alignment = align
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = pitch or Pt(_PITCH_TWIPS / 20)
    shape.keep_with_next = heading
    shape.widow_control = False
    _close_up(style, size)
    if indent:
        space = style.element.get_or_add_pPr().get_or_add_ind()
        space.set(qn("w:firstLineChars"), "200")
        space.set(qn("w:firstLine"), "632")
    return style


def _close_up(style: ParagraphStyle, size: Pt) -> None:
    """Fit 28 characters on a line, and add no space between Chinese and other characters."""
    if size == _SIZE:
        space = OxmlElement("w:spacing")
        space.set(qn("w:val"), str(_TIGHTER_TWIPS))
        properties = style.element.get_or_add_rPr()
        properties.insert_element_before(
            space, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u",
            "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:lang",
        )
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        style.element.get_or_add_pPr().insert_element_before(
            off, "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
            "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr",
        )


def _framed_style(document: Document, name: str, sides: tuple[str, ...], size: Pt) -> None:
    style = _style(document, name, FANG, size=size)
    style.paragraph_format.space_before = Pt(29)
    _borders(style.element.get_or_add_pPr(), sides)


def _borders(properties: object, sides: tuple[str, ...]) -> None:
    lines = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="000000"/>' for side in sides)
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")
    properties.insert_element_before(  # type: ignore[attr-defined]  # lxml class of python-docx
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
        "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi",
        "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
        "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr",
    )


def _fonts(style: ParagraphStyle | CharacterStyle, font: str) -> None:
    """Set one font for all scripts: with two, Word sets Chinese quotation marks in the Latin one."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(_PITCH_TWIPS))
    document.settings.odd_and_even_pages_header_footer = True
    document.settings.element.append(OxmlElement("w:mirrorMargins"))
    _settings_in_order(document)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "en-US")  # Latin words break between syllables, not anywhere
        language.set(qn("w:eastAsia"), "zh-CN")


def _settings_in_order(document: Document) -> None:
    """Move mirrorMargins to the place where the schema wants it: right after zoom and its like."""
    settings = document.settings.element
    mirror = settings.find(qn("w:mirrorMargins"))
    settings.remove(mirror)
    before = {qn(f"w:{name}") for name in ("writeProtection", "view", "zoom", "removePersonalInformation",
              "removeDateAndTime", "doNotDisplayPageBoundaries", "displayBackgroundShape",
              "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
              "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData")}
    place = sum(1 for child in settings if child.tag in before)
    settings.insert(place, mirror)


def _page_numbers(document: Document) -> None:
    section = document.sections[0]
    outer = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, "rightChars"),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, "leftChars"),
    )
    for footer, side, indent in outer:
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        space = paragraph._p.get_or_add_pPr().get_or_add_ind()
        space.set(qn(f"w:{indent}"), "100")
        space.set(qn(f"w:{indent.removesuffix('Chars')}"), "280")
        for words, kind in (("— ", None), (None, "begin"), ("PAGE", "code"), (None, "end"), (" —", None)):
            piece = paragraph.add_run(words if kind is None else None)
            piece.font.size = Pt(14)
            piece.font.name = "宋体"
            piece._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
            if kind == "code":
                code = OxmlElement("w:instrText")
                code.text = str(words)
                piece._r.append(code)
            elif kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                piece._r.append(mark)


def _drop_other_styles(document: Document) -> None:
    """Remove the template's other styles: a list of ours alone is easier to work with."""
    kept = {*STYLES.values(), BOX, LABEL, LINK, "Normal", "Default Paragraph Font", "Footer"}
    for style in list(document.styles):
        if style.name not in kept and not style.element.get(qn("w:default")):
            style.delete()
    for relations in (document.part.rels, document.part.package.rels):
        for id, relation in list(relations.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/customXml", "/thumbnail")):
                del relations[id]
    names = {style.style_id for style in document.styles}
    for link in document.styles.element.findall(f".//{qn('w:link')}"):
        if link.get(qn("w:val")) not in names:
            link.getparent().remove(link)


def _font_table(document: Document) -> None:
    """Name substitutes for the fonts, for systems that lack them."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
    )
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = xml.encode()
