"""A paper as a Word document: real styles and headings, in the layout of GB/T 9704-2012."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from functools import cache, lru_cache

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from macros.exports.downloads import docxstyle
from macros.exports.downloads.docxpage import element
from macros.exports.downloads.paper import Block, Kind, Paper
from macros.exports.downloads.zipped import restamped
from macros.text.excerpt import excerpt

_BREAK = re.compile(r"(?<=[\u4e00-\u9fff》）]) (?=[\u4e00-\u9fff《（])")
"""Where an issued title that is printed on several lines has a space in the data."""


@lru_cache(maxsize=512)  # a live preview makes again only what changed
def docx_bytes(paper: Paper) -> bytes:
    """Return the paper as DOCX; the same paper gives the same bytes."""
    document = Document(io.BytesIO(_dressed()))
    _properties(document, paper)
    for place, block in enumerate(paper.box):
        paragraph = _block(document, docxstyle.BOX, block)
        docxstyle.framed(paragraph, last=place == len(paper.box) - 1)
    on_new_page = False
    for block in paper.blocks:
        if block.kind is Kind.NEW_PAGE:
            on_new_page = True
            continue
        paragraph = _shown(document, block)
        if on_new_page:
            paragraph.paragraph_format.page_break_before = True
        on_new_page = False
    out = io.BytesIO()
    document.save(out)
    return restamped(out.getvalue())


@cache
def _dressed() -> bytes:
    """Return an empty document with our styles and no others: made once, since it takes long."""
    document = Document()
    docxstyle.dress(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _properties(document: DocumentObject, paper: Paper) -> None:
    properties = document.core_properties
    day = paper.dated or date(2000, 1, 1)
    properties.title = excerpt(paper.title, 250)
    properties.subject = paper.subject
    properties.language = "zh-CN"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime(day.year, day.month, day.day)


def _shown(document: DocumentObject, block: Block) -> Paragraph:
    """Add a block; a measure is one paragraph, as printed: its heading runs into its text."""
    if block.kind is not Kind.ITEM:
        return _block(document, docxstyle.STYLES[block.kind], block)
    paragraph = document.add_paragraph(style=docxstyle.STYLES[Kind.ITEM])
    if block.heading:
        docxstyle.run(paragraph, block.lead, docxstyle.RUN_IN)
    else:  # no heading of its own: only its number stands out
        docxstyle.run(paragraph, block.lead).bold = True
    docxstyle.run(paragraph, block.text)
    return paragraph


def _block(document: DocumentObject, style: str, block: Block) -> Paragraph:
    paragraph = document.add_paragraph(style=style)
    if block.lead:
        docxstyle.run(paragraph, f"{block.lead}：", docxstyle.LABEL)
    if block.url:
        _link(document, paragraph, block.text, block.url)
    elif block.kind is Kind.TITLE:
        first, *others = _BREAK.split(block.text)
        docxstyle.run(paragraph, first)
        for line in others:
            docxstyle.run(paragraph, "").add_break()
            docxstyle.run(paragraph, line)
    else:
        docxstyle.run(paragraph, block.text)
    return paragraph


def _link(document: DocumentObject, paragraph: Paragraph, words: str, url: str) -> None:
    target, _, anchor = url.partition("#")
    link = element("hyperlink", **({"anchor": anchor} if anchor else {}))
    link.set(qn("r:id"), document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, True))
    inside = element("r")
    link.append(inside)
    paragraph._p.append(link)
    run = Run(inside, paragraph)
    run.style = docxstyle.LINK
    run.text = words
