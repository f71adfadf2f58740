"""The words with which a text opens, cut where its own marks cut it."""

from __future__ import annotations

import re

from macros.text.characters.regex import regex

_PAUSES = "。；：？！，"
"""Marks behind which a reader may stop."""
_PAIRS = {"《": "》", "“": "”", "（": "）", "(": ")", "〔": "〕", "‘": "’", "〈": "〉"}
_RUN = regex(r"[0-9A-Za-z.%—–~-]")
CUT = "…"


def opening(text: str, most: int) -> str:
    """Return the first sentence, or as many of its clauses as ``most`` characters hold.

    Ends in an ellipsis where the text goes on. A cut falls behind a clause and never inside a
    title, quotation or brackets, unless the first clause alone is too long.
    """
    line = text.strip().split("\n")[0].strip()
    whole = line == text.strip()
    ends = list(_ends(line))
    sentence = next((end for end in ends if line[end - 1] in "。？！"), len(line))
    if sentence <= most + 1:
        words = line[:sentence].rstrip("。；：，")
        return words if whole and sentence == len(line) else f"{words}{CUT}"
    fitting = [end for end in ends if end <= most] or [end for end in ends if end <= most * 4 // 3][
        :1
    ]
    return f"{line[: fitting[-1] - 1] if fitting else _hard(line, most)}{CUT}"


def _ends(line: str) -> list[int]:
    """Return the places behind pauses that stand in no title, quotation or brackets."""
    closing: list[str] = []
    found = []
    for place, mark in enumerate(line, start=1):
        if mark in _PAIRS:
            closing.append(_PAIRS[mark])
        elif closing and mark == closing[-1]:
            closing.pop()
        elif mark in _PAUSES and not closing:
            found.append(place)
    return found


def _hard(line: str, most: int) -> str:
    """Return the first characters, without half a number or word of Latin letters at the end."""
    words = line[: most - 1]
    if _RUN.match(line[most - 1 : most]):
        words = re.sub(rf"{_RUN.pattern}+$", "", words) or words
    return words.rstrip("、，；：。" + "".join(_PAIRS)) or words
