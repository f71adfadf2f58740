"""Where in the source of a page stands what its HTML may not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import chain
from urllib.parse import urlsplit

from macros.pages.writing.source import BRACES_AS_LINK, without_code

_QUOTED = re.compile(r"“([^”]+)”")
_TAG = re.compile(r"<([a-z][\w-]*)>")
_ID = re.compile(r"(?:\{[^}\n]*#|\bid\s*=\s*[\"']?)([\w.:-]+)")
_ATTRIBUTE = "属性“"
_ADDRESS = re.compile(
    r"""(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|<|\b(?:href|src)\s*=\s*["']?)"""
    r"""((?:[a-z][a-z0-9+.-]*:)?//[^\s<>"')]+)""",
    re.IGNORECASE | re.MULTILINE,
)
"""An address where it becomes a link: in brackets, behind the name of one, in a tag."""


def ids_written(source: str) -> Iterator[tuple[str, int]]:
    """Yield each id that a page gives itself, with its line: behind a heading, or in a tag."""
    text = without_code(source)
    for found in _ID.finditer(text):
        yield found[1], text.count("\n", 0, found.start()) + 1


def unreadable_addresses(texts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield each address in the texts of docs/, each with its name, of which programs cannot tell the host."""
    for name, source in texts:
        text = without_code(source)
        for found in _ADDRESS.finditer(text):
            try:
                urlsplit(unescape(found[1]))
            except ValueError:
                line = text.count("\n", 0, found.start()) + 1
                yield f"docs/{name}:{line}: 网址“{found[1]}”不对；请从浏览器的地址栏复制。"


def placed(fault: str, texts: Sequence[tuple[str, str]]) -> str:
    """Return a fault with file and line: the first of the texts of docs/, each with its name, that has it.

    A macro may have put it there: then the first of them, the page, is named without a line.
    """
    patterns = list(_patterns(fault))
    for name, source in texts:
        text = without_code(source)
        found = next(chain.from_iterable(each.finditer(text) for each in patterns), None)
        if found:
            return f"docs/{name}:{text.count(chr(10), 0, found.start()) + 1}: {fault}"
    return f"docs/{texts[0][0]}: {fault}"


def _patterns(fault: str) -> Iterator[re.Pattern[str]]:
    """Yield how what a fault names may be written, the likeliest first."""
    written: list[str] = []
    for quoted in _QUOTED.findall(fault):
        word = re.escape(quoted)
        if f"{_ATTRIBUTE}{quoted}”" in fault:
            written.append(rf"(?<![\w-]){word}\s*=")
        else:
            written += [rf"!\[[^\]]*\]\(\s*<?{word}", rf"=\s*[\"']?{word}", word]
    written += [rf"<{tag}\b" for tag in reversed(_TAG.findall(fault))]
    written += [
        rf"<{tag}\b" for word, tag in (("脚本", "script"), ("样式", "style")) if word in fault
    ]
    if "<" in fault and "&#0" in fault:
        written.append(BRACES_AS_LINK.pattern)
    for pattern in written:
        yield re.compile(pattern, re.IGNORECASE)
