"""The tasks of the desk: each a form, and what its values make of the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from macros.desk.forms import Choices, Field, nested, of_model
from macros.desk.written import Written, as_field
from macros.editing.insert import CannotInsert, insert, value_at
from macros.editing.new_objects import with_object, with_report
from macros.editing.rewording import CannotReword, Rewording, reworded, with_value
from macros.loading.reading import text_of
from macros.loading.yamltext import parse
from macros.model.kinds import ObjectKind
from macros.model.measure import Measure, Note, Progress
from macros.model.plan import PlanFile, Term
from macros.model.problems import Route
from macros.model.walk import walk_measures
from macros.text.reflow import reflow

Values = Mapping[str, Any]
Files = dict[str, bytes]
MEASURES = "measures"
MEASURE = "measure"


@dataclass(frozen=True)
class Task:
    """Something that editors do."""

    name: str
    title: str
    fields: Callable[[PlanFile, Values], tuple[Field, ...]]
    """The form, for a plan and what is filled in so far."""
    write: Callable[[PlanFile, Files, str, Values], Files]
    """The files, the plan in that of the name, with what a full form says. Raises CannotInsert."""


def measures_of(file: PlanFile) -> Choices:
    """Return all measures in force with their numbers and titles."""
    return tuple(
        (at.measure.id, f"{at.measure.number} {at.measure.title}".strip())
        for at in walk_measures(file)
        if not at.measure.removed_by
    )


def route_of(file: PlanFile, id: str) -> Route:
    """Return where a measure stands. Raises CannotInsert."""
    for at in walk_measures(file):
        if at.measure.id == id:
            return at.route
    raise CannotInsert(f"没有 id 为“{id}”的措施。")


def choice_of_measure(file: PlanFile) -> Field:
    """Return the field for one measure."""
    return Field(MEASURE, "措施", "改哪一项措施。", "choice", True, measures_of(file))


_PROGRESS = ("date", "status", "word", "summary", "source.title", "source.url", "source.date")
_NOTE = ("kind", "quote", "text", "source.title", "source.url")


def _report_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    hint = "这份来源说到的措施，可以选几项；说法不同的分几次登记。"
    chosen = Field(MEASURES, "措施", hint, "several", True, measures_of(file))
    return (chosen, *of_model(Progress, _PROGRESS))


def _report(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    chosen = list(values[MEASURES])
    data, told = files[name], {key: held for key, held in values.items() if key != MEASURES}
    if len(chosen) == 1:
        route = route_of(file, chosen[0])
        made = _appended(data, (*route, "progress"), nested(told), Progress)
        return {**files, name: made}
    given = {
        **{key: told.get(key) for key in ("date", "status", "word", "summary")},
        "title": told.get("source.title"),
        "url": told.get("source.url"),
        "published": told.get("source.date"),
    }
    plain = parse(text_of(data, "")).value
    return {**files, name: with_report(data, plain, chosen, given).data}


def _note_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    return (choice_of_measure(file), *of_model(Note, _NOTE[:3]), *_optional(Note, _NOTE[3:]))


def _optional(model: type[Note], names: tuple[str, ...]) -> tuple[Field, ...]:
    """Return the fields of an object that may be left out as a whole."""
    return tuple(
        Field(field.name, field.title, field.hint, field.kind, False, field.choices)
        for field in of_model(model, names)
    )


def _note(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    route = route_of(file, values[MEASURE])
    told = nested({key: held for key, held in values.items() if key != MEASURE})
    return {**files, name: _appended(files[name], (*route, "notes"), told, Note)}


def _appended(data: bytes, route: Route, item: dict[str, Any], model: Any) -> bytes:
    held = value_at(parse(text_of(data, "")).value, route[:-1])
    count = len(held.get(route[-1]) or [])
    return insert(data, route, count, [item], model, within=Measure).data


_TERM = ("id", "term", "definition", "source.title", "source.url")


def _term_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    return tuple(of_model(Term, _TERM))


def _term(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    data = files[name]
    plain = parse(text_of(data, "")).value
    made, _ = with_object(data, plain, ObjectKind.TERM, nested(values))
    return {**files, name: made.data}


def _wording_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the measure, and once it is chosen its text."""
    measure = choice_of_measure(file)
    for at in walk_measures(file):
        if at.measure.id == values.get(MEASURE) and at.measure.text:
            hint = "直接改这里的字；数据文件和公文文本副本里的都会改。分段不要动。"
            text = Field("text", "原文", hint, "text", True, value=reflow(at.measure.text))
            return (measure, text)
    return (measure,)


def _wording(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    """Change the text, the words of it that are quoted in the measure, and the stored official text."""
    route = route_of(file, values[MEASURE])
    plain = parse(text_of(files[name], ""))
    measure = value_at(plain.value, route)
    if "text" not in measure:
        raise CannotInsert("这项措施的文字在表格里；请自己改文件。")
    change = Rewording(reflow(measure["text"]), reflow(values["text"]))
    if change.before == change.after:
        raise CannotInsert("还没有改动。")
    copy = (PurePosixPath(name).parent / _transcription(file, measure)).as_posix()
    made = dict(files)
    try:
        made[copy] = _reworded_copy(files[copy], change, str(measure.get("number", "")))
        made[name] = with_value(made[name], (*route, "text"), change)
        for quoted in _quotes(plain.values, route):
            old = reflow(str(value_at(plain.value, quoted)))
            if (new := change.of_part(old)) != old:
                made[name] = with_value(made[name], quoted, Rewording(old, new))
    except CannotReword as error:
        raise CannotInsert(str(error)) from None
    return made


def _transcription(file: PlanFile, measure: dict[str, Any]) -> str:
    """Return the name of the stored text that holds the words of a measure."""
    earlier = measure.get("earlier") or []
    by = earlier[-1].get("until") if earlier else measure.get("added_by")
    stored = {document.id: document.transcription for document in file.documents}
    found = stored.get(by, "") if by else file.plan.source.transcription
    if not found:
        raise CannotInsert("这项措施的文字出自另一份文件，没有存它的文本；请自己改文件。")
    return found


def _reworded_copy(data: bytes, change: Rewording, number: str) -> bytes:
    written = Written.of(data)
    return written.bytes_of(reworded(as_field(data, ""), change, number))


def _quotes(routes: Iterable[Route], measure: Route) -> Iterator[Route]:
    """Yield where a measure quotes words of its text: in its title and in the keys named so."""
    for route in routes:
        if route[: len(measure)] == measure and len(route) > len(measure):
            inner = route[len(measure) :]
            if inner == ("title",) or inner[-1] == "quote" or inner[-2:] == ("deadline", "text"):
                yield route


TASKS = (
    Task("progress", "登记进展", _report_fields, _report),
    Task("wording", "更正文字", _wording_fields, _wording),
    Task("note", "加编者注", _note_fields, _note),
    Task("term", "加术语", _term_fields, _term),
)
"""In the order of how often they are done."""


def task(name: str) -> Task:
    """Return the task of a name."""
    return next(one for one in TASKS if one.name == name)
