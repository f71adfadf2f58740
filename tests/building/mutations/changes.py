"""A fault in a finished site: in which file, what becomes of it, and what must be said of that."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

Read = Callable[[str], bytes]
Change = Callable[[bytes, Read], bytes | None]
"""Gives what a file holds afterwards, from what it held and from what others hold; None takes it away."""


@dataclass(frozen=True)
class Mutation:
    """A fault."""

    what: str
    file: str
    change: Change
    said: str
    """Words of the line that must name the file."""
    beside: str = ""
    """The file that the line names, if it is another."""


def text(old: str, new: str) -> Change:
    """Replace words that must be there, wherever they are."""

    def changed(content: bytes, read: Read) -> bytes:
        words = content.decode()
        assert old in words, old
        return words.replace(old, new).encode()

    return changed


def pattern(old: str, new: str, count: int = 1) -> Change:
    """Replace what fits a pattern and must be there."""

    def changed(content: bytes, read: Read) -> bytes:
        words, number = re.subn(old, new, content.decode(), count=count, flags=re.DOTALL)
        assert number, old
        return words.encode()

    return changed


def of(other: str) -> Change:
    """Put the content of another file in its place."""
    return lambda content, read: read(other)


def gone(content: bytes, read: Read) -> None:
    """Take the file away."""


def half(content: bytes, read: Read) -> bytes:
    """Cut the file off."""
    return content[: len(content) // 2]


def inside(member: str, change: Change | None) -> Change:
    """Change a file in an archive, or take it out."""

    def changed(content: bytes, read: Read) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
            assert member in old.namelist(), member
            for name in old.namelist():
                held: bytes | None = old.read(name)
                if name == member:
                    held = change(held or b"", read) if change else None
                if held is not None:
                    new.writestr(name, held)
        return out.getvalue()

    return changed


def in_pdf(old: bytes, new: bytes) -> Change:
    """Replace bytes of the same length in a PDF."""

    def changed(content: bytes, read: Read) -> bytes:
        assert old in content, old
        return content.replace(old, new)

    return changed


def page(where: str) -> str:
    """Return the file of a page."""
    return f"{where}/index.html"


def another_bit(content: bytes, read: Read) -> bytes:
    """Change one bit in the middle."""
    return content[:60] + bytes([content[60] ^ 1]) + content[61:]
