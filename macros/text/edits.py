"""What the orders of an amending document make of a text; ``orders`` reads them.

Pure text, no plan. ``worked`` tells whether orders lead from one wording to another, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from macros.text.deeds import Deed, Order
from macros.text.numerals import number_parts
from macros.text.places import Inner
from macros.text.points import points
from macros.text.postponing import LATER
from macros.text.prose_orders import PARTY
from macros.text.reflow import paragraphs, squeeze
from macros.text.sentences import sentences
from macros.text.spans import Span
from macros.text.statements import deadlines

_LABELLED = re.compile(f"{PARTY}[：:]$")
_MOST = 2_000
"""More results than this of ambiguous orders are not followed."""
_ENDS = "。！？；"
_STOPS = f"{_ENDS}：）”"
"""With one of these a paragraph ends that is no heading."""
_BRACKETED = re.compile("（[^（）]*）。?$")
"""What may stand behind the last sentence: who does it."""

_OF_A_TIME = re.compile(f"时限|期限|时间|(?:{LATER}|提前)[至到]")
_OF_A_TITLE = re.compile("标题|题目|更名|改名|改称")
"""What an order may say that it changes without saying the words."""

_OF_A_YEAR = re.compile(
    "(?P<year>[0-9]{4})年(?![0-9底末初前])[^，,。；;：:0-9]{0,16}(?:由|[中里]的)"
)
"""How an order says of which year the words are that it changes: 2024年建设任务由5个调整为7个."""
_YEAR = re.compile("([0-9]{4})年")


def lined(text: str) -> str:
    """Return a text in the form in which orders are followed: a line for each paragraph."""
    return "\n".join(map(squeeze, paragraphs(text)))


def results(order: Order, text: str) -> tuple[str, ...]:
    """Return what an order may make of a lined text; none if it cannot be followed there."""
    made = (one for scope in _scopes(order, text) for one in _made(order, text, scope))
    return tuple(dict.fromkeys(one for one in made if one != text))


def times(order: Order, text: str) -> int:
    """Return at how many places of a text an order may be followed that does not say at which."""
    if order.every or order.which or order.vague:
        return 0
    if order.old:
        return len(_places(order, lined(text)))
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
            if order.year and _year_at(text, start) not in ("", order.year):
                continue
            stop = text.find("。", start)
            last = start if adds else len(text) if stop < 0 else stop
            for end in range(start, last + 1):
                if times and not _inside((start, end), new, text, times):
                    continue
                yield f"{text[:start]}{new}{text[end:]}"


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


def occurrences(words: str, text: str) -> tuple[Span, ...]:
    """Return where a lined text has words, also across the end of a paragraph."""
    pattern = "\n?".join(map(re.escape, words))
    return tuple(match.span() for match in re.finditer(pattern, text)) if words else ()


def _places(order: Order, text: str) -> list[Span]:
    """Return where the words of an order stand, in the place that it says."""
    found = _of_its_year(order, text, occurrences(order.old, text))
    scopes = _scopes(order, text)
    return [(a, b) for a, b in found if any(c <= a and b <= d for c, d in scopes)]


def _of_its_year(order: Order, text: str, found: Sequence[Span]) -> list[Span]:
    """Return which occurrences of words are of the year that an order says; all if that cannot be told."""
    years = {order.year} if order.year else {one["year"] for one in _OF_A_YEAR.finditer(order.said)}
    if len(years) != 1:
        return list(found)
    kept = [span for span in found if _year_at(text, span[0]) in ("", *years)]
    return kept or list(found)


def _year_at(text: str, at: int) -> str:
    """Return the last year of which a sentence speaks before a place; empty if of none."""
    begun = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    return next(iter(_YEAR.findall(text, begun, at)[::-1]), "")


def _made(order: Order, text: str, scope: Span) -> Iterator[str]:
    start, end = scope
    if order.old:
        yield from _replaced(order, text, scope)
    elif order.deed is Deed.ADD:
        for at in _gaps(order, text, scope):
            yield f"{text[:at]}{_parted(order, text, at)}{text[at:]}"
    else:
        for new in _in_its_marks(order, text[start:end]):
            yield f"{text[:start]}{new}{text[end:]}"


def _in_its_marks(order: Order, old: str) -> Iterator[str]:
    """Yield the new words of a place, also with the number and the full stop of the old ones."""
    yield order.new
    if order.new:
        number = points(old)[0].mark if order.inner.point and points(old) else ""
        end = old[-1:] if old[-1:] in _ENDS and order.new[-1] not in _STOPS else ""
        yield from (number + order.new, order.new + end, number + order.new + end)


def _replaced(order: Order, text: str, scope: Span) -> Iterator[str]:
    """Yield a text with one occurrence of the words replaced, and with all."""
    start, end = scope
    found = [(a, b) for a, b in occurrences(order.old, text) if start <= a and b <= end]
    found = _of_its_year(order, text, found)
    if order.which:
        found = found[order.which - 1 : order.which]
    one_by_one = [] if order.every else [[one] for one in found]
    for chosen in (*one_by_one, found):
        new, at = "", 0
        for a, b in chosen:
            new, at = new + text[at:a] + order.new, b
        yield new + text[at:]
    if order.deed is Deed.REMOVE:  # a sentence goes with its mark
        for a, b in found:
            if text[b : b + 1] in ("。", "；") and text[a - 1 : a] in ("", "\n", *_ENDS):
                yield text[:a] + text[b + 1 :]
            if text[b : b + 1] == "、":
                yield text[:a] + text[b + 1 :]
            elif text[a - 1 : a] == "、":
                yield text[: a - 1] + text[b:]
            elif alone := _LABELLED.search(text, 0, a):
                yield _without_label(text, alone.start(), b)


def _without_label(text: str, start: int, end: int) -> str:
    """Return a text without a label and the only name behind it, and without the brackets around both."""
    around = text[start - 1 : start] + text[end : end + 1]
    if around == "（）":
        return text[: start - 1] + text[end + 1 :]
    if around[:1] in ("，", "；", ",", ";"):
        return text[: start - 1] + text[end:]
    return text[:start] + text[end + 1 :] if around[1:] in ("，", "；", ",", ";") else text


def _gaps(order: Order, text: str, scope: Span) -> Iterator[int]:
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


def _parted(order: Order, text: str, at: int) -> str:
    """Return the words to be added, as a paragraph of their own if they become one."""
    if not order.inner.paragraph or order.inner.sentence or order.inner.end:
        return order.new
    return f"\n{order.new}" if order.side == "后" or at == len(text) else f"{order.new}\n"


def _scopes(order: Order, text: str) -> list[Span]:
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
    if len(spans) > 1 and text[spans[0][1] - 1] not in _STOPS:
        del spans[0]
    return _nth(spans, inner.paragraph, adds=adds)


def _of_point(order: Order, text: str, scope: Span) -> list[Span]:
    """Return the point with a number; where one is added, also the place behind the one before it."""
    spans: dict[tuple[str, ...], Span] = {}
    for match in re.finditer("[^\n]+", text):
        starts = [(match.start() + one.start, one.mark) for one in points(match[0])]
        for (start, mark), end in zip(
            starts, [*(at for at, _ in starts[1:]), match.end()], strict=True
        ):
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
