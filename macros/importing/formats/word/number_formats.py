"""How the automatic numbers of Word are written: the values of w:numFmt that notices use."""

from __future__ import annotations

import re
from collections.abc import Callable

from macros.text.characters.numerals import numeral

_DIGITS = "零一二三四五六七八九"
_LEGAL = dict(zip("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟", strict=True))
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

SURE = {
    "chineseCounting": 99,
    "taiwaneseCounting": 99,
    "japaneseCounting": 99,
    "ideographDigital": 9,
    "japaneseDigitalTenThousand": 9,
    "taiwaneseDigital": 9,
    "decimalEnclosedCircle": 20,
    "decimalEnclosedCircleChinese": 20,
    "ideographEnclosedCircle": 10,
}
"""Up to which number all programs write a kind alike; above it they do not."""


def written(value: int, kind: str) -> str | None:
    """Return a number as ``kind`` has it, None if the kind is not known."""
    if kind in ("none", "bullet"):
        return ""
    write = _KINDS.get(kind)
    if write is None:
        return None
    return (write(value) if value > 0 else None) or ("0" * (kind == "decimalZero") + str(value))


def _counting(value: int) -> str:
    """Return 十二, and from a hundred on the figures: 一○○."""
    return numeral(value) if value < 100 else _figures(value, "○")


def _thousands(value: int) -> str:
    """Return 十二, 一百零一, 一千零一十."""
    if value < 100:
        return numeral(value)
    if value > 9999:
        return str(value)
    said, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            said += ("零" if zero else "") + _DIGITS[digit] + name
        zero = bool(said) and not digit
    return said


def _japanese(value: int) -> str:
    """Return 百十一: no 一 before 十, 百 and 千, and no zero between."""
    return re.sub("一(?=[十百千])", "", _thousands(value).replace("零", ""))


def _figures(value: int, zero: str) -> str:
    return "".join(zero if digit == "0" else _DIGITS[int(digit)] for digit in str(value))


def _from(first: str, last: int) -> Callable[[int], str]:
    """Return a writer of signs that follow one another, up to ``last``."""
    return lambda value: chr(ord(first) + value - 1) if value <= last else ""


def _listed(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if value <= len(signs) else ""


def _letters(first: str) -> Callable[[int], str]:
    """Return a writer of a … z, aa, bb."""
    return lambda value: chr(ord(first) + (value - 1) % 26) * min(1 + (value - 1) // 26, 50)


def _roman(value: int) -> str:
    if value > 9999:
        return ""
    said = ""
    for amount, sign in _ROMAN:
        said += sign * (value // amount)
        value %= amount
    return said


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(value))


def _zodiac(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


_KINDS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "chineseLegalSimplified": lambda value: "".join(_LEGAL.get(c, c) for c in _legal(value)),
    "japaneseCounting": _japanese,
    "ideographDigital": lambda value: _figures(value, "〇"),
    "japaneseDigitalTenThousand": lambda value: _figures(value, "〇"),
    "taiwaneseDigital": lambda value: _figures(value, "○"),
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": _zodiac,
    "ideographEnclosedCircle": _from("㊀", 10),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
}


def _legal(value: int) -> str:
    said = _thousands(value)
    return f"一{said}" if 10 <= value < 20 else said  # 壹拾贰
