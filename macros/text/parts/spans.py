"""A part of a text, by where it begins and ends."""

Span = tuple[int, int]
