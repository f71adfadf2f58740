"""Lists that a text ties to one another in their order: 选址、开工分别于6月底、9月底前完成. Pure text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.parts.in_turn_words import IN_TURN, TIES
from macros.text.parts.spans import Span
from macros.text.times.truncated import times

_IN_TURN = regex(
    rf"(?:^|(?<=[，,。；;：:\n]))(?P<items>[^，,。；;：:\n]+)[，,]?(?P<word>{IN_TURN})(?P<given>[^。；;，,\n]+)(?P<bare>(?:[，,][和及与]?[0-9][^。；;，,、\n]*)*)(?P<more>[^。；;\n]*)"
)
_ITEM = regex("(?:(?!以及)[^、，,和及与])+")
_YEAR = regex(f"[^{HAN}]*[0-9]年?(?:底|末|度)?")


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


_JOINED = regex("(?:[、，,和及与]|以及)+")
_MATTER = regex("(?:(?!以及)[^、和及与\ue000])+")
_ENDS = regex("[，,。；;\n]")


def matters_in_turn(text: str, names: Sequence[Span]) -> list[tuple[Span, str]]:
    """Return each of the names that a text lists, and what it gives to it in its place: 市甲局、市乙局分别负责选址、测量.

    Nothing is said where there are not as many matters as names.
    """
    found: list[tuple[Span, str]] = []
    for word in TIES.finditer(text):
        listed = _listed_before(text, word.start(), names)
        ends = _ENDS.search(text, word.end())
        given = text[word.end() : ends.start() if ends else len(text)]
        for start, end in times(given, (0, len(given))):
            given = given[:start] + "\ue000" * (end - start) + given[end:]
        matters = [one for one in _MATTER.findall(given) if len(one) > 1]
        if len(listed) == len(matters) > 1:
            found += zip(listed, matters, strict=True)
    return found


def _listed_before(text: str, place: int, names: Sequence[Span]) -> list[Span]:
    """Return the names of the list that ends before a place of a text."""
    listed: list[Span] = []
    end = place
    for name in sorted(names, reverse=True):
        between = text[name[1] : end] if name[1] <= end else "。"
        if (between if listed else between.strip("，,")) and not _JOINED.fullmatch(between):
            continue
        listed.insert(0, name)
        end = name[0]
    return listed


_BEFORE_TIMES = regex(f"(?:{IN_TURN})[于在到至]?$")
_BEHIND_TIMES = regex(f"[，,]?(?:{IN_TURN})")
_BEHIND_MATTERS = regex(f"[，,]?(?P<matters>[^，,。；;：:\n]+?)(?:{IN_TURN})")
_CLAUSE = regex("[^，,。；;：:\n]+$")


def times_in_turn(text: str) -> list[tuple[str, Span]]:
    """Return each matter that a text lists behind or before as many times, and its time.

    分别于5月底前、10月底前完成编制、建成; 编制、建成先后于5月底前、10月底前完成; 5月底前、10月底前学校、医院先后建成.
    """
    found: list[tuple[str, Span]] = []
    for run in _runs(text):
        before = _BEFORE_TIMES.search(text, 0, run[0][0])
        word = _BEHIND_TIMES.match(text, run[-1][1])
        later = _BEHIND_MATTERS.match(text, run[-1][1])
        if not (word or before or later):
            continue
        start = word.end() if word else run[-1][1]
        start += len(text[start:]) - len(text[start:].lstrip("，,"))
        ends = _ENDS.search(text, start)
        clause = _CLAUSE.search(text, 0, before.start() if before else run[0][0])
        behind = _MATTER.findall(text[start : ends.start() if ends else len(text)])
        listed = _MATTER.findall(clause[0]) if clause else []
        between = _MATTER.findall(later["matters"]) if later else []
        ways = (behind, listed, between) if word or before else (between,)
        matters = next((some for some in ways if len(some) == len(run)), [])
        found += zip(matters, run, strict=False)
    return found


def _runs(text: str) -> list[list[Span]]:
    """Return the lists of at least two times of a text."""
    runs: list[list[Span]] = []
    for span in times(text, (0, len(text))):
        if runs and _JOINED.fullmatch(text, runs[-1][-1][1], span[0]):
            runs[-1].append(span)
        else:
            runs.append([span])
    return [run for run in runs if len(run) > 1]
