"""The tasks of the desk: each a form, and what its values make of the files."""

from __future__ import annotations

from macros.desk.tasks import measures, names, said, sheets, supplements, units
from macros.desk.tasks.task import Task

TASKS = (
    said.PROGRESS,
    sheets.SHEET,
    said.WORDING,
    measures.CHANGE,
    said.NOTE,
    names.TOPICS,
    units.ABOUT,
    units.SUCCESSION,
    measures.ADD,
    measures.RETIRE,
    supplements.SUPPLEMENT,
    said.TERM,
    names.TITLES,
)
"""In the order of how often they are done."""


def task(name: str) -> Task:
    """Return the task of a name."""
    return next(one for one in TASKS if one.name == name)
