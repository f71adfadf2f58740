"""The page of a Word document: size, margins, page numbers, fonts. After GB/T 9704-2012.

The fonts are named, not embedded: 方正小标宋简体, 黑体, 楷体 and 仿宋 as offices have them, with
the names of the usual substitutes beside them in the font table.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

SONG, HEI, KAI, FANG = "方正小标宋简体", "黑体", "楷体", "仿宋"
_INSTEAD = {
    SONG: "小标宋,FZXiaoBiaoSong-B05S,华文中宋",
    HEI: "SimHei,Noto Sans CJK SC",
    KAI: "楷体_GB2312,KaiTi,AR PL UKai CN",
    FANG: "仿宋_GB2312,FangSong,FandolFang R",
}
_LEFTOVERS = {"stylesWithEffects", "customXml", "thumbnail", "extended-properties"}
"""The last names the program that made the template, not us."""
PITCH_TWIPS = 579  # 225 mm / 22 lines


def set_up(document: Document) -> None:
    """Give a new document its page, page numbers and table of fonts."""
    _page(document)
    _page_numbers(document)
    _font_table(document)
    _drop_leftovers(document)


def element(name: str, **values: str) -> Any:
    """Return an element with attributes; Any, since python-docx has no types for most."""
    made: Any = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    properties: Any = section._sectPr
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    properties.append(element("docGrid", type="lines", linePitch=str(PITCH_TWIPS)))
    document.settings.odd_and_even_pages_header_footer = True
    document.settings.element.append(element("mirrorMargins"))
    _settings_in_order(document)
    for name, key, value in (("zoom", "percent", "100"), ("themeFontLang", "eastAsia", "zh-CN")):
        document.settings.element.find(qn(f"w:{name}")).set(qn(f"w:{key}"), value)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "en-US")  # Latin words break between syllables, not anywhere
        language.set(qn("w:eastAsia"), "zh-CN")


def _settings_in_order(document: Document) -> None:
    """Move mirrorMargins to the place where the schema wants it: right after zoom and its like."""
    settings = document.settings.element
    mirror = settings.find(qn("w:mirrorMargins"))
    settings.remove(mirror)
    before = {
        qn(f"w:{name}")
        for name in (
            "writeProtection",
            "view",
            "zoom",
            "removePersonalInformation",
            "removeDateAndTime",
            "doNotDisplayPageBoundaries",
            "displayBackgroundShape",
            "printPostScriptOverText",
            "printFractionalCharacterWidth",
            "printFormsData",
            "embedTrueTypeFonts",
            "embedSystemFonts",
            "saveSubsetFonts",
            "saveFormsData",
        )
    }
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
        for words, kind in (
            ("— ", None),
            (None, "begin"),
            ("PAGE", "code"),
            (None, "end"),
            (" —", None),
        ):
            piece = paragraph.add_run(words if kind is None else None)
            piece.font.size = Pt(14)
            piece.font.name = "宋体"
            piece._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
            if kind == "code":
                code = element("instrText")
                code.text = str(words)
                piece._r.append(code)
            elif kind:
                piece._r.append(element("fldChar", fldCharType=kind))


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


def _drop_leftovers(document: Document) -> None:
    """Remove parts of python-docx's template that belong to other documents."""
    for relations in (document.part.rels, document.part.package.rels):
        for id, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _LEFTOVERS:
                del relations[id]
