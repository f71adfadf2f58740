"""Importing a notice again: what is the same keeps its id and all that editors wrote of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.editing.diff.successors import successors
from macros.importing.assembling import objects_of
from macros.importing.draft import Draft
from macros.importing.node import Matter, Node
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile
from macros.model.walk import walk_ids, walk_measures, walk_sections
from macros.text.reflow import squeeze

_OF_EDITORS = ("topics", "related", "progress", "notes")
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


def taken_ids(file: PlanFile) -> set[str]:
    """Return every id that new objects must leave alone: those in use and those given up."""
    return {id for *_, id in walk_ids(file)} | {one.id for one in (*file.moved, *file.retired)}


def keep(draft: Draft, file: PlanFile, plain: Mapping[str, Any]) -> None:
    """Give the objects of a draft the ids and the editors' words that they have in a plan.

    ``plain`` is the plan ``file`` as the YAML reader gives it.
    """
    value = draft.value
    ids = _same_named(value, plain, "units") | _same_named(value, plain, "documents")
    ids |= _same_printed(value, file, plain)
    _refer(value, ids)
    old = plain["plan"]
    plan = value["plan"]
    plan["id"] = old["id"]
    plan.update({key: old[key] for key in _OF_PLAN if key in old})
    plan.guesses = {key: found for key, found in plan.guesses.items() if key not in _OF_PLAN}
    value.update({key: plain[key] for key in _LISTS if plain.get(key)})


def _same_named(value: Node, plain: Mapping[str, Any], key: str) -> dict[str, str]:
    """Take over units or documents of the same name; return which ids become which."""
    known = {name: one for one in plain.get(key) or [] for name in _names(one)}
    ids: dict[str, str] = {}
    for number, node in enumerate(value.get(key, [])):
        was = next((known[name] for name in _names(node) if name in known), None)
        if was is None:
            continue
        ids[node["id"]] = was["id"]
        more = [name for name in _names(node) if name not in known]
        kept = Node(**was)
        if more:
            kept["aliases"] = [*was.get("aliases", []), *more]
            kept.guess("aliases", Matter.UNIT, f"这次公文里还写作“{'、'.join(more)}”")
        value[key][number] = kept
    return ids


def _names(one: Mapping[str, Any]) -> list[str]:
    given = (one.get("name"), one.get("title"), one.get("short"), *(one.get("aliases") or []))
    return [name for name in given if name]


def _same_printed(value: Node, file: PlanFile, plain: Mapping[str, Any]) -> dict[str, str]:
    """Take over sections and measures with the same words, or like ones; return which ids become which."""
    old = dict(_old(file, plain))
    was = {(kind, id): words for (kind, id), (words, _) in old.items()}
    nodes = {
        (ObjectKind.MEASURE if kind == "measure" else ObjectKind.SECTION, node["id"]): node
        for kind, node in objects_of(value)
    }
    come = {key: _words(node) for key, node in nodes.items()}
    pairs: dict[tuple[ObjectKind, str], str] = {}
    left = dict(come)
    for (kind, id), words in was.items():
        same = next((key for key, now in left.items() if key[0] is kind and now == words), None)
        if same:
            pairs[same] = id
            del left[same]
    gone = {key: words for key, words in was.items() if key[1] not in pairs.values()}
    for (kind, id), new in successors(gone, left).items():
        pairs[kind, new] = id
    for key, id in pairs.items():
        _take_over(nodes[key], old[key[0], id][1], same=come[key] == was[key[0], id])
    return {new: id for (_, new), id in pairs.items()}


def _old(
    file: PlanFile, plain: Mapping[str, Any]
) -> Iterator[tuple[tuple[ObjectKind, str], tuple[str, Mapping[str, Any]]]]:
    """Yield the sections and measures of a plan with their first words and their plain objects."""
    for section_at in walk_sections(file):
        section = section_at.section
        words = squeeze(f"{section.title}{section.intro or ''}")
        yield (ObjectKind.SECTION, section.id), (words, _at(plain, section_at.route))
    for at in walk_measures(file):
        words = squeeze(at.measure.title if at.row else at.measure.issued_text)
        yield (ObjectKind.MEASURE, at.measure.id), (words, _at(plain, at.route))


def _words(node: Node) -> str:
    """Return the words by which a section or measure is known again; a row by its title."""
    if "text" in node:
        return squeeze(node["text"])
    return squeeze(f"{node['title']}{node.get('intro', '')}")


def _at(value: Any, route: tuple[str | int, ...]) -> Mapping[str, Any]:
    for step in route:
        value = value[step]
    assert isinstance(value, dict)
    return value


def _take_over(node: Node, was: Mapping[str, Any], *, same: bool) -> None:
    """Give an object its former id, and what editors wrote; one with the same words stays as it was."""
    node["id"] = was["id"]
    inside = ("sections", "measures", "later", "tables")
    if same:
        held = {key: node[key] for key in inside if key in node}
        number = {"number": node["number"]} if "number" in node else {}
        node.clear()
        node.update({**was, **number, **held})
        node.guesses = {}
        return
    node.update({key: was[key] for key in _OF_EDITORS if key in was})
    node.guess("", Matter.STRUCTURE, "文字与原来录入的不同，原来的 id 和编者文字留着，请核对")


def _refer(value: Any, ids: Mapping[str, str]) -> None:
    """Let references lead to the former ids."""
    if isinstance(value, dict):
        for key, held in value.items():
            if key in _REFERENCES and isinstance(held, str):
                value[key] = ids.get(held, held)
            elif (
                key in _REFERENCES and isinstance(held, list) and held and isinstance(held[0], str)
            ):
                value[key] = [ids.get(one, one) for one in held]
            else:
                _refer(held, ids)
    elif isinstance(value, list):
        for held in value:
            _refer(held, ids)
