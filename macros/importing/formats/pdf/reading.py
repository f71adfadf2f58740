"""Reads a PDF with a text layer; what the file does not tell is said to the editor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pypdfium2 as pdfium

from macros.importing.formats.blocks import SCAN
from macros.importing.formats.pdf.apart import may_be_endless, read_apart
from macros.importing.formats.pdf.page import Page, page_of, place_of
from macros.importing.formats.pdf.paragraphs import Joiner
from macros.importing.formats.pdf.printed import Line, items_of
from macros.importing.formats.pdf.running import beside, running
from macros.importing.formats.plaintext import share_in_daily_use
from macros.importing.source import LeftOut, Source, UnreadableSource, refuse_if_endless
from macros.text.characters.allowed import UNWANTED
from macros.text.messages.excerpt import excerpt
from macros.text.messages.long_work import Say

MAX_PAGES = 2000
SCAN_CHARACTERS = 15
"""A page with fewer characters has no text, but a number or a stamp."""
COLUMNS = 3
"""So many lines with gaps on a page may be a table without ruled lines."""
DAILY, ENOUGH = 0.4, 40
"""Least share of characters in daily use in a text that is no gibberish; how many it takes to tell."""
GARBLED = (
    "PDF 的文字层是乱码（看着正常，复制出来却是别的字），读不出原文；"
    "请找 Word 文件或网页导入，或用文字识别软件重做文字层并校对。"
)
DAMAGED = "PDF 文件损坏，或没有下载完整。请重新下载，或用阅读软件打开后另存再导入。"
LOCKED = "PDF 文件有密码，打不开。请用密码打开后另存为没有密码的文件，再导入。"

Found = tuple[list[Page], str]


def read_pdf(path: Path, data: bytes, say: Say) -> Source:
    """Read a PDF. Raises UnreadableSource."""
    found, raw = cast(Found, read_apart(data, say)) if may_be_endless(data) else pages(data, say)
    if not any(page.glyphs or page.pictures for page in found):
        raise UnreadableSource("PDF 里没有文字。请确认文件没有选错。")
    if all(page.pictures and len(page.glyphs) < SCAN_CHARACTERS for page in found):
        raise UnreadableSource(SCAN)
    if _is_garbled(raw):
        raise UnreadableSource(GARBLED)
    left_out = [
        LeftOut(page.slanted, "斜排的文字（水印）", place_of(page.number))
        for page in found
        if page.slanted
    ]
    left_out += beside(found)
    items = [items_of(page) for page in found]
    left_out += running(found, items)
    joiner = Joiner(found, items)
    blocks = joiner.blocks()
    return Source(
        path,
        "pdf",
        tuple(blocks),
        (*left_out, *joiner.left_out),
        notes=tuple(_notes(found, joiner)),
        raw=raw,
    )


def pages(data: bytes, say: Say) -> Found:
    """Return the pages of a PDF, and all characters that they hold. Raises UnreadableSource."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableSource(LOCKED if "password" in str(error).lower() else DAMAGED) from None
    try:
        count = len(document)
        if not 0 < count <= MAX_PAGES:
            raise UnreadableSource(
                f"PDF 有 {count} 页，超过上限 {MAX_PAGES} 页；请只留下公文的几页再导入。"
                if count
                else DAMAGED
            )
        found: list[Page] = []
        raw, size = [], 0
        for index in range(count):
            page, characters = page_of(document, index)
            found.append(page)
            raw.append(characters)
            size += len(characters)
            refuse_if_endless(0, size)
            if (index + 1) % 20 == 0:
                say(f"已读 {index + 1} 页，共 {count} 页")
        return found, "".join(raw)
    except pdfium.PdfiumError:
        raise UnreadableSource(DAMAGED) from None
    finally:
        document.close()


def _is_garbled(text: str) -> bool:
    """Whether the codes of a text layer are not those of what is printed: copied, it is gibberish."""
    unknown = sum(bool(UNWANTED.match(char)) for char in text if not char.isspace())
    chinese = sum(char > "\x7f" for char in text)
    return unknown > len(text) / 10 or (chinese >= ENOUGH and share_in_daily_use(text) < DAILY)


def _notes(pages: Sequence[Page], joiner: Joiner) -> Iterator[str]:
    slanted = "".join(page.slanted for page in pages)
    if slanted:
        yield f"有斜排或竖排的文字“{excerpt(slanted)}”，看来是水印，没有读入；请对照原件核对。"
    bare = [page.number for page in pages if len(page.glyphs) < SCAN_CHARACTERS and page.pictures]
    if bare:
        yield f"第 {'、'.join(map(str, bare[:10]))} 页没有文字，看来是扫描的图片，没有读入；请对照原件补上。"
    loose = [
        page.number
        for page, found in zip(pages, joiner.items, strict=True)
        if sum(isinstance(item, Line) and item.gaps > 0 for item in found) >= COLUMNS
    ]
    if loose:
        yield (
            f"第 {'、'.join(map(str, loose[:10]))} 页像是有没画框线或分栏的表格，各栏的字混在行里；"
            "请对照原件改正，或改用 Word 文件导入。"
        )
    if any(page.invisible for page in pages):
        yield "文字层是从图片识别出来的，会有认错的字；请逐字校对。"
    if joiner.unsure:
        yield "段落之间既不缩进也不空行，分段是按句子和序号判断的；请对照原件核对。"
    if joiner.split_rows:
        listed = "、".join(map(str, joiner.split_rows[:10]))
        yield (
            f"表格在第 {listed} 页接着上一页，开头一行的第一格是空的，可能是上一页那一行的下半截；请核对。"
        )
