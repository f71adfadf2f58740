"""The words by which official text gives a unit a part, and the roles that each can bear out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from macros.model.kinds import ObjectKind, Role
from macros.model.measure import Involvement
from macros.model.names import Names
from macros.text import bodies
from macros.text.assignments import Grammar
from macros.text.listed import lists_alone
from macros.text.reflow import find_squeezed
from macros.text.role_tokens import OF_PERSON, RoleWord
from macros.text.spans import Span

_LEAD, _RESPONSIBLE, _SUPPORT = (Role.LEAD,), (Role.RESPONSIBLE,), (Role.SUPPORT,)
_FIRST = (Role.LEAD, Role.RESPONSIBLE)
_JOINED = (Role.RESPONSIBLE, Role.SUPPORT)
_NONE: tuple[Role, ...] = ()


class Form(Enum):
    """Where a word of assignment stands, as editors are told it, with an example."""

    VERB = "在名称后面，同一个分句里", "由市甲局牵头种树"
    CLOSE = "紧接在名称后面，中间最多有“具体”“按职责分工”一类的词", "市甲局组织实施绿化"
    ENDING = "紧接在名称后面，是分句的最后一个词，或者名称前面有“由”", "种树。（市甲局落实）"
    LABEL = "在名称前面，带“单位”“部门”“领导”等，或带冒号", "责任单位：市甲局"
    JOINING = "在两个名称之间，说后一个", "市甲局会同市乙局"

    @property
    def where(self) -> str:
        """Where it stands, in editors' words."""
        return self.value[0]

    @property
    def example(self) -> str:
        """An example of it."""
        return self.value[1]


WORDS: tuple[tuple[Form, tuple[Role, ...], tuple[str, ...]], ...] = (
    (Form.VERB, _LEAD, ("牵头", "主办")),
    (Form.VERB, _FIRST, ("主责", "负总责")),
    (Form.VERB, _RESPONSIBLE, ("负责", "承办")),
    (Form.VERB, _SUPPORT, ("配合", "协助", "协办")),
    (Form.VERB, (Role.PARTICIPANT,), ("参与", "参加")),
    (Form.CLOSE, _FIRST, ("主抓", "为主")),
    (Form.CLOSE, _RESPONSIBLE, ("组织实施", "承担", "抓落实", "抓好落实", "分办")),
    (Form.CLOSE, _SUPPORT, ("会办",)),
    (Form.ENDING, _RESPONSIBLE, ("实施", "落实", "执行", "完成", "推进", "推动", "办理", "承接")),
    (Form.ENDING, _RESPONSIBLE, ("组织", "统筹", "协调", "统筹协调", "调度")),
    (Form.ENDING, _SUPPORT, ("协同", "协作", "支持")),
    (Form.ENDING, _NONE, ("指导", "监督", "督办", "督导")),
    (Form.LABEL, _FIRST, ("主要责任", "第一责任", "主体责任", "主要负责")),
    (Form.LABEL, _RESPONSIBLE, ("责任", "主管", "直接责任", "具体责任")),
    (Form.LABEL, _RESPONSIBLE, ("责任分工", "任务分工", "职责分工", "工作分工", "分工")),
    (Form.LABEL, _JOINED, ("共同责任", "其他责任", "其它责任")),
    (Form.LABEL, (Role.SUPPORT, Role.PARTICIPANT), ("参与", "参加")),
    (Form.LABEL, _NONE, ("分管", "分线")),
    (Form.JOINING, _JOINED, ("会同", "联合", "商", "协同")),
)
"""The words by which a text gives a part: where they stand and which roles they can bear out.

A verb is a label too before 单位 and the like. A word without a role gives a part, but no task; so
does any other word before 单位 and a colon (包保单位：), which only an editor can class.
"""


def _of(*forms: Form) -> dict[str, tuple[Role, ...]]:
    return {word: roles for form, roles, words in WORDS if form in forms for word in words}


VERBS, LABELS, JOINING = _of(Form.VERB), _of(Form.LABEL), _of(Form.JOINING)
CLOSE, ENDING = _of(Form.CLOSE), _of(Form.ENDING)
BEHIND = VERBS | CLOSE | ENDING
"""All that stand behind the names they govern."""

_LABELLED = BEHIND | LABELS
_STEM = re.compile("|".join(sorted(_LABELLED, key=len, reverse=True)))

GRAMMAR = Grammar(VERBS, LABELS, JOINING, CLOSE, ENDING)


def roles_of(word: RoleWord) -> tuple[Role, ...]:
    """Return the roles that a word of the text can bear out."""
    if word.label:
        return _LABELLED.get(word.stem) or _of_several(word.stem)
    return JOINING.get(word.stem, ()) if word.joining else BEHIND.get(word.stem, ())


def _of_several(stem: str) -> tuple[Role, ...]:
    """Return what a label of several stems bears out: 牵头和责任, 牵头组织实施, 配合落实.

    Who leads may be responsible too. Joined by 和 and the like, stems bear out what each of them does
    (责任单位及责任人): of 牵头、配合 it is not said who has which part. Otherwise the first tells.
    """
    parts = _STEM.findall(stem)
    each = [_LABELLED[part] for part in parts]
    if len(each) > 1 and Role.LEAD in each[0] and all(Role.RESPONSIBLE in one for one in each[1:]):
        return _FIRST
    if "".join(parts) == stem:
        return each[0]
    return tuple(role for role in Role if each and all(role in roles for roles in each))


_IS_PERSON = re.compile(
    "(?![^·]*[各县区市州镇乡村局委办厅部会院校所站团组政府])[\u4e00-\u9fff·]{2,4}"
)


def said_of(name: str, words: Iterable[RoleWord]) -> tuple[RoleWord, ...]:
    """Return what words say of one whom they govern: 牵头单位及责任人 of a person that of a 责任人.

    A person whom they only tell to get in touch with (责任单位及联系人) has no part.
    """
    found = []
    for word in words:
        person = OF_PERSON.search(word.word) if _IS_PERSON.fullmatch(name) else None
        stems = _STEM.findall(person.group()) if person else [word.stem]
        found += [replace(word, stem=stems[0]) if person else word for _ in stems[:1]]
    return tuple(found)


def assigns(word: RoleWord) -> bool:
    """Whether a word speaks of who is to do something, so that an editor should look at it.

    参与 and 联合 behind a name are in every second measure and give nobody the task; so are 主管部门
    and the like, unless they stand before a colon.
    """
    if word.joining:
        return word.stem != "联合"
    if word.label:
        return word.before or "责任" in word.stem or any(v in word.stem for v in VERBS)
    return word.stem not in VERBS or any(role.assigns for role in roles_of(word))


def entered_as(word: RoleWord) -> tuple[Role, ...]:
    """Return the roles of which a unit must have one so that a word that governs it is entered.

    A word that gives no task is entered with any; of one that nobody classed, only with a task.
    """
    if is_known(word):
        return roles_of(word) or tuple(Role)
    return tuple(role for role in Role if role.assigns)


def leads_too(text: str, word: RoleWord, others: Iterable[RoleWord]) -> bool:
    """Whether a verb is of one piece with one that says who leads: 市甲局牵头负责, 牵头并具体负责."""
    for other in others:
        first, last = sorted((word, other), key=lambda one: one.start)
        leads = Role.LEAD in roles_of(other) and not (word.label or other.label)
        if leads and other != word and _OF_ONE_PIECE.fullmatch(text[first.end : last.start]):
            return True
    return False


_OF_ONE_PIECE = re.compile("(?:并|、|和|且|及|具体|统筹)*")


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
    doing: tuple[RoleWord, ...] = ()
    """Those of ``quoted`` that only say what the unit does: 制定 in 市甲局制定方案."""
    marks: str = ""
    """The marks that are printed beside it: ★."""


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
    doing: list[RoleWord] = []
    bare: Place | None = None
    marks = ""
    for place in places:
        for span, words in read.items():
            if units[span] == involvement.unit and _within(span, place):
                marks += bodies.marks_beside(text, *span)
                bare = bare or (None if words else _place_in_bare_list(text, list(units), span))
                for word in said_of(text[slice(*span)], words):
                    if word.word == involvement.word and not _is_doing(text, span, word):
                        continue
                    within = _within((word.start, word.end), place)
                    (quoted if within else outside).append(word)
                    if within and _has_object(text, word):
                        doing.append(word)
                    if within and _begins_list(text, list(units), span, word):
                        first.append(word)
    return Governing(tuple(quoted), tuple(outside), tuple(first), bare, tuple(doing), marks)


def words_for(names: Names, text: str, unit: str, word: str | None) -> dict[Span, list[RoleWord]]:
    """Return where a text names a unit, each with the words that say there what part it has."""
    units = {(m.start, m.end): m.id for m in names.find(text) if m.kind is ObjectKind.UNIT}
    read = _grammar(word).read(text, tuple(units))
    return {
        span: list(said_of(text[slice(*span)], words))
        for span, words in read.items()
        if units[span] == unit
    }


_NOT_WHO_DOES = re.compile(r"[经报请受被为向对给于从让]$")


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


_CLAUSE_ENDS = re.compile(r"\s*(?:[，,、。；;：:）)】\]]|$)")


def _place_in_bare_list(text: str, names: list[Span], name: Span) -> Place | None:
    """Return the place of a name in a list that no word governs, if it stands in one."""
    for items in lists_alone(text, names):
        if name in items:
            return Place.FIRST if name == items[0] else Place.LATER
    return None


@lru_cache(maxsize=256)
def _grammar(word: str | None) -> Grammar:
    """Return the grammar that also knows a word which an editor read in the text."""
    if word is None:
        return GRAMMAR
    others = [
        [one for one, roles in words.items() if one != word or Role.RESPONSIBLE not in roles]
        for words in (CLOSE, ENDING)
    ]
    return Grammar([*VERBS, _NOUN.sub("", word)], LABELS, JOINING, *others)


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
    text = bodies.without_marks(text)
    if word.before:
        return bool(_BETWEEN.fullmatch(text[word.end : name[0]]))
    before = text[: name[0]]
    beside = len(before.rstrip("（( ")) in (end for _, end in names)  # 市甲局（市乙办）
    return not word.joining and not beside and not _GOES_ON.search(before)


_KINDS = {Role.LEAD: re.compile("[牵总统领首主帅]"), Role.SUPPORT: re.compile("[配助协支援会参同]")}
"""What an editor's verb must have to say more than that a unit does something: 市甲局制定方案."""


def bears_out(involvement: Involvement, word: RoleWord, found: Governing) -> bool:
    """Whether a word that governs the unit says that it has its role.

    What a word says that only the editor knows is for the editor to judge.
    """
    if word.word == involvement.word and not is_known(word):
        kind = _KINDS.get(involvement.role)
        return word not in found.doing or kind is None or bool(kind.search(word.word))
    return involvement.role in roles_of(word)


def is_known(word: RoleWord) -> bool:
    """Whether a word is among those whose role is declared; 包保单位 and 由 are not."""
    return bool(roles_of(word)) or word.stem in _LABELLED


_UNIT_ENDS = re.compile(
    rf"(?:{bodies.BODY}|{bodies.PART}|{bodies.ANY}|组|街道|乡镇)"
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
