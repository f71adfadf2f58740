"""The frame in which another site shows an object, as tall as its words need.

A frame without a script cannot follow its page, so its height is estimated from the number of
characters, on a phone: a wider frame keeps some room below, which is better than words cut off
on the narrow one. The sizes are those of ``embed.html.jinja``.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterator

from macros.addresses import address
from macros.index.entries import Entry, MeasureEntry, Task, UnitEntry
from macros.index.former import course, end, renamed
from macros.index.index import Index
from macros.model.plan import Former, Source
from macros.pages.views.unit_summary import standing
from macros.settings import Settings
from macros.text.reflow import is_wide, paragraphs

WIDTH = 600
"""What oEmbed tells a page that asks for a width."""
LEAST, MOST = 200, 720
_INNER = 340
"""The width of a line."""
_BODY, _SMALL, _HEADING = (16.0, 28.0), (14.0, 24.5), (18.4, 25.8)
"""Size of the characters and height of a line."""
_AROUND = 34 + 24.5 + 8
"""Edges, and the line that says whose page it is."""

Block = tuple[str, tuple[float, float], float]
"""Words, their size, and the space around them."""


def frame(index: Index, settings: Settings, of: Entry | Former, title: str) -> str:
    """Return the HTML that shows an object in a frame on another site."""
    source = html.escape(settings.site_url + address.embed(of))
    return (
        f'<iframe src="{source}" title="{html.escape(title)}" width="100%" '
        f'height="{height(index, of)}" loading="lazy" style="border:0"></iframe>'
    )


def height(index: Index, of: Entry | Former) -> int:
    """Return how tall the frame of a living or former object should be, in tens of pixels."""
    if renamed(index, of.id):
        of = index.living[end(index, of.id)]
    if isinstance(of, MeasureEntry):
        blocks = tuple(_measure(index, of))
    elif isinstance(of, UnitEntry):
        blocks = tuple(_unit(index, of))
    else:
        blocks = tuple(_former(course(index, of.id)))
    needed = _AROUND + sum(
        _rows(words, size) * line + space for words, (size, line), space in blocks
    )
    return min(max(math.ceil(needed / 10) * 10, LEAST), MOST)


def _measure(index: Index, entry: MeasureEntry) -> Iterator[Block]:
    deadline = entry.measure.deadline
    yield entry.measure.title, _HEADING, 8
    yield f"《{index.plan.title}》（{index.plan.document_number}）{entry.cited}", _SMALL, 9.6
    for paragraph in paragraphs(entry.measure.text):
        yield paragraph, _BODY, 9.6
    if deadline:
        yield f"期限：{deadline.text}{_source(deadline.source)}", _SMALL, 9.6


def _unit(index: Index, entry: UnitEntry) -> Iterator[Block]:
    yield entry.unit.name, _HEADING, 8
    plan = f"《{index.plan.title}》（{index.plan.document_number}）："
    yield plan + standing(index, entry), _SMALL, 9.6
    if entry.tasks:
        yield "编者归纳 角色由编者按点到它的字句归纳，字句见单位页面。", _SMALL, 9.6
    for role, tasks in entry.by_role:
        yield role.label, _BODY, 20
        for task in tasks:
            yield _task(task), _BODY, 17


def _former(steps: tuple[Former, ...]) -> Iterator[Block]:
    yield steps[0].title, _HEADING, 8
    told = (f"{step.title * 2}{step.reason}{_source(step.source)}" for step in steps)
    yield "；".join(told), _BODY, 9.6
    yield "在网站上查看它的去向", _BODY, 9.6


def _task(task: Task) -> str:
    deadline = task.entry.measure.deadline
    due = f"期限：{deadline.text}{_source(deadline.source)}" if deadline else ""
    return f"{task.entry.number} {task.entry.titled}{_source(task.involvement.source)}{due}"


def _source(source: Source | None) -> str:
    return f"（来源：{source.title}，{source.date or ''}）" if source else ""


def _rows(words: str, size: float) -> int:
    width = sum(size if is_wide(char) else size * 0.6 for char in words)
    return max(1, math.ceil(width / _INNER))
