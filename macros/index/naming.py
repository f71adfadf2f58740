"""What the official text names, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from macros.grounds.names import Names
from macros.index.passages import Framing
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile
from macros.model.printed import walk_official


class Naming:
    """The names of a plan as its passages print them."""

    def __init__(self, file: PlanFile, names: Names, framing: tuple[Framing, ...]) -> None:
        self._names, self._framing = names, framing
        self._called = names.spelled(text for _, text in walk_official(file))
        self._by_framing = {passage.anchor: self.named(passage.text) for passage in framing}

    def named(self, text: str) -> tuple[tuple[ObjectKind, str], ...]:
        """Return what a text names, each object once, in the order of first mention."""
        found = ((mention.kind, mention.id) for mention in self._names.find(text))
        return tuple(dict.fromkeys(found))

    def printed(self, kind: ObjectKind, id: str, aliases: Iterable[str]) -> tuple[str, ...]:
        """Return those names of an object that the official text uses."""
        return tuple(alias for alias in aliases if (kind, id, alias) in self._called)

    def words(self, texts: Iterable[str], id: str) -> tuple[str, ...]:
        """Return what ``texts`` call an object, in the order of first mention."""
        names = self._names
        found = (text[m.start : m.end] for text in texts for m in names.find(text) if m.id == id)
        return tuple(dict.fromkeys(found))

    def framing(self, kind: ObjectKind, id: str) -> tuple[Framing, ...]:
        """Return the passages outside the measures that name an object, each with the sentence that does."""
        return tuple(
            replace(
                passage,
                quote=self._sentence(passage.text, id),
                words=self.words((passage.text,), id),
            )
            for passage in self._framing
            if (kind, id) in self._by_framing[passage.anchor] and passage.anchor != id
        )

    def _sentence(self, text: str, id: str) -> str:
        """Return the sentence or line of ``text`` that first names the object."""
        at = next(mention for mention in self._names.find(text) if mention.id == id)
        start = max(text.rfind(mark, 0, at.start) for mark in "。；\n") + 1
        ends = (text.find(mark, at.end) for mark in "。；\n")
        end = min((end for end in ends if end >= 0), default=len(text))
        return text[start:end].strip()
