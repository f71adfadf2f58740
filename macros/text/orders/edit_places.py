"""Where in a text the orders of an amending document work: words, a year, a paragraph, a point, a sentence; pure text, no plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex
from macros.text.orders.cited_places import Inner
from macros.text.orders.deeds import Order
from macros.text.parts.points import points
from macros.text.parts.sentences import sentences
from macros.text.parts.spans import Span

ENDS = "。！？；"


STOPS = f"{ENDS}：）”"
"""With one of these a paragraph ends that is no heading."""


_BRACKETED = regex("（[^（）]*）。?$")
"""What may stand behind the last sentence: who does it."""


_OF_A_YEAR = regex("(?P<year>[0-9]{4})年(?![0-9底末初前])[^，,。；;：:0-9]{0,16}(?:由|[中里]的)")
"""How an order says of which year the words are that it changes: 2024年建设任务由5个调整为7个."""


_YEAR = regex("([0-9]{4})年")


def occurrences(words: str, text: str) -> tuple[Span, ...]:
    """Return where a lined text has words, also across the end of a paragraph."""
    pattern = "\n?".join(map(re.escape, words))
    return tuple(match.span() for match in re.finditer(pattern, text)) if words else ()


def places_of(order: Order, text: str) -> list[Span]:
    """Return where the words of an order stand, in the place that it says."""
    found = of_its_year(order, text, occurrences(order.old, text))
    scopes = scopes_of(order, text)
    return [(a, b) for a, b in found if any(c <= a and b <= d for c, d in scopes)]


def of_its_year(order: Order, text: str, found: Sequence[Span]) -> list[Span]:
    """Return which occurrences of words are of the year that an order says; all if that cannot be told."""
    years = {order.year} if order.year else {one["year"] for one in _OF_A_YEAR.finditer(order.said)}
    if len(years) != 1:
        return list(found)
    kept = [span for span in found if year_at(text, span[0]) in ("", *years)]
    return kept or list(found)


def year_at(text: str, at: int) -> str:
    """Return the last year of which a sentence speaks before a place; empty if of none."""
    begun = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    return next(iter(_YEAR.findall(text, begun, at)[::-1]), "")


def gaps_of(order: Order, text: str, scope: Span) -> Iterator[int]:
    """Yield before which character words may be added that are put beside a place."""
    start, end = scope
    if order.side in ("前", "在"):
        yield start
    elif order.side == "后" or order.inner:
        yield end
        if bracket := _BRACKETED.search(text, start, end):
            yield bracket.start()
    else:  # it only says to which measure
        yield from range(start, end + 1)


def scopes_of(order: Order, text: str) -> list[Span]:
    """Return which parts of a text an order may speak of: all of it, a paragraph, a point, a sentence."""
    scopes = _of_paragraph(order.inner, text, adds=order.side == "在")
    if order.inner.point:
        scopes = [one for scope in scopes for one in _of_point(order, text, scope)]
    if not order.inner.sentence:
        return scopes
    return [
        one for scope in scopes for one in _of_sentence(order, text, scope, adds=order.side == "在")
    ]


def _of_paragraph(inner: Inner, text: str, *, adds: bool) -> list[Span]:
    """Return the paragraph that is meant; a heading on a line of its own is none."""
    if not inner.paragraph:
        return [(0, len(text))]
    spans = [match.span() for match in re.finditer("[^\n]+", text)]
    if len(spans) > 1 and text[spans[0][1] - 1] not in STOPS:
        del spans[0]
    return _nth(spans, inner.paragraph, adds=adds)


def _of_point(order: Order, text: str, scope: Span) -> list[Span]:
    """Return the point with a number; where one is added, also the place behind the one before it."""
    spans: dict[tuple[str, ...], Span] = {}
    for match in re.finditer("[^\n]+", text):
        starts = [(match.start() + one.start, one.mark) for one in points(match[0])]
        for (start, mark), (end, _) in pairwise([*starts, (match.end(), "")]):
            if scope[0] <= start and end <= scope[1]:
                spans[number_parts(mark)] = (start, end)
    (number,) = order.inner.point[-1:]
    if found := spans.get((number,)):
        return [found]
    before = (
        spans.get((str(int(number) - 1),)) if order.side == "在" and number.isdecimal() else None
    )
    return [(before[1], before[1])] if before else []


def _of_sentence(order: Order, text: str, scope: Span, *, adds: bool) -> list[Span]:
    """Return the sentences that may be meant.

    A heading before them counts as one, or does not; so does what stands behind them in brackets.
    """
    start, end = scope
    spans: list[Span] = []
    for match in re.finditer("[^\n]+", text[start:end]):
        at = start + match.start()
        for piece in sentences(match[0]):
            if spans and text[spans[-1][1] - 1] == "；" and spans[-1][1] == at:
                spans[-1] = (spans[-1][0], at + len(piece))
            else:
                spans.append((at, at + len(piece)))
            at += len(piece)
    readings = [spans]
    if start == 0 and len(spans) > 1 and not re.search("[，、；：]", text[slice(*spans[0])]):
        readings.append(spans[1:])
    if len(spans) > 1 and _BRACKETED.fullmatch(text, *spans[-1]):
        readings += [one[:-1] for one in readings]
    number = order.inner.sentence
    found = [span for reading in readings for span in _nth(reading, number, adds=adds)]
    return list(dict.fromkeys(found))


def _nth(spans: Sequence[Span], number: int, *, adds: bool) -> list[Span]:
    """Return the one with a number, -1 the last; where something is added, also the place behind all."""
    if adds and spans and number == len(spans) + 1:
        return [(spans[-1][1], spans[-1][1])]
    if number < 0:
        return list(spans[-1:])
    return list(spans[number - 1 : number])
