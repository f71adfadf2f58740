"""Which orders of a document bear out what the data file says that it did.

The ground of a change is an order for that object: by its number, as the document cites it, by its
title, or, if the document names no place, by the words alone. Words that a document gives whole must be
those of the object, all of them, or of it and others beside it; words that it changes one by one must
lead from the old wording to the new.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from macros.model.amending import ADDED, REMOVED, Amended, Step, walk_amended
from macros.model.citing import (
    chain_of,
    chains,
    cites,
    matched,
    names,
    numbered_alike,
    numbers,
    row_link,
)
from macros.model.given_words import Laid, laid_over, tiles_of
from macros.model.kinds import Part
from macros.model.measure import Measure, RowMeasure
from macros.model.numbering import MARKS, is_inserted
from macros.model.plan import PlanFile, PlanInfo
from macros.model.printed import walk_supplements
from macros.model.problems import Route
from macros.model.role_words import GRAMMAR, VERBS, roles_of
from macros.model.section import Annex, Section
from macros.model.tables import GAP
from macros.model.walk import walk_measures, walk_sections
from macros.text.deeds import Deed, Order, without_point
from macros.text.edits import lined, occurrences, worked
from macros.text.exceptions import NOTHING, is_unclear
from macros.text.numerals import number_parts
from macros.text.orders import orders
from macros.text.places import PLACE, Path, paths_to
from macros.text.quotations import plain
from macros.text.reflow import paragraphs, squeeze

_CALLED = {
    Part.NUMBER: ("序号",),
    Part.TITLE: ("标题", "章名", "节名", "名称", "题目"),
    Part.INTRO: ("引言", "导语", "开头"),
    Part.PREAMBLE: ("前言", "引言", "序言", "导语", "开头"),
    Part.CLOSING: ("结尾", "末尾", "最后", "附则"),
}
"""What documents call the words of the plan and of a section that have no number."""
_IN_BODY = re.compile("正文(?:部分)?[中内里]?的?第")
"""How a document cites a place that is in no annex."""
_HEADS = re.compile("前言|引言|序言|导语|标题|章名|节名|题目|序号")


@dataclass
class Grounds:
    """The orders of all documents that amend a plan, and what of the plan each bears out."""

    file: PlanFile
    orders: dict[str, tuple[Order, ...]] = field(init=False)
    laid: dict[str, tuple[Laid, ...]] = field(init=False)
    """What the documents give whole."""
    made: dict[tuple[object, ...], tuple[Order, ...] | None] = field(init=False)
    """The orders behind each step; None if there are none."""

    def __post_init__(self) -> None:
        """Read the documents, and look for the grounds of every step."""
        documents = [one for _, one in walk_supplements(self.file)]
        self._chains = tuple(chains(self.file)) if documents else ()
        self.orders = {
            one.id: tuple(map(self._resolved, orders(one.text or ""))) for one in documents
        }
        tiles = tiles_of(self.file) if documents else {}
        self.laid = {
            id: tuple(laid_over(order, tiles) for order in found if order.gives)
            for id, found in self.orders.items()
        }
        self._titles = _titles(self.file)
        self._fits = cache(self._count_fits)
        self.made = {
            _key(of, step): self._grounds(of, step)
            for of in walk_amended(self.file)
            for step in of.steps
        }

    def of(self, of: Amended, step: Step) -> tuple[Order, ...] | None:
        """Return the orders that bear a step out; None if the document does not."""
        return self.made[_key(of, step)]

    def meant(self, of: Amended, step: Step) -> tuple[tuple[Order, bool], ...]:
        """Return the orders on single words that may be for these, each with whether it must be followed.

        It must be if the document names the measure, or the section of which only these words have it.
        """
        found: list[tuple[Order, bool]] = []
        for order in self.orders.get(step.by, ()):
            if (order.within or order.vague) and (
                named := self.is_for(of, step, order)
            ) is not False:
                sure = bool(named) and not self.is_ambiguous(order)
                found.append((order, sure and _only_here(of.thing, step, order)))
        return tuple(found)

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
        if named is not False and {*names(thing)} & {*order.named}:
            return True
        if not order.cited and any(name in self._titles for name in order.named):
            return False
        if isinstance(thing, Section) and any(
            thing.id in self._titles.get(name, ()) for name in order.named
        ):
            return False  # it is for something in the section: 第一部分“甲”一条
        if order.loose and (titles := {one for one in self._titles if _is_named(one, order)}):
            return bool({*names(thing)} & titles)
        if not named and step.part is None and not step.in_table and _HEADS.search(order.said):
            return False  # it is for the title or the prose of a section, not for a measure in it
        return named

    def _is_excepted(self, of: Amended, thing: Measure | Section, order: Order) -> bool:
        """Whether an order surely takes an object out of what it is for; not where it cites just that object."""
        ends = {path[-1] for path in order.cited}
        chain = chain_of(thing, of.sections)
        named = any(
            name in order.but.named or (name and name in order.but.words) for name in names(thing)
        )
        return named or any(
            path[-1] not in ends and self._fits(path) < 2 and matched(path, chain)[0] == len(path)
            for path in order.but.places
        )

    def may_give(self, of: Amended, step: Step, order: Order) -> bool:
        """Whether an order that gives words whole may give those of such a step."""
        return _may_do(order, step) and self.is_for(of, step, order) is not False

    def _resolved(self, order: Order) -> Order:
        """Return an order with the place that it cites: an object of the plan, or a point in the words of one."""
        if not order.inner.point:
            return order
        (path,) = order.cited
        if any(matched(path, chain) == (len(path), len(chain)) for chain in self._chains):
            return without_point(order)
        return replace(order, cited=(path[:-1],))

    def is_of_another(self, order: Order) -> bool:
        """Whether an order amends another document.

        Its title is no short form of the plan's, and not that of the notice with which the plan was issued.
        """
        title, document = squeeze(self.file.plan.title), squeeze(order.document)
        return document not in title and not (title in document and "印发" in document)

    def is_ambiguous(self, order: Order) -> bool:
        """Whether the number that an order cites is that of several objects."""
        return any(self._fits(path) > 1 for path in order.cited)

    def leaves_open(self, order: Order) -> bool:
        """Whether an order for many takes out something of them that is no one object of the plan."""
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

    def _grounds(self, of: Amended, step: Step) -> tuple[Order, ...] | None:
        if step.deed == REMOVED or not step.after:
            return self._of_removal(of, step)
        if step.part is Part.NUMBER:
            return self.of_number(of, step, step.before, step.after)
        given = tuple(
            one.order
            for one in self.laid.get(step.by, ())
            if (of.thing.id, plain(step.after)) in one.pieces
            or (
                (step.in_table or isinstance(of.thing, RowMeasure))
                and (None, plain(step.after)) in one.pieces
            )
            if self.may_give(of, step, one.order)
        )
        if given or step.deed == ADDED:
            return given or None
        old, new = renumbered(of, step)
        number = (self.of_number(of, step, old, new) or ()) if old != new else ()
        if squeeze(step.before) == squeeze(step.after):
            return number or None
        made = worked(step.before, step.after, self.meant(of, step))
        if made is None or not all(_has_its_part(order, plain(step.after)) for order in made):
            return None
        return (*made, *number)

    def _of_removal(self, of: Amended, step: Step) -> tuple[Order, ...] | None:
        """Return the orders to take out an object, or one part of a section or of the plan."""
        if any(section.removed_by == step.by for section in of.sections):
            return ()
        if step.deed != REMOVED and (made := worked(step.before, "", self.meant(of, step))):
            return made
        found = []
        for order in self.orders.get(step.by, ()):
            named = self.is_for(of, step, order)
            if order.deed is Deed.REMOVE and not order.within:
                all_but = order.but != NOTHING and order.every
                taken = named or (named is None and (all_but or not _numbered(of.thing)))
                taken = taken and not (all_but and isinstance(of.thing, Section))
            elif order.deed is Deed.REMOVE:
                taken = named is not False and _is_whole(order.old, of.thing, step)
            else:  # 第3条、第4条合并，修改为：“…”
                taken = bool(named) and order.gives and "合并" in order.said
            if taken:
                found.append(order)
        return tuple(found) or None

    def of_number(self, of: Amended, step: Step, old: str, new: str) -> tuple[Order, ...] | None:
        """Return the orders by which a number became another: given with the words, or moved on."""
        found = []
        for order in self.orders.get(step.by, ()):
            if order.deed is not Deed.RENUMBER:
                continue
            if order.to:
                here = self.is_for(of, step, order) and order.to[-1].numbers == number_parts(new)
            else:
                here = _value(old) + moved(
                    of.thing, numbered_alike(self.file, of), step.by
                ) == _value(new)
            if here:
                found.append(order)
        return tuple(found) or self._given_with_number(of, step, new) or None

    def _given_with_number(self, of: Amended, step: Step, new: str) -> tuple[Order, ...]:
        core = plain(new.strip(MARKS))
        return tuple(
            one.order
            for one in self.laid.get(step.by, ())
            if any(id == getattr(of.thing, "id", "") for id, _ in one.pieces)
            and one.order.new.startswith(core)
        )


def _is_named(title: str, order: Order) -> bool:
    """Whether an order has a title, and not only among what it takes out."""
    words = order.words
    for out in (*order.but.named, *filter(None, order.but.words.split("，"))):
        words = words.replace(out, "")
    return bool(title) and title in words


def moved(
    thing: Measure | Section | PlanInfo,
    alike: Iterable[tuple[Route, Measure | Section]],
    by: str,
) -> int:
    """Return by how much the number of an object changes behind what a document adds and takes out."""
    found = 0
    for _, other in alike:
        if other.id == thing.id:
            break
        if not is_inserted(other.number):
            found += (other.added_by == by) - (other.removed_by == by)
    return found


def renumbered(of: Amended, step: Step) -> tuple[str, str]:
    """Return the numbers of a measure before and after a step; the same, or none, if it has no part in that."""
    if not isinstance(of.thing, Measure) or step.route[:1] != ("earlier",):
        return "", ""
    given = numbers(of.thing)
    return given[int(step.route[1])], given[int(step.route[1]) + 1]


_PARTED = re.compile("(牵头|主办|配合|协办|协助|参与|参加)(?:单位|部门)")


def _has_its_part(order: Order, text: str) -> bool:
    """Whether a body that an order gives a part without saying where has that part in the new words.

    牵头单位调整为市乙局 is not carried out by 市乙局配合. Where no word says its part, it may have it.
    """
    said = _PARTED.findall(order.said)
    placed = order.old or order.inner or not (order.within or order.vague)
    if len(said) != 1 or placed or not order.new:
        return True
    read = GRAMMAR.read(text, occurrences(order.new, text))
    words = [word for found in read.values() for word in found]
    parts = [roles_of(word) for word in words]
    return not all(parts) or not parts or any(set(VERBS[said[0]]) & {*one} for one in parts)


def _titles(file: PlanFile) -> dict[str, set[str]]:
    """Return the sections around what is called by each title."""
    found: dict[str, set[str]] = {}
    held: list[tuple[Measure | Section, tuple[Section, ...]]] = []
    held += [(at.section, at.ancestors) for at in walk_sections(file)]
    held += [(at.measure, at.sections) for at in walk_measures(file)]
    for thing, around in held:
        for name in names(thing):
            found.setdefault(name, set()).update(one.id for one in around)
    return found


def _key(of: Amended, step: Step) -> tuple[object, ...]:
    return of.route, step.route, step.part, step.after


def _any(found: Sequence[bool | None]) -> bool | None:
    """Return whether any is true; None if none is, but one may be, or there is none at all."""
    return True if any(found) else None if None in found or not found else False


def _may_do(order: Order, step: Step) -> bool:
    """Whether an order that gives words whole is one for such a step."""
    if step.deed == ADDED:
        return order.deed is not Deed.CHANGE or not order.cited
    return order.deed is not Deed.ADD or not step.before


def _speaks_of_another_part(part: Part | None, order: Order) -> bool:
    """Whether an order names a part of a section or of the plan, and not this one."""
    if part is None:
        return False
    named = {one for one, words in _CALLED.items() if any(word in order.said for word in words)}
    return bool(named) and part not in named


def _numbered(thing: Measure | Section | PlanInfo) -> bool:
    return not isinstance(thing, PlanInfo) and bool(number_parts(thing.number))


def _value(number: str) -> int:
    """Return the last figure of a printed number, 0 if it has none."""
    figures = [one for one in number_parts(number) if one.isdecimal()]
    return int(figures[-1]) if figures else 0


def _is_whole(words: str, thing: Measure | Section | PlanInfo, step: Step) -> bool:
    """Whether a document may print an object so that it takes out; a row with marks between its cells."""
    if not isinstance(thing, RowMeasure):
        return words in _whole_words(thing, step)
    first, *others = paragraphs(thing.text)
    cells = [first, *(line.partition(GAP)[2] or line for line in others)]
    printed = ["".join(cells), first]
    wholes = [number + one for one in printed for number in (thing.number, "")]
    return _without_marks(words) in map(_without_marks, wholes)


def _without_marks(words: str) -> str:
    return "".join(char for char in plain(words) if char not in f"{MARKS}；;|")


def _whole_words(thing: Measure | Section | PlanInfo, step: Step) -> tuple[str, ...]:
    """Return how a document may print all words of an object that it takes out."""
    if isinstance(thing, PlanInfo):
        return (plain(step.before),)
    words = thing.text if isinstance(thing, Measure) else thing.title
    numbers = (thing.number, thing.number.strip(MARKS), "")
    return tuple(plain(number + one) for number in numbers for one in (words, thing.title))


def _only_here(thing: Measure | Section | PlanInfo, step: Step, order: Order) -> bool:
    """Whether an order on words of an object can be for none but these."""
    if isinstance(thing, Measure):
        return True
    if not order.old or not occurrences(order.old, lined(step.before)):
        return False
    others = [getattr(thing, part, "") or "" for part in Part if part != step.part]
    others += [one.text for one in thing.earlier if one.part != step.part]
    return not any(occurrences(order.old, lined(other)) for other in others)
