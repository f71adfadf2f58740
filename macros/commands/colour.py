"""Colour on a terminal: the place of a fault in bold, what is wrong in red.

Click takes colour away where no terminal reads; NO_COLOR does so everywhere (no-color.org).
"""

from __future__ import annotations

import re

import click

_FAULT = re.compile(r"(\S[^\n:]*(?::\d+){1,2}:) (.+)")
"""A line with the place of a fault in a file, and words."""


def faults_in_colour(words: str) -> str:
    """Return words with the faults among them in colour, line by line."""
    return "\n".join(_line(line, fg="red") for line in words.split("\n"))


def place_in_bold(line: str) -> str:
    """Return a line that is no fault with its place, if it begins with one, in bold."""
    return _line(line, fg=None)


def _line(line: str, fg: str | None) -> str:
    found = _FAULT.fullmatch(line)
    if not found:
        return line
    words = click.style(found[2], fg=fg) if fg else found[2]
    return f"{click.style(found[1], bold=True)} {words}"
