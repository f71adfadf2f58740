"""Everything is measured in rounds: each contender once, then each once again.

What else the machine does then slows all of them alike; a ratio is taken within a round.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lxml.html import document_fromstring

from benchmarks.contenders import Contender
from benchmarks.made_up import MadeUp, made_up
from benchmarks.measuring import Cost, FailedRun, cost
from benchmarks.pages_of import FIRST
from benchmarks.preview import latencies
from macros.text.lines.reflow import squeeze
from macros.text.messages.long_work import Say

COLD, UNCHANGED, EDITED = "从头生成", "没有改", "改一处"
KINDS = (COLD, UNCHANGED, EDITED)
"""The builds of a round, in their order: nothing is there; nothing changed; one title changed."""
Visits = Callable[[Path, str], tuple[int, int]]
"""Opens a page of a site as somebody who was never there; gives requests and compressed bytes."""


@dataclass
class Measured:
    """What was found out about one contender with one plan."""

    contender: Contender
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    """Of each kind of build, one for each round."""
    bytes: int = 0
    """Of all files of the site."""
    files: int = 0
    visit: tuple[int, int] | None = None
    """Requests and compressed bytes of a first visit of that page."""
    seen: list[float] = field(default_factory=list)
    """Seconds from an edit to the preview that shows it."""
    failed: str = ""
    """Why it could not be measured."""

    def cpu(self, kind: str = COLD) -> float:
        """Return the median of the CPU seconds."""
        return statistics.median(one.cpu for one in self.costs[kind])

    def wall(self, kind: str = COLD) -> float:
        """Return the median of the seconds on the clock."""
        return statistics.median(one.wall for one in self.costs[kind])

    def memory(self, kind: str = COLD) -> float:
        """Return the median of the memory, in MB."""
        return statistics.median(one.memory for one in self.costs[kind])

    @property
    def latency(self) -> float | None:
        """The median of the seconds from an edit to the preview that shows it."""
        return statistics.median(self.seen) if self.seen else None

    def ratio(self, to: Measured, kind: str = COLD) -> float:
        """Return the median of the CPU ratios to another's cold build of the same round."""
        pairs = zip(self.costs[kind], to.costs[COLD], strict=True)
        return statistics.median(own.cpu / other.cpu for own, other in pairs)


@dataclass(frozen=True)
class Asked:
    """What is to be measured."""

    contenders: Sequence[Contender]
    measures: int
    rounds: int
    kinds: Sequence[str] = KINDS
    edits: int = 0
    """Edits in the preview."""
    visits: Visits | None = None


def measure(asked: Asked, folder: Path, say: Say) -> list[Measured]:
    """Measure all contenders with a plan of that size; one that fails is reported and left out."""
    plan = made_up(asked.measures)
    found = [Measured(one) for one in asked.contenders]
    for one in found:
        lacks = [path.name for path in one.contender.programs if not path.exists()]
        one.failed = f"没有装上 {'、'.join(lacks)}" if lacks else ""
    for number in range(1, asked.rounds + 1):
        for one in found:
            for kind in asked.kinds:
                say(
                    f"{asked.measures} 项，第 {number}/{asked.rounds} 轮：{one.contender.title}，{kind}"
                )
                _attempt(one, partial(_build, one, kind, plan, number, folder))
    for one in found:
        say(f"{asked.measures} 项，网页和预览：{one.contender.title}")
        _attempt(one, partial(_look, one, asked, plan, folder))
    return found


def _attempt(one: Measured, step: Callable[[], None]) -> None:
    if not one.failed:
        try:
            step()
        except FailedRun as error:
            one.failed = str(error)


def _build(one: Measured, kind: str, plan: MadeUp, number: int, folder: Path) -> None:
    contender, own = one.contender, folder / one.contender.name
    if kind == COLD:
        contender.forget(own)
        contender.prepare(plan, own)
    elif kind == EDITED:
        contender.prepare(plan.edited(number), own)
    used = cost(contender.build(), own, contender.environment)
    one.costs.setdefault(kind, []).append(used)
    if kind == COLD:
        _weigh(one, plan, own / contender.made[0])


def _weigh(one: Measured, plan: MadeUp, site: Path) -> None:
    """Note how large the site is, and that it has the text of the first measure."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    one.bytes, one.files = sum(sizes), len(sizes)
    page = (site / FIRST / "index.html").read_bytes()
    if squeeze(plan.first["text"]) not in squeeze(document_fromstring(page).text_content()):
        raise FailedRun(f"{FIRST} 上没有原文")


def _look(one: Measured, asked: Asked, plan: MadeUp, folder: Path) -> None:
    """Open the site as it now is, then its preview."""
    own = folder / one.contender.name
    if asked.visits:
        one.visit = asked.visits(own / one.contender.made[0], FIRST)
    if asked.edits and one.contender.preview(0):
        one.contender.prepare(plan, own)
        one.seen = latencies(one.contender, plan, own, asked.edits)
