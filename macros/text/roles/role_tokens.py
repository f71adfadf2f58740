"""The words of a text that say who has which part, and the marks between them; pure text, no plan.

Names are masked first: nothing inside a name is a word of the sentence. Whom a word governs is in
``governed``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.roles.role_patterns import (
    ALONE,
    ALSO,
    AND,
    BESIDE,
    BESIDE_NAMES,
    BY,
    BY_DUTY,
    BY_THEM,
    CLAUSE,
    ENDS,
    LETS_LEAD,
    MEMBERS,
    NAME,
    NO_TASK,
    OF_PERSON,
    REST,
    Stems,
    token_kinds,
)


@dataclass(frozen=True)
class RoleWord:
    """A word that gives somebody a part, as printed (牵头单位), and where it stands."""

    start: int
    end: int
    word: str
    stem: str
    """The word without the noun that it qualifies: 牵头; 牵头和责任 of 牵头单位和责任单位."""
    label: bool
    """Whether it is a noun or stands before a colon: 牵头单位, 牵头：."""
    before: bool
    """Whether it stands before the names it governs."""
    joining: bool = False
    """Whether it joins the names behind it to others: 会同."""


LABELS = ("label", "line", "filled", "bare", "other", "prefixed", "boxed")
GOVERN = (*LABELS, "verb", "post", "join", "attached", "by")


@dataclass(frozen=True)
class Token:
    """A piece of a text of some kind, and where it stands."""

    kind: str
    start: int
    end: int
    after: int
    """Where the text goes on: a label takes its colon with it."""
    text: str


class Tokenizer:
    """Finds the tokens of a text, given the words that make assignments."""

    def __init__(
        self,
        verbs: Iterable[str],
        labels: Iterable[str],
        joining: Iterable[str],
        close: Iterable[str] = (),
        ending: Iterable[str] = (),
    ) -> None:
        """Take the words by where they stand.

        ``verbs`` stand anywhere behind names, those that are ``close`` right behind them; ``ending``
        are those that only count there where the clause ends, or after 由. ``labels`` are the stems
        that stand before names; those of ``joining`` join others to a subject.
        """
        self._close, self._ending = frozenset(close), frozenset(ending)
        weak = [*self._close, *self._ending]
        stems = Stems(
            any_of(verbs),
            any_of(weak),
            any_of([*labels, *verbs, *self._close]),
            any_of([*labels, *verbs, *weak]),
            any_of(joining),
        )
        self._goes_on = re.compile(rf"[^。；;\n]*?(?:{stems.all})")
        self._stems = re.compile(f"{stems.all}|[{AND}]")
        self._token = re.compile("|".join(token_kinds(stems)))

    def tokens(self, text: str, names: Sequence[Span]) -> Iterator[Token]:
        """Yield the tokens of a text in which these are names."""
        masked = mask(text, names)
        found = []
        for match in self._token.finditer(masked):
            kind = match.lastgroup or ""
            start, end = match.span(kind)
            if kind != "verb" or self._counts(masked, start, end):
                found.append(Token(kind, start, end, match.end(), text[start:end]))
        found = _paired(found)
        for place, token in enumerate(found):
            if token.kind != "by" or _left_open(masked, token, found[place + 1 :]):
                yield token

    def _counts(self, masked: str, start: int, end: int) -> bool:
        """Whether a verb stands where it says something of names: a weak one only beside them."""
        verb, before = masked[start:end], masked[max(0, start - 80) : start]
        if verb in BY_DUTY:
            return bool(BESIDE_NAMES.search(before)) and not self._goes_on.match(masked, end)
        if verb in self._close:
            return bool(BESIDE.search(before)) and not NO_TASK.match(masked, start)
        if verb in self._ending:
            ends = ENDS.match(masked, end) and ALONE.search(before)
            return bool(ends or (BY_THEM.search(before) and not LETS_LEAD.match(masked, end)))
        return True

    def word(self, token: Token) -> RoleWord:
        """Return the word of assignment that a token is."""
        units = OF_PERSON.sub("", token.text)
        units = ALSO.sub("", units)
        stem = BY if token.kind == "by" else "".join(self._stems.findall(units)) or token.text
        before = token.kind in (*LABELS, "by")
        label = token.kind != "by" and (before or token.text != stem)
        joining = token.kind == "join"
        return RoleWord(token.start, token.end, token.text, stem, label, before, joining)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first."""
    longest_first = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first))


def mask(text: str, names: Sequence[Span]) -> str:
    """Return a text of equal length with masks for the names, and without the marks beside them."""
    text = bodies.without_marks(text)
    for start, end in names:
        text = text[:start] + NAME + REST * (end - start - 1) + text[end:]
    return text


def _left_open(masked: str, by: Token, following: Sequence[Token]) -> bool:
    """Whether 由 stands in a clause without a verb that says which part its names have."""
    clause = CLAUSE.match(masked, by.end)
    end = clause.end() if clause else by.end
    verb = next((one for one in following if one.kind in ("verb", "post", "saying")), None)
    return not MEMBERS.search(masked, by.end, end) and not (verb and verb.start < end)


_DEEPEST = 20
"""How deep brackets are read: no sentence that a person wrote nests so many."""


def _paired(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without brackets that have no other half or stand too deep in others."""
    open_: list[int] = []
    paired: set[int] = set()
    for place, token in enumerate(tokens):
        if token.kind == "open":
            open_.append(place)
        elif token.kind == "close" and open_:
            begun = open_.pop()
            if len(open_) < _DEEPEST:
                paired |= {begun, place}
    return [
        token
        for place, token in enumerate(tokens)
        if token.kind not in ("open", "close") or place in paired
    ]
