"""Lines of a text that a program broke where the page ended, joined into paragraphs again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from macros.text.lines.reflow import is_wide

_NUMBER = "0-9０-９〇零一二三四五六七八九十百千"
_BEGINS_ANEW = re.compile(
    rf"[（(\[【〔]?[{_NUMBER}]{{1,5}}[)）\]】〕、.．](?![0-9])|第[{_NUMBER}]{{1,5}}[条章节编部]"
    r"|[①-⑳㉑-㉟㈠-㈩⑴-⒛]|附\s*[件表]|[—–-]{2}|[●■◆▪•☆★□✓▲▶◇]|○(?![一二三四五六七八九])|注[：:]"
    r"|[（(]?(?:主要)?(?:责任|牵头|配合|协同|主办|协办|参[加与])(?:单位|部门)[：:]|抄送|联系人|[（(]此件"
)
"""How a paragraph begins that nobody would take for the rest of the one before."""
_WORD = re.compile(r"[（《〈「『【〔“‘(\[]*(?:[0-9A-Za-z.%]+|.)[，。、；：）”]?")
"""What is not broken at the beginning of a line."""
_DATE = re.compile(
    rf"\s*[{_NUMBER}○]{{4}}\s*年\s*[{_NUMBER}]{{1,3}}\s*月\s*[{_NUMBER}]{{1,3}}\s*日\s*"
)
_ENDS = re.compile(r"[。！？；：!?;:][”’」』）)\]】]*$")
_OPENING = "（《〈「『【〔“‘(["
_CLOSING = "，。、；：！？）》〉」』】〕”’…,.;:!?)]%％℃·"
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—－–―·~～]+\s*\d{1,4}\s*[-—－–―·~～]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*[（(]?共\s*\d{1,4}\s*页[）)]?)?"
    r"|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?)\s*"
)
TITLE_LINES, TITLE_LENGTH = 4, 40
"""At most so many lines, of at most so many characters, are a title."""


def begins_anew(line: str) -> bool:
    """Whether a line begins as a numbered or marked paragraph does, or is a date alone."""
    return bool(_BEGINS_ANEW.match(line.lstrip()) or _DATE.fullmatch(line))


def ends_a_sentence(line: str) -> bool:
    """Whether a line ends as a sentence or an introduction does, or is a date alone."""
    return bool(_ENDS.search(line.rstrip()) or _DATE.fullmatch(line))


def is_heading(line: str) -> bool:
    """Whether a line is a numbered heading: it has a number in front and no mark of a sentence."""
    return begins_anew(line) and not re.search("[，。；]", line)


def opens(char: str) -> bool:
    """Whether a character never ends a line."""
    return char in _OPENING


def closes(char: str) -> bool:
    """Whether a character never begins a line."""
    return char in _CLOSING


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but the number of a page, with the marks that printers put round it."""
    return bool(_PAGE_NUMBER.fullmatch(line))


def join(before: str, after: str) -> str:
    """Join two pieces of one paragraph; only between Latin words and figures stands a space."""
    before, after = before.rstrip(), after.lstrip()
    if not before or not after or is_wide(before[-1]) or is_wide(after[0]):
        return before + after
    return f"{before} {after}"


def parts(text: str) -> list[str]:
    """Split a paragraph at its line breaks; join the lines of a title.

    A break inside a paragraph (Shift+Enter, <br>) is used for both: a title has few lines, all short.
    """
    printed = [line for line in text.split("\n") if line.strip()]
    title = len(printed) <= TITLE_LINES and all(
        len(line.strip()) <= TITLE_LENGTH and "。" not in line for line in printed
    )
    found: list[str] = []
    for line in printed:
        indented = line[0] in "\u3000\xa0" or line[:2].isspace()
        before = found[-1] if found else ""
        if not title or not before or indented or ends_a_sentence(before) or begins_anew(line):
            found.append(line.strip())
        else:
            found[-1] = f"{before} {line.strip()}"
    return found


def width(text: str) -> int:
    """Return how many columns a text takes where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def full_width(lines: Sequence[str]) -> int:
    """Return at which column lines were broken by a program, 0 if they were not."""
    widths = sorted(width(line.rstrip().rstrip(_CLOSING)) for line in lines if line.strip())
    if not widths or not 40 <= widths[-1] <= 160:
        return 0
    nearly = sum(found > widths[-1] - 6 for found in widths)
    cut = [line for line, below in pairwise(lines) if _is_cut(line, below, widths[-1])]
    sure = len(cut) > 1 and any(line[:1].isspace() for line in cut)
    return widths[-1] if sure or nearly >= max(4, len(widths) // 4) else 0


def _is_cut(line: str, below: str, full: int) -> bool:
    """Whether a line is full and ends in no mark, and the line below begins at the margin."""
    full_and_open = width(line.rstrip()) > full - 6 and line.rstrip()[-1:] not in _CLOSING
    return bool(full_and_open and below[:1].strip() and not begins_anew(below))


def goes_on(before: str, line: str, full: int) -> bool:
    """Whether ``line`` is the rest of the paragraph that ``before`` is a line of.

    It is if the next word had no room left in lines of ``full`` columns, and nothing begins anew.
    """
    if not full or line[:1] in ("\u3000", " ") or begins_anew(line):
        return False
    word = _WORD.match(line)
    return width(before.rstrip()) + width(word.group() if word else "") > full
