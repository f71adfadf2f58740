"""The fields of what a measure has several of: units, deadlines, targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.desk.forms import Field, of_model, voluntary
from macros.desk.tasks.task import among, units_of
from macros.model.measure import Deadline, Involvement, Target, YearValue
from macros.model.plan import PlanFile

SOURCE = ("source.title", "source.url", "source.date")
FACETS = (
    ("units", "涉及单位：谁牵头、谁负责、谁配合"),
    ("deadlines", "期限"),
    ("targets", "目标"),
    ("about", "标题、主题、引用文件、相关措施"),
)
PICKED = ("text", "what", "indicator", "baseline", "value")
"""Words that are taken from the official text, besides quotes."""


def items(file: PlanFile, what: str) -> Field:
    """Return the list of one side of a measure: its units, deadlines or targets."""
    title = dict(FACETS)[what].partition("：")[0]
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
    yield from voluntary(of_model(Involvement, SOURCE))


def _deadline(file: PlanFile) -> Iterator[Field]:
    for field in of_model(Deadline, ("text", "on", "what", "units", "quote")):
        yield among(field, units_of(file)) if field.name == "units" else _picked(field)
    yield from voluntary(of_model(Deadline, SOURCE))


def _target(file: PlanFile) -> Iterator[Field]:
    names = ("text", "indicator", "kind", "baseline", "value", "measured_in", "quote")
    yield from map(_picked, of_model(Target, names))
    (years,) = of_model(Target, ("years",))
    yield replace(years, kind="items", inner=tuple(of_model(YearValue, ("year", "value"))))
    yield from voluntary(of_model(Target, SOURCE))


def _picked(field: Field) -> Field:
    return replace(field, kind="quote") if field.name in PICKED else field
