"""Pure functions on Chinese text: joining wrapped lines, numerals, comparison, nearest name."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_WIDE = re.compile(
    "[\u2014\u2018-\u201d\u2026\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER_PART = re.compile(r"[0-9]+[A-Za-z]?|[〇零一二两三四五六七八九十百千]+")


def reflow(text: str) -> str:
    """Join the lines of each paragraph; paragraphs stay apart by one blank line.

    A line break next to a Chinese character or full-width mark vanishes, another becomes one
    space: long text can be wrapped in the data file without a blank creeping into the words.
    """
    paragraphs = re.split(r"\n[ \t\r]*\n\s*", text.strip())
    return "\n\n".join(_join(paragraph.splitlines()) for paragraph in paragraphs)


def _join(lines: list[str]) -> str:
    joined = ""
    for line in (line.strip() for line in lines):
        if not joined or not line:
            joined += line
        elif _WIDE.match(joined[-1]) or _WIDE.match(line[0]):
            joined += line
        else:
            joined += " " + line
    return joined


def is_wide(char: str) -> bool:
    """Whether a line break beside the character vanishes in ``reflow``."""
    return bool(_WIDE.match(char))


def paragraphs(text: str) -> tuple[str, ...]:
    """Split reflowed text into its paragraphs."""
    return tuple(text.split("\n\n"))


def squeeze(text: str) -> str:
    """Remove all white space: the form in which official wording is compared."""
    return "".join(text.split())


def chinese_number(word: str) -> int:
    """Return the value of a Chinese numeral below ten thousand, for example 二十一 → 21.

    Raises ValueError if ``word`` is none.
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


def number_parts(printed: str) -> tuple[str, ...]:
    """Return the bare numbers of a printed number: （十二） → ("12",), 2.1 → ("2", "1").

    Full-width and circled digits count as digits. Empty if there is no number in it.
    """
    plain = unicodedata.normalize("NFKC", printed)
    parts = _NUMBER_PART.findall(plain)
    return tuple(part.lower() if part[0].isascii() else str(chinese_number(part)) for part in parts)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like ``word``, or None if none is at all like it."""
    found = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.5)
    return found[0] if found else None


def excerpt(text: str, length: int = 40) -> str:
    """Return ``text`` on one line, cut to ``length`` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
