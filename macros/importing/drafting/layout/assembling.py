"""The parts of a notice to sections, measures and annexes, with ids and without any unit yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from macros.importing.drafting.ids import Ids
from macros.importing.drafting.layout.cover import plan_node
from macros.importing.drafting.layout.parts import Parts
from macros.importing.drafting.layout.scheme import Outline, outline
from macros.importing.drafting.layout.structure import (
    HANDED_ON,
    ORDERED,
    UNLABELLED,
    UNTITLED,
    Body,
    body_of_annex,
    body_of_plan,
    fill_section,
)
from macros.importing.drafting.layout.tasks import scheme_of
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.numbers import Style
from macros.importing.source import Source, Table
from macros.model.numbering import measure_code, section_code
from macros.model.plan import PlanFile
from macros.model.problems import Route
from macros.model.walk import walk_measures, walk_sections
from macros.text.characters.numerals import number_parts
from macros.text.lines.reflow import squeeze


def assembled(parts: Parts, source: Source, taken: Collection[str]) -> tuple[Node, Ids]:
    """Return the plan without units, and what gives further ids; those ``taken`` are not given."""
    main = outline(parts.main)
    inside = [outline(annex.blocks) for annex in parts.annexes]
    scheme = scheme_of([main, *inside])
    body = body_of_plan(main, scheme)
    value = Node(plan=plan_node(parts, source, body.prose, body.closing))
    if body.handed_on:
        value["plan"].guess("closing", Matter.STRUCTURE, HANDED_ON.format("全文"))
    value["sections"] = body.sections
    annexes = []
    for annex, tree in zip(parts.annexes, inside, strict=True):
        node = Node(number=annex.number, title=annex.title or annex.number)
        if not annex.title:
            node.guess("title", Matter.TITLE, "没有认出附件的标题")
            node.pop("number")
        if annex.issued_along:
            words = "同一份通知印发的另一个文件，暂作附件；要单独建站的，请分成两个文件各导入一次"
            node.guess("", Matter.STRUCTURE, words)
        _fill_annex(node, body_of_annex(tree, scheme, annex.title))
        annexes.append(node)
    value["annexes"] = annexes
    if not (value["sections"] or annexes):
        value["sections"] = [_only_section(value["plan"])]
    if all(kind == "section" for kind, _ in objects_of(value)):
        first = (value["sections"] or annexes)[0]
        first.guess("", Matter.STRUCTURE, "全文没有认出一项措施，都按文字录入；是任务的请改为措施")
        if any(isinstance(block, Table) for block in parts.main):
            first.guess("", Matter.STRUCTURE, _TABLE_AS_WORDS)
    for key in ("sections", "annexes"):
        if not value[key]:
            del value[key]
    for broken in (*main.breaks, *(one for tree in inside for one in tree.breaks)):
        if begun := _node_of(value, broken.after.text):
            begun.guess("number", Matter.STRUCTURE, f"编号不连续：{broken.words}")
    _numbering(value, main)
    ids = Ids([*taken, value["plan"]["id"]])
    _give_ids(value, ids)
    _printed_twice(value)
    for reason in (UNTITLED, ORDERED):
        mark_once(value, reason)
    mark_once(value, UNLABELLED, of=2)
    return value, ids


_TABLE_AS_WORDS = (
    "文件里的表格没有通知或部分的标题，只能按文字录入；有印发通知的，请连同通知一起导入，"
    "例如 plan import 通知.docx 表.docx：表格成为附件，一行一项措施"
)
_OFTEN = 5
"""A guess that is the same for at least so many measures is marked once, not at each."""


def mark_once(value: Node, reason: str, of: int = _OFTEN) -> None:
    """Keep only the first of at least ``of`` guesses for one reason; it says how many measures it is about."""
    found = [
        (node, key)
        for kind, node in objects_of(value)
        if kind == "measure"
        for key, guesses in node.guesses.items()
        if any(guess.reason == reason for guess in guesses)
    ]
    if len(found) < of:
        return
    for n, (node, key) in enumerate(found):
        matter = next(guess.matter for guess in node.guesses[key] if guess.reason == reason)
        node.guesses[key] = [guess for guess in node.guesses[key] if guess.reason != reason]
        if n == 0:
            node.guess(
                key, matter, f"{reason}（本项和后面另外 {len(found) - 1} 项都是这样，一并核对）"
            )


def _fill_annex(node: Node, body: Body) -> None:
    fill_section(node, body)
    if not node.keys() - {"number", "title"}:
        node["intro"] = node["title"]
        node["title"] = node.pop("number", None) or node["title"]


def _only_section(plan: Node) -> Node:
    """Return a section for a plan without any number: its first paragraph heads it."""
    pieces = plan.pop("preamble", "").split("\n\n")
    first = re.match(r".{1,80}?(?:[，。；：]|$)", pieces[0])
    title = first.group() if first else pieces[0][:80]
    rest = [pieces[0][len(title) :].strip(), *pieces[1:]]
    section = Node(title=title, intro="\n\n".join(piece for piece in rest if piece))
    section.guess("", Matter.STRUCTURE, "正文里没有认出编号，全部文字作为一个部分")
    return section


def _node_of(value: Any, paragraph: str) -> Node | None:
    """Return the section or measure whose printed words begin with those of a paragraph."""
    words = squeeze(paragraph)
    for _, node in objects_of(value):
        own = node.get("text") or f"{node.get('title', '')}{node.get('intro', '')}"
        if squeeze(f"{node.get('number', '')}{own}").startswith(words[:40]):
            return node
    return None


def objects_of(value: Any) -> Iterator[tuple[str, Node]]:
    """Yield every section and measure in printed order, each with the word that says which of the two it is."""
    for key in ("sections", "annexes"):
        for section in value.get(key, []):
            yield "section", section
            for table in section.get("tables", []):
                yield from (
                    ("measure", row["measure"]) for row in table["rows"] if "measure" in row
                )
            yield from (("measure", measure) for measure in section.get("measures", []))
            yield from objects_of({"sections": section.get("sections", [])})
            yield from (("measure", measure) for measure in section.get("later", []))


def _numbering(value: Node, main: Outline) -> None:
    """Say whether the numbers of measures run through."""
    numbers = [number_parts(node["number"]) for kind, node in objects_of({"sections": value.get("sections", [])})
               if kind == "measure" and "number" in node and re.search(r"\w", node["number"])]  # fmt: skip
    continuous = bool(numbers) and len(set(numbers)) == len(numbers)
    parts = [s for k, s in objects_of(value) if k == "section" and "title" in s]
    several = sum(bool(part.get("measures")) for part in parts) > 1
    articles = parts and any(item.number.style is Style.ARTICLE for item in main.walk())
    if continuous and (several or articles):
        value["plan"]["numbering"] = "continuous"


def _give_ids(value: Node, ids: Ids) -> None:
    for kind, node in objects_of(value):
        fields = dict(node)
        node.clear()
        node.update({"id": ids.new(fields.get("title", ""), kind), **fields})


def _printed_twice(value: Node) -> None:
    """Mark what has the short address of one before it: the notice printed the number twice."""
    file = PlanFile.model_validate(value)
    sections: dict[str, str] = {}
    measures: dict[str, str] = {}
    for at in walk_sections(file):
        code = section_code((*at.ancestors, at.section))
        if any(
            "same_number_as" in at_route(value, at.route[: 2 * n + 2])
            for n, _ in enumerate(at.ancestors)
        ):
            continue  # what is inside has no short address
        _same(
            value,
            at.route,
            at.section.number,
            sections.setdefault(code, at.section.id) if code else "",
        )
    file = PlanFile.model_validate(value)
    for found in walk_measures(file):
        code = measure_code(file, found.sections, found.measure, found.place)
        first = measures.setdefault(code, found.measure.id) if code else ""
        _same(value, found.route, found.measure.number, first)


def _same(value: Node, route: Route, number: str, first: str) -> None:
    node = at_route(value, route)
    if first and first != node["id"]:
        node["same_number_as"] = first
        node.guess("same_number_as", Matter.STRUCTURE, f"序号“{number}”印了两次")


def at_route(value: Any, route: Route) -> Node:
    """Return the plain object at a route."""
    for step in route:
        value = value[step]
    assert isinstance(value, Node)
    return value
