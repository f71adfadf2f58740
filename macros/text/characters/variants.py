"""Other ways of writing the same: look-alike characters, and words with an accepted or usual variant.

The one table of them is ``variants.json``. A pair is in it only if whoever looks for one of the two
also wants to find the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_suffix(".json")


@cache
def _table() -> Any:
    return json.loads(TABLE.read_text(encoding="utf-8"))


def characters() -> dict[str, str]:
    """Return the character that is meant by one that looks like it, such as a radical."""
    return {pair[0]: pair[1] for pair in _table()["characters"]}


def words(texts: Iterable[str]) -> list[list[str]]:
    """Return the pairs of words of which at least one stands in a text; the others find nothing."""
    whole = "\n".join(texts)
    return [pair for pair in _table()["words"] if any(word in whole for word in pair)]
