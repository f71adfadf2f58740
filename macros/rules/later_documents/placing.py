"""Of which measure a document speaks at a place of its text: the one whose number or title stands nearest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from macros.model.citing import chain_of, cites, names
from macros.model.plan import PlanFile
from macros.model.walk import MeasureAt, walk_measures
from macros.text.from_when import place_runs
from macros.text.places import Path
from macros.text.spans import Span

_TITLE = re.compile("《[^《》]*》")
_OF_ALL = re.compile("各项|各条|逐项|每项|所有|全部")
_GOES_ON = re.compile("(?:任务|工作|项目|[、和及与至到“”第（）()]|\\s)*")
_NUMBERED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十0-9０-９]+[）)、.．]|第[一二三四五六七八九十百0-9]+[条章])"
)
_SHORTEST = 4
"""So long is a title that surely is one, where another measure is called by it."""


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

    def is_of(self, at: MeasureAt, span: Span) -> bool | None:
        """Whether what stands here is said of a measure; None if nothing near it says of which."""
        for start, end in self._clauses(span):
            found = self._said(at, start, end, span)
            if found is not None:
                return found
        start, end = self._around(span, "。；;\n")
        if _OF_ALL.search(self.text, start, end):
            return True
        begun = self._around(span, "\n")[0]
        for a, b in reversed(self._pieces(begun, start, "。；;")):
            if (found := self._said(at, a, b, span)) is not None:
                return found
        return self._above(at, begun, span)

    def _above(self, at: MeasureAt, begun: int, span: Span) -> bool | None:
        """Return what the nearest lines above say that a line goes on with."""
        lines = [(a, b) for a, b in self._pieces(0, begun, "\n") if self.text[a:b].strip()]
        below = begun
        for a, b in reversed(lines):
            if _NUMBERED.match(self.text, below):
                return None
            if (found := self._said(at, a, b, span)) is not None:
                return found
            below = a
        return None

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

    def _said(self, at: MeasureAt, start: int, end: int, span: Span) -> bool | None:
        """Return whether the marks nearest to a place in a part of the text are those of a measure."""
        runs: list[list[_Mark]] = []
        for one in self._marks:
            if not (start <= one.start and one.end <= end):
                continue
            if runs and _GOES_ON.fullmatch(self.text, runs[-1][-1].end, one.start):
                runs[-1].append(one)
            else:
                runs.append([one])
        before = [run for run in runs if run[0].start <= span[0]]
        run = before[-1] if before else (runs or [[]])[0]
        meant = [self._is_mark_of(one, at) for one in run]
        if True in meant:
            return True
        return False if False in meant and None not in meant else None

    def _is_mark_of(self, mark: _Mark, at: MeasureAt) -> bool | None:
        if mark.title:
            mine = mark.title in names(at.measure)
            return True if mine else (False if len(mark.title) >= _SHORTEST else None)
        chain = chain_of(at.measure, at.sections)
        told = [cites(path, chain) for path in mark.paths]
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
