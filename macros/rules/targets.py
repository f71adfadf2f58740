"""Rule on the figures of targets: the baseline, the value and those of each year are not exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.measure import Target
from macros.model.problems import Problem, Route
from macros.model.walk import walk_measures
from macros.rules.context import Context
from macros.text.excerpt import excerpt
from macros.text.figures_in_place import Side, sides_of, years_of
from macros.text.reflow import paragraphs, squeeze


@dataclass(frozen=True)
class _Swapped:
    """A figure of a target, where it is entered, and what the text says that it is."""

    route: Route
    figure: str
    said: str


def target_figures_are_in_place(context: Context) -> Iterator[Problem]:
    """目标的各年目标值是原文在一句里写明的那一年的；“由40%提高到45%”，前面的是基数，后面的是目标值。"""
    for at in walk_measures(context.file):
        pieces = [squeeze(piece) for piece in paragraphs(at.measure.text)]
        for n, target in enumerate(at.measure.targets):
            for one in () if target.source else _swapped(target, pieces):
                words = f"目标“{excerpt(target.text)}”：原文写明“{one.figure}”是{one.said}；请照原文改正。"
                yield Problem((*at.route, "targets", n, *one.route), words)


def _swapped(target: Target, pieces: list[str]) -> Iterator[_Swapped]:
    for n, value in enumerate(target.years):
        figure = squeeze(value.value)
        said = [years for piece in pieces for years in years_of(figure, piece)]
        if said and all(said) and not any(value.year in years for years in said):
            yield _Swapped(("years", n, "value"), figure, f"{'、'.join(said[0])} 年的")
    for key, words, other, meant in (
        ("baseline", target.baseline, Side.LAST, "改变以后的（目标值）"),
        ("value", target.value, Side.FIRST, "改变以前的（基数）"),
    ):
        figure = squeeze(words or "")
        sides = [side for piece in pieces for side in sides_of(figure, piece)] if figure else []
        if sides and all(side is other for side in sides):
            yield _Swapped((key,), figure, meant)


def indicators_are_those_of_the_text(context: Context) -> Iterator[Problem]:
    """目标的指标是它的原文说的：不是另一个目标的指标，和本措施的文字、所在部分的标题有相同的字词，或有来源。"""
    for at in walk_measures(context.file):
        around = [at.measure.title, at.measure.text, *(one.title for one in at.sections)]
        targets = at.measure.targets
        for n, target in enumerate(targets):
            name, own = squeeze(target.indicator or ""), squeeze(target.text)
            if not name or name in own or target.source:
                continue
            route = (*at.route, "targets", n, "indicator")
            others = [
                one.text
                for one in targets
                if name in squeeze(one.text) and squeeze(one.indicator or name) != name
            ]
            printed = squeeze("\n".join((*around, target.quote or "", target.text)))
            if others:
                words = f"指标“{excerpt(name)}”是另一个目标“{excerpt(others[0])}”的，“{excerpt(target.text)}”没有说到它；"
                yield Problem(route, words + "请照原文改正。")
            elif not any(name[k : k + 2] in printed for k in range(max(1, len(name) - 1))):
                words = f"本措施的原文没有说到指标“{excerpt(name)}”；"
                yield Problem(route, words + "请照原文的说法写，或删去 indicator。")
