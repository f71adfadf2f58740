"""The words of a measure beside a unit's task: what is to be done, and where the unit is named."""

from __future__ import annotations

from dataclasses import dataclass

from macros.index.units import Task
from macros.model.measure import Deadline, Target
from macros.text.lines.reflow import find_squeezed, paragraphs, squeeze

MOST = 400
"""A longer text is shown by its first paragraph and those that name the unit."""


@dataclass(frozen=True)
class Line:
    """A paragraph, parted where the words that name the unit stand in it; they may be empty."""

    before: str
    quote: str
    behind: str


@dataclass(frozen=True)
class TaskWords:
    """What is shown of a measure's text."""

    lines: tuple[Line, ...]
    shortened: bool
    """Whether paragraphs are left out."""
    has_quote: bool
    """Whether the words that name the unit are among it; else they are those of a section or of the plan."""

    def says(self, given: Deadline | Target) -> bool:
        """Whether what is shown has the words of a deadline or target of the text."""
        shown = squeeze("".join(f"{x.before}{x.quote}{x.behind}" for x in self.lines))
        return not given.source and squeeze(given.text) in shown


def task_words(task: Task) -> TaskWords:
    """Return the text of the task's measure with the place that names the unit."""
    text = task.entry.measure.text
    found = find_squeezed(task.involvement.quote or "", text)
    start, end = found[0] if found else (0, 0)
    lines = []
    position = 0
    for paragraph in paragraphs(text):
        first = min(max(start - position, 0), len(paragraph))
        last = min(max(end - position, first), len(paragraph))
        lines.append(Line(paragraph[:first], paragraph[first:last], paragraph[last:]))
        position += len(paragraph) + len("\n\n")
    shown = lines if len(text) <= MOST else [lines[0], *(x for x in lines[1:] if x.quote)]
    return TaskWords(tuple(shown), len(shown) < len(lines), bool(found))
