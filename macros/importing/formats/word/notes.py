"""The footnotes and endnotes of a .docx: each is taken once, where it is cited, and its mark counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.importing.formats.blocks import SUPERSCRIPT
from macros.importing.formats.word.number_formats import written
from macros.importing.formats.word.package import Element, W, value

_KINDS = ("footnote", "endnote")


class Notes:
    """The notes of a file that were not cited yet."""

    def __init__(self, parts: dict[str, list[Element]]) -> None:
        self._settings = next(iter(parts.get("settings", ())), None)
        self._left = {kind: _by_id(parts, kind) for kind in _KINDS}
        self._marks: Counter[str] = Counter()

    def take(self, kind: str, reference: Element) -> Element | None:
        """Return the note that is cited here; None if there is none, or if it was cited before."""
        return self._left[kind].pop(reference.get(W + "id", ""), None)

    def mark(self, kind: str) -> str:
        """Return the number of the next footnote or endnote as it is printed, raised."""
        self._marks[kind] += 1
        count = self._marks[kind]
        properties = self._settings.find(f"{W}{kind}Pr") if self._settings is not None else None
        style = value(properties, "numFmt") or ("decimal" if kind == "footnote" else "lowerRoman")
        return (written(count, style) or str(count)).translate(SUPERSCRIPT)

    def never_cited(self) -> Iterator[Element]:
        """Yield the notes to which nothing refers."""
        for notes in self._left.values():
            yield from notes.values()


def _by_id(parts: dict[str, list[Element]], kind: str) -> dict[str, Element]:
    return {
        note.get(W + "id", ""): note
        for root in parts.get(f"{kind}s", ())
        for note in root.findall(W + kind)
    }
