"""Rule on deadlines and targets: what the text only tells of, as done before it was issued, is neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from macros.grounds.passages import ground
from macros.model.measure import Deadline, Target
from macros.model.problems import Problem, Route
from macros.model.walk import walk_deadlines, walk_measures
from macros.rules.context import Context
from macros.text.figures.past_deeds import is_past
from macros.text.lines.reflow import find_squeezed
from macros.text.messages.excerpt import excerpt
from macros.text.parts.spans import Span
from macros.text.times.past_times import is_past_time

_IsPast = Callable[[str, Span, date | None], bool]


def aims_are_still_to_come(context: Context) -> Iterator[Problem]:
    """期限和目标不是原文讲的已经做完的事：“2023年底前已完成一期”“去年建成公园12个”只写在原文里。"""
    issued = context.file.plan.issued_on
    for at in walk_measures(context.file):
        stated: list[tuple[Route, Deadline | Target, str, _IsPast]] = []
        for place, deadline in walk_deadlines(at.measure):
            stated.append(((*at.route, *place), deadline, "期限", is_past_time))
        for n, target in enumerate(at.measure.targets):
            stated.append(((*at.route, "targets", n), target, "目标", is_past))
        for route, one, name, tells in stated:
            text = ground(at.measure, at.sections, one.text)
            if not one.source and _is_only_past(text, one.text, tells, issued):
                words = f"{name}“{excerpt(one.text)}”是原文讲的已经做完的事，不是{name}；请删去这个{name}，原文照原样留着。"
                yield Problem((*route, "text"), words)


def _is_only_past(text: str, words: str, tells: _IsPast, issued: date | None) -> bool:
    """Whether a text has words, and wherever it does it only tells of them."""
    places = find_squeezed(words, text)
    return bool(places) and all(tells(text, span, issued) for span in places)
