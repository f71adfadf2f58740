"""What is known of a measure: who does it, until when, what it aims at, what it is about."""

from __future__ import annotations

from typing import Any

from macros.desk.forms import Field, changed_items, filled, of_model
from macros.desk.tasks.measure_items import FACETS, items
from macros.desk.tasks.task import (
    MEASURE,
    Files,
    Task,
    Values,
    among,
    choice,
    choice_of_measure,
    documents_of,
    held_at,
    measure_at,
    measures_of,
    topics_of,
    touched,
)
from macros.desk.tasks.texts import passages
from macros.editing.diff.fields import plain
from macros.editing.setting import with_values
from macros.model.measure import Measure
from macros.model.plan import PlanFile
from macros.model.walk import MeasureAt, walk_measures

WHAT = "what"
_ABOUT = ("title", "topics", "documents", "related")


def _change_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the measure and what of it is to be changed, and once both are chosen the fields for that."""
    first = (
        choice_of_measure(file),
        choice(WHAT, "改什么", "公文的字录错了的，用“更正文字”。", FACETS),
    )
    chosen = next((at for at in walk_measures(file) if at.measure.id == values.get(MEASURE)), None)
    if not chosen or values.get(WHAT) not in dict(FACETS):
        return first
    return (*first, *passages(file, chosen), *_facet(file, chosen, values[WHAT]))


def _facet(file: PlanFile, at: MeasureAt, what: str) -> tuple[Field, ...]:
    """Return the fields for one side of a measure, with what it has."""
    if what == "about":
        fields = {field.name: field for field in of_model(Measure, _ABOUT)}
        fields["topics"] = among(fields["topics"], topics_of(file))
        fields["documents"] = among(fields["documents"], documents_of(file))
        others = tuple(one for one in measures_of(file) if one[0] != at.measure.id)
        fields["related"] = among(fields["related"], others)
        return filled(fields.values(), plain(at.measure))
    return filled((items(file, what),), _held(file, at, what))


def _held(file: PlanFile, at: MeasureAt, what: str) -> dict[str, Any]:
    """Return what was entered of a list of a measure, its deadlines in one; not what follows for a row."""
    measure: Any = file
    for step in at.route:
        measure = measure[step] if isinstance(step, int) else getattr(measure, step)
    things = measure.all_deadlines if what == "deadlines" else getattr(measure, what)
    return {what: [plain(thing) for thing in things]}


def _change(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    at, what, data = measure_at(file, values[MEASURE]), values[WHAT], files[name]
    held = held_at(data, at.route)
    if what == "about":
        given: dict[str, Any] = {key: values.get(key) for key in _ABOUT}
    elif what == "deadlines":
        first = [held["deadline"]] if "deadline" in held else []
        all_held = [*first, *held.get("deadlines", ())]
        made = changed_items(items(file, what), values.get(what) or (), all_held)
        single = len(made) == 1
        given = {"deadline": made[0] if single else None, "deadlines": [] if single else made}
    else:
        rows = values.get(what) or ()
        given = {what: changed_items(items(file, what), rows, held.get(what, ()))}
    data = with_values(data, at.route, given, type(at.measure))
    return touched(files, {**files, name: data})


CHANGE = Task("measure", "改措施的单位、期限、目标", _change_fields, _change)
