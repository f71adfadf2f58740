"""A title set large: the lines as printed, and in them what no line may part."""

from __future__ import annotations

from macros.index.index import Index
from macros.text.lines.reflow import is_wide

Lines = tuple[tuple[str, ...], ...]
"""Lines, each as pieces between which it may break where there is no room for it."""
WIDEST = 10
"""How many Chinese characters are held together at most: as many as a phone has room for."""
_PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕"}


def headline(index: Index, words: str) -> Lines:
    """Return words as lines. A blank between two Chinese characters is where the print broke them."""
    return tuple(_held_together(index.phrases.cut(line)) for line in _printed_lines(words))


def _printed_lines(words: str) -> list[str]:
    lines: list[str] = []
    for part in words.split(" "):
        if lines and not (lines[-1] and part and is_wide(lines[-1][-1]) and is_wide(part[0])):
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def _held_together(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """Return the pieces, those of short words in brackets as one."""
    found: list[str] = []
    left = list(pieces)
    while left:
        taken = left[0]
        opens = next((char for char in taken if char in _PAIRS), "")
        number = 1
        while opens and _PAIRS[opens] not in taken and number < len(left):
            taken += left[number]
            number += 1
        if _width(taken) > WIDEST:
            taken, number = left[0], 1
        found += [taken] if _width(taken) <= WIDEST else taken
        del left[:number]
    return tuple(found)


def _width(words: str) -> float:
    """Return how wide they are in Chinese characters: figures and letters take half of one."""
    return sum(0.5 if char.isascii() else 1 for char in words)
