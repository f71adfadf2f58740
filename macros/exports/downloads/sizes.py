"""How large each file is, said beside the links to it: known only when the files have been made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from macros.exports.file import names_in
from macros.pages.sizes import fill_in, has_places

_KB = 1024


def name_sizes(folder: Path, pages: Iterable[Path] | None = None) -> list[Path]:
    """Write into the pages of a built site, or into these, the sizes of the files that are there.

    Return the pages in which the size of a file is left open that is still to come.
    """

    def size_of(name: str) -> str | None:
        file = folder / name
        return in_words(file.stat().st_size) if file.is_file() else None

    if pages is None:
        pages = (folder / name for name in names_in(folder) if name.endswith(".html"))
    left = []
    for page in pages:
        html = page.read_bytes()
        if has_places(html):
            filled = fill_in(html, size_of)
            if filled != html:
                page.write_bytes(filled)
            if has_places(filled):
                left.append(page)
    return left


def in_words(size: int) -> str:
    """Return a size in bytes as readers know it: 96 KB, 1.2 MB; never less than it is."""
    if size <= 1000 * _KB:
        return f"{-(-size // _KB)} KB"
    return f"{-(-size * 10 // _KB**2) / 10} MB"
