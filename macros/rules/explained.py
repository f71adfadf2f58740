"""Which words of a document that amends the plan an editor's notes on it explain: what nobody reads is for the editor to judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from macros.model.kinds import NoteKind
from macros.model.measure import Note
from macros.model.plan import Document
from macros.text.lines.reflow import squeeze
from macros.text.orders.deeds import Order
from macros.text.orders.edit_places import occurrences
from macros.text.parts.spans import Span

UNREAD = "检查读不懂的说法，在那份文件的 notes 里写一条说明，用 quote 引那句话。"
"""What to do where the check may not read what a document says."""


def quotes(notes: Sequence[Note]) -> list[str]:
    """Return what notes quote that explain something, without white space."""
    return [squeeze(one.quote) for one in notes if one.kind is NoteKind.EXPLANATION and one.quote]


def explained(document: Document) -> list[Span]:
    """Return which words of a document notes on it explain, white space aside."""
    found = quotes(document.notes)
    text = squeeze(document.text or "") if found else ""
    return [span for quote in found for span in occurrences(quote, text)]


def is_quoted(sentence: str, document: Document, says: Callable[[str], bool]) -> bool:
    """Whether a note on the document quotes a sentence to explain it: whole, or words of it that ``says`` holds of."""
    whole = squeeze(sentence).rstrip("。；")
    return any(
        whole in quote or (quote in whole and says(quote)) for quote in quotes(document.notes)
    )


def is_explained(order: Order, document: Document) -> bool:
    """Whether a note on the document explains an order: its last words are in what the note quotes."""
    last = order.start + len(order.words.rstrip("。；")) - 1
    return any(a <= last < b for a, b in explained(document))
