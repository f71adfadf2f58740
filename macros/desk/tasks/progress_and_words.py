"""Progress on measures, and corrected words."""

from __future__ import annotations

from dataclasses import replace

from macros.desk.forms import Field, filled, nested, of_model
from macros.desk.tasks.task import (
    MEASURE,
    MEASURES,
    NOTHING,
    Files,
    Task,
    Values,
    appended,
    choice,
    measure_at,
    measures_of,
    read,
)
from macros.desk.tasks.texts import (
    around,
    as_written,
    beside,
    transcription,
    with_around,
    with_quotes,
    with_text,
)
from macros.editing.cannot import CannotEdit
from macros.editing.insert import value_at
from macros.editing.new_objects import with_report
from macros.editing.rewording import Rewording, reworded, with_value
from macros.editing.setting import with_values
from macros.loading.reading import text_of
from macros.loading.yamltext import parse
from macros.model.measure import Measure, Progress
from macros.model.plan import PlanFile
from macros.model.walk import walk_measures
from macros.text.lines.reflow import reflow

_PROGRESS = ("date", "status", "word", "summary", "source.title", "source.url", "source.date")


def _report_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    hint = "这份来源说到的措施，可以选几项；说法不同的分几次登记。"
    chosen = Field(MEASURES, "措施", hint, "several", True, measures_of(file))
    return (chosen, *of_model(Progress, _PROGRESS))


def _report(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    chosen = list(values[MEASURES])
    data, told = files[name], {key: held for key, held in values.items() if key != MEASURES}
    if len(chosen) == 1:
        route = measure_at(file, chosen[0]).route
        made = appended(data, (*route, "progress"), nested(told), Progress)
        return {**files, name: made}
    given = {
        **{key: told.get(key) for key in ("date", "status", "word", "summary")},
        "title": told.get("source.title"),
        "url": told.get("source.url"),
        "published": told.get("source.date"),
    }
    return {**files, name: with_report(data, read(data), chosen, given).data}


_HERE = "直接改这里的字；数据文件和公文文本副本里的都会改。分段不要动。"


def _wording_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the measure, or what stands around the measures, and once it is chosen its text."""
    others = {of.id: of for of in around(file)}
    choices = (*measures_of(file, removed=True), *((id, of.title) for id, of in others.items()))
    come = f"{values.get('section')}.title"
    chosen = values.get(MEASURE) or (come if come in others else "")
    measure = choice(MEASURE, "措施，或者别处的原文", "改哪里的字。", choices)
    measure = replace(measure, value=chosen)
    if of := others.get(chosen):
        return (measure, Field("text", "原文", _HERE, "text", True, value=reflow(of.text)))
    for at in walk_measures(file):
        if at.measure.id == chosen and at.measure.text:
            text = Field("text", "原文", _HERE, "text", True, value=reflow(at.measure.text))
            (number,) = filled(of_model(Measure, ("number",)), {"number": at.measure.number})
            return (measure, text, number)
    return (measure,)


def _wording(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    """Change the text, the words of it that are quoted in the measure, and the stored official text.

    That of a later document stands in the plan too.
    """
    if of := next((one for one in around(file) if one.id == values[MEASURE]), None):
        return with_around(file, files, name, of, values["text"])
    route = measure_at(file, values[MEASURE]).route
    parsed = parse(text_of(files[name], ""))
    measure = value_at(parsed.value, route)
    if "text" not in measure:
        raise CannotEdit("这项措施的文字在表格里；请自己改文件。")
    change = Rewording(reflow(measure["text"]), reflow(values["text"]))
    number = str(measure.get("number", ""))
    renumbered = number if values.get("number") is None else values["number"]
    whole = Rewording(number + change.before, renumbered + change.after)
    if whole.before == whole.after:
        raise CannotEdit(NOTHING)
    stored = transcription(file, measure)
    copy = beside(name, stored)
    made = dict(files)
    made[copy] = as_written(files[copy], lambda text: reworded(text, whole))
    for n, document in enumerate(file.documents):
        if document.transcription == stored and document.text:
            old = reflow(document.text)
            change_there = Rewording(old, reworded(old, whole))
            made[name] = with_value(made[name], ("documents", n, "text"), change_there)
    if change.before != change.after:
        made[name] = with_text(made[name], route, change)
        made[name] = with_quotes(file, made[name], (*route, "text"), change)
    made[name] = with_values(made[name], route, {"number": renumbered}, Measure)
    return made


PROGRESS = Task("progress", "登记进展", _report_fields, _report)
WORDING = Task("wording", "更正文字", _wording_fields, _wording)
