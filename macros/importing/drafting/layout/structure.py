"""Numbered items to sections and measures: which number heads a part, which a task, which a point."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from macros.importing.drafting.layout.scheme import Item, Level, Outline, level_of
from macros.importing.drafting.layout.tabular import as_table, as_words
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.evidence import is_role_line, says_who
from macros.importing.drafting.paragraphs.headings import heading
from macros.importing.drafting.paragraphs.numbers import Style
from macros.importing.source import Block, Paragraph, Table
from macros.rules.identity import MAX_SECTION_LEVELS

_FRAMING = re.compile(
    r"保障措施|(?:组织|工作|实施)保障|保障机制|(?:强化|加强|健全)保障$|组织(?:实施|领导|推进)"
    r"|(?:工作|有关|相关|实施)要求|推进机制|附则"
)
"""Parts of plans that frame the tasks. Their points are tasks only if they say whose."""
_FRAME = re.compile(
    r"(?:指导思想|基本原则|工作原则|总体要求|总体思路|总体目标|工作目标|主要目标|发展目标|行动目标|目标任务"
    r"|工作思路|基本要求|发展(?:基础|现状|环境|形势)|(?:主要|工作)成[就效]|面临(?:的)?形势|存在(?:的)?问题|(?:编制|工作)背景|编制(?:目的|依据)|适用范围|实施范围|实施期限|有效期限?|附则|政策依据|名词解释)[。：:]?$"
)
"""Headings below which no task stands."""
_TITLE = 200
"""How long a paragraph may be that stands above a plain list and becomes the title of its part."""
UNTITLED = "原文没有标题句，暂取开头的话，网站注明是编者拟题"
NO_CHAPTER = "条上面没有章：序号作部分的标题，条文作一项措施"
_CAPTION = 2
"""A caption has at most so many lines: 表1 投资计划, 单位：万元."""
_OF_THE_PART = re.compile(r"本[章节编部]|以上|上述")
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


@dataclass(frozen=True)
class Scheme:
    """What the document as a whole shows about its items."""

    tasks: Level | None
    """The level on which most tasks stand."""
    led_by_last: frozenset[Level]
    """Levels whose items say only at their very end who acts: what is inside these items are points."""
    several: bool
    """Whether tasks have several paragraphs, role lines aside."""


def scheme_of(outlines: Sequence[Outline]) -> Scheme:
    """Return what the items of all parts of a document show together."""
    last, all_of = Counter[Level](), Counter[Level]()
    tops = [top for one in outlines for top in one.items]
    for top, item in ((held, item) for held in tops for item in held.walk()):
        inside = [_says(child) for child in item.children]
        if len(inside) > 1 and any(inside):
            at_end = inside[-1] and not any(inside[:-1])
            if item is top:  # of a part the last task may say so too: a line of its own is meant
                at_end = at_end and is_role_line(_pieces(item)[-1])
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
    prose = [text for item in leaves for text in _behind_text(item)[:-1]]
    return Scheme(
        counted.most_common(1)[0][0] if counted else None,
        frozenset(level for level in last if last[level] > max(1, all_of[level])),
        any(not is_role_line(text) and not says_who(text) for text in prose),
    )


def _says(item: Item) -> bool:
    """Whether an item, or anything in it, says who is to do it."""
    return any(says_who(text) for one in item.walk() for text in one.texts)


def _paragraphs(blocks: Sequence[Block]) -> list[str]:
    return [block.text.strip() for block in blocks if isinstance(block, Paragraph)]


def _behind_text(item: Item) -> list[str]:
    """Return the paragraphs behind the first one of text; a heading on a line of its own is none."""
    rest = item.number.rest
    alone = rest[-1:] not in "。；！？：" and not (rest[-1:] in "）)" and says_who(rest))
    return _paragraphs(item.blocks)[1 if alone else 0 :]


def body_of_plan(outline: Outline, scheme: Scheme) -> Body:
    """Return what the plan holds. The model has no table before the first section: its rows are words."""
    body = Body(_as_paragraphs(outline.opening))
    flat = not any(item.children for item in outline.items)
    if flat and _is_one_list(outline.items) and body.prose and len(body.prose[-1]) <= _TITLE:
        section = Node(title=body.prose.pop())
        section.guess("title", Matter.STRUCTURE, "各项上面没有部分的标题，暂以它们前面的一段作标题")
        inside = Body()
        _fill(inside, outline.items, scheme, 1, framing=False)
        fill_section(section, inside)
        body.sections = [section]
    else:
        body.sections = [_section(item, scheme, 0, flat=flat) for item in outline.items]
    return body


def body_of_annex(outline: Outline, scheme: Scheme) -> Body:
    """Return what an annex holds: it is a section itself."""
    prose, tables, behind = _prose_and_tables(outline.opening)
    body = Body(prose, tables, closing=behind)
    _keep_before(outline.items, body)
    _fill(body, outline.items, scheme, 1, framing=False)
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


def _is_one_list(items: Sequence[Item]) -> bool:
    """Whether items are a plain list of tasks below no part: 1. 2. 3., none with a heading."""
    if any(item.number.style in (Style.HAN, Style.CHAPTER, Style.PART) for item in items):
        return False
    return bool(items) and all(
        item.number.style is Style.ARTICLE
        or not heading(item.number.rest, goes_on=bool(item.blocks)).printed
        for item in items
    )


def _prose_and_tables(blocks: Sequence[Block]) -> tuple[list[str], list[Node], list[str]]:
    """Return the words before the tables, the tables with what stands around them, the words behind."""
    before: list[str] = []
    tables: list[Node] = []
    words: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            words.append(block.text.strip())
            continue
        caption = _take_caption(words)
        if tables:
            _set(tables[-1], "closing", words)
        else:
            before = words
        words = []
        tables.append(as_table(block))
        _set(tables[-1], "caption", caption)
    if not tables:
        return words, [], []
    count = next((n for n, one in enumerate(words) if not _is_table_note(one)), len(words))
    _set(tables[-1], "closing", words[:count])
    return before, tables, words[count:]


def _take_caption(words: list[str]) -> list[str]:
    """Take the caption of a table from the end of the words before it: at most two lines."""
    found: list[str] = []
    while words and len(found) < _CAPTION and _is_caption(words[-1]):
        found.insert(0, words.pop())
    return found


def _set(table: Node, key: str, words: Sequence[str]) -> None:
    if words:
        table[key] = "\n\n".join(words)


def _is_caption(words: str) -> bool:
    return bool(
        re.match(r"(?:续?表\s*[0-9一二三四五六七八九十]|(?:计量)?单位\s*[：:]|填报|制表)", words)
    ) or (len(words) <= 40 and bool(re.search(r"(?:表|清单|一览)$", words)))


def _is_table_note(words: str) -> bool:
    return bool(re.match(r"(?:注|备注|说明|注释)\s*[：:0-9]|[（(]注", words))


def _section(item: Item, scheme: Scheme, depth: int, *, flat: bool = False) -> Node:
    """Return the section that an item heads."""
    if item.number.style is Style.ARTICLE and depth == 0:
        return _article(item)
    title, first, printed = _headed(item)
    section = Node(number=item.number.printed if item.number.rest else "", title=title)
    if not printed:
        section.guess("title", Matter.TITLE, "原文没有单独的标题，取开头的话作标题")
    pieces = [*filter(None, [first]), *_pieces(item)[1:]]
    alone = level_of(item.number) in scheme.led_by_last or _is_task_alone(item, depth, flat=flat)
    alone = alone or _is_form(item)
    if alone and pieces:
        own = Node(title=title.rstrip("。：:，；"), text="\n\n".join(pieces))
        own.guess("", Matter.STRUCTURE, "这一部分写了分工而没有下级任务，文字作为一项措施")
        section["measures"] = [own]
        return section
    prose, tables, behind = _prose_and_tables(item.blocks)
    body = Body([*filter(None, [first]), *prose], tables, closing=behind)
    _keep_before(item.children, body)
    begins = bool(item.children) and item.children[0].number.value <= 1
    _fill(body, item.children, scheme, depth + 1, framing=begins and bool(_FRAMING.search(title)))
    fill_section(section, body)
    if not section.keys() - {"number", "title"}:
        section["title"], section["intro"] = item.number.printed, item.number.rest or title
        section.pop("number", None)
        section.guess("title", Matter.STRUCTURE, "这一部分只有一句话，序号作标题，话作文字")
    return section


def _article(item: Item) -> Node:
    """Return an article that no chapter holds as a section with its text as the measure in it."""
    held = _measure(item)
    own = Node(**{key: value for key, value in held.items() if key != "number"})
    own.guesses |= held.guesses
    own.guess("", Matter.STRUCTURE, NO_CHAPTER)
    return Node(title=item.number.printed, measures=[own])


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
            section.guess("closing", Matter.STRUCTURE, "这一段不像属于最后一项，作为本部分的结尾")


def _beginning(text: str) -> str:
    """Return the words of a text without heading that stand as its title: its first clause."""
    found = re.match(r".{4,80}?[，。；：]", text)
    return found.group() if found else text[:80]


def _is_task_alone(item: Item, depth: int, *, flat: bool) -> bool:
    """Whether a part without numbers inside is a task itself: it says who, as tasks do."""
    alone = not item.children and (flat or depth > 0)
    return alone and _says(item) and bool(item.blocks or "。" in item.number.rest)


def _is_form(item: Item) -> bool:
    """Whether the numbers inside a task are those of a form: 1．目标任务：…, 2．主办单位：…"""
    filled = [child for child in item.children if _FIELD.match(child.number.rest)]
    who = any(_WHO.match(child.number.rest) for child in filled)
    return who and len(filled) > 1 and len(filled) == len(item.children)


_WHO = re.compile(r"[\u4e00-\u9fff]{2,6}(?:单位|部门)\s*[：:。]")
_FIELD = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}(?:单位|部门|领导|责任人|时限|期限|时间|目标|任务|内容|措施|要求|标准|进度|依据|成果)"
    r"|备注)\s*[：:。]\s*\S"
)


def _fill(body: Body, items: Sequence[Item], scheme: Scheme, depth: int, *, framing: bool) -> None:
    """Sort items into measures, sections inside, and measures behind these."""
    parts = [not _is_measure(item, scheme, depth, framing=framing) for item in items]
    first = parts.index(True) if any(parts) else len(items)
    last = len(items) - parts[::-1].index(True) if any(parts) else len(items)
    for n, item in enumerate(items):
        if parts[n] or first < n < last:
            body.sections.append(_section(item, scheme, depth))
            if not parts[n]:
                body.sections[-1].guess("", Matter.STRUCTURE, "本项夹在下级部分之间，作为一个部分")
            elif not item.children and not _FRAME.search(body.sections[-1]["title"]):
                body.sections[-1].guess(
                    "", Matter.STRUCTURE, "没有写明由谁承担，按文字录入；是一项任务的请改为措施"
                )
        else:
            held = body.measures if n < first else body.later
            held.append(_measure(item))
    order = [*body.measures, *body.sections, *body.later]
    _hand_on(order, items, scheme, body)


def _is_measure(item: Item, scheme: Scheme, depth: int, *, framing: bool) -> bool:
    """Whether an item is a task: no numbers in it but points, and no words that only frame."""
    level = level_of(item.number)
    if item.number.style is Style.HEADING:
        return False
    if item.number.style is Style.ARTICLE or depth >= MAX_SECTION_LEVELS:
        return True
    says = _says(item)
    if not says and _FRAME.search(heading(item.number.rest, goes_on=True).words):
        return False
    if level in scheme.led_by_last:
        return True
    if item.children:
        return _holds_points(item, is_task=level == scheme.tasks)
    if says or item.number.style.is_mark:
        return True
    return not framing and (scheme.tasks == level or _deeper(level, scheme.tasks))


def _holds_points(item: Item, *, is_task: bool) -> bool:
    """Whether the numbers inside an item are points of it, not tasks themselves."""
    told = sum(_says(child) for child in item.children)
    if told > 1 and told >= len(item.children) - 1:
        return False
    own = any(says_who(text) for text in item.texts)
    if not told and (own or is_task or item.number.rest.endswith(("：", ":"))):
        return True
    styles = [child.number.style for child in item.children]
    return all(style.is_point or style.is_mark for style in styles)


def _deeper(level: Level, other: Level | None) -> bool:
    order = list(Style)
    return other is None or order.index(level[0]) > order.index(other[0])


def _measure(item: Item) -> Node:
    """Return the measure that an item is, its points and tables as paragraphs of its text."""
    pieces = [piece for piece in (item.number.rest, *_pieces(item)[1:]) if piece]
    found = heading(pieces[0] if pieces else "", goes_on=len(pieces) > 1)
    measure = Node(
        number=item.number.printed,
        title=found.words or item.number.printed,
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


def _pieces(item: Item) -> list[str]:
    """Return the paragraphs of an item and of the points in it, rows of tables as words."""
    pieces: list[str] = []
    for one in item.walk():
        pieces.append(one.text)
        for block in one.blocks:
            pieces += as_words(block) if isinstance(block, Table) else [block.text.strip()]
    return pieces


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


def _hand_on(order: Sequence[Node], items: Sequence[Item], scheme: Scheme, body: Body) -> None:
    """Give paragraphs that end a measure to what follows, or to the end of the section around it."""
    for n, (node, item) in enumerate(zip(order, items, strict=True)):
        if "text" not in node or item.children or not item.blocks:
            continue
        pieces = node["text"].split("\n\n")
        if not _behind_text(item) or _is_of_the_task(pieces):
            continue
        words = pieces[-1]
        if n + 1 < len(order) and (words.endswith(("：", ":")) or _OF_WHAT_FOLLOWS.match(words)):
            node["text"] = "\n\n".join(pieces[:-1])
            order[n + 1]["before"] = words
            order[n + 1].guess("before", Matter.STRUCTURE, "这一段像是说下面的，没有归入上一项")
        elif n + 1 == len(order) and _ends_the_part(words, item, scheme):
            node["text"] = "\n\n".join(pieces[:-1])
            body.closing.insert(0, words)
            body.handed_on = True
