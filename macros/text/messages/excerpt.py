"""The beginning of a text, for messages and summaries."""

from __future__ import annotations


def excerpt(text: str, length: int = 40) -> str:
    """Return ``text`` on one line, cut to ``length`` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
