"""Words that seem to state something and are in no field: what is reported of them, and which notes explain."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.kinds import NoteKind, Statement
from macros.model.measure import Note
from macros.model.problems import Problem, Route
from macros.text.lines.reflow import find_squeezed, squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.parts.spans import Span

DISMISS = "，在 notes 里写一条说明，用 quote 引这几个字"
FIELDS = {
    Statement.ASSIGNMENT: "units",
    Statement.DEADLINE: "deadline",
    Statement.TARGET: "targets",
}


@dataclass(frozen=True)
class Unentered:
    """Words that seem to state something, and are in no field and in no note."""

    kind: Statement
    problem: Problem


def quoted(notes: tuple[Note, ...], text: str) -> list[Span]:
    """Return which parts of a text are explained in notes; those on misprints explain nothing."""
    told = [note.quote for note in notes if note.kind is NoteKind.EXPLANATION and note.quote]
    return [place for quote in told for place in find_squeezed(quote, text)]


def shown(text: str, span: Span) -> str:
    """Return the beginning of a part of a text."""
    return excerpt(text[slice(*span)])


def problem_at(route: Route, text: str, span: Span, words: str) -> Problem:
    """Return a problem at a part of a text."""
    return Problem(route, words, offset=len(squeeze(text[: span[0]])))
