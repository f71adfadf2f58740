"""A file as an editor's field holds it, and as it lies on disk."""

from __future__ import annotations

from dataclasses import dataclass

from macros.loading.reading import text_of

_MARK = "\ufeff"


@dataclass(frozen=True)
class Written:
    """How a file is written: fields of a form know neither a byte order mark nor other line ends."""

    mark: bool
    crlf: bool

    @classmethod
    def of(cls, data: bytes) -> Written:
        """Return how ``data`` is written; line ends of both kinds are not kept apart."""
        ends = data.count(b"\n")
        crlf = bool(ends) and data.count(b"\r\n") == ends
        return cls(data.startswith(_MARK.encode()), crlf)

    def bytes_of(self, text: str) -> bytes:
        """Return the file that holds ``text``, whose lines end with LF.

        Half a character, as a browser may hold one, is left to the check of the file.
        """
        lines = text.replace("\n", "\r\n") if self.crlf else text
        return f"{_MARK if self.mark else ''}{lines}".encode("utf-8", "surrogatepass")


def as_field(data: bytes, name: str) -> str:
    """Return a file as a field of a form holds it. Raises PlanError if it is no text."""
    return text_of(data, name).replace("\r", "\n")


def typed(data: bytes) -> str:
    """Return what was written in a field, whatever characters that is."""
    text = data.decode("utf-8", "surrogateescape").removeprefix(_MARK)
    return text.replace("\r\n", "\n").replace("\r", "\n")
