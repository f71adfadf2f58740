"""The numbering of a document as a whole: which styles occur, how they nest, where a run breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from macros.importing.contents import plain_entry
from macros.importing.drafting.layout.lines import numbered_notes
from macros.importing.drafting.paragraphs.evidence import says_who
from macros.importing.drafting.paragraphs.numbers import Number, Style, number_of, point_of
from macros.importing.source import Block, Paragraph
from macros.text.characters.han import HAN

Level = tuple[Style, int]
"""A style, and for decimals how many parts stand before the last."""
_OFTEN = 2
"""How often one style must begin inside another to show that the document nests them so."""


@dataclass
class Item:
    """A numbered paragraph, what follows it before the next number, and the numbers inside it."""

    number: Number
    text: str = ""
    """The whole paragraph as printed."""
    place: str = ""
    blocks: list[Block] = field(default_factory=list)
    children: list[Item] = field(default_factory=list)

    @property
    def texts(self) -> Iterator[str]:
        """Its own words: the rest of its paragraph and the paragraphs behind it."""
        yield self.number.rest
        yield from (block.text for block in self.blocks if isinstance(block, Paragraph))

    def walk(self) -> Iterator[Item]:
        """Yield it and all that is inside it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Break:
    """A number that does not follow the one before it."""

    before: str
    after: Item

    @property
    def words(self) -> str:
        """What is reported to an editor."""
        printed = self.after.number.printed
        return (
            f"“{self.before}”之后是“{printed}”" if self.before else f"这里的编号从“{printed}”开始"
        )


@dataclass
class Outline:
    """A text as a tree: what stands before the first number, the numbered items, the breaks."""

    opening: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)

    def walk(self) -> Iterator[Item]:
        """Yield every item in printed order."""
        for item in self.items:
            yield from item.walk()


def outline(blocks: Sequence[Block]) -> Outline:
    """Return the tree that the numbers of ``blocks`` make, read as one scheme.

    The lines of a table of contents and those of a note number nothing.
    """
    listed = {*_table_of_contents(blocks), *numbered_notes([_words(one) for one in blocks])}
    numbers = [
        _numbered(block) if isinstance(block, Paragraph) and n not in listed else None
        for n, block in enumerate(blocks)
    ]
    if not any(number and number.style in _PARTS for number in numbers):
        numbers = [
            number or (None if n in listed else _declared(block))
            for n, (number, block) in enumerate(zip(numbers, blocks, strict=True))
        ]
    ranks = _ranks([number for number in numbers if number])
    found = Outline()
    open_: list[Item] = []
    last: dict[Level, Number] = {}
    for place, (block, number) in enumerate(zip(blocks, numbers, strict=True)):
        if number is None or not isinstance(block, Paragraph):
            (open_[-1].blocks if open_ else found.opening).append(block)
            continue
        item = Item(number, block.text.strip(), block.place)
        led = place > 0 and bool(open_) and _leads_in(open_[-1], blocks[place - 1])
        _make_room(open_, item, ranks, led=led)
        siblings = open_[-1].children if open_ else found.items
        if broken := _broken(siblings, item, last):
            found.breaks.append(broken)
        siblings.append(item)
        open_.append(item)
        last[level_of(number)] = number
    return found


_PARTS = (Style.VOLUME, Style.PART, Style.CHAPTER, Style.HAN)
"""A document that numbers its parts so needs no headings that only the file declares."""


def _numbered(block: Paragraph) -> Number | None:
    """Return the number of a paragraph. 一是… is one only of a task: elsewhere it belongs to a sentence.

    The mark of a footnote numbers nothing, nor does one before who and when of a task: ○ 责任单位：市甲局.
    """
    number = number_of(block.text)
    if block.footnote or (number and number.style is Style.DOT and _OF_TASK.match(number.rest)):
        return None
    return number or (point_of(block.text) if says_who(block.text) else None)


_OF_TASK = re.compile(f"[{HAN}]{{2,6}}(?:单位|部门|时限|期限|时间)\\s*[：:]")


def _words(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _declared(block: Block) -> Number | None:
    """Return a heading that the file itself declares as a number that is not printed."""
    if not isinstance(block, Paragraph) or not block.level or "。" in block.text:
        return None
    return Number(Style.HEADING, "", 0, outer=(0,) * block.level, rest=block.text.strip())


def _table_of_contents(blocks: Sequence[Block]) -> range:
    """Return the places of the lines below 目录: they stand again where their part begins."""
    lines = [_words(block) for block in blocks]
    plain = [plain_entry(line) for line in lines]
    begin = next((n for n, line in enumerate(plain[:20]) if line in ("目录", "目次")), None)
    if begin is None:
        return range(0)
    end = begin + 1
    while end < len(plain) and plain[end] and plain[end] in plain[end + 1 :]:
        end += 1
    return range(begin, end)


def level_of(number: Number) -> Level:
    """Return the level on which a number stands."""
    return number.style, len(number.outer)


def _ranks(numbers: Sequence[Number]) -> dict[Level, int]:
    """Return how deep each level stands: as usual, unless the document itself shows another nesting."""
    order = list(Style)
    levels = sorted({level_of(n) for n in numbers}, key=lambda one: (order.index(one[0]), one[1]))
    begins = Counter(
        (level_of(before), level_of(after))
        for before, after in pairwise(numbers)
        if after.value in (0, 1) and level_of(before) != level_of(after)
    )
    for n, outer in enumerate(levels):
        for inner in levels[n + 1 :]:
            inside_out = begins[inner, outer] >= _OFTEN and not begins[outer, inner]
            if inside_out and not outer[0].is_mark:
                levels.remove(outer)
                levels.insert(levels.index(inner) + 1, outer)
    return {level: rank for rank, level in enumerate(levels)}


def _leads_in(item: Item, before: Block) -> bool:
    """Whether the paragraph before a number is that of an item and announces what follows: …如下："""
    if item.blocks or not item.number.rest or not isinstance(before, Paragraph):
        return False
    return before.text.rstrip().endswith(("：", ":"))


def _make_room(open_: list[Item], item: Item, ranks: dict[Level, int], *, led: bool) -> None:
    """Close what is open until ``open_`` ends with the item around ``item``."""
    level = level_of(item.number)
    for depth in range(len(open_) - 1, -1, -1):
        if level_of(open_[depth].number) == level and _follows(open_[depth].number, item.number):
            del open_[depth:]
            return
    begins = item.number.value in (0, 1) and item.number.style is not Style.HEADING
    if led and begins and all(level_of(o.number) != level for o in open_):
        return
    for depth in range(len(open_) - 1, -1, -1):
        run = [child for child in open_[depth].children if level_of(child.number) == level]
        if run and _follows(run[-1].number, item.number):
            del open_[depth + 1 :]
            return
    while open_ and ranks[level_of(open_[-1].number)] >= ranks[level]:
        open_.pop()


def _follows(before: Number, after: Number) -> bool:
    return not after.style.counts or (
        after.value == before.value + 1 and after.outer == before.outer
    )


def _broken(siblings: Sequence[Item], item: Item, last: dict[Level, Number]) -> Break | None:
    """Return the break if the number neither follows its sibling, nor begins a run, nor goes on with one."""
    number = item.number
    if not number.style.counts:
        return None
    before = last.get(level_of(number))
    beside = [one.number for one in siblings if level_of(one.number) == level_of(number)]
    if beside:
        runs_on = f"{number.value - 1}"
        inline = number.style.is_point and any(
            beside[-1].printed.replace(str(beside[-1].value), runs_on) in one.text
            for one in siblings[-1:]
        )
        good = _follows(beside[-1], number) or inline
        return None if good else Break(beside[-1].printed, item)
    if number.value == 1 or (before and number.value == before.value + 1):
        return None
    return Break(before.printed if before else "", item)
