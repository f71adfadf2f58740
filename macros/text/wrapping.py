"""Lines for pictures, in which text does not wrap by itself."""

from __future__ import annotations

import re
import unicodedata

_PIECES = re.compile(r"[0-9A-Za-z]{1,12}|.", re.DOTALL)
_CLOSING = "》）”’、，。；：！？)]"


def wrap(text: str, width: float) -> tuple[str, ...]:
    """Return ``text`` in lines of about ``width`` Chinese characters; no character is lost.

    No line begins with a mark that closes. A Latin letter counts for a little over half; a
    short word or number of them stays whole.
    """
    lines, line, used = [], "", 0.0
    for piece in _PIECES.findall(text):
        wide = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56 for c in piece)
        if line and used + wide > width and piece not in _CLOSING:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + piece, used + wide
    return (*lines, line)
