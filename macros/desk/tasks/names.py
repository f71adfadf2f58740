"""What editors call the plan and group its measures by: short title, summary, topics."""

from __future__ import annotations

from dataclasses import replace

from macros.desk.forms import Field, as_given, filled, of_model
from macros.desk.tasks.task import (
    MEASURES,
    NEW,
    Files,
    Task,
    Values,
    choice,
    measures_of,
    new_id,
    place_of,
    read,
    topics_of,
    touched,
)
from macros.editing.diff.fields import plain
from macros.editing.new_objects import with_object
from macros.editing.setting import with_values
from macros.model.kinds import ObjectKind
from macros.model.plan import PlanFile, PlanInfo, Topic
from macros.model.walk import walk_measures

TOPIC = "topic"
_TITLES = ("short_title", "summary")
_ABOUT = ("name", "description")


def _title_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    return filled(of_model(PlanInfo, _TITLES), plain(file.plan))


def _titles(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    given = {key: values.get(key) for key in _TITLES}
    return touched(files, {**files, name: with_values(files[name], ("plan",), given, PlanInfo)})


def _topic_fields(file: PlanFile, values: Values) -> tuple[Field, ...]:
    """Return the topic, and once it is chosen what it is and which measures belong to it."""
    topics = ((NEW, "新的主题"), *topics_of(file))
    first = choice(TOPIC, "主题", "改哪一个主题，或者增加一个。", topics)
    chosen = values.get(TOPIC)
    if chosen not in dict(topics):
        return (first,)
    hint = "编者归到这个主题的措施。"
    measures = Field(MEASURES, "措施", hint, "several", False, measures_of(file))
    if chosen == NEW:
        return (first, *of_model(Topic, _ABOUT), new_id(Topic), measures)
    about = filled(of_model(Topic, _ABOUT), plain(file.topics[place_of(file.topics, chosen)]))
    held = [at.measure.id for at in walk_measures(file) if chosen in at.measure.topics]
    return (first, *about, replace(measures, value=held))


def _topic(file: PlanFile, files: Files, name: str, values: Values) -> Files:
    data, id = files[name], values[TOPIC]
    about = {key: values.get(key) for key in _ABOUT}
    if id == NEW:
        given = as_given(of_model(Topic, ("id", *_ABOUT)), values)
        made, id = with_object(data, read(data), ObjectKind.TOPIC, given)
        data = made.data
    else:
        data = with_values(data, ("topics", place_of(file.topics, id)), about, Topic)
    for at in walk_measures(file):
        topics = [one for one in at.measure.topics if one != id]
        if at.measure.id in (values.get(MEASURES) or ()):
            topics = [*at.measure.topics] if id in at.measure.topics else [*topics, id]
        elif at.measure.removed_by:
            continue  # it is not offered
        if topics != [*at.measure.topics]:
            data = with_values(data, at.route, {"topics": topics}, type(at.measure))
    return touched(files, {**files, name: data})


TITLES = Task("titles", "短标题和简介", _title_fields, _titles)
TOPICS = Task("topics", "主题", _topic_fields, _topic)
