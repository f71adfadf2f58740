"""Where a document prints words only to change them or to take them away: “由甲负责”修改为“由乙负责”. Pure text."""

from __future__ import annotations

from collections import Counter

from macros.text.orders.deeds import Deed
from macros.text.orders.reading import orders
from macros.text.parts.quotations import plain
from macros.text.parts.remembered import remembered
from macros.text.parts.spans import Span


@remembered
def old_words(text: str) -> tuple[Span, ...]:
    """Return where a text has, in quotation marks, words that its orders change or take away."""
    origins = [n for n, char in enumerate(text) if not char.isspace()]
    ordered = [one for one in orders(text) if one.old and one.deed in (Deed.CHANGE, Deed.REMOVE)]
    told = dict.fromkeys((one.start, plain(one.words), one.old, one.cited) for one in ordered)
    found: dict[Span, None] = {}
    seen: Counter[tuple[int, str]] = Counter()
    for start, words, old, _ in told:
        places = _occurrences(f"“{old}”", words)
        if places:
            nth = min(seen[start, old], len(places) - 1)
            seen[start, old] += 1
            at = start + places[nth] + 1
            found[origins[at], origins[at + len(old) - 1] + 1] = None
    return tuple(found)


def _occurrences(wanted: str, words: str) -> list[int]:
    """Return where words have others, with the marks around them as ``plain`` has them inside marks too."""
    return [n for n in range(len(words)) if words.startswith(wanted, n)]
