"""What becomes of the characters of a .docx: left out, made from a number, or shown as another one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from macros.importing.formats.word.symbols import shown
from macros.importing.source import LeftOut


@dataclass
class Account:
    """Collects them while the file is read."""

    left_out: list[LeftOut] = field(default_factory=list)
    generated: list[str] = field(default_factory=list)
    """Numbers that are shown and stand nowhere in the file."""
    replaced: list[tuple[str, str]] = field(default_factory=list)
    """Characters of fonts of symbols, and those that they show."""

    def leave_out(self, text: str, why: str, place: str) -> None:
        """Leave out words; those that follow each other for one reason are one entry."""
        if not text.strip():
            return
        last = self.left_out[-1] if self.left_out else None
        if last and (last.why, last.place) == (why, place):
            self.left_out[-1] = replace(last, text=last.text + text)
        else:
            self.left_out.append(LeftOut(text, why, place))

    def shown(self, text: str, font: str) -> str:
        """Return a text as its font shows it."""
        seen = "".join(shown(char, font) for char in text)
        self.replaced += [pair for pair in zip(text, seen, strict=True) if pair[0] != pair[1]]
        return seen
