"""What a general clause means that gives roles to the units of many measures, and whether it holds.

列第一位的责任单位为牵头单位: whether its words can have the meaning that it is read in, and whether
it speaks of a unit, by the words that govern that unit where a measure names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.grounds.governing import Governing, Place
from macros.grounds.role_words import BEHIND, LABELS, roles_of
from macros.model.kinds import ClauseRule, Role
from macros.model.plan import RoleClause
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze
from macros.text.roles import bodies
from macros.text.roles.general_clauses import BRACKETS_ARE, FIRST_PLACE, TO_LEAD
from macros.text.roles.role_tokens import RoleWord

_RESPONSIBLE = (Role.RESPONSIBLE,)


def is_meant(clause: RoleClause, word: RoleWord) -> bool:
    """Whether a general clause speaks of those whom ``word`` governs: of 责任单位, if it names none."""
    if roles_of(word) != _RESPONSIBLE:
        return False
    meant = [stem for stem in _RESPONSIBLE_STEMS if re.search(f"{stem}(?:单位|部门)", clause.quote)]
    return word.stem in (meant or ["责任"]) or (word.stem == "负责" and "责任" in (meant or "责任"))


_RESPONSIBLE_STEMS = [s for s, r in (*BEHIND.items(), *LABELS.items()) if r == _RESPONSIBLE]

_LEADS = "牵头|主办|主责|负总责|承担总责|总责|汇总|第一责任单位|主要责任单位"
_PERSON = "(?:单位|部门)?(?:主要)?(?:人|负责[人同]|领导|联络|同志)"
_NO_LEAD = regex(
    r"(?:(?:无|没有?|未|不[设分明])[^，,。；;]{0,4}?(?:牵头|主办|主责)(?:单位|部门)?"
    r"|(?:牵头|主办|主责)(?:单位|部门)(?:未|没有|空缺|不明)[^，,。；;]{0,4}?)(?:的|时|情况下|者)"
)
_DENIED = regex("不(?!分先后|分主次)|并非|未必|除外")
_READINGS = {
    ClauseRule.FIRST_LEADS: regex(
        rf"[^，,。；;]*(?:{FIRST_PLACE}){TO_LEAD}(?:{_LEADS})(?!单位[由应要须]|{_PERSON})[^，,。；;]*"
        rf"|(?:{_LEADS})(?:单位|部门)?(?!{_PERSON})[^，,。；;由应]{{0,6}}?(?:{FIRST_PLACE})(?!时间|责任|阶段|批|步)[^，,。；;]*"
    ),
    ClauseRule.RESPONSIBLE_LEADS: regex(
        rf"[^，,。；;]*{_NO_LEAD.pattern}(?:(?!{FIRST_PLACE})[^。；;])*?(?:{_LEADS})[^，,。；;]*"
    ),
    ClauseRule.MARKED_LEADS: regex(
        rf"[^，,。；;]*[{bodies.MARKS}][^。；;]*?(?:{_LEADS})[^，,。；;]*"
    ),
    ClauseRule.LISTED_RESPONSIBLE: regex(
        rf"[^，,。；;]*(?:{BRACKETS_ARE}[^，,。；;]*"
        r"|(?:其他|其它|其余|之后|在后|后列|后面)的?(?:单位|部门|各单位)?(?:均|都|皆)?"
        r"(?:(?:为|是|系|作为)(?:责任|承办)(?:单位|部门)|负责)[^，,。；;]*)"
    ),
    ClauseRule.OTHERS_SUPPORT: regex(
        r"[^，,。；;]*(?:其他|其它|其余|第一位以外|之后|在后|后列)"
        r"[^。；;]*?(?:配合|协办|协助|协同|参与|参加|支持)[^，,。；;]*"
    ),
}
"""What a general clause says in one sentence if it has a meaning: from who is meant to what is given."""
_NOT_FIRST = regex("最后|末[位尾]|第[二三四五]")
"""A place by which a clause means others than all but the first."""


def can_be_read(clause: RoleClause) -> bool:
    """Whether the words of a general clause can have the meaning that it is read in."""
    said = _READINGS[clause.rule].search(squeeze(clause.quote))
    of_rest = clause.rule in (ClauseRule.OTHERS_SUPPORT, ClauseRule.LISTED_RESPONSIBLE)
    if not said or (of_rest and _NOT_FIRST.search(clause.quote)):
        return False
    return not _DENIED.search(_NO_LEAD.sub("", said.group()))


def read_for(clause: RoleClause, role: Role) -> RoleClause:
    """Return a general clause in the reading in which it gives a role, if its words have that too.

    括号内为责任单位，列第一位的为牵头单位 says of the first who leads and of the others what they are; so does
    首位牵头，其他单位配合.
    """
    for rule in (ClauseRule.LISTED_RESPONSIBLE, ClauseRule.OTHERS_SUPPORT):
        other = clause.model_copy(update={"rule": rule})
        if role is rule.gives and role is not clause.rule.gives and can_be_read(other):
            return other
    return clause


_TYPE = regex("加粗|加黑|黑体|楷体|斜体|下划线|红字")


def is_of_type(clause: RoleClause) -> bool:
    """Whether a clause tells units apart by the type they are set in, of which a text says nothing."""
    return bool(_TYPE.search(clause.quote))


def clause_holds(clause: RoleClause, found: Governing) -> bool:
    """Whether a general clause speaks of a unit, by the words that govern it in its quote.

    Whom a clause tells apart by the place in a list may stand in a list without a word.
    """
    meant = [one for one in found.quoted if is_meant(clause, one) and one not in found.doing]
    match clause.rule:
        case ClauseRule.FIRST_LEADS:
            return found.bare is Place.FIRST or any(word in found.first for word in meant)
        case ClauseRule.OTHERS_SUPPORT:
            later = bool(meant) and not any(word in found.first for word in meant)
            return found.bare is Place.LATER or later
        case ClauseRule.RESPONSIBLE_LEADS:
            return bool(meant)
        case ClauseRule.MARKED_LEADS:
            marked = bool(set(marks_in(clause)) & set(found.marks))
            return marked and (found.bare is not None or bool(meant))
        case ClauseRule.LISTED_RESPONSIBLE:
            return found.bare is not None and not any(
                can_be_read(other) and clause_holds(other, found) for other in _leading(clause)
            )


def _leading(clause: RoleClause) -> Iterator[RoleClause]:
    """Yield a general clause in the readings in which it says who of a list leads."""
    for rule in (ClauseRule.FIRST_LEADS, ClauseRule.MARKED_LEADS):
        yield clause.model_copy(update={"rule": rule})


def marks_in(clause: RoleClause) -> str:
    """Return the marks of which a general clause speaks."""
    return "".join(mark for mark in clause.quote if mark in bodies.MARKS)
