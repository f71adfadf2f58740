"""Whether sentences order something without a label: 市甲局要…, 由市甲局牵头…, 5月底前…, 新造林5000亩."""

from __future__ import annotations

import re

from macros.grounds.role_words import GRAMMAR, assigns, roles_of
from macros.text.figures.building_verbs import BUILDS
from macros.text.figures.past_deeds import is_past
from macros.text.roles import bodies
from macros.text.times.statements import clause, deadlines, figures

_BODY = re.compile(
    rf"{bodies.CHARGED}|各(?:有关|相关|成员|责任|级)*(?:部门|单位|地|校|村|社区)|[（(][市县区、]+[）)]"
)
_MUST = re.compile(
    rf"(?:{_BODY.pattern})(?:[（(][^（()）]*[）)])?(?:要(?![求点素件])|应当?(?![急对])|须|必须|负责|务必)(?P<what>[^，,。；;\n]*)"
)
_ONLY_URGES = re.compile(
    "^(?:切实|进一步|充分|不断|都|均|高度)*(?:高度重视|重视|提高|充分认识|认识到|统一思想|提高.{0,4}认识|加强(?:组织)?领导|强化(?:组织)?领导"
    "|压实责任|密切配合|各司其职)"
)
"""What follows 要 where no task is given: 各级各部门要高度重视."""
_HAS_TO = re.compile(
    r"(?:[（(][^（()）]*[）)])?(?:要(?![求点素件])|应(?![急对用])当?|须|必须|务必|会同)(?P<what>[^，,。；;\n]*)"
)
_SURE = re.compile("(?:前|底|末|内)$")
_NO_TASK = re.compile("有效期|施行|自$|截[止至]$|符合|具备")
_DOES = re.compile(f"{BUILDS}|新[造植修]|实现|达到|确保|力争")
_TOLD = re.compile("(?:截[至止](?:到|至)?目前|去年|上年)[^。；;\n]*$")


def gives_part_or_day(paragraph: str) -> bool:
    """Whether a sentence says by a verb which part a body has (由市甲局牵头), or by when something is done."""
    return _gives_part(paragraph) or any(
        _SURE.search(paragraph[slice(*span)])
        and not _NO_TASK.search(paragraph[slice(*clause(paragraph, span))])
        for span in deadlines(paragraph)
    )


def carries_task(paragraph: str) -> bool:
    """Whether it does, or a body must do something, or something is to be done in a number."""
    if gives_part_or_day(paragraph):
        return True
    if any(not _ONLY_URGES.match(one["what"]) for one in _MUST.finditer(paragraph)):
        return True
    return any(
        _DOES.search(paragraph, *clause(paragraph, span))
        and not (is_past(paragraph, span, None) or _TOLD.search(paragraph, 0, span[0]))
        for span in figures(paragraph)
    )


def must_do(text: str, place: int) -> bool:
    """Whether words behind a body say that it has something to do; they leave open which part it has."""
    found = _HAS_TO.match(text, place)
    return bool(found) and not (found and _ONLY_URGES.match(found["what"]))


def _gives_part(paragraph: str) -> bool:
    for word in GRAMMAR.words(paragraph):
        if assigns(word) and not word.label and any(role.assigns for role in roles_of(word)):
            start, _ = clause(paragraph, (word.start, word.end))
            if _BODY.search(paragraph, start, word.start):
                return True
    return False
