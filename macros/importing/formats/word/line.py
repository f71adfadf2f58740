"""A paragraph of a .docx while it is read, and the fields that are open in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.importing.formats.word.package import Element
from macros.importing.source import Block


@dataclass
class Line:
    """A paragraph while it is read."""

    text: list[str] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    """What it only refers to: text boxes, footnotes."""
    font: str = ""
    """The font of the run that is read."""
    number: str = ""
    properties: Element | None = None
    """The properties of the paragraph, or of the last one that runs on into it."""

    @property
    def words(self) -> str:
        """What was read so far, empty if it is white space alone."""
        text = "".join(self.text)
        return text if text.strip() else ""


class Fields:
    """Keeps track of fields: each is a code, which is not shown, and its result, which is."""

    def __init__(self) -> None:
        self._in_code: list[bool] = []

    def meet(self, kind: str) -> None:
        """Take a mark of a field: where one begins, where its result begins, where it ends."""
        if kind == "begin":
            self._in_code.append(True)
        elif kind == "separate" and self._in_code:
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._in_code.pop()

    @property
    def are_code(self) -> bool:
        """Whether a code is being read."""
        return any(self._in_code)

    def end_paragraph(self) -> None:
        """Take all that is open for results: no code is longer than a paragraph."""
        self._in_code = [False for _ in self._in_code]
