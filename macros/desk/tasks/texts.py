"""The official text behind a task: its file beside the plan, and the measure whose words follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from macros.desk.forms import Field
from macros.desk.written import Written, as_field
from macros.editing.insert import CannotInsert, value_at
from macros.editing.rewording import Rewording, with_value
from macros.loading.reading import text_of
from macros.loading.yamltext import parse
from macros.model.plan import PlanFile
from macros.model.problems import Route
from macros.model.section import Section
from macros.model.walk import MeasureAt
from macros.text.lines.reflow import reflow


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
    """Return the name of the stored text that holds the words of a measure. Raises CannotInsert."""
    earlier = measure.get("earlier") or []
    by = earlier[-1].get("until") if earlier else measure.get("added_by")
    stored = {document.id: document.transcription for document in file.documents}
    found = stored.get(by, "") if by else file.plan.source.transcription
    if not found:
        raise CannotInsert("这项措施的文字出自另一份文件，没有存它的文本；请自己改文件。")
    return found


def with_text(data: bytes, route: Route, change: Rewording) -> bytes:
    """Return the plan file with other words of a measure, and what it quotes of them. Raises CannotReword."""
    parsed = parse(text_of(data, ""))
    data = with_value(data, (*route, "text"), change)
    for quoted in _quotes(parsed.values, route):
        old = reflow(str(value_at(parsed.value, quoted)))
        if (new := change.of_part(old)) != old:
            data = with_value(data, quoted, Rewording(old, new))
    return data


def passages(file: PlanFile, at: MeasureAt) -> Iterator[Field]:
    """Yield the words that a measure may quote."""
    hint = "选中（拖选）其中几个字，再点下面的“用选中的字”，就填进那一栏。"
    yield Field("own", "公文原文", hint, "passage", False, value=at.measure.text)
    around = "\n\n".join(filter(None, (_heading(section) for section in at.sections)))
    if around:
        yield Field("around", "所在部分的标题、引言、结尾", "", "passage", False, value=around)
    body = file.plan.notice.body if file.plan.notice else ""
    if words := "\n\n".join(filter(None, (body, file.plan.preamble, file.plan.closing))):
        yield Field("shared", "通知、前言、全文结尾", "", "passage", False, value=words)


def _heading(section: Section) -> str:
    return "\n\n".join(filter(None, (section.title, section.intro, section.closing)))


def _quotes(routes: Iterable[Route], measure: Route) -> Iterator[Route]:
    """Yield where a measure quotes words of its text: in its title and in the keys named so."""
    for route in routes:
        if route[: len(measure)] == measure and len(route) > len(measure):
            inner = route[len(measure) :]
            if inner == ("title",) or inner[-1] == "quote" or inner[-2:] == ("deadline", "text"):
                yield route
