"""Times of which a text only tells: over when it was issued, and said of what was done by then; pure text, no plan."""

from __future__ import annotations

import re
from datetime import date

from macros.text.characters.regex import regex
from macros.text.parts.spans import Span
from macros.text.times.dates import YEAR, allowed_days

_SAID_OF = regex("[^，,。；;：:\n0-9]{1,12}?的(?!目标|任务|要求|时限|期限)")
"""Behind a time that only tells things apart: 2000年底前建成的小区."""
_DONE = regex("(?:均|都|全部|全面)?已")
_WAS_DONE = regex("已经?[于在]?$")
_AS_OF = regex("截[至止]到?$")


def is_past_time(text: str, span: Span, issued: date | None) -> bool:
    """Whether the time at a place of a text was over when it was issued, and is said of what was done by then."""
    start, end = span
    words = text[start:end]
    if issued is None or not re.search(YEAR, words):
        return False
    days = allowed_days(words, issued)
    if not days or max(last for _, last in days) >= issued:
        return False
    before = text[:start]
    told = _SAID_OF.match(text, end) or _DONE.match(text, end) or _WAS_DONE.search(before)
    return bool(told or _AS_OF.search(before) or words.startswith(("截至", "截止")))
