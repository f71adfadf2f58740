"""Of which measure a document speaks at a place of its text: the one whose number or title stands nearest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from macros.grounds.citing import Chain, chain_of, cites, names
from macros.model.plan import Document, PlanFile
from macros.model.walk import MeasureAt, walk_measures
from macros.rules.explained import quotes
from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.later_documents.former_words import former_words
from macros.text.later_documents.from_when import place_runs
from macros.text.lines.reflow import squeeze
from macros.text.orders.cited_places import Path
from macros.text.parts.spans import Span

_TITLE = regex("《[^《》]*》")
_OF_ALL = regex("各项|各条|逐项|每项|所有|全部")
_GOES_ON = regex("(?:任务|工作|项目|[、和及与至到“”第（）()]|\\s)*")
_NUMBERED = regex(
    r"\s*(?:[（(]?[一二三四五六七八九十0-9０-９]+[）)、.．]|第[一二三四五六七八九十百0-9]+[条章，])"
)
_TASK = regex("的?(?:任务|措施|事项|项目|工程|一[条项])")
_HAN = regex(f"[{HAN}]")
_SHORTEST = 4
"""A title at least this long surely means the measure of that title; a shorter one may be an ordinary word."""


@dataclass(frozen=True)
class _Mark:
    """A number or a title of the plan that stands in a document."""

    start: int
    end: int
    paths: tuple[Path, ...] = ()
    title: str = ""


@dataclass
class Placing:
    """The numbers and titles of a plan in the text of a document."""

    file: PlanFile
    text: str
    _found: dict[Span, tuple[tuple[_Mark, ...], ...]] = field(default_factory=dict)
    _chains: dict[str, Chain] = field(default_factory=dict)

    @cached_property
    def former(self) -> tuple[Span, ...]:
        """Where the text tells what was so before."""
        return former_words(self.text)

    def find(self, words: str) -> list[Span]:
        """Return where the text has words, white space aside."""
        wanted = squeeze(words)
        found: list[Span] = []
        at = self._squeezed.find(wanted) if wanted else -1
        while at >= 0:
            found.append((self._origins[at], self._origins[at + len(wanted) - 1] + 1))
            at = self._squeezed.find(wanted, at + 1)
        return found

    def origin(self, place: int) -> int:
        """Return where in the text a character is before which so many come that are no white space."""
        return self._origins[place]

    def has_mark(self, start: int, end: int) -> bool:
        """Whether a part of the text cites or calls a measure or section."""
        return any(True for _ in self._run(start, end, (start, end)))

    def has_number(self, start: int, end: int) -> bool:
        """Whether a part of the text cites a measure or section by its number, or by its title in quotation marks."""
        return any(
            start <= one.start < end
            and (one.paths or (one.start > 0 and self.text.startswith("“", one.start - 1)))
            for one in self._marks
        )

    def calls(self, start: int, end: int) -> bool:
        """Whether a part of the text speaks of a task by its title: 改造旧楼任务…, or 改造旧楼… at its beginning.

        A title alone is a heading.
        """
        own = _NUMBERED.match(self.text, start)
        begun = own.end() if own else start
        return any(
            start <= one.start < end
            and len(one.title) >= _SHORTEST
            and _HAN.search(self.text, one.end, end)
            and (_TASK.match(self.text, one.end) or not _HAN.search(self.text, begun, one.start))
            for one in self._marks
        )

    def explained(self, document: Document) -> list[Span]:
        """Return what notes on the document explain."""
        return [span for quote in quotes(document.notes) for span in self.find(quote)]

    @cached_property
    def _squeezed(self) -> str:
        return squeeze(self.text)

    @cached_property
    def _origins(self) -> list[int]:
        """Where in the text each character is that is no white space."""
        return [n for n, char in enumerate(self.text) if not char.isspace()]

    def is_of(self, at: MeasureAt, span: Span) -> bool | None:
        """Whether what stands here is said of a measure; None if nothing near it says of which."""
        for run in self._nearest(span):
            if not run:
                return True
            meant = [self._is_mark_of(one, at) for one in run]
            if True in meant:
                return True
            if False in meant and None not in meant:
                return False
        return None

    def is_of_one(self, span: Span) -> bool:
        """Whether what stands here is said of one measure or section alone."""
        return self.count(span) == 1

    def count(self, span: Span) -> int:
        """Return of how many measures or sections something is said, as far as those nearest to it tell; 0 of all."""
        nearest = self._nearest(span)[:1]
        marks = [one for run in nearest for one in run]
        places = sum(len(one.paths) for one in marks)
        titles = sum(bool(one.title) for one in marks)
        return max(places, titles)

    def _nearest(self, span: Span) -> tuple[tuple[_Mark, ...], ...]:
        """Return the numbers and titles near a place, the nearest first; none at all stand for all measures."""
        if span not in self._found:
            self._found[span] = tuple(self._look(span))
        return self._found[span]

    def _look(self, span: Span) -> Iterator[tuple[_Mark, ...]]:
        for start, end in self._clauses(span):
            yield from self._run(start, end, span)
        start, end = self._around(span, "。；;\n")
        if _OF_ALL.search(self.text, start, end):
            yield ()
        begun = self._around(span, "\n")[0]
        for a, b in reversed(self._pieces(begun, start, "。；;")):
            yield from self._run(a, b, span)
        yield from self._above(begun, span)

    def _above(self, begun: int, span: Span) -> Iterator[tuple[_Mark, ...]]:
        """Yield what stands in the lines above, as far as a line goes on with them."""
        below = begun
        for a, b in reversed(self._pieces(0, begun, "\n")):
            if not self.text[a:b].strip():
                continue
            if _NUMBERED.match(self.text, below):
                return
            yield from self._run(a, b, span)
            below = a

    def _clauses(self, span: Span) -> list[Span]:
        """Return the clause around a place, those before it in its sentence, then those behind it."""
        own = self._around(span, "，,：:。；;\n")
        start, end = self._around(span, "。；;\n")
        before = self._pieces(start, own[0], "，,：:")
        return [own, *reversed(before), *self._pieces(own[1], end, "，,：:")]

    def _around(self, span: Span, marks: str) -> Span:
        start = max(self.text.rfind(mark, 0, span[0]) for mark in marks) + 1
        ends = [place for mark in marks if (place := self.text.find(mark, span[1])) >= 0]
        return start, min(ends, default=len(self.text))

    def _pieces(self, start: int, end: int, marks: str) -> list[Span]:
        return [one.span() for one in re.compile(f"[^{marks}]+").finditer(self.text, start, end)]

    def _run(self, start: int, end: int, span: Span) -> Iterator[tuple[_Mark, ...]]:
        """Yield the marks beside one another that are nearest to a place, of a part of the text that has any."""
        first = bisect_left(self._marks, start, key=lambda one: one.start)
        runs: list[list[_Mark]] = []
        for one in islice(self._marks, first, None):
            if one.start >= end:
                break
            if runs and _GOES_ON.fullmatch(self.text, runs[-1][-1].end, one.start):
                runs[-1].append(one)
            elif one.end <= end:
                runs.append([one])
        before = [run for run in runs if run[0].start <= span[0]]
        yield from (tuple(run) for run in (before[-1:] or runs[:1]))

    def _is_mark_of(self, mark: _Mark, at: MeasureAt) -> bool | None:
        if mark.title:
            mine = mark.title in names(at.measure)
            return True if mine else (False if len(mark.title) >= _SHORTEST else None)
        if at.measure.id not in self._chains:
            self._chains[at.measure.id] = chain_of(at.measure, at.sections)
        told = [cites(path, self._chains[at.measure.id]) for path in mark.paths]
        return True if True in told else (None if None in told else False)

    @cached_property
    def _marks(self) -> list[_Mark]:
        """The numbers and titles, in their order; not a number with which a line of the document begins."""
        masked = _TITLE.sub(lambda one: "\ue000" * len(one[0]), self.text)
        found = [
            _Mark(start, end, paths)
            for start, end, paths in place_runs(masked)
            if any(path[-1].word != "附件" for path in paths) and not _is_own(masked, start, end)
        ]
        titles = {name for at in walk_measures(self.file) for name in names(at.measure) if name}
        longest = sorted(titles, key=len, reverse=True)
        if longest:
            for one in re.finditer("|".join(map(re.escape, longest)), masked):
                found.append(_Mark(*one.span(), title=one[0]))
        return sorted(found, key=lambda one: one.start)


def _is_own(text: str, start: int, end: int) -> bool:
    """Whether a number is that of an article of the document itself: 第三条　各单位……."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not line.strip() and text[end : end + 1].isspace()
