"""How large each file is, said beside every link to it: known only when the files have been made."""

from __future__ import annotations

import re
from pathlib import Path

from macros.addresses import address

_LINK = re.compile(r'<a href="([^"]+)" download[^>]*>.*?</a>(?! <small class="pl-size">)')
"""A link in a list of files; the chips of calendars, each a kilobyte or two, have a class."""
_KB = 1024


def name_sizes(folder: Path) -> None:
    """Write into the pages of a built site the sizes of the files that they offer.

    What is not there yet gets none; a second call names only what has come since.
    """
    for page in folder.rglob("*.html"):
        content = page.read_bytes()
        if b'" download' not in content:
            continue
        html = content.decode()
        named = _named(html, page.relative_to(folder).as_posix(), folder)
        if named != html:
            page.write_bytes(named.encode())


def _named(html: str, name: str, folder: Path) -> str:
    """Return the page at ``name`` with the size behind each link to a file that is there."""

    def with_size(link: re.Match[str]) -> str:
        where = address.target(link[1], name)
        if where is None or not (folder / where).is_file():
            return link[0]
        size = in_words((folder / where).stat().st_size)
        return f'{link[0]} <small class="pl-size">{size}</small>'

    return _LINK.sub(with_size, html)


def without_size(page: bytes, file: str) -> bytes:
    """Return a page without the size of a file, as it was before that was made."""
    link = rb'(%b" download[^>]*>.*?</a>) <small class="pl-size">[^<]*</small>'
    return re.sub(link % re.escape(file.rpartition("/")[2]).encode(), rb"\1", page)


def in_words(size: int) -> str:
    """Return a size in bytes as readers know it: 96 KB, 1.2 MB; never less than it is."""
    if size <= 1000 * _KB:
        return f"{-(-size // _KB)} KB"
    return f"{-(-size * 10 // _KB**2) / 10} MB"
