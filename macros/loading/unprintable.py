"""Characters of the plan that the PDF files cannot print, because no font has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from macros.loading.yamltext import Parsed
from macros.model.problems import Problem, Route
from macros.text.characters.allowed import SHOWN_PER_KIND, unprintable_in
from macros.text.lines.reflow import squeeze


def unprintable_problems(parsed: Parsed) -> list[Problem]:
    """Return a problem for each text in the values and each character in it that no font has.

    At most ``SHOWN_PER_KIND`` texts are reported for one character.
    """
    counted: Counter[str] = Counter()
    problems: list[Problem] = []
    if not unprintable_in("".join(parsed.lines)):  # all that the texts can hold
        return problems
    for route, text in texts(parsed.value, ()):
        for char in sorted(unprintable_in(text)):
            counted[char] += 1
            if counted[char] > SHOWN_PER_KIND:
                continue
            count = text.count(char)
            more = f"（这段文字共 {count} 处）" if count > 1 else ""
            if counted[char] == SHOWN_PER_KIND:
                more += "（后面还有，不再逐处列出）"
            words = (
                f"“{char}”（U+{ord(char):04X}）网站的字体里没有，PDF 文件印不出来；请改成别的字或删去，"
                f"公文确实如此的，请维护网站的人补上字体。{more}"
            )
            offset = len(squeeze(text[: text.index(char)]))
            problems.append(Problem(route, words, offset=offset, rule="fonts"))
    return problems


def texts(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    """Yield every text in plain values, with its place."""
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from texts(held, (*route, key))
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from texts(held, (*route, number))
