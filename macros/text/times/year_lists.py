"""Years that a text lists or gives as a range: 2024年、2025年, 2024—2026年; pure text, no plan."""

from __future__ import annotations

import re

from macros.text.characters.regex import regex

_ONE = "[0-9]{4}"
_WITH_WORD = f"{_ONE}年?(?:底|末|度)?"
THROUGH = "[-—－–~～至到]+"
YEARS = rf"(?<![0-9]){_WITH_WORD}(?:(?:[、和及与，,]|以及|{THROUGH}){_ONE}(?:年(?:底|末|度)?|(?![0-9])))+"
"""Years beside one another, as part of a regular expression."""
_RANGE = regex(rf"(?<![0-9])(?P<first>{_ONE})年?{THROUGH}(?P<last>{_ONE})年")


def years_in(words: str) -> list[str]:
    """Return the years of such words, those between the ends of a range too."""
    years = re.findall(_ONE, words)
    if len(years) == 2 and re.search(THROUGH, words):
        return [str(year) for year in range(int(years[0]), int(years[1]) + 1)]
    return years


def years_listed(text: str) -> list[str]:
    """Return the years of the last list or range in a text; none if it has none."""
    found = re.findall(YEARS, text)
    return years_in(found[-1]) if found else []


def is_in_a_range(year: str, text: str) -> bool:
    """Whether a text has a range of years with a year inside: 2025 in 2024—2026年."""
    return any(
        int(one["first"]) < int(year) < int(one["last"])
        for one in _RANGE.finditer(text)
        if year.isdecimal()
    )
