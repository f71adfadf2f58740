"""What tables and forms print where they say nothing: /, ——, 无; pure text, no plan."""

from __future__ import annotations

import re

from macros.text.reflow import squeeze

NIL = r"(?:[/／\\＼—–－―─━~～-]+|(?:暂无|无|不涉及)|[（(](?:暂无|无|不涉及)[）)])"
"""A mark or word that says nothing, as part of a regular expression."""
_ALL = re.compile(rf"{NIL}[。.]?")


def is_nil(words: str) -> bool:
    """Whether words, such as those of a cell, are only a mark that nothing is said there."""
    return all(_ALL.fullmatch(piece) for piece in words.split()) and bool(squeeze(words))
