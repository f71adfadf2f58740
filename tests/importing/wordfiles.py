"""Writes .docx files by hand, a part at a time: what Word and WPS write, and nothing else."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes",
          "comments": "comments", "header": "hdr", "footer": "ftr", "settings": "settings"}  # fmt: skip


def t(text: str, properties: str = "") -> str:
    """A run of text; tabs and line breaks as Word has them."""
    held = escape(text)
    for char, element in (("\t", "<w:tab/>"), ("\n", "<w:br/>")):
        held = held.replace(char, f'</w:t>{element}<w:t xml:space="preserve">')
    style = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{held}</w:t></w:r>'


def p(runs: str, properties: str = "") -> str:
    """A paragraph, of runs or of plain words."""
    held = runs if runs.startswith("<") or not runs else t(runs)
    style = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{style}{held}</w:p>"


def listed(num: int, level: int = 0) -> str:
    """The properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def lvl(depth: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a definition."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, *overrides: str) -> str:
    held = "".join(overrides)
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{held}</w:num>'


def restart(depth: int, start: int) -> str:
    """An override by which a list begins anew."""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(name: str, properties: str = "", based: str = "", more: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{on}'
        f"<w:pPr>{properties}</w:pPr>{more}</w:style>"
    )


def cell(content: str, properties: str = "") -> str:
    held = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{held}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    style = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{style}{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int = 0) -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    style = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
    grid = '<w:gridCol w:w="1500"/>' * columns
    return f"<w:tbl>{style}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def word_file(body: str, **parts: str) -> bytes:
    """A .docx with that body; ``parts``: the inside of numbering, styles, footnotes, header …"""
    made = {"document": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    for name, held in parts.items():
        root = _ROOTS[name]
        made[name] = f"<w:{root} {NAMESPACES}>{held}</w:{root}>"
    return packed(made)


def packed(parts: dict[str, str]) -> bytes:
    """The zip of some parts, with what Word needs besides."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.'
        f'{"document.main" if name == "document" else name}+xml"/>'
        for name in parts
    )
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    )
    rels = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{rels}<Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{rels}{relations}</Relationships>",
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(zipfile.ZipInfo(name), head + text)
    return held.getvalue()
