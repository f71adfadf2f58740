"""How to cite and link an object: its addresses and ready-made words in several forms."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.addresses import address
from macros.index.entries import DocumentEntry, Entry, MeasureEntry, UnitEntry
from macros.index.index import Index
from macros.index.titles import citation, name_abroad
from macros.pages.views.frame import frame
from macros.settings import Settings

_MARKDOWN = re.compile(r"[\\`*_\[\]#]")
_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "|~"}


@dataclass(frozen=True)
class Snippet:
    """Words to copy."""

    name: str
    """A word for ids on the page, for example ``markdown``."""
    label: str
    text: str


@dataclass(frozen=True)
class Citation:
    """What the box on the page of an object offers."""

    words: str
    """The formal citation."""
    snippets: tuple[Snippet, ...]
    svg: str
    """The address of the QR code as a drawing, from the site's root."""
    png: str
    passages: tuple[Snippet, ...] = ()
    """The paragraphs and points of a measure that has several, each with its citation and address."""


def cite_box(index: Index, settings: Settings, entry: Entry) -> Citation:
    """Return what the page of an object offers to those who cite or link it."""
    lasting = settings.site_url + address.page(entry)
    words, title = citation(index, entry), name_abroad(index, entry)
    named = f"{title}（{words}）"
    if isinstance(entry, DocumentEntry):  # its name is the citation
        named = words
    elif isinstance(entry, UnitEntry):  # the citation names the plan already
        named = f"{entry.title}：{words}"
    snippets = [Snippet("address", "固定网址", lasting)]
    if short := address.short_of(entry):
        words_of = "短网址（按编号，随公文版本变化）"
        snippets.append(Snippet("short", words_of, settings.site_url + short))
    snippets += [
        Snippet("words", "引文", words),
        Snippet("plain", "纯文本", f"{named}，{lasting}"),
        Snippet("html", "HTML", f'<a href="{html.escape(lasting)}">{html.escape(title)}</a>'),
        Snippet("markdown", "Markdown", f"[{_markdown(title)}]({lasting})"),
    ]
    if entry.kind in address.EMBEDDED:
        snippets.append(Snippet("embed", "嵌入网页", frame(settings, entry, title)))
    return Citation(
        words,
        tuple(snippets),
        address.qr(entry, "svg"),
        address.qr(entry, "png"),
        tuple(_passages(index, settings, entry)) if isinstance(entry, MeasureEntry) else (),
    )


def _passages(index: Index, settings: Settings, entry: MeasureEntry) -> Iterator[Snippet]:
    """Yield each paragraph and point to copy; nothing for a measure that is one passage."""
    found = [passage for within in entry.paragraphs for passage in within]
    for one in found if len(found) > 1 else ():
        where = settings.site_url + address.paragraph(entry, one.paragraph, one.place)
        name = address.passage("", one.paragraph, one.place).lstrip("-")
        yield Snippet(name, one.cited, f"{citation(index, entry, one)}，{where}")


def _markdown(title: str) -> str:
    """Return a title as the words of a link in Markdown.

    Not every Markdown knows a backslash before ``<``, ``&``, ``~`` or ``|``; all know entities.
    """
    escaped = _MARKDOWN.sub(r"\\\g<0>", title)
    return html.escape(escaped, quote=False).translate(_ENTITIES)
