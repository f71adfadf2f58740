"""Reads a saved web page: the article in it, and what the page says of the document beside it."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from pathlib import Path

import lxml.html
from lxml import etree

from macros.importing.formats.blocks import words_of
from macros.importing.formats.plaintext import decoded
from macros.importing.formats.web.article import article_of
from macros.importing.formats.web.facts import (
    FACTS,
    address_of,
    facts_of,
    number_beside,
    said_of,
)
from macros.importing.formats.web.reader import Page, text_nodes
from macros.importing.source import (
    LeftOut,
    Paragraph,
    Source,
    UnreadableSource,
    refuse_if_endless,
)
from macros.text.lines.reflow import squeeze
from macros.text.messages.long_work import Say
from macros.text.parts.nesting import IMPORTED, is_deep

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.I | re.S,
)
_VALUE, _TAG = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')"""), re.compile("<[a-zA-Z][^<>]*")
MOST_ATTRIBUTES = 2000
"""Of a tag: what it takes to parse them grows with their square."""
ELEMENTS = 10
"""So many stand in a page for each paragraph that it may have."""
ARTICLE_WORDS = 20
PICTURES_ONLY = (
    "网页的正文只有图片或附件的链接，没有文字；请下载附件，或用文字识别软件转成 Word 文件后再导入。"
)


def is_page(text: str) -> bool:
    """Whether a text is a web page."""
    return bool(_PAGE.match(text))


def read_html(path: Path, data: bytes, say: Say) -> Source:
    """Read a saved page. Raises UnreadableSource."""
    text, notes = _text(data)
    root = _parsed(text)
    raw = "".join(text_nodes(root))
    facts, fact_elements = facts_of(root)
    article, frame = article_of(root)
    reader = Page(article, frame, fact_elements)
    reader.around(root)
    say("已找到网页的正文")
    blocks = reader.blocks(article, "")
    if len(squeeze(words_of(blocks))) < ARTICLE_WORDS and (reader.pictures or reader.links):
        raise UnreadableSource(PICTURES_ONLY)
    title = reader.title(blocks, facts.get("标题", ""))
    left_out, notes = list(reader.left_out()), (*notes, *reader.notes())
    if number := number_beside(facts, (*title, *blocks)):
        title = [Paragraph(number, FACTS), *title]
        left_out = [_less(one, number) for one in left_out]
    notes += tuple(said_of(facts, number))
    return Source(
        path,
        "html",
        (*title, *blocks),
        tuple(left_out),
        metadata=facts,
        url=address_of(root, text),
        notes=notes,
        raw=raw,
        generated="".join(reader.generated),
    )


def _less(one: LeftOut, number: str) -> LeftOut:
    """Return what was left out of the facts without the number."""
    return replace(one, text=one.text.replace(number, "", 1)) if one.why == FACTS else one


def read_mhtml(path: Path, data: bytes, say: Say) -> Source:
    """Read a page saved as one file (.mht). Raises UnreadableSource."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            held = part.get_payload(decode=True)
            if isinstance(held, bytes):
                return read_html(path, held, say)
    raise UnreadableSource("这个网页存档里没有正文。请在浏览器中另存为“网页，仅 HTML”，再导入。")


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page in the encoding that it declares, or in the one that fits."""
    declared = _CHARSET.search(data[:8192])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    encoding = "gb18030" if name in ("gb2312", "gbk", "gb_2312-80") else name
    marked = data[:3] == b"\xef\xbb\xbf" or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if encoding and not marked:
        try:
            return data.decode(encoding), ()
        except (LookupError, ValueError):  # no such encoding, or not in it
            pass
    try:
        return decoded(data)
    except UnreadableSource:
        if not encoding:
            raise
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError):
        raise UnreadableSource(
            f"网页的编码 {name} 不认识。请用浏览器打开后另存为 UTF-8 的网页，再导入。"
        ) from None
    return text, ()


def _parsed(text: str) -> etree._Element:
    cleaned = _XML.sub("", text.replace("\0", "")).replace("\r\n", "\n").replace("\r", "\n")
    if any(len(tag.split()) > MOST_ATTRIBUTES for tag in _TAG.findall(_VALUE.sub("=", cleaned))):
        raise UnreadableSource(
            f"网页里有一个标签的属性多于 {MOST_ATTRIBUTES} 个，不予读取。请确认文件的来历。"
        )
    parser = lxml.html.HTMLParser(huge_tree=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(cleaned, parser=parser)
    except (etree.LxmlError, ValueError):
        raise UnreadableSource(
            "这不是网页，或者已经损坏。请用浏览器打开原网页，重新另存后再导入。"
        ) from None
    refuse_if_endless(sum(1 for _ in root.iter()) // ELEMENTS)
    if is_deep(root, IMPORTED):
        raise UnreadableSource(
            f"网页里的元素套了 {IMPORTED} 层还多，不像是公文的网页；请用浏览器打开，把文字复制到 Word 文件里，再导入。"
        )
    return root
