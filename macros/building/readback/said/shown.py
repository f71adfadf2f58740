"""What a page is made of besides its words: its language, programs, pictures, and the sizes of files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from macros.addresses import address, downloads
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.pictures import size_of
from macros.building.readback.said.page import Page, is_made
from macros.text.lines.reflow import squeeze

LANGUAGE = "zh-CN"
_ALWAYS = ("assets/plan.css", "assets/plan.js")
_NEEDED = {
    address.SEARCH: ("assets/search.js", "assets/search-match.js", "assets/words.js"),
    address.COMPARE: ("assets/compare.js", "assets/wording.js"),
}
"""Scripts without which a page is nothing."""
_SIZE = re.compile(r"([0-9.]+) (KB|MB)")
_KB = 1024


def shown(page: Page) -> Iterator[str]:
    """Yield what readers and their programs would see otherwise than it is meant."""
    yield from differs("语言（lang）", page.tree.get("lang"), LANGUAGE)
    there = page.leads("//head/link[@rel='stylesheet']/@href | //script/@src")
    needed = [*_ALWAYS, *_NEEDED.get(page.where, ())]
    yield from lists_differ("样式和脚本", (), [one for one in needed if one not in there])
    yield from lists_differ("首页的链接", page.leads("//a[@class='pl-brand']/@href"), [""])
    asked = {*page.leads("//form[@role='search']/@action"), *page.leads(_SEARCH_LINK)}
    yield from lists_differ("搜索的网址", sorted(asked), [address.SEARCH])
    for picture in filter(is_made, page.find("//article//img | //article//object")):
        yield from _picture(page, picture)
    for size in page.find("//small[@class='pl-size']"):
        yield from _size(page, size)


_SEARCH_LINK = "//header//a[contains(concat(@class, ' '), 'pl-search-link ')]/@href"


def _picture(page: Page, picture: html.HtmlElement) -> Iterator[str]:
    """A picture has its own shape; the poster is called by the plan and counts its measures."""
    where = page.to(picture.get("src") or picture.get("data"))
    said = squeeze(picture.get("alt") or picture.get("aria-label") or "")
    posters = {one.address for one in downloads.posters(page.index)}
    if where in {*posters, address.POSTER_SMALL, address.poster_drawing("")}:
        start = squeeze(f"一图读懂：{page.index.plan.title}")
        if not said.startswith(start):
            yield from differs("图的说明", said, start)
        for number in re.findall(r"，(\d+)(?:条|项)措施", said.removeprefix(start)):
            yield from differs("图的说明里的条数", int(number), len(page.index.standing))
    elif not said:
        yield f"图 {where} 没有说明"
    elif where.startswith("qr/") and "二维码" not in said:
        yield from differs("图的说明", said, "二维码")
    width, height = picture.get("width") or "", picture.get("height") or ""
    sized = width.isdecimal() and height.isdecimal()
    if sized and where in page.built.files and where.endswith(".png"):
        own = size_of((page.built.folder / where).read_bytes())
        if own and abs(int(width) * own[1] - int(height) * own[0]) > max(own):
            yield from differs(f"图 {where} 的形状", f"{width}×{height}", "×".join(map(str, own)))


def _size(page: Page, size: html.HtmlElement) -> Iterator[str]:
    """The size said of a file is its own, rounded up."""
    where = page.to(str(size.xpath("string(preceding::a[1]/@href)")))
    found = _SIZE.fullmatch(size.text or "")
    if not found or where not in page.built.files:
        return
    unit = _KB if found[2] == "KB" else _KB**2
    least = 1.0 if found[2] == "KB" else 0.1
    own = (page.built.folder / where).stat().st_size / unit
    if not float(found[1]) - least - 1e-9 < own <= float(found[1]) + 1e-9:
        yield from differs(f"{where} 的大小", found[0], f"{own:.1f} {found[2]}")
