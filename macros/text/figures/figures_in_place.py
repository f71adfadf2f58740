"""What a text says of a figure right beside it: of which year it is, and whether a change begins or ends with it.

Pure text. Only what stands in one clause is read: 由2023年的40%提高到2025年的45%, and years that a clause
lists with as many figures: 2024年、2025年分别达到42%、45%. Of all else nothing is said.
"""

from __future__ import annotations

import re
from enum import Enum

from macros.text.characters.regex import regex
from macros.text.parts.in_turn_words import IN_TURN
from macros.text.parts.spans import Span
from macros.text.times.year_lists import YEARS, years_in

_DIGIT = "[0-9]"
_TIED = regex(
    rf"(?<!年[、和及与至到])(?<![-—～~])(?P<year>{_DIGIT}{{4}})年(?:底|末|度)?[^0-9，,。；;：:、\n分别]{{0,10}}$"
)
"""A year with nothing but a few words behind it."""
_IN_TURN = regex(
    rf"(?P<years>{YEARS})[，,]?(?P<before>[^0-9。；;\n]*?)(?P<in_turn>{IN_TURN})(?P<values>[^。；;\n]+)"
)
"""Years and the figures of each in their order."""
_EACH = regex(
    rf"(?P<years>{YEARS})[，,]?[^0-9，,。；;\n]*?(?:每年|各年|均|各)(?P<values>(?![^，,。；;\n]*(?:{IN_TURN}))[^，,。；;\n]+)"
)
"""Years and a figure that is that of each: 2024—2026年每年新建3个."""
_BEHIND = regex(rf"[（(](?P<year>{_DIGIT}{{4}})年(?:底|末|度)?[）)]")
_UP_OR_DOWN = "(?:提高|提升|增长|增加|上升|扩大|下降|降低|减少|压减|压缩|缩短|缩减|提|增|升|降|减)(?:到|至|为)"
_CHANGE = regex(f"[由从](?P<first>[^，,。；;\n由从]*?){_UP_OR_DOWN}(?P<last>[^，,。；;、\n]*)")
_FROM_TO = regex(
    rf"[由从](?P<first>[^，,。；;\n由从至到]*?{_DIGIT}[^，,。；;\n由从至到]*?)[至到](?P<last>{_DIGIT}[^，,。；;、\n]*)"
)
_ON_TOP = regex(
    rf"在(?P<first>[^，,。；;\n在]*?{_DIGIT}[^，,。；;\n在]*?)的?基础上[，,]?[^0-9，,。；;\n]*(?:到|至|为)(?P<last>{_DIGIT}[^，,。；;、\n]*)"
)
_MORE = regex(f"{_UP_OR_DOWN}|其中|再")
_SENTENCE = regex("[^。；;\n]+")


class Side(Enum):
    """On which side of a change a figure stands."""

    FIRST = "first"
    LAST = "last"


def places(figure: str, text: str) -> list[tuple[int, int]]:
    """Return where a text, without white space, has a figure; not as part of another."""
    whole = rf"(?<!{_DIGIT})(?<!{_DIGIT}[.．]){re.escape(figure)}(?![.．]?{_DIGIT})"
    return [match.span() for match in re.finditer(whole, text)]


def years_of(figure: str, text: str) -> list[tuple[str, ...]]:
    """Return the possible years of each occurrence of a figure; empty where the text leaves them open."""
    found: list[tuple[str, ...]] = []
    listed = [*_in_turn(text), *_of_each(text)]
    for start, end in places(figure, text):
        if inside := [years for (a, b), years in listed if a <= start and end <= b]:
            found.append(inside[0])
            continue
        behind = re.compile(rf"[^0-9，,。；;：:、\n（(]{{0,4}}{_BEHIND.pattern}").match(text, end)
        tied = behind or _TIED.search(text[:start])
        found.append((tied["year"],) if tied else ())
    return found


def _of_each(text: str) -> list[tuple[Span, tuple[str, ...]]]:
    """Return where a text has what it says of each of several years."""
    return [(one.span("values"), tuple(years_in(one["years"]))) for one in _EACH.finditer(text)]


def _in_turn(text: str) -> list[tuple[Span, tuple[str, ...]]]:
    """Return where a text has the values that it lists for years in their order, each with its year."""
    found: list[tuple[Span, tuple[str, ...]]] = []
    for match in _IN_TURN.finditer(text):
        years = years_in(match["years"])
        for listed in (match["values"], re.split("[，,]", match["values"])[0]):
            values = [
                one for one in re.finditer("(?:(?!以及)[^、和及与，,])+", listed) if one[0] != "以"
            ]
            values = [one for one in values if re.search(_DIGIT, one[0])]
            if len(values) == len(years):
                at = match.start("values")
                found += [
                    ((at + one.start(), at + one.end()), (year,))
                    for one, year in zip(values, years, strict=True)
                ]
                break
    return found


def sides_of(figure: str, text: str) -> list[Side | None]:
    """Return on which side of a change a figure stands at each of its places; None if on neither.

    Of a sentence with several changes nothing is said: what ends one may begin the next.
    """
    found: list[Side | None] = []
    for sentence in _SENTENCE.findall(text):
        changes = list(_CHANGE.finditer(sentence))
        changes += _ON_TOP.finditer(sentence) if not changes else ()
        changes += _FROM_TO.finditer(sentence) if not changes else ()
        again = len(_MORE.findall(sentence)) > 1
        for start, _ in places(figure, sentence):
            inside = [
                side
                for change in changes
                for side in Side
                if change.start(side.value) <= start < change.end(side.value)
            ]
            found.append(None if again or len(inside) != 1 else inside[0])
    return found


def is_aim(figure: str, text: str) -> bool:
    """Whether a text says at each place of a figure that it is what is to be reached, or by how much more.

    Of lists and of several changes nothing is said: 由40%提高到42%，再提高到45%.
    """
    if re.search(f"{IN_TURN}|再|其中", text):
        return False
    before = [text[:start] for start, _ in places(figure, text)]
    return bool(before) and all(_AIM.search(words) or _BY_MORE.search(words) for words in before)


_AIM = regex(
    "(?:达到?|不[得]?[低少小高多大]于|不得?超过|控制在|保持在|稳定在|至少|最多|力争|(?:提高|提升|增长|增加|上升|扩大|下降|降低|减少|压减|压缩|缩短)[到至为])了?$"
)
_BY_MORE = regex("(?:提高|提升|增长|增加|上升|扩大|下降|降低|减少|压减|压缩|缩短|新增)了?$")
