"""Rule on the figures of targets: the baseline, the value and those of each year are not exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.measure import Target
from macros.model.problems import Problem, Route
from macros.model.walk import walk_measures
from macros.rules.context import Context
from macros.text.characters.regex import regex
from macros.text.figures.bound_figures import of_another
from macros.text.figures.cut_names import cut_before_figure, rest_of_thing
from macros.text.figures.cut_phrases import cut
from macros.text.figures.figures_in_place import Side, is_aim, places, sides_of, years_of
from macros.text.figures.in_turn import in_turn
from macros.text.figures.parts_of_whole import named_otherwise, of_a_part
from macros.text.figures.whole_figures import unit_behind
from macros.text.lines.reflow import find_squeezed, paragraphs, squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.parts.in_turn_words import TIES
from macros.text.parts.spans import Span


@dataclass(frozen=True)
class _Swapped:
    """A figure of a target, where it is entered, and what the text says that it is."""

    route: Route
    figure: str
    said: str


def target_figures_are_in_place(context: Context) -> Iterator[Problem]:
    """目标的各年目标值是原文在一句里写明的那一年的；“由40%提高到45%”，前面的是基数，后面的是目标值；目标值在目标自己的原文里，不是另一个指标的。"""
    issued = context.file.plan.issued_on
    year = issued.year if issued else 0
    for at in walk_measures(context.file):
        pieces = [squeeze(piece) for piece in paragraphs(at.measure.text)]
        for n, target in enumerate(at.measure.targets):
            for one in () if target.source else _swapped(target, pieces, year):
                words = f"目标“{excerpt(target.text)}”：原文写明“{one.figure}”是{one.said}；请照原文改正。"
                yield Problem((*at.route, "targets", n, *one.route), words)
            for route, figure, whole in () if target.source else _without_unit(target):
                words = f"“{figure}”是从“{whole}”里截出来的；请照原文把数字和计量单位写全。"
                yield Problem((*at.route, "targets", n, *route), words)
            if not target.source and (words := _is_of_another(target, pieces)):
                yield Problem((*at.route, "targets", n, "value"), words)
            if target.kind and not target.source and (said := _said_kind(target, pieces)):
                words = f"目标“{excerpt(target.text)}”：原文写明是{said}，不是{target.kind}；请照原文改正。"
                yield Problem((*at.route, "targets", n, "kind"), words)


def _said_kind(target: Target, pieces: list[str]) -> str:
    """Return the kind that the text states for a target, in its words or the bracket behind them; empty if it is its own."""
    own = squeeze(target.text)
    behind = [
        bracket[0]
        for piece in pieces
        for _, end in find_squeezed(own, piece)
        if (bracket := _BRACKET.match(piece, end))
    ]
    for words in (own, *behind):
        said: list[str] = re.findall("约束性|预期性", words)
        if len(set(said)) == 1 and said[0] != target.kind:
            return said[0]
    return ""


_BRACKET = regex("[（(][^（）()]*[）)]")


def _swapped(target: Target, pieces: list[str], issued: int) -> Iterator[_Swapped]:
    """Yield the figures of a target that are another one of it; ``issued`` is the year of the plan, or 0."""
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
        elif key == "value" and (past := _past_years(figure, pieces, issued)):
            yield _Swapped((key,), figure, f"{'、'.join(past)} 年的（基数）")
        elif (
            key == "baseline" and figure and not any(sides) and is_aim(figure, squeeze(target.text))
        ):
            yield _Swapped((key,), figure, "要达到的，或增减的幅度（不是基数）")


def _without_unit(target: Target) -> Iterator[tuple[Route, str, str]]:
    """Yield the figures that leave out some of the unit behind them in the target's words, and the whole: 35微克."""
    own, unit = squeeze(target.text), squeeze(target.measured_in or "").replace("％", "%")
    unit = unit.removeprefix("个") if "百分点" in unit else unit
    given: list[tuple[Route, str | None]] = [(("value",), target.value)]
    given += [(("baseline",), target.baseline)]
    given += [(("years", n, "value"), one.value) for n, one in enumerate(target.years)]
    for route, words in given:
        figure = squeeze(words or "")
        left = [unit_behind(own, place) for place in places(figure, own)] if figure else []
        rest = left[0].replace("％", "%") if left and all(left) else ""
        plain = figure[-1:].isdigit()
        needed = not plain or rest[:1] in _MANY if not unit else not unit.startswith(rest)
        if rest and needed:
            yield route, f"{figure}{unit}", f"{figure}{rest}"


_MANY = ("百", "千", "万", "亿")


def _past_years(figure: str, pieces: list[str], issued: int) -> tuple[str, ...]:
    """Return of which years a figure is, if they are before the plan's at each place where it stands; else none."""
    years = [one for piece in pieces for one in (years_of(figure, piece) if figure else ())]
    past = bool(years) and all(any(int(year) < issued for year in one) for one in years)
    return years[0] if past else ()


def _is_of_another(target: Target, pieces: list[str]) -> str:
    """Say that the value is not in the target's own words, or stands there behind another indicator; else empty."""
    own, value, name = (
        squeeze(words or "") for words in (target.text, target.value, target.indicator)
    )
    figure = value.lstrip("≤≥<>＜＞=＝～~± ")
    if not (re.search("[0-9]", own) and re.search("[0-9]", figure)):
        return ""
    if not places(figure, own):
        quoted = places(figure, squeeze(target.quote or ""))
        if quoted or not any(places(figure, piece) for piece in pieces):
            return ""  # target_figures_are_printed reports what is nowhere
        return (
            f"目标值“{value}”不在这个目标的原文“{excerpt(own)}”里；请照原文改正，或把 text 写全。"
        )
    said = {bound for place in places(figure, own) for bound in _bounds(own, place)}
    if value[:1] in _SIGNS and said == {value[0] not in _UPPER}:
        return f"目标值“{value}”和原文“{excerpt(own)}”的说法相反；请照原文改正。"
    if name and (there := _beside_another(name, figure, own)):
        return f"原文“{excerpt(there)}”里的“{value}”不是指标“{excerpt(name)}”的；请照原文改正。"
    if name and not _CHANGES.search(name + value):
        before = [_BY_HOW_MUCH.search(own[:start]) for start, _ in places(figure, own)]
        first = before[0] if all(before) else None
        if first:
            words = f"{first[0]}{value}"
            return f"原文“{excerpt(words)}”说的是变化多少，不是指标“{excerpt(name)}”达到的数；请把 value 照原文写成“{excerpt(words)}”。"
    if name and (whole := cut_before_figure(name, figure, own)):
        return f"指标“{excerpt(name)}”是从“{excerpt(whole)}”里截出来的；请照原文把名称写全。"
    if name and (part := of_a_part(name, figure, own)):
        return f"原文里的“{value}”是其中“{excerpt(part)}”的，不是指标“{excerpt(name)}”的；请照原文改正。"
    if name and (other := _bound_to(name, figure, own, pieces)):
        return (
            f"原文里的“{value}”是“{excerpt(other)}”的，不是指标“{excerpt(name)}”的；请照原文改正。"
        )
    return ""


def _bound_to(name: str, figure: str, own: str, pieces: list[str]) -> str:
    """Return of what else the text says the value to be, beside the indicator's own figure; else empty."""
    there = [(piece, place) for piece in pieces for place in find_squeezed(own, piece)] or [
        (own, (0, len(own)))
    ]
    said = [
        of_another(name, at, piece)
        for piece, (start, end) in there
        for at in places(figure, piece)
        if start <= at[0] and at[1] <= end
    ]
    if said and all(said):
        return said[0]
    beside = [named_otherwise(name, figure, piece, place) for piece, place in there]
    return beside[0] if all(beside) else ""


def _beside_another(name: str, figure: str, own: str) -> str:
    """Return the words in which a figure is that of another indicator than the one with this name; else empty."""
    if listed := in_turn(own):
        of_it = [span for item, span in listed if name in item]
        of_it = of_it or [span for item, span in listed if item in name]
        others = [(a, b) for _, (a, b) in listed if (a, b) not in of_it]
        at = places(figure, own)
        others = [one for one in others if any(one[0] <= a and b <= one[1] for a, b in at)]
        mine = any(span[0] <= a and b <= span[1] for a, b in at for span in of_it)
        return own if len(of_it) == 1 and len(others) == len(at) and not mine else ""
    if name not in own or TIES.search(own):
        return ""
    clauses = re.split("[，,；;。]", own)
    having = [clause for clause in clauses if places(figure, clause)]
    told = any(name in clause and re.search("[0-9]", clause) for clause in clauses)
    for clause in having:
        alike = told and _is_alike(clause[: places(figure, clause)[0][0]], name)
        if name in clause or not (_INDICATOR.search(clause) or alike):
            return ""
    return having[0] if having else ""


def _is_alike(words: str, name: str) -> bool:
    """Whether words before a figure are the name of something of the same kind: 改造公园 beside 新建公园."""
    return words[-2:] == name[-2:] and not name.endswith(words) and not _IN_ALL.search(words)


_BY_HOW_MUCH = regex(
    "(?:增加|增长|提高|提升|上升|扩大|减少|下降|降低|压减|压缩|缩短|缩减|精简)"
    "(?:了|约|不少于|不低于|至少|超过)?$"
)
"""Before a figure these say by how much something changes, not what it becomes: 能耗下降18%."""
_CHANGES = regex("[增减降升压缩扩幅速]|提高|精简")
_IN_ALL = regex("累计|总|共|其中|力争|[0-9]|年")
"""With these the words before a figure go on with what was named before them."""
_UPPER, _SIGNS = "≤<＜", "≤<＜≥>＞"
_AT_LEAST = regex(
    "(?:不得?[低少小]于|至少|不[低少小]于|(?<!不)(?<!得)(?:超过|突破|[高大多]于)|[≥>＞])$"
)
_AT_MOST = regex("(?:不得?(?:[高大多]于|超过|突破)|(?<!不)(?<!得)[低少小]于|至多|最多|[≤<＜])$")


def _bounds(text: str, place: Span) -> Iterator[bool]:
    """Yield whether a text calls a figure the most there may be, where it says so or the reverse."""
    before, behind = text[: place[0]], text[place[1] : place[1] + 2]
    if _AT_MOST.search(before) or behind in ("以下", "以内"):
        yield True
    if _AT_LEAST.search(before) or behind == "以上":
        yield False


_INDICATOR = regex(
    "(?:率|量|数|额|值|比重|占比|比例|面积|规模|水平|里程)(?:要|应|均|力争)?(?:达|提|增|下|降|不|控|保|稳|在|为|超|突|高|低|大|小|多|少|优|[≥≤＞＜><0-9])"
)
"""How a clause has an indicator of its own: 达标率达到95%."""


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


def targets_are_whole(context: Context) -> Iterator[Problem]:
    """目标的原文是说这个目标的整句话：不从“分别”对应的几项里截出一项，也不从“、”“或”连着、共用一个数字或一个动作的几样里截出一样，不把名称截断。"""
    for at in walk_measures(context.file):
        lines = [squeeze(line) for line in at.measure.text.split("\n")]
        for n, target in enumerate(at.measure.targets):
            own = squeeze(target.text)
            there = [(line, place) for line in lines for place in find_squeezed(own, line)]
            if not target.source and re.search("[0-9]", own) and there:
                route = (*at.route, "targets", n, "text")
                yield from (Problem(route, words) for words in _cut(own, there))


def _cut(own: str, there: list[tuple[str, Span]]) -> Iterator[str]:
    """Yield out of what the words of a target are cut wherever they stand."""
    found = [(line, cut(line, place)) for line, place in there]
    line, first = found[0]
    if first and all(one for _, one in found):
        whole = excerpt(line[slice(*first.whole)])
        words = f"目标“{excerpt(own)}”是从“{whole}”里截出来的，"
        if first.of:
            words += f"“{first.figure}”是“{first.of}”的；"
        else:
            unseen = "哪个数字是谁的" if first.in_turn else "数字说的是全部"
            words += f"{'要做什么' if first.taken else unseen}，这样看不出；"
        yield f"{words}请把 text 引全。"
        return
    rests = [rest_of_thing(line, place) for line, place in there]
    if all(rests):
        yield f"目标“{excerpt(own)}”是从“{excerpt(own + rests[0])}”里截出来的；请把 text 引全。"
