"""Characters and bytes that must not stand in a plan, with the messages that say so.

Characters that the fonts of the PDF files lack are reported by ``macros.loading.unprintable``: they may
stand in comments of the data file, which are never printed.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from macros.text.characters.regex import regex

PRINTABLE = Path(__file__).with_suffix(".txt")
"""The characters of the fonts, in ranges; written by ``scripts/font_characters.py``."""
SHOWN_PER_KIND = 20
"""At most so many places of one unwanted character are listed; a damaged file has thousands."""

_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(1, 15) for end in (0xFFFE, 0xFFFF))
UNWANTED = regex(
    "[\x00-\x08\t\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\uffff\ue000-\uf8ff\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
    f"{_PLANE_ENDS}]"
)
"""Control, invisible, direction-changing, private-use and undecodable characters; Tab; no-break
spaces. All that XML forbids are among them; the line feed and the ordinary spaces are not."""


def cleaned(text: str) -> str:
    """Return ``text`` with a space for each unwanted character: lines and columns stay the same."""
    return UNWANTED.sub(" ", text)


def printable(message: str) -> str:
    """Return ``message`` safe for a terminal: each unwanted character is shown as ``\ufffd``."""
    return UNWANTED.sub("\ufffd", message)


def unwanted_in(text: str, allowed: str = "") -> Iterator[tuple[int, int, str]]:
    """Yield line, column and words for each line with an unwanted character, kind by kind.

    Line and column count from 1. At most ``SHOWN_PER_KIND`` lines are reported for one kind.
    """
    if not UNWANTED.search(text):
        return
    counted: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), start=1):
        here: dict[str, list[str]] = {}
        for match in UNWANTED.finditer(line):
            here.setdefault(_kind(match.group()), []).append(match.group())
        for kind, found in here.items():
            char, count = found[0], len(found)
            counted[kind] += 1
            if char in allowed or counted[kind] > SHOWN_PER_KIND:
                continue
            more = f"（这一行共 {count} 处）" if count > 1 else ""
            if counted[kind] == SHOWN_PER_KIND:
                more += "（后面还有，不再逐行列出）"
            yield number, line.index(char) + 1, _words(char, line) + more


def unprintable_in(text: str) -> frozenset[str]:
    """Return the characters of ``text`` that no font has, apart from unwanted ones."""
    lacking = (char for char in frozenset(text) if not _in_fonts(char))
    return frozenset(
        char
        for char in lacking
        if not UNWANTED.match(char)
        and not all(map(_in_fonts, unicodedata.normalize("NFD", char)))  # composed of its parts
    )


@cache
def _in_fonts(char: str) -> bool:
    return bisect(_edges(), ord(char)) % 2 == 1


@cache
def _edges() -> list[int]:
    """Return the first code of each range and the one after its last, in ascending order."""
    lines = PRINTABLE.read_text(encoding="utf-8").splitlines()[1:]
    ranges = [[int(code, 16) for code in line.split("-")] for line in lines]
    return [edge for first, last in ranges for edge in (first, last + 1)]


def _kind(char: str) -> str:
    """Return what a character is counted under: bytes that are not UTF-8 share one kind."""
    return "byte" if "\udc80" <= char <= "\udcff" else char


def _words(char: str, line: str) -> str:
    code = ord(char)
    if char == "\t":
        if not line[: line.index(char)].strip():
            return "缩进用了制表符（Tab）；请改成空格，每级缩进两个空格。"
        return "这里有制表符（Tab）；请改成一个空格，或删去。"
    if char == "\0":
        return "这里有空字符（NUL），文件多半已经损坏；请从版本记录中恢复它。"
    if char == "\r":
        return "这里有单独的回车符（CR），不是正常的换行；请在编辑器中把换行符统一为 LF 后保存。"
    if char == "\ufffd":
        return "这里有乱码字符“\ufffd”（U+FFFD），原来的字已丢失；请对照原文重新输入。"
    if 0xDC80 <= code <= 0xDCFF:
        return (
            f"这里有不能识别的字节（0x{code - 0xDC00:02X}），文件在这里损坏了，或不是 UTF-8 编码；"
            "请对照原文重新输入这几个字，并存为 UTF-8。"
        )
    if char.isspace() and code > 0x20:
        return f"这里有特殊空格（U+{code:04X}），多半是从网页复制来的；请改成普通空格，或删去。"
    if 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
        return f"这里有自造字或图标字符（U+{code:04X}），别人的电脑显示不出；请换成标准汉字。"
    return (
        f"这里有看不见的字符（U+{code:04X}），多半是复制时带来的；"
        "请删去这一段，再手工重新输入（用退格键逐字删，才能删到它）。"
    )
