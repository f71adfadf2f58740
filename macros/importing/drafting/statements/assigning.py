"""What a measure says of units, deadlines and targets, with the words on which each rests.

The grammar is that with which ``plan check`` reads assignments: what is entered here it bears out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.evidence import (
    is_label,
    is_role_line,
    labels_behind,
    last_brackets,
    list_end,
)
from macros.importing.drafting.paragraphs.lists import CLOSE, OPEN
from macros.importing.drafting.statements.general import general_actors, is_general
from macros.model.kinds import ColumnKind, ObjectKind, Role
from macros.model.measure import Involvement
from macros.model.names import Mention, Names
from macros.model.plan import PlanFile, RoleClause
from macros.model.role_clauses import clause_holds
from macros.model.role_words import GRAMMAR, bears_out, governing, leads_too, prints_lead, roles_of
from macros.model.walk import MeasureAt
from macros.text.dates import allowed_days
from macros.text.nil import is_nil
from macros.text.reflow import squeeze
from macros.text.role_tokens import RoleWord
from macros.text.spans import Span
from macros.text.statements import deadlines, figures

_ENDS = "，。；：\n,;:."
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEADING = re.compile(
    r"^(?:到|至|截至)?[0-9０-９]{4}年(?:[0-9０-９]{1,2}月)?(?:[0-9０-９]{1,2}日)?(?:年?[底末])?(?:之?前|以前)?，?"
)
_LONGEST = 300
_BY_THE_CLOCK = re.compile(
    "(?:半日|半天|当日|当天|即时|即日)内?办结|(?:延长|提前|推迟)[至到] ?[0-9]{1,2}[:：][0-9]{2}"
)
"""Aims without a number and a unit."""
_HOW_QUICKLY = re.compile(
    "(?:压[减缩]|缩短|缩减|减少|控制|限制)(?:至|到|在)? ?[0-9０-９.]+ ?个?(?:工作日|小时|分钟|天)(?:之|以)?内"
)
"""How long something may take, if the plan shortens it: 时限压减至50个工作日以内."""
_ONE_MEANT = (date(2031, 2, 3), date(2037, 11, 25))
"""Two days without anything in common: what words mean beside both, they say by themselves."""
_LABEL = re.compile(
    r"^[在于](?=[0-9０-９])|^(?:完成|办理|整改|办结)?(?:时限|期限|时间)(?:要求)?\s*[：:]\s*"
)
_SOFT = re.compile(r"(?:到|至|力争|争取|于|在)?\s*[0-9０-９]{4}年度?")
"""A year alone: the end of it may be meant, or not."""
_NO_DEADLINE = re.compile(
    r"(?:工作日|小时|天|(?<![月0-9０-９])[0-9０-９]+\s*日)(?:之|以)?内|(?:年|月|日)以前$|^每|^(?:年度|全年)$"
)
_HOW_LONG = re.compile("[0-9０-９一二三四五六七八九十]+(?:年|个?月|周)之?内")
_AFTER = ("后", "起")
"""Behind what a span of time is none: 交付使用后五年内不得挖掘."""
_VALIDITY = re.compile(r"有效期|自$|起施行|期限|(?:执行|施行|实行|有效|延长|延续|顺延|暂定)$")
_SURE_DEADLINE = re.compile(r"(?:前|底|末|内|止|坚持|推进|实施)$|^(?:到|至|截)")


def involvements(
    at: MeasureAt, names: Names, file: PlanFile, clauses: Sequence[RoleClause]
) -> list[Node]:
    """Return the units of a measure, each with its role and the quote that bears it out.

    ``clauses`` are the general ones that speak of it. A measure that says of nobody what to do has what the heading of a part around it says.
    """
    text = at.measure.text
    general = {unit.id for unit in file.units if is_general(unit.name)}
    found = _stated(text, names, row=bool(at.row))
    for (unit, role), node in found.items():
        if unit in general and not role.assigns:  # the mark of the unit speaks of its roles
            node.guesses.clear()
    if not any(role.assigns for _, role in found):
        found = _of_parts(at, names) | found
    named = {unit for unit, _ in found}
    acting = {*general_actors(text)}
    mentions = _units(text, names)
    for mention in sorted(
        mentions, key=lambda m: m.id in general and (m.start, m.end) not in acting
    ):
        if mention.id not in named:
            named.add(mention.id)
            found[mention.id, Role.NAMED] = _only_named(text, mention, names)
    nodes = list(found.values())
    _general_clauses(nodes, names, text, clauses)
    if at.row:
        _quotes_of_cells(nodes, at, file)
    return nodes


_Roles = dict[tuple[str, Role], Node]


def _units(text: str, names: Names) -> list[Mention]:
    return [mention for mention in names.find(text) if mention.kind is ObjectKind.UNIT]


def _read(text: str, names: Names) -> Mapping[Span, tuple[RoleWord, ...]]:
    return GRAMMAR.read(text, [(one.start, one.end) for one in _units(text, names)])


def _stated(text: str, names: Names, *, row: bool = False) -> _Roles:
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
            found[mention.id, roles[0]] = node
    return found


def _of_parts(at: MeasureAt, names: Names) -> _Roles:
    """Return the roles that the heading or the introduction of the nearest part gives its measures."""
    for section in reversed(at.sections):
        for text in (section.title, section.intro or ""):
            found = _stated(text, names) if explicit_places(text) else {}
            found = {
                key: node for key, node in found.items() if key[1].assigns and not node.guesses
            }
            if found:
                for node in found.values():
                    node.guess("", Matter.ROLE, "写在所在部分里，当作对其中各项措施说的")
                return found
    return {}


def _only_named(text: str, mention: Mention, names: Names) -> Node:
    """Return a unit as one that the text only names, marked if a word seems to give it a role."""
    quote = text[slice(*_clause(text, (mention.start, mention.end)))].strip()
    node = Node(unit=mention.id, role="named", quote=quote[-_LONGEST:])
    for word in _read(text, names)[mention.start, mention.end][:1]:
        if is_label(word):
            printed = text[_run_start(text, word.start) : word.end]
            node.guess("role", Matter.ROLE, f"“{printed}”没有认出是什么角色，或者引文太长")
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
    """Return where a text says who in so many words: lines of roles, and brackets at the end."""
    spans: list[Span] = []
    start = 0
    for paragraph in text.split("\n\n"):
        brackets = last_brackets(paragraph)
        if is_role_line(paragraph):
            spans.append((start, start + len(paragraph)))
        elif (labels := labels_behind(paragraph)) >= 0:
            spans.append((start + labels, start + len(paragraph)))
        elif brackets:
            spans.append((start + brackets[0], start + brackets[1]))
        start += len(paragraph) + 2
    return spans


def _borne_out(
    names: Names, text: str, mention: Mention, word: RoleWord, role: Role
) -> Node | None:
    """Return the relation with the shortest quote that bears it out; None if none does."""
    for start, end in _quotes(text, (mention.start, mention.end), word):
        quote = text[start:end].strip(" \u3000\n")
        if len(quote) > _LONGEST or "\n" in quote:
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
    clause = _clause(text, name)
    whole = (min(clause[0], word.start), max(clause[1], _clause(text, (word.start, word.end))[1]))
    sentence = _clause(text, (name[0], max(word.end, name[1])), "。\n")
    return [clause, whole, sentence]


def _clause(text: str, span: Span, ends: str = _ENDS) -> Span:
    """Return the clause around a place: from mark to mark, brackets of a pair kept whole."""
    start, end, depth = span[0], span[1], 0
    while start and not _stops(text, start - 1, ends, depth, closing=OPEN):
        depth += (text[start - 1] in CLOSE) - (text[start - 1] in OPEN)
        start -= 1
    depth = 0
    while end < len(text) and not _stops(text, end, ends, depth, closing=CLOSE):
        depth += (text[end] in OPEN) - (text[end] in CLOSE)
        end += 1
    return start, end


def _stops(text: str, place: int, ends: str, depth: int, *, closing: str) -> bool:
    """Whether a clause stops before a character; ``closing``: the brackets around the clause."""
    if text[place] == "\n":
        return True
    return not depth and (text[place] in closing or _ends_here(text, place, ends))


def _ends_here(text: str, place: int, ends: str) -> bool:
    """Whether a clause ends at a mark; one inside a number, as in 12:30 or 1,000, ends nothing."""
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return text[place] in ends and not (text[place] in ",:." and around.isdigit())


def _general_clauses(
    nodes: list[Node], names: Names, text: str, clauses: Sequence[RoleClause]
) -> None:
    """Give the roles that general clauses give: 列第一位的责任单位为牵头单位."""
    if not clauses or prints_lead(names, text):
        return
    for node in nodes:
        if node["role"] != Role.RESPONSIBLE or not node.get("quote"):
            continue
        involvement = Involvement.model_validate(node)
        found = governing(names, text, involvement)
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


def deadline_nodes(at: MeasureAt, issued: date | None) -> list[Node]:
    """Return the deadlines that a measure states, each with its day where the words leave no choice.

    How long a single case may take (7个工作日内), and days before the plan was issued, are none.
    """
    text = at.measure.text
    cells = [line for line in at.row if line.kind is ColumnKind.DEADLINE]
    if cells:
        return [
            _deadline(line.words)
            for line in cells[:1]
            if "\n" not in line.words and not is_nil(line.words)
        ]
    found: list[Node] = []
    for start, end in deadlines(text):
        words = _LABEL.sub("", text[start:end]).strip("，,：: ")
        before = text[max(0, start - 8) : start]
        if _NO_DEADLINE.search(words) or _VALIDITY.search(before):
            continue
        if _HOW_LONG.fullmatch(words) and before.endswith(_AFTER):
            continue
        if issued and (day := the_day(words)) and day < issued:
            continue
        if words and words not in (node["text"] for node in found):
            node = _deadline(words)
            if not _SURE_DEADLINE.search(words):
                node.guess("", Matter.DEADLINE, "像是期限，请核对")
            found.append(node)
            node["quote"] = text[slice(*_clause(text, (start, end), "。；\n"))].strip()[:_LONGEST]
    return found


def _deadline(words: str) -> Node:
    node = Node(text=words)
    if not _SOFT.fullmatch(words) and (day := the_day(words)):
        node["on"] = day.isoformat()
    return node


def the_day(words: str) -> date | None:
    """Return the last day that words allow, if they say it whole, without anything known beside them."""
    if re.match(r"^每|^[^0-9０-９二]*年?[底末]", words):
        return None
    days = {allowed_days(words, like) for like in _ONE_MEANT}
    if len(days) != 1 or not (only := days.pop()):
        return None
    last = {day for _, day in only}
    return last.pop() if len(last) == 1 and all(a == b for a, b in only) else None


def target_nodes(at: MeasureAt) -> list[Node]:
    """Return the clauses of a measure that hold figures."""
    text = at.measure.text
    stated = [span for span in deadlines(text) if not _HOW_QUICKLY.search(text, 0, span[1])]
    found: dict[str, Node] = {}
    quickly = (found.span() for found in _HOW_QUICKLY.finditer(text))
    places = [*figures(text), *(clock.span() for clock in _BY_THE_CLOCK.finditer(text)), *quickly]
    for start, end in sorted(places):
        if any(a < end and start < b for a, b in stated):
            continue
        clause = text[slice(*_clause(text, (start, end), f"{_ENDS}、"))].strip()
        clause = _LEADING.sub("", clause) if stated else clause
        if not re.search(r"[0-9０-９]|百分之|全覆盖|办结", text[start:end]):
            continue
        if clause and len(clause) <= 120 and squeeze(clause) not in map(squeeze, found):
            found[clause] = Node(text=clause)
    return list(found.values())
