"""Numbered items to sections and measures, as the data file writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from macros.importing.drafting.layout.captions import prose_and_tables
from macros.importing.drafting.layout.itself import apart_from_itself
from macros.importing.drafting.layout.scheme import Item, Outline, level_of
from macros.importing.drafting.layout.tables.cells import as_words
from macros.importing.drafting.layout.tasks import (
    FRAME,
    List,
    Scheme,
    behind_text,
    frames,
    holds_no_task,
    is_form,
    is_guessed,
    is_measure,
    is_measure_alone,
    is_task_alone,
    list_of,
    pieces_of,
    says,
    states_principles,
)
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.evidence import is_role_line, says_who
from macros.importing.drafting.paragraphs.headings import heading
from macros.importing.drafting.paragraphs.numbers import Style
from macros.importing.source import Block, Table
from macros.text.parts.title_marks import without_stop

UNTITLED = "原文没有标题句，暂取开头的话，网站注明是编者拟题"
ORDERED = "没有责任单位一类的标签，句子里有任务、期限或数量，录为措施；只是说明的请改为文字"
_RUNNING = "这一部分多半没有任务，序号接着前面的措施，录为措施；只是说明的请改为文字"
_AS_WORDS = "没有写明由谁承担，按文字录入；是一项任务的请改为措施"
HANDED_ON = "这一段不像属于最后一项，作为{}的结尾"
_OF_THE_PART = re.compile(r"本[章节编部]|以上|上述|请(?:各|有关|相关)|联系(?:人|电话)")
_LABELLED = re.compile(r"(?!注|备注|说明|附件|联系)[\u4e00-\u9fff]{2,8}[：:]\s*\S")
"""A line with a label. Below a line of roles it is of the same task: 完成时限：2024年6月底前."""
_OF_WHAT_FOLLOWS = re.compile(r"(?:下面|以下|下列|另外|此外|同时)")


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
        elif not own and flat and not (item.children or frames(order[-1].get("title", ""))):
            order[-1].guess("", Matter.STRUCTURE, _AS_WORDS)
        _add(body.sections, order[-1], own=own)
    _hand_on(order, items, scheme, body)
    body.closing += in_force
    return body


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
    _fill(body, outline.items, scheme, 1, framing=holds_no_task(title))
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
    title, first, printed = _headed(item)
    section = Node(number=item.number.printed if item.number.rest else "", title=title)
    if not (printed or item.children):  # no sentence is cut to make a title
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
    _keep_before(item.children, body)
    begins = bool(item.children) and item.children[0].number.value <= 1
    framing, principles = begins and frames(title), begins and states_principles(title)
    _fill(body, item.children, scheme, depth + 1, framing=framing, principles=principles)
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
    framing: bool,
    principles: bool = False,
) -> None:
    """Sort items into measures, sections inside, and measures behind these."""
    parts = [
        not is_measure(item, scheme, depth, framing=framing, principles=principles)
        for item in items
    ]
    first = parts.index(True) if any(parts) else len(items)
    last = len(items) - parts[::-1].index(True) if any(parts) else len(items)
    order = []
    for n, item in enumerate(items):
        node = _section(item, scheme, depth) if parts[n] else _measure(item)
        order.append(node)
        if parts[n] or first < n < last:
            _add(body.sections, node, own=not parts[n])
        else:
            (body.measures if n < first else body.later).append(node)
        if parts[n] and not item.children and not FRAME.search(node["title"]):
            node.guess("", Matter.STRUCTURE, _AS_WORDS)
    _hand_on(order, items, scheme, body)


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
    if any(isinstance(block, Table) for one in item.walk() for block in one.blocks):
        measure.guess("text", Matter.STRUCTURE, "本项里的表格按文字录入，请核对")
    return measure


def _ends_the_part(words: str, item: Item, scheme: Scheme) -> bool:
    """Whether the last paragraph behind the last item speaks of all of them; an article has several."""
    if _OF_THE_PART.match(words):
        return True
    return not scheme.several and item.number.style is not Style.ARTICLE


def _is_of_the_task(pieces: Sequence[str]) -> bool:
    """Whether the last paragraph of a measure is plainly its own: it says who, or stands with lines that do."""
    if is_role_line(pieces[-1]) or says_who(pieces[-1]):
        return True
    return bool(_LABELLED.match(pieces[-1])) and any(map(is_role_line, pieces[:-1]))


def _behind_who(pieces: Sequence[str], item: Item, scheme: Scheme) -> int:
    """Return how many paragraphs stand behind who acts, if the tasks of the notice end with that.

    Nothing stands behind it in the others: what follows the last one speaks of all of them.
    """
    if not scheme.end_with_who:
        return 0
    behind = next((n for n, piece in enumerate(reversed(pieces)) if says_who(piece)), 0)
    sentences = all(piece.endswith("。") for piece in pieces[len(pieces) - behind :])
    return behind if sentences and behind <= len(item.blocks) else 0


def _hand_on(order: Sequence[Node], items: Sequence[Item], scheme: Scheme, body: Body) -> None:
    """Give paragraphs that end a measure to what follows, or to the end of the section around it."""
    for n, (node, item) in enumerate(zip(order, items, strict=True)):
        *_, last = item.walk()
        if "text" not in node or not last.blocks:
            continue
        pieces = node["text"].split("\n\n")
        if not behind_text(last) or _is_of_the_task(pieces):
            continue
        words = pieces[-1]
        if n + 1 == len(order) and (count := _behind_who(pieces, last, scheme)):
            node["text"] = "\n\n".join(pieces[:-count])
            body.closing[:0] = pieces[-count:]
            body.handed_on = True
            continue
        if last is not item and not _OF_THE_PART.match(words):
            continue
        if n + 1 < len(order) and (words.endswith(("：", ":")) or _OF_WHAT_FOLLOWS.match(words)):
            node["text"] = "\n\n".join(pieces[:-1])
            order[n + 1]["before"] = words
            order[n + 1].guess("before", Matter.STRUCTURE, "这一段像是说下面的，没有归入上一项")
        elif n + 1 == len(order) and _ends_the_part(words, item, scheme):
            node["text"] = "\n\n".join(pieces[:-1])
            body.closing.insert(0, words)
            body.handed_on = True
