"""What tables and forms print where they say nothing: /, ——, 无, …, 略, N/A; pure text, no plan."""

from __future__ import annotations

from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze

_WORD = r"(?:暂无|无|不涉及|不适用|略|N/A|n/a)"
NIL = rf"(?:[/／\\＼—–－―─━~～…⋯×✕✗-]+|\.{{3,}}|{_WORD}|[（(]{_WORD}[）)])"
"""A mark or word that says nothing, as part of a regular expression."""
_ALL = regex(rf"{NIL}[。.]?")


def is_nil(words: str) -> bool:
    """Whether words, such as those of a cell, are only a mark that nothing is said there."""
    return all(_ALL.fullmatch(piece) for piece in words.split()) and bool(squeeze(words))
