"""The tasks of the desk: each a form, and what its values make of the files."""

from __future__ import annotations

from macros.desk.tasks import names, notes_and_terms, progress_and_words, sheets, supplements, units
from macros.desk.tasks.measures_added import ADD
from macros.desk.tasks.measures_changed import CHANGE
from macros.desk.tasks.measures_retired import RETIRE
from macros.desk.tasks.task import Task
from macros.editing.cannot import CannotEdit

TASKS = (
    progress_and_words.PROGRESS,
    sheets.SHEET,
    progress_and_words.WORDING,
    CHANGE,
    notes_and_terms.NOTE,
    names.TOPICS,
    units.ABOUT,
    units.SUCCESSION,
    ADD,
    RETIRE,
    supplements.SUPPLEMENT,
    notes_and_terms.TERM,
    names.TITLES,
)
"""In the order of how often they are done."""
NO_TASK = "修改台没有叫“{}”的事；请在上面另选一件。"


def task(name: str) -> Task:
    """Return the task of a name. Raises CannotEdit: a link and a draft may name one that is no more."""
    for one in TASKS:
        if one.name == name:
            return one
    raise CannotEdit(NO_TASK.format(name))
