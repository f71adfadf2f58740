"""Words that people say anywhere for those of a document: 发改委 for 发展和改革委员会, 逾期 for 滞后.

The one table of them is ``usual_words.json``: short names of organs of the state and of societies,
without those that stand in the full name anyway (政府办), and other words for the states of progress.
What is usual for one plan only is given by its editors (``synonyms`` of the plan).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_suffix(".json")


@cache
def _table() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    rows = json.loads(TABLE.read_text(encoding="utf-8"))
    return tuple((tuple(said), tuple(meant)) for said, meant in rows)


def usual_words(texts: Iterable[str]) -> list[list[list[str]]]:
    """Return pairs of spoken and official words, of the latter only those that a text has; none without any."""
    whole = "\n".join(texts)
    found = ((said, [word for word in meant if word in whole]) for said, meant in _table())
    return [[list(said), meant] for said, meant in found if meant]
