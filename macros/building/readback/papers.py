"""PDF and Word files, read by PDFium and as the XML in them: whose they are and that no word is lost."""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from lxml import etree

from macros.addresses import address, downloads
from macros.addresses.downloads import Format
from macros.building.built import Built
from macros.building.readback.besides import leads_elsewhere
from macros.building.readback.known import known
from macros.building.readback.output import Output, differs, lists_differ
from macros.building.readback.posters import MOST_MEASURES
from macros.building.readback.said.poster import places_in_words
from macros.building.readback.seen import is_seen, marks
from macros.building.readback.strange import strange, words_in
from macros.building.readback.tasks import grown, in_turn, issued_texts, numbered_texts
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind
from macros.pages.site import Site
from macros.text.characters.han import HAN
from macros.text.lines.reflow import paragraphs, squeeze

FONTS = ("FandolSong-Bold", "FandolFang-Regular")
"""In these every paper sets its title and its text."""
_FOOT = re.compile(r"—\s*\d+\s*—\s*$")
_LETTER = re.compile(rf"[0-9A-Za-z{HAN}]+")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PARTS = {
    *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml"),
    *("word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml"),
    *("word/webSettings.xml", "word/fontTable.xml", "word/theme/theme1.xml", "word/numbering.xml"),
    *("word/footer1.xml", "word/footer2.xml"),
}
_ODD = re.compile(r"<w:(vanish|webHidden|instrText|object|altChunk|subDoc|ins|del)\b")
"""What in a Word file hides words, runs, or brings in other files."""
Read = Callable[[bytes], list[str]]
"""Gives the title in the properties of a file, its words without white space, to where it leads, and what it should not have."""


def papers(built: Built, site: Site) -> Iterator[Output]:
    """Yield the PDF and the Word file of the plan and of each unit, and the poster in print."""
    index = site.index
    for file in downloads.of_plan(index):
        if file.format in _READ:
            yield Output(file.address, partial(_plan, built, site, file.format), True)
            if file.format is Format.PDF:
                yield Output(file.address, partial(_as_word, built, site, file.address), True)
    for unit in index.units.values():
        for file in downloads.of_unit(index, unit.id):
            if file.format in _READ:
                yield Output(file.address, partial(_unit, built, site, unit, file.format))
            if file.format is Format.PDF:
                yield Output(file.address, partial(_as_word, built, site, file.address))
    for poster in downloads.posters(index):
        if poster.format is downloads.PosterFormat.PDF:
            yield Output(poster.address, partial(_poster, built, site), True)


def _plan(built: Built, site: Site, format: Format, content: bytes) -> Iterator[str]:
    title, words, leads, odd = _READ[format](content)
    yield from differs("标题", title, site.index.plan.title)
    yield from lists_differ("不该有的东西", odd.splitlines(), ())
    yield from leads_elsewhere(built, site, leads.splitlines())
    if (url := site.settings.site_url + address.PLAN) not in words:
        yield f"没有网址 {url}"
    plain = _PLAIN[format]
    said = plain(words)
    lacking = [piece for piece in site.index.printed if plain(piece) not in said]
    yield from lists_differ("公文的文字", (), lacking)
    if format is Format.PDF:
        yield from _fonts(FONTS, content)
        yield from _all_seen(content)
    else:
        yield from grown(issued_texts(site), words.split("\n"))
        yield from strange(site, words.split("\n"))


def _unit(
    built: Built, site: Site, unit: UnitEntry, format: Format, content: bytes
) -> Iterator[str]:
    title, words, leads, odd = _READ[format](content)
    yield from lists_differ("不该有的东西", odd.splitlines(), ())
    yield from leads_elsewhere(built, site, leads.splitlines())
    plain = _PLAIN[format]
    said = plain(words)
    if not title.startswith(f"{unit.title}："):
        yield from differs("标题", title, unit.title)
    if plain(unit.title) not in said:
        yield f"没有单位的名称“{unit.title}”"
    if site.url(unit) not in words:
        yield f"没有网址 {site.url(unit)}"
    of_measures = re.escape(f"{site.settings.site_url}{address.FOLDERS[ObjectKind.MEASURE]}/")
    written = set(re.findall(rf"(?={of_measures}([^/]+)/)", words))
    named = written & site.index.measures.keys()
    yield from lists_differ("措施", sorted(named), sorted(m.id for m in unit.measures))
    for measure in unit.measures:
        for piece in paragraphs(measure.measure.text):
            if plain(piece) not in said:
                yield f"缺措施“{measure.title}”的原文“{piece[:30]}”"
    yield from in_turn(site, unit, said, plain)
    if format is Format.DOCX:
        yield from grown(numbered_texts(unit.measures), words.split("\n"))
        yield from strange(site, words.split("\n"))
    if format is Format.PDF:
        yield from _fonts(FONTS if unit.measures else FONTS[:1], content)
        yield from _all_seen(content)


def _poster(built: Built, site: Site, content: bytes) -> Iterator[str]:
    yield from _fonts((), content)
    _, words, leads, odd = _pdf(content)
    yield from lists_differ("不该有的东西", odd.splitlines(), ())
    yield from leads_elsewhere(built, site, leads.splitlines())
    said = _letters(words)
    wanted = [site.index.plan.title, *(one.title for one in site.index.top_sections)]
    if address.POSTER in built.pages and len(site.index.measures) <= MOST_MEASURES:
        wanted += [words for _, words in places_in_words(built.pages[address.POSTER].tree)]
    yield from lists_differ("文字", (), [one for one in wanted if _letters(one) not in said])


def _as_word(built: Built, site: Site, where: str, content: bytes) -> Iterator[str]:
    """Yield that a PDF has other words than the Word file beside it, which is read line by line.

    Tables may stand there in another order, and their headings on each page anew.
    """
    word = (built.folder / f"{where.removesuffix('.pdf')}.docx").read_bytes()
    found, wanted = _letters(_pdf(content)[1]), _letters(_docx_lines(word)[1])
    tables = [table for part in site.index.parts.values() for table in part.section.tables]
    if tables:
        here, there = Counter(found), Counter(wanted)
        repeated = set(_letters("".join(words_in(tuple(one.header for one in tables)))))
        if there <= here and set(here - there) <= repeated:
            return
    yield from differs("文字", found, wanted)


def _pdf(content: bytes) -> list[str]:
    return _pdf_with_fonts(content)[0]


@known
def _pdf_with_fonts(content: bytes) -> list[list[str]]:
    """Return title and words of a file with its links, its fonts, those not in it, and pages with words that are not seen.

    Fonts are looked for on as many pages as it takes to find those of every paper: a long title fills a page.
    """
    pages, fonts, lacking = [], dict[str, bool](), set(FONTS)
    leads: dict[str, None] = {}
    unseen: dict[str, None] = {}
    with pdfium.PdfDocument(content) as document:
        for number, page in enumerate(document, 1):
            pages.append(page.get_textpage().get_text_range())
            leads.update(dict.fromkeys(_links(document, page)))
            box = page.get_bbox()
            for one in page.get_objects(max_depth=15):
                if not is_seen(one, box):
                    unseen[f"第 {number} 页"] = None
                if lacking and one.type == raw.FPDF_PAGEOBJ_TEXT:
                    font = raw.FPDFTextObj_GetFont(one.raw)
                    fonts[_name(font)] = raw.FPDFFont_GetIsEmbedded(font) == 1
            lacking -= {name.rpartition("+")[2] for name in fonts}
            if any(kind != raw.FPDF_ANNOT_LINK for kind in marks(page)):
                unseen[f"第 {number} 页"] = None
        title = str(document.get_metadata_dict()["Title"])
        odd = ["脚本"] * raw.FPDFDoc_GetJavaScriptActionCount(document.raw)
        odd += [f"第 {n} 页没有字" for n, page in enumerate(pages, 1) if not page.strip()]
    words = squeeze("".join(_FOOT.sub("", page) for page in pages))
    told = [title, words, "\n".join(leads), "\n".join(odd)]
    return [told, [*fonts], [name for name, inside in fonts.items() if not inside], [*unseen]]


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[str]:
    """Yield to where the links of a page lead; what they do otherwise, by the number that PDFium gives it."""
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(at), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        url = ctypes.create_string_buffer(max(1, length))
        raw.FPDFAction_GetURIPath(document.raw, action, url, length)
        inside = not action or raw.FPDFAction_GetType(action) == raw.PDFACTION_GOTO
        if not inside:
            yield url.value.decode() or f"动作 {raw.FPDFAction_GetType(action)}"


@known
def _docx_lines(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        properties = etree.fromstring(archive.read("docProps/core.xml"))
        text = archive.read("word/document.xml")
        names = {*archive.namelist()}
        doubled = len(archive.namelist()) - len(names)
        styles = archive.read("word/styles.xml") if "word/styles.xml" in names else b""
        given = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
    words = etree.fromstring(text)
    leads = [str(one.get("Target")) for one in given if one.get("TargetMode") == "External"]
    kinds = {str(one.get("Type")).rpartition("/")[2] for one in given if one.get("TargetMode")}
    odd = [
        *sorted(names ^ _PARTS),
        *sorted(kinds - {"hyperlink"}),
        *sorted({*_ODD.findall((text + styles).decode())}),
        *(["重名的部分"] if doubled else []),
    ]
    lines = ("".join(t.text or "" for t in one.iter(_WORD)) for one in words.iter(_PARAGRAPH))
    told = properties.findtext(_TITLE, ""), "\n".join(map(squeeze, lines))
    return [*told, "\n".join(leads), "\n".join(odd)]


def _letters(words: str) -> str:
    """Return the letters of words: of other signs a PDF keeps the shape, not always which they are."""
    return "".join(_LETTER.findall(unicodedata.normalize("NFKC", words)))


_READ: dict[Format, Read] = {Format.PDF: _pdf, Format.DOCX: _docx_lines}
_PLAIN = {Format.PDF: _letters, Format.DOCX: squeeze}
"""The form in which the words of each kind of file are compared."""


def _fonts(wanted: tuple[str, ...], content: bytes) -> Iterator[str]:
    """Yield every font that is not in the file, and those that it should have."""
    _, fonts, outside, _ = _pdf_with_fonts(content)
    yield from (f"字体 {name} 不在文件里" for name in outside)
    there = {name.rpartition("+")[2] for name in fonts}
    yield from lists_differ("字体", (), [name for name in wanted if name not in there])
    if not fonts:
        yield "没有一个字"


def _all_seen(content: bytes) -> Iterator[str]:
    """Yield that words of a paper are pale, tiny, invisible, outside the page, or have something over them.

    The poster has coloured areas, and is compared with what makes it.
    """
    yield from lists_differ("有看不见的字、遮住字的图形的页", _pdf_with_fonts(content)[3], ())


def _name(font: object) -> str:
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, name, length)
    return name.value.decode()
