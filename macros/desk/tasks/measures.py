"""A measure as the official text has it: what is known of it, another one, one that is no longer there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from macros.desk.forms import Field, as_given, changed_items, filled, of_model, voluntary
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
    new_id,
    read,
    topics_of,
    touched,
    units_of,
)
from macros.desk.tasks.texts import as_paragraphs, as_written, beside, passages, transcription
from macros.editing.diff.fields import plain
from macros.editing.former_records import with_records
from macros.editing.insert import CannotInsert, insert
from macros.editing.new_objects import free_id, number_behind
from macros.editing.setting import with_values, without_item
from macros.editing.transcripts import with_piece_behind, without_piece
from macros.model.kinds import MoveKind, ObjectKind
from macros.model.measure import Deadline, Involvement, Measure, ReportItem, Target, YearValue
from macros.model.plan import Document, Moved, PlanFile, Retired, Unit
from macros.model.printed import walk_official
from macros.model.problems import Route
from macros.model.walk import MeasureAt, walk_measures, walk_sections

WHAT = "what"
_SOURCE = ("source.title", "source.url", "source.date")
_ABOUT = ("title", "topics", "documents", "related")
_FACETS = (
    ("units", "涉及单位：谁牵头、谁负责、谁配合"),
    ("deadlines", "期限"),
    ("targets", "目标"),
    ("about", "标题、主题、引用文件、相关措施"),
)
_PICKED = ("text", "what", "indicator", "baseline", "value")
"""Words that are taken from the official text, besides quotes."""


def _change_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the measure and what of it is to be changed, and once both are chosen the fields for that."""
    first = (
        choice_of_measure(file),
        choice(WHAT, "改什么", "公文的字录错了的，用“更正文字”。", _FACETS),
    )
    chosen = next((at for at in walk_measures(file) if at.measure.id == values.get(MEASURE)), None)
    if not chosen or values.get(WHAT) not in dict(_FACETS):
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
    return filled((_items(file, what),), _held(file, at, what))


def _held(file: PlanFile, at: MeasureAt, what: str) -> dict[str, Any]:
    """Return what was entered of a list of a measure, its deadlines in one; not what follows for a row."""
    measure: Any = file
    for step in at.route:
        measure = measure[step] if isinstance(step, int) else getattr(measure, step)
    things = measure.all_deadlines if what == "deadlines" else getattr(measure, what)
    return {what: [plain(thing) for thing in things]}


def _items(file: PlanFile, what: str) -> Field:
    title = dict(_FACETS)[what].partition("：")[0]
    made = {"units": _involved, "deadlines": _deadline, "targets": _target}[what](file)
    return Field(what, title, "", "items", False, inner=tuple(made))


def _involved(file: PlanFile) -> Iterator[Field]:
    clauses = tuple((one.id, one.quote) for one in file.plan.role_clauses)
    for field in of_model(Involvement, ("unit", "role", "quote", "word", "clause")):
        if field.name == "unit":
            yield among(field, units_of(file), "choice")
        elif field.name != "clause":
            yield field
        elif clauses:
            yield among(field, clauses, "choice")
    yield from voluntary(of_model(Involvement, _SOURCE))


def _deadline(file: PlanFile) -> Iterator[Field]:
    for field in of_model(Deadline, ("text", "on", "what", "units", "quote")):
        yield among(field, units_of(file)) if field.name == "units" else _picked(field)
    yield from voluntary(of_model(Deadline, _SOURCE))


def _target(file: PlanFile) -> Iterator[Field]:
    names = ("text", "indicator", "kind", "baseline", "value", "measured_in", "quote")
    yield from map(_picked, of_model(Target, names))
    (years,) = of_model(Target, ("years",))
    yield replace(years, kind="items", inner=tuple(of_model(YearValue, ("year", "value"))))
    yield from voluntary(of_model(Target, _SOURCE))


def _picked(field: Field) -> Field:
    return replace(field, kind="quote") if field.name in _PICKED else field


def _change(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    at, what, data = measure_at(file, values[MEASURE]), values[WHAT], files[name]
    held = held_at(data, at.route)
    if what == "about":
        given: dict[str, Any] = {key: values.get(key) for key in _ABOUT}
    elif what == "deadlines":
        first = [held["deadline"]] if "deadline" in held else []
        all_held = [*first, *held.get("deadlines", ())]
        made = changed_items(_items(file, what), values.get(what) or (), all_held)
        single = len(made) == 1
        given = {"deadline": made[0] if single else None, "deadlines": [] if single else made}
    else:
        rows = values.get(what) or ()
        given = {what: changed_items(_items(file, what), rows, held.get(what, ()))}
    data = with_values(data, at.route, given, type(at.measure))
    return touched(files, {**files, name: data})


# ---- Another one ----

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
        _items(file, "units"),
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

    Raises CannotInsert.
    """
    after, text = values[AFTER], as_paragraphs(values["text"])
    route, before = _place(file, after)
    number = values.get("number") or ""
    value = {
        "id": free_id(values.get("id"), "measure", sum(1 for _ in walk_measures(file)), read(data)),
        "number": number,
        "title": values["title"],
        "text": text,
        "units": changed_items(_items(file, "units"), values.get("units") or (), ()),
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
        raise CannotInsert("这项措施是表格的一行；增加一行请自己改文件。")
    place = int(at.route[-1]) + 1
    return (*at.route[:-1], place), at.measure.number + at.measure.text


def _add(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    data, before, words = added(file, files[name], values)
    copy = beside(name, file.plan.source.transcription)
    text = as_written(files[copy], lambda held: with_piece_behind(held, before, words))
    return {**files, name: data, copy: text}


# ---- One that is no longer there ----

HOW, RETIRED = "how", "retired"
_RECORD = ("on", "reason", *_SOURCE)


def _retire_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the measure, what became of it, and the record of that."""
    hint = "重新公布的公文里没有了的措施；公文另发通知删去的，用“补充通知”。"
    hows = ((RETIRED, "停用：不再有了"), *((one.value, one.label) for one in MoveKind))
    first = replace(choice_of_measure(file), hint=hint)
    how = choice(HOW, "去向", "旧网址据此说明，或者转到现在的措施。", hows)
    fields = of_model(Retired, _RECORD)
    record = tuple(
        replace(field, required=False) if field.name.startswith("source.") else field
        for field in fields
    )
    if values.get(HOW) in (None, "", RETIRED):
        return (first, how, *record)
    others = tuple(one for one in measures_of(file) if one[0] != values.get(MEASURE))
    (to,) = of_model(Moved, ("to",))
    to = replace(among(to, others), title="现在的措施", hint="")
    return (first, how, to, *record)


def _retire(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    """Take the measure out of both files, with all that names it, and record what became of it."""
    at = measure_at(file, values[MEASURE])
    gone = at.measure
    if at.row or gone.earlier or gone.added_by or gone.removed_by:
        raise CannotInsert("这项措施在表格里，或者由后来的文件改过；请自己改文件。")
    copy = beside(name, transcription(file, plain(gone)))
    words = gone.number + gone.text
    text = as_written(files[copy], lambda held: without_piece(held, words))
    lost = [*_lost(file, at)]
    data = _without_mentions(file, files[name], gone.id)
    data = without_item(data, at.route)
    for _, thing in lost:
        data = without_item(data, _listed(file, thing))
    return {**files, name: with_records(data, [*_records(at, values, lost)]), copy: text}


def _listed(file: PlanFile, thing: Unit | Document) -> Route:
    key = "units" if isinstance(thing, Unit) else "documents"
    return (key, getattr(file, key).index(thing))


def _without_mentions(file: PlanFile, data: bytes, id: str) -> bytes:
    """Return the plan where no other measure and no report names one; reports that name no other go too."""
    for at in walk_measures(file):
        if id in at.measure.related:
            related = [one for one in at.measure.related if one != id]
            data = with_values(data, at.route, {"related": related}, type(at.measure))
    for n, report in reversed([*enumerate(file.reports)]):
        if all(item.measures == (id,) for item in report.items):
            data = without_item(data, ("reports", n))
            continue
        for m, item in reversed([*enumerate(report.items)]):
            left = [one for one in item.measures if one != id]
            route = ("reports", n, "items", m)
            if not left:
                data = without_item(data, route)
            elif id in item.measures:
                data = with_values(data, route, {"measures": left}, ReportItem)
    return data


def _lost(file: PlanFile, gone: MeasureAt) -> Iterator[tuple[ObjectKind, Unit | Document]]:
    """Yield the units and documents that only this measure names, last in their lists first."""
    rest = "".join(
        text for route, text in walk_official(file) if route[: len(gone.route)] != gone.route
    )
    others = [at.measure for at in walk_measures(file) if at.route != gone.route]
    for unit in reversed(file.units):
        own = any(unit.id == one.unit for one in gone.measure.units)
        used = any(unit.id == one.unit for other in others for one in other.units)
        if own and not used and not any(called in rest for called in unit.called):
            yield ObjectKind.UNIT, unit
    for document in reversed(file.documents):
        own, used = document.id in gone.measure.documents, _cited(document, others)
        if own and not used and not any(t in rest for t in (document.title, *document.aliases)):
            yield ObjectKind.DOCUMENT, document


def _cited(document: Document, measures: Iterable[Measure]) -> bool:
    return any(document.id in one.documents for one in measures)


def _records(
    at: MeasureAt, values: Values, lost: Iterable[tuple[ObjectKind, Unit | Document]]
) -> Iterator[dict[str, Any]]:
    told = as_given(of_model(Retired, _RECORD), values)
    moved = values[HOW] != RETIRED
    title = f"{at.measure.number} {at.measure.title}".strip()
    yield {
        "kind": ObjectKind.MEASURE.value,
        "id": at.measure.id,
        "title": title,
        **({"how": values[HOW], "to": [*values["to"]]} if moved else {}),
        **told,
    }
    for kind, thing in reversed([*lost]):
        name = thing.name if isinstance(thing, Unit) else thing.title
        yield {"kind": kind.value, "id": thing.id, "title": name, **told}


CHANGE = Task("measure", "改措施的单位、期限、目标", _change_fields, _change)
ADD = Task("add", "增加措施", _add_fields, _add)
RETIRE = Task("retire", "停用措施", _retire_fields, _retire)
