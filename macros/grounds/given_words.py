"""Words that a supplement gives whole, laid over those of the plan: of which pieces they are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.grounds.citing import numbers
from macros.model.kinds import Part
from macros.model.measure import RowMeasure
from macros.model.numbering import MARKS
from macros.model.plan import PlanFile
from macros.model.section import Section
from macros.model.walk import walk_measures, walk_sections
from macros.text.orders.deeds import Deed, Order
from macros.text.parts.quotations import plain
from macros.text.parts.unmarked import marked


@dataclass(frozen=True)
class Tile:
    """One piece of words of the plan, and whose it is."""

    words: str
    id: str | None = None
    """The object; None for a cell of a table."""
    number: str = ""
    """What is printed before it, without marks."""
    alone: bool = False
    """Whether a document prints it so only by itself: what has a number, without it."""
    heading: str = ""
    """The run-in title that stands before these words; an order must say it in brackets: 第2项（种草）."""
    whole: str = ""
    """The words with that title."""

    def end(self, text: str, at: int) -> int:
        """Return where it ends in a text in which it stands here, or -1."""
        if not text.startswith(self.number, at):
            return -1
        start = at + len(self.number)
        if self.number:
            start += len(text[start:]) - len(text[start:].lstrip(MARKS))
        return start + len(self.words) if text.startswith(self.words, start) else -1


@dataclass(frozen=True)
class Laid:
    """The words that an order gives, as far as they are pieces of the plan's words."""

    order: Order
    pieces: frozenset[tuple[str | None, str]] = frozenset()
    """The pieces of which they are made, each with its object; none if they are not made of pieces."""
    rest: str = ""
    """The words that are no piece, from the first on; empty if they are all pieces."""
    end: int = 0
    """How many characters of what the order gives are pieces."""


def laid_over(order: Order, tiles: dict[str, list[Tile]]) -> Laid:
    """Lay the words that an order gives with pieces of the plan's words."""
    text = order.new
    steps: dict[int, list[tuple[int, Tile]]] = {}
    waiting = [0]
    while waiting:
        at = waiting.pop()
        if at in steps:
            continue
        steps[at] = []
        counted = behind_own_count(order, at)
        for start, tile in (
            (n, one) for n in (at, *counted) for one in tiles.get(text[n : n + 1], ())
        ):
            end = -1 if start in counted and tile.number else tile.end(text, start)
            if tile.heading and f"（{tile.heading}）" not in order.said:
                continue
            if end > 0 and (not tile.alone or (at == 0 and end in order.ends)):
                steps[at].append((end, tile))
                waiting.append(end)
    good = {end for end in order.ends if end in steps}
    pieces: set[tuple[str | None, str]] = set()
    for at in sorted(steps, reverse=True):
        used = [tile for end, tile in steps[at] if end in good]
        if used:
            good.add(at)
            pieces |= {(tile.id, tile.whole or tile.words) for tile in used}
    if 0 not in good or not pieces:
        return Laid(order, rest=text[max(steps) :])
    return Laid(order, frozenset(pieces), end=max(end for end in order.ends if end in good))


def behind_own_count(order: Order, at: int) -> tuple[int, ...]:
    """Return where words begin after a list number that only counts the additions; empty if it is none.

    新增以下任务：一、甲。二、乙。 does not give these the numbers of the plan if there it begins with 1.
    """
    first, here = marked(order.new, 0), marked(order.new, at)
    if order.deed is not Deed.ADD or not first or not here or first[0] != here[0]:
        return ()
    return (here[2],) if first[1] == 1 else ()


def tiles_of(file: PlanFile) -> dict[str, list[Tile]]:
    """Return every piece of words of a plan, by its first character."""
    found: dict[str, list[Tile]] = {}
    for tile in dict.fromkeys(_tiles(file)):
        found.setdefault((tile.number or tile.words)[:1], []).append(tile)
    return found


def _tiles(file: PlanFile) -> Iterator[Tile]:
    """Yield every piece of words of the plan, in every wording that it had."""
    plan = file.plan
    for words in (plan.preamble, plan.closing, *(one.text for one in plan.earlier)):
        yield from _tile(words, plan.id)
    for at in walk_sections(file):
        yield from _section_tiles(at.section)
    for measure in walk_measures(file):
        if isinstance(measure.measure, RowMeasure):
            continue
        held = measure.measure
        texts = (*(one.text for one in held.earlier), held.text)
        for number, words in zip(numbers(held), texts, strict=True):
            yield from _tile(words, held.id, number)
            title, all_words = plain(held.title), plain(words)
            rest = all_words.removeprefix(title).lstrip("。：:")
            if all_words != rest and len(all_words) - len(rest) > len(title):
                yield Tile(rest, held.id, alone=True, heading=title, whole=all_words)


def _section_tiles(section: Section) -> Iterator[Tile]:
    was = {part: [one.text for one in section.earlier if one.part is part] for part in Part}
    for number in (section.number, *was[Part.NUMBER]):
        for title in (section.title, *was[Part.TITLE]):
            yield from _tile(title, section.id, number)
    for part in (Part.INTRO, Part.CLOSING):
        for words in (getattr(section, part), *was[part]):
            yield from _tile(words, section.id)
    for _, words in section.words_before:
        yield from _tile(words, section.id)
    for table in section.tables:
        for words in (table.caption, table.closing):
            yield from _tile(words, section.id)
        for *_, cell in table.cells:
            for words in (cell.text, *(one.text for one in cell.earlier)):
                yield from _tile(words, None)


def _tile(words: str | None, id: str | None, number: str = "") -> Iterator[Tile]:
    if not words:
        return
    core = plain(number.strip(MARKS))
    yield Tile(plain(words), id, core)
    if core:
        yield Tile(plain(words), id, alone=True)
