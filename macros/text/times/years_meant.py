"""Which year a deadline means whose words do not say it; pure text, no plan.

A deadline with a year that the same sentence says before decides: 2024年6月底前完成选址，12月底前开工.
Other years of a sentence say nothing of it: 对2000年以前建成的小区, 编制2025年度计划, 车位2000个.
"""

from __future__ import annotations

import unicodedata

from macros.text.characters.numerals import number_value
from macros.text.characters.regex import regex
from macros.text.times.dates import YEAR
from macros.text.times.statements import deadlines

_SAYS = regex(rf"(?:{YEAR})年|[0-9]{{4}}[./-]|每|十[一二三四五六七八九]五")
_RANGE = regex(rf"({YEAR})年?(?:度|底|[0-9]{{1,2}}月)?\s*[-—－–~～至到]+\s*({YEAR})年")
_ONE = regex(rf"(?<![0-9])({YEAR})(?:年|[./-](?=[0-9]))")
_MONTH = regex("([0-9]{1,2})月")
_NEXT = regex("[次翌明]年|第二年")
_THIS = regex("[今本]年")
_ASIDE = regex("《[^》]*》|〔[^〕]*〕")
"""Titles and numbers of documents: their years are theirs."""
_ENDS = "。；;\n"


def says_its_year(words: str) -> bool:
    """Whether a deadline in these words says its year, or that it is of every one."""
    return bool(_SAYS.search(_plain(words)))


def is_of_next_year(words: str) -> bool:
    """Whether such words mean the year after: 次年3月, 明年底前."""
    return bool(_NEXT.search(words))


def is_of_this_year(words: str) -> bool:
    """Whether such words mean the year in which the text was issued: 今年年底前."""
    return bool(_THIS.search(words))


def years_in(text: str) -> set[int]:
    """Return the years that a text prints, and all between the two of a range: 2024—2026年."""
    plain = _plain(_ASIDE.sub("", text))
    found = {number_value(one[1]) for one in _ONE.finditer(plain)}
    for one in _RANGE.finditer(plain):
        found |= {*range(number_value(one[1]), number_value(one[2]) + 1)}
    return found


def years_before(text: str, start: int, words: str, since: int) -> set[int]:
    """Return the years that the last deadline before a place in its sentence says; none before ``since``.

    ``words`` stand at the place: a month that comes earlier in the year than that of the deadline
    before is of the year after, or of the same.
    """
    begin = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    found: set[int] = set()
    for a, b in deadlines(text):
        said = text[a:b]
        years = {year for year in years_in(said) if year >= since}
        if begin <= a and b <= start and years:
            months = [
                int(one[1]) for one in map(_MONTH.search, (_plain(words), _plain(said))) if one
            ]
            earlier = len(months) == 2 and months[0] < months[1]
            found = years | ({year + 1 for year in years} if earlier else set())
    return found


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("○", "〇")
