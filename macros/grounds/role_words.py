"""The words by which official text gives a unit a part, and the roles that each can bear out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from macros.model.kinds import ANSWERING, Role
from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.roles.assignments import Grammar
from macros.text.roles.role_patterns import BY_DUTY, OF_PERSON
from macros.text.roles.role_tokens import RoleWord

_LEAD, _RESPONSIBLE, _SUPPORT = (Role.LEAD,), (Role.RESPONSIBLE,), (Role.SUPPORT,)
_JOINED = (Role.RESPONSIBLE, Role.SUPPORT)
_NONE: tuple[Role, ...] = ()
_DOES_DUTY = ("落实", "履行", "担负", "负起", "扛起", "负")
_DUTIES = ("主体责任", "属地责任", "属地管理责任", "属地主体责任")
"""For what a body answers: 各区人民政府落实属地责任."""


class Form(Enum):
    """Where a word of assignment stands, as messages say it, with an example."""

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
    (Form.VERB, ANSWERING, ("主责", "负总责")),
    (Form.VERB, _RESPONSIBLE, ("负责", "承办")),
    (Form.VERB, _SUPPORT, ("配合", "协助", "协办")),
    (Form.VERB, _SUPPORT, ("负责配合", "负责协助", "负责做好配合", "负责协同配合")),
    (Form.VERB, (Role.PARTICIPANT,), ("参与", "参加")),
    (Form.CLOSE, _LEAD, ("发挥牵头作用", "充分发挥牵头作用", "发挥好牵头作用")),
    (Form.CLOSE, ANSWERING, ("主抓", "为主", "抓总", "牵总")),
    (Form.CLOSE, _RESPONSIBLE, ("组织实施", "承担", "抓落实", "抓好落实", "分办", "各负其责")),
    (Form.CLOSE, _RESPONSIBLE, ("抓好任务落实", "抓好工作落实", "抓好贯彻落实", "抓好组织实施")),
    (Form.CLOSE, _RESPONSIBLE, BY_DUTY),
    (Form.CLOSE, _RESPONSIBLE, tuple(f"{does}{duty}" for does in _DOES_DUTY for duty in _DUTIES)),
    (Form.CLOSE, _SUPPORT, ("会办", "协同推进", "协同落实", "协同实施", "协同配合", "协力推进")),
    (Form.ENDING, _RESPONSIBLE, ("实施", "落实", "执行", "完成", "推进", "推动", "办理", "承接")),
    (Form.ENDING, _RESPONSIBLE, ("组织", "统筹", "协调", "统筹协调", "调度")),
    (Form.ENDING, _SUPPORT, ("协同", "协作", "支持")),
    (Form.ENDING, _NONE, ("指导", "监督", "督办", "督导")),
    (Form.LABEL, ANSWERING, ("主要责任", "第一责任", "主体责任", "主要负责")),
    (Form.LABEL, _RESPONSIBLE, ("责任", "主管", "直接责任", "具体责任")),
    (Form.LABEL, _RESPONSIBLE, ("责任分工", "任务分工", "职责分工", "工作分工", "分工")),
    (Form.LABEL, _JOINED, ("共同责任", "其他责任", "其它责任")),
    (Form.LABEL, (Role.SUPPORT, Role.PARTICIPANT), ("参与", "参加")),
    (Form.LABEL, _NONE, ("分管", "分线")),
    (Form.JOINING, _JOINED, ("会同", "联合", "商", "协同", "会")),
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
_STEM = regex("|".join(sorted(_LABELLED, key=len, reverse=True)))
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
        return ANSWERING
    if "".join(parts) == stem:
        return each[0]
    return tuple(role for role in Role if each and all(role in roles for roles in each))


_IS_PERSON = regex(f"(?![^·]*[各县区市州镇乡村局委办厅部会院校所站团组政府])[{HAN}·]{{2,4}}")


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
    """Return the roles that answer for a word: a unit that it governs must be entered with one of them.

    Any role answers for a word that gives no task, and any role with a task for a word that nobody classed.
    """
    if is_known(word):
        return roles_of(word) or tuple(Role)
    return tuple(role for role in Role if role.assigns)


def is_known(word: RoleWord) -> bool:
    """Whether a word is among those whose role is declared; 包保单位 and 由 are not."""
    return bool(roles_of(word)) or word.stem in _LABELLED


def leads_too(text: str, word: RoleWord, others: Iterable[RoleWord]) -> bool:
    """Whether a verb is of one piece with one that says who leads: 市甲局牵头负责, 牵头并具体负责."""
    for other in others:
        first, last = sorted((word, other), key=lambda one: one.start)
        leads = Role.LEAD in roles_of(other) and not (word.label or other.before)
        if leads and other != word and _OF_ONE_PIECE.fullmatch(text[first.end : last.start]):
            return True
    return False


_OF_ONE_PIECE = regex(
    r"(?:并|、|和|且|及|具体|统筹)*|[，,]?(?:并|要|应当?|须)*(?:会同|联合|商|具体)[^，,。；;\n]*"
)
"""What stands between the two; of 市甲局牵头，会同市乙局抓好落实 too."""


def stems_of(role: Role) -> tuple[str, ...]:
    """Return the plain verbs that bear out a role: 配合, not 负责配合 too."""
    found = [verb for verb, roles in VERBS.items() if role in roles]
    return tuple(
        verb for verb in found if not any(verb.endswith(one) for one in found if one != verb)
    )
