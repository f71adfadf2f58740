"""The units of a plan: another one, what is known of one, and what became of one after the plan."""

from __future__ import annotations

from dataclasses import replace

from macros.desk.forms import Field, as_given, filled, of_model
from macros.desk.tasks.task import (
    NEW,
    Files,
    Task,
    Values,
    among,
    choice,
    held_at,
    new_id,
    place_of,
    read,
    touched,
    units_of,
)
from macros.editing.diff.fields import plain
from macros.editing.insert import insert
from macros.editing.new_objects import with_object
from macros.editing.setting import with_values
from macros.model.kinds import Extent, ObjectKind
from macros.model.plan import PlanFile
from macros.model.unit import Succession, Unit

UNIT, UNITS = "unit", "units"
_ABOUT = ("name", "short", "aliases", "kind", "extent", "code", "parent", "url", "contact")
_NAMES = (
    "更名以后的名称；合并、分设成的单位，承接职能的单位，下面没有列出的，名称写在这里，一行一个。"
)
_STEP = ("how", "on", "names", "to", "source.title", "source.url", "source.date")


def _about(file: PlanFile) -> tuple[Field, ...]:
    fields = {field.name: field for field in of_model(Unit, _ABOUT)}
    fields["parent"] = among(fields["parent"], units_of(file), "choice")
    fields["extent"] = replace(fields["extent"], value=Extent.ONE.value)
    return tuple(fields.values())


def _unit_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the unit, and once it is chosen what is known of it."""
    units = ((NEW, "新的单位"), *units_of(file))
    hint = "改哪一个单位的资料，或者增加一个；公文印发以后更名、合并的，用“单位更名、合并、撤销”。"
    first = choice(UNIT, "单位", hint, units)
    chosen = values.get(UNIT)
    if chosen not in dict(units):
        return (first,)
    if chosen == NEW:
        return (first, *_about(file), new_id(Unit))
    return (first, *filled(_about(file), plain(file.units[place_of(file.units, chosen)])))


def _unit(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    data, id = files[name], values[UNIT]
    given = as_given(_about(file), values)
    if given.get("extent") == Extent.ONE:
        del given["extent"]
    if id == NEW:
        given["id"] = values.get("id")
        data = with_object(data, read(data), ObjectKind.UNIT, given)[0].data
    else:
        whole = {key: given.get(key) for key in _ABOUT}
        data = with_values(data, (UNITS, place_of(file.units, id)), whole, Unit)
    return touched(files, {**files, name: data})


def _step_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    hint = "有变化的单位；几个单位合并的，一起选。"
    chosen = Field(UNITS, "单位", hint, "several", True, units_of(file))
    fields = {field.name: field for field in of_model(Succession, _STEP)}
    fields["to"] = among(fields["to"], units_of(file))
    fields["names"] = replace(fields["names"], hint=_NAMES)
    return (chosen, *fields.values())


def _step(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    """Write the same step into each unit, in the order of the days."""
    data = files[name]
    step = as_given(_step_fields(file, values)[1:], values)
    for id in values[UNITS]:
        route = (UNITS, place_of(file.units, id), "succession")
        held = held_at(data, route[:-1]).get("succession") or []
        place = sum(str(one.get("on")) <= step["on"] for one in held)
        data = insert(data, route, place, [step], Succession, within=Unit).data
    return {**files, name: data}


ABOUT = Task("unit", "增加单位，改单位资料", _unit_fields, _unit)
SUCCESSION = Task("succession", "单位更名、合并、撤销", _step_fields, _step)
