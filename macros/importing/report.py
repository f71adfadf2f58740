"""What a person must decide of an imported plan: one Chinese page, in the order in which one decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from macros.editing.insert import value_at
from macros.editing.open_marks import OpenMark, open_marks
from macros.importing.actors import general_actors
from macros.importing.drafting.node import Matter
from macros.loading.yamltext import Parsed, parse
from macros.model.problems import Route
from macros.text.messages.excerpt import excerpt

_STEPS: tuple[tuple[Matter, str], ...] = (
    (Matter.TITLE, "改成公文里的标题；公文没有标题的，写一句说清做什么的话。"),
    (Matter.STRUCTURE, "对照公文看这里分得对不对：哪些是部分，哪些是措施，哪一段属于哪一项。"),
    (Matter.UNIT, "看几种称呼是不是同一个单位，类别对不对；泛称要不要单列一页。"),
    (Matter.ROLE, "看引的那句话是不是给了这个单位任务。"),
    (Matter.DEADLINE, "看是不是完成期限，指的是什么事。"),
    (Matter.TARGET, "留下是目标的，删去不是的。"),
    (Matter.DOCUMENT, "核对文件的名称和文号。"),
    (Matter.VALIDITY, "查明现在是否有效，写明来源。"),
)
_TOLD = ("deadline", "deadlines", "targets", "before", "closing", "kind", "number")
"""Fields whose marks are looked at without the file, if one sees their words."""
_NAMED = ("title", "name", "text", "quote", "id", "unit", "caption")


def report(text: str, name: str) -> str:
    """Return the page for the data file ``text``, which messages call ``name``."""
    parsed = parse(text)
    marks = open_marks(text)
    lines = (
        *_head(parsed.value or {}, name, marks),
        *_steps(parsed, name, marks),
        *_actors(parsed, name),
    )
    return "\n".join(lines) + "\n"


def _head(value: dict[str, Any], name: str, marks: Sequence[OpenMark]) -> Iterator[str]:
    plan = value.get("plan") or {}
    units = {unit.get("id"): unit.get("name") for unit in value.get("units") or []}
    issuers = plan.get("issuer") or []
    named = [units.get(id, id) for id in ([issuers] if isinstance(issuers, str) else issuers)]
    yield f"# 待核清单：{plan.get('title', name)}"
    yield ""
    yield f"{name}：还有 {len(marks)} 处待核。每一处核对、改正以后，删去写着【待核】的那一行注释。"
    yield "公文文字不用核对：plan check 已经逐字比较过。没有标的，是公文用明确的词写出的。"
    yield ""
    yield "先看这几项对不对："
    yield ""
    for key, words in (
        ("标题", plan.get("title")),
        ("文号", plan.get("document_number")),
        ("发文机关", "、".join(filter(None, named))),
        ("印发日期", plan.get("issued_on")),
        ("部分和措施", _counted(value)),
        ("单位", f"{len(units)} 个"),
        ("引用文件", f"{len(value.get('documents') or [])} 份"),
    ):
        yield f"- {key}：{words or '没有认出'}"


def _counted(value: dict[str, Any]) -> str:
    sections, measures = _count(
        {"sections": [*(value.get("sections") or []), *(value.get("annexes") or [])]}
    )
    return f"{sections} 个部分，{measures} 项措施"


def _count(holder: dict[str, Any]) -> tuple[int, int]:
    """Return how many sections and measures a holder of sections has."""
    sections, measures = 0, 0
    for section in holder.get("sections") or []:
        inside = _count(section)
        rows = [
            row
            for table in section.get("tables") or []
            for row in table["rows"]
            if row.get("measure")
        ]
        own = [*(section.get("measures") or []), *(section.get("later") or []), *rows]
        sections, measures = sections + 1 + inside[0], measures + len(own) + inside[1]
    return sections, measures


def _steps(parsed: Parsed, name: str, marks: Sequence[OpenMark]) -> Iterator[str]:
    known = {str(matter) for matter, _ in _STEPS}
    steps = [(str(matter), advice) for matter, advice in _STEPS]
    others = [mark for mark in marks if mark.matter not in known]
    for matter, advice in steps:
        found = [mark for mark in marks if mark.matter == matter]
        yield from _step(parsed, name, matter, advice, found)
    yield from _step(parsed, name, "其他", "照注释里写的核对。", others)


def _step(
    parsed: Parsed, name: str, matter: str, advice: str, marks: Sequence[OpenMark]
) -> Iterator[str]:
    if not marks:
        return
    yield ""
    yield f"## {matter}（{len(marks)} 处）"
    yield ""
    yield advice
    yield ""
    for mark in marks:
        reason = mark.reason.partition("：")[2] if mark.matter == matter else mark.reason
        yield f"- {name}:{mark.line} {_what(parsed, mark.line)}——{reason}"


def _actors(parsed: Parsed, name: str) -> Iterator[str]:
    """List the general actors in the text, which are not entered as units."""
    found = general_actors(parsed)
    if not found:
        return
    yield ""
    yield f"## 泛称（{len(found)} 种）"
    yield ""
    yield (
        "文中还点到这些泛称，没有作为单位录入，不影响发布。"
        "要单列一页的，用 plan new unit --extent class 加，再在措施里写明它承担什么。"
    )
    yield ""
    for actor in found:
        around = _named(parsed, actor.route[:-1])
        yield f"- {actor.name}：{actor.count} 处，最早在 {name}:{actor.line} {around}".rstrip()


def _what(parsed: Parsed, line: int) -> str:
    """Return what a mark on a line is about: the object below it by its number and name, and the words of a field."""
    below = [
        (place.line, len(route), route) for route, place in parsed.keys.items() if place.line > line
    ]
    route = min(below, default=(0, 0, ()))[2]
    words = _words(value_at(parsed.value, route)) if route[-1:] and route[-1] in _TOLD else ""
    return _named(parsed, route[:-1]) + (f"（{excerpt(words, 60)}）" if words else "")


def _words(held: Any) -> str:
    """Return the words of a field: its text, or the texts of what it lists."""
    listed = held if isinstance(held, list) else [held]
    return "；".join(str(one["text"] if isinstance(one, dict) else one) for one in listed)


def _named(parsed: Parsed, route: Route) -> str:
    """Return the object at a route, or the nearest around it that has a name, by number and name."""
    units = {unit.get("id"): unit.get("name") for unit in parsed.value.get("units") or []}
    while route:
        held = value_at(parsed.value, route)
        if isinstance(held, dict) and held.get("unit") in units:
            quote = f"（{excerpt(held['quote'], 30)}）" if held.get("quote") else ""
            return f"“{units[held['unit']]}”{quote}"
        if isinstance(held, dict):
            name = next((held[key] for key in _NAMED if held.get(key)), "")
            if name:
                return f"“{excerpt(held.get('number', '') + str(name), 30)}”"
        route = route[:-1]
    return ""
