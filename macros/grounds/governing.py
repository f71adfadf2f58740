"""Which words govern a unit where a quote names it, and whether they bear out its role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from macros.grounds.names import Mention, Names
from macros.grounds.role_words import (
    CLOSE,
    ENDING,
    GRAMMAR,
    JOINING,
    LABELS,
    VERBS,
    is_known,
    roles_of,
    said_of,
)
from macros.model.kinds import ObjectKind, Role
from macros.model.measure import Involvement
from macros.text.characters.regex import regex
from macros.text.lines.reflow import find_squeezed
from macros.text.parts.remembered import remembered
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.roles.assignments import Grammar
from macros.text.roles.listed import lists_alone, unknown_beside
from macros.text.roles.role_tokens import RoleWord


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
    doing: tuple[RoleWord, ...] = ()
    """Those of ``quoted`` that only say what the unit does: 制定 in 市甲局制定方案, 负责 in 负责解释."""
    marks: str = ""
    """The marks that are printed beside it: ★."""
    unknown: str = ""
    """Words beside it in the same brackets that are not known as a body: because of them these are not read as a list."""


def governing(names: Names, text: str, involvement: Involvement) -> Governing:
    """Return the words of a measure's text that say what part a unit has in its quote.

    The quote is read where it stands in the text; one that does not is read by itself.
    """
    quote = involvement.quote or ""
    places = find_squeezed(quote, text)
    if not places:
        text, places = quote, ((0, len(quote)),)
    units = tuple(m for m in names.find(text) if m.kind is ObjectKind.UNIT)
    return _governing(text, units, places, involvement.unit, involvement.word)


@remembered
def _governing(
    text: str, named: tuple[Mention, ...], places: tuple[Span, ...], unit: str, word: str | None
) -> Governing:
    units = {(mention.start, mention.end): mention.id for mention in named}
    read = _grammar(word).read(text, tuple(units))
    quoted: list[RoleWord] = []
    outside: list[RoleWord] = []
    first: list[RoleWord] = []
    doing: list[RoleWord] = []
    bare: Place | None = None
    marks = unknown = ""
    for place in places:
        for span, words in read.items():
            if units[span] == unit and _within(span, place):
                marks += bodies.marks_beside(text, *span)
                if not words:
                    bare = bare or _place_in_bare_list(text, list(units), span)
                    unknown = unknown or unknown_beside(text, list(units), span)
                for said in said_of(text[slice(*span)], words):
                    if said.word == word and not _is_doing(text, span, said):
                        continue
                    within = _within((said.start, said.end), place)
                    (quoted if within else outside).append(said)
                    if within and (_has_object(text, said) or _OF_ITSELF.match(text, said.end)):
                        doing.append(said)
                    if within and _begins_list(text, list(units), span, said):
                        first.append(said)
    return Governing(
        tuple(quoted), tuple(outside), tuple(first), bare, tuple(doing), marks, unknown
    )


def words_for(names: Names, text: str, unit: str, word: str | None) -> dict[Span, list[RoleWord]]:
    """Return where a text names a unit, each with the words that say there what part it has."""
    units = {(m.start, m.end): m.id for m in names.find(text) if m.kind is ObjectKind.UNIT}
    read = _grammar(word).read(text, tuple(units))
    return {
        span: list(said_of(text[slice(*span)], words))
        for span, words in read.items()
        if units[span] == unit
    }


_NOT_WHO_DOES = regex(r"(?:[经报受被为向对给于从让]|[报提申呈恳商]请)$")


def _is_doing(text: str, name: Span, word: RoleWord) -> bool:
    """Whether a word that only the editor read is what the unit does: not 报市甲局批准, 市甲局公布的结果.

    Before names, and in the tables of words, it is more than what somebody does.
    """
    if word.before or (is_known(word) and word.stem not in ENDING):
        return True
    return not text.startswith("的", word.end) and not _NOT_WHO_DOES.search(text[: name[0]])


def _has_object(text: str, word: RoleWord) -> bool:
    """Whether a word that is in no table says what is done to something; 市甲局包抓 says a part."""
    return not (word.before or is_known(word) or _CLAUSE_ENDS.match(text, word.end))


_OF_ITSELF = regex("(?:政策)?解释|解读")
"""Who explains a document has a part in no measure: 由市甲局负责解释."""
_CLAUSE_ENDS = regex(r"\s*(?:[，,、。；;：:）)】\]]|$)")


def _place_in_bare_list(text: str, names: list[Span], name: Span) -> Place | None:
    """Return the place of a name in a list that no word governs, if it stands in one."""
    for items in lists_alone(text, names):
        if name in items:
            return Place.FIRST if name == items[0] else Place.LATER
    return None


@lru_cache(maxsize=256)
def _grammar(word: str | None) -> Grammar:
    """Return the grammar that also knows a word which an editor read in the text."""
    stem = _NOUN.sub("", word or "")
    if not word or (stem in VERBS and word not in CLOSE and word not in ENDING):
        return GRAMMAR  # it knows the word
    others = [
        [one for one, roles in words.items() if one != word or Role.RESPONSIBLE not in roles]
        for words in (CLOSE, ENDING)
    ]
    return Grammar([*VERBS, stem], LABELS, JOINING, *others)


_NOUN = regex(r"(?<=..)(?:单位|部门|机构|主体|机关|方|领导)$")
_BETWEEN = regex(
    r"(?:[^：:]*[：:])?(?:分别)?[\s为是由有（(—－–-]*(?:包括)?\s*"
    r"(?:[1１一][.．、)）]|[（(][1１一][)）]|①)?\s*"
)
"""What stands between a label and the first name after it."""
_GOES_ON = regex(r"[、，,/和及与或暨等同）)]\s*$")
"""How a text ends before a name that is not the first of its list."""


def _begins_list(text: str, names: list[Span], name: Span, word: RoleWord) -> bool:
    """Whether nobody, known by name or not, stands before ``name`` in the list that ``word`` governs."""
    text = bodies.without_marks(text)
    if word.before:
        return bool(_BETWEEN.fullmatch(text[word.end : name[0]]))
    before = text[: name[0]]
    if word.joining or _GOES_ON.search(before, max(0, len(before.rstrip()) - 1)):
        return False
    return len(before.rstrip("（( ")) not in (end for _, end in names)  # 市甲局（市乙办）


_KINDS = {Role.LEAD: regex("[牵总统领首主帅]"), Role.SUPPORT: regex("[配助协支援会参同]")}
"""What an editor's verb must have to say more than that a unit does something: 市甲局制定方案."""


def bears_out(involvement: Involvement, word: RoleWord, found: Governing) -> bool:
    """Whether a word that governs the unit says that it has its role.

    What a word says that only the editor knows is for the editor to judge.
    """
    if word.word == involvement.word and not is_known(word):
        kind = _KINDS.get(involvement.role)
        return word not in found.doing or kind is None or bool(kind.search(word.word))
    return involvement.role in roles_of(word)


_UNIT_ENDS = regex(
    rf"(?:{bodies.BODY}|{bodies.PART}|{bodies.ANY}|组|街道|乡镇)"
    r"(?:[（(][^（()）]*[)）])?(?:共同|联合|等)?$"
)
_ENCOURAGED = regex(r"(?:支持|鼓励|引导)[^，,。；;\n]*$")


def prints_lead(names: Names, text: str) -> RoleWord | None:
    """Return the first word of ``text`` that says who leads, be it a unit entered or not.

    A word of whom is no unit (由专人牵头, 支持企业牵头) or of nobody (主责部门抓好落实) says nothing.
    """
    units = names.units(text)
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
