"""Importing a notice again: what is the same keeps its id and all that editors wrote of it.

Units and documents stay as they are in the plan, new ones behind them. A measure whose words changed
keeps what the new words still bear out, and gets what they newly say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.editing.diff.successors import successors
from macros.importing.drafting.draft import Draft
from macros.importing.drafting.layout.assembling import objects_of
from macros.importing.drafting.node import Matter, Node
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile
from macros.model.problems import Route
from macros.model.walk import walk_ids, walk_measures, walk_sections
from macros.text.lines.reflow import squeeze

_OF_EDITORS = ("topics", "related", "progress")
_OF_PLAN = (
    "short_title",
    "summary",
    "period",
    "source",
    "reviewed",
    "synonyms",
    "notes",
    "validity",
)
_LISTS = ("topics", "glossary", "reports", "moved", "retired", "changes")
_REFERENCES = ("unit", "units", "documents", "issuer", "sealed_by", "same_number_as")
_STATED = ("deadline", "deadlines", "targets")
_INSIDE = ("sections", "measures", "later", "tables")


def taken_ids(file: PlanFile) -> set[str]:
    """Return every id that new objects must leave alone: those in use and those given up."""
    return {id for *_, id in walk_ids(file)} | {one.id for one in (*file.moved, *file.retired)}


@dataclass(frozen=True)
class Pair:
    """An object of the draft that was in the plan before."""

    node: Node
    was: Mapping[str, Any]
    route: Route
    """Where it was."""
    same: bool
    """Whether its words are the same."""


def keep(draft: Draft, file: PlanFile, plain: Mapping[str, Any]) -> list[Pair]:
    """Give the objects of a draft the ids and the editors' words that they have in a plan.

    ``plain`` is the plan ``file`` as the YAML reader gives it. Returns which sections and measures
    were there before.
    """
    value = draft.value
    ids = _joined(value, plain, "units") | _joined(value, plain, "documents")
    pairs = _pairs(value, file, plain)
    _refer(value, ids | {pair.node["id"]: pair.was["id"] for pair in pairs})
    for pair in pairs:
        _take_over(pair.node, pair.was, same=pair.same)
    old, plan = plain["plan"], value["plan"]
    plan["id"] = old["id"]
    plan.update({key: old[key] for key in _OF_PLAN if key in old})
    plan.guesses = {key: found for key, found in plan.guesses.items() if key not in _OF_PLAN}
    value.update({key: plain[key] for key in _LISTS if plain.get(key)})
    return pairs


def kept_comments(
    value: Node, pairs: Sequence[Pair], comments: Mapping[Route, tuple[str, ...]]
) -> dict[Route, tuple[str, ...]]:
    """Return the comments of the plan at the routes that their objects have now, if these are still there."""
    now = {id(node): route for route, node in _routes(value)}
    moved = {pair.route: now[id(pair.node)] for pair in pairs if id(pair.node) in now}
    found: dict[Route, tuple[str, ...]] = {}
    for route, lines in comments.items():
        place: Route | None = (
            route if route[0] not in ("sections", "annexes") or len(route) == 1 else None
        )
        for end in range(len(route), 1, -1):
            if place is None and route[:end] in moved:
                place = moved[route[:end]] + route[end:]
        while place and not _is_there(value, place):
            place = place[:-1]
        if place:
            found[place] = found.get(place, ()) + lines
    return found


def _routes(value: object, route: Route = ()) -> Iterator[tuple[Route, Node]]:
    """Yield every object of a draft with its route."""
    if isinstance(value, Node):
        yield route, value
    if isinstance(value, dict | list):
        for key, held in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _routes(held, (*route, key))


def _is_there(value: Any, route: Route) -> bool:
    try:
        for step in route:
            value = value[step]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _joined(value: Node, plain: Mapping[str, Any], key: str) -> dict[str, str]:
    """Put the units or documents of the plan before the new ones; return which ids become which."""
    kept = [Node(**one) for one in plain.get(key) or []]
    known = {name: one for one in kept for name in _names(one)}
    ids: dict[str, str] = {}
    new: list[Node] = []
    for node in value.get(key, []):
        was = next((known[name] for name in _names(node) if name in known), None)
        if was is None:
            new.append(node)
            continue
        ids[node["id"]] = was["id"]
        if more := [name for name in _names(node) if name not in known]:
            was["aliases"] = [*was.get("aliases", []), *more]
            was.guess("aliases", Matter.UNIT, f"这次公文里还写作“{'、'.join(more)}”")
            known |= dict.fromkeys(more, was)
    if kept or new:
        value[key] = [*kept, *new]
    return ids


def _names(one: Mapping[str, Any]) -> list[str]:
    given = (one.get("name"), one.get("title"), one.get("short"), *(one.get("aliases") or []))
    return [name for name in given if name]


def _pairs(value: Node, file: PlanFile, plain: Mapping[str, Any]) -> list[Pair]:
    """Return each section and measure of the draft that was there before."""
    old = dict(_old(file))
    nodes = {
        (ObjectKind.MEASURE if kind == "measure" else ObjectKind.SECTION, node["id"]): node
        for kind, node in objects_of(value)
        if kind == "measure" or "title" in node
    }
    come = {key: _words(node) for key, node in nodes.items()}
    gone = {key: words for key, (words, _) in old.items()}
    found: list[Pair] = []

    def add(key: tuple[ObjectKind, str], node: Node, *, same: bool) -> None:
        route = old[key][1]
        found.append(Pair(node, _at(plain, route), route, same))

    for key, words in [*gone.items()]:
        same = next((one for one, now in come.items() if one[0] is key[0] and now == words), None)
        if same:
            add(key, nodes[same], same=True)
            del come[same], gone[key]
    for key, new in successors(gone, come).items():
        add(key, nodes[key[0], new], same=False)
    return found


def _old(file: PlanFile) -> Iterator[tuple[tuple[ObjectKind, str], tuple[str, Route]]]:
    """Yield the sections and measures of a plan with their first words and their routes."""
    for section_at in walk_sections(file):
        section = section_at.section
        if not section.headed:
            continue
        words = squeeze(f"{section.title}{section.intro or ''}")
        yield (ObjectKind.SECTION, section.id), (words, section_at.route)
    for at in walk_measures(file):
        words = squeeze(at.measure.title if at.row else at.measure.issued_text)
        yield (ObjectKind.MEASURE, at.measure.id), (words, at.route)


def _words(node: Node) -> str:
    """Return the words by which a section or measure is known again; a row by its title."""
    if "text" in node:
        return squeeze(node["text"])
    return squeeze(f"{node['title']}{node.get('intro', '')}")


def _at(value: Any, route: Sequence[str | int]) -> Mapping[str, Any]:
    for step in route:
        value = value[step]
    assert isinstance(value, dict)
    return value


def _take_over(node: Node, was: Mapping[str, Any], *, same: bool) -> None:
    """Give an object its former id, and what editors wrote; one with the same words stays as it was."""
    if same:
        printed = {key: node[key] for key in ("number", "before", *_INSIDE) if key in node}
        before = {key: held for key, held in was.items() if key not in _INSIDE}
        node.clear()
        node.update({**before, **printed})
        node.guesses = {}
        return
    node["id"] = was["id"]
    node.update({key: was[key] for key in _OF_EDITORS if key in was})
    words = squeeze(
        "".join(str(node.get(key, "")) for key in ("title", "text", "intro", "closing"))
    )
    kept = [one for one in was.get("units") or [] if _is_borne_out(one, words)]
    given = {(one["unit"], one["role"]) for one in kept} | {(one["unit"], "named") for one in kept}
    new = [one for one in node.get("units", []) if (one["unit"], one["role"]) not in given]
    if kept or new:
        node["units"] = [*kept, *new]
    for key in _STATED:
        held = was.get(key)
        if held and all(
            _is_borne_out(one, words) for one in (held if isinstance(held, list) else [held])
        ):
            node.update({key: held})
    if notes := [_note(one, words) for one in was.get("notes") or []]:
        node["notes"] = notes
    node.guess("", Matter.STRUCTURE, "文字与原来录入的不同，还有依据的关系和编者文字留着，请核对")


def _is_borne_out(one: Mapping[str, Any], words: str) -> bool:
    """Whether a relation or statement rests on a source, or on words that are still there."""
    quoted = one.get("quote") or one.get("text")
    return bool(one.get("source")) or (bool(quoted) and squeeze(str(quoted)) in words)


def _note(note: Mapping[str, Any], words: str) -> Node:
    """Return a note without the words that it quotes if they are gone; a mark then says so."""
    kept = Node(**note)
    if "quote" in kept and squeeze(kept["quote"]) not in words:
        lost = kept.pop("quote")
        kept.guess("", Matter.STRUCTURE, f"所注的“{lost}”不在新的文字里了，请改写或删去这条注")
    return kept


def _refer(value: Any, ids: Mapping[str, str]) -> None:
    """Let references lead to the former ids."""
    if isinstance(value, list):
        for held in value:
            _refer(held, ids)
    elif isinstance(value, dict):
        for key, held in value.items():
            if key in _REFERENCES and isinstance(held, str):
                value[key] = ids.get(held, held)
            elif (
                key in _REFERENCES and isinstance(held, list) and held and isinstance(held[0], str)
            ):
                value[key] = [ids.get(one, one) for one in held]
            else:
                _refer(held, ids)
