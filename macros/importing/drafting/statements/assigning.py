"""What a measure says of units: the role of each, and the words on which it rests.

The grammar is that with which ``plan check`` reads assignments: what is entered here it bears out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from macros.grounds.governing import bears_out, governing, prints_lead
from macros.grounds.names import Mention, Names
from macros.grounds.role_clauses import clause_holds
from macros.grounds.role_words import BEHIND, GRAMMAR, leads_too, roles_of
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.evidence import (
    brackets_that_say_who,
    is_label,
    is_role_line,
    labels_behind,
    list_end,
)
from macros.importing.drafting.paragraphs.orders import must_do
from macros.importing.drafting.statements.general import general_actors, is_general
from macros.importing.drafting.statements.quoting import LONGEST, clause_around
from macros.model.kinds import ObjectKind, Role
from macros.model.measure import Involvement
from macros.model.plan import PlanFile, RoleClause
from macros.model.walk import MeasureAt
from macros.text.characters.han import HAN
from macros.text.parts.spans import Span
from macros.text.roles.acting_classes import acting_classes
from macros.text.roles.listed import lists_alone
from macros.text.roles.role_tokens import RoleWord

_VERB = re.compile(
    rf"(?:具体|共同|分别|联合|统一|各自)*(?P<verb>{'|'.join(sorted(BEHIND, key=len, reverse=True))})"
)
_HAN = re.compile(rf"[{HAN}]")
_Roles = dict[tuple[str, Role], Node]


def involvements(
    at: MeasureAt, names: Names, file: PlanFile, clauses: Sequence[RoleClause]
) -> list[Node]:
    """Return the units of a measure, each with its role and the quote that bears it out.

    ``clauses`` are the general ones that speak of it. If the measure gives nobody a task, the units that the heading
    of a part around it names have it.
    """
    text = at.measure.text
    general = {unit.id for unit in file.units if is_general(unit.name)}
    found = _roles_in(text, names, row=bool(at.row))
    for (unit, role), node in found.items():
        if unit in general and not role.assigns:  # the mark of the unit speaks of its roles
            node.guesses.clear()
    if not any(role.assigns for _, role in found):
        found = _of_parts(at, names) | found
    tasked = {unit for unit, _ in found}
    nodes = list(found.values())
    read, acting = _read(text, names), [*acting_classes(text)]
    nodes += [
        _only_named(text, mention, read[mention.start, mention.end][:1], acting)
        for mention in _mentions(text, names, general)
        if mention.id not in tasked
    ]
    _general_clauses(nodes, names, text, clauses)
    if at.row:
        _quotes_of_cells(nodes, at, file)
    return nodes


def _mentions(text: str, names: Names, general: Collection[str]) -> Iterable[Mention]:
    """Return one mention of each unit: that in a list which no word governs, else the first of it that acts."""
    acting, alone = {*general_actors(text)}, _names_alone(text, names)
    found: dict[str, Mention] = {}
    for mention in sorted(
        _units(text, names), key=lambda m: m.id in general and (m.start, m.end) not in acting
    ):
        first = found.setdefault(mention.id, mention)
        if (mention.start, mention.end) in alone and (first.start, first.end) not in alone:
            found[mention.id] = mention
    return found.values()


def _names_alone(text: str, names: Names) -> set[Span]:
    """Return where units are named in lists that no word governs: 种树。（市甲局、市乙局）."""
    spans = [(one.start, one.end) for one in _units(text, names)]
    return {item for items in lists_alone(text, spans) for item in items}.intersection(spans)


def units_alone(at: MeasureAt, names: Names) -> set[str]:
    """Return the units that such lists of a measure name; what the cells of a row hold, its columns say."""
    text = at.measure.text
    alone = set() if at.row else _names_alone(text, names)
    return {one.id for one in _units(text, names) if (one.start, one.end) in alone}


def _units(text: str, names: Names) -> list[Mention]:
    return [mention for mention in names.find(text) if mention.kind is ObjectKind.UNIT]


def _read(text: str, names: Names) -> Mapping[Span, tuple[RoleWord, ...]]:
    return GRAMMAR.read(text, [(one.start, one.end) for one in _units(text, names)])


def _roles_in(text: str, names: Names, *, row: bool = False) -> _Roles:
    """Return the roles that a text gives, by unit; what only a sentence says is marked."""
    read = _read(text, names)
    certain = explicit_places(text)
    found: _Roles = {}
    for mention in _units(text, names):
        explicit = row or any(a <= mention.start and mention.end <= b for a, b in certain)
        words = read[mention.start, mention.end]
        for word in words:
            roles = roles_of(word)
            if Role.LEAD not in roles and leads_too(text, word, words):
                continue  # 牵头负责
            if not roles or _is_part_of_a_word(text, word) or (mention.id, roles[0]) in found:
                continue
            node = _borne_out(names, text, mention, word, roles[0])
            if node is None:
                continue
            if not explicit:
                others = "、".join(role.label for role in roles[1:])
                also = f"，也可以读作{others}" if others else ""
                node.guess("", Matter.ROLE, f"从句子里的“{word.word}”认出{also}，请核对")
            elif len(roles) > 1 and roles[0] is not Role.LEAD:
                node.guess("role", Matter.ROLE, f"“{word.word}”也可以读作另一角色")
            elif is_label(word) and (verb := _other_verb(text[mention.end :], roles)):
                node.guess("role", Matter.ROLE, f"列在“{word.word}”后面，名称之后又写“{verb}”")
            found[mention.id, roles[0]] = node
    return found


def _other_verb(behind: str, roles: Sequence[Role]) -> str:
    """Return a verb right behind a name that gives it none of these roles; empty if there is none."""
    found = _VERB.match(behind)
    return found["verb"] if found and not {*BEHIND[found["verb"]]} & {*roles} else ""


def _of_parts(at: MeasureAt, names: Names) -> _Roles:
    """Return the roles that the heading or the introduction of the nearest part gives its measures."""
    for section in reversed(at.sections):
        for text in (section.title, section.intro or ""):
            found = _roles_in(text, names) if explicit_places(text) else {}
            found = {
                key: node for key, node in found.items() if key[1].assigns and not node.guesses
            }
            if found:
                for node in found.values():
                    node.guess("", Matter.ROLE, "写在所在部分里，当作对其中各项措施说的")
                return found
    return {}


def _only_named(
    text: str, mention: Mention, words: Iterable[RoleWord], acting: Sequence[Span]
) -> Node:
    """Return a unit as one that the text only names, marked if ``words`` seem to give it a role, or it stands in a span of ``acting``."""
    quote = text[slice(*clause_around(text, (mention.start, mention.end)))].strip()
    too_long = len(quote) >= LONGEST
    quote = text[mention.start : mention.end] if too_long else quote
    node = Node(unit=mention.id, role="named", quote=quote)
    for word in words:
        if too_long or is_label(word):
            printed = text[_run_start(text, word.start) : word.end]
            node.guess("role", Matter.ROLE, f"“{printed}”没有认出是什么角色，或者引文太长")
    acts = any(a <= mention.start and mention.end <= b for a, b in acting)
    if acts or must_do(text, mention.end):
        node.guess("role", Matter.ROLE, "句子说它要做什么，没有写明是牵头、责任还是配合，请核对")
    return node


def _is_part_of_a_word(text: str, word: RoleWord) -> bool:
    """Whether a label is only the end of a longer one that is not known: 协同责任单位."""
    before = text[max(0, word.start - 1) : word.start]
    return is_label(word) and bool(_HAN.match(before)) and before not in "及和与由为兼暨"


def _run_start(text: str, place: int) -> int:
    """Return where the run of characters before a place begins."""
    while place and _HAN.match(text[place - 1]):
        place -= 1
    return place


def explicit_places(text: str) -> list[Span]:
    """Return where a text says who in so many words: lines of roles, and brackets behind sentences."""
    spans: list[Span] = []
    start = 0
    for paragraph in text.split("\n\n"):
        if is_role_line(paragraph):
            spans.append((start, start + len(paragraph)))
        elif (labels := labels_behind(paragraph)) >= 0:
            spans.append((start + labels, start + len(paragraph)))
        else:
            spans += [(start + a, start + b) for a, b in brackets_that_say_who(paragraph)]
        start += len(paragraph) + 2
    return spans


def _borne_out(
    names: Names, text: str, mention: Mention, word: RoleWord, role: Role
) -> Node | None:
    """Return the relation with the shortest quote that bears it out; None if none does."""
    for start, end in _quotes(text, (mention.start, mention.end), word):
        quote = text[start:end].strip(" \u3000\n")
        if len(quote) >= LONGEST or "\n" in quote:
            continue
        involvement = Involvement(unit=mention.id, role=role, quote=quote)
        if not role.assigns and role is not Role.PARTICIPANT:
            continue
        found = governing(names, text, involvement)
        if any(bears_out(involvement, one, found) for one in found.quoted):
            return Node(unit=mention.id, role=str(role), quote=quote)
    return None


def _quotes(text: str, name: Span, word: RoleWord) -> list[Span]:
    """Return what may be quoted for a name and the word that governs it, the shortest first."""
    if is_label(word):
        end = list_end(text, word)
        return (
            [(word.start, end), (word.start, name[1])]
            if end >= name[1]
            else [(word.start, name[1])]
        )
    clause = clause_around(text, name)
    whole = (
        min(clause[0], word.start),
        max(clause[1], clause_around(text, (word.start, word.end))[1]),
    )
    sentence = clause_around(text, (name[0], max(word.end, name[1])), "。\n")
    return [clause, whole, sentence, (name[0], max(word.end, name[1]))]  # the last of a long list


def _general_clauses(
    nodes: list[Node], names: Names, text: str, clauses: Sequence[RoleClause]
) -> None:
    """Give the roles that general clauses give: 列第一位的责任单位为牵头单位, be it a list without a word."""
    if not clauses or prints_lead(names, text):
        return
    for node in nodes:
        if node["role"] not in (Role.RESPONSIBLE, Role.NAMED) or not node.get("quote"):
            continue
        found = governing(names, text, Involvement.model_validate(node))
        if node["role"] == Role.NAMED and not found.bare:
            continue
        for clause in clauses:
            if clause_holds(clause, found):
                node["role"], node["clause"] = str(clause.rule.gives), clause.id
                break


def _quotes_of_cells(nodes: list[Node], at: MeasureAt, file: PlanFile) -> None:
    """Leave out the quote of a unit that the cell of its role names: the plan takes it from there."""
    called = {unit.id: unit.called for unit in file.units}
    for node in nodes:
        role = next(role for role in Role if role == node["role"])
        lines = [
            line
            for line in at.row
            if line.kind.role is (role if role.assigns else None)
            and any(name in line.words for name in called.get(node["unit"], ()))
        ]
        if lines and "clause" not in node:
            node.pop("quote", None)
