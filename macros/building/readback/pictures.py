"""Pictures: whole, of some size, and at each address the one that is made for it.

What a picture shows cannot be read without looking at it. That no two objects have the same one can, and that
none was exchanged, is blank or of another build: what makes them is asked once more, and has kept them.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator
from functools import partial

from macros.addresses import address, downloads
from macros.building.built import Built
from macros.building.readback.output import Output, differs
from macros.exports.file import ExportedFile, InFolder
from macros.exports.poster.files import poster_files
from macros.exports.sharing.crawlers import for_crawlers
from macros.index.entries import Entry
from macros.pages.head.head import SHARE_IMAGE
from macros.pages.site import Site


def pictures(built: Built, site: Site) -> Iterator[Output]:
    """Yield the picture of the site and of each object that has one, and the posters as pictures."""
    seen: dict[bytes, str] = {}
    yield Output(SHARE_IMAGE, _png, True)
    yield Output(address.POSTER_SMALL, _png, True)
    index = site.index
    there = InFolder(built.folder)
    files = (*poster_files(site, there), *for_crawlers(site, there))
    made = {one.address: one for one in files}
    yield Output(SHARE_IMAGE, partial(_as_made, made[SHARE_IMAGE]), True)
    yield Output(address.POSTER_SMALL, partial(_as_made, made[address.POSTER_SMALL]), True)
    entries: list[Entry] = [*index.measures.values(), *index.sections.values()]
    for entry in entries:
        where = address.picture(entry)
        if where in made:
            yield Output(where, partial(_own, seen, where))
            yield Output(where, partial(_as_made, made[where]))
    for poster in downloads.posters(index):
        yield Output(poster.address, partial(_as_made, made[poster.address]), True)
        if poster.address.endswith(".png"):
            yield Output(poster.address, _png, True)


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


def _as_made(made: ExportedFile, content: bytes) -> Iterator[str]:
    if content != made.content:
        yield "不是这个网址的图"


def _own(seen: dict[bytes, str], where: str, content: bytes) -> Iterator[str]:
    yield from _png(content)
    same = seen.setdefault(hashlib.sha256(content).digest(), where)
    if same != where:
        yield f"与 {same} 是同一张图"
