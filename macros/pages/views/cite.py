"""How to cite and link an object: its addresses and ready-made words in several forms."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.addresses import address
from macros.index.citations import citation, reference
from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.titles import marked_heading
from macros.index.units import UnitEntry
from macros.pages.views.frame import frame
from macros.settings import Settings
from macros.text.messages.excerpt import excerpt
from macros.text.parts.sentences import sentences

_MARKDOWN = re.compile(r"[\\`*_\[\]#]")
MOST_SENTENCES = 8
"""The box lists the sentences of a measure that has no more; all can be reached by marking them."""
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
    """The paragraphs, points and sentences of a measure that has several, each with citation and address."""


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
        *_reference(index, entry, lasting),
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
        (*_passages(index, settings, entry), *_sentences(index, settings, entry))
        if isinstance(entry, MeasureEntry)
        else (),
    )


def name_abroad(index: Index, entry: Entry) -> str:
    """Return what a link or frame on another site calls it: of a unit also whose measures they are."""
    if isinstance(entry, UnitEntry):
        return f"{entry.title}：{index.plan.short_title or index.plan.title}"
    return marked_heading(entry)


def _reference(index: Index, entry: Entry, lasting: str) -> Iterator[Snippet]:
    """Yield the entry of a list of references, for the plan and what is printed in it."""
    if isinstance(entry, MeasureEntry | SectionEntry):
        label = "参考文献（GB/T 7714—2015）"
        yield Snippet("reference", label, reference(index, lasting))


def _passages(index: Index, settings: Settings, entry: MeasureEntry) -> Iterator[Snippet]:
    """Yield each paragraph and point to copy; nothing for a measure that is one passage."""
    found = [passage for within in entry.paragraphs for passage in within]
    for one in found if len(found) > 1 else ():
        where = settings.site_url + address.paragraph(entry, one.paragraph, one.place)
        name = address.passage("", one.paragraph, one.place).lstrip("-")
        yield Snippet(name, one.cited, f"{citation(index, entry, one)}，{where}")


def _sentences(index: Index, settings: Settings, entry: MeasureEntry) -> Iterator[Snippet]:
    """Yield each sentence to copy, of a measure that has several and not many."""
    given = [(whole, sentences(whole.text)) for whole, *_ in entry.paragraphs]
    if not 1 < sum(len(found) for _, found in given) <= MOST_SENTENCES:
        return
    for whole, found in given:
        around = whole.cited if len(given) > 1 else ""
        for place, words in enumerate(found, start=1):
            if len(found) == 1 and around:
                continue  # the paragraph is the sentence
            one = replace(whole, text=words, cited=f"{around}第{place}句")
            where = settings.site_url + address.sentence(entry, whole.paragraph, place, words)
            yield Snippet(
                f"p{whole.paragraph}-s{place}",
                f"{one.cited} {excerpt(words, 14)}",
                f"{citation(index, entry, one)}，{where}",
            )


def _markdown(title: str) -> str:
    """Return a title as the words of a link in Markdown.

    Not every Markdown knows a backslash before ``<``, ``&``, ``~`` or ``|``; all know entities.
    """
    escaped = _MARKDOWN.sub(r"\\\g<0>", title)
    return html.escape(escaped, quote=False).translate(_ENTITIES)
