"""Whether a paragraph says who is to do something: a line or brackets with a word of a role."""

from __future__ import annotations

import re
from functools import lru_cache

from macros.grounds.role_words import GRAMMAR, assigns, roles_of
from macros.importing.drafting.paragraphs.lists import CLOSE, OPEN, is_body, is_list_of_bodies
from macros.importing.drafting.paragraphs.numbers import points_apart
from macros.text.characters.han import HAN
from macros.text.roles.beside_bodies import bodies_alone
from macros.text.roles.role_patterns import OF_PERSON
from macros.text.roles.role_tokens import RoleWord

_BRACKET = (
    r"[（(\[【〔［](?P<inner>(?:[^（()）\[\]【】〔〕［］]|[（(][^（()）]*[）)]|〔[^〔〕]*〕|［[^［］]*］)*)"
    r"[）)\]】〕］]"
)
_BRACKETS = re.compile(rf"{_BRACKET}\s*[。；;]?\s*$")
_WITHIN = re.compile(rf"(?<=[。！]){_BRACKET}")


_BEFORE_COLON = re.compile(r"[，,、 \u3000][^，,、 \u3000]*$")


def is_label(word: RoleWord) -> bool:
    """Whether a word of a role is a noun before the names that it governs: 牵头单位：."""
    return word.before and word.label


def names_persons(word: RoleWord) -> bool:
    """Whether the names that a label governs are those of persons: 责任领导：."""
    return word.word.endswith(("领导", "人", "同志"))


def names_units(word: RoleWord) -> bool:
    """Whether a label governs names of units, be it with those of persons behind them: 责任单位及责任人."""
    return bool(OF_PERSON.search(word.word)) or not names_persons(word)


def list_start(text: str, label: RoleWord) -> int:
    """Return where the list of names behind a label begins."""
    listed = text[label.end :]
    return label.end + len(listed) - len(listed.lstrip("：:。为是 \u3000\t"))


@lru_cache(maxsize=256)
def list_end(text: str, label: RoleWord) -> int:
    """Return where that list ends: at a stop, at the end of the brackets around it or at a label.

    A semicolon ends it, unless another body stands behind: 责任单位：市甲局；市乙局. What stands before a colon
    of its own is no name: 责任单位：市甲局，适用范围：全市.
    """
    start = list_start(text, label)
    stops = [word.start for word in GRAMMAR.words(text) if is_label(word) and word.start >= start]
    listed = text[start : min(stops, default=len(text))]
    depth = 0
    for place, char in enumerate(listed):
        depth += (char in OPEN) - (char in CLOSE)
        goes_on = char in "；;" and is_body(re.split("[；;。\n]", listed[place + 1 :])[0].strip())
        if depth < 0 or char in "。\n" or (char in "；;：:" and not depth and not goes_on):
            listed = listed[:place]
            if char in "：:":
                listed = _BEFORE_COLON.sub("", listed)
            break
    return start + len(listed.rstrip("，,；; \u3000"))


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


def brackets_that_say_who(paragraph: str) -> list[tuple[int, int]]:
    """Return where the words stand in all brackets behind a sentence that say who, and in the last ones."""
    found = [
        match.span("inner")
        for match in _WITHIN.finditer(paragraph)
        if _names_somebody(match["inner"])
    ]
    last = last_brackets(paragraph)
    return found if last is None or last in found else [*found, last]


def _names_somebody(inner: str) -> bool:
    return any(assigns(word) for word in GRAMMAR.words(inner)) or is_list_of_bodies(
        bodies_alone(inner, ())
    )


_BEFORE_LABEL = re.compile(
    rf"(?:[0-9０-９]{{1,2}}[.．、]|[（(][0-9０-９]{{1,2}}[）)]|[●■◆★▲○▶◇□•·▪])?\s*[（(【]?[{HAN}]{{0,6}}"
)
"""What may stand before the label of a line of roles: a number or mark, and words that go with it."""


def is_role_line(paragraph: str) -> bool:
    """Whether a paragraph is nothing but a label and names: 牵头单位：市甲局, 4．主办单位：县乙局."""
    words = GRAMMAR.words(paragraph)
    if not words or not is_label(words[0]) or "。" in paragraph[words[0].end + 1 : -1]:
        return False
    return bool(_BEFORE_LABEL.fullmatch(paragraph[: words[0].start]))


def labels_behind(paragraph: str) -> int:
    """Return where labels begin with which a paragraph goes on behind a sentence; -1 if it does not.

    …种下去。责任单位：市甲局；配合单位：市乙局
    """
    for word in GRAMMAR.words(paragraph):
        stop = paragraph[: word.start].rstrip()[-1:]
        if is_label(word) and roles_of(word) and stop in ("。", "！"):
            return word.start
    return -1


@lru_cache(maxsize=8192)  # asked of a paragraph for each number around it
def says_who(paragraph: str) -> bool:
    """Whether a paragraph is a line of roles, goes on with labels, or ends with roles in brackets."""
    if is_role_line(paragraph) or labels_behind(paragraph) >= 0:
        return True
    span = last_brackets(paragraph)
    return bool(span) and _names_somebody(paragraph[slice(*span)] if span else "")


def tasks_apart(paragraph: str) -> list[str]:
    """Return a paragraph in pieces, one for each task, if 一是…二是… in it each say who; else itself."""
    pieces = points_apart(paragraph)
    tasks = pieces[not pieces[0].startswith("一是") :]
    return pieces if tasks and all(map(says_who, tasks)) else [paragraph]
