"""Which numbered items are tasks, parts or points: seen in the document as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from macros.importing.drafting.layout.scheme import Item, Level, Outline, level_of
from macros.importing.drafting.layout.tables.cells import as_words
from macros.importing.drafting.layout.untasked import FRAME, is_untasked
from macros.importing.drafting.paragraphs.evidence import is_role_line, last_brackets, says_who
from macros.importing.drafting.paragraphs.headings import heading
from macros.importing.drafting.paragraphs.numbers import Style
from macros.importing.drafting.paragraphs.orders import carries_task, gives_part_or_day
from macros.importing.source import Block, Paragraph, Table
from macros.rules.numbers import MAX_SECTION_LEVELS
from macros.text.characters.han import HAN

_ANNOUNCES = re.compile("(?:下列|以下|如下)(?![^：:，。]*(?:任务|工作|措施|举措|职责))[^。]*[：:]$")
"""How an item ends that a list completes: 下列场所禁止燃放："""
_ENOUGH = 3
"""So many tasks show how a task ends."""
_WHO = re.compile(rf"[{HAN}]{{2,6}}(?:单位|部门)\s*[：:。]")
_FIELD = re.compile(
    rf"(?:[{HAN}]{{0,6}}(?:单位|部门|领导|责任人|时限|期限|时间|目标|任务|内容|措施|要求|标准|进度|依据|成果)"
    r"|备注)\s*[：:。]\s*\S"
)


@dataclass(frozen=True)
class Scheme:
    """What the document as a whole shows about its items."""

    tasks: Level | None
    """The level on which most tasks stand."""
    led_by_last: frozenset[Level]
    """Levels whose items say only at their very end who acts: what is inside these items are points."""
    labelled: bool
    """Whether any item says in a line or in brackets who is to do it."""
    several: bool
    """Whether tasks have several paragraphs, role lines aside."""
    end_with_who: bool
    """Whether tasks that say who acts do so at their very end: in all lists, the last of each aside."""


def scheme_of(outlines: Sequence[Outline]) -> Scheme:
    """Return what the items of all parts of a document show together."""
    last, all_of = Counter[Level](), Counter[Level]()
    tops = [top for one in outlines for top in one.items]
    for top, item in ((held, item) for held in tops for item in held.walk()):
        inside = [says(child) for child in item.children]
        if len(inside) > 1 and any(inside):
            at_end = inside[-1] and not any(inside[:-1])
            if item is top:  # of a part the last task may say so too: a line of its own is meant
                at_end = at_end and is_role_line(pieces_of(item)[-1])
            (last if at_end else all_of)[level_of(item.number)] += 1
    leaves = [
        item
        for top in tops
        for item in top.walk()
        if item is not top
        and not item.number.style.is_point
        and all(child.number.style.is_point for child in item.children)
    ]
    inner = [item for top in tops for item in top.walk() if item is not top]
    saying = [item for item in inner if any(says_who(text) for text in item.texts)]
    counted = Counter(level_of(item.number) for item in saying or leaves)
    prose = [text for item in leaves for text in behind_text(item)[:-1]]
    if (
        not leaves
    ):  # a list without parts: what stands behind an item that is not the last is its own
        alone = [item for one in outlines for item in one.items[:-1] if not item.children]
        prose = [text for item in alone for text in behind_text(item)]
    return Scheme(
        counted.most_common(1)[0][0] if counted else None,
        frozenset(level for level in last if last[level] > max(1, all_of[level])),
        any(map(says, tops)),
        any(not is_role_line(text) and not says_who(text) for text in prose),
        _end_with_who([*(one.items for one in outlines), *(item.children for item in _walk(tops))]),
    )


def _walk(tops: Sequence[Item]) -> list[Item]:
    return [item for top in tops for item in top.walk()]


def _end_with_who(lists: Sequence[Sequence[Item]]) -> bool:
    told = [item for items in lists for item in items[:-1] if not item.children and says(item)]
    return len(told) >= _ENOUGH and all(says_who(pieces_of(item)[-1]) for item in told)


def says(item: Item) -> bool:
    """Whether an item, or anything in it, says who is to do it."""
    return any(says_who(text) for one in item.walk() for text in one.texts)


def _paragraphs(blocks: Sequence[Block]) -> list[str]:
    return [block.text.strip() for block in blocks if isinstance(block, Paragraph)]


def behind_text(item: Item) -> list[str]:
    """Return the paragraphs behind the first one of text; a heading on a line of its own is none."""
    rest = item.number.rest
    alone = rest[-1:] not in "。；！？：" and not (rest[-1:] in "）)" and says_who(rest))
    return _paragraphs(item.blocks)[1 if alone else 0 :]


def only_lists(item: Item) -> bool:
    """Whether the numbers inside an item only list what it speaks of: 工作原则 （1）…, 下列场所：（一）….

    None of them has numbers or paragraphs of its own, says who, or orders something.
    """
    points = item.children
    if not points or any(one.children or one.blocks for one in points) or says(item):
        return False
    if any(isinstance(block, Table) for block in item.blocks):
        return False
    title = heading(item.number.rest, goes_on=True).words
    framed = FRAME.search(title) and all(one.number.style.is_point for one in points)
    announced = _ANNOUNCES.search(item.text) and not item.blocks
    return bool(framed or announced) and not any(carries_task(one.number.rest) for one in points)


def is_measure(
    item: Item, scheme: Scheme, depth: int, *, untasked: bool, principles: bool = False
) -> bool:
    """Whether an item is a task: no numbers in it but points, and no words that only frame.

    What stands behind a mark (——) is one, as goals are, but not below ``principles``.
    """
    level = level_of(item.number)
    if item.number.style is Style.HEADING:
        return False
    if item.number.style is Style.ARTICLE or depth >= MAX_SECTION_LEVELS:
        return True
    told = says(item)
    if not told and FRAME.search(heading(item.number.rest, goes_on=True).words):
        return False
    if level in scheme.led_by_last and (told or item.children or not untasked):
        return True
    if item.children:
        return _holds_points(item, is_task=level == scheme.tasks, tasks=scheme.tasks)
    if told or (item.number.style.is_mark and not principles):
        return True
    return not untasked and (scheme.tasks == level or _deeper(level, scheme.tasks))


def _holds_points(item: Item, *, is_task: bool, tasks: Level | None = None) -> bool:
    """Whether the numbers inside an item are points of it, not tasks themselves, which stand on the level ``tasks``."""
    told = sum(says(child) for child in item.children)
    if told > 1 and told >= len(item.children) - 1:
        return False
    own = any(says_who(text) for text in item.texts)
    *before, last = item.children
    if told == 1 and before and says(last):
        listed = all(one.text.rstrip().endswith(("；", ";")) for one in before)
        if listed or (is_task and _ends_with_line(last)):
            return True
    if not told and (own or is_task or item.number.rest.endswith(("：", ":"))):
        return True
    if told and not own and any(level_of(child.number) == tasks for child in item.children):
        return False
    styles = [child.number.style for child in item.children]
    return all(style.is_point or style.is_mark for style in styles)


def _ends_with_line(item: Item) -> bool:
    """Whether an item ends with a line of its own that says who acts: it is of all that stands above."""
    pieces = pieces_of(item)
    brackets = last_brackets(pieces[-1])
    alone = is_role_line(pieces[-1]) or (brackets is not None and brackets[0] == 1)
    return len(pieces) > 1 and alone and says_who(pieces[-1])


def _deeper(level: Level, other: Level | None) -> bool:
    order = list(Style)
    return other is None or order.index(level[0]) > order.index(other[0])


def is_task_alone(item: Item, depth: int, *, flat: bool) -> bool:
    """Whether a part without numbers inside is a task itself: it says who, as tasks do."""
    alone = not item.children and (flat or depth > 0)
    return alone and says(item) and bool(item.blocks or "。" in item.number.rest)


class List(Enum):
    """What items that stand in no part are together."""

    PARTS = "parts"
    """Parts; an item among them is a task only if it says who acts."""
    MIXED = "mixed"
    """Tasks among prose, without labels: an item is one if its sentences order something."""
    TASKS = "tasks"
    """Tasks: some say who acts, or none has a heading."""


def is_measure_alone(item: Item, list_: List) -> bool:
    """Whether an item that stands in no part is a task itself: an article, or one with text behind its number."""
    style = item.number.style
    if style is Style.ARTICLE:
        return True
    if style in (Style.HEADING, Style.VOLUME, Style.PART, Style.CHAPTER):
        return False
    flat = list_ is not List.PARTS
    if flat and is_task_in_words(item):
        return True
    found, told = heading(item.number.rest, goes_on=True), says(item)
    if not (_runs_on(item) or (flat and (told or item.number.rest.endswith("。")))):
        return False
    if found.printed and (FRAME.search(found.words) or (not told and is_untasked(found.words))):
        return False
    return list_ is List.TASKS or (told and (not item.children or holds_points_alone(item)))


def is_guessed(item: Item, list_: List) -> bool:
    """Whether only its sentences show that an item of a list is a task, and neither its form nor the list does."""
    unlike = list_ is List.MIXED or (list_ is List.TASKS and not _runs_on(item))
    return unlike and item.number.style is not Style.ARTICLE and is_task_in_words(item)


def is_task_in_words(item: Item) -> bool:
    """Whether only the sentences of an item without numbers inside order something; in what frames, surely."""
    title = heading(item.number.rest, goes_on=True).words
    if item.children or says(item) or FRAME.search(title):
        return False
    return any(map(gives_part_or_day if is_untasked(title) else carries_task, item.texts))


def _runs_on(item: Item) -> bool:
    """Whether the paragraph of an item holds more than a heading: its text, or the first of it."""
    found = heading(item.number.rest, goes_on=bool(item.blocks or item.children))
    return bool(found.rest) or (not found.printed and bool(item.number.rest))


def list_of(items: Sequence[Item]) -> List:
    """Return what items that stand in no part are. What frames tasks may have numbers inside: 五、保障措施 （一）…."""
    titles = [heading(one.number.rest, goes_on=bool(one.blocks or one.children)) for one in items]
    tasks = [item for item, one in zip(items, titles, strict=True) if not is_untasked(one.words)]
    if not all(not item.children or holds_points_alone(item) for item in tasks):
        return List.PARTS
    if any(map(says, tasks)) or not any(one.printed for one in titles):
        return List.TASKS
    return List.MIXED if any(map(is_task_in_words, tasks)) else List.PARTS


def holds_points_alone(item: Item) -> bool:
    """Whether the numbers inside an item with text of its own are points: only its end may say who acts."""
    points = item.children
    lines = [says_who(point.number.rest) for point in points]
    only_end = not any(lines) and not any(map(says, points[:-1]))
    return _runs_on(item) and (only_end or _holds_points(item, is_task=True))


def is_form(item: Item) -> bool:
    """Whether the numbers inside a task are those of a form: 1．目标任务：…, 2．主办单位：…"""
    filled = [child for child in item.children if _FIELD.match(child.number.rest)]
    who = any(_WHO.match(child.number.rest) for child in filled)
    return who and len(filled) > 1 and len(filled) == len(item.children)


def pieces_of(item: Item) -> list[str]:
    """Return the paragraphs of an item and of the points in it, rows of tables as words."""
    pieces: list[str] = []
    for one in item.walk():
        pieces.append(one.text)
        for block in one.blocks:
            pieces += as_words(block) if isinstance(block, Table) else [block.text.strip()]
    return pieces
