"""How large each file is, said beside the links to it: known only when the files have been made."""

from __future__ import annotations

from pathlib import Path

from macros.pages.sizes import fill_in

_KB = 1024


def name_sizes(folder: Path) -> None:
    """Write into the pages of a built site the sizes of the files that are there.

    A second call names those that have come since.
    """

    def size_of(name: str) -> str | None:
        file = folder / name
        return in_words(file.stat().st_size) if file.is_file() else None

    for page in folder.rglob("*.html"):
        html = page.read_bytes()
        if (filled := fill_in(html, size_of)) != html:
            page.write_bytes(filled)


def in_words(size: int) -> str:
    """Return a size in bytes as readers know it: 96 KB, 1.2 MB; never less than it is."""
    if size <= 1000 * _KB:
        return f"{-(-size // _KB)} KB"
    return f"{-(-size * 10 // _KB**2) / 10} MB"
