"""Where official text names a unit, a document or a glossary term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.fields import ObjectKind
from macros.model import PlanFile


@dataclass(frozen=True)
class Mention:
    """Characters ``start`` to ``end`` (exclusive) of a text name the object."""

    start: int
    end: int
    kind: ObjectKind
    id: str


class Names:
    """All names by which a plan's text can mean one of its objects."""

    def __init__(self, file: PlanFile) -> None:
        """Collect names, short names, aliases, document numbers and terms."""
        self._by_first: dict[str, list[tuple[str, ObjectKind, str]]] = {}
        for unit in file.units:
            self._add((unit.name, unit.short, *unit.aliases), ObjectKind.UNIT, unit.id)
        for document in file.documents:
            words = (document.title, document.number, *document.aliases)
            self._add(words, ObjectKind.DOCUMENT, document.id)
        for term in file.glossary:
            self._add((term.term, *term.aliases), ObjectKind.TERM, term.id)
        for names in self._by_first.values():
            names.sort(key=lambda name: (-len(name[0]), name))

    def _add(self, words: Iterable[str | None], kind: ObjectKind, id: str) -> None:
        for word in words:
            if word:
                self._by_first.setdefault(word[0], []).append((word, kind, id))

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in ``text`` from left to right; of two that overlap, the longer.

        Where they begin at different places, the one that begins first stands.
        """
        found = []
        position = 0
        while position < len(text):
            for word, kind, id in self._by_first.get(text[position], ()):
                if text.startswith(word, position):
                    found.append(Mention(position, position + len(word), kind, id))
                    position += len(word)
                    break
            else:
                position += 1
        return tuple(found)
