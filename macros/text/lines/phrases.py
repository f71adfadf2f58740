"""Where a large line of Chinese may break: not inside words that the same text uses again and again.

No dictionary: two characters that stand side by side at least ``OFTEN`` times in the whole text
are held together, and marks stay with the words to which they belong.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex

OFTEN = 3
LONGEST = 8
"""Characters held together at most; a longer run breaks where it is weakest."""
_HAN = regex(f"[{HAN}]")
_NO_START = "。，、；：？！）》”’〕〉…—·％%年月日"
_ENDS_NAME = "省市县区镇乡"
"""With these the name of a place ends."""
_NO_END = "（《“‘〔〈—·"
_COUNTED = "号条项个件家"
"""What stands behind a number and is read with it."""


class Phrases:
    """Cuts words into pieces between which a line may break."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        """Count which characters stand side by side."""
        self._times = Counter(pair for text in texts for pair in pairwise(text))

    def cut(self, words: str) -> tuple[str, ...]:
        """Return the pieces; joined they are the words."""
        pieces: list[str] = []
        for before, after in pairwise(f" {words}"):
            if pieces and self._held(before, after):
                pieces[-1] += after
            else:
                pieces.append(after)
        parts = [part for piece in pieces for part in self._short(piece)]
        if len(parts) > 1 and sum(map(str.isalnum, parts[-1])) < 2:  # no last line of one character
            parts[-2:] = [parts[-2] + parts[-1]]
        return tuple(parts)

    def _held(self, before: str, after: str) -> bool:
        if after in _NO_START or before in _NO_END or (before.isdigit() and after in _COUNTED):
            return True
        if _HAN.match(before) and _HAN.match(after):
            return self._times[before, after] >= OFTEN
        if " " in (before, after):
            return after == " "
        return not (_HAN.match(before) or _HAN.match(after) or before in _NO_START)

    def _short(self, piece: str) -> tuple[str, ...]:
        """Return a piece, or its halves if it is too long and has a place to break."""
        places = [
            place
            for place in range(2, len(piece) - 1)
            if _HAN.match(piece[place - 1])
            and _HAN.match(piece[place])
            and piece[place] not in _NO_START + _ENDS_NAME
        ]
        if len(piece) <= LONGEST or not places:
            return (piece,)

        def weight(place: int) -> tuple[int, int]:
            return self._times[piece[place - 1], piece[place]], abs(2 * place - len(piece))

        weakest = min(places, key=weight)
        return (*self._short(piece[:weakest]), *self._short(piece[weakest:]))
