"""Which year a deadline means whose words do not say it; pure text, no plan.

The year that the same sentence printed before decides: 2024年6月底前完成选址，12月底前开工.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from macros.text.dates import YEAR
from macros.text.numerals import number_value

_SAYS = re.compile(rf"{YEAR}|[0-9]{{4}}[./-]|每|十[一二三四五六七八九]五")
_RANGE = re.compile(rf"({YEAR})年?(?:度|底|[0-9]{{1,2}}月)?\s*[-—－–~～至到]+\s*({YEAR})")
_ONE = re.compile(rf"(?<![0-9])({YEAR})(?![0-9])")
_NEXT = re.compile("[次翌明]年|第二年")
_ENDS = "。；;\n"


def says_its_year(words: str) -> bool:
    """Whether a deadline in these words says its year, or that it is of every one."""
    return bool(_SAYS.search(_plain(words)))


def is_of_next_year(words: str) -> bool:
    """Whether such words mean the year after: 次年3月, 明年底前."""
    return bool(_NEXT.search(words))


def years_in(text: str) -> set[int]:
    """Return the years that a text prints, and all between the two of a range: 2024—2026年."""
    plain = _plain(text)
    found = {number_value(one[1]) for one in _ONE.finditer(plain)}
    for one in _RANGE.finditer(plain):
        found |= {*range(number_value(one[1]), number_value(one[2]) + 1)}
    return found


def year_before(text: str, start: int) -> int | None:
    """Return the last year that the sentence around a place prints before it."""
    begin = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    return max(_last(text[begin:start]), default=None)


def _last(text: str) -> Iterator[int]:
    found = list(_ONE.finditer(_plain(text)))
    yield from (number_value(one[1]) for one in found[-1:])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("○", "〇")
