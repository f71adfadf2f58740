"""Where official text names a unit, a document or a glossary term."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile
from macros.text.characters.regex import regex

_OFFICES = ("办公室", "办公厅")
_OF_A_WHOLE_PLACE = regex("(?:(?<![健安齐完保])全|城)[省市县区镇乡州]$")
"""How the word for a whole place ends, behind which no name begins with its last character: 全市｜政府网站."""


@dataclass(frozen=True)
class Mention:
    """A place in a text, ``start`` to ``end`` (exclusive), that names an object."""

    start: int
    end: int
    kind: ObjectKind
    id: str


class Names:
    """All names of the units, documents and terms of a plan."""

    def __init__(self, file: PlanFile) -> None:
        """Collect names, short names, aliases, document numbers and terms."""
        self._named: dict[str, tuple[ObjectKind, str]] = {}
        for unit in file.units:
            self._add((unit.name, unit.short, *unit.aliases), ObjectKind.UNIT, unit.id)
        for document in file.documents:
            words = (document.title, document.number, *document.aliases)
            self._add(words, ObjectKind.DOCUMENT, document.id)
        for term in file.glossary:
            self._add((term.term, *term.aliases), ObjectKind.TERM, term.id)
        # Alternatives are tried from left to right: the longest name first.
        longest_first = sorted(self._named, key=lambda word: (-len(word), word))
        self._any = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
        self._found: dict[str, tuple[Mention, ...]] = {}

    def _add(self, words: Iterable[str | None], kind: ObjectKind, id: str) -> None:
        for word in words:
            if word:
                known = self._named.get(word)
                self._named[word] = min(known, (kind, id)) if known else (kind, id)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in ``text`` from left to right.

        Of two that overlap, the one that begins first counts; if both begin there, the longer. The
        office of a unit is another organ: 市人民政府 is not named by 市人民政府办公室. Nor does 全市政府网站
        name 市政府.
        """
        if text not in self._found:
            mentions = (
                Mention(match.start(), match.end(), *self._named[match.group()])
                for match in self._any.finditer(text)
            )
            self._found[text] = tuple(
                mention
                for mention in mentions
                if mention.kind is not ObjectKind.UNIT
                or not (
                    text.startswith(_OFFICES, mention.end)
                    or _OF_A_WHOLE_PLACE.search(text, max(0, mention.start - 1), mention.start + 1)
                )
            )
        return self._found[text]

    def units(self, text: str) -> list[tuple[int, int]]:
        """Return where a text names units."""
        return [(m.start, m.end) for m in self.find(text) if m.kind is ObjectKind.UNIT]

    def spelled(self, texts: Iterable[str]) -> set[tuple[ObjectKind, str, str]]:
        """Return the objects that ``texts`` name, each with the words used for it."""
        return {
            (mention.kind, mention.id, text[mention.start : mention.end])
            for text in texts
            for mention in self.find(text)
        }
