"""Rules on ids and names: each belongs to one object, and former ids lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.model.kinds import MoveKind, ObjectKind
from macros.model.problems import Problem, Route
from macros.model.walk import walk_ids
from macros.rules.context import Context
from macros.text.characters.regex import regex
from macros.text.messages.nearest import nearest

RESERVED = frozenset(
    "about annexes api changes closing downloads embed feed glossary heading index "
    "notice notice-addressees plan preamble search title "
    # anchors of the parts of pages
    "beside children cited-in deadline documents former framing grounds history measures notes offers "
    "overview progress related sections sources succession tables targets text topics unassigned units "
    # what is around the content of every page
    "main site-map".split()
)
LIKE_A_PART = regex(r"-p\d+$|^(role|cite|pl)-|^rows-\d+$")
"""How the anchor of a paragraph ends, and how others begin that pages have besides those of objects."""
OF_SYSTEMS = regex(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for devices: it can hold no file or folder that is called so."""


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
