"""Typst with the fonts that are named and no others, so that every machine sets the same."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from pathlib import Path

import typst


@cache  # fonts are read once, also when a preview builds again and again
def compiler(template: Path, *fonts: Path) -> typst.Compiler:
    """Return what sets a template, with the fonts in these folders."""
    return typst.Compiler(str(template), root=str(template.parent), font_paths=_only(*fonts))


@cache
def _only(*folders: Path) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders],
    )


def forget() -> None:
    """Let go of what typst has laid out: it holds on to its last ten runs, 200 MB for each large poster."""
    for _ in range(11):
        _nothing().compile(input=b" ", format="svg")
    _give_back()


def _give_back() -> None:
    """Give memory that is free back to the system: glibc keeps it, 350 MB behind a paper of 5,000 measures."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


@cache
def _nothing() -> typst.Compiler:
    return typst.Compiler(font_paths=_only())
