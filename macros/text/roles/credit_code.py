"""The unified social credit code of an organisation (GB 32100-2015)."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The characters of a code by their values: no I, O, S, V or Z."""


def check_character(code: str) -> str:
    """Return the check character that belongs to the first 17 characters. Raises ValueError."""
    weighted = sum(_ALPHABET.index(char) * 3**place for place, char in enumerate(code[:17]))
    return _ALPHABET[-weighted % 31]
