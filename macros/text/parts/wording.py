"""What changed between two wordings, character by character; pure text, no plan."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.text.characters.regex import regex
from macros.text.lines.reflow import paragraphs

Op = Literal["same", "gone", "new"]

_TOKEN = regex(r"[0-9]+(?:\.[0-9]+)*|[A-Za-z]+|.", re.DOTALL)
_SENTENCE = regex(r"[^。；\n]*[。；\n]?")
_MOST_STEPS = 1_000_000
"""Whole sentences are compared if there are more pairs of tokens than this."""
_SHORT = 1
"""Two changes are shown as one if no more unchanged characters than this part them."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed the same, was removed or was added."""

    op: Op
    text: str


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that lead from ``before`` to ``after``.

    The pieces without the new ones make up ``before``, those without the gone ones ``after``.
    Numbers and Latin words are never cut.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) * len(new) > _MOST_STEPS:
        old = [part for part in _SENTENCE.findall(before) if part]
        new = [part for part in _SENTENCE.findall(after) if part]
    return tuple(_merged(_pieces(old, new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    start = equal_at_start(old, new)
    end = equal_at_start(old[start:][::-1], new[start:][::-1])
    if start:
        yield Piece("same", "".join(old[:start]))
    yield from _middle(old[start : len(old) - end], new[start : len(new) - end])
    if end:
        yield Piece("same", "".join(old[len(old) - end :]))


def equal_at_start(old: list[str], new: list[str]) -> int:
    """Return how many items at the beginning of two lists are equal."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))


def _middle(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, m, n in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[i:j]))
            continue
        if j > i:
            yield Piece("gone", "".join(old[i:j]))
        if n > m:
            yield Piece("new", "".join(new[m:n]))


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join changes that only a very short unchanged stretch keeps apart."""
    gone = new = waiting = ""
    for piece in pieces:
        if piece.op == "same":
            if (gone or new) and len(piece.text) <= _SHORT and not waiting:
                waiting = piece.text
                continue
            yield from _change(gone, new)
            if waiting + piece.text:
                yield Piece("same", waiting + piece.text)
            gone = new = waiting = ""
        else:
            gone, new, waiting = gone + waiting, new + waiting, ""
            if piece.op == "gone":
                gone += piece.text
            else:
                new += piece.text
    yield from _change(gone, new)
    if waiting:
        yield Piece("same", waiting)


def _change(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if new:
        yield Piece("new", new)


def sides(pieces: tuple[Piece, ...]) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
    """Return the paragraphs before and those after, each as its pieces: the two texts side by side."""
    return _paragraphs(pieces, "new"), _paragraphs(pieces, "gone")


def _paragraphs(pieces: tuple[Piece, ...], without: Op) -> tuple[tuple[Piece, ...], ...]:
    """Return a text by paragraphs; a break may be of two pieces, so it is found in the whole text."""
    shown = [piece for piece in pieces if piece.op != without]
    text = "".join(piece.text for piece in shown)
    found, start = [], 0
    for words in paragraphs(text) if text else ():
        found.append(tuple(_between(shown, start, start + len(words))))
        start += len(words) + len("\n\n")
    return tuple(found)


def _between(pieces: list[Piece], start: int, end: int) -> Iterator[Piece]:
    position = 0
    for piece in pieces:
        words = piece.text[max(0, start - position) : max(0, end - position)]
        if words:
            yield Piece(piece.op, words)
        position += len(piece.text)


def shortened(pieces: tuple[Piece, ...], around: int = 16) -> tuple[Piece, ...]:
    """Return the pieces with long unchanged stretches cut down to what surrounds a change."""
    last = len(pieces) - 1
    found = []
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.op == "same":
            if place == 0 and len(text) > around + 1:
                text = "…" + text[-around:]
            elif place == last and len(text) > around + 1:
                text = text[:around] + "…"
            elif 0 < place < last and len(text) > 2 * around + 1:
                text = f"{text[:around]}…{text[-around:]}"
        found.append(Piece(piece.op, text))
    return tuple(found)
