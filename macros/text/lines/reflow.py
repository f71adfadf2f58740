"""Line breaks and white space of Chinese text: joining wrapped lines, paragraphs, squeezing."""

from __future__ import annotations

import re
from functools import lru_cache

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex

_WIDE = regex(
    "[\u2014\u2018-\u201d\u2026\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u33ff"
    f"{HAN}\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
)


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


@lru_cache(maxsize=64)  # of the text of a measure each quote in it asks
def _squeezed(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without white space, and where each of its characters stands."""
    return squeeze(text), tuple(n for n, char in enumerate(text) if not char.isspace())


def find_squeezed(words: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where ``text`` has ``words``, white space aside: the first character, and the end."""
    official, places = _squeezed(text)
    wanted = squeeze(words)
    start = official.find(wanted) if wanted else -1
    if start < 0:
        return ()
    found = []
    while start >= 0:
        found.append((places[start], places[start + len(wanted) - 1] + 1))
        start = official.find(wanted, start + 1)
    return tuple(found)
