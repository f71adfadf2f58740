"""A document that amends the plan: its text, and what it does to which measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from macros.desk.forms import FILL_IN, LONGEST, Field, as_given, filled, of_model
from macros.desk.tasks.measures_added import AFTER, INSIDE, added, places_of
from macros.desk.tasks.task import (
    MEASURE,
    Files,
    NotTaken,
    Task,
    Values,
    among,
    choice,
    held_at,
    measure_at,
    measures_of,
    new_id,
    read,
    units_of,
)
from macros.desk.tasks.texts import as_paragraphs, beside, with_text
from macros.editing.cannot import CannotEdit
from macros.editing.new_objects import free_id, with_object
from macros.editing.rewording import Rewording
from macros.editing.setting import with_values
from macros.grounds.order_targets import Targets
from macros.model.amending import REWORDED, Amended, Step
from macros.model.kinds import ObjectKind
from macros.model.measure import EarlierWording, Measure
from macros.model.numbering import MARKS
from macros.model.plan import Document, PlanFile
from macros.model.walk import walk_measures, walk_sections
from macros.text.lines.reflow import paragraphs, reflow
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.edits import lined, results
from macros.text.orders.reading import orders

TEXT, DEED, CHANGES, ADDS = "text", "deed", "changes", "adds"
REWORD, REMOVE = "reword", "remove"
_ABOUT = ("title", "number", "issued_on", "level", "issuer", "url")
_DAY = re.compile("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_NUMBER = re.compile("[^0-9〔\\s]{1,12}〔[0-9]{4}〕[0-9]+号")
_SENTENCE = re.compile("[^。！？]+")


def _fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the field for the text, and once there is one what can be read from it."""
    (text,) = of_model(Document, (TEXT,))
    hint = (
        "把补充通知、修改决定等的全文贴在这里，一行一段，一字不改；说的是修改哪几项，下面自动列出。"
    )
    first = replace(text, hint=hint, required=True, decides=True)
    pasted = as_paragraphs(str(values.get(TEXT) or ""))
    if not pasted or len(pasted) > LONGEST:  # the field says so; to read it would take hours
        return (first,)
    about = {field.name: field for field in of_model(Document, _ABOUT)}
    about["issuer"] = among(about["issuer"], units_of(file))
    fields = filled(about.values(), dict(_read_off(pasted)))
    changes, adds = _proposed(file, pasted)
    return (
        first,
        *fields,
        new_id(Document),
        replace(_changes(file), value=changes),
        replace(_adds(file), value=adds),
    )


def _changes(file: PlanFile) -> Field:
    (number,) = of_model(EarlierWording, ("number",))
    deeds = ((REWORD, "修改"), (REMOVE, "删去"))
    inner = (
        choice(MEASURE, "措施", "", measures_of(file), decides=False),
        choice(DEED, "怎样", "", deeds, decides=False),
        replace(number, name="renumbered", title="修改以后的序号", hint="没有改序号的不写。"),
        Field(TEXT, "修改以后的全文", "不含序号；删去的不写。", "text", False),
    )
    hint = "照全文核对；没有列出的，自己加一项。"
    return Field(CHANGES, "修改或删去的措施", hint, "items", False, inner=inner)


def _adds(file: PlanFile) -> Field:
    inner = (
        choice(AFTER, "放在哪一项后面", "", places_of(file), decides=False),
        *of_model(Measure, ("number", "title", "text")),
    )
    return Field(ADDS, "增加的措施", "", "items", False, inner=inner)


def _read_off(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a document says of itself: title, number, day."""
    given = paragraphs(text)
    yield "title", next((one for one in given if "关于" in one), given[0])
    if number := _NUMBER.search("\n".join(given[:6])):
        yield "number", number[0]
    if days := _DAY.findall(given[-1]):
        year, month, day = days[-1]
        yield "issued_on", f"{year}-{int(month):02}-{int(day):02}"


def _proposed(file: PlanFile, text: str) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return what the orders of the text surely do to measures, as rows of the form.

    What is not sure is left to the editor; the checks name every order that is not carried out.
    """
    targets = Targets(file)
    found = [targets.resolved(order) for order in orders(text)]
    changes: list[dict[str, str]] = []
    for at in walk_measures(file):
        if at.measure.removed_by or at.row:
            continue
        was = lined(at.measure.text)
        step = Step(("earlier", 0, "until"), REWORDED, "", before=at.measure.text)
        of = Amended(at.route, at.measure, at.sections, (step,))
        mine = [one for one in found if one.deed is not Deed.GIVE and targets.is_for(of, step, one)]
        row = {MEASURE: at.measure.id}
        if any(one.deed is Deed.REMOVE and not one.within for one in mine):
            changes.append({**row, DEED: REMOVE})
            continue
        for order in mine:
            was = _followed(order, was, at.measure)
        if was != lined(at.measure.text):
            changes.append({**row, DEED: REWORD, TEXT: was.replace("\n", "\n\n")})
    return changes, [*_additions(file, targets, found)]


def _followed(order: Order, text: str, measure: Measure) -> str:
    """Return a text after an order that can only be followed in one way; else the text itself."""
    if order.deed is Deed.CHANGE and order.gives:
        return order.new.removeprefix(measure.number)
    made = results(order, text) if order.within else ()
    return made[0] if len(made) == 1 else text


def _additions(file: PlanFile, targets: Targets, found: list[Order]) -> Iterator[dict[str, str]]:
    """Yield a row for each measure that an order adds to the end of a section."""
    for at in walk_sections(file):
        step = Step(("added_by",), REWORDED, "")
        of = Amended(at.route, at.section, at.ancestors, (step,))
        for order in found:
            if order.deed is Deed.ADD and order.gives and targets.is_for(of, step, order):
                own = [one for one in at.section.own_measures if not one.removed_by]
                after = own[-1].id if own else f"{INSIDE}{at.section.id}"
                number = re.match(
                    f"[（(]?[0-9一二三四五六七八九十]+[{re.escape(MARKS)}]+", order.new
                )
                text = order.new[number.end() if number else 0 :]
                title = _SENTENCE.match(text)
                yield {
                    AFTER: after,
                    "number": number[0] if number else "",
                    "title": title[0] if title else text,
                    TEXT: text,
                }


def _write(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    """Write the document with its file, then what it does to each measure."""
    text = as_paragraphs(values[TEXT])
    if not text:
        raise NotTaken(TEXT, [FILL_IN.format("全文")])
    about = of_model(Document, _ABOUT)
    data = files[name]
    id = free_id(values.get("id"), "doc", len(file.documents), read(data))
    copy = f"{id}.txt"
    if beside(name, copy) in files:
        raise CannotEdit(f"已经有叫“{copy}”的文件；请换一个编号代码。")
    given = {**as_given(about, values), "issuer": values.get("issuer")}
    given |= {"id": id, TEXT: text, "transcription": copy}
    data = with_object(data, read(data), ObjectKind.DOCUMENT, given)[0].data
    for row in values.get(CHANGES) or ():
        data = _with_change(file, data, row, id)
    for row in _last_first(file, values.get(ADDS) or ()):
        data = added(file, data, row, by=id)[0]
    return {**files, name: data, beside(name, copy): f"{text}\n".encode()}


def _with_change(file: PlanFile, data: bytes, row: Values, by: str) -> bytes:
    at = measure_at(file, row[MEASURE])
    if row[DEED] == REMOVE:
        return with_values(data, at.route, {"removed_by": by}, type(at.measure))
    if at.row:
        raise CannotEdit("表格里的措施由后来的文件修改的，写在格里；请自己改文件。")
    held = held_at(data, at.route)
    new = as_paragraphs(row.get(TEXT) or "")
    if not new:
        raise CannotEdit(f"“{at.measure.title}”修改以后的全文还没有写。")
    old, number = reflow(held["text"]), row.get("renumbered")
    earlier: dict[str, Any] = {"number": at.measure.number} if number else {}
    earlier |= {TEXT: old, "until": by}
    if new != old:
        data = with_text(data, at.route, Rewording(old, new))
    changed = {"earlier": [*held.get("earlier", ()), earlier]}
    if number:
        changed["number"] = number
    return with_values(data, at.route, changed, Measure)


def _last_first(file: PlanFile, rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield new measures so that routes of the file stay true, those behind one place in their order."""
    order = [one for one, _ in places_of(file)]
    yield from sorted(reversed(rows), key=lambda row: order.index(row[AFTER]), reverse=True)


SUPPLEMENT = Task("supplement", "补充通知", _fields, _write)
