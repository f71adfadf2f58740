"""The words by which official text gives a unit a part, and the roles that each can bear out."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.kinds import ObjectKind, Role
from macros.model.names import Names
from macros.model.plan import Involvement
from macros.text.assignments import Grammar, RoleWord, Span
from macros.text.reflow import find_squeezed

_LEAD, _RESPONSIBLE, _SUPPORT = (Role.LEAD,), (Role.RESPONSIBLE,), (Role.SUPPORT,)
_FIRST = (Role.LEAD, Role.RESPONSIBLE)
_JOINED = (Role.RESPONSIBLE, Role.SUPPORT)

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


@dataclass(frozen=True)
class Governing:
    """The words that govern a unit where a quote names it: within the quote, and around it."""

    quoted: tuple[RoleWord, ...]
    outside: tuple[RoleWord, ...]


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
    read = GRAMMAR.read(text, list(units))
    quoted: list[RoleWord] = []
    outside: list[RoleWord] = []
    for place in places:
        for span, words in read.items():
            if units[span] == involvement.unit and _within(span, place):
                for word in words:
                    (quoted if _within((word.start, word.end), place) else outside).append(word)
    return Governing(tuple(quoted), tuple(outside))


def _within(span: Span, place: Span) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]
