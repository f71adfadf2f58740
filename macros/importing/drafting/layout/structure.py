"""Numbered items to sections and measures, as the data file writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from macros.importing.drafting.layout.captions import prose_and_tables
from macros.importing.drafting.layout.handing_on import hand_on
from macros.importing.drafting.layout.itself import apart_from_itself
from macros.importing.drafting.layout.scheme import Item, Outline, level_of
from macros.importing.drafting.layout.tables.cells import as_words
from macros.importing.drafting.layout.tasks import (
    List,
    Scheme,
    is_form,
    is_guessed,
    is_measure,
    is_measure_alone,
    is_task_alone,
    is_task_in_words,
    list_of,
    only_lists,
    pieces_of,
    says,
)
from macros.importing.drafting.layout.untasked import (
    FRAME,
    holds_no_task,
    is_untasked,
    organises,
    states_principles,
)
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.evidence import last_brackets, says_who
from macros.importing.drafting.paragraphs.headings import heading
from macros.importing.drafting.paragraphs.numbers import Style
from macros.importing.drafting.paragraphs.orders import carries_task
from macros.importing.source import Block, Table
from macros.text.parts.title_marks import without_stop

UNTITLED = "原文没有标题句，暂取开头的话，网站注明是编者拟题"
ORDERED = "没有责任单位一类的标签，句子里有任务、期限或数量，录为措施；只是说明的请改为文字"
UNLABELLED = "没有责任单位一类的标签，按编号录为措施；只是说机构、职责、标准或者程序的请改为文字"
_RUNNING = "这一部分多半没有任务，序号接着前面的措施，录为措施；只是说明的请改为文字"
_AS_WORDS = "没有写明由谁承担，按文字录入；是一项任务的请改为措施"
_WITHOUT_NUMBERS = "写了由谁承担而里面没有编号，按文字录入；是任务的请改为措施"
_POINT = "“一是、二是”各写了由谁承担，各录为一项措施；合为一项的请改"
_SEVERAL = "几段各写了由谁承担，合为一项措施；各是一项的请分开"
HANDED_ON = "这一段不像属于最后一项，作为{}的结尾"


@dataclass
class Body:
    """What stands between the title and the end: the plain objects of the model."""

    prose: list[str] = field(default_factory=list)
    tables: list[Node] = field(default_factory=list)
    measures: list[Node] = field(default_factory=list)
    sections: list[Node] = field(default_factory=list)
    later: list[Node] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    handed_on: bool = False
    """Whether the closing words stood behind the last item, as if they were its own."""


def body_of_plan(outline: Outline, scheme: Scheme) -> Body:
    """Return what the plan holds. The model has no table before the first section: its rows are words."""
    why, items, in_force = apart_from_itself(outline.items)
    body = Body([*_as_paragraphs(outline.opening), *why])
    kind = list_of(items)
    flat = kind is not List.PARTS
    order = []
    for item in items:
        own = is_measure_alone(item, kind)
        order.append(_measure(item) if own else _section(item, scheme, 0, flat=flat))
        if own and is_guessed(item, kind):
            order[-1].guess("", Matter.STRUCTURE, ORDERED)
        elif own and _is_by_number(item, scheme):
            order[-1].guess("", Matter.STRUCTURE, UNLABELLED)
        elif not own and _is_words(item, order[-1]):
            if says(item):
                order[-1].guess("", Matter.STRUCTURE, _WITHOUT_NUMBERS)
            elif flat or is_task_in_words(item):
                order[-1].guess("", Matter.STRUCTURE, _AS_WORDS)
        _add(body.sections, order[-1], own=own)
    body.handed_on = hand_on(order, items, scheme, body.closing)
    body.closing += in_force
    return body


def _is_by_number(item: Item, scheme: Scheme, *, among_bodies: bool = False) -> bool:
    """Whether nothing but its number shows that an item is a task; an article always is one."""
    if says(item) or item.number.style is Style.ARTICLE:
        return False
    return among_bodies or not scheme.labelled


def _is_words(item: Item, section: Node) -> bool:
    """Whether a part is no more than words, and not such as frame the tasks."""
    inside = item.children and not only_lists(item)
    return not (inside or "measures" in section or is_untasked(section.get("title", "")))


def _add(sections: list[Node], node: Node, *, own: bool) -> None:
    """Add a section, or a measure of no section: those that follow each other share one without heading."""
    if not own:
        sections.append(node)
    elif sections and "title" not in sections[-1]:
        sections[-1]["measures"].append(node)
    else:
        sections.append(Node(measures=[node]))


def body_of_annex(outline: Outline, scheme: Scheme, title: str) -> Body:
    """Return what an annex holds: it is a section itself."""
    prose, tables, behind = prose_and_tables(outline.opening)
    body = Body(prose, tables, closing=behind)
    _keep_before(outline.items, body)
    _fill(body, outline.items, scheme, 1, untasked=holds_no_task(title))
    return body


def _as_paragraphs(blocks: Sequence[Block]) -> list[str]:
    """Return blocks as paragraphs, rows of tables as words."""
    return [
        words
        for block in blocks
        for words in (as_words(block) if isinstance(block, Table) else [block.text.strip()])
    ]


def _keep_before(items: Sequence[Item], body: Body) -> None:
    """If items follow a table, let the words between belong to it: a section ends behind its items."""
    if items and body.closing and body.tables:
        last = body.tables[-1]
        last["closing"] = "\n\n".join([*filter(None, [last.get("closing")]), *body.closing])
        body.closing = []


def _section(item: Item, scheme: Scheme, depth: int, *, flat: bool = False) -> Node:
    """Return the section that an item heads."""
    children = [] if only_lists(item) else item.children
    title, first, printed = _headed(item)
    section = Node(number=item.number.printed if item.number.rest else "", title=title)
    if not (printed or children):  # no sentence is cut to make a title
        section = Node(title=item.number.printed or title)
        first = item.number.rest if item.number.printed else first
        section.guess("title", Matter.TITLE, "原文没有标题，序号作标题，话作文字")
    elif not printed:
        section.guess("title", Matter.TITLE, "原文没有单独的标题，取开头的话作标题")
    pieces = [*filter(None, [first]), *pieces_of(item)[1:]]
    by_last = level_of(item.number) in scheme.led_by_last and (says(item) or bool(item.children))
    alone = by_last or is_task_alone(item, depth, flat=flat) or is_form(item)
    if alone and pieces:
        own = Node(title=title.rstrip("。：:，；"), text="\n\n".join(pieces))
        own.guess("", Matter.STRUCTURE, "这一部分写了分工而没有下级任务，文字作为一项措施")
        section["measures"] = [own]
        return section
    prose, tables, behind = prose_and_tables(item.blocks)
    body = Body([*filter(None, [first]), *prose], tables, closing=behind)
    if not children:
        body.prose += [child.text for child in item.children]
    _keep_before(children, body)
    begins = bool(children) and children[0].number.value <= 1
    untasked, principles = begins and is_untasked(title), begins and states_principles(title)
    _fill(
        body,
        children,
        scheme,
        depth + 1,
        untasked=untasked,
        principles=principles,
        among_bodies=organises(title),
    )
    fill_section(section, body)
    if not begins and holds_no_task(title):
        _mark_running(item.children, body.measures)
    if not section.keys() - {"number", "title"}:
        section["title"], section["intro"] = item.number.printed, item.number.rest or title
        section.pop("number", None)
        section.guess("title", Matter.STRUCTURE, "这一部分只有一句话，序号作标题，话作文字")
    return section


def _mark_running(items: Sequence[Item], measures: Sequence[Node]) -> None:
    """Mark measures of a part that holds no task, and whose numbers run on from the tasks before: 附则."""
    for node in measures:
        item = next((one for one in items if one.number.printed == node.get("number")), None)
        if item and item.number.style is not Style.ARTICLE and not says(item):
            node.guess("", Matter.STRUCTURE, _RUNNING)


def _headed(item: Item) -> tuple[str, str, bool]:
    """Return the title of a section as printed, the text behind it, and whether it is printed as one.

    A number alone on its line is the title.
    """
    rest = item.number.rest or item.number.printed
    found = heading(rest, goes_on=bool(item.blocks or item.children))
    title = rest[: len(rest) - len(found.rest)].strip() if found.printed else _beginning(rest)
    return title, rest[len(title) :].strip(), found.printed


def fill_section(section: Node, body: Body) -> None:
    """Give a section or an annex what it holds."""
    if body.prose:
        section["intro"] = "\n\n".join(body.prose)
    for key in ("tables", "measures", "sections", "later"):
        if held := getattr(body, key):
            section[key] = held
    if body.closing:
        section["closing"] = "\n\n".join(body.closing)
        if body.handed_on:
            section.guess("closing", Matter.STRUCTURE, HANDED_ON.format("本部分"))


def _beginning(text: str) -> str:
    """Return the words of a text without heading that stand as its title: its first clause."""
    found = re.match(r".{4,80}?[，。；：]", text)
    return found.group() if found else text[:80]


def _fill(
    body: Body,
    items: Sequence[Item],
    scheme: Scheme,
    depth: int,
    *,
    untasked: bool,
    principles: bool = False,
    among_bodies: bool = False,
) -> None:
    """Sort items into measures, sections inside, and measures behind these."""
    parts = [
        not is_measure(item, scheme, depth, untasked=untasked, principles=principles)
        for item in items
    ]
    first = parts.index(True) if any(parts) else len(items)
    last = len(items) - parts[::-1].index(True) if any(parts) else len(items)
    silent = not any(says(item) or item.number.style is Style.ARTICLE for item in items)
    order = []
    for n, item in enumerate(items):
        node = _section(item, scheme, depth) if parts[n] else _measure(item)
        order.append(node)
        if parts[n] or first < n < last:
            _add(body.sections, node, own=not parts[n])
        else:
            (body.measures if n < first else body.later).append(node)
        if not parts[n] and item.number.style is Style.IS:
            node.guess("", Matter.STRUCTURE, _POINT)
        elif not parts[n] and (
            _is_by_number(item, scheme, among_bodies=among_bodies)
            or (silent and not any(map(carries_task, item.texts)))
        ):
            node.guess("", Matter.STRUCTURE, UNLABELLED)
        elif parts[n] and not (item.children or FRAME.search(node["title"])):
            node.guess("", Matter.STRUCTURE, _AS_WORDS)
    body.handed_on = hand_on(order, items, scheme, body.closing)


def _says_who_behind(paragraph: str) -> bool:
    """Whether a paragraph says in brackets behind its sentences who acts; one of nothing else goes with others."""
    inner = last_brackets(paragraph)
    return bool(inner and inner[0] > 1) and says_who(paragraph)


def _measure(item: Item) -> Node:
    """Return the measure that an item is, its points and tables as paragraphs of its text."""
    pieces = [piece for piece in (item.number.rest, *pieces_of(item)[1:]) if piece]
    found = heading(pieces[0] if pieces else "", goes_on=len(pieces) > 1)
    measure = Node(
        number=item.number.printed,
        title=without_stop(found.words) or item.number.printed,
        text="\n\n".join(pieces) or item.number.printed,
    )
    if not pieces:
        del measure["number"]
    is_title = measure["text"].rstrip("。") == measure["title"] and "，" not in measure["title"]
    if not found.printed and not is_title:
        measure.guess("title", Matter.TITLE, UNTITLED)
    if sum(map(_says_who_behind, item.texts)) > 1 and not item.children:
        measure.guess("text", Matter.STRUCTURE, _SEVERAL)
    if any(isinstance(block, Table) for one in item.walk() for block in one.blocks):
        measure.guess("text", Matter.STRUCTURE, "本项里的表格按文字录入，请核对")
    return measure
