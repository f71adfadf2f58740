"""The offline copy: every file of the site that has a use without a server, with the same content."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from urllib.parse import quote, unquote, urljoin

from lxml import etree
from lxml.html import HtmlElement

from macros.addresses import address, downloads
from macros.addresses.links import target
from macros.building.built import Built
from macros.building.readback.output import Output, differs, lists_differ
from macros.building.readback.pages import words_of
from macros.exports.downloads.bundle import SCRIPT
from macros.exports.trees import tree_of
from macros.pages.site import Site
from macros.text.parts.title_marks import in_title_marks

_ADDED = ("README.txt", "offline.js")
_SERVER = re.compile(
    rf"(.*/)?(404\.html|{address.PROOFS}|sitemap\.xml(\.gz)?|{re.escape(address.DIGESTS)}|_headers|_redirects|\.nojekyll|.*\.map|index\.md|security\.txt)"
    rf"|(hosting|share)/.*|{downloads.SHEETS}.*|{address.DESK_FILES}.*"
)
"""What only servers, previews of links, and those who change the plan need."""
_DISK = "file:///copy/"
_LINKS = " or ".join(
    f"name() = '{one}'" for one in ("href", "src", "srcset", "data", "action", "poster", "cite")
)
_OTHERWISE = etree.XPath(
    f"//title/text() | //script[@type]/text() | //@*[not({_LINKS} or parent::meta[@http-equiv])]",
    smart_strings=False,
)
"""What a page has besides its words and links: what its head says, ids, classes, names of pictures."""
_LED = ("a", "link", "script", "img", "form", "object")
_LEADING = ("href", "src", "data", "action")
_WHOLE = re.compile("[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How an address begins that says its host."""
Opened = Callable[[], zipfile.ZipFile]


def archive(built: Built, site: Site) -> Iterator[Output]:
    """Yield the archive, and each page of the site to compare with the one in it: its words and links."""
    where = downloads.offline_address(site.index)
    top = f"{where.removeprefix(downloads.FOLDER).removesuffix('.zip')}/"
    wanted = sorted(n for n in built.files if n != where and not _SERVER.fullmatch(n))
    there = frozenset(wanted)
    opened = cache(lambda: zipfile.ZipFile(built.folder / where))
    yield Output(where, partial(_faults, site, built, opened, top, wanted), True)
    for name in wanted:
        if name.endswith(".html"):
            yield Output(name, partial(_page, opened, site, top, name, there))


def _readme(site: Site, top: str, opened: Opened) -> Iterator[str]:
    """Yield what the file that says how to open the copy lacks: of which plan it is, and where that is."""
    said = opened().read(f"{top}README.txt").decode("utf-8-sig")
    for one in (in_title_marks(site.index.plan.title), site.settings.site_url):
        if one not in said:
            yield f"其中的 README.txt 没有“{one}”"


def _faults(
    site: Site, built: Built, opened: Opened, top: str, wanted: list[str], content: bytes
) -> Iterator[str]:
    found = [name.removeprefix(top) for name in opened().namelist()]
    yield from lists_differ("文件", sorted(found), sorted((*wanted, *_ADDED)))
    yield from _readme(site, top, opened)
    there = set(found)
    if _ADDED[1] in there and opened().read(top + _ADDED[1]) != SCRIPT:
        yield f"其中的 {_ADDED[1]} 与引擎的不一致"
    for name in wanted:
        plain = name in there and not name.endswith(".html")
        if plain and opened().read(top + name) != (built.folder / name).read_bytes():
            yield f"其中的 {name} 与网站上的不一致"


def _page(
    opened: Opened, site: Site, top: str, name: str, there: frozenset[str], content: bytes
) -> Iterator[str]:
    copy = opened().read(top + name)
    on_disk, online = tree_of(copy), tree_of(content)
    links, own = [_taken_out(tree, name) for tree in (on_disk, online)]
    same = len(links) == len(own) and all(
        _joined(_DISK, name, disk) == _on_disk(site.settings.site_url, name, online, there)
        for disk, online in zip(links, own, strict=True)
    )
    if not same or etree.tostring(on_disk) != etree.tostring(online):
        yield from _compared(tree_of(copy), tree_of(content), site, name, there)


def _taken_out(tree: HtmlElement, name: str) -> list[str]:
    """Take all links out of a page, and what only a copy has or lacks; return the links."""
    found: list[str] = []
    for one in [part for head in tree.iterchildren("head") for part in head]:
        added = one.getnext() is None and target(one.get("src", ""), name) == _ADDED[1]
        if added or one.get("http-equiv") == "Content-Security-Policy":
            one.drop_tree()
    for one in tree.iter(*_LED):
        if one.get("download") is not None and one.get("href", "").endswith("-offline.zip"):
            size = one.getnext()
            if size is not None and size.get("class") == "pl-size":
                one.tail = None
                size.drop_tree()
        for key in _LEADING:
            if (link := one.attrib.pop(key, None)) is not None:
                found.append(link)
    return found


def _joined(start: str, name: str, link: str) -> str:
    """Return where a link of a page leads, of a site or copy that begins at ``start``."""
    path, mark, anchor = link.partition("#")
    where = target(path, name) if path else None
    if where is None:
        return urljoin(start + quote(name), link)
    return f"{start}{quote(where)}{mark}{anchor}"


def _compared(
    on_disk: HtmlElement, online: HtmlElement, site: Site, name: str, there: frozenset[str]
) -> Iterator[str]:
    """Yield what a page has otherwise on disk: its links, its words, what its head says."""
    links = [_joined(_DISK, name, link) for _, _, link, _ in on_disk.iterlinks()]
    links = [link for link in links if link != f"{_DISK}offline.js"]
    root = site.settings.site_url
    own = [_on_disk(root, name, link, there) for _, _, link, _ in online.iterlinks()]
    if found := next((one for one in zip(links, own, strict=False) if one[0] != one[1]), None):
        yield from differs("离线网站压缩包里的链接", *(unquote(one) for one in found))
    yield from differs("离线网站压缩包里链接的个数", len(links), len(own))
    if _words(on_disk) != _words(online):
        yield "与离线网站压缩包里的文字不一致"
    here, wanted = (_OTHERWISE(tree) for tree in (on_disk, online))
    yield from lists_differ("离线网站压缩包里的页首和标记", here, wanted)


def _on_disk(root: str, name: str, link: str, there: frozenset[str]) -> str:
    """Return where a link of a page must lead from disk: to the file, if the archive has it, or to the site at ``root``."""
    if link.startswith("#") or _WHOLE.match(link):  # what is said with its whole address stays so
        return _joined(_DISK, name, link)
    full = _joined(root, name, link)
    led, mark, anchor = full.partition("#")
    path, asked, query = led.partition("?")
    inside = unquote(path.removeprefix(root)) if path.startswith(root) else None
    if inside is not None:
        for file in (inside, f"{inside.rstrip('/')}/index.html".lstrip("/")):
            if file in there:
                return f"{_DISK}{quote(file)}{asked}{query}{mark}{anchor}"
    return full


def _words(tree: HtmlElement) -> str:
    """Return the words of a page, the sizes of files aside: an archive cannot say its own."""
    for size in tree.xpath("//*[@class='pl-size']"):
        size.drop_tree()
    return words_of(tree, "//main" if tree.find(".//main") is not None else "//body")
