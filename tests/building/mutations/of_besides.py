"""Faults of what files have besides their words: where they lead, what is hidden, what runs, what lies over it."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.building.mutations.changes import Change, Mutation, Read, inside, of, page, pattern, text
from tests.building.mutations.databases import sql

U, D = "downloads/units/", "downloads/wanglan-2025"
_AWAY = "https://evil.example/"


def keyed(change: Callable[[Any], object]) -> Change:
    """Change what a file of JSON says."""

    def changed(content: bytes, read: Read) -> bytes:
        said = json.loads(content)
        change(said)
        return json.dumps(said, ensure_ascii=False).encode()

    return changed


def added(words: str) -> Change:
    """Put words at the end of a file."""
    return lambda content, read: content + words.encode()


def member(name: str, what: bytes = b"x") -> Change:
    """Put one more file into an archive."""

    def changed(content: bytes, read: Read) -> bytes:
        out = io.BytesIO(content)
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(name, what)
        return out.getvalue()

    return changed


def pdf(change: Callable[[PdfWriter, Read], object]) -> Change:
    """Change a PDF."""

    def changed(content: bytes, read: Read) -> bytes:
        writer, out = PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
        change(writer, read)
        writer.write(out)
        return out.getvalue()

    return changed


def _elsewhere(writer: PdfWriter, read: Read) -> None:
    for one in writer.pages:
        for note in one.get("/Annots", ()):
            action = note.get_object().get("/A", {})
            if "/URI" in action:
                action[NameObject("/URI")] = TextStringObject(_AWAY)


def _more(other: str) -> Callable[[PdfWriter, Read], object]:
    return lambda writer, read: writer.add_page(PdfReader(io.BytesIO(read(other))).pages[0])


def _first_page(change: Callable[[bytes], bytes]) -> Change:
    """Change how the first page of a PDF is drawn."""
    return pdf(lambda writer, read: _drawn(writer, change))


def _drawn(writer: PdfWriter, change: Callable[[bytes], bytes]) -> None:
    page, drawn = writer.pages[0], DecodedStreamObject()
    held = page.get_contents()
    before = b"" if held is None else held.get_data()
    drawn.set_data(change(before))
    assert drawn.get_data() != before
    page[NameObject("/Contents")] = writer._add_object(drawn)


def _mask(writer: PdfWriter, read: Read) -> None:
    mask, state, states = DictionaryObject(), DictionaryObject(), DictionaryObject()
    mask[NameObject("/S")] = NameObject("/Luminosity")
    state[NameObject("/SMask")], states[NameObject("/G")] = mask, state
    resources = writer.pages[0]["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/ExtGState")] = states
    _drawn(writer, lambda page: b"/G gs " + page)


def _note(writer: PdfWriter, read: Read) -> None:
    box = DictionaryObject()
    box[NameObject("/Subtype")] = NameObject("/Square")
    box[NameObject("/Rect")] = ArrayObject(map(NumberObject, (0, 0, 900, 900)))
    writer.pages[0][NameObject("/Annots")] = ArrayObject([box])


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a piece of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def one_more_chunk(content: bytes, read: Read) -> bytes:
    """Let black be seen through."""
    return content[:33] + chunk(b"tRNS", b"\0\0") + content[33:]


def pixels(made: Callable[[int, int], bytes]) -> Change:
    """Put other pixels into a PNG, of its size, in three colours."""

    def changed(content: bytes, read: Read) -> bytes:
        wide, high = struct.unpack_from(">II", content, 16)
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
        body = chunk(b"IDAT", zlib.compress(made(wide, high)))
        return content[:8] + head + body + chunk(b"IEND", b"")

    return changed


_BLANK = pixels(lambda wide, high: (b"\0" + b"\xff" * wide * 3) * high)
_SHORT = pixels(lambda wide, high: b"\0" * 9)
_DOCX_LINKS = "word/_rels/document.xml.rels"

OF_BESIDES = (
    # papers
    Mutation("links of a PDF lead elsewhere", f"{U}tax-bureau.pdf", pdf(_elsewhere), "通到别处"),
    Mutation("links of the poster lead elsewhere", f"{D}-poster.pdf", pdf(_elsewhere), "通到别处"),
    Mutation(
        "a PDF has words of another", f"{U}banks.pdf", pdf(_more(f"{U}counties.pdf")), "文字是"
    ),
    Mutation(
        "a PDF has an empty page",
        f"{U}counties.pdf",
        pdf(lambda w, r: w.add_blank_page()),
        "没有字",
    ),
    *(
        Mutation(what, f"{U}{unit}.pdf", change, "遮住字的图形")
        for what, unit, change in (
            (
                "an area covers words",
                "intermediaries",
                _first_page(lambda p: p + b"\n1 g 0 0 900 900 re f"),
            ),
            (
                "a line covers words",
                "service-hall",
                _first_page(lambda p: p + b"\n1 G 900 w 0 0 m 900 900 l S"),
            ),
            (
                "words are invisible",
                "procuratorate",
                _first_page(lambda p: p.replace(b"0 Tr", b"3 Tr")),
            ),
            (
                "words are white",
                "police-bureau",
                _first_page(lambda p: p.replace(b"0 scn", b"1 scn")),
            ),
            ("words lie outside", "member-units", _first_page(lambda p: b"1 0 0 1 900 0 cm " + p)),
            ("words are cut out", "sme-platform", _first_page(lambda p: b"0 0 1 1 re W n " + p)),
            ("a note covers words", "approval-bureau", pdf(_note)),
            (
                "words are too small to be read",
                "leading-group",
                _first_page(lambda p: b"0.01 0 0 0.01 100 400 cm " + p),
            ),
            (
                "many lines cover words",
                "commerce-federation",
                _first_page(
                    lambda p: (
                        p
                        + b"".join(
                            b"\n1 G 3.9 w 0 %d m 900 %d l S" % (y, y) for y in range(0, 850, 4)
                        )
                    )
                ),
            ),
            (
                "words stand in a layer",
                "industry-bureau",
                _first_page(lambda p: b"/OC <</Type/OCG>> BDC " + p + b" EMC"),
            ),
            ("words are masked", "wanglan-college", pdf(_mask)),
        )
    ),
    Mutation(
        "links of a Word file lead elsewhere",
        f"{U}tax-bureau.docx",
        inside(_DOCX_LINKS, pattern('Target="https?://[^"]*"', f'Target="{_AWAY}"')),
        "通到别处",
    ),
    Mutation(
        "a Word file asks for a template of others",
        f"{U}leading-group.docx",
        inside(
            _DOCX_LINKS,
            text(
                "</Relationships>",
                f'<Relationship Id="x" Type="/attachedTemplate" Target="{_AWAY}" TargetMode="External"/></Relationships>',
            ),
        ),
        "attachedTemplate",
    ),
    Mutation(
        "a Word file has a macro", f"{U}banks.docx", member("word/vbaProject.bin"), "vbaProject"
    ),
    Mutation(
        "words of a Word file are hidden",
        f"{U}counties.docx",
        inside("word/document.xml", pattern("<w:rPr>", "<w:rPr><w:vanish/>")),
        "vanish",
    ),
    Mutation(
        "a Word file has no styles",
        f"{U}water-group.docx",
        inside("word/styles.xml", None),
        "styles.xml",
    ),
    # tables
    Mutation(
        "a row of a workbook is hidden",
        f"{U}counties.xlsx",
        inside("xl/worksheets/sheet1.xml", pattern('<row r="2"', '<row hidden="1" r="2"')),
        "藏着",
    ),
    Mutation(
        "a sheet of a workbook is hidden",
        f"{D}.xlsx",
        inside("xl/workbook.xml", pattern(' sheetId="2"', ' sheetId="2" state="hidden"')),
        "藏着",
    ),
    Mutation(
        "Excel reads a table in another encoding",
        f"{U}banks.csv",
        lambda held, read: held.removeprefix(b"\xef\xbb\xbf"),
        "读不出来",
    ),
    *(
        Mutation(what, f"{U}{unit}.xlsx", inside("xl/sharedStrings.xml", text(old, new)), said)
        for what, unit, old, new, said in (
            (
                "a workbook seems to be official",
                "intermediaries",
                "不是正式公文",
                "是正式公文",
                "性质",
            ),
            (
                "a workbook says that roles are official",
                "service-hall",
                "归纳，不是公文",
                "归纳，是公文",
                "角色",
            ),
            (
                "a workbook is of another document",
                "procuratorate",
                "〔2025〕12号",
                "〔2025〕13号",
                "文号",
            ),
            (
                "a workbook says that nothing is missing",
                "police-bureau",
                "；本表不作推断",
                "",
                "空格",
            ),
            (
                "a workbook leads to another page",
                "member-units",
                "units/member-units/</t>",
                "units/banks/</t>",
                "最新内容",
            ),
            (
                "a workbook says that the plan ended",
                "sme-platform",
                "<t>链接</t>",
                "<t>失效</t>",
                "说明多",
            ),
            (
                "a workbook says that an empty table is official",
                "commerce-federation",
                "所以表中没有行。",
                "所以表中没有行。本文件是正式公文。",
                "措施",
            ),
            (
                "a workbook has another issuer besides",
                "water-group",
                "<t>望澜市人民政府办公室</t>",
                "<t>望澜市人民政府办公室、某部</t>",
                "发文机关",
            ),
            (
                "a workbook says twice what it is",
                "wanglan-college",
                "<t>链接</t>",
                "<t>性质</t>",
                "说明多",
            ),
            (
                "a workbook says more of its links",
                "leading-group",
                "打开这项措施的网页。",
                "打开这项措施的网页。本文件是正式公文。",
                "说明多",
            ),
        )
    ),
    Mutation(
        "a cell of a table holds a whole book",
        f"{U}intermediaries.csv",
        added("甲" * 140_000),
        "读不出来",
    ),
    Mutation("the database runs a program", f"{D}.sqlite", sql("CREATE VIEW x AS SELECT 1"), "x"),
    # feeds, frames, descriptions
    Mutation(
        "a feed brings a program",
        "units/banks/feed.xml",
        pattern("</entry>", f'<link rel="enclosure" href="{_AWAY}"/></entry>'),
        "enclosure",
    ),
    Mutation(
        "a feed has the picture of others",
        "units/counties/feed.xml",
        text("</author>", f"</author><icon>{_AWAY}</icon>"),
        "icon",
    ),
    Mutation(
        "a feed seems to be official",
        "units/tax-bureau/feed.xml",
        text("不是官方发布", "官方发布"),
        "官方发布",
    ),
    Mutation(
        "a frame runs a program",
        "embed/units/counties/oembed.json",
        keyed(lambda said: said.update(html=said["html"].replace("<iframe", '<iframe onload="x"'))),
        "onload",
    ),
    Mutation(
        "a frame has the picture of others",
        "embed/units/banks/oembed.json",
        keyed(lambda said: said.update(thumbnail_url=_AWAY)),
        "thumbnail_url",
    ),
    Mutation(
        "a frame has no style",
        page("embed/measures/publicity"),
        pattern("<link[^>]*stylesheet[^>]*>|<style.*?</style>", "", 9),
        "没有样式",
    ),
    Mutation(
        "the data has a number that nobody gave", "CITATION.cff", added("doi: 10.1/x\n"), "doi"
    ),
    Mutation(
        "llms.txt says that the plan was repealed",
        "llms.txt",
        text("## 公文", "本方案已废止。\n\n## 公文"),
        "已废止",
    ),
    Mutation(
        "the list of files is said to be of another commit",
        "digests.json",
        keyed(lambda said: said.update(commit="abcdef0")),
        "commit",
    ),
    Mutation(
        "the description of the API says that it is official",
        "api/v1/openapi.json",
        text("静态 JSON 文件，只能读取", "国家机关正式发布"),
        "不是引擎写的",
    ),
    Mutation(
        "the schema says that a field is official",
        "schema/plan.schema.json",
        pattern('"description": "[^"]*"', '"description": "公文写明的"'),
        "不是引擎写的",
    ),
    # hosts
    Mutation(
        "nginx asks another server",
        "hosting/nginx.conf",
        pattern(r"(location [^{]*\{)", rf"\1\n  proxy_pass {_AWAY};"),
        "proxy_pass",
    ),
    Mutation(
        "Caddy leads elsewhere",
        "hosting/Caddyfile",
        added("\nredir https://evil.example\n"),
        "evil",
    ),
    Mutation("hosts set a cookie", "_headers", added("\n/*\n  Set-Cookie: a=b\n"), "Set-Cookie"),
    # pictures
    Mutation(
        "something lies over a code",
        "qr/measures/publicity.svg",
        text("</svg>", '<rect width="99" height="99"/></svg>'),
        "图形",
    ),
    Mutation(
        "a code is white on white",
        "qr/measures/hall-service.svg",
        text('stroke="#000"', 'stroke="#fff"'),
        "颜色",
    ),
    Mutation("a code is seen through", "qr/measures/publicity.png", one_more_chunk, "各块"),
    Mutation("a preview is blank", "share/measures/hall-service.png", _BLANK, "没有字"),
    Mutation("a preview cannot be shown", "share/measures/supervision.png", _SHORT, "个字节"),
    Mutation("the long poster is blank", f"{D}-poster.png", _BLANK, "没有字"),
    Mutation(
        "two previews are exchanged",
        "share/measures/credit-loans.png",
        of("share/measures/publicity.png"),
        "不是这个网址的图",
    ),
    Mutation(
        "two previews are exchanged, the other",
        "share/measures/publicity.png",
        of("share/measures/credit-loans.png"),
        "不是这个网址的图",
    ),
    Mutation(
        "shapes lie over the poster",
        f"{D}-poster.svg",
        text("</svg>", '<rect width="9999" height="9999" fill="#fff"/></svg>'),
        "不是这个网址的图",
    ),
    Mutation(
        "the site's preview is another", "assets/share.png", of("poster/small.png"), "不是这个"
    ),
    Mutation(
        "the picture on the first page is another",
        "poster/small.png",
        of(f"{D}-poster-square.png"),
        "不是这个网址的图",
    ),
    # pages
    Mutation(
        "official words are struck out",
        page("measures/overdue-payments"),
        pattern(r'(<p id="overdue-payments-p1">)(.*?)</p>', r"\1<del>\2</del></p>"),
        "被划去",
    ),
    Mutation(
        "the foot says that the plan is on trial",
        page("measures/coordination"),
        text("</footer>", "<p>本方案试行一年。</p></footer>"),
        "多出的段落",
    ),
)
