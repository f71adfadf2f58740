"""The built site as one archive that opens from disk with a double click, no server and no network.

Links to folders lead to the ``index.html`` in them, links from the root of the host become
relative, and links to what is not in the archive lead to the public site. Search works since the
search page loads its index as scripts. What only a server needs is left out.

Pages are parsed and written again by lxml. Browsers make of each the same document as of the page
on the site, links and the added script apart: compared in Chromium for all pages of two plans.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import html

from macros.addresses import address, links
from macros.addresses.downloads import FOLDER, SHEETS, offline_address
from macros.exports.downloads.members import Members
from macros.exports.downloads.zipped import zip_bytes, zip_of_packed
from macros.exports.file import ExportedFile, Made
from macros.exports.trees import tree_of
from macros.index.index import Index
from macros.pages import csp
from macros.pages.site import Site
from macros.text.parts.title_marks import in_title_marks

_SERVER_ONLY = re.compile(
    rf"404\.html|{address.PROOFS}|sitemap\.xml(\.gz)?|{re.escape(address.DIGESTS)}|_headers|_redirects|\.nojekyll|.*\.map|index\.md|security\.txt"
)
_ONLINE = ("hosting/", "share/", SHEETS, address.DESK_FILES)
"""Folders of what only hosts, previews of links, and those who change the plan need; Markdown is for programs."""
_OWN = re.compile(rf"{FOLDER}[^/]*-offline\.zip")
_SCRIPT_NAME = "offline.js"
SCRIPT = b"""\
// Links that scripts write lead to folders; from disk they must name the page in it.
document.addEventListener("click", function (event) {
  var link = event.target.closest && event.target.closest("a[href]");
  if (link && link.protocol === "file:" && link.pathname.slice(-1) === "/") {
    link.pathname += "index.html";
  }
}, true);
"""


@dataclass(frozen=True)
class _Archive:
    """What is in the archive, by address from the site's root, and where the site is in public."""

    names: frozenset[str]
    site_url: str

    def link(self, target: str, name: str) -> str:
        """Return ``target``, a link in the file ``name``, as it must be on disk."""
        plain, hash_mark, anchor = target.partition("#")
        if plain and (where := links.target(plain, name)) is not None:
            if found := self._file(where):
                tail = f"{hash_mark}{anchor}" if anchor else ""
                return links.steps(found, name[: name.rfind("/") + 1]) + tail
        return self._link(target, name)

    def _link(self, target: str, name: str) -> str:
        """Return any link, by the whole rule for addresses."""
        try:
            given = urlsplit(target)
        except ValueError:  # the checks of the site report it
            return target
        if given.scheme or given.netloc or (target.startswith("#") and len(target) > 1):
            return target
        here = urljoin(self.site_url, quote(name))
        there = urlsplit(urljoin(here, target))
        root = urlsplit(self.site_url).path
        if not there.path.startswith(root) and f"{there.path}/" != root:
            return there.geturl()
        found = self._file(unquote(there.path[len(root) :]))
        if found is None:
            return there.geturl()
        path = quote(posixpath.relpath(found, posixpath.dirname(name) or "."))
        tail = (f"?{there.query}" if there.query else "") + (
            f"#{given.fragment}" if given.fragment else ""
        )
        return f"{path}{tail}"

    def _file(self, where: str) -> str | None:
        """Return the file at an address, if the archive has it."""
        choices = (where, f"{where.rstrip('/')}/index.html".lstrip("/"))
        return next((choice for choice in choices if choice in self.names), None)


def offline_copy(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the archive of all that there is so far."""
    yield ExportedFile(offline_address(site.index), partial(_zipped, made, site))


def _zipped(made: Made, site: Site) -> list[bytes | memoryview]:
    """Return the archive; only what is new in it is made and packed."""
    index, site_url = site.index, site.settings.site_url
    kept = Members(f"{offline_address(index)}\0{site_url}")
    files = _files(made, index, site_url)
    try:
        content = zip_of_packed((f.name, kept.member(f.name, f.source, f.made)) for f in files)
    except OverflowError:
        return [zip_bytes(bundle_files(made, index, site_url))]
    kept.keep()
    return content


def bundle_files(made: Made, index: Index, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of the archive, all in one folder.

    A copy of the archive that lies in the site itself is left out, and so is its size.
    """
    yield from ((file.name, file.made()) for file in _files(made, index, site_url))


@dataclass(frozen=True)
class _File:
    """A file of the archive: its name, what it is made from, and what makes it from that."""

    name: str
    source: bytes
    made: Callable[[], bytes]


def _files(made: Made, index: Index, site_url: str) -> Iterator[_File]:
    own = offline_address(index)
    names = sorted(
        name
        for name in made.names()
        if not _OWN.fullmatch(name)
        and not _SERVER_ONLY.fullmatch(posixpath.basename(name))
        and not name.startswith(_ONLINE)
    )
    archive = _Archive(frozenset(names), site_url)
    around = hashlib.sha256("\0".join((own, site_url, *names)).encode()).digest()
    top = own.removeprefix(FOLDER).removesuffix(".zip")

    for name, content in (("README.txt", _readme(index, site_url)), (_SCRIPT_NAME, SCRIPT)):
        yield _File(f"{top}/{name}", content, partial(bytes, content))
    for name in names:
        content = made.read(name)
        if name.endswith(".html"):
            for_disk = partial(_for_disk, content, name, archive, own)
            yield _File(f"{top}/{name}", around + content, for_disk)
        else:
            yield _File(f"{top}/{name}", content, partial(bytes, content))


def _for_disk(page: bytes, name: str, archive: _Archive, own: str) -> bytes:
    """Return a page with links that work from disk, without the size of the archive ``own``."""
    tree = tree_of(page)
    without_size(tree, own)
    tree.rewrite_links(lambda target: archive.link(target, name), resolve_base_href=False)
    for said in tree.xpath(f"//meta[@http-equiv='{csp.NAME}']"):
        said.drop_tree()  # files on a disk are of no site, and so would be forbidden
    for head in tree.iter("head"):
        up = posixpath.relpath(_SCRIPT_NAME, posixpath.dirname(name) or ".")
        head.append(html.Element("script", src=up))
    return html.tostring(tree.getroottree(), encoding="utf-8")


def without_size(page: html.HtmlElement, file: str) -> None:
    """Take out of a page how large a file is, which stands behind each link to it."""
    for link in page.iterfind(".//a[@download]"):
        size = link.getnext()
        leads_there = posixpath.basename(link.get("href", "")) == posixpath.basename(file)
        if leads_there and size is not None and size.get("class") == "pl-size":
            link.tail = None
            size.drop_tree()


def _readme(index: Index, site_url: str) -> bytes:
    plan = index.plan
    lines = (
        f"{in_title_marks(plan.title)}网站的离线副本",
        "",
        "怎样打开：把压缩包完整解压到一个文件夹，再双击其中的 index.html。不需要联网。",
        "不要在压缩包里直接双击，那样网页找不到其他文件。",
        "",
        "本副本由网站生成，不是正式公文；内容与印发的公文不一致时，以印发的公文为准。",
        f"最新内容：{site_url}{address.HOME}",
    )
    return "\r\n".join((*lines, "")).encode("utf-8-sig")  # for the plainest of editors
