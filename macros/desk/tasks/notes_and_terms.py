"""What editors write beside the official text: notes on anything, and terms of the glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from macros.desk.forms import (
    FORMER,
    Field,
    as_given,
    changed_items,
    filled,
    of_model,
    voluntary,
)
from macros.desk.tasks.measure_items import SOURCE
from macros.desk.tasks.measures_retired import record_fields
from macros.desk.tasks.task import (
    MEASURE,
    NEW,
    Files,
    Task,
    Values,
    appended,
    choice,
    documents_of,
    held_at,
    measures_of,
    new_id,
    place_of,
    read,
    touched,
    units_of,
)
from macros.editing.cannot import CannotEdit
from macros.editing.diff.fields import plain
from macros.editing.former_records import with_records
from macros.editing.new_objects import with_object
from macros.editing.setting import with_values, without_item
from macros.model.kinds import ObjectKind
from macros.model.measure import Note
from macros.model.plan import PlanFile, Term
from macros.model.walk import Noted, walk_noted, walk_sections

NOTED, NOTES = "noted", "notes"
TERMS, HOW = "glossary", "how"
_FROM = (MEASURE, "unit", "document", "section")
"""What a page says of the object from which somebody comes."""
_NOTE = ("kind", "quote", "text")
_TERM = ("term", "aliases", "definition", *SOURCE)
_CHANGE, _RETIRE = "change", "retired"


def _note_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return what the notes are on, and once that is chosen the words that they may quote, and all of them."""
    known = dict(_noted(file))
    come = next((values[name] for name in _FROM if values.get(name)), "")
    chosen = values.get(NOTED) or come
    hint = "给谁加、改、去掉编者注。"
    first = replace(choice(NOTED, "注在哪里", hint, tuple(known.items())), value=chosen)
    if chosen not in known:
        return (first,)
    _, noted, text = _found(file, chosen)
    (rows,) = filled((_rows(),), {NOTES: [plain(note) for note in noted.notes]})
    hint = "要引的，选中（拖选）其中几个字，再点下面的“用选中的字”。"
    return (
        first,
        Field("own", "公文原文", hint, "passage", False, value=text),
        replace(rows, value=rows.value or [{}]),  # one to fill in where there is none
    )


def _rows() -> Field:
    inner = (*of_model(Note, _NOTE), *voluntary(of_model(Note, SOURCE)))
    hint = "改字直接改；不再成立的，去掉那一项。"
    return Field(NOTES, "编者注", hint, "items", False, inner=inner)


def _noted(file: PlanFile) -> Iterable[tuple[str, str]]:
    """Yield everything that notes may be on: measures, then what is around them."""
    yield from measures_of(file, removed=True)
    for at in walk_sections(file):
        yield at.section.id, f"部分：{at.section.number}{at.section.name}"
    yield from ((id, f"单位：{name}") for id, name in units_of(file))
    yield from ((id, f"文件：{title}") for id, title in documents_of(file))
    yield file.plan.id, "方案：通知、前言、全文结尾"


def _found(file: PlanFile, id: str) -> tuple[Any, Noted, str]:
    for route, noted, text in walk_noted(file):
        if noted.id == id:
            return route, noted, text
    raise CannotEdit(f"没有 id 为“{id}”的对象。")


def _note(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    """Change each note that is other than before, take out what is not there any more, then add new ones."""
    route, noted, _ = _found(file, values[NOTED])
    data, model = files[name], type(noted)
    held = held_at(data, route).get(NOTES) or []
    rows = values.get(NOTES) or ()
    made = changed_items(_rows(), rows, held)
    kept = {int(row[FORMER]): item for row, item in zip(rows, made, strict=True) if row.get(FORMER)}
    for n, item in kept.items():
        whole = {key: item.get(key) for key in Note.model_fields}
        data = with_values(data, (*route, NOTES, n), whole, Note)
    for n in reversed(range(len(held))):
        if n not in kept:
            data = without_item(data, (*route, NOTES, n))
    for row, item in zip(rows, made, strict=True):
        if not row.get(FORMER):
            data = appended(data, (*route, NOTES), item, Note, model)
    return touched(files, {**files, name: data})


def _term_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the term, and what it means or, of one that goes, the record of that."""
    terms = ((NEW, "新的术语"), *((one.id, one.term) for one in file.glossary))
    chosen = values.get(TERMS) or NEW
    first = replace(choice(TERMS, "哪一个术语", "改哪一个，或者增加一个。", terms), value=chosen)
    if chosen not in dict(terms):
        return (first,)
    if chosen == NEW:
        return (first, *of_model(Term, _TERM), new_id(Term))
    hows = ((_CHANGE, "改释义、写法、来源"), (_RETIRE, "停用：术语表里不再有了"))
    how = replace(choice(HOW, "怎样改", "停用的，旧网址据此说明。", hows), value=_CHANGE)
    if values.get(HOW) == _RETIRE:
        return (first, how, *record_fields())
    held = plain(file.glossary[place_of(file.glossary, chosen)])
    return (first, how, *filled(of_model(Term, _TERM), held))


def _term_itself() -> Field:
    return Field(TERMS, "术语", "", "items", False, inner=tuple(of_model(Term, _TERM)))


def _term(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    data, id = files[name], values[TERMS]
    given = as_given(of_model(Term, _TERM), values)
    if id == NEW:
        given["id"] = values.get("id")
        return {**files, name: with_object(data, read(data), ObjectKind.TERM, given)[0].data}
    place = place_of(file.glossary, id)
    route = (TERMS, place)
    if values[HOW] == _RETIRE:
        record = {"kind": ObjectKind.TERM.value, "id": id, "title": file.glossary[place].term}
        record |= as_given(record_fields(), values)
        return {**files, name: with_records(without_item(data, route), [record])}
    (made,) = changed_items(_term_itself(), [{**values, FORMER: "0"}], [held_at(data, route)])
    whole = {key: made.get(key) for key in Term.model_fields}
    return touched(files, {**files, name: with_values(data, route, whole, Term)})


NOTE = Task("note", "编者注", _note_fields, _note)
TERM = Task("term", "术语", _term_fields, _term)
