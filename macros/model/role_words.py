"""The words by which official text gives a unit a part, and the roles that each can bear out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from macros.model.kinds import ObjectKind, Role
from macros.model.names import Names
from macros.model.plan import Involvement
from macros.text.assignments import Grammar, RoleWord, Span
from macros.text.reflow import find_squeezed

_LEAD, _RESPONSIBLE, _SUPPORT = (Role.LEAD,), (Role.RESPONSIBLE,), (Role.SUPPORT,)
_FIRST = (Role.LEAD, Role.RESPONSIBLE)
_JOINED = (Role.RESPONSIBLE, Role.SUPPORT)

_AND = ("及", "和", "与", "兼", "暨", "、", "/")

VERBS: dict[str, tuple[Role, ...]] = {
    "牵头": _LEAD,
    "主办": _LEAD,
    "主责": _FIRST,
    "负总责": _FIRST,
    "负责": _RESPONSIBLE,
    "承办": _RESPONSIBLE,
    "配合": _SUPPORT,
    "协助": _SUPPORT,
    "协办": _SUPPORT,
    "参与": (Role.PARTICIPANT,),
    "参加": (Role.PARTICIPANT,),
}
"""Words after the name: 由市甲局牵头，市乙局配合. Before 单位 and the like they are labels too."""

LABELS: dict[str, tuple[Role, ...]] = {
    "牵头责任": _FIRST,
    "牵头负责": _FIRST,
    **{f"牵头{of}{and_}责任": _FIRST for of in ("", "单位") for and_ in _AND},
    **{f"牵头{and_}配合": () for and_ in _AND},  # who of them leads is not said
    "牵头（责任）": _FIRST,
    "牵头(责任)": _FIRST,
    "主要责任": _FIRST,
    "第一责任": _FIRST,
    "主体责任": _FIRST,
    "责任": _RESPONSIBLE,
    "主管": _RESPONSIBLE,
    "主要负责": _FIRST,
    "实施": _RESPONSIBLE,
    "落实": _RESPONSIBLE,
    "执行": _RESPONSIBLE,
    "共同责任": _JOINED,
    "其他责任": _JOINED,
    "其它责任": _JOINED,
    "配合责任": _SUPPORT,
    "协同配合": _SUPPORT,
    "协助配合": _SUPPORT,
    "协作": _SUPPORT,
    "协同": _SUPPORT,
    "支持": _SUPPORT,
    "参与": (Role.SUPPORT, Role.PARTICIPANT),
    "参加": (Role.SUPPORT, Role.PARTICIPANT),
    "分管": (),
    "分线": (),
    "监督": (),
    "督办": (),
    "督导": (),
    "指导": (),
}
"""Words before the names: 主要责任单位：市甲局. Those without a role govern, but give no task."""

JOINING: dict[str, tuple[Role, ...]] = {"会同": _JOINED, "联合": _JOINED, "商": _JOINED}
"""Words that join the names after them to the one before: 市甲局会同市乙局负责."""

GRAMMAR = Grammar(VERBS, LABELS, JOINING)


def roles_of(word: RoleWord) -> tuple[Role, ...]:
    """Return the roles that a word of the text can bear out."""
    if word.label:
        return LABELS.get(word.stem) or VERBS.get(word.stem, ())
    return VERBS.get(word.stem) or JOINING.get(word.stem) or LABELS.get(word.stem, ())


def assigns(word: RoleWord) -> bool:
    """Whether a word speaks of who is to do something, so that an editor should look at it.

    参与 and 联合 behind a name are in every second measure and give nobody the task; so are 主管部门
    and the like, unless they stand before a colon.
    """
    if word.stem in JOINING:
        return word.stem != "联合"
    if word.label:
        return word.before or word.stem in VERBS or "责任" in word.stem
    return any(role.assigns for role in roles_of(word))


def stems_of(role: Role) -> tuple[str, ...]:
    """Return the verbs that bear out a role."""
    return tuple(verb for verb, roles in VERBS.items() if role in roles)


class Place(Enum):
    """Where a name stands in a list that no word governs: 种树。（市甲局、市乙局）."""

    FIRST = "first"
    LATER = "later"


@dataclass(frozen=True)
class Governing:
    """The words that govern a unit where a quote names it: within the quote, and around it."""

    quoted: tuple[RoleWord, ...]
    outside: tuple[RoleWord, ...]
    first: tuple[RoleWord, ...] = ()
    """Those of ``quoted`` that govern a list which begins with the unit."""
    bare: Place | None = None
    """Its place in a list without a word."""


def governing(names: Names, text: str, involvement: Involvement) -> Governing:
    """Return the words of a measure's text that say what part a unit has in its quote.

    The quote is read where it stands in the text; one that does not is read by itself.
    """
    quote = involvement.quote or ""
    places = find_squeezed(quote, text)
    if not places:
        text, places = quote, ((0, len(quote)),)
    units = {
        (mention.start, mention.end): mention.id
        for mention in names.find(text)
        if mention.kind is ObjectKind.UNIT
    }
    read = _grammar(involvement.word).read(text, tuple(units))
    quoted: list[RoleWord] = []
    outside: list[RoleWord] = []
    first: list[RoleWord] = []
    bare: Place | None = None
    for place in places:
        for span, words in read.items():
            if units[span] == involvement.unit and _within(span, place):
                bare = bare or (None if words else _place_in_bare_list(text, list(units), span))
                for word in words:
                    within = _within((word.start, word.end), place)
                    (quoted if within else outside).append(word)
                    if within and _begins_list(text, list(units), span, word):
                        first.append(word)
    return Governing(tuple(quoted), tuple(outside), tuple(first), bare)


def _place_in_bare_list(text: str, names: list[Span], name: Span) -> Place | None:
    """Return the place of a name in brackets behind a sentence that hold names alone."""
    for brackets in _BARE_LIST.finditer(text):
        if _within(name, brackets.span("list")):
            start, end = brackets.span("list")
            inside = [one for one in names if _within(one, (start, end))]
            between = "".join(
                text[a:b]
                for a, b in zip(
                    [start, *(one[1] for one in inside)],
                    [*(one[0] for one in inside), end],
                    strict=True,
                )
            )
            if not between.strip("、，,；; \n等"):
                return Place.FIRST if name == inside[0] else Place.LATER
    return None


_BARE_LIST = re.compile(r"(?:^|[。；;！\n])\s*[（(\[【〔［](?P<list>[^（()）\n]*)[）)\]】〕］]")


@lru_cache(maxsize=256)
def _grammar(word: str | None) -> Grammar:
    """Return the grammar that also knows a word which an editor read in the text."""
    if word is None:
        return GRAMMAR
    return Grammar([*VERBS, _NOUN.sub("", word)], LABELS, JOINING)


_NOUN = re.compile(r"(?<=..)(?:单位|部门|机构|主体|机关|方|领导)$")
_BETWEEN = re.compile(
    r"(?:[^：:]*[：:])?(?:分别)?[\s为是由有（(—－–-]*(?:包括)?\s*"
    r"(?:[1１一][.．、)）]|[（(][1１一][)）]|①)?\s*"
)
"""What stands between a label and the first name after it."""


_GOES_ON = re.compile(r"[、，,/和及与或暨等同）)]\s*$")
"""How a text ends before a name that is not the first of its list."""


def _begins_list(text: str, names: list[Span], name: Span, word: RoleWord) -> bool:
    """Whether nobody, known by name or not, stands before ``name`` in the list that ``word`` governs."""
    if word.before:
        return bool(_BETWEEN.fullmatch(text[word.end : name[0]]))
    before = text[: name[0]]
    beside = len(before.rstrip("（( ")) in (end for _, end in names)  # 市甲局（市乙办）
    return word.stem not in JOINING and not beside and not _GOES_ON.search(before)


def bears_out(involvement: Involvement, word: RoleWord) -> bool:
    """Whether a word that governs the unit says that it has its role.

    What a word says that only the editor knows is for the editor to judge.
    """
    if word.word == involvement.word and not _is_known(word):
        return True
    return involvement.role in roles_of(word)


def _is_known(word: RoleWord) -> bool:
    return any(word.stem in known for known in (VERBS, LABELS, JOINING))


_UNIT_ENDS = re.compile(
    r"(?:[局委办厅部处科组室]|中心|政府|公司|集团|法院|检察院|委员会|总队|支队|大队|单位|部门|街道|乡镇)"
    r"(?:[（(][^（()）]*[)）])?(?:共同|联合|等)?$"
)
_ENCOURAGED = re.compile(r"(?:支持|鼓励|引导)[^，,。；;\n]*$")


def prints_lead(names: Names, text: str) -> RoleWord | None:
    """Return the first word of ``text`` that says who leads, be it a unit entered or not.

    A word of whom is no unit (由专人牵头, 支持企业牵头) or of nobody (主责部门抓好落实) says nothing.
    """
    units = [(m.start, m.end) for m in names.find(text) if m.kind is ObjectKind.UNIT]
    given = {word for words in GRAMMAR.read(text, units).values() for word in words}
    for word in GRAMMAR.words(text, units):
        if Role.LEAD in roles_of(word):
            before = text[: word.start]
            by_unit = _UNIT_ENDS.search(before) and not _ENCOURAGED.search(before)
            if word.before or word in given or (by_unit and not _is_noun(word)):
                return word
    return None


def _is_noun(word: RoleWord) -> bool:
    """Whether it speaks of whoever has a part: 主责部门."""
    return word.label and not word.before


def printed_word(names: Names, text: str, involvement: Involvement) -> str:
    """Return the word of the text by which a unit has its role; empty if it has it by none.

    Of a role that a general clause gives that is the word to which the clause applies. A role that
    gives no task may rest on a word that gives none either: 分管领导.
    """
    if involvement.word or not involvement.quote:
        return involvement.word or ""
    role = Role.RESPONSIBLE if involvement.clause else involvement.role
    for word in governing(names, text, involvement).quoted:
        if role in roles_of(word) or not (role.assigns or roles_of(word)):
            return word.word
    return ""


def _within(span: Span, place: Span) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]
