"""What files have besides what other readers compare: nothing that runs, hides, covers or leads elsewhere.

Each kind of file is held to the parts, elements, keys and directives that it has.
"""

from __future__ import annotations

import json
import re
import sqlite3
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from functools import partial
from urllib.parse import unquote, urlsplit

import yaml
from lxml import etree, html

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.codes import pieces
from macros.building.readback.copied import source_of
from macros.building.readback.output import Output, Reader, differs, lists_differ
from macros.building.readback.strange import whole_words
from macros.exports.trees import tree_of
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_FEED = {"feed", "title", "subtitle", "id", "updated", "link", "author", "name", "entry", "content"}
_EMBEDDING = set("version type title provider_name provider_url html width height validity".split())
_FRAME = {"src", "title", "width", "height", "loading", "style"}
_CITATION = {
    *("cff-version", "message", "type", "title", "authors", "license", "url"),
    *("date-released", "references"),
}
_SENT = {
    *("Content-Security-Policy", "Access-Control-Allow-Origin", "Cache-Control", "Content-Type"),
    *("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"),
    "Cross-Origin-Opener-Policy",
}
_NGINX = set(
    "add_header } location types default_type return absolute_redirect if charset charset_types index "
    "error_page gzip gzip_vary gzip_types internal".split()
)
_CADDY = set(
    "header } path_regexp file handle file_server redir encode method respond error precompressed "
    "handle_errors rewrite Access-Control-Allow-Methods Access-Control-Allow-Headers "
    "Access-Control-Max-Age".split()
)
_GIVEN = re.compile(r"^\s*(?:add_header|header(?: @\w+)?) -?([A-Z][\w-]*)", re.MULTILINE)
_LED = re.compile(r"^\s*(?:return 30\d|redir(?: \S+)?) (\S+?);?(?: permanent)?$", re.MULTILINE)
_OF_LLMS = ("发文机关：", "效力：", "本站内容与印发的公文不一致时", "网页都有 Markdown 版")
_DRAWN = [("svg", "class", "viewBox"), ("path", "d", "fill"), ("path", "class", "d", "stroke")]
_INK = {"fill": "#fff", "stroke": "#000"}
_CODE = ["IHDR", "pHYs", "IDAT", "IEND"]
_SHAPES = {0: 1, 2: 3, 3: 1, 6: 4}
"""So many bytes has a pixel of each kind of PNG; of codes eight pixels have one."""
_LEAST = 30
"""One in so many lines of a picture with words is another than that above it, at least."""
Check = Callable[[Built, Site, bytes], Iterator[str]]


def leads_elsewhere(built: Built, site: Site, links: Iterable[str]) -> Iterator[str]:
    """Yield the links of a paper that lead neither to a page or file of the site nor to what the data names."""
    root, words = site.settings.site_url, whole_words(site)
    strange = []
    for link in links:
        inside = unquote(link.partition("#")[0].removeprefix(root))
        own = link.startswith(root) and (inside in built.pages or inside in built.files)
        said = squeeze(unquote(link)).removeprefix("mailto:")
        if not own and link not in words and said not in words:
            strange.append(link)
    yield from lists_differ("通到别处的链接", strange, ())


def _feed(built: Built, site: Site, content: bytes) -> Iterator[str]:
    root = etree.fromstring(content)
    found = {etree.QName(one).localname for one in root.iter(etree.Element)}
    yield from lists_differ("元素", sorted(found - _FEED), ())
    kinds = {one.get("rel") for one in root.iter("{*}link")}
    yield from lists_differ("链接的种类", sorted(map(str, kinds - {"self", "alternate"})), ())
    if "不是官方发布" not in root.findtext("{*}subtitle", ""):
        yield "没有说明不是官方发布"


def _embedding(built: Built, site: Site, content: bytes) -> Iterator[str]:
    said = json.loads(content)
    yield from lists_differ("键", sorted(said.keys() - _EMBEDDING), ())
    frame = html.fragment_fromstring(said["html"])
    yield from lists_differ("框的属性", sorted({*map(str, frame.attrib)} - _FRAME), ())


def _framed(built: Built, site: Site, content: bytes) -> Iterator[str]:
    if not tree_of(content).xpath(
        "//style | //link[@rel='stylesheet'] | //meta[@http-equiv='refresh']"
    ):
        yield "没有样式"


def _citation(built: Built, site: Site, content: bytes) -> Iterator[str]:
    yield from lists_differ("键", sorted(yaml.safe_load(content).keys() - _CITATION), ())


def _lines(content: bytes) -> list[str]:
    lines = map(str.strip, content.decode().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _static(built: Built, site: Site, content: bytes) -> Iterator[str]:
    names = {one.partition(":")[0] for one in _lines(content) if not one.startswith("/")}
    yield from lists_differ("发送的头", sorted(names - _SENT), ())


def _server(known: set[str], built: Built, site: Site, content: bytes) -> Iterator[str]:
    words = {re.split(r"[\s;]", line)[0] for line in _lines(content)}
    strange = sorted(word for word in words - known if not word.startswith("@"))
    yield from lists_differ("指令", strange, ())
    sent = {
        one for one in _GIVEN.findall(content.decode()) if not one.startswith("Access-Control-")
    }
    yield from lists_differ("发送的头", sorted(sent - _SENT), ())
    own = urlsplit(site.settings.site_url).path
    yield from lists_differ(
        "转到的网址", [to for to in _LED.findall(content.decode()) if to != own], ()
    )


def _llms(built: Built, site: Site, content: bytes) -> Iterator[str]:
    lines = content.decode().splitlines()
    said = [line for line in lines[5:] if line and not line.startswith(("- [", "## "))]
    yield from lists_differ("各行", [line for line in said if not line.startswith(_OF_LLMS)], ())
    if not any("以印发的公文为准" in line for line in said):
        yield "没有写明以印发的公文为准"


def _digests(built: Built, site: Site, content: bytes) -> Iterator[str]:
    said, settings = json.loads(content), site.settings
    yield from differs("url", said["url"], settings.site_url)
    yield from differs("commit", said["commit"], settings.source_commit or None)
    yield from differs("plan", said["plan"], site.index.plan.id)


def _database(built: Built, site: Site, content: bytes) -> Iterator[str]:
    kinds = "SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index') ORDER BY 1"
    # a broken one is reported by its own reader
    with closing(sqlite3.connect(":memory:")) as db, suppress(sqlite3.Error):
        db.deserialize(content)
        yield from lists_differ("视图和触发器", [name for (name,) in db.execute(kinds)], ())


def _copy(built: Built, site: Site, content: bytes) -> Iterator[str]:
    (length,) = struct.unpack_from("<H", content, content.rindex(b"PK\5\6") + 20)
    yield from differs("压缩包的注释有几个字节", length, 0)


def _code(built: Built, site: Site, content: bytes) -> Iterator[str]:
    """A code is drawn in black on white, and nothing lies over it."""
    drawn = [*etree.fromstring(content).iter(etree.Element)]
    found = [(etree.QName(one).localname, *sorted(one.keys())) for one in drawn]
    yield from lists_differ("图形", map(str, found), map(str, _DRAWN))
    for name, wanted in _INK.items():
        inks = [one.get(name) for one in drawn if one.get(name)]
        yield from lists_differ(f"颜色（{name}）", map(str, inks), [wanted])


def _code_picture(built: Built, site: Site, content: bytes) -> Iterator[str]:
    yield from lists_differ("图片的各块", [name.decode() for name, _ in pieces(content)], _CODE)


def _picture(built: Built, site: Site, content: bytes) -> Iterator[str]:
    """A picture can be shown in the size that it says, and words stand on it: many lines are not as that above."""
    chunks = [*pieces(content)]
    wide, high, depth, kind = struct.unpack_from(">IIBB", dict(chunks)[b"IHDR"])
    pixels = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    length = (wide * _SHAPES[kind] * depth + 7) // 8 + 1
    if len(pixels) != length * high:
        yield f"有 {len(pixels)} 个字节，{wide}×{high} 的图应有 {length * high} 个"
    elif len({pixels[at : at + length] for at in range(0, len(pixels), length)}) < high / _LEAST:
        yield "图上没有字"


_KINDS: dict[str, Check] = {
    r"(.+/)?feed\.xml": _feed,
    r"embed/.+/oembed\.json": _embedding,
    r"embed/.+/index\.html": _framed,
    r"CITATION\.cff": _citation,
    r"_headers": _static,
    r"hosting/nginx\.conf": partial(_server, _NGINX),
    r"hosting/Caddyfile": partial(_server, _CADDY),
    r"llms\.txt": _llms,
    re.escape(address.DIGESTS): _digests,
    r"downloads/[^/]+\.sqlite": _database,
    r"downloads/[^/]+-offline\.zip": _copy,
    r"qr/.+\.svg": _code,
    r"qr/.+\.png": _code_picture,
    r"(share/.+|downloads/[^/]+|poster/small|assets/share)\.png": _picture,
}


def _reader(kind: str, check: Check) -> Reader:
    def besides(built: Built, site: Site) -> Iterator[Output]:
        for name in sorted(built.files):
            if re.fullmatch(kind, name) and not source_of(site, name):
                yield Output(name, partial(check, built, site))

    return besides


BESIDES = tuple(_reader(*one) for one in _KINDS.items())
"""A reader for each kind of file: of many of a kind some are read."""
