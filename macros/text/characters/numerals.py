"""Chinese numerals to numbers and back."""

from __future__ import annotations

import unicodedata

from macros.text.characters.regex import regex

_TEN = "〇一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_TEN)} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER_PART = regex(r"[0-9]+[A-Za-z]?|[〇零一二两三四五六七八九十百千]+")


def chinese_number(word: str) -> int:
    """Return the value of a Chinese numeral below ten thousand, for example 二十一 → 21.

    Raises ValueError if ``word`` is not a numeral.
    """
    if not word or any(char not in _DIGITS and char not in _UNITS for char in word):
        raise ValueError(word)
    if all(char in _DIGITS for char in word):
        return int("".join(str(_DIGITS[char]) for char in word))
    total = digit = 0
    for char in word:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def number_value(word: str) -> int:
    """Return the value of a number in Arabic or Chinese figures."""
    return int(word) if word.isdecimal() else chinese_number(word)


def digits(number: int) -> str:
    """Return the number digit by digit, as years are written: 2023 → 二〇二三."""
    return "".join(_TEN[int(digit)] for digit in str(number))


def numeral(number: int) -> str:
    """Return the numeral of a number from 0 to 99, as months and days are written: 25 → 二十五."""
    tens, ones = divmod(number, 10)
    before = f"{_TEN[tens] if tens > 1 else ''}十" if tens else ""
    return before + (_TEN[ones] if ones or not tens else "")


def number_parts(printed: str) -> tuple[str, ...]:
    """Return the bare numbers of a printed number: （十二） → ("12",), 2.1 → ("2", "1").

    Full-width and circled digits count as digits. Empty if there is no number in it.
    """
    plain = unicodedata.normalize("NFKC", printed)
    parts = _NUMBER_PART.findall(plain)
    return tuple(part.lower() if part[0].isascii() else str(chinese_number(part)) for part in parts)
