"""A source to the draft of a plan: plain objects as the data file writes them, guesses marked.

Structure comes first and takes every word; then units and documents, from all texts together; then
what each measure says of them, read by the grammar of the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.importing.assigning import deadline_nodes, involvements, target_nodes
from macros.importing.bodies import Bodies, short_names
from macros.importing.documents import cited
from macros.importing.ids import Ids
from macros.importing.lists import is_body
from macros.importing.node import Matter, Node
from macros.importing.numbers import Style
from macros.importing.parts import DATE, Parts, add_annexes, cited_titles, is_issuing, joined, split
from macros.importing.scheme import Outline, outline
from macros.importing.source import Paragraph, Source, UnreadableSource
from macros.importing.structure import Body, body_of, scheme_of
from macros.importing.tabular import with_spaced_tables
from macros.importing.units import grouped, places_of, unit_nodes
from macros.model.kinds import ClauseRule, ObjectKind
from macros.model.names import Names
from macros.model.plan import PlanFile, RoleClause
from macros.model.problems import Route
from macros.model.role_clauses import can_be_read
from macros.model.walk import MeasureAt, walk_measures
from macros.text.characters import cleaned
from macros.text.numerals import number_parts, number_value
from macros.text.reflow import squeeze
from macros.text.statements import general_clauses
from macros.text.validity import at_once, first_days, last_days, of_itself

TRANSCRIPTION = "notice.txt"
Say = Callable[[str], None]


@dataclass(frozen=True)
class Draft:
    """The draft of a plan."""

    value: Node


def draft(
    source: Source,
    annexes: Sequence[Source] = (),
    *,
    taken: Collection[str] = (),
    say: Say = lambda _: None,
) -> Draft:
    """Return the draft of the plan that a source holds, files of annexes behind it.

    Ids that are ``taken`` are not given. Raises UnreadableSource.
    """
    parts = split(_clean(source))
    for annex in annexes:
        add_annexes(parts, _clean(annex))
    if not parts.heading or not (parts.main or parts.annexes):
        raise UnreadableSource("文件里没有认出公文：没有标题，或者标题后面没有正文；请核对文件。")
    say("正在读结构……")
    value = _structure(parts, source)
    ids = Ids([*taken, value["plan"]["id"]])
    _give_ids(value, ids)
    say("正在找单位和文件……")
    _objects(value, parts, ids)
    say("正在读分工、期限和目标……")
    _statements(value)
    return Draft(value)


def _clean(source: Source) -> list[Any]:
    """Return the blocks without empty paragraphs, odd blanks as plain ones."""
    found: list[Any] = []
    for block in source.blocks:
        if not isinstance(block, Paragraph):
            found.append(block)
        elif text := re.sub(r"[ \t]+", " ", cleaned(block.text)).strip():
            found.append(Paragraph(text, block.place, block.align, block.level, block.footnote))
    return with_spaced_tables(found)


# structure


def _structure(parts: Parts, source: Source) -> Node:
    main = outline(parts.main)
    inside = [outline(annex.blocks) for annex in parts.annexes]
    scheme = scheme_of([main, *inside])
    body = body_of(main, scheme)
    value = Node(plan=_plan(parts, source, body))
    value["sections"] = body.sections
    annexes = []
    for annex, tree in zip(parts.annexes, inside, strict=True):
        node = Node(number=annex.number, title=annex.title or annex.number)
        if not annex.title:
            node.guess("title", Matter.TITLE, "没有认出附件的标题")
            node.pop("number")
        _fill_annex(node, body_of(tree, scheme, annex=True))
        annexes.append(node)
    value["annexes"] = annexes
    if not (value["sections"] or annexes):
        value["sections"] = [_only_section(value["plan"])]
    for key in ("sections", "annexes"):
        if not value[key]:
            del value[key]
    for broken in (*main.breaks, *(one for tree in inside for one in tree.breaks)):
        if begun := _node_of(value, broken.after.text):
            begun.guess("number", Matter.STRUCTURE, f"编号不连续：{broken.words}")
    _numbering(value, main)
    return value


def _fill_annex(node: Node, body: Body) -> None:
    if body.preamble:
        node["intro"] = "\n\n".join(body.preamble)
    for key in ("tables", "measures", "sections", "later"):
        if held := getattr(body, key):
            node[key] = held
    if body.closing:
        node["closing"] = "\n\n".join(body.closing)
    if len(node) <= 2:
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


def _plan(parts: Parts, source: Source, body: Body) -> Node:
    heading = joined(parts.heading)
    below = parts.number_below and f" {parts.number_below}"
    own = joined(parts.title) or heading + below
    printed = re.sub(r"^附\s*件\s*[0-9０-９一二三四五六]?\s*", "", joined(parts.title) or heading)
    cited_as = cited_titles(parts)
    title = next((t for t in cited_as if squeeze(t) == squeeze(printed)), printed)
    if cited_as and not parts.covered and is_issuing(heading):
        title = cited_as[0]  # which has no line of its own
    plan = Node(id="plan", title=title, heading=own if own != title else "")
    plan["id"] = Ids().new(_without_place(title), "plan")
    number = re.sub(r"\s*签发人.*$", "", parts.document_number) or parts.number_below.strip(
        "（）()"
    )
    notice = Node()
    holder = notice if parts.covered else plan
    holder["letterhead"] = " ".join(parts.letterhead)
    if parts.document_number.startswith(number) and parts.document_number != number:
        plan.guess("", Matter.STRUCTURE, "文号一行里的签发人没有录入")
    if parts.covered:
        notice["heading"] = heading + below
        notice["body"] = "\n\n".join(parts.body) or "印发通知没有正文"
        notice["attachments"] = "\n\n".join(parts.attachments)
        notice["signature"] = "\n\n".join(parts.notice_signature)
        notice["remark"] = parts.notice_remark
        plan["notice"] = notice
    holder["addressees"] = parts.addressees
    plan["document_number"] = number
    plan["preamble"] = "\n\n".join(body.preamble)
    plan["closing"] = "\n\n".join([*body.closing, *parts.closing])
    plan["footnotes"] = "\n\n".join(parts.footnotes)
    plan["signature"] = "\n\n".join(parts.signature)
    plan["remark"] = parts.remark
    imprint = "".join(parts.notice_imprint or parts.imprint)
    (notice if parts.covered else plan)["closing" if parts.covered else "imprint"] = imprint
    if parts.notice_imprint:
        plan["imprint_at"] = "after_notice"
    elif parts.imprint_before_annexes:
        plan["imprint_at"] = "before_annexes"
    _dates(plan, parts)
    plan["source"] = Node(
        title=" ".join(parts.letterhead) or heading, url=source.url, transcription=TRANSCRIPTION
    )
    for node in (plan, notice):
        for key in [key for key, held in node.items() if held in ("", None)]:
            del node[key]
    return plan


def _without_place(title: str) -> str:
    return (
        re.sub(r"^[\u4e00-\u9fff]{2,6}?[省市县区州](?:人民政府)?(?:办公室)?(?:关于)?", "", title)
        or title
    )


def _dates(plan: Node, parts: Parts) -> None:
    signed = [*parts.notice_signature, *parts.signature]
    signed = signed or [
        b.text for b in parts.main[:12] if isinstance(b, Paragraph) and DATE.fullmatch(b.text)
    ]
    stated = next((d for line in reversed(signed) if (d := DATE.search(line))), None)
    stated = stated or next(
        (d for line in (*parts.imprint, *parts.notice_imprint) if (d := DATE.search(line))), None
    )
    if stated and (day := _day(stated)):
        plan["issued_on"] = day.isoformat()
    issued = _day(stated) if stated else None
    texts = [plan.get("closing", ""), *(of_itself(text) for text in _all_text(parts))]
    first = sorted({day for text in texts for day in first_days(text)})
    if not first and issued and any(map(at_once, texts)):
        first = [issued]
    if len(first) == 1:
        plan["effective"] = first[0].isoformat()
    last = sorted({day for text in texts for day in last_days(text, first[0] if first else None)})
    term = next(
        (
            m.group()
            for text in _all_text(parts)
            if (m := re.search(r"有效期限?[^，。；]{1,24}", text))
        ),
        "",
    )
    if last and term and any(squeeze(term) in squeeze(text) for text in texts):
        plan["validity"] = Node(status="in_force", term=term, until=last[0].isoformat())
        plan["validity"].guess(
            "", Matter.VALIDITY, "照公文写的有效期推算；现在是否有效，请查明后改 status"
        )


def _day(stated: re.Match[str]) -> date | None:
    import unicodedata

    words = [
        re.sub("[○ОOoＯ]", "〇", unicodedata.normalize("NFKC", stated[key]))
        for key in ("year", "month", "day")
    ]
    try:
        return date(*(number_value(word) for word in words))
    except ValueError:
        return None


def _all_text(parts: Parts) -> list[str]:
    blocks = [*parts.main, *(block for annex in parts.annexes for block in annex.blocks)]
    return [*parts.body, *(b.text for b in blocks if isinstance(b, Paragraph)), *parts.closing]


def _node_of(value: Any, paragraph: str) -> Node | None:
    """Return the section or measure whose printed words begin with those of a paragraph."""
    words = squeeze(paragraph)
    for _, node in objects_of(value):
        own = node.get("text") or f"{node['title']}{node.get('intro', '')}"
        if squeeze(f"{node.get('number', '')}{own}").startswith(words[:40]):
            return node
    return None


def objects_of(value: Any) -> Iterator[tuple[str, Node]]:
    """Yield every section and measure with which it is, in printed order."""
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
    """Say whether the numbers of measures run through, and which the notice printed twice."""
    numbers = [number_parts(node["number"]) for kind, node in objects_of({"sections": value.get("sections", [])})
               if kind == "measure" and "number" in node and re.search(r"\w", node["number"])]  # fmt: skip
    continuous = bool(numbers) and len(set(numbers)) == len(numbers)
    several = sum(bool(s.get("measures")) for k, s in objects_of(value) if k == "section") > 1
    articles = any(item.number.style is Style.ARTICLE for item in main.walk())
    if continuous and (several or articles):
        value["plan"]["numbering"] = "continuous"
    _twice(value.get("sections", []))


def _twice(sections: Sequence[Node]) -> None:
    for section in sections:
        _same(section.get("sections", []))
        _same([*section.get("measures", []), *section.get("later", [])])
        _twice(section.get("sections", []))
    _same(sections)


def _same(nodes: Sequence[Node]) -> None:
    """Mark nodes with the number of one before them."""
    first: dict[str, Node] = {}
    for node in nodes:
        number = node.get("number", "")
        if not re.search(r"\w", number):
            continue
        other = first.setdefault(squeeze(number), node)
        if other is not node:
            node["same_number_as"] = other
            node.guess("same_number_as", Matter.STRUCTURE, f"序号“{number}”印了两次")


def _give_ids(value: Node, ids: Ids) -> None:
    for kind, node in objects_of(value):
        id = ids.new(node["title"], kind)
        fields = dict(node)
        node.clear()
        node.update({"id": id, **fields})
    for _, node in objects_of(value):
        if isinstance(other := node.get("same_number_as"), Node):
            node["same_number_as"] = other["id"]


# units and documents


def _objects(value: Node, parts: Parts, ids: Ids) -> None:
    """Enter units, issuers, general clauses and documents."""
    file = PlanFile.model_validate(value)
    own = [value["plan"]["title"], *cited_titles(parts)[:1]]
    measures = [at.measure.text for at in walk_measures(file)]
    prose = [*parts.body, *_prose(value)]
    value["documents"] = cited([*prose, *measures], own, ids)
    if not value["documents"]:
        del value["documents"]
    issuers, sealer = _issuers(parts)
    places = places_of([*issuers, joined(parts.heading), joined(parts.title)])
    names = _names([*issuers, *([sealer] if sealer else [])], measures, prose, places)
    groups = grouped(names, places)
    if units := unit_nodes(groups, ids, places):
        value["units"] = units
    owner = {name: unit["id"] for unit in units for name in _called(unit)}
    if issuers:
        value["plan"]["issuer"] = [owner[name] for name in issuers if name in owner]
    if sealer:
        value["plan"]["sealed_by"] = owner[sealer]
    value["plan"]["role_clauses"] = _role_clauses([*parts.body, *_prose(value), *measures])
    if not value["plan"]["role_clauses"]:
        del value["plan"]["role_clauses"]


def _called(unit: Node) -> list[str]:
    return [unit["name"], *([unit["short"]] if "short" in unit else []), *unit.get("aliases", [])]


def _outside_titles(text: str) -> str:
    """Return a text with the titles of documents blanked: they name no unit."""
    return re.sub(
        r"《[^《》]*(?:《[^《》]*》[^《》]*)*》",
        lambda m: "《" + "　" * (len(m.group()) - 2) + "》",
        text,
    )


def _names(
    known: Sequence[str], measures: Sequence[str], prose: Sequence[str], places: Sequence[str]
) -> dict[str, str]:
    """Return every name of a body in the notice, and what it is short for if the notice says so."""
    found = dict.fromkeys(known, "")
    reader = Bodies(places)
    short = {called: name for text in (*measures, *prose) for name, called in short_names(text)}
    for text in map(_outside_titles, measures):
        for name in reader.listed(text):
            called = next((one for one in short if name.startswith(one)), "")
            found |= {called: short[called], short[called]: ""} if called else {name: ""}
        beside = _without(text, found)
        found |= dict.fromkeys([*reader.named(beside), *reader.classes(beside)], "")
    for text in map(_outside_titles, prose):
        found |= dict.fromkeys([*reader.listed(text), *reader.named(text)], "")
        found |= dict.fromkeys((one for one in reader.classes(text) if "成员单位" in one), "")
    whole = "\n".join((*measures, *prose))
    for called in ("领导小组办公室", "联席会议办公室", "领导小组", "联席会议", "指挥部"):
        full = [name for name in found if name.endswith(called) and name != called]
        alone = re.search(rf"(?<![\u4e00-\u9fff]){called}(?!各?成员|办公室)", whole)
        if alone and len(full) < 2 and called not in found:
            found[called] = full[0] if full else short.get(called, "")
    found |= {called: name for called, name in short.items() if name in found}
    return found


def _without(text: str, names: Iterable[str]) -> str:
    """Return a text with these names blanked: what only begins like one of them is no name."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "\u3000" * len(name))
    return text


def _prose(value: Node) -> list[str]:
    plan = value["plan"]
    found = [plan.get("preamble", ""), plan.get("closing", "")]
    for kind, node in objects_of(value):
        if kind == "section":
            found += [node["title"], node.get("intro", ""), node.get("closing", "")]
        found.append(node.get("before", ""))
    return [text for text in found if text]


def _issuers(parts: Parts) -> tuple[list[str], str]:
    """Return who issues the plan, in printed order, and who puts the seal for them."""
    found: dict[str, None] = {}
    sealer = ""
    signed = parts.notice_signature or parts.signature
    head = " ".join(parts.letterhead)
    lines = [re.sub(r"\s*文\s*件$", "", head)] if head else []
    lines += [DATE.sub("", line) for line in signed]
    if not lines:
        lines = [DATE.sub("", line) for line in (*parts.imprint, *parts.notice_imprint)]
        lines = [
            re.sub(r"\s*印\s*发$", "", line)
            for line in lines
            if not re.match(r"抄|主\s*送|分", line)
        ]
    for line in lines:
        if seal := re.search(r"[（(]\s*(.{2,30}?)\s*代\s*章\s*[）)]", line):
            sealer = seal[1]
            line = line.replace(seal.group(), "")
        for name in re.split(r"[\s\u3000]+", line):
            if 3 < len(name) <= 40 and is_body(name):
                found[name] = None
    return list(found), sealer


def _role_clauses(texts: Sequence[str]) -> list[Node]:
    found: list[Node] = []
    for text in texts:
        for start, end in general_clauses(text):
            begin = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
            stops = [place for mark in "。；\n" if (place := text.find(mark, end)) >= 0]
            quote = text[begin : min(stops, default=len(text))].strip()
            for rule in ClauseRule:
                id = str(rule).replace("_", "-")
                clause = RoleClause(id=id, quote=quote, rule=rule)
                if can_be_read(clause) and id not in (node["id"] for node in found):
                    node = Node(id=id, quote=quote, rule=str(rule))
                    node.guess("", Matter.ROLE, "总的分工规定：请核对这样读对不对，管哪些措施")
                    found.append(node)
    return found


# what measures say


def _statements(value: Node) -> None:
    """Give every measure its units, documents, deadlines and targets."""
    file = PlanFile.model_validate(value)
    names = Names(file)
    for at, measure in walk_nodes(file, value):
        if units := involvements(at, names, file):
            measure["units"] = units
        mentions = names.find(at.measure.text)
        documents = dict.fromkeys(m.id for m in mentions if m.kind is ObjectKind.DOCUMENT)
        if documents:
            measure["documents"] = list(documents)
        dated = deadline_nodes(at, file.plan.issued_on)
        if len(dated) == 1:
            measure["deadline"] = dated[0]
        elif dated:
            measure["deadlines"] = dated
        if targets := target_nodes(at):
            measure["targets"] = targets
            measure.guess("targets", Matter.TARGET, "有数字的话都列在这里，不是目标的请删去")


def _at(value: Any, route: Route) -> Node:
    for step in route:
        value = value[step]
    assert isinstance(value, Node)
    return value


def walk_nodes(file: PlanFile, value: Node) -> Iterator[tuple[MeasureAt, Node]]:
    """Yield the measures of a plan, each with the plain object from which it was made."""
    for at in walk_measures(file):
        yield at, _at(value, at.route)
