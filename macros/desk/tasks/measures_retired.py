"""A measure that is no longer there, with what only it named, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from macros.desk.forms import Field, as_given, of_model, voluntary
from macros.desk.tasks.measure_items import SOURCE
from macros.desk.tasks.task import (
    MEASURE,
    Files,
    Task,
    Values,
    among,
    choice,
    choice_of_measure,
    measure_at,
    measures_of,
)
from macros.desk.tasks.texts import as_written, beside, transcription
from macros.editing.cannot import CannotEdit
from macros.editing.diff.fields import plain
from macros.editing.former_records import with_records
from macros.editing.setting import with_values, without_item
from macros.editing.transcripts import without_piece
from macros.model.history import Moved, Retired
from macros.model.kinds import MoveKind, ObjectKind
from macros.model.measure import Measure, ReportItem
from macros.model.plan import Document, PlanFile
from macros.model.printed import walk_official
from macros.model.problems import Route
from macros.model.unit import Unit
from macros.model.walk import MeasureAt, walk_measures

HOW, RETIRED = "how", "retired"
_RECORD = ("on", "reason", *SOURCE)


def _retire_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the measure, what became of it, and the record of that."""
    hint = "重新公布的公文里没有了的措施；公文另发通知删去的，用“补充通知”。"
    hows = ((RETIRED, "停用：不再有了"), *((one.value, one.label) for one in MoveKind))
    first = replace(choice_of_measure(file), hint=hint)
    how = choice(HOW, "去向", "旧网址据此说明，或者转到现在的措施。", hows)
    record = record_fields()
    if values.get(HOW) in (None, "", RETIRED):
        return (first, how, *record)
    others = tuple(one for one in measures_of(file) if one[0] != values.get(MEASURE))
    (to,) = of_model(Moved, ("to",))
    to = replace(among(to, others), title="现在的措施", hint="")
    return (first, how, to, *record)


def record_fields() -> tuple[Field, ...]:
    """Return the fields for the record of something that is no longer there; its source may be left out."""
    own, source = _RECORD[:2], _RECORD[2:]
    return (*of_model(Retired, own), *voluntary(of_model(Retired, source)))


def _retire(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    """Take the measure out of both files, with all that names it, and record what became of it."""
    at = measure_at(file, values[MEASURE])
    gone = at.measure
    if at.row or gone.earlier or gone.added_by or gone.removed_by:
        raise CannotEdit("这项措施在表格里，或者由后来的文件改过；请自己改文件。")
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
    told = as_given(record_fields(), values)
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


RETIRE = Task("retire", "停用措施", _retire_fields, _retire)
