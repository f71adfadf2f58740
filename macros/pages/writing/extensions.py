"""Which extensions of Markdown a page gets: all if people wrote it, those it needs if it shows the plan."""

from __future__ import annotations

from collections.abc import Iterable

OF_TEMPLATES = frozenset(("macros.pages.finished", "attr_list", "fenced_code", "tables", "toc"))
"""What pages need that templates print. Nothing in them is read as Markdown but headings."""
FOOTNOTES = "\n\n///脚注///\n\n"
"""Where the notes of a page stand: behind what people wrote, before what the engine adds."""
SNIPPETS = "pymdownx.snippets"
"""Puts files into pages; it needs to know from which folders."""


def for_templates(extensions: Iterable[str]) -> list[str]:
    """Return those of the extensions that pages get which templates print."""
    return [name for name in extensions if name in OF_TEMPLATES]
