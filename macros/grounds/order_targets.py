"""Which object of the plan an order of an amending document is for.

An order is for an object if it names it: by its number, as the document cites it, by its title, or, of
words that have neither, by what documents call them. One that names no place may be for any.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from macros.grounds.citing import Chain, chain_of, chains, cites, matched, names, numbers, row_link
from macros.grounds.quoted_numbers import Printed, printed, without_number
from macros.model.amending import Amended, Step
from macros.model.kinds import Part
from macros.model.measure import Measure
from macros.model.plan import PlanFile, PlanInfo
from macros.model.section import Annex, Section
from macros.model.walk import walk_measures, walk_sections
from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex
from macros.text.later_documents.amended_title import is_named
from macros.text.lines.reflow import squeeze
from macros.text.orders.cited_places import PLACE, Path, paths_to
from macros.text.orders.deeds import Order, without_point
from macros.text.orders.exceptions import is_unclear

_CALLED = {
    Part.NUMBER: ("序号",),
    Part.TITLE: ("标题", "章名", "节名", "名称", "题目"),
    Part.INTRO: ("引言", "导语", "开头"),
    Part.PREAMBLE: ("前言", "引言", "序言", "导语", "开头"),
    Part.CLOSING: ("结尾", "末尾", "最后", "附则"),
}
"""What documents call the words of the plan and of a section that have no number."""
_IN_BODY = regex("正文(?:部分)?[中内里]?的?第")
"""How a document cites a place that is in no annex."""
_HEADS = regex("前言|引言|序言|导语|标题|章名|节名|题目|序号")


@dataclass
class Targets:
    """The objects of a plan, as orders name them."""

    file: PlanFile

    @cached_property
    def _chains(self) -> tuple[Chain, ...]:
        return tuple(chains(self.file))

    @cached_property
    def _printed(self) -> tuple[Printed, ...]:
        return tuple(printed(self.file))

    @cached_property
    def _articles(self) -> set[tuple[str, ...]]:
        """The numbers of measures that may be called articles: 1. and 第一条, not （一） and 第一项."""
        given = [one for at in walk_measures(self.file) for one in numbers(at.measure)]
        return {number_parts(one)[-1:] for one in given if not re.search("[（(项]", one)}

    @cached_property
    def _titles(self) -> dict[str, set[str]]:
        return _titles(self.file)

    @cached_property
    def _fits(self) -> Callable[[Path], int]:
        return cache(self._count_fits)

    def is_for(self, of: Amended, step: Step, order: Order) -> bool | None:
        """Whether an order names the object; None if it names none, so that it may be for it."""
        thing = of.thing
        if _speaks_of_another_part(step.part, order) or self.is_of_another(order):
            return False
        if isinstance(thing, Measure | Section) and self._is_excepted(of, thing, order):
            return False
        if isinstance(thing, PlanInfo):
            called = any(word in order.said for word in _CALLED[step.part or Part.PREAMBLE])
            return False if order.cited else called or None
        around = (*of.sections, thing)
        if isinstance(around[0], Annex) and _IN_BODY.search(order.said):
            return False
        chain = chain_of(thing, of.sections)
        if step.in_table and isinstance(thing, Section):
            chain = (*chain, row_link(thing, step))
        named = _any([cites(path, chain) for path in order.cited])
        titles = {one for one in self._titles if _is_named(one, order)} if order.loose else set()
        if titles and not (order.cited or any(one in order.words for one in order.named)):
            return bool({*names(thing)} & titles)  # what stood before it named another
        if named is not False and {*names(thing)} & {*order.named}:
            return True
        if not order.cited and any(name in self._titles for name in order.named):
            return False
        if isinstance(thing, Section) and any(
            thing.id in self._titles.get(name, ()) for name in order.named
        ):
            return False  # it is for something in the section: 第一部分“甲”一条
        if titles:
            return bool({*names(thing)} & titles)
        if not named and step.part is None and not step.in_table and _HEADS.search(order.said):
            return False  # it is for the title or the prose of a section, not for a measure in it
        return named

    def _is_excepted(self, of: Amended, thing: Measure | Section, order: Order) -> bool:
        """Whether an order's exception certainly covers an object; not where the order cites just that one."""
        ends = {path[-1] for path in order.cited}
        chain = chain_of(thing, of.sections)
        named = any(
            name in order.but.named or (name and name in order.but.words) for name in names(thing)
        )
        return named or any(
            path[-1] not in ends and self._fits(path) < 2 and matched(path, chain)[0] == len(path)
            for path in order.but.places
        )

    def resolved(self, order: Order) -> Order:
        """Return an order with the place that it cites: an object of the plan, or a point in the words of one."""
        order = without_number(order, self._printed)
        if not order.inner.point:
            return order
        (path,) = order.cited
        if part := self._in_part(path):
            return without_point(replace(order, cited=(part,)))
        if any(matched(path, chain) == (len(path), len(chain)) for chain in self._chains):
            return without_point(order)
        return replace(order, cited=(path[:-1],))

    def _in_part(self, path: Path) -> Path:
        """Return the way to an object in a part that a document calls an article; nothing if it may be an article.

        第一条第（二）项 is 第一部分第（二）项 of a plan that has 一、 and （二）, and no measure 1.
        """
        first, *inner = path
        part = (replace(first, word="部分"), *inner)
        whole = (len(path), len(path))
        if first.word != "条" or first.numbers in self._articles:
            return ()
        return part if any(matched(part, chain) == whole for chain in self._chains) else ()

    def is_of_another(self, order: Order) -> bool:
        """Whether an order amends another document.

        Its title is no short form of the plan's, and not that of the notice with which the plan was issued.
        """
        title, document = squeeze(self.file.plan.title), squeeze(order.document)
        if not document or document in title:
            return False
        titles = [one for one in (self.file.plan.title, self.file.plan.heading) if one]
        return not is_named(f"《{document}》", titles, None)

    def is_ambiguous(self, order: Order) -> bool:
        """Whether the number that an order cites is that of several objects."""
        return any(self._fits(path) > 1 for path in order.cited)

    def leaves_open(self, order: Order) -> bool:
        """Whether an order for many objects excepts something that is not exactly one object of the plan."""
        but = order.but
        of_many = not order.cited or order.cited[-1][-1].outer
        unknown = [name for name in but.named if name not in self._titles]
        several = [path for path in but.places if self._fits(path) > 1]
        unclear = but.unclear and self._is_unclear(but.words)
        return of_many and bool(unclear or unknown or several)

    def _is_unclear(self, words: str) -> bool:
        """Whether an exception says more than places and titles of the plan: 除第1条建设公园任务外 does not."""
        for title in sorted(filter(None, self._titles), key=len, reverse=True):
            words = words.replace(title, "")
        return is_unclear(words, paths_to(list(PLACE.finditer(words)), ()))

    def _count_fits(self, path: Path) -> int:
        return sum(1 for chain in self._chains if cites(path, chain))


def _is_named(title: str, order: Order) -> bool:
    """Whether an order has a title, and not only among what it takes out."""
    words = order.words
    for out in (*order.but.named, *filter(None, order.but.words.split("，"))):
        words = words.replace(out, "")
    return bool(title) and title in words


def _titles(file: PlanFile) -> dict[str, set[str]]:
    """Return the sections around what is called by each title."""
    found: dict[str, set[str]] = {}
    held: list[tuple[Measure | Section, tuple[Section, ...]]] = []
    held += [(at.section, at.ancestors) for at in walk_sections(file) if at.section.headed]
    held += [(at.measure, at.sections) for at in walk_measures(file)]
    for thing, around in held:
        for name in names(thing):
            found.setdefault(name, set()).update(one.id for one in around)
    return found


def _any(found: Sequence[bool | None]) -> bool | None:
    """Return whether any is true; None if none is, but one may be, or there is none at all."""
    return True if any(found) else None if None in found or not found else False


def _speaks_of_another_part(part: Part | None, order: Order) -> bool:
    """Whether an order names a part of a section or of the plan, and not this one."""
    if part is None:
        return False
    named = {one for one, words in _CALLED.items() if any(word in order.said for word in words)}
    return bool(named) and part not in named
