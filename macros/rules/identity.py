"""Rules on ids, references, numbers and the tree of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.model.amending import walk_written
from macros.model.kinds import MoveKind, ObjectKind
from macros.model.measure import Measure
from macros.model.numbering import measure_code, printed_code, printed_section_code, section_code
from macros.model.problems import Problem, Route
from macros.model.section import Annex, Section
from macros.model.walk import walk_ids, walk_measures, walk_reported, walk_sections, walk_sources
from macros.rules.context import Context
from macros.text.nearest import nearest
from macros.text.numerals import number_parts

RESERVED = frozenset(
    "about annexes api changes closing downloads embed feed glossary heading index "
    "notice notice-addressees plan preamble search title "
    # anchors of the parts of pages
    "beside children cited-in deadline documents former framing grounds history measures notes offers "
    "overview progress related sections sources succession tables targets text topics unassigned units "
    # what is around the content of every page
    "main site-map".split()
)
LIKE_A_PART = re.compile(r"-p\d+$|^(role|cite|pl)-|^rows-\d+$")
"""How the anchor of a paragraph ends, and how others begin that pages have besides those of objects."""
OF_SYSTEMS = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for devices: it can hold no file or folder that is called so."""
MAX_SECTION_LEVELS = 5
"""More than any notice has: 编、章、节、条 are four. Headings of pages go six deep."""


def ids_are_unique(context: Context) -> Iterator[Problem]:
    """全文件里没有两个相同的 id；停用过的 id 也不再用。"""
    seen: dict[str, ObjectKind] = {}
    taken = {id for _, _, id in walk_ids(context.file)} | RESERVED
    taken |= {entry.id for entry in (*context.file.moved, *context.file.retired)}
    for route, kind, id in walk_ids(context.file):
        if id in seen:
            free = _free_id(id, taken)
            yield Problem(
                route, f"id“{id}”已被另一个{seen[id].label}使用；请换一个，例如“{free}”。"
            )
        else:
            seen[id] = kind
    for key, entries in (("moved", context.file.moved), ("retired", context.file.retired)):
        for number, entry in enumerate(entries):
            if entry.id in seen:
                words = f"id“{entry.id}”还在使用或已登记过；停用的 id 不得再用，请改正其中一处。"
                yield Problem((key, number, "id"), words)
            seen[entry.id] = entry.kind


def _free_id(id: str, taken: set[str]) -> str:
    number = 2
    while f"{id}-{number}" in taken:
        number += 1
    return f"{id}-{number}"


def ids_are_free(context: Context) -> Iterator[Problem]:
    """id 不用网站自己要用的词，例如 plan、index，也不用 con、nul 这样系统保留的名字。"""
    named = [(route, id) for route, _, id in walk_ids(context.file)]
    for route, id in [(("plan", "id"), context.file.plan.id), *named]:
        if OF_SYSTEMS.fullmatch(id):
            words = f"id“{id}”是 Windows 保留的名字，不能用作文件名；请换一个，例如“{id}-item”。"
            yield Problem(route, words)
    for route, id in named:
        if id in RESERVED or LIKE_A_PART.search(id):
            yield Problem(route, f"id“{id}”是网站保留的词；请换一个，例如“{id}-item”。")


def names_are_unambiguous(context: Context) -> Iterator[Problem]:
    """一个名称、简称或别称只属于一个对象。"""
    file = context.file
    seen: dict[str, str] = {}
    words: Sequence[str | None]
    named: list[tuple[Route, str, Sequence[str | None]]] = []
    for n, unit in enumerate(file.units):
        named.append((("units", n), unit.id, (unit.name, unit.short, *unit.aliases)))
    for n, document in enumerate(file.documents):
        words = (document.title, document.number, *document.aliases)
        named.append((("documents", n), document.id, words))
    for n, term in enumerate(file.glossary):
        named.append((("glossary", n), term.id, (term.term, *term.aliases)))
    for route, id, words in named:
        for word in dict.fromkeys(word for word in words if word):
            owner = seen.setdefault(word, id)
            if owner != id:
                yield Problem(
                    route,
                    f"名称“{word}”已属于“{owner}”，不能再属于“{id}”；请删去一处或写得更具体。",
                )


def references_exist(context: Context) -> Iterator[Problem]:
    """引用的 id 都存在，而且是该类对象。"""
    file = context.file
    living: dict[ObjectKind, set[str]] = {kind: set() for kind in ObjectKind}
    for _, kind, id in walk_ids(file):
        living[kind].add(id)

    def missing(route: Route, kind: ObjectKind, id: str | None) -> Iterator[Problem]:
        if id is not None and id not in living[kind]:
            near = nearest(id, living[kind])
            other = next((k for k in ObjectKind if id in living[k]), None)
            if other:
                words = f"“{id}”是{other.label}，这里要写{kind.label}的 id；"
                yield Problem(
                    route, words + (f"是不是“{near}”？" if near else "请改正或移到对应的键。")
                )
                return
            hint = f"是不是“{near}”？" if near else "请先登记它，或改正写法。"
            yield Problem(route, f"没有 id 为“{id}”的{kind.label}；{hint}")

    for n, issuer in enumerate(file.plan.issuer):
        yield from missing(("plan", "issuer", n), ObjectKind.UNIT, issuer)
    for n, document in enumerate(file.documents):
        for m, issuer in enumerate(document.issuer):
            yield from missing(("documents", n, "issuer", m), ObjectKind.UNIT, issuer)
    yield from missing(("plan", "sealed_by"), ObjectKind.UNIT, file.plan.sealed_by)
    for n, unit in enumerate(file.units):
        yield from missing(("units", n, "parent"), ObjectKind.UNIT, unit.parent)
        for m, member in enumerate(unit.members):
            yield from missing(("units", n, "members", m, "unit"), ObjectKind.UNIT, member.unit)
        for m, step in enumerate(unit.succession):
            for k, id in enumerate(step.to):
                where: Route = ("units", n, "succession", m, "to", k)
                yield from missing(where, ObjectKind.UNIT, id)
    for at in walk_measures(file):
        measure, route = at.measure, at.route
        for n, involvement in enumerate(measure.units):
            yield from missing((*route, "units", n, "unit"), ObjectKind.UNIT, involvement.unit)
        yield from missing((*route, "same_number_as"), ObjectKind.MEASURE, measure.same_number_as)
        listed = (
            ("documents", ObjectKind.DOCUMENT, measure.documents),
            ("topics", ObjectKind.TOPIC, measure.topics),
            ("related", ObjectKind.MEASURE, measure.related),
        )
        for key, kind, ids in listed:
            for n, id in enumerate(ids):
                yield from missing((*route, key, n), kind, id)
    for of in walk_written(file):
        for place, by in dict.fromkeys((step.route, step.by) for step in of.steps):
            yield from missing((*of.route, *place), ObjectKind.DOCUMENT, by)
    for section_at in walk_sections(file):
        like = section_at.section.same_number_as
        yield from missing((*section_at.route, "same_number_as"), ObjectKind.SECTION, like)
    if file.plan.validity:
        ended_by = file.plan.validity.by
        yield from missing(("plan", "validity", "by"), ObjectKind.DOCUMENT, ended_by)
    for route, reported, _ in walk_reported(file):
        yield from missing(route, ObjectKind.MEASURE, reported)
    for route, source in walk_sources(file):
        yield from missing((*route, "document"), ObjectKind.DOCUMENT, source.document)
    former = {entry.id for entry in (*file.moved, *file.retired)}
    known = former.union(*living.values(), {file.plan.id})
    for n, change in enumerate(file.changes):
        for m, id in enumerate(change.ids):
            if id not in known:
                near = nearest(id, known)
                hint = "对象删去或改名了的，请在 moved 或 retired 里登记这个 id，不要改这条变更记录"
                hint += f"；写错了的，是不是“{near}”？" if near else "。"
                yield Problem(("changes", n, "ids", m), f"没有 id 为“{id}”的对象；{hint}")


def lists_do_not_repeat(context: Context) -> Iterator[Problem]:
    """措施的单位、文件、主题、期限、相关措施不重复，也不与自己相关。"""
    for at in walk_measures(context.file):
        measure = at.measure
        lists: tuple[tuple[str, tuple[object, ...]], ...] = (
            ("documents", measure.documents),
            ("topics", measure.topics),
            ("related", measure.related),
            ("units", tuple((i.unit, i.role, i.quote) for i in measure.units)),
            ("deadlines", tuple((d.text, d.what, d.units) for d in measure.deadlines)),
        )
        for key, items in lists:
            for n, item in enumerate(items):
                if item in items[:n]:
                    name = item[0] if isinstance(item, tuple) else item
                    yield Problem((*at.route, key, n), f"“{name}”在 {key} 里重复；请删去一处。")
        if measure.id in measure.related:
            route = (*at.route, "related", measure.related.index(measure.id))
            yield Problem(route, f"措施“{measure.id}”不能与自己相关；请删去这一项。")


def parents_do_not_circle(context: Context) -> Iterator[Problem]:
    """上级单位不绕成圈。"""
    parents = {unit.id: unit.parent for unit in context.file.units}
    reported: set[str] = set()
    for n, unit in enumerate(context.file.units):
        chain = [unit.id]
        while (above := parents.get(chain[-1])) and above not in chain:
            chain.append(above)
        if above == unit.id and unit.id not in reported:
            reported.update(chain)
            shown = " → ".join([*chain, unit.id])
            yield Problem(("units", n, "parent"), f"上级单位绕成了圈：{shown}；请改正其中一处。")


def sections_are_not_empty(context: Context) -> Iterator[Problem]:
    """有部分或附件；每个部分都有文字、措施或下级部分，最多五层。"""
    if not (context.file.sections or context.file.annexes):
        words = "缺少“sections”（部分）；请补上。任务都在附件里的，写 annexes（附件）。"
        yield Problem((), words)
    for at in walk_sections(context.file):
        section = at.section
        held = (section.tables, section.own_measures, section.sections)
        if not (section.intro or any(held) or section.closing):
            words = (
                f"部分“{section.id}”里什么也没有；请补上 intro（文字）、tables（表格）、"
                "measures（措施）或 sections（下级部分），或删去这一部分。"
            )
            yield Problem(at.route, words)
        if len(at.ancestors) >= MAX_SECTION_LEVELS:
            words = f"部分“{section.id}”在第 {MAX_SECTION_LEVELS + 1} 层；部分最多 {MAX_SECTION_LEVELS} 层，请上移一层。"
            yield Problem(at.route, words)


def numbers_make_addresses(context: Context) -> Iterator[Problem]:
    """序号里有数字，或者只是 ●、—— 这样的符号；没有两项措施或两个部分的短网址相同。"""
    file = context.file
    sections: dict[str, str] = {}
    printed: dict[str, str] = {}
    twice: list[tuple[Route, Section | Measure]] = []
    for at in walk_sections(file):
        code = section_code((*at.ancestors, at.section))
        number = at.section.number
        if at.section.same_number_as:
            printed[at.section.id] = printed_section_code((*at.ancestors, at.section))
            twice.append(((*at.route, "same_number_as"), at.section))
        else:
            printed[at.section.id] = code
        if at.section.removed_by:
            continue  # another may have taken its number
        if code or not isinstance(at.section, Annex):  # 附件甲 needs no digit
            yield from _numbered((*at.route, "number"), number, code, sections, at.section.id)
    measures: dict[str, str] = {}
    for measure_at in walk_measures(file):
        measure = measure_at.measure
        code = measure_code(file, measure_at.sections, measure, measure_at.place)
        printed[measure.id] = printed_code(file, measure_at.sections, measure, measure_at.place)
        if measure.same_number_as:
            twice.append(((*measure_at.route, "same_number_as"), measure))
        route = (*measure_at.route, "number")
        if measure.removed_by:
            continue  # another may have taken its number
        yield from _numbered(route, measure.number, code, measures, measure.id)
    for route, one in twice:
        other = one.same_number_as or ""
        if other == one.id or (other in printed and printed[other] != printed[one.id]):
            words = f"“{one.id}”的序号“{one.number}”与“{other}”的不同；请改正这个 id，没有印重的请删去 same_number_as。"
            yield Problem(route, words)


_LETTER = re.compile(r"\W*([A-Za-z]|[\u2160-\u217b]+|[甲乙丙丁戊己庚辛壬癸])\W*")
"""A number in letters: A. Ⅱ. 甲、 It gives no short address."""


def _numbered(
    route: Route, printed: str, code: str, taken: dict[str, str], id: str
) -> Iterator[Problem]:
    if not number_parts(printed) and not code:
        if any(char.isalnum() for char in printed) and not _LETTER.fullmatch(printed):
            words = f"序号“{printed}”里没有数字；请照公文写，例如“一、”“（二）”“3.”。"
            yield Problem(route, words)
    elif code and (other := taken.setdefault(code, id)) != id:
        words = f"序号“{printed}”与“{other}”的相同（短网址都是 {code}）；请改正序号，"
        words += "全文连续编号的方案请写 numbering: continuous，"
        yield Problem(route, words + f"公文自己印重了的请写 same_number_as: {other}。")


def former_ids_lead_somewhere(context: Context) -> Iterator[Problem]:
    """改址记录指向存在的同类对象；拆分写两个以上，其他写一个。"""
    file = context.file
    kinds = {id: kind for _, kind, id in walk_ids(file)}
    former = {entry.id: entry.kind for entry in (*file.moved, *file.retired)}
    for n, entry in enumerate(file.moved):
        for m, id in enumerate(entry.to):
            kind = kinds.get(id, former.get(id))
            if kind is not entry.kind:
                near = nearest(id, [known for known in kinds if kinds[known] is entry.kind])
                hint = f"是不是“{near}”？" if near else "请改正写法。"
                yield Problem(
                    ("moved", n, "to", m), f"没有 id 为“{id}”的{entry.kind.label}；{hint}"
                )
        if (entry.how is MoveKind.SPLIT) != (len(entry.to) > 1):
            words = (
                "拆分（split）要写两个以上的 to，改为（moved）和并入（merged）只写一个；请改正。"
            )
            yield Problem(("moved", n, "to"), words)
    steps = {entry.id: entry.to for entry in file.moved}
    for n, entry in enumerate(file.moved):
        if _comes_back(entry.id, steps):
            words = f"“{entry.id}”的去向绕成了圈；请改正 to。"
            yield Problem(("moved", n, "to"), words)


def _comes_back(start: str, steps: dict[str, tuple[str, ...]]) -> bool:
    seen: set[str] = set()
    waiting = list(steps.get(start, ()))
    while waiting:
        id = waiting.pop()
        if id == start:
            return True
        if id not in seen:
            seen.add(id)
            waiting.extend(steps.get(id, ()))
    return False
