"""Another measure, as the official text has it now or as a later document gives it."""

from __future__ import annotations

from macros.desk.forms import Field, changed_items, filled, of_model
from macros.desk.tasks.measure_items import items
from macros.desk.tasks.task import (
    Files,
    Task,
    Values,
    among,
    choice,
    measure_at,
    measures_of,
    new_id,
    read,
    topics_of,
)
from macros.desk.tasks.texts import as_paragraphs, as_written, beside
from macros.editing.cannot import CannotEdit
from macros.editing.insert import insert
from macros.editing.new_objects import free_id, number_behind
from macros.editing.transcripts import with_piece_behind
from macros.model.measure import Measure
from macros.model.plan import PlanFile
from macros.model.problems import Route
from macros.model.walk import walk_measures, walk_sections

AFTER, INSIDE = "after", "in:"
_NEW = ("title", "text")


def _add_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return where it goes, and once that is chosen what is to be written."""
    hint = "照公文的先后；公文另发补充通知增加的，用“补充通知”。"
    first = choice(AFTER, "放在哪一项后面", hint, places_of(file))
    if not (chosen := values.get(AFTER)):
        return (first,)
    ids = {at.measure.id: at.measure.number for at in walk_measures(file)}
    number = number_behind(ids[chosen]) if chosen in ids else "1."
    (numbered,) = filled(of_model(Measure, ("number",)), {"number": number})
    (topics,) = of_model(Measure, ("topics",))
    topics = among(topics, topics_of(file))
    return (
        first,
        numbered,
        *of_model(Measure, _NEW),
        items(file, "units"),
        new_id(Measure),
        topics,
    )


def places_of(file: PlanFile) -> tuple[tuple[str, str], ...]:
    """Return behind what a measure may go: a measure, or the heading of a section that has none."""
    empty = (
        (f"{INSIDE}{at.section.id}", f"{at.section.number}{at.section.name}（还没有措施）")
        for at in walk_sections(file)
        if not (at.section.own_measures or at.section.sections or at.section.tables)
    )
    return (*measures_of(file), *empty)


def added(file: PlanFile, data: bytes, values: Values, *, by: str = "") -> tuple[bytes, str, str]:
    """Return the plan with another measure, what stands before it in the official text, and its own words.

    Raises CannotEdit.
    """
    after, text = values[AFTER], as_paragraphs(values["text"])
    route, before = _place(file, after)
    number = values.get("number") or ""
    value = {
        "id": free_id(values.get("id"), "measure", sum(1 for _ in walk_measures(file)), read(data)),
        "number": number,
        "title": values["title"],
        "text": text,
        "units": changed_items(items(file, "units"), values.get("units") or (), ()),
        "topics": values.get("topics"),
        "added_by": by,
    }
    item = {key: held for key, held in value.items() if held}
    data = insert(data, route[:-1], int(route[-1]), [item], Measure).data
    return data, before, number + text


def _place(file: PlanFile, after: str) -> tuple[Route, str]:
    """Return the route of a measure that goes behind something, and the official words of that."""
    if after.startswith(INSIDE):
        for section in walk_sections(file):
            of = section.section
            if of.id == after.removeprefix(INSIDE):
                heading = (of.number, of.title, of.intro or "")
                return (*section.route, "measures", 0), "".join(heading)
    at = measure_at(file, after)
    if at.row:
        raise CannotEdit("这项措施是表格的一行；增加一行请自己改文件。")
    place = int(at.route[-1]) + 1
    return (*at.route[:-1], place), at.measure.number + at.measure.text


def _add(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    data, before, words = added(file, files[name], values)
    copy = beside(name, file.plan.source.transcription)
    text = as_written(files[copy], lambda held: with_piece_behind(held, before, words))
    return {**files, name: data, copy: text}


ADD = Task("add", "增加措施", _add_fields, _add)
