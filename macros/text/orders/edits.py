"""What the orders of an amending document make of a text; ``reading`` reads them, ``edit_places`` says where.

Pure text, no plan. ``worked`` tells whether orders lead from one wording to another, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from macros.text.characters.regex import regex
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.edit_places import (
    ENDS,
    STOPS,
    gaps_of,
    occurrences,
    of_its_year,
    places_of,
    scopes_of,
    year_at,
)
from macros.text.orders.prose_words import PARTY
from macros.text.parts.points import points
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.times.postponing import LATER
from macros.text.times.statements import deadlines

_LABELLED = regex(f"{PARTY}[：:]$")
_PARTS = regex("牵头|主办|配合|协办|协助|参与|参加")
_MOST = 2_000
"""More results than this of ambiguous orders are not followed."""

_OF_A_TIME = regex(f"时限|期限|时间|(?:{LATER}|提前)[至到]")
_OF_A_TITLE = regex("标题|题目|更名|改名|改称")
"""What an order may say that it changes without saying the words."""


def lined(text: str) -> str:
    """Return a text in the form in which orders are followed: a line for each paragraph."""
    return "\n".join(map(squeeze, paragraphs(text)))


def results(order: Order, text: str) -> tuple[str, ...]:
    """Return what an order may make of a lined text; none if it cannot be followed there."""
    made = (one for scope in scopes_of(order, text) for one in _made(order, text, scope))
    return tuple(dict.fromkeys(one for one in made if one != text))


def times(order: Order, text: str) -> int:
    """Return at how many places of a text an order may be followed that does not say at which."""
    if order.every or order.which or order.vague:
        return 0
    if order.old:
        return len(places_of(order, lined(text)))
    return len({squeeze(one) for one in results(order, lined(text))})


def worked(
    before: str, after: str, ordered: Sequence[tuple[Order, bool]]
) -> tuple[Order, ...] | None:
    """Return the orders that lead from one wording to the other; None if they do not.

    Each comes with whether it must be followed; the others may be. Of an order that does not say which of
    several occurrences it means, any one of them or all will do.
    """
    wanted = squeeze(after)
    reached: dict[str, tuple[Order, ...]] = {lined(before): ()}
    for order, needed in ordered:
        if _is_open(order):
            continue
        made: dict[str, tuple[Order, ...]] = {}
        for text, used in reached.items():
            for result in results(order, text):
                made.setdefault(result, (*used, order))
            if not needed:
                made.setdefault(text, used)
        reached = dict(list(made.items())[:_MOST])
    open_ = [(order, needed) for order, needed in ordered if _is_open(order)]
    for text, used in reached.items():
        more = _led(squeeze(text), wanted, open_)
        if more is not None and (used or more):
            return (*used, *more)
    return None


def _is_open(order: Order) -> bool:
    """Whether an order does not say where in the words of a measure it is to be followed."""
    return order.vague or (order.deed is Deed.ADD and not order.old and not order.inner)


def _led(text: str, wanted: str, ordered: Sequence[tuple[Order, bool]]) -> tuple[Order, ...] | None:
    """Return the orders that lead there of those that do not say where they are to be followed."""
    if not ordered:
        return () if text == wanted else None
    (order, needed), *others = ordered
    if not needed and (made := _led(text, wanted, others)) is not None:
        return made
    for changed in _changed_anywhere(order, text, wanted):
        if changed != text and (made := _led(changed, wanted, others)) is not None:
            return (order, *made)
    return None


def _changed_anywhere(order: Order, text: str, wanted: str) -> Iterator[str]:
    """Yield what such an order may make of a text, as far as that begins as it is wanted.

    Its words are put in somewhere, to a list too, or in the place of others of one sentence: a new
    title in that of the title, a new deadline in that of a deadline, if there is one.
    """
    adds = order.deed is Deed.ADD
    times = deadlines(text) if not adds and _OF_A_TIME.search(order.said) else ()
    heads = not adds and _OF_A_TITLE.search(order.said)
    for new in _listed(order) if adds else (order.new,):
        starts = [a for a, _ in occurrences(new, wanted)] if new else range(len(text))
        for start in starts:
            if text[:start] != wanted[:start] or (heads and start):
                continue
            if order.year and year_at(text, start) not in ("", order.year):
                continue
            stop = text.find("。", start)
            last = start if adds else len(text) if stop < 0 else stop
            for end in range(start, last + 1):
                if times and not _inside((start, end), new, text, times):
                    continue
                if not adds and _takes_more(order, text[start:end]):
                    continue
                yield f"{text[:start]}{new}{text[end:]}"


def _takes_more(order: Order, old: str) -> bool:
    """Whether words that new ones would replace give others a part of which the order says nothing."""
    said = f"{order.words}{order.new}"
    return bool(order.new) and any(verb not in said for verb in _PARTS.findall(old))


def _listed(order: Order) -> Iterator[str]:
    """Yield how words may be added: as they are, to a list, or below a label of their own if they are a body."""
    yield order.new
    yield f"、{order.new}"
    for party in re.findall(PARTY, order.said)[-1:]:
        for before, behind in (*((mark, "") for mark in "，；,;"), ("（", "）")):
            yield f"{before}{party}：{order.new}{behind}"
        yield f"，{order.new}{party[:-2]}"


def _inside(span: Span, new: str, text: str, places: Sequence[Span]) -> bool:
    """Whether what new words change of a part of a text, the ends that both have aside, is in a place."""
    old = text[slice(*span)]
    ends = _alike(old[::-1], new[::-1])
    begins = _alike(old[: len(old) - ends], new)
    return any(a <= span[0] + begins and span[1] - ends <= b for a, b in places)


def _alike(one: str, other: str) -> int:
    """Return with how many equal characters two texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _made(order: Order, text: str, scope: Span) -> Iterator[str]:
    start, end = scope
    if order.old:
        yield from _replaced(order, text, scope)
    elif order.deed is Deed.ADD:
        for at in gaps_of(order, text, scope):
            yield f"{text[:at]}{_parted(order, text, at)}{text[at:]}"
    else:
        for new in _in_its_marks(order, text[start:end]):
            yield f"{text[:start]}{new}{text[end:]}"


def _in_its_marks(order: Order, old: str) -> Iterator[str]:
    """Yield the new words of a place, also with the number and the full stop of the old ones."""
    yield order.new
    if order.new:
        number = points(old)[0].mark if order.inner.point and points(old) else ""
        end = old[-1:] if old[-1:] in ENDS and order.new[-1] not in STOPS else ""
        yield from (number + order.new, order.new + end, number + order.new + end)


def _replaced(order: Order, text: str, scope: Span) -> Iterator[str]:
    """Yield a text with one occurrence of the words replaced, and with all."""
    start, end = scope
    found = [(a, b) for a, b in occurrences(order.old, text) if start <= a and b <= end]
    found = of_its_year(order, text, found)
    if order.which:
        found = found[order.which - 1 : order.which]
    one_by_one = [] if order.every else [[one] for one in found]
    for chosen in (*one_by_one, found):
        new, at = "", 0
        for a, b in chosen:
            new, at = new + text[at:a] + order.new, b
        yield new + text[at:]
    if order.deed is Deed.ADD:
        yield from _listed_beside(order, text, found)
    if order.deed is Deed.REMOVE:  # a sentence goes with its mark
        for a, b in found:
            if text[b : b + 1] in ("。", "；") and text[a - 1 : a] in ("", "\n", *ENDS):
                yield text[:a] + text[b + 1 :]
            if text[b : b + 1] == "、":
                yield text[:a] + text[b + 1 :]
            elif text[a - 1 : a] == "、":
                yield text[: a - 1] + text[b:]
            elif alone := _LABELLED.search(text, 0, a):
                yield _without_label(text, alone.start(), b)


def _listed_beside(order: Order, text: str, found: Sequence[Span]) -> Iterator[str]:
    """Yield a text with a body put beside another into a list, with the mark that the order leaves out."""
    behind = order.new.startswith(order.old)
    added = order.new[len(order.old) :] if behind else order.new[: -len(order.old)]
    if bodies.is_body(added) and bodies.is_body(order.old):
        joined = f"{order.old}、{added}" if behind else f"{added}、{order.old}"
        for a, b in found:
            yield text[:a] + joined + text[b:]


def _without_label(text: str, start: int, end: int) -> str:
    """Return a text without a label and the only name behind it, and without the brackets around both."""
    around = text[start - 1 : start] + text[end : end + 1]
    if around == "（）":
        return text[: start - 1] + text[end + 1 :]
    if around[:1] in ("，", "；", ",", ";"):
        return text[: start - 1] + text[end:]
    return text[:start] + text[end + 1 :] if around[1:] in ("，", "；", ",", ";") else text


def _parted(order: Order, text: str, at: int) -> str:
    """Return the words to be added, as a paragraph of their own if they become one."""
    if not order.inner.paragraph or order.inner.sentence or order.inner.end:
        return order.new
    return f"\n{order.new}" if order.side == "后" or at == len(text) else f"{order.new}\n"
