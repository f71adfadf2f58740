"""A part of a text, by where it begins and ends."""

from __future__ import annotations

Span = tuple[int, int]


def between(text: str, span: Span, marks: str) -> Span:
    """Return what stands around a part of a text, from one of these marks to another, without them."""
    start = max(text.rfind(mark, 0, span[0]) for mark in marks) + 1
    ends = [place for mark in marks if (place := text.find(mark, span[1])) >= 0]
    return start, min(ends, default=len(text))
