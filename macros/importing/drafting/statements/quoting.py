"""What of a text is quoted around a place: the clause in which it stands."""

from __future__ import annotations

from macros.importing.drafting.paragraphs.lists import CLOSE, OPEN
from macros.text.parts.spans import Span

ENDS = "，。；：\n,;:."
LONGEST = 300


def clause_around(text: str, span: Span, ends: str = ENDS) -> Span:
    """Return the clause around a place: from mark to mark, brackets of a pair kept whole.

    One that is too long to be quoted is not followed to its end.
    """
    start, end, depth = span[0], span[1], 0
    while 0 < start > span[0] - LONGEST and not _stops(text, start - 1, ends, depth, closing=OPEN):
        depth += (text[start - 1] in CLOSE) - (text[start - 1] in OPEN)
        start -= 1
    depth = 0
    while end < min(len(text), span[1] + LONGEST) and not _stops(
        text, end, ends, depth, closing=CLOSE
    ):
        depth += (text[end] in OPEN) - (text[end] in CLOSE)
        end += 1
    return start, end


def _stops(text: str, place: int, ends: str, depth: int, *, closing: str) -> bool:
    """Whether a clause stops before a character; ``closing``: the brackets around the clause."""
    if text[place] == "\n":
        return True
    return not depth and (text[place] in closing or _ends_here(text, place, ends))


def _ends_here(text: str, place: int, ends: str) -> bool:
    """Whether a clause ends at a mark; one inside a number, as in 12:30 or 1,000, ends nothing."""
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return text[place] in ends and not (text[place] in ",:." and around.isdigit())
