"""Orders that quote an object with its printed number: 将“2.种草。每年种草。”修改为“2.种草。每年种草200亩。”.

The number is no part of the words of an object. Such an order is for the only object with that number
that has these words, and gives all words of it if it quotes all, or the title that stands for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from macros.grounds.citing import Chain, chain_of, cites, numbers
from macros.model.kinds import Part
from macros.model.measure import RowMeasure
from macros.model.numbering import MARKS
from macros.model.plan import PlanFile
from macros.model.section import Section
from macros.model.walk import walk_measures, walk_sections
from macros.text.characters.numerals import number_parts
from macros.text.orders.cited_places import Cited, Path
from macros.text.orders.deeds import Deed, Order
from macros.text.parts.quotations import plain

_STOP = "。：:"


@dataclass(frozen=True)
class Printed:
    """An object as it is printed in one of its wordings."""

    chain: Chain
    number: str
    title: str
    words: str
    """All words of a measure; of a section its title."""
    measure: bool

    def behind_number(self, quoted: str) -> str:
        """Return what a quotation has behind the number of the object; empty if it does not begin with it."""
        core = plain(self.number.strip(MARKS))
        rest = quoted[len(core) :].lstrip(MARKS)
        marked = len(rest) < len(quoted) - len(core) or core[-1:] in "条章节)）"
        return rest if core and quoted.startswith(core) and marked else ""


def printed(file: PlanFile) -> Iterator[Printed]:
    """Yield every object that has a number, in each of its wordings; no rows of tables."""
    for section in walk_sections(file):
        chain = chain_of(section.section, section.ancestors)
        for number in _versions(section.section, Part.NUMBER):
            for title in _versions(section.section, Part.TITLE):
                yield Printed(chain, number, plain(title), plain(title), measure=False)
    for at in walk_measures(file):
        held = at.measure
        if isinstance(held, RowMeasure):
            continue
        texts = (*(one.text for one in held.earlier), held.text)
        for number, text in zip(numbers(held), texts, strict=True):
            chain, title = chain_of(held, at.sections), plain(held.title)
            yield Printed(chain, number, title, plain(text), measure=True)


def _versions(section: Section, part: Part) -> list[str]:
    was = [one.text for one in section.earlier if one.part is part]
    return [one for one in (*was, getattr(section, part)) if one]


def without_number(order: Order, held: Iterable[Printed]) -> Order:
    """Return an order that quotes an object with its number as one for that object; others as they are."""
    if order.deed is not Deed.CHANGE or not order.within:
        return order
    found: dict[Chain, Order] = {}
    for one in held:
        if order.cited and not any(cites(path, one.chain) for path in order.cited):
            continue
        rest = one.behind_number(order.old)
        if rest and one.words.startswith(rest) and (made := _about(order, one, rest)):
            found.setdefault(one.chain, made)
    return next(iter(found.values())) if len(found) == 1 else order


def _about(order: Order, one: Printed, rest: str) -> Order | None:
    """Return the order as one for an object of which it quotes the words ``rest``."""
    new = one.behind_number(order.new)
    cited = (_path(one),)
    if one.measure and (
        rest == one.words or (rest == one.title and re.match(f"{re.escape(rest)}[{_STOP}].", new))
    ):
        whole = replace(order, cited=cited, named=(), old="", within=False)
        return replace(whole, ends=(len(order.new),))
    if not new:
        return None
    first = rest if rest in (one.title, one.words) else ""
    return replace(order, cited=cited, old=rest, new=new, which=1 if first else order.which)


def _path(one: Printed) -> Path:
    """Return how a document would cite an object: by its numbers, outermost first."""
    last = len(one.chain) - 1
    return tuple(
        Cited(number_parts(one.number) if n == last else link.numbers[-1], link.words[0])
        for n, link in enumerate(one.chain)
    )
