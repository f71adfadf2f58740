"""The source of a page that people wrote, without what Markdown leaves as it is: code and comments.

Lines keep their numbers, so that what is found has a place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_FENCE = re.compile(r"(?P<indent>[ \t>]*(?:[-*+] +|\d+\. +)?)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)")
_CODE = (
    r"\A---\n.*?\n---(?=\n)"  # what stands above the page
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"  # code within a paragraph
    r"|\{#(?! ?[\w-]+ ?\}).*?#\}|<!--.*?-->"
)
_BRACES = r"|\{\{.*?\}\}|\{%.*?%\}"
_NO_CODE = re.compile(_CODE, re.DOTALL)
_NO_CODE_AND_BRACES = re.compile(_CODE + _BRACES, re.DOTALL)
_WITH_HOLES = re.compile(
    rf"{_CODE}|(?P<alone>^[ \t]*)(?:\{{%(?:(?!%\}}).)*%\}}[ \t]*)+$|(?P<shows>\{{\{{).*?\}}\}}|(?P<does>\{{%).*?%\}}",
    re.DOTALL | re.MULTILINE,
)
_NOT_A_LINE = re.compile(r"[^\n]")
HOLE, STATEMENT = "\ue000", "\ue001"
"""What stands for something that braces show, and for a statement that is alone on its line."""
_IN_PAGE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
BRACES_AS_LINK = re.compile(r"<[^<>\s]* {4,}[^<>\s]*>")
"""An address in braces, written as a link is, in a page without what is between braces."""


@dataclass(frozen=True)
class Fence:
    """A block of code: its line, what stands behind the marks that open it, and its lines."""

    line: int
    info: str
    body: list[str]


def fences(text: str) -> Iterator[Fence]:
    """Yield the blocks of code of a page."""
    lines = text.split("\n")
    for first, last, info in _blocks(lines):
        yield Fence(first + 1, info, lines[first + 1 : last])


def without_code(text: str, braces: bool = False) -> str:
    """Return a page with blanks for its code and comments, and for what is between braces unless these stay."""
    left_out = _NO_CODE if braces else _NO_CODE_AND_BRACES
    return left_out.sub(lambda found: _NOT_A_LINE.sub(" ", found[0]), _without_blocks(text))


def _without_blocks(text: str) -> str:
    lines = text.split("\n")
    for first, last, _ in _blocks(lines):
        lines[first : last + 1] = [""] * (last + 1 - first)
    return "\n".join(lines)


def with_holes(text: str) -> str:
    """Return a page as above, but with a sign for what braces show; statements between words leave nothing."""
    return _WITH_HOLES.sub(_hole, _without_blocks(text))


def quoted(words: str) -> str:
    """Return a part of such a page as a message shows it."""
    return words.strip().replace(HOLE, "{{ … }}").replace(STATEMENT, "{% … %}")


def _hole(found: re.Match[str]) -> str:
    lines = "\n" * found[0].count("\n")
    if found["alone"] is not None:
        return f"{found['alone']}{STATEMENT}{lines}"
    if found["shows"] or found["does"]:
        return f"{HOLE if found['shows'] else ''}{lines}"
    return _NOT_A_LINE.sub(" ", found[0])


def without_indented_code(text: str, html: str) -> str:
    """Return a page without the lines that its HTML shows as code only because they are indented."""
    blocks = (unescape(_TAG.sub("", block)) for block in _IN_PAGE.findall(html))
    code = Counter(line.strip() for block in blocks for line in block.split("\n"))
    code.subtract(line.strip() for fence in fences(text) for line in fence.body)
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith(("    ", "\t")) and code[line.strip()] > 0:
            code[line.strip()] -= 1
            lines[number] = ""
    return "\n".join(lines)


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
