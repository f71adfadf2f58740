"""What leads to pages and files: the list of digests, the map for crawlers, llms.txt, search, short and former addresses."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urljoin

from lxml import etree

from macros.addresses import address
from macros.addresses.numbers import Short, shorts
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.exports.trees import tree_of
from macros.index.entries import Entry
from macros.index.titles import link_text
from macros.pages.pages import redirects
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

MOST_IN_LLMS = 300
"""With more measures llms.txt leads to the sections only."""
_ITEM = re.compile(r"^- \[((?:\\.|[^\\\]])*)\]\((\S+?)\): ", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_\[\]<>#])")
_CALL, _END = "planSearch(", ");\n"


def lists(built: Built, site: Site) -> Iterator[Output]:
    """Yield the files that lead to pages, and the pages that only lead on."""
    yield Output(address.DIGESTS, partial(_digests, built, site), True)
    yield Output("robots.txt", partial(_robots, site), True)
    if site.settings.operator.security:
        for where in address.SECURITY:
            yield Output(where, partial(_security, site), True)
    yield Output("llms.txt", partial(_llms, site), True)
    yield Output("sitemap.xml", partial(_sitemap, built, site), True)
    yield Output("sitemap.xml.gz", partial(_packed, built), True)
    for name in sorted(built.files):
        if re.fullmatch(r"search/(index|names-\d+)\.js", name):
            yield Output(name, partial(_search, built, site), True)
    for short in shorts(site.index, site.ledger):
        if short.now and not short.before:
            yield Output(f"{short.address}index.html", partial(_short, short))
    for one in redirects(site.index, site.ledger):
        yield Output(f"{one.address}index.html", partial(_leads, one.address, one.target))


def _digests(built: Built, site: Site, content: bytes) -> Iterator[str]:
    said = json.loads(content)
    yield from differs("data", said["data"], site.digest)
    names = sorted(built.files - {address.DIGESTS})
    yield from lists_differ("文件", said["files"], names)
    found = {name: hashlib.sha256((built.folder / name).read_bytes()) for name in names}
    other = [n for n in names if said["files"].get(n, "") != found[n].hexdigest()]
    yield from lists_differ("校验和不对的文件", other, ())


def _robots(site: Site, content: bytes) -> Iterator[str]:
    line = f"Sitemap: {site.settings.site_url}sitemap.xml"
    yield from lists_differ("sitemap", content.decode().splitlines()[-1:], [line])


def _security(site: Site, content: bytes) -> Iterator[str]:
    operator = site.settings.operator
    said = dict(line.split(": ", 1) for line in content.decode().splitlines())
    yield from differs("Contact", said["Contact"].removeprefix("mailto:"), operator.security)
    yield from differs("Expires", said["Expires"][:10], operator.security_until)


def _llms(site: Site, content: bytes) -> Iterator[str]:
    index = site.index
    listed = {url: _ESCAPE.sub(r"\1", name) for name, url in _ITEM.findall(content.decode())}
    measures = index.measures if len(index.measures) <= MOST_IN_LLMS else {}
    entries: list[Entry] = [*index.sections.values(), *measures.values()]
    for entry in entries:
        name = listed.get(site.url(entry), "")
        if not squeeze(name).startswith(squeeze(link_text(entry))):
            yield from differs(f"{site.url(entry)} 的名称", name, link_text(entry))


def _sitemap(built: Built, site: Site, content: bytes) -> Iterator[str]:
    if site.open_marks:
        return  # a draft: each of its pages tells search engines to stay away
    root = etree.fromstring(content)
    found = [str(words) for words in root.xpath("//*[local-name() = 'loc']/text()")]
    leading = {one.address for one in redirects(site.index, site.ledger)}
    pages = [
        site.settings.site_url + where
        for where in built.pages
        if where != "404.html"
        and not where.startswith("embed/")
        and where not in leading
        and b'name="robots" content="noindex"' not in built.pages[where].file.read_bytes()
    ]
    yield from lists_differ("网页", sorted(found), sorted(pages))


def _packed(built: Built, content: bytes) -> Iterator[str]:
    if gzip.decompress(content) != (built.folder / "sitemap.xml").read_bytes():
        yield "与 sitemap.xml 不一致"


def _search(built: Built, site: Site, content: bytes) -> Iterator[str]:
    """Every result has a page and, on it, the place to which it leads; an object is called by its name."""
    words = content.decode()
    part = json.loads(words.removeprefix(_CALL).removesuffix(_END))
    named = {site.url(entry): entry for entry in site.index.living.values()}
    for row in part["names"] if "names" in part else part["rows"]:
        where, _, anchor = row[1].partition("#")
        page = built.pages.get(where)
        if page is None:
            yield f"“{row[2]}”的网址 {row[1]} 没有网页"
        elif anchor and anchor not in page.seen.anchors:
            yield f"“{row[2]}”的网址 {row[1]} 没有这个锚点"
        entry = named.get(site.settings.site_url + row[1])
        if entry and squeeze(row[2]) not in squeeze(link_text(entry)):
            yield from differs(f"{row[1]} 的名称", row[2], link_text(entry))


def _short(short: Short, content: bytes) -> Iterator[str]:
    assert short.now
    yield from _leads(short.address, address.page(short.now), content)


def _leads(where: str, target: str, content: bytes) -> Iterator[str]:
    tree = tree_of(content)
    refresh = "".join(tree.xpath("//meta[@http-equiv='refresh']/@content"))
    for what, link in (
        ("规范网址", "".join(tree.xpath("//link[@rel='canonical']/@href"))),
        ("自动转到", refresh.partition("url=")[2]),
        ("链接", "".join(tree.xpath("//body//a/@href"))),
    ):
        own = f"https://site.invalid/{where}"
        yield from differs(what, urljoin(own, link), f"https://site.invalid/{target}")
