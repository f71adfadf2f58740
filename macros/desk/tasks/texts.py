"""The official text behind a task: its file beside the plan, and the measure whose words follow it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from macros.desk.forms import Field
from macros.desk.tasks.measure_items import PICKED
from macros.desk.tasks.task import NOTHING, Files
from macros.desk.written import Written, as_field
from macros.editing.cannot import CannotEdit
from macros.editing.insert import value_at
from macros.editing.rewording import Rewording, reworded, with_value
from macros.loading.reading import text_of
from macros.loading.yamltext import parse
from macros.model.plan import Notice, PlanFile, PlanInfo
from macros.model.printed import walk_official, walk_printed
from macros.model.problems import Route
from macros.model.section import Section
from macros.model.walk import MeasureAt, walk_sections
from macros.text.lines.reflow import reflow, squeeze


def beside(name: str, other: str) -> str:
    """Return the path of a file that lies beside the plan."""
    return (PurePosixPath(name).parent / other).as_posix()


def as_written(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a file with its text changed; its line ends and its byte order mark stay."""
    return Written.of(data).bytes_of(change(as_field(data, "")))


def as_paragraphs(text: str) -> str:
    """Return pasted text with a blank line between paragraphs: each line is one."""
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def transcription(file: PlanFile, measure: dict[str, Any]) -> str:
    """Return the name of the stored text that holds the words of a measure. Raises CannotEdit."""
    earlier = measure.get("earlier") or []
    by = earlier[-1].get("until") if earlier else measure.get("added_by")
    stored = {document.id: document.transcription for document in file.documents}
    found = stored.get(by, "") if by else file.plan.source.transcription
    if not found:
        raise CannotEdit("这项措施的文字出自另一份文件，没有存它的文本；请自己改文件。")
    return found


def with_text(data: bytes, route: Route, change: Rewording) -> bytes:
    """Return the plan file with other words of a measure, and what it quotes of them. Raises CannotEdit."""
    parsed = parse(text_of(data, ""))
    data = with_value(data, (*route, "text"), change)
    for quoted in _quotes(parsed.values, route):
        old = reflow(str(value_at(parsed.value, quoted)))
        if (new := change.of_part(old)) != old:
            data = with_value(data, quoted, Rewording(old, new))
    return data


@dataclass(frozen=True)
class Around:
    """Official words around the measures: where they are, and what is printed right before them."""

    id: str
    title: str
    route: Route
    text: str
    before: str


def around(file: PlanFile) -> Iterator[Around]:
    """Yield the words of the notice, of the plan, and of the headings; those of tables stand in cells."""
    sections = {at.route: at.section for at in walk_sections(file)}
    before = ""
    for route, text in walk_printed(file):
        holder, key = route[:-1], str(route[-1])
        if holder in sections:
            of = sections[holder]
            title = f"{of.number}{of.name}：{Section.model_fields[key].title}"
            yield Around(f"{of.id}.{key}", title, route, text, before)
        elif holder in (("plan",), ("plan", "notice")):
            model, name = (PlanInfo, "方案") if len(holder) == 1 else (Notice, "通知")
            title = f"{name}：{model.model_fields[key].title}"
            yield Around(".".join(map(str, route)), title, route, text, before)
        before = text


def with_around(file: PlanFile, files: Files, name: str, of: Around, text: str) -> Files:
    """Return the files with other words around the measures. Raises CannotEdit."""
    change = Rewording(reflow(of.text), reflow(text))
    if change.before == change.after:
        raise CannotEdit(NOTHING)
    copy = beside(name, file.plan.source.transcription)

    def stored(held: str) -> str:
        try:
            return reworded(held, change)
        except CannotEdit:
            return reworded(held, change, of.before)

    data = with_value(files[name], of.route, change)
    data = with_quotes(file, data, of.route, change)
    return {**files, name: data, copy: as_written(files[copy], stored)}


def with_quotes(file: PlanFile, data: bytes, route: Route, change: Rewording) -> bytes:
    """Return the plan file where quotes follow a change of official words at a route, if they stand nowhere else.

    Raises CannotEdit.
    """
    others = [squeeze(text) for there, text in walk_official(file) if there != route]
    parsed = parse(text_of(data, ""))
    for quoted in parsed.values:
        if quoted[-1:] == ("quote",):
            old = reflow(str(value_at(parsed.value, quoted)))
            new = change.of_part(old)
            if new != old and not any(squeeze(old) in text for text in others):
                data = with_value(data, quoted, Rewording(old, new))
    return data


def passages(file: PlanFile, at: MeasureAt) -> Iterator[Field]:
    """Yield the words that a measure may quote."""
    hint = "选中（拖选）其中几个字，再点下面的“用选中的字”，就填进那一栏。"
    yield Field("own", "公文原文", hint, "passage", False, value=at.measure.text)
    if headings := "\n\n".join(filter(None, (_heading(section) for section in at.sections))):
        yield Field("around", "所在部分的标题、引言、结尾", "", "passage", False, value=headings)
    body = file.plan.notice.body if file.plan.notice else ""
    if words := "\n\n".join(filter(None, (body, file.plan.preamble, file.plan.closing))):
        yield Field("shared", "通知、前言、全文结尾", "", "passage", False, value=words)


def _heading(section: Section) -> str:
    return "\n\n".join(filter(None, (section.title, section.intro, section.closing)))


def _quotes(routes: Collection[Route], measure: Route) -> Iterator[Route]:
    """Yield where a measure quotes words of its text: in its title, in the keys named so, in what it states."""
    for route in routes:
        inner = route[len(measure) :]
        if route[: len(measure)] == measure and inner:
            if inner == ("title",) or inner[-1] == "quote" or _is_stated(routes, measure, inner):
                yield route


def _is_stated(routes: Collection[Route], measure: Route, inner: Route) -> bool:
    """Whether it is of a role, deadline or target without a source of its own; with one, it may quote that source."""
    whole = inner[: 1 if inner[0] == "deadline" else 2]
    stated = inner[0] in ("units", "deadline", "deadlines", "targets")
    return stated and inner[-1] in (*PICKED, "word") and (*measure, *whole, "source") not in routes
