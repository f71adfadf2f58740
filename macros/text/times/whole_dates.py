"""The dates in a text, which no line should part; pure text, no plan."""

from __future__ import annotations

from collections.abc import Iterator

from macros.text.characters.regex import regex

_DIGIT = "[0-9０-９]"
_FIGURE = "[〇○零一二三四五六七八九]"
_NUMBER = rf"(?:{_DIGIT}{{1,2}}|[一二三四五六七八九十]{{1,3}})"
_MONTH = rf"{_NUMBER} ?月(?: ?{_NUMBER} ?日|[底初末份中])?"
_YEAR = rf"(?:(?<!{_DIGIT}){_DIGIT}{{4}}|(?<!{_FIGURE})二[〇○零]{_FIGURE}{{2}}) ?年"
_DATE = regex(rf"{_YEAR}(?: ?{_MONTH}|[底初末度])?|(?<![0-9０-９一二三四五六七八九十]){_MONTH}")
"""Many a notice is typed with blanks around its figures."""


def with_dates(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, which joined are the text, and of each whether it is a date.

    A date is 2025年12月31日 or what is written of it: 2025年, 6月底, 二〇二五年三月. A number of months, 6个月, is none.
    """
    position = 0
    for date in _DATE.finditer(text):
        if position < date.start():
            yield text[position : date.start()], False
        yield date[0], True
        position = date.end()
    if position < len(text):
        yield text[position:], False
