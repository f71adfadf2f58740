"""Which orders of a document bear out what the data file says that it did.

The ground of a change is an order for that object: by its number, as the document cites it, by its
title, or, if the document names no place, by the words alone. Words that a document gives whole must be
those of the object, all of them, or of it and others beside it; words that it changes one by one must
lead from the old wording to the new.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from macros.grounds.citing import numbered_alike, numbers
from macros.grounds.given_words import Laid, laid_over, tiles_of
from macros.grounds.names import Names
from macros.grounds.order_targets import Targets
from macros.grounds.role_words import GRAMMAR, VERBS, roles_of
from macros.model.amending import ADDED, REMOVED, Amended, Step, walk_amended
from macros.model.kinds import Part
from macros.model.measure import Measure, RowMeasure
from macros.model.numbering import MARKS, is_inserted
from macros.model.plan import PlanFile, PlanInfo
from macros.model.printed import walk_supplements
from macros.model.problems import Route
from macros.model.section import Section
from macros.model.tables.grid import GAP
from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.edit_places import occurrences
from macros.text.orders.edits import lined, worked
from macros.text.orders.exceptions import NOTHING
from macros.text.orders.reading import orders
from macros.text.parts.quotations import plain
from macros.text.roles import bodies


@dataclass
class Grounds:
    """The orders of all documents that amend a plan, and what of the plan each bears out."""

    file: PlanFile
    targets: Targets = field(init=False)
    """What each order is for."""
    orders: dict[str, tuple[Order, ...]] = field(init=False)
    laid: dict[str, tuple[Laid, ...]] = field(init=False)
    """What the documents give whole."""
    made: dict[tuple[object, ...], tuple[Order, ...] | None] = field(init=False)
    """The orders behind each step; None if there are none."""

    def __post_init__(self) -> None:
        """Read the documents, and look for the grounds of every step."""
        self.targets = Targets(self.file)
        documents = [one for _, one in walk_supplements(self.file)]
        names = Names(self.file)
        self.orders = {
            one.id: tuple(
                map(self.targets.resolved, orders(one.text or "", names.units(one.text or "")))
            )
            for one in documents
        }
        tiles = tiles_of(self.file) if documents else {}
        self.laid = {
            id: tuple(laid_over(order, tiles) for order in found if order.gives)
            for id, found in self.orders.items()
        }
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
            if order.only_says:
                continue
            if (order.within or order.vague) and (
                named := self.targets.is_for(of, step, order)
            ) is not False:
                sure = bool(named) and not self.targets.is_ambiguous(order)
                sure = sure and not _may_be_a_part(order)
                found.append((order, sure and _only_here(of.thing, step, order)))
        return tuple(found)

    def may_give(self, of: Amended, step: Step, order: Order) -> bool:
        """Whether an order that gives words whole may give those of such a step."""
        return _may_do(order, step) and self.targets.is_for(of, step, order) is not False

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
            named = self.targets.is_for(of, step, order)
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
                here = self.targets.is_for(of, step, order) and order.to[
                    -1
                ].numbers == number_parts(new)
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
    """Return a measure's numbers before and after a step; both are empty if the step does not reword the measure."""
    if not isinstance(of.thing, Measure) or step.route[:1] != ("earlier",):
        return "", ""
    given = numbers(of.thing)
    return given[int(step.route[1])], given[int(step.route[1]) + 1]


_PARTED = regex("(牵头|主办|配合|协办|协助|参与|参加)(?:单位|部门)")
_DOING = regex("由[^，,。；;：:由]*?(牵头|主办|配合|协办|协助|参与|参加)")


def _has_its_part(order: Order, text: str) -> bool:
    """Whether a body that an order gives a part without saying where has that part in the new words.

    牵头单位调整为市乙局 and 改由市乙局牵头 are not carried out by 市乙局配合. Where no word says its part, it may have it.
    """
    said = _PARTED.findall(order.said) or _DOING.findall(order.said)
    placed = order.old or order.inner or not (order.within or order.vague)
    if len(said) != 1 or placed or not order.new:
        return True
    read = GRAMMAR.read(text, occurrences(order.new, text))
    words = [word for found in read.values() for word in found]
    parts = [roles_of(word) for word in words]
    return not all(parts) or not parts or any(set(VERBS[said[0]]) & {*one} for one in parts)


def _may_be_a_part(order: Order) -> bool:
    """Whether an order may be entered as who has a part, and leave the words as they are: 改由市乙局牵头."""
    return order.vague and not order.old and bool(re.search(bodies.BODY, order.new))


def _key(of: Amended, step: Step) -> tuple[object, ...]:
    return of.route, step.route, step.part, step.after


def _may_do(order: Order, step: Step) -> bool:
    """Whether an order that gives words whole is one for such a step."""
    if step.deed == ADDED:
        return order.deed is not Deed.CHANGE or not order.cited or "合并" in order.said
    return order.deed is not Deed.ADD or not step.before


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
