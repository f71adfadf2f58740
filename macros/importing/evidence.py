"""Whether a paragraph says who is to do something: a line or brackets with a word of a role."""

from __future__ import annotations

import re

from macros.model.role_words import GRAMMAR, assigns

_BRACKETS = re.compile(
    r"[（(\[【](?P<inner>(?:[^（()）\[\]【】]|[（(][^（()）]*[）)])*)[）)\]】]\s*[。；;]?\s*$"
)
_BODIES = re.compile(
    r"(?:[^、，,；;]{1,18}(?:[局委办厅部署]|政府|委员会|办公室|中心|集团|公司|法院|检察院)(?:[、，,；;]|$))+"
)


def last_brackets(paragraph: str) -> tuple[int, int] | None:
    """Return where the words stand in the brackets with which a paragraph ends.

    Of several that follow each other, those that say who: （责任单位：市甲局）（省级、市级）.
    """
    end, last = len(paragraph), None
    while found := _BRACKETS.search(paragraph, 0, end):
        span = found.span("inner")
        if _names_somebody(found["inner"]):
            return span
        last, end = last or span, found.start()
    return last


def _names_somebody(inner: str) -> bool:
    return any(assigns(word) for word in GRAMMAR.words(inner)) or bool(_BODIES.fullmatch(inner))


def is_role_line(paragraph: str) -> bool:
    """Whether a paragraph is nothing but a label and names: 牵头单位：市甲局."""
    words = GRAMMAR.words(paragraph)
    if not words or not words[0].before or "。" in paragraph[:-1]:
        return False
    return bool(re.fullmatch(r"[（(【]?[\u4e00-\u9fff]{0,6}", paragraph[: words[0].start]))


def says_who(paragraph: str) -> bool:
    """Whether a paragraph is a line of roles or ends with them in brackets."""
    if is_role_line(paragraph):
        return True
    span = last_brackets(paragraph)
    return bool(span) and _names_somebody(paragraph[slice(*span)] if span else "")
