"""The source of a page that people wrote, without what Markdown leaves as it is: code and comments.

Lines keep their numbers, so that what is found has a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"(?P<indent>[ \t>]*(?:[-*+] +|\d+\. +)?)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)")
_CODE = (
    r"\A---\n.*?\n---(?=\n)"  # what stands above the page
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"  # code within a line
    r"|\{#(?! ?[\w-]+ ?\}).*?#\}|<!--.*?-->"
)
_BRACES = r"|\{\{.*?\}\}|\{%.*?%\}"
_NO_CODE = re.compile(_CODE, re.DOTALL)
_NO_CODE_AND_BRACES = re.compile(_CODE + _BRACES, re.DOTALL)
_NOT_A_LINE = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Fence:
    """A block of code: its line, and what stands behind the marks that open it."""

    line: int
    info: str


def fences(text: str) -> Iterator[Fence]:
    """Yield the blocks of code of a page."""
    for first, _, info in _blocks(text.split("\n")):
        yield Fence(first + 1, info)


def without_code(text: str, braces: bool = False) -> str:
    """Return a page with blanks for its code and comments, and for what is between braces unless these stay."""
    lines = text.split("\n")
    for first, last, _ in _blocks(lines):
        lines[first : last + 1] = [""] * (last + 1 - first)
    left_out = _NO_CODE if braces else _NO_CODE_AND_BRACES
    return left_out.sub(lambda found: _NOT_A_LINE.sub(" ", found[0]), "\n".join(lines))


def _blocks(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the first and last line of each block of code that is closed, and its head."""
    number = 0
    while number < len(lines):
        opened = _FENCE.match(lines[number])
        last = opened and _closed(lines, number, opened["marks"])
        if opened and last:
            yield number, last, opened["info"].strip()
            number = last
        number += 1


def _closed(lines: list[str], first: int, marks: str) -> int | None:
    for number in range(first + 1, len(lines)):
        line = lines[number].strip("> \t")
        if line.startswith(marks) and not line.strip(marks[0]):
            return number
    return None
