"""Names of known bodies made opaque before a document is read, and put back into what was read; pure text.

市交通运输局 holds 交, 市替代能源中心 holds 替代: nothing inside a name is a word of the sentence. A masked text is as
long as the text, so that all places stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.orders.deeds import Order
from macros.text.parts.spans import Span

_FIRST = 0x100000
_WORDS = regex(f"[{HAN}（）、]")
_ANY = regex("[\U00100000-\U0010fffd]+")
_PART_IN_MARKS = regex("“(?=(?:牵头|责任|主办|承办|配合|协办|参与|参加)(?:单位|部门)”)")


def masked(text: str, names: Sequence[Span]) -> str:
    """Return a text of equal length without a readable Han character, bracket or 、 in its names.

    Marks around 牵头单位 go too. Quotation marks, letters and blanks in a name stay what they are.
    """
    chars = list(text)
    for start, end in names:
        chars[start:end] = _WORDS.sub(lambda one: chr(ord(one[0]) + _FIRST), text[start:end])
    for one in _PART_IN_MARKS.finditer(text):
        for at in (one.start(), text.index("”", one.end())):
            chars[at] = chr(ord(text[at]) + _FIRST)
    return "".join(chars)


def _unmasked(words: str) -> str:
    """Return words with the names that were masked."""
    return _ANY.sub(lambda one: "".join(chr(ord(char) - _FIRST) for char in one[0]), words)


def with_names(order: Order) -> Order:
    """Return an order with the names that were masked in its words."""
    but = replace(
        order.but,
        named=tuple(map(_unmasked, order.but.named)),
        words=_unmasked(order.but.words),
    )
    return replace(
        order,
        but=but,
        words=_unmasked(order.words),
        said=_unmasked(order.said),
        old=_unmasked(order.old),
        new=_unmasked(order.new),
        document=_unmasked(order.document),
        own=_unmasked(order.own),
        named=tuple(map(_unmasked, order.named)),
        values=tuple(map(_unmasked, order.values)),
    )
