"""Where a document that amends the plan names units, and what part it says that they have, get or lose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.grounds.governing import words_for
from macros.grounds.names import Names
from macros.grounds.role_words import BEHIND, GRAMMAR
from macros.model.plan import PlanFile
from macros.rules.later_documents.placing import Placing
from macros.text.characters.regex import regex
from macros.text.later_documents.changed_parts import (
    cells_of,
    column_of,
    had,
    heads_former,
    heads_now,
    heads_units,
)
from macros.text.orders.masked_names import masked
from macros.text.orders.old_words import old_words
from macros.text.orders.part_changes import changes_in, stems
from macros.text.parts.spans import Span
from macros.text.roles.role_tokens import RoleWord

_CLAUSE_ENDS = "，,。；;！\n"
_LOSES = regex("[卸退辞免撤转移原]|交[由给]|[将把][^，,]+的$|不再|取消|让[给出]|解除|放下")
"""Words that may say that a body loses a part, which the grammar does not read: 不再, 转, 交由."""


@dataclass(frozen=True)
class NamedUnit:
    """Where a document names a unit, and the words that say what part it has."""

    span: Span
    words: tuple[RoleWord, ...]
    places: tuple[Span, ...] = ()
    """Where these words are, if they are not those above a column."""
    gone: bool = False
    """Whether it has a part no longer."""
    instead_of: tuple[str, ...] = ()
    """The bodies that it replaces, where no word says in which part: 市丁局替换为市甲局."""
    near: tuple[RoleWord, ...] = ()
    """The words for parts beside it, if no grammar reads which of them is said of it."""
    sure: bool = False
    """Whether the clause says nothing but who gets or loses which part, so that a note cannot say otherwise."""


class Reader:
    """Where a document names units, and what part it says that they have; each read once."""

    def __init__(self, file: PlanFile, names: Names, text: str) -> None:
        self.placing = Placing(file, text)
        self._names = names
        self._found: dict[tuple[str, str | None], tuple[NamedUnit, ...]] = {}

    def named(self, unit: str, word: str | None = None) -> tuple[NamedUnit, ...]:
        """Return where it names a unit; ``word`` is one that only the editor reads as a part."""
        key = (unit, word)
        if key not in self._found:
            self._found[key] = tuple(_read(self._names, self.placing.text, unit, word))
        return self._found[key]


def _read(names: Names, text: str, unit: str, word: str | None) -> Iterator[NamedUnit]:
    """Yield where a document names a unit, without the words by which it had a part before."""
    begun = 0
    header: list[str] = []
    changed = old_words(text)
    for line in text.split("\n"):
        cells = cells_of(line)
        header = cells if heads_units(cells) and not names.find("".join(cells)) else header
        moved = _moved(names, line)
        hidden = masked(line, names.units(line))
        for span, words in words_for(names, line, unit, word).items():
            at = (begun + span[0], begun + span[1])
            quoted = any(a <= at[0] and at[1] <= b for a, b in changed)
            if span in moved and not (quoted or word):
                one = moved[span]
                clauses = tuple((begun + a, begun + b) for a, b in one.places)
                yield replace(one, span=at, places=clauses)
                continue
            former = quoted or had(hidden, span)
            said = [] if former else [w for w in words if not _may_lose(hidden, span, w)]
            places = tuple((begun + one.start, begun + one.end) for one in said)
            if len(cells) > 1 and len(cells) == len(header) and not words:
                above = header[column_of(line, span[0])]
                labelled = f"{heads_now(above)}：{line[slice(*span)]}"
                said = [] if heads_former(above) else _of_column(names, labelled, unit, word)
            near = () if former or said else _nearest_words(names, line, span)
            yield NamedUnit(at, tuple(said), places, former, near=near)
        begun += len(line) + 1


def _moved(names: Names, line: str) -> dict[Span, NamedUnit]:
    """Return who gets a part in clauses that say nothing else, by which words, and who loses one."""
    found: dict[Span, NamedUnit] = {}
    text = masked(line, names.units(line))
    for run in changes_in(text):
        had_it = tuple(line[slice(*one.span)] for one in run.parts if not one.gets)
        for part in run.parts:
            known = found.get(part.span, NamedUnit(part.span, ()))
            if not part.gets:
                found[part.span] = replace(known, gone=not known.words, sure=run.whole)
                continue
            whose = (line[slice(*part.instead_of)],) if part.instead_of else had_it
            start = max(run.start, *(text.rfind(mark, 0, part.span[0]) + 1 for mark in "，,"))
            ends = [at for mark in "，," if (at := text.find(mark, part.span[1])) >= 0]
            found[part.span] = NamedUnit(
                part.span,
                (*known.words, *_words_of(part.role)),
                (*known.places, (start, min(run.end, *ends, len(text)))),
                instead_of=() if part.role else whose,
                sure=run.whole and part.role is not None,
            )
    return found


def _words_of(role: re.Match[str] | None) -> Iterator[RoleWord]:
    """Yield the words by which a sentence gives a body a part; without one it is the lead: 第1条移交市甲局."""
    if role is None:
        yield RoleWord(0, 0, "", "主责", True, True)
    elif role["noun"] or role["role"] in BEHIND:
        yield RoleWord(*role.span(), role[0], role["role"], bool(role["noun"]), bool(role["noun"]))
    else:
        for one in stems(role):
            yield RoleWord(*one.span(), one[0], one[0], one[0] not in BEHIND, False)


def _may_lose(line: str, span: Span, word: RoleWord) -> bool:
    """Whether words between a name and a verb behind it may say that it has the part no longer."""
    return bool(_LOSES.search(line[span[1] : word.start]))


def _nearest_words(names: Names, line: str, span: Span) -> tuple[RoleWord, ...]:
    """Return the words for parts in the clause around a name that no grammar reads; none if it has another name or may take a part away."""
    units = names.units(line)
    start = max((line.rfind(mark, 0, span[0]) for mark in _CLAUSE_ENDS), default=-1) + 1
    ends = [at for mark in _CLAUSE_ENDS if (at := line.find(mark, span[1])) >= 0]
    end = min([len(line), *ends])
    alone = sum(start <= a < end for a, _ in units) == 1
    if not alone or _LOSES.search(masked(line, units), start, end):
        return ()
    return tuple(one for one in GRAMMAR.words(line, units) if start <= one.start and one.end <= end)


def _of_column(names: Names, labelled: str, unit: str, word: str | None) -> list[RoleWord]:
    """Return the words that say what part those have whose names stand in a column."""
    return [one for words in words_for(names, labelled, unit, word).values() for one in words]
