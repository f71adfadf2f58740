"""One object as the API answers with it, and what editors need besides: for ``plan show``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from macros.exports.api.answers import Answers
from macros.exports.api.history import ChangeOut
from macros.exports.api.parts import Answer, ClauseOut, Links, Ref
from macros.exports.api.units import Task
from macros.index.entries import DocumentEntry, Entry
from macros.index.former import former_ids_with_splits
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind
from macros.model.labels import Labelled
from macros.text.messages.nearest import nearest

_REPEATED = {"former", "paragraphs", "deadline"}
"""Fields that say for programs what others say."""
_OF_OTHERS = {"unit", "leads", "deadline", "deadlines", "latest_progress"}
"""What a unit's task says of the unit itself and of the measure."""


class ForEditors(Answer):
    """What the API does not say of an object, since only editors need it."""

    object: ObjectKind = Field(description="对象类别。")
    line: int = Field(description="数据文件的行。")
    terms: tuple[Ref, ...] = Field((), description="文中术语。")
    passages: tuple[str, ...] = Field((), description="见于。")
    changes: tuple[ChangeOut, ...] = Field((), description="变更记录。")
    former_ids: tuple[str, ...] = Field((), description="旧 id。")


def describe(answers: Answers, id: str) -> tuple[Answer, ForEditors] | None:
    """Return all about a living or former object; None if there is none and was none."""
    index = answers.index
    if entry := index.living.get(id):
        own: Answer = getattr(answers, entry.kind)(entry)
        return own, _for_editors(answers, entry)
    if former := index.former.get(id):
        line = index.former_lines[id]
        return answers.former(former), ForEditors(object=former.kind, line=line)
    return None


def unknown(index: Index, id: str) -> str:
    """Return what to say of an id that names nothing, with the nearest that does."""
    near = nearest(id, (*index.living, *index.former))
    hint = f"是不是“{near}”？" if near else "请在数据文件中查找它的 id。"
    return f"没有 id 为“{id}”的对象；{hint}"


def facts(index: Index, answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each field that says something, and its lines.

    The name is the first words of the field's description.
    """
    for name, field in type(answer).model_fields.items():
        value = getattr(answer, name)
        if value not in (None, ()) and name not in _REPEATED:
            label = re.split("[，；：。（]", field.description or value.__doc__)[0]
            held = value if isinstance(value, tuple) else (value,)
            if isinstance(value, Links):
                held = tuple(link for _, link in value if link)
            yield label, [line for item in held for line in _lines(index, item)]


def _for_editors(answers: Answers, entry: Entry) -> ForEditors:
    index = answers.index
    text = entry.measure.text if isinstance(entry, MeasureEntry) else ""
    named = (mention.id for mention in index.mentions(text) if mention.kind is ObjectKind.TERM)
    framing = entry.framing if isinstance(entry, (UnitEntry, DocumentEntry)) else ()
    return ForEditors(
        object=entry.kind,
        line=index.lines[entry.id],
        terms=answers.refs(dict.fromkeys(named)),
        passages=tuple(passage.label for passage in framing),
        changes=tuple(answers.change(change) for change in index.changes_of(entry.id)),
        former_ids=former_ids_with_splits(index, entry.id),
    )


def _lines(index: Index, value: object) -> list[str]:
    """Return a line for a value, and under it one for each item of the lists inside it."""
    if not isinstance(value, Answer) or isinstance(value, Ref | ClauseOut):
        return [_words(index, value)]
    skipped = _OF_OTHERS if isinstance(value, Task) else ()
    inside = [
        (n, held) for n, held in value if n not in skipped and not isinstance(held, bool | None)
    ]
    words = [
        f"“{held}”" if name == "quote" else line
        for name, held in inside
        if not isinstance(held, tuple)
        for line in _lines(index, held)
    ]
    lists = (held for _, held in inside if isinstance(held, tuple))
    below = (line for held in lists for item in held for line in _lines(index, item))
    return ["  ".join(filter(None, dict.fromkeys(words))), *(f"  {line}" for line in below)]


def _words(index: Index, value: object) -> str:
    """Return a value as people read it; measures and sections with their numbers."""
    match value:
        case Ref(id=id, title=title):
            numbered = index.measures.get(id) or index.sections.get(id)
            return f"{id}  {numbered.label} {title}" if numbered else f"{id}  {title}"
        case ClauseOut(id=id, quote=quote):
            return f"{id}  总的分工规定“{quote}”"
        case Labelled():
            return value.label
        case bool():
            return "是" if value else "否"
    return str(value)
