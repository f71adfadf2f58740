"""What leads to pages and files: the list of digests, search, short and former addresses."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urljoin

from macros.addresses import address
from macros.addresses.numbers import Short, shorts
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.building.readback.said.shown import LANGUAGE
from macros.exports.trees import tree_of
from macros.index.entries import Entry
from macros.index.titles import link_text
from macros.pages.pages import Redirect, redirects
from macros.pages.site import Site
from macros.text.lines.reflow import squeeze

_VERSION = re.compile(rb'"version":"([0-9a-f]+)"')
_CALL, _END = "planSearch(", ");\n"


def lists(built: Built, site: Site) -> Iterator[Output]:
    """Yield the files that lead to pages, and the pages that only lead on."""
    yield Output(address.DIGESTS, partial(_digests, built, site), True)
    for name in sorted(built.files):
        if re.fullmatch(r"search/(index|names-\d+)\.js", name):
            yield Output(name, partial(_search, built, site), True)
        elif re.fullmatch(r"search/texts-\d+\.js", name):
            yield Output(name, partial(_of_one_build, built), True)
    for short in shorts(site.index, site.ledger):
        if short.now and not short.before:
            yield Output(f"{short.address}index.html", partial(_short, short))
    for one in redirects(site.index, site.ledger):
        yield Output(f"{one.address}index.html", partial(_redirect, site, one))


def _digests(built: Built, site: Site, content: bytes) -> Iterator[str]:
    said = json.loads(content)
    yield from differs("data", said["data"], site.digest)
    names = sorted(built.files - {address.DIGESTS})
    yield from lists_differ("文件", said["files"], names)
    found = {name: hashlib.sha256((built.folder / name).read_bytes()) for name in names}
    other = [n for n in names if said["files"].get(n, "") != found[n].hexdigest()]
    yield from lists_differ("校验和不对的文件", other, ())


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


def _of_one_build(built: Built, content: bytes) -> Iterator[str]:
    """All parts of the index name one version: a browser that kept some of another build asks anew."""
    wanted = _VERSION.findall((built.folder / "search/index.js").read_bytes())[:1]
    yield from differs("版本", _VERSION.findall(content)[:1], wanted)


def _short(short: Short, content: bytes) -> Iterator[str]:
    assert short.now
    yield from leads_on(short.address, address.page(short.now), short.now, content)


def _redirect(site: Site, one: Redirect, content: bytes) -> Iterator[str]:
    where = one.target.partition("#")[0]
    yield from leads_on(one.address, one.target, address.entry_at(site.index, where), content)


def leads_on(where: str, target: str, entry: Entry | None, content: bytes) -> Iterator[str]:
    """Yield what is wrong with a page that only leads on to another: where, and how that is called."""
    tree = tree_of(content)
    refresh = "".join(tree.xpath("//meta[@http-equiv='refresh']/@content"))
    for what, link in (
        ("规范网址", "".join(tree.xpath("//link[@rel='canonical']/@href"))),
        ("自动转到", refresh.partition("url=")[2]),
        ("链接", "".join(tree.xpath("//body//a/@href"))),
    ):
        own = f"https://site.invalid/{where}"
        yield from differs(what, urljoin(own, link), f"https://site.invalid/{target}")
    said = squeeze("".join(one.text_content() for one in tree.xpath("//body//a")))
    if entry and squeeze(entry.title) not in said:
        yield from differs("链接的名称", said, entry.title)
    title = squeeze("".join(tree.xpath("//head/title/text()")))
    yield from differs("网页标题", title, said)
    yield from differs("语言（lang）", tree.get("lang"), LANGUAGE)
