"""What a task of the desk is, and what several of them need: choices of the plan, objects of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel

from macros.desk.forms import Choices, Field, of_model
from macros.editing.cannot import CannotEdit
from macros.editing.insert import insert, value_at
from macros.loading.reading import text_of
from macros.loading.yamltext import parse
from macros.model.measure import Measure
from macros.model.numbering import measure_code, shown_number
from macros.model.plan import PlanFile
from macros.model.problems import Route
from macros.model.walk import MeasureAt, walk_measures

Values = Mapping[str, Any]
Files = dict[str, bytes]
NEW = "+"
"""Chosen for something that is not in the plan yet; no id looks like it."""
MEASURES = "measures"
MEASURE = "measure"
NOTHING = "还没有改动。"


class NotTaken(CannotEdit):
    """What is in a field cannot be taken; each word says why."""

    def __init__(self, field: str, words: list[str]) -> None:
        """Keep where it is to be said."""
        super().__init__("\n".join(words))
        self.faults = {field: words}


@dataclass(frozen=True)
class Task:
    """Something that editors do."""

    name: str
    title: str
    fields: Callable[[PlanFile, Values], tuple[Field, ...]]
    """The form, for a plan and what is filled in so far."""
    write: Callable[[PlanFile, Files, str, Values], Files]
    """The files, the plan in that of the name, with what a full form says. Raises CannotEdit."""


def choice(name: str, title: str, hint: str, choices: Choices, *, decides: bool = True) -> Field:
    """Return a field for one of several things, on which the others depend as a rule."""
    return Field(name, title, hint, "choice", True, choices, decides=decides)


def among(field: Field, choices: Choices, kind: Literal["several", "choice"] = "several") -> Field:
    """Return a field of ids with the things that it may name; who chooses need not hear of ids."""
    hint = "" if " id" in field.hint else field.hint
    return replace(field, kind=kind, choices=choices, hint=hint)


def new_id(model: type[BaseModel]) -> Field:
    """Return the field for the id of a new object, which may be left to the desk."""
    (field,) = of_model(model, ("id",))
    return replace(field, required=False, hint=f"{field.hint}不填的由修改台编一个。")


def measures_of(file: PlanFile, *, removed: bool = False) -> Choices:
    """Return all measures in force with their titles, and the numbers that tell them apart: 2.1.

    Those that a later document ``removed`` have words and notes too.
    """
    return tuple(
        (at.measure.id, f"{_number(file, at)} {at.measure.title}".strip())
        for at in walk_measures(file)
        if removed or not at.measure.removed_by
    )


def sections_of(file: PlanFile) -> dict[str, str]:
    """Return under which headings each measure stands, whose number alone is that of others too."""
    return {
        at.measure.id: "　".join(f"{one.number}{one.name}" for one in at.sections)
        for at in walk_measures(file)
    }


def _number(file: PlanFile, at: MeasureAt) -> str:
    code = measure_code(file, at.sections, at.measure, at.place)
    return shown_number(at.measure.number, code)


def units_of(file: PlanFile) -> Choices:
    """Return all units."""
    return tuple((unit.id, unit.name) for unit in file.units)


def documents_of(file: PlanFile) -> Choices:
    """Return all documents."""
    return tuple((document.id, document.title) for document in file.documents)


def topics_of(file: PlanFile) -> Choices:
    """Return all topics."""
    return tuple((topic.id, topic.name) for topic in file.topics)


def measure_at(file: PlanFile, id: str) -> MeasureAt:
    """Return a measure and where it stands. Raises CannotEdit."""
    for at in walk_measures(file):
        if at.measure.id == id:
            return at
    raise CannotEdit(f"没有 id 为“{id}”的措施。")


def choice_of_measure(file: PlanFile) -> Field:
    """Return the field for one measure."""
    return choice(MEASURE, "措施", "改哪一项措施。", measures_of(file))


def place_of(things: Iterable[Any], id: str) -> int:
    """Return the place of the object with an id in a list of the plan. Raises CannotEdit."""
    for place, thing in enumerate(things):
        if thing.id == id:
            return place
    raise CannotEdit(f"没有 id 为“{id}”的对象。")


def read(data: bytes) -> Any:
    """Return the plan file as plain values."""
    return parse(text_of(data, "")).value


def held_at(data: bytes, route: Route) -> Any:
    """Return the plain object at a route."""
    return value_at(read(data), route)


def appended(
    data: bytes, route: Route, item: dict[str, Any], model: Any, within: Any = Measure
) -> bytes:
    """Return the plan file with one more object at the end of a list."""
    count = len(held_at(data, route[:-1]).get(route[-1]) or [])
    return insert(data, route, count, [item], model, within=within).data


def touched(before: Files, after: Files) -> Files:
    """Return the files if anything has changed. Raises CannotEdit."""
    if before == after:
        raise CannotEdit(NOTHING)
    return after
