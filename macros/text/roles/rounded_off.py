"""Verbs that only round off the list of a label: 牵头单位：市甲局、市乙局按职责分工负责。 Pure text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.text.characters.regex import regex
from macros.text.roles import bodies
from macros.text.roles.role_patterns import BY_DUTY, CLOSE, NAME, NAMES, OPEN, REST
from macros.text.roles.role_tokens import LABELS, Token

_CARRY_OUT = (
    "负责",
    "落实",
    "抓落实",
    "抓好落实",
    "组织实施",
    "实施",
    "推进",
    "执行",
    "完成",
    *BY_DUTY,
)
_LIST = regex(
    rf"(?:{NAMES}|{bodies.GENERAL}|等?各?(?:有关|相关)(?:{bodies.ANY})|[{OPEN}][^{OPEN}{CLOSE}]*[{CLOSE}]|[、，,和及与等\s{NAME}{REST}]|以及)+"
    rf"[{OPEN}]?(?:(?:按照?|根据|依据?)(?:各自)?的?职责(?:分工)?|分工)?(?:具体|共同|分别)?"
)
_ENDS = regex(rf"(?:落实|推进|实施|抓好|到位|完成)*(?:[，,；;。\n{CLOSE}]|\s*$)")


def without_rounding_off(masked: str, tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens without such verbs: the label says who has which part.

    A label of who is responsible says the same as such a verb, which may then be quoted by itself.
    """
    label: Token | None = None
    for token in tokens:
        if token.kind in LABELS:
            label = None if "责任" in token.text else token
        elif token.kind in ("verb", "by", "post", "join", "stop", "colon"):
            listed = label and _LIST.fullmatch(masked, label.after, token.start)
            if listed and token.text in _CARRY_OUT and _ENDS.match(masked, token.end):
                continue
            label = None
        yield token
