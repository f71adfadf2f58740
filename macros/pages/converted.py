"""The HTML of a page that a template printed, without Markdown for what is finished.

Markdown leaves each block as it is and puts it where it stood; what it has to do is the headings.
Each is given to it alone, and a line only once: most pages have the same ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens

from macros.pages.finished import FinishedBlocks

_PLAIN = re.compile(
    r"""# (?! )((?:[^\s&<>"'`*_\[\]{}()#+\-!|~=:^$%\\/@]|[ ](?! )|&\#[0-9]+;)+) \{ \#([a-z0-9-]+) \}"""
)
"""A heading of the first level in which nothing is for Markdown to do: a title, made inert."""


@dataclass(frozen=True)
class Heading:
    """A heading as Markdown gives it."""

    html: str
    tokens: tuple[dict[str, Any], ...]
    """What the table of contents has of it; nothing if it is too deep for that."""


@dataclass(frozen=True)
class ConvertedText:
    """What Markdown would make of a text."""

    html: str
    contents: Any
    """The tokens of its headings, one in the other."""
    title: str | None
    """The words of the heading of the first level with which it begins."""


class Converter:
    """Turns the texts of templates into HTML, as the given Markdown does."""

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self._blocks = FinishedBlocks(md)
        self._spaces: Any = md.preprocessors["normalize_whitespace"]
        self._raw: Any = md.postprocessors["raw_html"]
        self._heading = cache(self._made)
        self._sample = self._by_markdown("# WORDS { #PLACE }")

    def convert(self, text: str) -> ConvertedText | None:
        """Return what a text becomes; None if it has more than blocks, and headings with an id of their own."""
        parts = self._blocks.parts("\n".join(self._spaces.run(text.split("\n"))))
        if parts is None:
            return None
        html: list[str] = []
        tokens: Any = []
        title = None
        for is_block, part in parts:
            if is_block:
                if not self._raw.isblocklevel(part):
                    return None
                html.append(part)
                continue
            for line in filter(str.strip, part.split("\n")):
                if not (line.startswith("#") and line.endswith(" }")):
                    return None
                heading = self._heading(line)
                if not html and line.startswith("# "):
                    title = heading.tokens[0]["name"]
                html.append(heading.html)
                tokens += map(dict, heading.tokens)
        return ConvertedText("\n".join(html).strip(), nest_toc_tokens(tokens), title)

    def _made(self, line: str) -> Heading:
        """Return a heading; one of the first level in plain words as Markdown did another."""
        plain = _PLAIN.fullmatch(line)
        if not plain:
            return self._by_markdown(line)
        words, id = plain.groups()
        html = self._sample.html.replace("PLACE", id).replace("WORDS", words)
        return Heading(html, ({**self._sample.tokens[0], "name": words, "html": words, "id": id},))

    def _by_markdown(self, line: str) -> Heading:
        html = self._md.reset().convert(line)
        return Heading(html, tuple(getattr(self._md, "toc_tokens", ())))
