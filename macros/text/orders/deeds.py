"""What an amending document orders to be done to words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from macros.text.orders.cited_places import ANYWHERE, Inner, Path, has_point
from macros.text.orders.exceptions import NOTHING, Exceptions


class Deed(Enum):
    """What is done to words."""

    CHANGE = "修改"
    ADD = "增加"
    REMOVE = "删去"
    RENUMBER = "改序号"
    GIVE = "写明"
    """Words that a document only gives: beside a place, 第三条：“…”, or as a paragraph of its own."""


@dataclass(frozen=True)
class Order:
    """One thing that a document orders to be done, at one place or where it does not say."""

    deed: Deed
    words: str
    """The words of the document that order it."""
    start: int
    """How many characters of the document, white space aside, come before them."""
    cited: tuple[Path, ...] = ()
    """The places that it is for; empty if none is said: it may be for any."""
    named: tuple[str, ...] = ()
    """Words in quotation marks beside these places: a title, say."""
    said: str = ""
    """What is said of the place, outside quotation marks."""
    inner: Inner = ANYWHERE
    """Where in the words of that place."""
    old: str = ""
    """The words to be changed, or those beside which others are added."""
    new: str = ""
    """The words that it gives."""
    side: str = ""
    """On which side of a place in the words others are added: 前, 后; 在 if they become that place."""
    within: bool = False
    """Whether it is for a part of the words of a measure or section, not for all of them."""
    which: int = 0
    """Which occurrence, from 1; 0 if that is not said."""
    every: bool = False
    """Whether it is for every occurrence."""
    ends: tuple[int, ...] = ()
    """After how many characters what it gives may end: without quotation marks, any paragraph."""
    to: Path = ()
    """The number that the place gets."""
    vague: bool = False
    """Whether it may be for a part of the words without saying for which: 完成时限调整为2025年底."""
    document: str = ""
    """The title of the document that it amends, if it is beside the place."""
    loose: bool = False
    """Whether it is a sentence of prose, without quotation marks, that may call a measure by its title."""
    but: Exceptions = NOTHING
    """What it is not for."""
    year: str = ""
    """Of which year the words are that it changes, if it says so beside the verb: 2024年调整为7个."""
    values: tuple[str, ...] = ()
    """The values that it gives several places, one to each: 分别推迟一年、半年."""
    since: int = 0
    """Where its own words begin, behind those of earlier orders in its sentence; counted as ``start`` is."""
    own: str = ""
    """The value for this place; empty if nobody can tell which it is."""

    @property
    def end(self) -> int:
        """How many characters come before the end of its words, counted as ``start`` is."""
        return self.start + len("".join(self.words.split()))

    @property
    def is_unfollowed(self) -> bool:
        """Whether it has a value for each of its places, and nobody can tell which is whose."""
        return bool(self.values) and not self.own

    def has_own(self, words: str) -> bool:
        """Whether words have the value for this place; so have any words if each place does not get its own."""
        longest = sorted(self.values, key=len, reverse=True)
        found = re.findall("|".join(map(re.escape, longest)), words) if longest else []
        return not self.values or self.own in found

    @property
    def only_says(self) -> bool:
        """Whether it says what becomes of something and gives no words: 完成时限顺延一年."""
        return self.loose and self.deed is Deed.CHANGE and not self.new and not self.vague

    @property
    def gives(self) -> bool:
        """Whether it gives all words of a place, or of several."""
        return bool(self.new) and not self.within


def without_point(order: Order) -> Order:
    """Return an order for the place that it cites as a whole, not for a point in the words of one around it."""
    inner = replace(order.inner, point=())
    within = bool(order.old or inner or (order.new and not order.ends))
    return replace(order, inner=inner, within=within)


def at_each_place(order: Order) -> Iterator[Order]:
    """Yield an order once for each place that it cites; what is cited inside an article may be a point in it."""
    for path in order.cited or ((),):
        one = replace(order, cited=(path,) if path else ())
        if has_point(path):
            inner = replace(order.inner, point=path[-1].numbers)
            one = replace(one, inner=inner, within=True)
        yield one
