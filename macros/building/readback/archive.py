"""The offline copy: every file of the site that has a use without a server, with the same content."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache, partial

from macros.addresses import address, downloads
from macros.building.built import Built
from macros.building.readback.output import Output, lists_differ
from macros.building.readback.pages import tree_of, words_of
from macros.pages.site import Site

_ADDED = ("README.txt", "offline.js")
_SERVER = re.compile(
    rf"(.*/)?(404\.html|sitemap\.xml(\.gz)?|_headers|_redirects|\.nojekyll|.*\.map|index\.md|security\.txt)"
    rf"|(hosting|share)/.*|{address.DESK_FILES}.*"
)
"""What only servers, previews of links and the editing desk need."""
Opened = Callable[[], zipfile.ZipFile]


def archive(built: Built, site: Site) -> Iterator[Output]:
    """Yield the archive, and each page of the site to compare with the one in it."""
    where = downloads.offline_address(site.index)
    top = f"{where.removeprefix(downloads.FOLDER).removesuffix('.zip')}/"
    wanted = sorted(n for n in built.files if n != where and not _SERVER.fullmatch(n))
    opened = cache(lambda: zipfile.ZipFile(io.BytesIO((built.folder / where).read_bytes())))
    yield Output(where, partial(_faults, built, opened, top, wanted), True)
    for name in wanted:
        if name.endswith(".html"):
            yield Output(name, partial(_page, opened, f"{top}{name}"))


def _faults(
    built: Built, opened: Opened, top: str, wanted: list[str], content: bytes
) -> Iterator[str]:
    found = [name.removeprefix(top) for name in opened().namelist()]
    yield from lists_differ("文件", sorted(found), sorted((*wanted, *_ADDED)))
    there = set(found)
    for name in wanted:
        plain = name in there and not name.endswith(".html")
        if plain and opened().read(top + name) != (built.folder / name).read_bytes():
            yield f"其中的 {name} 与网站上的不一致"


def _page(opened: Opened, name: str, content: bytes) -> Iterator[str]:
    if _words(opened().read(name)) != _words(content):
        yield "与离线网站压缩包里的文字不一致"


def _words(page: bytes) -> str:
    """Return the words of a page, the sizes of files aside: an archive cannot say its own."""
    tree = tree_of(page)
    for size in tree.xpath("//*[@class='pl-size']"):
        size.drop_tree()
    return words_of(tree, "//main" if tree.find(".//main") is not None else "//body")
