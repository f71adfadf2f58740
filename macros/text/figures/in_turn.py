"""Lists that a text ties to one another in their order: 选址、开工分别于6月底、9月底前完成. Pure text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.text.parts.spans import Span

_IN_TURN = re.compile(
    r"(?:^|(?<=[，,。；;：:\n]))(?P<items>[^，,。；;：:\n]+)[，,]?(?P<word>分别|依次)(?P<given>[^。；;，,\n]+)(?P<bare>(?:[，,][和及与]?[0-9][^。；;，,、\n]*)*)(?P<more>[^。；;\n]*)"
)
_ITEM = re.compile("(?:(?!以及)[^、，,和及与])+")
_YEAR = re.compile("[^\u4e00-\u9fff]*[0-9]年?(?:底|末|度)?")


@dataclass(frozen=True)
class Lists:
    """Two such lists: the items, and what is given of each; as many, if the text can be told apart."""

    whole: Span
    word: Span
    items: tuple[Span, ...]
    given: tuple[Span, ...]

    @property
    def pairs(self) -> tuple[tuple[Span, Span], ...]:
        """Each item with what is given of it; none where the lists are not of one length."""
        return tuple(zip(self.items, self.given, strict=False)) if self._fit else ()

    @property
    def _fit(self) -> bool:
        return len(self.items) == len(self.given)


def lists_in_turn(text: str) -> list[Lists]:
    """Return all such lists of at least two items, of years too."""
    found = []
    for match in _IN_TURN.finditer(text):
        items = tuple(one.span() for one in _ITEM.finditer(text, *match.span("items")))
        here = [
            Lists((match.start("items"), end), match.span("word"), items, given)
            for end in (match.end("given"), match.end("bare"), match.end("more"))
            if (given := _with_figures(text, match.start("given"), end))
        ]
        if len(items) > 1 and here:
            found.append(next((one for one in here if one.pairs), here[0]))
    return found


def _with_figures(text: str, start: int, end: int) -> tuple[Span, ...]:
    given = (one.span() for one in _ITEM.finditer(text, start, end))
    return tuple(span for span in given if re.search("[0-9]", text[slice(*span)]))


def in_turn(text: str) -> list[tuple[str, Span]]:
    """Return each item of such a list, and where what is given of it stands.

    Nothing is said where the lists are not of one length, or are of years.
    """
    return [
        (text[slice(*item)], given)
        for lists in lists_in_turn(text)
        if not any(_YEAR.fullmatch(text, *item) for item in lists.items)
        for item, given in lists.pairs
    ]
