"""The built site as one archive that opens from disk with a double click, no server and no network.

Links to folders lead to the ``index.html`` in them, links from the root of the host become
relative, and links to what is not in the archive lead to the public site. Search works since the
search page loads its index as scripts. What only a server needs is left out.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from macros.addresses import address
from macros.addresses.downloads import FOLDER, offline_address
from macros.exports.downloads.zipped import zip_bytes
from macros.exports.file import ExportedFile
from macros.index.index import Index
from macros.pages.site import Site

_SERVER_ONLY = re.compile(r"404\.html|sitemap\.xml(\.gz)?|_headers|_redirects|\.nojekyll|.*\.map")
_SETTINGS = "hosting/"
_OWN = re.compile(rf"{FOLDER}[^/]*-offline\.zip")
_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'>]+)"""
_TAG = re.compile(
    r"<!--.*?-->"
    r"|(?P<raw><(?P<name>script|style|textarea|title)\b(?:\"[^\"]*\"|'[^']*'|[^'\">])*>)"
    r"(?P<inside>.*?</(?P=name)\s*>)"
    r"|(?P<tag><[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>)",
    re.DOTALL | re.IGNORECASE,
)
_LINK = re.compile(rf"(\s(?:href|src|action|poster|xlink:href)\s*=\s*)({_VALUE})", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\w+|\w+);")
"""A character by number or name. Without its end, as in ``?a=1&copy=2``, browsers read no name."""
_REFRESH = re.compile(r"(\scontent\s*=\s*[\"']\s*\d+\s*;\s*url=)([^\"']*)", re.IGNORECASE)
_MOVE = re.compile(r'(\blocation\.replace\(")([^"\\]*)(?=")')  # of pages that lead on
_SCRIPT_NAME = "offline.js"
_SCRIPT = b"""\
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
        given = urlsplit(target)
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


def offline_copy(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield the archive of all that has been written into ``folder`` so far."""
    files = bundle_files(folder, site.index, site.settings.site_url)
    yield ExportedFile(offline_address(site.index), zip_bytes(files))


def bundle_files(folder: Path, index: Index, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of the archive, all in one folder.

    A copy of the archive that lies in the site itself is left out.
    """
    own = offline_address(index)
    names = sorted(
        name
        for path in folder.rglob("*")
        if path.is_file()
        and not _OWN.fullmatch(name := path.relative_to(folder).as_posix())
        and not _SERVER_ONLY.fullmatch(posixpath.basename(name))
        and not name.startswith(_SETTINGS)
    )
    archive = _Archive(frozenset(names), site_url)
    top = own.removeprefix(FOLDER).removesuffix(".zip")

    yield f"{top}/README.txt", _readme(index, site_url)
    yield f"{top}/{_SCRIPT_NAME}", _SCRIPT
    for name in names:
        content = (folder / name).read_bytes()
        if name.endswith(".html"):
            content = _for_disk(content.decode("utf-8"), name, archive).encode("utf-8")
        yield f"{top}/{name}", content


def _for_disk(page: str, name: str, archive: _Archive) -> str:
    """Return a page with links that work from disk. Words and styles stay as they are."""

    def link(match: re.Match[str]) -> str:
        mark = match[2][0] if match[2][0] in "\"'" else ""
        target = match[2].strip("\"'")
        return f'{match[1]}"{moved(target)}"' if mark or target else match[0]

    def moved(target: str) -> str:
        plain = _REFERENCE.sub(lambda found: html.unescape(found[0]), target)
        return html.escape(archive.link(plain, name))

    def tag(match: re.Match[str]) -> str:
        opening = match["tag"] or match["raw"]
        if not opening:
            return match[0]  # a comment
        rewritten = _LINK.sub(link, opening)
        if opening.lower().startswith("<meta"):
            rewritten = _REFRESH.sub(lambda m: f"{m[1]}{moved(m[2])}", rewritten)
        inside = match["inside"] or ""
        if opening.lower().startswith("<script"):
            inside = _MOVE.sub(lambda m: f"{m[1]}{archive.link(m[2], name)}", inside)
        return rewritten + inside

    script = posixpath.relpath(_SCRIPT_NAME, posixpath.dirname(name) or ".")
    return _TAG.sub(tag, page).replace("</head>", f'<script src="{script}"></script></head>', 1)


def _readme(index: Index, site_url: str) -> bytes:
    plan = index.plan
    lines = (
        f"《{plan.title}》网站的离线副本",
        "",
        "怎样打开：把压缩包完整解压到一个文件夹，再双击其中的 index.html。不需要联网。",
        "不要在压缩包里直接双击，那样网页找不到其他文件。",
        "",
        "本副本由网站生成，不是正式公文；内容与印发的公文不一致时，以印发的公文为准。",
        f"最新内容：{site_url}{address.HOME}",
    )
    return "\r\n".join((*lines, "")).encode("utf-8-sig")  # for the plainest of editors
