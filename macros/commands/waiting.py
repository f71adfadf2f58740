"""What a long command is doing, on the terminal where somebody waits for it; a log stays quiet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from macros.text.messages.long_work import Say, silent

_CLEAR = "\r\x1b[K"
"""Goes back to the beginning of the line and empties it."""


@contextmanager
def progress() -> Iterator[Say]:
    """Give what shows some words, in the place of those before, on the terminal's last line.

    The line is empty again at the end. Where standard error is no terminal nothing is shown.
    """
    if not sys.stderr.isatty():
        yield silent
        return
    try:
        yield lambda words: click.echo(f"{_CLEAR}{words} …", err=True, nl=False)
    finally:
        click.echo(_CLEAR, err=True, nl=False)
