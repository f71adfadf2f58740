"""Pictures: whole, of some size, and a picture of its own for each object; posters link what they show.

What a picture shows cannot be read without looking at it; that no two objects have the same one can.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from functools import partial

from lxml import etree

from macros.addresses import address, downloads
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.index.entries import Entry
from macros.pages.head.head import SHARE_IMAGE
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_HREF = "{http://www.w3.org/1999/xlink}href"


def pictures(built: Built, site: Site) -> Iterator[Output]:
    """Yield the picture of the site and of each object that has one, and the posters."""
    seen: dict[bytes, str] = {}
    yield Output(SHARE_IMAGE, _png, True)
    yield Output(address.POSTER_SMALL, _png, True)
    index = site.index
    entries: list[Entry] = [*index.measures.values(), *index.sections.values()]
    for entry in entries:
        where = address.picture(entry)
        if where in built.files:
            yield Output(where, partial(_own, seen, where))
    for poster in downloads.posters(index):
        if poster.format is downloads.PosterFormat.SVG:
            yield Output(poster.address, partial(_poster, site), True)
        elif poster.address.endswith(".png"):
            yield Output(poster.address, _png, True)
    yield Output(address.poster_drawing(""), partial(_drawn, site), True)


def size_of(content: bytes) -> tuple[int, int] | None:
    """Return how wide and high a picture (PNG) is, as it says itself; None if it is empty, which its reader reports."""
    if not content:
        return None
    wide, high = struct.unpack_from(">II", content, 16)
    return wide, high


def _png(content: bytes) -> Iterator[str]:
    """Every piece of it is there, with the sum that it says."""
    yield from differs("开头", content[:8].hex(), b"\x89PNG\r\n\x1a\n".hex())
    at, name = 8, b""
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + length]
        (said,) = struct.unpack_from(">I", content, at + 8 + length)
        yield from differs("校验和", said, zlib.crc32(name + data))
        at += length + 12
    yield from differs("结尾", name, b"IEND")


def _own(seen: dict[bytes, str], where: str, content: bytes) -> Iterator[str]:
    yield from _png(content)
    same = seen.setdefault(hashlib.sha256(content).digest(), where)
    if same != where:
        yield f"与 {same} 是同一张图"


def _poster(site: Site, content: bytes) -> Iterator[str]:
    yield from _titled(site, content)
    links = {link.get(_HREF) for link in etree.fromstring(content).iter() if link.get(_HREF)}
    entries = site.index.top_sections
    yield from lists_differ(
        "部分的链接", (), [one.title for one in entries if site.url(one) not in links]
    )


def _titled(site: Site, content: bytes) -> Iterator[str]:
    """Yield that the only words of a poster, whose letters are drawn, are others than its title."""
    said = [one.text or "" for one in etree.fromstring(content).iter() if (one.text or "").strip()]
    start = squeeze(f"一图读懂：{site.index.plan.title}")
    yield from differs("文字的处数", len(said), 1)
    for words in map(squeeze, said):
        if not words.startswith(start):
            yield from differs("标题", words, start)
        for number in re.findall(r"，(\d+)(?:条|项)措施", words.removeprefix(start)):
            yield from differs("标题里的条数", int(number), len(site.index.standing))


def _drawn(site: Site, content: bytes) -> Iterator[str]:
    yield from _titled(site, content)
    root = etree.fromstring(content)
    if not any(str(element.tag).endswith("}path") for element in root.iter()):
        yield "没有画任何东西"
