"""Rule on where quoted deadlines and targets begin and end: not inside a date or a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.grounds.passages import ground
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.model.walk import walk_deadlines, walk_measures
from macros.rules.context import Context
from macros.text.figures.whole_figures import cut_figure
from macros.text.lines.reflow import find_squeezed, squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.parts.spans import Span
from macros.text.times.truncated import cut_date


def dates_and_figures_are_whole(context: Context) -> Iterator[Problem]:
    """期限的原文是整个日期（年、月、日和“每”“前”“底”“内”都在里面），目标的原文和目标值里的数是整个数，不从中间截取。"""
    amending = {one.id: one.text or "" for _, one in walk_supplements(context.file)}
    for at in walk_measures(context.file):
        measure = at.measure
        for place, deadline in walk_deadlines(measure):
            by = deadline.source.document if deadline.source else None
            if by in amending:
                text = amending[by]
            else:
                text = ground(measure, at.sections, deadline.text)
            route = (*at.route, *place, "text")
            yield from _cut(route, "期限", deadline.text, text, cut_date)
        for n, target in enumerate(measure.targets):
            by = target.source.document if target.source else None
            text = amending.get(by or "") or ground(measure, at.sections, target.text)
            route = (*at.route, "targets", n)
            yield from _cut((*route, "text"), "目标", target.text, text, cut_figure)


def _cut(
    route: Route, name: str, words: str, text: str, cut: Callable[[str, Span], str]
) -> Iterator[Problem]:
    plain = squeeze(text)
    wholes = [cut(plain, place) for place in find_squeezed(words, plain)]
    if wholes and all(wholes):
        said = f"{name}“{excerpt(words)}”是从“{wholes[0]}”里截出来的；请照原文把它引全。"
        yield Problem(route, said)
